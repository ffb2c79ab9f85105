//! What keeps walks over values from going round in a value that holds itself, or deeper than the stack is.

use foldhash::fast::FixedState;
use std::collections::HashSet;

/// How deep values are walked.
const DEEPEST: usize = 200_000;

/// The containers that a walk is within, by where they are.
#[derive(Debug, Default)]
pub struct Open(HashSet<*const (), FixedState>);

/// Why a walk goes no further.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Closed {
    /// It is within that container already.
    Recursion,
    /// It is very deep.
    TooDeep,
}

impl Open {
    /// Goes into a container.
    ///
    /// # Errors
    /// When it is not to.
    pub fn enter(&mut self, at: *const ()) -> Result<(), Closed> {
        if self.0.len() >= DEEPEST {
            return Err(if self.0.contains(&at) { Closed::Recursion } else { Closed::TooDeep });
        }
        if self.0.insert(at) { Ok(()) } else { Err(Closed::Recursion) }
    }

    /// Leaves what was entered last.
    pub fn leave(&mut self, at: *const ()) {
        self.0.remove(&at);
    }

    /// Whether a walk is so deep that it goes no further, for those that know where they are otherwise.
    pub fn is_too_deep(depth: usize) -> bool {
        depth >= DEEPEST
    }
}
