//! One line a diagnostic: ours, and the reference's.

use super::{place, word};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{SourceMap, Span};

/// `FILE:LINE:COL: error[CODE]: text`.
pub(super) fn short(d: &Diagnostic, sources: &SourceMap) -> String {
    let text = one_line(&d.message);
    match place(told_place(d, sources), sources) {
        Some(p) => format!("{p}: {}[{}]: {text}\n", word(d.severity), d.code),
        None => format!("{}[{}]: {text}\n", word(d.severity), d.code),
    }
}

/// `error in FILE, line N: text`; what is told for information has no word before it (reference: Reporter.cc, Info).
pub(super) fn zeek(d: &Diagnostic, sources: &SourceMap) -> String {
    let text = one_line(&d.message);
    let place = sources.place(d.place()).map(|p| format!("{}, line {}", sources.file(p.file).name, p.line));
    match (d.severity, place) {
        (Severity::Info, Some(place)) => format!("{place}: {text}\n"),
        (Severity::Info, None) => format!("{text}\n"),
        (severity, Some(place)) => format!("{} in {place}: {text}\n", word(severity)),
        (severity, None) => format!("{}: {text}\n", word(severity)),
    }
}

/// The place that is named: the cause itself, where it stands on the line that the reference speaks of.
fn told_place(d: &Diagnostic, sources: &SourceMap) -> Span {
    match (sources.place(d.span), sources.place(d.place())) {
        (Some(own), Some(told)) if own.file == told.file && own.line == told.line => d.span,
        _ => d.place(),
    }
}

fn one_line(text: &str) -> String {
    text.replace(['\n', '\r'], " ")
}
