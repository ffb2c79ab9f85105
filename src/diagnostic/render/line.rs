//! One line a diagnostic: ours, and the reference's.

use super::{place, word};
use crate::diagnostic::Diagnostic;
use crate::source::{SourceMap, Span};

/// `FILE:LINE:COL: error[CODE]: text`.
pub(super) fn short(d: &Diagnostic, sources: &SourceMap) -> String {
    let text = one_line(&d.message);
    match place(told_place(d, sources), sources) {
        Some(p) => format!("{p}: {}[{}]: {text}\n", word(d.severity), d.code),
        None => format!("{}[{}]: {text}\n", word(d.severity), d.code),
    }
}

/// `error in FILE, line N: text`.
pub(super) fn zeek(d: &Diagnostic, sources: &SourceMap) -> String {
    let text = one_line(&d.message);
    match sources.place(d.place()) {
        Some(p) => format!("{} in {}, line {}: {text}\n", word(d.severity), sources.file(p.file).name, p.line),
        None => format!("{}: {text}\n", word(d.severity)),
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
