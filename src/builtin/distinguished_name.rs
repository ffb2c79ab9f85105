//! parse_distinguished_name: an X.509 Name in DER, written as RFC 2253 says.
//!
//! The last part comes first; attributes have OpenSSL's short names, or their numbers with the value in hex.

use super::text::push_hex;
use crate::eval::{Builtin, Eval, Invocation};
use crate::value::Value;

/// The builtins of this family.
pub(super) const TABLE: &[(&str, Builtin)] = &[("parse_distinguished_name", parse_distinguished_name)];

/// The reference reads the result through a buffer of this size.
const LONGEST: usize = 255;

/// Empty where the string is no Name.
fn parse_distinguished_name(inv: &mut Invocation) -> Eval<Value> {
    let mut text = written(inv.bytes(0)?).unwrap_or_default();
    text.truncate(LONGEST);
    Ok(Value::string_from(text))
}

const SEQUENCE: u8 = 0x30;
const SET: u8 = 0x31;
const OBJECT_IDENTIFIER: u8 = 0x06;

fn written(der: &[u8]) -> Option<Vec<u8>> {
    let mut name = Reader(der).expect(SEQUENCE)?;
    let mut parts = Vec::new();
    while !name.0.is_empty() {
        let mut set = name.expect(SET)?;
        let mut attributes = Vec::new();
        while !set.0.is_empty() {
            attributes.push(attribute(set.expect(SEQUENCE)?)?);
        }
        attributes.reverse();
        parts.push(attributes.join(&b'+'));
    }
    parts.reverse();
    Some(parts.join(&b','))
}

fn attribute(mut fields: Reader) -> Option<Vec<u8>> {
    let oid = oid_text(fields.expect(OBJECT_IDENTIFIER)?.0)?;
    let whole = fields.0;
    let (tag, value) = fields.next()?;
    if !fields.0.is_empty() {
        return None;
    }
    let short = SHORT_NAMES.iter().find(|(number, _)| *number == oid).map(|(_, name)| *name);
    let mut out = short.unwrap_or(&oid).as_bytes().to_vec();
    out.push(b'=');
    match (short, utf8(tag, value)) {
        (Some(_), Some(text)) => escape(&mut out, &text),
        _ => {
            out.push(b'#');
            let mut dump = Vec::new();
            push_hex(&mut dump, whole);
            out.extend(dump.to_ascii_uppercase());
        }
    }
    Some(out)
}

/// Reads the elements of a DER value one by one.
struct Reader<'d>(&'d [u8]);

impl<'d> Reader<'d> {
    fn next(&mut self) -> Option<(u8, &'d [u8])> {
        let (&[tag, first], rest) = self.0.split_first_chunk()?;
        let (length, rest) = match first {
            ..0x80 => (usize::from(first), rest),
            0x80 => return None,
            _ => {
                let (digits, rest) = rest.split_at_checked(usize::from(first & 0x7f))?;
                let length = digits.iter().try_fold(0usize, |n, d| n.checked_mul(256)?.checked_add(usize::from(*d)))?;
                (length, rest)
            }
        };
        let (value, rest) = rest.split_at_checked(length)?;
        self.0 = rest;
        Some((tag, value))
    }

    fn expect(&mut self, wanted: u8) -> Option<Reader<'d>> {
        self.next().filter(|(tag, _)| *tag == wanted).map(|(_, value)| Reader(value))
    }
}

/// `2.5.4.3`
fn oid_text(der: &[u8]) -> Option<String> {
    let mut numbers = Vec::new();
    let mut number = 0u64;
    for (i, &b) in der.iter().enumerate() {
        number = number.checked_mul(128)? + u64::from(b & 0x7f);
        if b & 0x80 == 0 {
            if numbers.is_empty() {
                let first = (number / 40).min(2);
                numbers.push(first.to_string());
                number -= first * 40;
            }
            numbers.push(number.to_string());
            number = 0;
        } else if i + 1 == der.len() {
            return None;
        }
    }
    (!numbers.is_empty()).then(|| numbers.join("."))
}

/// A string type's text as UTF-8; none of other types, and where it is none.
fn utf8(tag: u8, value: &[u8]) -> Option<Vec<u8>> {
    let text: String = match tag {
        // UTF8String
        12 => return std::str::from_utf8(value).ok().map(|s| s.as_bytes().to_vec()),
        // NumericString, PrintableString, T61String, IA5String, VisibleString, the two times
        18 | 19 | 20 | 22 | 23 | 24 | 26 => value.iter().map(|&b| char::from(b)).collect(),
        // UniversalString
        28 => value.chunks(4).map(|c| char::from_u32(u32::from_be_bytes(c.try_into().ok()?))).collect::<Option<_>>()?,
        // BMPString
        30 => value
            .chunks(2)
            .map(|c| char::from_u32(u16::from_be_bytes(c.try_into().ok()?).into()))
            .collect::<Option<_>>()?,
        _ => return None,
    };
    Some(text.into_bytes())
}

/// RFC 2253 wants a backslash before the separators, a blank at either end and a `#` in front; control characters and
/// everything beyond ASCII are written as the hex of their bytes.
fn escape(out: &mut Vec<u8>, text: &[u8]) {
    for (i, &b) in text.iter().enumerate() {
        let at_end = i == 0 || i + 1 == text.len();
        match b {
            b',' | b'+' | b'"' | b'\\' | b'<' | b'>' | b';' => out.extend_from_slice(&[b'\\', b]),
            b' ' if at_end => out.extend_from_slice(b"\\ "),
            b'#' if i == 0 => out.extend_from_slice(b"\\#"),
            0x20..0x7f => out.push(b),
            _ => out.extend_from_slice(format!("\\{b:02X}").as_bytes()),
        }
    }
}

/// OpenSSL's short names of the attributes that names are made of.
const SHORT_NAMES: &[(&str, &str)] = &[
    ("2.5.4.3", "CN"),
    ("2.5.4.4", "SN"),
    ("2.5.4.5", "serialNumber"),
    ("2.5.4.6", "C"),
    ("2.5.4.7", "L"),
    ("2.5.4.8", "ST"),
    ("2.5.4.9", "street"),
    ("2.5.4.10", "O"),
    ("2.5.4.11", "OU"),
    ("2.5.4.12", "title"),
    ("2.5.4.13", "description"),
    ("2.5.4.15", "businessCategory"),
    ("2.5.4.16", "postalAddress"),
    ("2.5.4.17", "postalCode"),
    ("2.5.4.18", "postOfficeBox"),
    ("2.5.4.20", "telephoneNumber"),
    ("2.5.4.41", "name"),
    ("2.5.4.42", "GN"),
    ("2.5.4.43", "initials"),
    ("2.5.4.44", "generationQualifier"),
    ("2.5.4.45", "x500UniqueIdentifier"),
    ("2.5.4.46", "dnQualifier"),
    ("2.5.4.65", "pseudonym"),
    ("2.5.4.97", "organizationIdentifier"),
    ("0.9.2342.19200300.100.1.1", "UID"),
    ("0.9.2342.19200300.100.1.3", "mail"),
    ("0.9.2342.19200300.100.1.25", "DC"),
    ("1.2.840.113549.1.9.1", "emailAddress"),
    ("1.2.840.113549.1.9.2", "unstructuredName"),
    ("1.2.840.113549.1.9.8", "unstructuredAddress"),
    ("1.3.6.1.4.1.311.60.2.1.1", "jurisdictionL"),
    ("1.3.6.1.4.1.311.60.2.1.2", "jurisdictionST"),
    ("1.3.6.1.4.1.311.60.2.1.3", "jurisdictionC"),
];
