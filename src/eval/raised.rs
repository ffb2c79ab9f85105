//! What stops an evaluation.

use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::types::Name;

/// What an operator says that could not do its work; it knows no place.
#[derive(Debug)]
pub struct Fail {
    /// Which kind of failure.
    pub code: Code,
    /// What is wrong, as a message has it.
    pub message: String,
    /// The values at hand.
    pub note: String,
    /// What might mend it.
    pub help: Option<String>,
}

impl Fail {
    /// A failure with that message.
    pub fn new(code: Code, message: impl Into<String>) -> Fail {
        Fail { code, message: message.into(), note: String::new(), help: None }
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

/// What unwinds through the walk; boxed, for it is rare.
pub type Raised = Box<Unwind>;

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
        Box::new(Unwind::Error(RuntimeError { diagnostic, trace: Vec::new(), told: false }))
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
                d.note = f.note;
                d.help = f.help;
                Err(Unwind::of(d))
            }
        }
    }
}
