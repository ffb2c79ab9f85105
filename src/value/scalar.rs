//! What lies in a value itself, each in one machine word.
//!
//! That all kinds of value are a tag and a word, an integer or a pointer, lets the compiler keep a value in two
//! registers: it is returned, passed and moved there. With a payload of any other shape each move goes through memory,
//! in parts that the processor cannot forward from one to the next.

/// A truth value.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Flag(u64);

impl Flag {
    /// The truth value.
    #[inline]
    pub fn get(self) -> bool {
        self.0 != 0
    }
}

impl From<bool> for Flag {
    #[inline]
    fn from(b: bool) -> Flag {
        Flag(b.into())
    }
}

/// A floating-point number; two are the same where all their bits are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Float(u64);

impl Float {
    /// The number.
    #[inline]
    pub fn get(self) -> f64 {
        f64::from_bits(self.0)
    }

    /// Its bits.
    #[inline]
    pub fn to_bits(self) -> u64 {
        self.0
    }
}

impl From<f64> for Float {
    #[inline]
    fn from(d: f64) -> Float {
        Float(d.to_bits())
    }
}

/// An IPv4 address.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct V4(u64);

impl V4 {
    /// Its bits.
    #[inline]
    pub fn get(self) -> u32 {
        self.0 as u32
    }
}

impl From<u32> for V4 {
    #[inline]
    fn from(bits: u32) -> V4 {
        V4(bits.into())
    }
}
