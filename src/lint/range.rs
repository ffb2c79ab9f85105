//! Between which bounds counts lie, as far as a body says.

use crate::source::Span;
use crate::syntax::ast::BinaryOp;
use std::collections::HashMap;

/// What is known of a count, and where that was seen.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Range {
    pub least: u64,
    pub most: u64,
    pub from: Span,
    pub by: By,
}

/// What says what is known.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum By {
    /// A declaration or assignment.
    Value,
    /// A test that holds.
    Test,
    /// A test that does not hold.
    Failure,
}

/// What is known at one point of a body.
#[derive(Clone, Default)]
pub(super) struct State {
    /// Count variables by name, sizes of containers by their variable's name between bars.
    pub known: HashMap<String, Range>,
    /// Nothing goes on from here.
    pub left: bool,
}

impl Range {
    pub const ANY: Range = Range { least: 0, most: u64::MAX, from: Span::NONE, by: By::Value };

    pub fn exactly(n: u64, from: Span) -> Range {
        Range { least: n, most: n, from, by: By::Value }
    }

    /// What holds for both.
    pub fn hull(self, other: Range) -> Range {
        Range { least: self.least.min(other.least), most: self.most.max(other.most), ..self }
    }

    /// What is known of the sum; all of it where that may wrap.
    pub fn plus(self, by: Range) -> Range {
        match (self.least.checked_add(by.least), self.most.checked_add(by.most)) {
            (Some(least), Some(most)) => Range { least, most, ..self },
            _ => Range::ANY,
        }
    }

    /// What is known of the difference; all of it where that may wrap.
    pub fn minus(self, by: Range) -> Range {
        match (self.least.checked_sub(by.most), self.most.checked_sub(by.least)) {
            (Some(least), Some(most)) => Range { least, most, ..self },
            _ => Range::ANY,
        }
    }

    pub fn words(self) -> Option<String> {
        match (self.least, self.most) {
            (0, u64::MAX) => None,
            (least, most) if least == most => Some(format!("{least}")),
            (0, most) => Some(format!("at most {most}")),
            (least, u64::MAX) => Some(format!("at least {least}")),
            (least, most) => Some(format!("between {least} and {most}")),
        }
    }
}

impl State {
    pub fn gone() -> State {
        State { left: true, ..State::default() }
    }

    /// What is known of something after a change.
    pub fn set(&mut self, key: &str, range: Range) {
        if range.least == 0 && range.most == u64::MAX {
            self.known.remove(key);
        } else {
            self.known.insert(key.to_owned(), range);
        }
    }

    pub fn forget_sizes(&mut self) {
        self.known.retain(|key, _| !key.starts_with('|'));
    }

    /// What a test says of something, besides what was known; a test that cannot hold leads nowhere.
    pub fn narrow(&mut self, key: &str, least: u64, most: u64, test: (Span, By)) {
        let old = self.known.get(key).copied().unwrap_or(Range::ANY);
        let new = Range { least: old.least.max(least), most: old.most.min(most), ..old };
        if new.least > new.most {
            self.left = true;
        } else if new != old {
            self.set(key, Range { from: test.0, by: test.1, ..new });
        }
    }

    pub fn join(a: State, mut b: State) -> State {
        if a.left || b.left {
            return if a.left { b } else { a };
        }
        b.known.retain(|key, _| a.known.contains_key(key));
        for (key, range) in &mut b.known {
            if let Some(other) = a.known.get(key) {
                *range = range.hull(*other);
            }
        }
        b.known.retain(|_, range| range.least > 0 || range.most < u64::MAX);
        b
    }
}

/// The comparison with its operands changed over.
pub(super) fn turned(op: BinaryOp) -> BinaryOp {
    match op {
        BinaryOp::Lt => BinaryOp::Gt,
        BinaryOp::Le => BinaryOp::Ge,
        BinaryOp::Gt => BinaryOp::Lt,
        BinaryOp::Ge => BinaryOp::Le,
        other => other,
    }
}

/// The comparison that holds where one does not.
pub(super) fn opposite(op: BinaryOp) -> BinaryOp {
    match op {
        BinaryOp::Lt => BinaryOp::Ge,
        BinaryOp::Le => BinaryOp::Gt,
        BinaryOp::Gt => BinaryOp::Le,
        BinaryOp::Ge => BinaryOp::Lt,
        BinaryOp::Eq => BinaryOp::Ne,
        BinaryOp::Ne => BinaryOp::Eq,
        other => other,
    }
}

/// What follows for something from a comparison that holds.
pub(super) fn compare(state: &mut State, key: &str, op: BinaryOp, with: Range, at: (Span, By)) {
    match op {
        BinaryOp::Eq => state.narrow(key, with.least, with.most, at),
        BinaryOp::Lt => match with.most.checked_sub(1) {
            Some(most) => state.narrow(key, 0, most, at),
            None => state.left = true,
        },
        BinaryOp::Le => state.narrow(key, 0, with.most, at),
        BinaryOp::Gt => match with.least.checked_add(1) {
            Some(least) => state.narrow(key, least, u64::MAX, at),
            None => state.left = true,
        },
        BinaryOp::Ge => state.narrow(key, with.least, u64::MAX, at),
        BinaryOp::Ne if with.least == with.most => {
            let old = state.known.get(key).copied().unwrap_or(Range::ANY);
            if old.least == old.most && old.least == with.least {
                state.left = true;
            } else if old.least == with.least {
                state.narrow(key, old.least + 1, u64::MAX, at);
            } else if old.most == with.most {
                state.narrow(key, 0, old.most - 1, at);
            }
        }
        _ => {}
    }
}
