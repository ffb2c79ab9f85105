//! One cause that shows in several places: told once, with the others labelled.

use super::{Code, Diagnostic, Label, codes};
use crate::source::Span;

/// What is wrong with a name, wherever it is used.
pub const OF_NAMES: [Code; 7] = [
    codes::UNKNOWN_NAME,
    codes::UNKNOWN_TYPE,
    codes::UNKNOWN_FIELD,
    codes::UNKNOWN_EVENT,
    codes::NOT_EXPORTED,
    codes::NOT_CAPTURED,
    codes::OTHER_MODULE,
];

/// What the label says of another place.
const AGAIN: &str = "and here";
/// So many of them are labelled.
const LABELLED: usize = 5;

/// Diagnostics with those brought together that have one of these codes and say the same, or come from the same: it is
/// told at the first place, and the next ones are labelled there.
pub fn merged(list: Vec<Diagnostic>, codes: &[Code]) -> Vec<Diagnostic> {
    let mut told: Vec<(Diagnostic, Vec<Span>)> = Vec::with_capacity(list.len());
    for mut d in list {
        let mut places = vec![d.span];
        let is_mergeable = codes.contains(&d.code);
        if is_mergeable {
            let (again, others): (Vec<Label>, Vec<Label>) = d.labels.into_iter().partition(|l| l.text == AGAIN);
            d.labels = others;
            places.extend(again.into_iter().map(|l| l.span));
        }
        let same = |o: &Diagnostic| o.code == d.code && o.message == d.message;
        let akin = |o: &Diagnostic| o.cause.is_some() && o.cause == d.cause && codes.contains(&o.code);
        let fits = |o: &Diagnostic| is_mergeable && o.labels == d.labels && (same(o) || akin(o));
        match told.iter_mut().find(|(o, _)| fits(o)) {
            Some((o, all)) => {
                all.extend(places);
                if d.span.lo < o.span.lo {
                    *o = d;
                }
            }
            None => told.push((d, places)),
        }
    }
    let together = |(mut d, mut places): (Diagnostic, Vec<Span>)| {
        places.sort_by_key(|s| s.lo);
        d.span = places.remove(0);
        places.into_iter().take(LABELLED).fold(d, |d, span| d.label(span, AGAIN))
    };
    told.into_iter().map(together).collect()
}
