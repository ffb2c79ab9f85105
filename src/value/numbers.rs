//! The text of doubles, times and intervals, C's printf conversions, JSON's doubles, and print's escapes.
//!
//! Everything appends to a byte vector, so that printing a container allocates once.

use std::io::Write;

/// Appends a double or a time as print shows it.
///
/// Six digits after the point with the zeros at the end cut; above 2147483647 the shortest scientific form, below 1e-6
/// six significant digits. `.0` marks a value within 1e-9 of a whole number that is written without an exponent, so
/// 2.9999999 is shown as `3` but 2.9999999999 as `3.0`. Reference: Desc.cc, util.cc double_to_str.
pub fn double(out: &mut Vec<u8>, d: f64) {
    if d.is_nan() {
        out.extend_from_slice(b"nan");
        return;
    }
    if d < 0.0 {
        out.push(b'-');
    }
    let size = d.abs();
    if size.is_infinite() {
        out.extend_from_slice(b"inf");
        return;
    }
    // What most scripts print: whole numbers of moderate size.
    if size <= 2147483647.0 && size.fract() == 0.0 {
        put(out, format_args!("{}.0", size as u32));
        return;
    }
    let start = out.len();
    if size > 2147483647.0 {
        shortest_scientific(out, size);
    } else if size < 1e-6 {
        format_g(out, size, None);
    } else {
        put(out, format_args!("{size:.6}"));
        cut_zeros(out, start);
    }
    if (size - size.round_ties_even()).abs() < 1e-9 && !out[start..].contains(&b'e') {
        out.extend_from_slice(b".0");
    }
}

/// The text that [`double`] appends.
pub fn double_text(d: f64) -> String {
    text_of(|out| double(out, d))
}

/// Appends an interval, in seconds, as print shows it: each unit that applies, largest first, the microseconds with
/// their fraction.
///
/// The units are cut off one after the other by subtracting doubles, and what that leaves shows: 0.7 seconds are
/// `699.0 msecs 1000.0 usecs`. Reference: Val.cc, IntervalVal.
pub fn interval(out: &mut Vec<u8>, seconds: f64) {
    const UNITS: [(f64, &str); 5] = [(86400.0, "day"), (3600.0, "hr"), (60.0, "min"), (1.0, "sec"), (1e-3, "msec")];
    const MICROSECOND: f64 = 1e-6;
    let start = out.len();
    let mut rest = seconds;
    for (unit, word) in UNITS {
        if rest >= unit || rest <= -unit {
            let number = (rest / unit).trunc();
            rest -= number * unit;
            amount(out, start, number, word);
        }
    }
    let number = rest / MICROSECOND;
    // NaN comes through here, as it does in the reference.
    let negligible = number.abs() < 1e-6;
    if !negligible {
        amount(out, start, number, "usec");
    } else if out.len() == start {
        out.extend_from_slice(b"0 secs");
    }
}

/// The text that [`interval`] appends.
pub fn interval_text(seconds: f64) -> String {
    text_of(|out| interval(out, seconds))
}

/// Appends `value` as C's `%f` does; six digits after the point unless `precision` says otherwise.
pub fn format_f(out: &mut Vec<u8>, value: f64, precision: Option<usize>) {
    if !sign_and_special(out, value) {
        put(out, format_args!("{:.*}", precision.unwrap_or(6), value.abs()));
    }
}

/// Appends `value` as C's `%e` does: six digits after the point unless `precision` says otherwise, an exponent with a
/// sign and at least two digits.
pub fn format_e(out: &mut Vec<u8>, value: f64, precision: Option<usize>) {
    if !sign_and_special(out, value) {
        let text = format!("{:.*e}", precision.unwrap_or(6), value.abs());
        let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
        out.extend_from_slice(digits.as_bytes());
        put_exponent(out, exponent.parse().unwrap_or(0));
    }
}

/// Appends `value` as C's `%g` does: at most `precision` significant digits (six by default), in the style of `%e` when
/// the exponent is below -4 or not below the precision, zeros at the end cut.
pub fn format_g(out: &mut Vec<u8>, value: f64, precision: Option<usize>) {
    if sign_and_special(out, value) {
        return;
    }
    let precision = precision.unwrap_or(6).max(1);
    let text = format!("{:.*e}", precision - 1, value.abs());
    let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let start = out.len();
    if exponent < -4 || i64::from(exponent) >= precision as i64 {
        out.extend_from_slice(digits.as_bytes());
        cut_zeros(out, start);
        put_exponent(out, exponent);
    } else {
        let after_point = (precision as i64 - 1 - i64::from(exponent)) as usize;
        put(out, format_args!("{:.*}", after_point, value.abs()));
        cut_zeros(out, start);
    }
}

/// Pads what was appended since `start` to `width` bytes, as C's printf does: blanks on the right when `left`, zeros
/// after the sign when `zeros`, else blanks on the left. Zeros give way to blanks for text that is not a number.
pub fn pad(out: &mut Vec<u8>, start: usize, width: usize, left: bool, zeros: bool) {
    let missing = width.saturating_sub(out.len() - start);
    if left {
        out.resize(out.len() + missing, b' ');
        return;
    }
    let sign = usize::from(out.get(start) == Some(&b'-'));
    let is_number = out.get(start + sign).is_some_and(u8::is_ascii_digit);
    let (at, fill) = if zeros && is_number { (start + sign, b'0') } else { (start, b' ') };
    out.splice(at..at, std::iter::repeat_n(fill, missing));
}

/// Appends a finite double as to_json writes it: the fewest digits that read back as the same value, always with a
/// point or an exponent; plain from 1e-6 up to 1e21, else with an exponent without `+` (`1e22`, `-2.5e-7`).
pub fn shortest_json(out: &mut Vec<u8>, d: f64) {
    if d.is_sign_negative() {
        out.push(b'-');
    }
    let text = format!("{:e}", d.abs());
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if d == 0.0 {
        out.extend_from_slice(b"0.0");
    } else if (-6..21).contains(&exponent) {
        let start = out.len();
        put(out, format_args!("{}", d.abs()));
        if !out[start..].contains(&b'.') {
            out.extend_from_slice(b".0");
        }
    } else {
        put(out, format_args!("{mantissa}e{exponent}"));
    }
}

/// Appends a string as print shows it: each byte outside 32..=126 as `\x` and two hex digits, every other, backslashes
/// and quotes included, as it is.
pub fn escape_printable(out: &mut Vec<u8>, bytes: &[u8]) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    let mut rest = bytes;
    while let Some(at) = rest.iter().position(|b| !matches!(b, 32..=126)) {
        let byte = rest[at];
        out.extend_from_slice(&rest[..at]);
        out.extend_from_slice(&[b'\\', b'x', HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]]);
        rest = &rest[at + 1..];
    }
    out.extend_from_slice(rest);
}

/// Appends one unit of an interval, after a blank when it is not the first.
fn amount(out: &mut Vec<u8>, start: usize, number: f64, word: &str) {
    if out.len() > start {
        out.push(b' ');
    }
    double(out, number);
    out.push(b' ');
    out.extend_from_slice(word.as_bytes());
    // Negated so that NaN takes the plural.
    let singular = (number - 1.0).abs() < 1e-6 || (number + 1.0).abs() < 1e-6;
    if !singular {
        out.push(b's');
    }
}

/// Appends the sign, and all of an infinity or NaN; tells whether that was all. C shows the sign of a NaN too.
fn sign_and_special(out: &mut Vec<u8>, value: f64) -> bool {
    if value.is_sign_negative() {
        out.push(b'-');
    }
    if value.is_finite() {
        return false;
    }
    out.extend_from_slice(if value.is_nan() { b"nan" } else { b"inf" });
    true
}

/// The fewest digits that read back as the same value, with an exponent as C writes it.
fn shortest_scientific(out: &mut Vec<u8>, size: f64) {
    let text = format!("{size:e}");
    let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    out.extend_from_slice(digits.as_bytes());
    put_exponent(out, exponent.parse().unwrap_or(0));
}

/// Appends `e+10`, `e-07`.
fn put_exponent(out: &mut Vec<u8>, exponent: i32) {
    let sign = if exponent < 0 { '-' } else { '+' };
    put(out, format_args!("e{sign}{:02}", exponent.unsigned_abs()));
}

/// Cuts zeros after the point, and the point when nothing is left behind it.
fn cut_zeros(out: &mut Vec<u8>, start: usize) {
    if !out[start..].contains(&b'.') {
        return;
    }
    while out.last() == Some(&b'0') {
        out.pop();
    }
    if out.last() == Some(&b'.') {
        out.pop();
    }
}

/// Writing to a vector cannot fail.
fn put(out: &mut Vec<u8>, text: std::fmt::Arguments<'_>) {
    let _ = out.write_fmt(text);
}

fn text_of(append: impl FnOnce(&mut Vec<u8>)) -> String {
    let mut out = Vec::new();
    append(&mut out);
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubles_print_as_in_the_reference() {
        for (d, shown) in [
            (0.0, "0.0"),
            (-0.0, "0.0"),
            (-1.0, "-1.0"),
            (-2.75, "-2.75"),
            (3.141593265, "3.141593"),
            (123_456_789.123_456_79, "123456789.123457"),
            (1e9, "1000000000.0"),
            (2147483647.0, "2147483647.0"),
            (2147483647.5, "2.1474836475e+09"),
            (-2147483648.0, "-2.147483648e+09"),
            (1e10, "1e+10"),
            (1e100, "1e+100"),
            (1e-5, "0.00001"),
            (1e-6, "0.000001"),
            (0.0000015, "0.000002"),
            (0.0000005, "5e-07"),
            (-1e-8, "-1e-08"),
            (1.5e-300, "1.5e-300"),
            (2.2250738585072014e-308, "2.22507e-308"),
            (2.9999999, "3"),
            (2.999999, "2.999999"),
            (2.9999999999, "3.0"),
            (0.9999995, "1"),
            (1.0000005, "1.000001"),
            (f64::INFINITY, "inf"),
            (f64::NEG_INFINITY, "-inf"),
            (-f64::NAN, "nan"),
        ] {
            assert_eq!(double_text(d), shown, "{d:?}");
        }
    }

    #[test]
    fn intervals_show_what_the_subtraction_leaves() {
        let sum = 86400.0 + 2.0 * 3600.0 + 3.0 * 60.0 + 4.0 + 5.0 * 1e-3 + 6.0 * 1e-6;
        for (seconds, shown) in [
            (0.0, "0 secs"),
            (86400.0, "1.0 day"),
            (-2.0, "-2.0 secs"),
            (0.7, "699.0 msecs 1000.0 usecs"),
            (5400.0, "1.0 hr 30.0 mins"),
            (sum, "1.0 day 2.0 hrs 3.0 mins 4.0 secs 5.0 msecs 6.000007 usecs"),
            (-sum, "-1.0 day -2.0 hrs -3.0 mins -4.0 secs -5.0 msecs -6.000007 usecs"),
            (86400.000001, "1.0 day 0.999993 usecs"),
            (0.001 * 1e-6, "0.001 usecs"),
            (60.0 / 7.0, "8.0 secs 571.0 msecs 428.571429 usecs"),
            (1e-13, "0 secs"),
            (1e6, "11.0 days 13.0 hrs 46.0 mins 40.0 secs"),
        ] {
            assert_eq!(interval_text(seconds), shown, "{seconds:?}");
        }
        assert!(interval_text(1e20).starts_with("1.157407407407407e+15 days 9.0 hrs "));
    }

    #[test]
    fn printf_conversions_are_those_of_c() {
        let f = |d, p| text_of(|out| format_f(out, d, p));
        let e = |d, p| text_of(|out| format_e(out, d, p));
        let g = |d, p| text_of(|out| format_g(out, d, p));
        assert_eq!([f(1e20, None), f(0.5, Some(0)), f(-0.0, Some(1))], ["100000000000000000000.000000", "0", "-0.0"]);
        assert_eq!([e(12345.678, None), e(15.0, Some(0)), e(1e-100, Some(1))], ["1.234568e+04", "2e+01", "1.0e-100"]);
        assert_eq!([g(1.0, None), g(1e20, None), g(1e-7, None)], ["1", "1e+20", "1e-07"]);
        assert_eq!([g(1234.5678, Some(3)), g(1.0 / 3.0, Some(10)), g(0.0, None)], ["1.23e+03", "0.3333333333", "0"]);
        assert_eq!([g(0.0001, None), g(999999.5, None), g(100000.0, None)], ["0.0001", "1e+06", "100000"]);
        assert_eq!([g(f64::NEG_INFINITY, None), f(f64::NAN, None)], ["-inf", "nan"]);
        let padded = |left, zeros| {
            let mut out = b"x-1.5".to_vec();
            pad(&mut out, 1, 7, left, zeros);
            String::from_utf8(out).unwrap()
        };
        assert_eq!(
            [padded(false, true), padded(true, false), padded(false, false)],
            ["x-0001.5", "x-1.5   ", "x   -1.5"]
        );
    }

    #[test]
    fn json_doubles_are_shortest() {
        for (d, shown) in [
            (1.5, "1.5"),
            (1.0, "1.0"),
            (1.0 / 3.0, "0.3333333333333333"),
            (-2.5e-7, "-2.5e-7"),
            (1e-9, "1e-9"),
            (1.5e-6, "0.0000015"),
            (1e15, "1000000000000000.0"),
            (1e20, "100000000000000000000.0"),
            (1e21, "1e21"),
            (1e22, "1e22"),
            (1.25e100, "1.25e100"),
            (0.0, "0.0"),
            (-0.0, "-0.0"),
            (1700000000.25, "1700000000.25"),
        ] {
            assert_eq!(text_of(|out| shortest_json(out, d)), shown, "{d:?}");
        }
    }

    #[test]
    fn print_escapes_what_is_not_printable() {
        assert_eq!(text_of(|out| escape_printable(out, b"a\\\"\n\xc3\xa9\x7f~ ")), "a\\\"\\x0a\\xc3\\xa9\\x7f~ ");
    }
}
