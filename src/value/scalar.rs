//! What lies in a value itself, each in one machine word.
//!
//! That every kind of value holds one word, an integer or a pointer, lets the compiler keep a value in two registers: it
//! is returned, passed and moved there. With a payload of any other shape (a `bool`, an `f64`) each move would go through
//! memory, in parts that the processor waits for before it can read the whole.

use super::{Port, Short};

const _: () = assert!(size_of::<(Flag, Float, V4, Port, Short)>() == 5 * size_of::<u64>());

/// A truth value.
#[derive(Clone, Copy)]
pub struct Flag(u64);

impl Flag {
    /// Whether a word is not 0.
    #[inline]
    pub fn of_word(bits: u64) -> Flag {
        Flag(bits)
    }

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
