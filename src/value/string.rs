//! Byte strings: short ones lie in the value, long ones are shared.

use super::Value;
use super::outside::keeps_identity;
use smallvec::SmallVec;
use std::rc::Rc;

/// The longest string that is kept in the value.
const IN_PLACE: usize = 7;

/// How long a text may be that is searched without preparation.
const SHORT_TEXT: usize = 64;

/// The bytes of a string that does not lie in the value.
pub type Bytes = SmallVec<[u8; 16]>;

/// A short string: bytes of any kind, NUL among them. As they lie in memory the first byte of the word tells how many they
/// are, and what follows the string's own bytes is 0.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Short(u64);

impl Short {
    /// The bytes.
    #[inline]
    pub fn as_bytes(&self) -> &[u8] {
        &bytemuck::bytes_of(&self.0)[1..][..self.len().min(IN_PLACE)]
    }

    /// How many bytes there are.
    #[inline]
    fn len(&self) -> usize {
        usize::from(self.0.to_ne_bytes()[0])
    }
}

/// Whether a string of these bytes lies in the value.
#[inline]
fn goes_in_place(bytes: &[u8]) -> bool {
    bytes.len() <= IN_PLACE && !keeps_identity()
}

fn short(bytes: &[u8]) -> Value {
    let mut place = [0; 1 + IN_PLACE];
    place[0] = bytes.len() as u8;
    place[1..][..bytes.len()].copy_from_slice(bytes);
    Value::Short(Short(u64::from_ne_bytes(place)))
}

impl Value {
    /// The empty string.
    pub const EMPTY: Value = Value::Short(Short(0));

    /// A string of these bytes.
    pub fn string(bytes: impl AsRef<[u8]>) -> Value {
        let bytes = bytes.as_ref();
        if goes_in_place(bytes) { short(bytes) } else { Value::Long(Rc::new(Bytes::from_slice(bytes))) }
    }

    /// A string that takes over a buffer.
    pub fn string_from(bytes: Vec<u8>) -> Value {
        if goes_in_place(&bytes) { short(&bytes) } else { Value::Long(Rc::new(Bytes::from_vec(bytes))) }
    }

    /// The bytes of the string in it.
    #[inline]
    pub fn as_bytes(&self) -> Option<&[u8]> {
        match self {
            Value::Short(s) => Some(s.as_bytes()),
            Value::Long(s) => Some(s),
            _ => None,
        }
    }

    /// How many bytes the string in it has.
    #[inline]
    pub fn byte_count(&self) -> Option<usize> {
        match self {
            Value::Short(s) => Some(s.len()),
            Value::Long(s) => Some(s.len()),
            _ => None,
        }
    }

    /// Whether it is a string.
    #[inline]
    pub fn is_string(&self) -> bool {
        matches!(self, Value::Short(_) | Value::Long(_))
    }

    /// Whether the two are one string as an object, as far as anybody has asked for that.
    pub fn is_same_string(&self, other: &Value) -> bool {
        match (self, other) {
            (Value::Long(a), Value::Long(b)) => Rc::ptr_eq(a, b),
            _ => self.is_string() && self == other,
        }
    }

    /// Appends to the string in it: in place where nobody shares that. What is no string stays as it is.
    pub fn append(&mut self, more: &[u8]) {
        if more.is_empty() {
            return;
        }
        if let Value::Long(bytes) = self
            && let Some(own) = Rc::get_mut(bytes)
        {
            own.extend_from_slice(more);
            return;
        }
        let Some(bytes) = self.as_bytes() else { return };
        let mut all = Vec::with_capacity((bytes.len() + more.len()).next_power_of_two());
        all.extend_from_slice(bytes);
        all.extend_from_slice(more);
        *self = Value::string_from(all);
    }
}

/// A copy of a string: another object where somebody may ask.
pub(super) fn copied(s: &Value) -> Value {
    match s.as_bytes() {
        Some(bytes) if keeps_identity() => Value::string(bytes),
        _ => s.clone(),
    }
}

/// Whether bytes occur in a text.
pub fn occurs(part: &[u8], text: &[u8]) -> bool {
    match part.split_first() {
        None => true,
        // Where there is little to search, to look for the first byte is quicker than to prepare a search for all.
        Some((first, rest)) if text.len() <= SHORT_TEXT => {
            memchr::memchr_iter(*first, text).any(|at| text[at + 1..].starts_with(rest))
        }
        Some(_) => memchr::memmem::find(text, part).is_some(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_and_long_texts_are_searched_alike() {
        for length in [0, 1, 2, 63, 64, 65, 200] {
            let text: Vec<u8> = (0..length).map(|i| b"ab"[i * i % 7 % 2]).collect();
            for part in ["", "a", "b", "ab", "ba", "aab", "bab", "aabab", "abba", "c", "abababababab"] {
                let found = text.windows(part.len().max(1)).any(|w| w == part.as_bytes()) || part.is_empty();
                assert_eq!(occurs(part.as_bytes(), &text), found, "{part} in {length} bytes");
            }
        }
    }
}
