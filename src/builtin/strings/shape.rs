//! Case, blanks at the ends, padding, and what a string consists of.

use super::text;
use crate::builtin::unplaced;
use crate::eval::{Eval, Invocation};
use crate::value::Value;

/// A string with each byte changed; a short one without taking memory.
fn map_bytes(s: &[u8], change: impl Fn(u8) -> u8) -> Value {
    let mut place = [0; 14];
    if let Some(short) = place.get_mut(..s.len()) {
        short.iter_mut().zip(s).for_each(|(to, from)| *to = change(*from));
        return Value::string(&*short);
    }
    Value::string_from(s.iter().map(|&b| change(b)).collect())
}

pub(super) fn to_lower(inv: &mut Invocation) -> Eval<Value> {
    Ok(map_bytes(inv.bytes(0)?, |b| b.to_ascii_lowercase()))
}

pub(super) fn to_upper(inv: &mut Invocation) -> Eval<Value> {
    Ok(map_bytes(inv.bytes(0)?, |b| b.to_ascii_uppercase()))
}

pub(super) fn swap_case(inv: &mut Invocation) -> Eval<Value> {
    Ok(map_bytes(inv.bytes(0)?, |b| if b.is_ascii_alphabetic() { b ^ 0x20 } else { b }))
}

/// Only blanks separate words.
pub(super) fn to_title(inv: &mut Invocation) -> Eval<Value> {
    let mut out = inv.bytes(0)?.to_vec();
    let mut after_blank = true;
    for b in &mut out {
        if after_blank {
            b.make_ascii_uppercase();
        }
        after_blank = *b == b' ';
    }
    Ok(Value::string_from(out))
}

pub(super) fn reverse(inv: &mut Invocation) -> Eval<Value> {
    let mut out = inv.bytes(0)?.to_vec();
    out.reverse();
    Ok(Value::string_from(out))
}

pub(super) fn strip(inv: &mut Invocation) -> Eval<Value> {
    cut(inv, text::is_space, true, true)
}

pub(super) fn lstrip(inv: &mut Invocation) -> Eval<Value> {
    let chars = inv.bytes(1)?;
    cut(inv, |b| chars.contains(&b), true, false)
}

pub(super) fn rstrip(inv: &mut Invocation) -> Eval<Value> {
    let chars = inv.bytes(1)?;
    cut(inv, |b| chars.contains(&b), false, true)
}

fn cut(inv: &Invocation, unwanted: impl Fn(u8) -> bool, left: bool, right: bool) -> Eval<Value> {
    let whole = inv.bytes(0)?;
    let mut s = whole;
    while right
        && let [rest @ .., last] = s
        && unwanted(*last)
    {
        s = rest;
    }
    while left
        && let [first, rest @ ..] = s
        && unwanted(*first)
    {
        s = rest;
    }
    Ok(if s.len() == whole.len() { inv.value(0) } else { Value::string(s) })
}

pub(super) fn ljust(inv: &mut Invocation) -> Eval<Value> {
    let width = inv.count(1)?;
    match fill(inv)? {
        Some(fill) => pad(inv, width, fill, false),
        None => Ok(Value::Unset),
    }
}

pub(super) fn rjust(inv: &mut Invocation) -> Eval<Value> {
    let width = inv.count(1)?;
    match fill(inv)? {
        Some(fill) => pad(inv, width, fill, true),
        None => Ok(Value::Unset),
    }
}

pub(super) fn zfill(inv: &mut Invocation) -> Eval<Value> {
    let width = inv.count(1)?;
    pad(inv, width, b'0', true)
}

/// The byte to fill with. Where it is not one there is no result, and the calling statement is dropped.
fn fill(inv: &mut Invocation) -> Eval<Option<u8>> {
    let fill = inv.bytes(2)?;
    if fill.len() != 1 {
        unplaced(inv, "the fill string must be a single character");
        return Ok(None);
    }
    Ok(text::c_string(inv, fill).first().copied())
}

fn pad(inv: &Invocation, width: u64, fill: u8, on_left: bool) -> Eval<Value> {
    let s = inv.bytes(0)?;
    if width <= s.len() as u64 {
        return Ok(inv.value(0));
    }
    let width = text::length(inv, width)?;
    let mut out = Vec::with_capacity(width);
    if on_left {
        out.resize(width - s.len(), fill);
    }
    out.extend_from_slice(s);
    out.resize(width, fill);
    Ok(Value::string_from(out))
}

/// The last byte of the result is NUL, whatever the source.
pub(super) fn string_fill(inv: &mut Invocation) -> Eval<Value> {
    let source = inv.bytes(1)?;
    let wanted = match inv.args.first() {
        Some(Value::Count(n)) => *n,
        _ => u64::try_from(inv.int(0)?).unwrap_or(0),
    };
    let length = text::length(inv, wanted)?;
    if length == 0 || source.is_empty() {
        return Err(inv.exception("string_fill() needs a length above 0 and a source that is not empty"));
    }
    let mut out: Vec<u8> = source.iter().copied().cycle().take(length - 1).collect();
    out.push(0);
    Ok(Value::string_from(out))
}

pub(super) fn is_ascii(inv: &mut Invocation) -> Eval<Value> {
    Ok(Value::bool(inv.bytes(0)?.is_ascii()))
}

pub(super) fn is_num(inv: &mut Invocation) -> Eval<Value> {
    consists_of(inv, u8::is_ascii_digit)
}

pub(super) fn is_alpha(inv: &mut Invocation) -> Eval<Value> {
    consists_of(inv, u8::is_ascii_alphabetic)
}

pub(super) fn is_alnum(inv: &mut Invocation) -> Eval<Value> {
    consists_of(inv, u8::is_ascii_alphanumeric)
}

/// Never of an empty string.
fn consists_of(inv: &mut Invocation, fits: fn(&u8) -> bool) -> Eval<Value> {
    let s = text::c_argument(inv, 0)?;
    Ok(Value::bool(!s.is_empty() && s.iter().all(fits)))
}
