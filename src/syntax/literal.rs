//! What constants mean: from the text of a literal to its value.

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
