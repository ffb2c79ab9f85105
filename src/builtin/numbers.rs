//! Numbers: mathematics, and conversions between numbers, times, intervals, ports and text.

use super::text::c_argument;
use super::{Table, unplaced};
use crate::eval::{Eval, Invocation};
use crate::value::Value;

pub(super) const TABLE: Table = &[
    ("floor", floor),
    ("ceil", ceil),
    ("sqrt", sqrt),
    ("exp", exp),
    ("ln", ln),
    ("log2", log2),
    ("log10", log10),
    ("pow", pow),
    ("modulo", modulo),
    ("haversine_distance", haversine_distance),
    ("enum_to_int", enum_to_int),
    ("to_int", to_int),
    ("to_count", to_count),
    ("to_double", to_double),
    ("int_to_count", int_to_count),
    ("double_to_int", double_to_int),
    ("double_to_count", double_to_count),
    ("count_to_double", count_to_double),
    ("int_to_double", int_to_double),
    ("interval_to_double", to_plain_double),
    ("time_to_double", to_plain_double),
    ("double_to_time", double_to_time),
    ("double_to_interval", double_to_interval),
];

fn floor(inv: &mut Invocation<'_>) -> Eval<Value> {
    Ok(Value::double(inv.double(0)?.floor()))
}

fn ceil(inv: &mut Invocation<'_>) -> Eval<Value> {
    Ok(Value::double(inv.double(0)?.ceil()))
}

fn sqrt(inv: &mut Invocation<'_>) -> Eval<Value> {
    let x = inv.double(0)?;
    if x < 0.0 {
        unplaced(inv, "negative sqrt argument");
        return Ok(Value::double(-1.0));
    }
    Ok(Value::double(x.sqrt()))
}

fn exp(inv: &mut Invocation<'_>) -> Eval<Value> {
    Ok(Value::double(inv.double(0)?.exp()))
}

fn ln(inv: &mut Invocation<'_>) -> Eval<Value> {
    Ok(Value::double(inv.double(0)?.ln()))
}

fn log2(inv: &mut Invocation<'_>) -> Eval<Value> {
    Ok(Value::double(inv.double(0)?.log2()))
}

fn log10(inv: &mut Invocation<'_>) -> Eval<Value> {
    Ok(Value::double(inv.double(0)?.log10()))
}

fn pow(inv: &mut Invocation<'_>) -> Eval<Value> {
    Ok(Value::double(inv.double(0)?.powf(inv.double(1)?)))
}

/// The remainder with the sign of the divisor.
fn modulo(inv: &mut Invocation<'_>) -> Eval<Value> {
    let (a, b) = (inv.int(0)?, inv.int(1)?);
    if b == 0 {
        unplaced(inv, "modulo by zero");
        return Ok(Value::Unset);
    }
    Ok(Value::Int(a.wrapping_rem(b).wrapping_add(b).wrapping_rem(b)))
}

/// The distance of two places on the earth, in miles.
fn haversine_distance(inv: &mut Invocation<'_>) -> Eval<Value> {
    const EARTH_RADIUS: f64 = 3958.8;
    let [lat1, long1, lat2, long2] = [inv.double(0)?, inv.double(1)?, inv.double(2)?, inv.double(3)?];
    let radians = |degrees: f64| degrees * std::f64::consts::PI / 180.0;
    let half_lat = ((lat2 - lat1) * std::f64::consts::PI / 360.0).sin();
    let half_long = ((long2 - long1) * std::f64::consts::PI / 360.0).sin();
    let a = half_lat * half_lat + radians(lat1).cos() * radians(lat2).cos() * half_long * half_long;
    Ok(Value::double(2.0 * EARTH_RADIUS * a.sqrt().asin()))
}

fn enum_to_int(inv: &mut Invocation<'_>) -> Eval<Value> {
    match inv.value(0) {
        Value::Enum(member) => Ok(Value::Int(member.value)),
        _ => {
            inv.error("enum_to_int() requires an enum value");
            Ok(Value::Int(-1))
        }
    }
}

/// Gives what could be read even where an error is reported.
fn to_int(inv: &mut Invocation<'_>) -> Eval<Value> {
    let text = c_argument(inv, 0)?;
    let number = scan(text, inv.count(1)?);
    if is_bad(text, &number) {
        inv.error("bad conversion to integer");
    }
    let limit = if number.negative { 1u128 << 63 } else { i64::MAX as u128 };
    let size = number.size.min(limit) as i128;
    Ok(Value::Int(if number.negative { -size } else { size } as i64))
}

/// A negative number wraps, without an error.
fn to_count(inv: &mut Invocation<'_>) -> Eval<Value> {
    let text = c_argument(inv, 0)?;
    let number = scan(text, inv.count(1)?);
    if is_bad(text, &number) {
        inv.error("bad conversion to count");
        return Ok(Value::Count(0));
    }
    let count = match u64::try_from(number.size) {
        Ok(size) if number.negative => size.wrapping_neg(),
        Ok(size) => size,
        Err(_) => u64::MAX,
    };
    Ok(Value::Count(count))
}

fn to_double(inv: &mut Invocation<'_>) -> Eval<Value> {
    match scan_double(c_argument(inv, 0)?) {
        Some(d) => Ok(Value::double(d)),
        None => {
            inv.error("bad conversion to double");
            Ok(Value::double(0.0))
        }
    }
}

fn int_to_count(inv: &mut Invocation<'_>) -> Eval<Value> {
    match u64::try_from(inv.int(0)?) {
        Ok(c) => Ok(Value::Count(c)),
        Err(_) => {
            inv.error("bad conversion to count");
            Ok(Value::Count(0))
        }
    }
}

/// Halves go to the even neighbour; what does not fit gives the least int, as the reference's processor does.
fn double_to_int(inv: &mut Invocation<'_>) -> Eval<Value> {
    Ok(Value::Int(truncated(inv.double(0)?.round_ties_even())))
}

/// As [`double_to_int`]; a negative number is an error, and wraps.
fn double_to_count(inv: &mut Invocation<'_>) -> Eval<Value> {
    const HALF: f64 = 9223372036854775808.0;
    let d = inv.double(0)?;
    if d < 0.0 {
        inv.error("bad conversion to count");
    }
    let rounded = d.round_ties_even();
    let count = if rounded >= HALF { truncated(rounded - HALF) as u64 ^ (1 << 63) } else { truncated(rounded) as u64 };
    Ok(Value::Count(count))
}

fn count_to_double(inv: &mut Invocation<'_>) -> Eval<Value> {
    Ok(Value::double(inv.count(0)? as f64))
}

fn int_to_double(inv: &mut Invocation<'_>) -> Eval<Value> {
    Ok(Value::double(inv.int(0)? as f64))
}

fn to_plain_double(inv: &mut Invocation<'_>) -> Eval<Value> {
    Ok(Value::double(inv.double(0)?))
}

fn double_to_time(inv: &mut Invocation<'_>) -> Eval<Value> {
    Ok(Value::time(inv.double(0)?))
}

fn double_to_interval(inv: &mut Invocation<'_>) -> Eval<Value> {
    Ok(Value::interval(inv.double(0)?))
}

/// The processor's conversion: the least int for what does not fit.
fn truncated(d: f64) -> i64 {
    if (-9223372036854775808.0..9223372036854775808.0).contains(&d) { d as i64 } else { i64::MIN }
}

/// What C's strtol reads.
struct Scanned {
    negative: bool,
    /// Saturates.
    size: u128,
    /// Where reading stopped; 0 where there is no number.
    end: usize,
}

/// Reads an integer as C's strtol does: blanks, a sign, `0x` for base 16, base 0 decides by the prefix.
fn scan(text: &[u8], base: u64) -> Scanned {
    let mut at = blanks(text);
    let negative = text.get(at) == Some(&b'-');
    at += usize::from(matches!(text.get(at), Some(b'-' | b'+')));
    let is_hex = matches!(text.get(at..), Some([b'0', b'x' | b'X', digit, ..]) if digit.is_ascii_hexdigit());
    let base = match base {
        0 if is_hex => 16,
        0 if text.get(at) == Some(&b'0') => 8,
        0 => 10,
        2..=36 => base as u32,
        _ => return Scanned { negative: false, size: 0, end: 0 },
    };
    if base == 16 && is_hex {
        at += 2;
    }
    let start = at;
    let mut size = 0u128;
    while let Some(digit) = text.get(at).and_then(|&b| char::from(b).to_digit(base)) {
        size = (size * u128::from(base) + u128::from(digit)).min(u128::from(u64::MAX) + 1);
        at += 1;
    }
    Scanned { negative, size, end: if at > start { at } else { 0 } }
}

fn is_bad(text: &[u8], number: &Scanned) -> bool {
    text.is_empty() || blanks(&text[number.end..]) < text.len() - number.end
}

fn blanks(text: &[u8]) -> usize {
    text.iter().take_while(|b| matches!(b, b' ' | b'\t'..=b'\r')).count()
}

/// Reads a double as C's strtod does, and only if nothing follows: blanks before it, hexadecimal, inf and nan included.
fn scan_double(text: &[u8]) -> Option<f64> {
    let text = std::str::from_utf8(&text[blanks(text)..]).ok()?;
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let size = match unsigned.strip_prefix("0x").or(unsigned.strip_prefix("0X")) {
        Some(hex) => hex_double(hex)?,
        None if unsigned.starts_with(['-', '+']) => return None,
        None => unsigned.parse().ok().or_else(|| nan_with_payload(unsigned))?,
    };
    Some(if text.starts_with('-') { -size } else { size })
}

/// `nan(…)`
fn nan_with_payload(text: &str) -> Option<f64> {
    let payload = text.get(3..)?.strip_prefix('(')?.strip_suffix(')')?;
    let is_nan =
        text[..3].eq_ignore_ascii_case("nan") && payload.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    is_nan.then_some(f64::NAN)
}

/// The part of a hexadecimal double after `0x`: digits with or without a point, `p` and a power of two.
fn hex_double(text: &str) -> Option<f64> {
    let (digits, exponent) = match text.find(['p', 'P']) {
        Some(at) => (&text[..at], text[at + 1..].parse::<i32>().ok()?),
        None => (text, 0),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let mut value = 0.0;
    for digit in whole.chars().chain(fraction.chars()) {
        value = value * 16.0 + f64::from(digit.to_digit(16)?);
    }
    let places = i32::try_from(fraction.len()).ok()?;
    Some(value * 2f64.powi(exponent.saturating_sub(places.saturating_mul(4))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn int(text: &str, base: u64) -> (bool, u128, usize) {
        let s = scan(text.as_bytes(), base);
        (s.negative, s.size, s.end)
    }

    #[test]
    fn integers_are_read_as_strtol_does() {
        assert_eq!(int("0x10", 0), (false, 16, 4));
        assert_eq!(int("0x10", 16), (false, 16, 4));
        assert_eq!(int("010", 0), (false, 8, 3));
        assert_eq!(int(" -7f ", 16), (true, 127, 4));
        assert_eq!(int("12x", 10), (false, 12, 2));
        assert_eq!(int("x", 10), (false, 0, 0));
        assert_eq!(int("0x", 16), (false, 0, 1));
        assert_eq!(int("5", 1), (false, 0, 0));
        assert_eq!(int("99999999999999999999", 10).1, 1 << 64);
    }

    #[test]
    fn doubles_are_read_as_strtod_does() {
        for (text, wanted) in [
            ("3.25", 3.25),
            (" -1e3", -1000.0),
            (".5", 0.5),
            ("1e400", f64::INFINITY),
            ("0x1.8p1", 3.0),
            ("-inf", f64::NEG_INFINITY),
            ("5.", 5.0),
        ] {
            assert_eq!(scan_double(text.as_bytes()), Some(wanted), "{text}");
        }
        for text in ["", "3.5x", "1 ", "--1", "-+1", "0x", "e5", "."] {
            assert_eq!(scan_double(text.as_bytes()), None, "{text}");
        }
        assert!(scan_double(b"nan(12)").is_some_and(f64::is_nan));
    }

    #[test]
    fn what_does_not_fit_is_the_processors_least_int() {
        assert_eq!(truncated(1e30), i64::MIN);
        assert_eq!(truncated(f64::NAN), i64::MIN);
        assert_eq!(truncated(-3.0), -3);
    }
}
