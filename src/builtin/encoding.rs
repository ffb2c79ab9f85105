//! Strings in other writings: hex, byte strings as numbers, UUIDs, URIs, NetBIOS names, escapes, dumps.

use super::text::{c_string, hex, hex_digit, is_space, lossy};
use super::unplaced;
use crate::eval::{Builtin, Eval, Invocation};
use crate::value::{Value, numbers};

/// The builtins of this family.
pub(super) const TABLE: &[(&str, Builtin)] = &[
    ("bytestring_to_count", bytestring_to_count),
    ("bytestring_to_double", bytestring_to_double),
    ("bytestring_to_float", bytestring_to_float),
    ("bytestring_to_hexstr", to_hex),
    ("clean", clean),
    ("decode_netbios_name", decode_netbios_name),
    ("decode_netbios_name_type", decode_netbios_name_type),
    ("escape_string", escape_string),
    ("hexdump", hexdump),
    ("hexstr_to_bytestring", hexstr_to_bytestring),
    ("string_to_ascii_hex", to_hex),
    ("to_string_literal", to_string_literal),
    ("unescape_URI", unescape_uri),
    ("uuid_to_string", uuid_to_string),
];

fn to_hex(inv: &mut Invocation) -> Eval<Value> {
    Ok(Value::string_from(hex(inv.bytes(0)?)))
}

/// Each pair of digits is read as C's scanf reads `%2hhx`: after blanks, and with a sign in place of a digit.
fn hexstr_to_bytestring(inv: &mut Invocation) -> Eval<Value> {
    let given = inv.bytes(0)?;
    if !given.len().is_multiple_of(2) {
        unplaced(inv, format!("hex string '{}' has invalid length (not divisible by 2)", lossy(given)));
        return Ok(Value::string(""));
    }
    let s = c_string(inv, given);
    let mut out = Vec::with_capacity(s.len() / 2);
    for at in (0..given.len()).step_by(2) {
        match scan_hex(s.get(at..).unwrap_or_default()) {
            Some(byte) => out.push(byte),
            None => {
                unplaced(inv, format!("could not read hex digits from {}", lossy(s)));
                return Ok(Value::string(""));
            }
        }
    }
    Ok(Value::string_from(out))
}

fn scan_hex(s: &[u8]) -> Option<u8> {
    let blanks = s.iter().take_while(|b| is_space(**b)).count();
    let s = &s[blanks..];
    let digit = |i: usize| s.get(i).copied().and_then(hex_digit);
    match s.first()? {
        b'-' => digit(1).map(u8::wrapping_neg),
        b'+' => digit(1),
        _ => {
            let high = digit(0)?;
            Some(digit(1).map_or(high, |low| high << 4 | low))
        }
    }
}

fn bytestring_to_count(inv: &mut Invocation) -> Eval<Value> {
    let (s, little_endian) = (inv.bytes(0)?, inv.bool(1)?);
    if s.len() > 8 {
        inv.error("unsupported byte length for bytestring_to_count");
        return Ok(Value::Count(0));
    }
    let add = |n: u64, b: &u8| n << 8 | u64::from(*b);
    Ok(Value::Count(if little_endian { s.iter().rev().fold(0, add) } else { s.iter().fold(0, add) }))
}

fn bytestring_to_double(inv: &mut Invocation) -> Eval<Value> {
    let Ok(bytes) = inv.bytes(0)?.try_into() else {
        inv.error("bad conversion to double: 8 bytes are needed");
        return Ok(Value::double(0.0));
    };
    Ok(Value::double(f64::from_be_bytes(bytes)))
}

fn bytestring_to_float(inv: &mut Invocation) -> Eval<Value> {
    let Ok(bytes) = inv.bytes(0)?.try_into() else {
        inv.error("bad conversion to float: 4 bytes are needed");
        return Ok(Value::double(0.0));
    };
    Ok(Value::double(f32::from_be_bytes(bytes).into()))
}

/// The first three groups are little endian, as the reference reads them on the machines it runs on.
fn uuid_to_string(inv: &mut Invocation) -> Eval<Value> {
    const ORDER: [&[usize]; 5] = [&[3, 2, 1, 0], &[5, 4], &[7, 6], &[8, 9], &[10, 11, 12, 13, 14, 15]];
    let uuid = inv.bytes(0)?;
    if uuid.len() != 16 {
        return Ok(Value::string("<Invalid UUID>"));
    }
    let groups = ORDER.map(|group| hex(&group.iter().map(|&i| uuid[i]).collect::<Vec<u8>>()));
    Ok(Value::string_from(groups.join(&b'-')))
}

/// What is no escape stays; of two `%` in a row the first goes; `%u00e9` is one byte, `%u12e9` two.
fn unescape_uri(inv: &mut Invocation) -> Eval<Value> {
    let mut s = inv.bytes(0)?;
    let byte = |pair: &[u8]| match *pair {
        [high, low] => Some(hex_digit(high)? << 4 | hex_digit(low)?),
        _ => None,
    };
    let mut out = Vec::with_capacity(s.len());
    while let Some((&first, rest)) = s.split_first() {
        s = rest;
        if first != b'%' || rest.is_empty() {
            out.push(first);
        } else if rest.len() > 1 && rest[0] == b'%' {
            continue;
        } else if let Some(b) = rest.get(..2).and_then(byte) {
            out.push(b);
            s = &rest[2..];
        } else if rest[0] == b'u'
            && let (Some(high), Some(low)) = (rest.get(1..3).and_then(byte), rest.get(3..5).and_then(byte))
        {
            if high != 0 {
                out.push(high);
            }
            out.push(low);
            s = &rest[5..];
        } else {
            out.extend_from_slice(&[b'%', rest[0]]);
            s = &rest[1..];
        }
    }
    Ok(Value::string_from(out))
}

/// Up to the first byte that does not print, without the last of the 16 and the blanks and NULs before it.
fn decode_netbios_name(inv: &mut Invocation) -> Eval<Value> {
    let Some(decoded) = netbios_bytes(inv.bytes(0)?) else { return Ok(Value::string("")) };
    let shown = decoded.iter().take_while(|b| b.is_some_and(|b| b < 3 || matches!(b, 32..=126))).count();
    // A letter out of range makes the whole name invalid, unless the name ends before it.
    if decoded.get(shown).is_some_and(Option::is_none) {
        return Ok(Value::string(""));
    }
    let mut name: Vec<u8> = decoded[..shown.min(15)].iter().flatten().copied().collect();
    while let Some(0 | b' ') = name.last() {
        name.pop();
    }
    Ok(Value::string_from(name))
}

/// The last byte as C's char, which is signed: from 0x80 on it makes a count near 2^64.
fn decode_netbios_name_type(inv: &mut Invocation) -> Eval<Value> {
    const INVALID: Value = Value::Count(256);
    let Some(decoded) = netbios_bytes(inv.bytes(0)?) else { return Ok(INVALID) };
    if decoded.contains(&None) {
        return Ok(INVALID);
    }
    Ok(decoded[15].map_or(INVALID, |b| Value::Count(b as i8 as i64 as u64)))
}

/// The bytes of an encoded name, each from two letters; none where the length is not 32.
fn netbios_bytes(name: &[u8]) -> Option<[Option<u8>; 16]> {
    let name: &[u8; 32] = name.try_into().ok()?;
    let half = |letter: u8| match letter.to_ascii_uppercase() {
        upper @ b'A'..=b'P' => Some(upper - b'A'),
        _ => None,
    };
    let mut bytes = [None; 16];
    for (byte, pair) in bytes.iter_mut().zip(name.chunks_exact(2)) {
        *byte = half(pair[0]).zip(half(pair[1])).map(|(high, low)| high << 4 | low);
    }
    Some(bytes)
}

fn clean(inv: &mut Invocation) -> Eval<Value> {
    let s = inv.bytes(0)?;
    let mut out = Vec::with_capacity(s.len());
    numbers::escape_printable(&mut out, s);
    Ok(Value::string_from(out))
}

fn escape_string(inv: &mut Invocation) -> Eval<Value> {
    Ok(Value::string_from(escaped(inv.bytes(0)?, b"\\")))
}

fn to_string_literal(inv: &mut Invocation) -> Eval<Value> {
    Ok(Value::string_from(escaped(inv.bytes(0)?, b"\\'\"")))
}

/// With a backslash before each of `special`, and what does not print in hex.
fn escaped(s: &[u8], special: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(s.len());
    for b in s {
        if special.contains(b) {
            out.push(b'\\');
        }
        numbers::escape_printable(&mut out, std::slice::from_ref(b));
    }
    out
}

/// Sixteen bytes a line: the offset's first four hex digits, the bytes in hex, the bytes as text.
fn hexdump(inv: &mut Invocation) -> Eval<Value> {
    const TEXT_COLUMN: usize = 56;
    let s = inv.bytes(0)?;
    if s.is_empty() {
        let mut line = vec![b' '; 50];
        line.push(b'\n');
        return Ok(Value::string_from(line));
    }
    let mut out = Vec::with_capacity((s.len() / 16 + 1) * 74);
    for (i, bytes) in s.chunks(16).enumerate() {
        let start = out.len();
        let offset = format!("{:04x}", i * 16);
        out.extend_from_slice(&offset.as_bytes()[..4]);
        out.extend_from_slice(b"  ");
        for (j, b) in bytes.iter().enumerate() {
            super::text::push_hex(&mut out, &[*b]);
            out.extend_from_slice(if j == 7 { b"  " } else { b" " });
        }
        out.resize(start + TEXT_COLUMN, b' ');
        for (j, b) in bytes.iter().enumerate() {
            out.push(if matches!(b, 0x20..0x7f) { *b } else { b'.' });
            if j == 7 {
                out.push(b' ');
            }
        }
        out.push(b'\n');
    }
    Ok(Value::string_from(out))
}
