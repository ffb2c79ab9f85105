//! What was meant by what the language does not have: names with dots, and characters of other keyboards.

use crate::diagnostic::{Diagnostic, codes};
use crate::source::Span;

/// The complaint about a name with dots; `rest` goes on where a field's name would; `called` where a
/// parenthesis follows.
pub(super) fn host_literal(span: Span, host: &str, rest: &str, called: bool) -> Diagnostic {
    let lookup = format!("look it up with `blocking_lookup_hostname(\"{host}\")`");
    let fields = format!("{}{rest}", host.replace('.', "$"));
    let help = match host.split_once('.') {
        Some((value, "append" | "push" | "push_back")) if called => format!("write `{value} += …`"),
        Some((value, "add" | "insert")) if called => format!("write `add {value}[…]`"),
        Some((value, "remove" | "delete" | "erase")) if called => format!("write `delete {value}[…]`"),
        Some((value, "length" | "size" | "len" | "count")) if called => format!("write `|{value}|`"),
        Some((value, "contains" | "has" | "includes")) if called => format!("write `… in {value}`"),
        Some((value, _)) if called => {
            format!("values have no methods: a function takes its value, as in `f({value})`; `|{value}|` is its size")
        }
        Some((_, field)) if !field.contains('.') || !rest.is_empty() => {
            format!("a record's field is written `{fields}`; if it is a host, {lookup}")
        }
        _ => format!("{lookup}; fields of records are written `{fields}`"),
    };
    Diagnostic::error(codes::HOST_LITERAL, span, format!("host literal `{host}` is not supported")).help(help)
}

/// What a character that means nothing was meant to be.
pub(super) fn meant_character(written: &str) -> Option<&'static str> {
    let first = written.chars().next()?;
    Some(match first {
        '–' | '—' | '−' | '‐' | '‑' => "write `-`",
        '“' | '”' | '„' | '«' | '»' => "write `\"`",
        '‘' | '’' | '\'' | '`' => "a string stands in `\"`",
        '\u{a0}' | '\u{200b}' | '\u{feff}' => "it looks like a blank: write one",
        '×' => "write `*`",
        '≠' => "write `!=`",
        '≤' => "write `<=`",
        '≥' => "write `>=`",
        '\\' => "a line goes on by itself until its `;`",
        _ => return None,
    })
}
