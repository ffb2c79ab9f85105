//! Patterns that are made at run time.

use super::text::lossy;
use super::unplaced;
use crate::eval::{Builtin, Eval, Invocation};
use crate::value::{Pattern, Value};
use std::rc::Rc;

/// The builtins of this family.
pub(super) const TABLE: &[(&str, Builtin)] =
    &[("convert_for_pattern", convert_for_pattern), ("string_to_pattern", string_to_pattern)];

fn convert_for_pattern(inv: &mut Invocation) -> Eval<Value> {
    Ok(Value::string_from(literal(inv.bytes(0)?)))
}

/// With a backslash before each byte that means something in a pattern. A NUL counts as one, and is the end.
fn literal(s: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(s.len());
    for &b in s {
        if b == 0 {
            out.push(b'\\');
            break;
        }
        if b"^$-:\"\\/|*+?.(){}[]".contains(&b) {
            out.push(b'\\');
        }
        out.push(b);
    }
    out
}

/// A text that is no pattern is reported, and gives one that matches nothing but the empty string.
fn string_to_pattern(inv: &mut Invocation) -> Eval<Value> {
    let (s, convert) = (inv.bytes(0)?, inv.bool(1)?);
    let converted = if convert { literal(s) } else { s.to_vec() };
    let pattern = match Pattern::compile(&converted, false, false) {
        Ok(pattern) => pattern,
        Err(e) => {
            unplaced(inv, format!("error compiling pattern /{}/: {e}", lossy(&converted)));
            Pattern::unreadable(&converted)
        }
    };
    Ok(Value::Pattern(Rc::new(pattern)))
}
