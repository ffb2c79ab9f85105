//! Base64 in the standard alphabet or one of 64 characters that a script gives.
//!
//! Decoding is the reference's own kind: `=` is a digit of value 0 wherever it stands and counts as padding in its
//! group of four. Reference: Base64.cc.

use super::text::{c_argument, c_string, lossy};
use super::unplaced;
use crate::eval::{Builtin, Eval, Invocation};
use crate::value::Value;

/// The builtins of this family.
pub(super) const TABLE: &[(&str, Builtin)] =
    &[("decode_base64", decode_base64), ("encode_base64", encode_base64), ("is_valid_base64", is_valid_base64)];

const STANDARD: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The alphabet that argument 1 gives; the standard one where that is empty, none where it has not 64 characters.
fn alphabet(given: &[u8]) -> Option<&[u8; 64]> {
    if given.is_empty() { Some(STANDARD) } else { given.try_into().ok() }
}

fn encode_base64(inv: &mut Invocation) -> Eval<Value> {
    let given = c_argument(inv, 1)?;
    let Some(alphabet) = alphabet(given) else {
        unplaced(inv, format!("base64 alphabet is not 64 characters: {}", lossy(given)));
        // The words are the reference's, though there is no broker in it.
        unplaced(inv, "Broker query has an invalid data store");
        return Ok(Value::string(""));
    };
    Ok(Value::string_from(encode(inv.bytes(0)?, alphabet)))
}

/// The standard alphabet's form of some bytes.
pub(super) fn encode_standard(s: &[u8]) -> Vec<u8> {
    encode(s, STANDARD)
}

fn encode(s: &[u8], alphabet: &[u8; 64]) -> Vec<u8> {
    let mut out = Vec::with_capacity(s.len().div_ceil(3) * 4);
    for group in s.chunks(3) {
        let byte = |i: usize| u32::from(group.get(i).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for i in 0..4 {
            let digit = alphabet[(bits >> (18 - 6 * i)) as usize & 63];
            out.push(if i <= group.len() { digit } else { b'=' });
        }
    }
    out
}

fn decode_base64(inv: &mut Invocation) -> Eval<Value> {
    let s = inv.bytes(0)?;
    let given = c_argument(inv, 1)?;
    let Some(alphabet) = alphabet(given) else {
        unplaced(inv, format!("base64 decoding alphabet is not 64 characters: {}", lossy(given)));
        return Ok(undecoded(inv, s));
    };
    let mut decoder = Decoder::new(alphabet);
    if let Err(what) = decoder.take(s) {
        unplaced(inv, what);
        return Ok(undecoded(inv, s));
    }
    let missing = decoder.missing();
    if missing > 0 {
        unplaced(inv, format!("incomplete base64 group, padding with {} bits of 0", missing * 6));
        // The group's end can only be in error where padding came before; the reference then ignores it.
        let _ = decoder.take(&b"==="[..missing]);
    }
    Ok(Value::string_from(decoder.out))
}

/// What comes of a string that cannot be decoded, which is reported.
fn undecoded(inv: &mut Invocation, s: &[u8]) -> Value {
    let shown = lossy(c_string(inv, s)).into_owned();
    unplaced(inv, format!("error in decoding string {shown}"));
    Value::string("")
}

fn is_valid_base64(inv: &mut Invocation) -> Eval<Value> {
    let s = inv.bytes(0)?;
    let given = c_argument(inv, 1)?;
    let valid = alphabet(given).is_some_and(|alphabet| Decoder::new(alphabet).take(s).is_ok());
    Ok(Value::bool(valid))
}

struct Decoder {
    /// The value of each byte, where it has one.
    values: [Option<u8>; 256],
    out: Vec<u8>,
    group: Vec<u8>,
    padding: usize,
    after_padding: bool,
}

impl Decoder {
    fn new(alphabet: &[u8; 64]) -> Decoder {
        let mut values = [None; 256];
        for (value, &digit) in (0..).zip(alphabet) {
            values[usize::from(digit)] = Some(value);
        }
        values[usize::from(b'=')] = Some(0);
        Decoder { values, out: Vec::new(), group: Vec::with_capacity(4), padding: 0, after_padding: false }
    }

    /// How many digits the open group lacks.
    fn missing(&self) -> usize {
        if self.group.is_empty() { 0 } else { 4 - self.group.len() }
    }

    fn take(&mut self, s: &[u8]) -> Result<(), String> {
        for &b in s {
            if b == b'=' {
                self.padding += 1;
            }
            let Some(value) = self.values[usize::from(b)] else {
                return Err(format!("character {b} ignored by Base64 decoding"));
            };
            self.group.push(value);
            if self.group.len() == 4 {
                self.end_group()?;
            }
        }
        Ok(())
    }

    fn end_group(&mut self) -> Result<(), String> {
        if self.after_padding {
            return Err("extra base64 groups after '=' padding are ignored".to_owned());
        }
        let bits = self.group.iter().fold(0, |bits: u32, digit| bits << 6 | u32::from(*digit));
        let octets = 3usize.saturating_sub(self.padding);
        self.out.extend_from_slice(&bits.to_be_bytes()[1..1 + octets]);
        self.after_padding = self.padding > 0;
        self.padding = 0;
        self.group.clear();
        Ok(())
    }
}
