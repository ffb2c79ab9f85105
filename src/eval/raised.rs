//! What stops an evaluation.

use crate::diagnostic::{Code, Diagnostic, codes};
use crate::source::Span;
use crate::types::Name;
use std::cell::RefCell;
use std::marker::PhantomData;

/// What an operator says that could not do its work; it knows no place.
#[derive(Debug)]
pub struct Fail {
    /// Which kind of failure.
    pub code: Code,
    /// What is wrong, as a message has it.
    pub message: String,
    /// The same without what was found, of an expression.
    pub bare: Option<&'static str>,
    /// The values at hand.
    pub note: String,
    /// What might mend it.
    pub help: Option<String>,
}

impl Fail {
    /// A failure with that message.
    pub fn new(code: Code, message: impl Into<String>) -> Fail {
        Fail { code, message: message.into(), bare: None, note: String::new(), help: None }
    }

    /// A division by zero, of that kind.
    pub fn division(message: &'static str) -> Fail {
        Fail { bare: Some(message), ..Fail::new(codes::DIVISION, message) }
    }

    /// With the values at hand.
    pub fn note(mut self, text: impl Into<String>) -> Fail {
        self.note = text.into();
        self
    }

    /// With advice.
    pub fn help(mut self, text: impl Into<String>) -> Fail {
        self.help = Some(text.into());
        self
    }
}

/// Stands for what unwinds through the walk, which lies aside: so a result is no larger than its value, and is handed on in
/// registers. What was raised last has to be taken or dropped first: who holds one lets go of it before anything else may
/// raise another. Where assertions are compiled in they hold that.
#[derive(Debug)]
#[must_use]
pub struct Raised {
    #[cfg(debug_assertions)]
    below: usize,
    /// It stays on its thread.
    thread: PhantomData<*const ()>,
}

thread_local! {
    /// What unwinds: one, as a rule; more where what is done on its way raises and takes others.
    static UNWINDING: RefCell<Vec<Unwind>> = const { RefCell::new(Vec::new()) };
}

impl From<Unwind> for Raised {
    #[cold]
    fn from(unwind: Unwind) -> Raised {
        UNWINDING.with_borrow_mut(|all| {
            all.push(unwind);
            Raised {
                #[cfg(debug_assertions)]
                below: all.len() - 1,
                thread: PhantomData,
            }
        })
    }
}

impl Raised {
    /// What unwinds. It does so no longer.
    pub fn take(self) -> Unwind {
        let unwind = self.pop();
        std::mem::forget(self);
        unwind.unwrap_or(Unwind::Delayed)
    }

    /// Whether a call yielded no value.
    pub fn is_no_value(&self) -> bool {
        self.is(|unwind| matches!(unwind, Unwind::NoValue(_)))
    }

    /// Whether a call has no result yet.
    pub fn is_delayed(&self) -> bool {
        self.is(|unwind| matches!(unwind, Unwind::Delayed))
    }

    fn is(&self, kind: impl FnOnce(&Unwind) -> bool) -> bool {
        UNWINDING.with_borrow(|all| {
            self.must_be_last(all);
            all.last().is_some_and(kind)
        })
    }

    #[cold]
    fn pop(&self) -> Option<Unwind> {
        UNWINDING.with_borrow_mut(|all| {
            self.must_be_last(all);
            all.pop()
        })
    }

    #[cfg(debug_assertions)]
    fn must_be_last(&self, all: &[Unwind]) {
        assert_eq!(self.below + 1, all.len(), "another was raised since");
    }

    #[cfg(not(debug_assertions))]
    fn must_be_last(&self, _: &[Unwind]) {}
}

impl Drop for Raised {
    fn drop(&mut self) {
        drop(self.pop());
    }
}

/// The result of an evaluation.
pub type Eval<T> = Result<T, Raised>;

/// What unwinds.
#[derive(Debug)]
pub enum Unwind {
    /// An error: ends the nearest body of an event or hook.
    Error(RuntimeError),
    /// A call yielded no value where one was needed: drops the statement it stands in.
    NoValue(Span),
    /// A call in the condition of a `when` has no result yet: the condition is tried again later.
    Delayed,
    /// `exit(n)`: ends the program at once.
    Exit(i32),
}

/// A run-time error on its way.
#[derive(Debug)]
pub struct RuntimeError {
    /// What to tell.
    pub diagnostic: Diagnostic,
    /// The calls it has left so far, innermost first.
    pub trace: Vec<TraceEntry>,
    /// It has been told already, or is not to be told (a failed assert that a hook took note of).
    pub told: bool,
}

/// A call that an error has left.
#[derive(Debug, Clone)]
pub struct TraceEntry {
    /// The function's name.
    pub function: Name,
    /// Its arguments, cut to a sane length.
    pub args: String,
    /// Where it was called from.
    pub call: Span,
}

impl Unwind {
    /// An error at a place.
    pub fn error(code: Code, span: Span, message: impl Into<String>) -> Raised {
        Unwind::of(Diagnostic::error(code, span, message))
    }

    /// An error that is this diagnostic.
    pub fn of(diagnostic: Diagnostic) -> Raised {
        Unwind::told(diagnostic, false)
    }

    /// The same, where it may have been told already.
    pub fn told(diagnostic: Diagnostic, told: bool) -> Raised {
        Unwind::Error(RuntimeError { diagnostic, trace: Vec::new(), told }).into()
    }
}

/// Gives a failure its place.
pub trait At<T> {
    /// The failure as an error at `span`.
    fn at(self, span: Span) -> Eval<T>;
}

impl<T> At<T> for Result<T, Fail> {
    #[inline]
    fn at(self, span: Span) -> Eval<T> {
        match self {
            Ok(v) => Ok(v),
            Err(f) => {
                let mut d = Diagnostic::error(f.code, span, f.message);
                d.bare = f.bare;
                d.note = f.note;
                d.help = f.help;
                Err(Unwind::of(d))
            }
        }
    }
}
