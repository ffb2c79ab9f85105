//! The leaves of expressions: constants and local variables, read where they are needed, without a call.
//!
//! These are macros because they leave the function that they stand in where the variable is unset.

use super::expr::no_word;
use super::{Eval, Frame};
use crate::program::{Slot, WordExpr};
use crate::source::Span;
use crate::value::Value;

/// The bits in a local variable of a word type.
macro_rules! local_word {
    ($frame:expr, $slot:expr, $span:expr) => {
        match $frame.slots.get($slot as usize) {
            Some($crate::value::Value::Count(c)) => *c,
            _ => $crate::eval::leaf::other_word($frame, $slot, $span)?,
        }
    };
}

/// The bits of a word expression.
macro_rules! word {
    ($interp:expr, $e:expr, $frame:expr) => {
        match $e {
            $crate::program::WordExpr::Local(slot, span) => $crate::eval::leaf::local_word!($frame, *slot, *span),
            $crate::program::WordExpr::Const(c) => *c,
            inner => $interp.word_node(inner, $frame)?,
        }
    };
}

/// The value of an expression of any type.
macro_rules! value {
    ($interp:expr, $e:expr, $frame:expr) => {
        match $e {
            $crate::program::Expr::Word(w, kind) => {
                let bits = $crate::eval::leaf::word!($interp, &**w, $frame);
                $crate::eval::operators::word_value(*kind, bits)
            }
            $crate::program::Expr::Local(slot, span) => match $frame.slots.get(*slot as usize) {
                Some($crate::value::Value::Unset) | None => return Err($crate::eval::expr::unset(*span)),
                Some(v) => v.clone(),
            },
            $crate::program::Expr::Const(v) => v.clone(),
            inner => $interp.eval_node(inner, $frame)?,
        }
    };
}

pub(super) use local_word;
pub(super) use value;
pub(super) use word;

/// The bits of a constant or of a local count; none where it takes more than a look.
#[inline(always)]
pub(super) fn leaf(e: &WordExpr, frame: &Frame) -> Option<u64> {
    match e {
        WordExpr::Local(slot, _) => match frame.slots.get(*slot as usize) {
            Some(Value::Count(c)) => Some(*c),
            _ => None,
        },
        WordExpr::Const(c) => Some(*c),
        _ => None,
    }
}

/// A word in a slot that is not a count.
#[inline(never)]
pub(super) fn other_word(frame: &Frame, slot: Slot, span: Span) -> Eval<u64> {
    match frame.slots.get(slot as usize) {
        Some(Value::Count(c)) => Ok(*c),
        Some(Value::Int(i)) => Ok(*i as u64),
        Some(Value::Bool(b)) => Ok(u64::from(b.get())),
        other => Err(no_word(other, span)),
    }
}
