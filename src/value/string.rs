//! Byte strings: short ones in place, long ones shared.

use super::outside::keeps_identity;
use std::fmt;
use std::rc::Rc;

/// The longest string that is kept in place.
const IN_PLACE: usize = 14;

/// How long a text may be that is searched without preparation.
const SHORT_TEXT: usize = 64;

/// Whether a string of these bytes lies in place.
#[inline]
fn goes_in_place(bytes: &[u8]) -> bool {
    bytes.len() <= IN_PLACE && !keeps_identity()
}

/// A string: bytes of any kind, NUL among them.
#[derive(Clone)]
pub struct Str(Form);

#[derive(Clone)]
enum Form {
    Short(u8, [u8; IN_PLACE]),
    Long(Rc<Vec<u8>>),
}

impl Str {
    /// The empty string.
    pub const EMPTY: Str = Str(Form::Short(0, [0; IN_PLACE]));

    /// A string of these bytes.
    pub fn new(bytes: &[u8]) -> Str {
        if goes_in_place(bytes) { Str::short(bytes) } else { Str(Form::Long(Rc::new(bytes.to_vec()))) }
    }

    /// A string that takes over a buffer.
    pub fn from_vec(bytes: Vec<u8>) -> Str {
        if goes_in_place(&bytes) { Str::short(&bytes) } else { Str(Form::Long(Rc::new(bytes))) }
    }

    /// Whether the two are one object, as far as anybody has asked for that.
    pub fn is_same(&self, other: &Str) -> bool {
        match (&self.0, &other.0) {
            (Form::Long(a), Form::Long(b)) => Rc::ptr_eq(a, b),
            _ => self == other,
        }
    }

    /// A string of the same bytes: another object where somebody may ask.
    pub fn copied(&self) -> Str {
        if keeps_identity() { Str::new(self.as_bytes()) } else { self.clone() }
    }

    fn short(bytes: &[u8]) -> Str {
        let mut place = [0; IN_PLACE];
        place[..bytes.len()].copy_from_slice(bytes);
        Str(Form::Short(bytes.len() as u8, place))
    }

    /// The bytes.
    #[inline]
    pub fn as_bytes(&self) -> &[u8] {
        match &self.0 {
            Form::Short(n, place) => &place[..(*n as usize).min(IN_PLACE)],
            Form::Long(bytes) => bytes,
        }
    }

    /// Whether the bytes lie in the string itself: then to drop it is to do nothing.
    #[inline]
    pub fn is_in_place(&self) -> bool {
        matches!(self.0, Form::Short(..))
    }

    /// How many bytes there are.
    #[inline]
    pub fn len(&self) -> usize {
        match &self.0 {
            Form::Short(n, _) => *n as usize,
            Form::Long(bytes) => bytes.len(),
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether these bytes occur in it.
    pub fn contains(&self, part: &[u8]) -> bool {
        let text = self.as_bytes();
        match part.split_first() {
            None => true,
            // Where there is little to search, to look for the first byte is quicker than to prepare a search for all.
            Some((first, rest)) if text.len() <= SHORT_TEXT => {
                memchr::memchr_iter(*first, text).any(|at| text[at + 1..].starts_with(rest))
            }
            Some(_) => memchr::memmem::find(text, part).is_some(),
        }
    }

    /// Appends, in place where nobody shares the string.
    pub fn push(&mut self, more: &[u8]) {
        if more.is_empty() {
            return;
        }
        if let Form::Long(bytes) = &mut self.0
            && let Some(own) = Rc::get_mut(bytes)
        {
            own.extend_from_slice(more);
            return;
        }
        let mut all = Vec::with_capacity((self.len() + more.len()).next_power_of_two());
        all.extend_from_slice(self.as_bytes());
        all.extend_from_slice(more);
        *self = Str::from_vec(all);
    }

    /// The text, with what is no UTF-8 replaced.
    pub fn to_text(&self) -> std::borrow::Cow<'_, str> {
        String::from_utf8_lossy(self.as_bytes())
    }
}

impl PartialEq for Str {
    #[inline]
    fn eq(&self, other: &Str) -> bool {
        self.as_bytes() == other.as_bytes()
    }
}

impl Eq for Str {}

impl PartialOrd for Str {
    fn partial_cmp(&self, other: &Str) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Str {
    fn cmp(&self, other: &Str) -> std::cmp::Ordering {
        self.as_bytes().cmp(other.as_bytes())
    }
}

impl fmt::Debug for Str {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.to_text(), f)
    }
}

impl From<&str> for Str {
    fn from(s: &str) -> Str {
        Str::new(s.as_bytes())
    }
}

impl From<String> for Str {
    fn from(s: String) -> Str {
        Str::from_vec(s.into_bytes())
    }
}

impl From<Vec<u8>> for Str {
    fn from(s: Vec<u8>) -> Str {
        Str::from_vec(s)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_and_long_texts_are_searched_alike() {
        for length in [0, 1, 2, 63, 64, 65, 200] {
            let text: Vec<u8> = (0..length).map(|i| b"ab"[i * i % 7 % 2]).collect();
            let s = Str::new(&text);
            for part in ["", "a", "b", "ab", "ba", "aab", "bab", "aabab", "abba", "c", "abababababab"] {
                let found = text.windows(part.len().max(1)).any(|w| w == part.as_bytes()) || part.is_empty();
                assert_eq!(s.contains(part.as_bytes()), found, "{part} in {length} bytes");
            }
        }
    }
}
