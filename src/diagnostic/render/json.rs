//! JSON: one object a diagnostic.

use super::{Remark, word};
use crate::diagnostic::Diagnostic;
use crate::source::{SourceMap, Span};
use std::fmt::Write;

/// A diagnostic as an object on one line. Bytes are counted from 0 in their file, lines and columns from 1, columns in
/// bytes; `end` is where the first byte stands that does not belong to it any more.
pub(super) fn object(d: &Diagnostic, remarks: &[Remark], sources: &SourceMap) -> String {
    let mut out = format!("{{\"severity\":\"{}\",\"code\":\"{}\",\"message\":", word(d.severity), d.code);
    string(&d.message, &mut out);
    range(d.span, sources, &mut out);
    if !d.note.is_empty() {
        out.push_str(",\"note\":");
        string(&d.note, &mut out);
    }
    out.push_str(",\"labels\":[");
    for (i, label) in d.labels.iter().enumerate() {
        out.push_str(if i == 0 { "{\"text\":" } else { ",{\"text\":" });
        string(&label.text, &mut out);
        range(label.span, sources, &mut out);
        out.push('}');
    }
    out.push(']');
    if let Some(help) = &d.help {
        out.push_str(",\"help\":");
        string(help, &mut out);
    }
    if !remarks.is_empty() {
        out.push_str(",\"trace\":[");
        for (i, remark) in remarks.iter().enumerate() {
            out.push_str(if i == 0 { "{\"text\":" } else { ",{\"text\":" });
            string(&remark.text, &mut out);
            range(remark.span, sources, &mut out);
            out.push('}');
        }
        out.push(']');
    }
    out.push_str("}\n");
    out
}

/// A line that belongs to no place.
pub(super) fn line(text: &str) -> String {
    let mut out = "{\"severity\":\"note\",\"message\":".to_owned();
    string(text, &mut out);
    out.push_str("}\n");
    out
}

fn range(span: Span, sources: &SourceMap, out: &mut String) {
    let Some(file) = sources.file_of(span) else { return };
    let file = sources.file(file);
    out.push_str(",\"file\":");
    string(&file.name, out);
    for (name, at) in [("start", span.lo), ("end", span.hi.clamp(span.lo, file.span().hi))] {
        if let Some(p) = sources.place(Span::new(at, at)) {
            let byte = at.saturating_sub(file.base);
            let _ = write!(out, ",\"{name}\":{{\"byte\":{byte},\"line\":{},\"column\":{}}}", p.line, p.column);
        }
    }
}

/// A text as a JSON string.
pub(super) fn string(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04x}", c as u32);
            }
            c => out.push(c),
        }
    }
    out.push('"');
}
