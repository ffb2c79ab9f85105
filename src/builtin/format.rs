//! fmt, cat, cat_sep and print_raw: values as text.

use super::text::{c_string, lossy, push_hex, until_nul};
use super::time::zone;
use crate::eval::{Builtin, Eval, Invocation};
use crate::value::{Style, Text, Value, numbers, time};
use std::io::Write as _;

/// The builtins of this family.
pub(super) const TABLE: &[(&str, Builtin)] =
    &[("cat", cat), ("cat_sep", cat_sep), ("fmt", fmt), ("print_raw", print_raw)];

/// An empty text for these values, with room for them.
fn text_for(values: &[Value]) -> Text {
    let room = values.iter().map(|v| v.byte_count().unwrap_or(16)).sum();
    let mut text = Text::new(Style::Raw);
    text.out = Vec::with_capacity(room);
    text
}

fn cat(inv: &mut Invocation) -> Eval<Value> {
    if let [one @ (Value::Short(_) | Value::Long(_))] = inv.args {
        return Ok(one.clone());
    }
    let mut text = text_for(inv.args);
    for value in inv.args {
        text.value(value);
    }
    Ok(Value::string_from(text.out))
}

/// It takes any arguments as far as the checker knows, and itself sees to those it needs. Without them it has no
/// result.
fn cat_sep(inv: &mut Invocation) -> Eval<Value> {
    let [sep, default, values @ ..] = inv.args else {
        inv.error(format!("cat_sep() takes at least 2 arguments, got {}", inv.args.len()));
        return Ok(Value::Unset);
    };
    let Some(sep) = sep.as_bytes() else {
        inv.error(format!("cat_sep(): expected string for sep, found {}", sep.ty()));
        return Ok(Value::Unset);
    };
    if !default.is_string() {
        inv.error(format!("cat_sep(): expected string for def, found {}", default.ty()));
        return Ok(Value::Unset);
    }
    let mut text = text_for(values);
    for (i, value) in values.iter().enumerate() {
        if i > 0 {
            text.out.extend_from_slice(c_string(inv, sep));
        }
        let empty = value.byte_count() == Some(0);
        text.value(if empty { default } else { value });
    }
    Ok(Value::string_from(text.out))
}

/// C's printf writes it in the reference: it ends at a NUL.
fn print_raw(inv: &mut Invocation) -> Eval<Value> {
    let mut text = text_for(inv.args);
    for value in inv.args {
        text.value(value);
    }
    let written = inv.interp.out.write_all(until_nul(&text.out));
    if let Err(e) = written {
        inv.error(format!("cannot write: {}", super::text::os_message(&e)));
    }
    Ok(Value::bool(true))
}

fn fmt(inv: &mut Invocation) -> Eval<Value> {
    if inv.args.is_empty() {
        return Ok(Value::string(""));
    }
    let format = inv.bytes(0)?;
    let mut rest = c_string(inv, format);
    let mut values = inv.args[1..].iter();
    let mut text = text_for(inv.args);
    while let Some(at) = memchr::memchr(b'%', rest) {
        text.out.extend_from_slice(&rest[..at]);
        rest = &rest[at + 1..];
        if let [b'%', after @ ..] = rest {
            text.out.push(b'%');
            rest = after;
            continue;
        }
        let Some(value) = values.next() else {
            inv.error(format!("too few arguments for format \"{}\"", lossy(format)));
            return Ok(Value::string(""));
        };
        rest = directive(inv, &mut text, rest, value);
    }
    text.out.extend_from_slice(rest);
    if values.next().is_some() {
        inv.error(format!("too many arguments for format \"{}\"", lossy(format)));
        return Ok(Value::string(""));
    }
    Ok(Value::string_from(text.out))
}

/// What stands between `%` and the letter.
struct Layout {
    left: bool,
    zeros: bool,
    width: usize,
    precision: Option<usize>,
}

/// The widest that a directive may ask for, in width and in precision.
const WIDEST: usize = 128;

impl Layout {
    fn read(mut s: &[u8]) -> (Layout, &[u8]) {
        let mut layout = Layout { left: false, zeros: false, width: 0, precision: None };
        if let [b'-', rest @ ..] = s {
            (layout.left, s) = (true, rest);
        }
        if let [b'0', rest @ ..] = s {
            (layout.zeros, s) = (true, rest);
        }
        (layout.width, s) = number(s);
        if let [b'.', rest @ ..] = s {
            let (precision, rest) = number(rest);
            (layout.precision, s) = (Some(precision), rest);
        }
        (layout, s)
    }

    fn is_excessive(&self) -> bool {
        self.width > WIDEST || self.precision.is_some_and(|p| p > WIDEST)
    }

    /// Fills up to the width with blanks, what numbers got of zeros counts. The reference takes what is before a NUL
    /// for the length when it fills on the left.
    fn pad(&self, out: &mut Vec<u8>, start: usize) {
        if self.left {
            out.resize((start + self.width).max(out.len()), b' ');
        } else if self.width > 0 {
            let missing = self.width.saturating_sub(until_nul(&out[start..]).len());
            out.splice(start..start, std::iter::repeat_n(b' ', missing));
        }
    }
}

fn number(s: &[u8]) -> (usize, &[u8]) {
    let digits = s.iter().take_while(|b| b.is_ascii_digit()).count();
    let value = s[..digits].iter().fold(0usize, |n, b| n.saturating_mul(10).saturating_add(usize::from(b - b'0')));
    (value, &s[digits..])
}

/// Formats one value as the directive behind a `%` says; what is left of the format.
fn directive<'f>(inv: &mut Invocation, text: &mut Text, s: &'f [u8], value: &Value) -> &'f [u8] {
    if let [b's', rest @ ..] = s {
        text.value(value);
        return rest;
    }
    let (layout, s) = Layout::read(s);
    if layout.is_excessive() {
        inv.error("excessive field width or precision");
        return s;
    }
    let Some((&letter, rest)) = s.split_first() else {
        inv.error("bad format: it ends with a %");
        return s;
    };
    if layout.precision.is_some() && !matches!(letter, b'e' | b'f' | b'g') {
        inv.error("precision specified for non-floating point");
    }
    let start = text.out.len();
    match letter {
        b's' => text.value(value),
        b'd' | b'x' => integer(inv, &mut text.out, letter == b'x', &layout, value),
        b'e' | b'f' | b'g' => floating(inv, &mut text.out, letter, &layout, value),
        b'D' | b'T' => date(inv, &mut text.out, letter == b'T', value),
        _ => inv.error(format!("bad format: there is no %{}", char::from(letter))),
    }
    layout.pad(&mut text.out, start);
    rest
}

fn integer(inv: &mut Invocation, out: &mut Vec<u8>, hex: bool, layout: &Layout, value: &Value) {
    let start = out.len();
    let (negative, size) = match value {
        Value::Bool(b) => (false, u64::from(b.get())),
        Value::Count(c) => (false, *c),
        Value::Port(p) => (false, u64::from(p.number())),
        Value::Int(i) => (*i < 0, i.unsigned_abs()),
        Value::Enum(m) => (m.value < 0, m.value.unsigned_abs()),
        Value::Subnet(_) => {
            inv.warning("a subnet is no number: %d and %x show 0");
            (false, 0)
        }
        Value::Addr4(_) | Value::Addr6(_) if hex => {
            if let Some(a) = value.as_addr() {
                push_hex(out, a.shown_bytes());
            }
            return;
        }
        other => {
            inv.error(format!("bad type for %d/%x format: {}", other.ty()));
            return;
        }
    };
    let sign = usize::from(negative && !hex);
    if hex {
        let bits = if negative { size.wrapping_neg() } else { size };
        digits(out, format_args!("{bits:x}"));
    } else {
        out.extend_from_slice(&b"-"[..sign]);
        digits(out, format_args!("{size}"));
    }
    match layout.precision {
        Some(0) if out[start + sign..] == *b"0" => out.truncate(start + sign),
        Some(precision) => fill_with_zeros(out, start + sign, precision),
        None if layout.zeros && !layout.left => {
            fill_with_zeros(out, start + sign, layout.width.saturating_sub(sign));
        }
        None => {}
    }
}

/// Puts zeros before the digits from `start` on, until there are so many.
fn fill_with_zeros(out: &mut Vec<u8>, start: usize, wanted: usize) {
    let missing = wanted.saturating_sub(out.len() - start);
    out.splice(start..start, std::iter::repeat_n(b'0', missing));
}

/// Writing to a vector cannot fail.
fn digits(out: &mut Vec<u8>, text: std::fmt::Arguments) {
    let _ = out.write_fmt(text);
}

fn floating(inv: &mut Invocation, out: &mut Vec<u8>, letter: u8, layout: &Layout, value: &Value) {
    let Some(d) = value.real() else {
        inv.error(format!("bad type for floating-point format: {}", value.ty()));
        return;
    };
    let start = out.len();
    match letter {
        b'e' => numbers::format_e(out, d, layout.precision),
        b'f' => numbers::format_f(out, d, layout.precision),
        _ => numbers::format_g(out, d, layout.precision),
    }
    numbers::pad(out, start, layout.width, layout.left, layout.zeros);
}

fn date(inv: &mut Invocation, out: &mut Vec<u8>, fraction: bool, value: &Value) {
    let Value::Time(seconds) = value else {
        inv.error(format!("bad type for Date/Time format: {}", value.ty()));
        return;
    };
    let zone = zone(inv.interp);
    if fraction {
        time::date_with_fraction(out, seconds.get(), &zone);
    } else {
        time::date(out, seconds.get(), &zone);
    }
}
