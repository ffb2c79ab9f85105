//! What constants mean: from the text of a literal to its value, and back.

use super::ast::{Literal, Name, PatternLiteral};
use std::rc::Rc;

/// Decimal digits; what exceeds 64 bits becomes the largest count.
pub fn decimal(digits: &[u8]) -> u64 {
    radix(digits, 10)
}

/// Hexadecimal digits after `0x`; saturates as [`decimal`] does.
pub fn hexadecimal(digits: &[u8]) -> u64 {
    radix(digits, 16)
}

fn radix(digits: &[u8], base: u64) -> u64 {
    let digit = |b: &u8| (*b as char).to_digit(base as u32).unwrap_or(0) as u64;
    digits.iter().fold(0u64, |n, b| n.saturating_mul(base).saturating_add(digit(b)))
}

/// A number with a point or an exponent, or plain digits.
pub fn double(text: &[u8]) -> f64 {
    std::str::from_utf8(text).ok().and_then(|t| t.parse().ok()).unwrap_or(0.0)
}

/// A number, blanks, and a unit: seconds.
pub fn interval(text: &[u8]) -> f64 {
    let unit = text.iter().rposition(|b| !b.is_ascii_alphabetic()).map_or(0, |i| i + 1);
    let seconds = match text[unit..].strip_suffix(b"s").unwrap_or(&text[unit..]) {
        b"day" => 86400.0,
        b"hr" => 3600.0,
        b"min" => 60.0,
        b"msec" => 1e-3,
        b"usec" => 1e-6,
        _ => 1.0,
    };
    double(text[..unit].trim_ascii_end()) * seconds
}

/// `80/tcp` and the like; `None` when the number is out of its transport's range.
pub fn port(text: &[u8]) -> Option<(u16, u8)> {
    let slash = text.iter().position(|b| *b == b'/')?;
    let (transport, most) = port_transport(&text[slash + 1..])?;
    let number = decimal(&text[..slash]);
    (number <= most).then_some((number as u16, transport))
}

/// A transport's number and its largest port.
pub fn port_transport(name: &[u8]) -> Option<(u8, u64)> {
    Some(match name {
        b"unknown" => (0, 255),
        b"tcp" => (1, 65535),
        b"udp" => (2, 65535),
        b"icmp" => (3, 255),
        _ => return None,
    })
}

/// An address, in brackets or not; `None` when there is none of that text.
pub fn address(text: &[u8]) -> Option<Name> {
    let text = std::str::from_utf8(text).ok()?;
    let bare = text.trim_start_matches('[').trim_end_matches(']');
    // reference: scan.l takes a first group written as 0x…, which tells [0xab::] from an index.
    let bare = bare.strip_prefix("0x").unwrap_or(bare);
    if bare.contains(':') {
        return bare.parse::<std::net::Ipv6Addr>().is_ok().then(|| Name::from(bare));
    }
    let part = |text: &str| u8::try_from(decimal(text.as_bytes())).ok().map(|n| n.to_string());
    Some(Name::from(bare.split('.').map(part).collect::<Option<Vec<String>>>()?.join(".")))
}

/// An address, a slash and a width; `None` when there is no such subnet.
pub fn subnet(text: &[u8]) -> Option<(Name, u32)> {
    let slash = text.iter().rposition(|b| *b == b'/')?;
    let name = address(text[..slash].trim_ascii_end())?;
    let width = decimal(text[slash + 1..].trim_ascii_start());
    let most = if name.contains(':') { 128 } else { 32 };
    (width <= most).then_some((name, width as u32))
}

/// What stands between the quotes, escapes resolved, and the offset of the first escape that is none.
pub fn string(inner: &[u8]) -> (Rc<[u8]>, Option<usize>) {
    if !inner.contains(&b'\\') {
        return (Rc::from(inner), None);
    }
    let mut out = Vec::with_capacity(inner.len());
    let mut bad = None;
    let mut at = 0;
    while let Some(&byte) = inner.get(at) {
        if byte != b'\\' {
            out.push(byte);
            at += 1;
            continue;
        }
        let (byte, used) = escape(&inner[at + 1..]);
        out.push(byte.unwrap_or(0));
        if byte.is_none() {
            bad = bad.or(Some(at));
        }
        at += 1 + used;
    }
    (Rc::from(out), bad)
}

/// The byte that the text after a backslash stands for (none where it is no escape), and how much of the text that is.
fn escape(text: &[u8]) -> (Option<u8>, usize) {
    let Some(&first) = text.first() else { return (None, 0) };
    let run = |from: usize, most: usize, ok: fn(&u8) -> bool| {
        from + text[from..].iter().take(most).take_while(|b| ok(b)).count()
    };
    let byte = match first {
        b'a' => 7,
        b'b' => 8,
        b'f' => 12,
        b'n' => b'\n',
        b'r' => b'\r',
        b't' => b'\t',
        b'v' => 11,
        b'0'..=b'7' => {
            let end = run(0, 3, |b| (b'0'..=b'7').contains(b));
            return (Some(radix(&text[..end], 8) as u8), end);
        }
        b'x' => {
            return match run(1, 2, u8::is_ascii_hexdigit) {
                1 => (None, 1),
                end => (Some(hexadecimal(&text[1..end]) as u8), end),
            };
        }
        other => other,
    };
    (Some(byte), 1)
}

/// A pattern from what stands between the slashes and the flags after them.
pub fn pattern(inner: &[u8], flags: &[u8]) -> Literal {
    Literal::Pattern(Box::new(PatternLiteral {
        text: Rc::from(inner),
        ignore_case: flags.contains(&b'i'),
        single_line: flags.contains(&b's'),
    }))
}

/// A constant as it is printed, quotes left out.
pub fn text(literal: &Literal) -> String {
    match literal {
        Literal::Bool(true) => "T".to_owned(),
        Literal::Bool(false) => "F".to_owned(),
        Literal::Count(n) => n.to_string(),
        Literal::Double(d) => double_text(*d),
        Literal::Interval(seconds) => interval_text(*seconds),
        Literal::Port(number, transport) => {
            let name = ["unknown", "tcp", "udp", "icmp"].get(usize::from(*transport)).copied().unwrap_or("unknown");
            format!("{number}/{name}")
        }
        Literal::Addr(text) => text.to_string(),
        Literal::Subnet(text, width) => format!("{text}/{width}"),
        Literal::String(bytes) => printable(bytes),
        Literal::Pattern(pattern) => {
            let mut text = format!("^?({})$?", printable(&pattern.text));
            if pattern.ignore_case {
                text = format!("(?i:{text})");
            }
            if pattern.single_line {
                text = format!("(?s:{text})");
            }
            format!("/{text}/")
        }
    }
}

fn printable(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for &byte in bytes {
        match byte {
            32..=126 => text.push(byte as char),
            _ => text.push_str(&format!("\\x{byte:02x}")),
        }
    }
    text
}

/// Reference: Desc.cc and util.cc, double_to_str: six digits, or a power of ten where these would not do.
fn double_text(d: f64) -> String {
    if d.is_infinite() {
        return "inf".to_owned();
    }
    let size = d.abs();
    if size > 2_147_483_647.0 || (size > 0.0 && size < 1e-6) {
        let digits = if size < 1.0 { format!("{d:.5e}") } else { format!("{d:e}") };
        let (mantissa, exponent) = digits.split_once('e').unwrap_or((&digits, "0"));
        let mantissa = if size < 1.0 { trimmed(mantissa) } else { mantissa };
        let (sign, exponent) = exponent.strip_prefix('-').map_or(('+', exponent), |e| ('-', e));
        return format!("{mantissa}e{sign}{exponent:0>2}");
    }
    let fixed = format!("{d:.6}");
    let text = trimmed(&fixed);
    let whole = d.round();
    let near = (d - whole).abs() <= 1e-9 * size.max(whole.abs());
    if near && d.is_finite() { format!("{text}.0") } else { text.to_owned() }
}

fn trimmed(number: &str) -> &str {
    if number.contains('.') { number.trim_end_matches('0').trim_end_matches('.') } else { number }
}

/// Reference: Val.cc, IntervalVal: each unit that applies, largest first.
fn interval_text(seconds: f64) -> String {
    const UNITS: [(f64, &str); 6] =
        [(86400.0, "day"), (3600.0, "hr"), (60.0, "min"), (1.0, "sec"), (1e-3, "msec"), (1e-6, "usec")];
    let mut rest = seconds;
    let mut parts: Vec<String> = Vec::new();
    for (i, (unit, name)) in UNITS.iter().enumerate() {
        let number = if i + 1 == UNITS.len() {
            rest / unit
        } else if rest.abs() >= *unit {
            let whole = (rest / unit).trunc();
            rest -= whole * unit;
            whole
        } else {
            continue;
        };
        if i + 1 == UNITS.len() && number.abs() < 1e-6 {
            break;
        }
        let plural = if (number.abs() - 1.0).abs() < 1e-6 { "" } else { "s" };
        parts.push(format!("{} {name}{plural}", double_text(number)));
    }
    if parts.is_empty() { "0 secs".to_owned() } else { parts.join(" ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_print_as_the_reference_prints_them() {
        assert_eq!(double_text(2.5), "2.5");
        assert_eq!(double_text(3.0), "3.0");
        assert_eq!(double_text(2.9999999), "3");
        assert_eq!(double_text(f64::INFINITY), "inf");
        assert_eq!(double_text(1e10), "1e+10");
        assert_eq!(double_text(1e-7), "1e-07");
        assert_eq!(interval_text(90.0), "1.0 min 30.0 secs");
    }

    #[test]
    fn escapes_and_limits() {
        assert_eq!(&*string(b"a\\x41\\101\\n\\q").0, b"aAA\nq");
        assert_eq!(string(b"ab\\xg").1, Some(2));
        assert_eq!(decimal(b"99999999999999999999"), u64::MAX);
        assert_eq!(port(b"65536/tcp"), None);
        assert_eq!(port(b"8/icmp"), Some((8, 3)));
        assert_eq!(address(b"010.1.2.3").as_deref(), Some("10.1.2.3"));
        assert_eq!(address(b"1.2.3.256"), None);
        assert_eq!(subnet(b"[fe80::] / 10"), Some(("fe80::".into(), 10)));
        assert_eq!(interval(b"1.5 mins"), 90.0);
    }
}
