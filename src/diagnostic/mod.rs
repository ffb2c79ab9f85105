//! What there is to say about a script: diagnostics as data, and the pile they are collected on.
//!
//! Nothing here writes anything; the renderers are in [`render`].

pub mod codes;
pub mod explain;
mod merge;
mod near;
pub mod render;

pub use codes::Code;
pub use merge::{OF_NAMES, merged};
pub use near::nearest;

use crate::source::Span;
use std::collections::HashSet;

/// How bad it is, the worst last.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Severity {
    /// For information.
    Info,
    /// Worth a look; nothing stops.
    Warning,
    /// The script is wrong.
    Error,
}

/// A second place with a part of the story.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What stands there.
    pub text: String,
}

/// One thing to say, at one place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnostic {
    /// Which kind of thing it is; `zeekling explain` knows more of it.
    pub code: Code,
    /// How bad.
    pub severity: Severity,
    /// In one line: lower case, no full stop.
    pub message: String,
    /// Of an expression that failed, the message without what was found: the reference shows the expression instead.
    pub bare: Option<&'static str>,
    /// The smallest stretch that is the cause; [`Span::NONE`] where there is none.
    pub span: Span,
    /// Where the forms of one line place it, where the reference speaks of another place.
    pub line: Option<Span>,
    /// What the full form writes beside the span; the code's own words where empty.
    pub note: String,
    /// The other half of the story.
    pub labels: Vec<Label>,
    /// What would mend it.
    pub help: Option<String>,
    /// What several of them come from: that is told once.
    pub cause: Option<String>,
    /// The reference stops reading here.
    pub ends: bool,
    /// It warns of something deprecated, which `@pragma push ignore-deprecations` keeps quiet.
    pub deprecation: bool,
    /// The reference has stopped reading before: the form that stands in for its messages leaves this out.
    pub beyond: bool,
}

impl Diagnostic {
    /// An error.
    pub fn error(code: Code, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(code, Severity::Error, span, message.into())
    }

    /// A message for information.
    pub fn info(code: Code, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(code, Severity::Info, span, message.into())
    }

    /// A warning.
    pub fn warning(code: Code, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(code, Severity::Warning, span, message.into())
    }

    /// A warning of something deprecated.
    pub fn deprecation(code: Code, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic { deprecation: true, ..Diagnostic::warning(code, span, message) }
    }

    fn new(code: Code, severity: Severity, span: Span, message: String) -> Diagnostic {
        Diagnostic {
            code,
            severity,
            message,
            bare: None,
            span,
            line: None,
            note: String::new(),
            labels: Vec::new(),
            help: None,
            cause: None,
            ends: false,
            deprecation: false,
            beyond: false,
        }
    }

    /// An expression failed: its message without what was found.
    pub fn bare(mut self, message: &'static str) -> Diagnostic {
        self.bare = Some(message);
        self
    }

    /// With a second place; nothing where the place is in no file.
    pub fn label(mut self, span: Span, text: impl Into<String>) -> Diagnostic {
        if !span.is_none() {
            self.labels.push(Label { span, text: text.into() });
        }
        self
    }

    /// Told of another place in the forms of one line.
    pub fn told_at(mut self, span: Span) -> Diagnostic {
        self.line = Some(span).filter(|s| *s != self.span);
        self
    }

    /// The place that the forms of one line name.
    pub fn place(&self) -> Span {
        self.line.unwrap_or(self.span)
    }

    /// With words beside the span.
    pub fn note(mut self, text: impl Into<String>) -> Diagnostic {
        self.note = text.into();
        self
    }

    /// Told once with all others that come from the same.
    pub fn from(mut self, cause: impl Into<String>) -> Diagnostic {
        self.cause = Some(cause.into());
        self
    }

    /// After which the reference reads no further.
    pub fn ending(mut self) -> Diagnostic {
        self.ends = true;
        self
    }

    /// Found where the reference has stopped reading.
    pub fn beyond(mut self) -> Diagnostic {
        self.beyond = true;
        self
    }

    /// With advice.
    pub fn help(mut self, text: impl Into<String>) -> Diagnostic {
        self.help = Some(text.into());
        self
    }
}

/// Collects what every stage has to say, in the order it was said.
#[derive(Debug, Default)]
pub struct Problems {
    list: Vec<Diagnostic>,
    /// Of those in the list.
    told: HashSet<(Span, String)>,
    errors: usize,
    end: Option<Span>,
}

impl Problems {
    /// None yet.
    pub fn new() -> Problems {
        Problems::default()
    }

    /// Takes one in; the same thing at the same place is said once.
    pub fn push(&mut self, d: Diagnostic) {
        if !self.told.insert((d.span, d.message.clone())) {
            return;
        }
        if d.severity == Severity::Error {
            self.errors += 1;
        }
        if d.ends {
            self.end(d.span);
        }
        self.list.push(d);
    }

    /// Notes that the reference stops reading at a place.
    pub fn end(&mut self, at: Span) {
        if self.end.is_none_or(|end| at.lo < end.lo) {
            self.end = Some(at);
        }
    }

    /// Where the reference stops reading, the first of such places.
    pub fn ended(&self) -> Option<Span> {
        self.end
    }

    /// An error at a place.
    pub fn error(&mut self, code: Code, span: Span, message: impl Into<String>) {
        self.push(Diagnostic::error(code, span, message));
    }

    /// A warning at a place.
    pub fn warning(&mut self, code: Code, span: Span, message: impl Into<String>) {
        self.push(Diagnostic::warning(code, span, message));
    }

    /// How many errors were taken in so far, those already handed out included.
    pub fn error_count(&self) -> usize {
        self.errors
    }

    /// Whether an error was taken in so far.
    pub fn has_errors(&self) -> bool {
        self.errors > 0
    }

    /// How much was taken in and not yet handed out, for [`Problems::amend`].
    pub fn mark(&self) -> usize {
        self.list.len()
    }

    /// Adds to what was taken in since a mark: whoever called knows more of the story.
    pub fn amend(&mut self, mark: usize, more: impl Fn(Diagnostic) -> Diagnostic) {
        for d in self.list.iter_mut().skip(mark) {
            let known = std::mem::replace(d, Diagnostic::error(d.code, d.span, ""));
            *d = more(known);
        }
    }

    /// Hands out what was collected since the last time.
    pub fn take(&mut self) -> Vec<Diagnostic> {
        self.told.clear();
        std::mem::take(&mut self.list)
    }
}
