//! One line a diagnostic: ours, and the reference's.

use super::{place, word};
use crate::diagnostic::Diagnostic;
use crate::source::SourceMap;

/// `FILE:LINE:COL: error[CODE]: text`.
pub(super) fn short(d: &Diagnostic, sources: &SourceMap) -> String {
    let text = one_line(&d.message);
    match place(d.place(), sources) {
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

fn one_line(text: &str) -> String {
    text.replace(['\n', '\r'], " ")
}
