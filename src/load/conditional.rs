//! Which text counts: `@if`, `@ifdef`, `@ifndef`, `@else` and `@endif`.

use crate::source::Span;
use crate::syntax::parser::MAX_NESTING;

/// The conditional directives that are open in one file, outermost first.
#[derive(Clone, Default, Debug)]
pub struct Conditionals {
    open: Vec<Open>,
    /// One of them could not be read, so nothing is known of their balance.
    unknown: bool,
}

#[derive(Clone, Debug)]
struct Open {
    span: Span,
    state: State,
}

#[derive(Clone, Copy, PartialEq, Debug)]
enum State {
    /// The text here counts.
    Taken,
    /// It does not.
    Refused,
    /// It does not, and neither would that after an `@else`: all of this stands in refused text.
    Dead,
}

impl Conditionals {
    /// Whether the text here does not count.
    pub fn refuse(&self) -> bool {
        self.open.last().is_some_and(|o| o.state != State::Taken)
    }

    /// The innermost that is open, where that is to be told.
    pub fn innermost(&self) -> Option<Span> {
        self.open.last().filter(|_| !self.unknown).map(|o| o.span)
    }

    /// One of them could not be read.
    pub fn lose(&mut self) {
        self.unknown = true;
    }

    /// An `@if` or the like: `holds` counts where the text does. `false` where it is nested too deeply, which
    /// is to be told.
    pub fn start(&mut self, span: Span, holds: bool) -> bool {
        if self.open.len() >= MAX_NESTING as usize {
            return std::mem::replace(&mut self.unknown, true);
        }
        let state = match (self.refuse(), holds) {
            (true, _) => State::Dead,
            (false, true) => State::Taken,
            (false, false) => State::Refused,
        };
        self.open.push(Open { span, state });
        true
    }

    /// An `@else`. `false` where nothing is open, which is to be told.
    pub fn otherwise(&mut self) -> bool {
        let Some(open) = self.open.last_mut() else { return self.unknown };
        open.state = match open.state {
            State::Taken => State::Refused,
            State::Refused => State::Taken,
            State::Dead => State::Dead,
        };
        true
    }

    /// An `@endif`. `false` where nothing is open, which is to be told.
    pub fn end(&mut self) -> bool {
        self.open.pop().is_some() || self.unknown
    }
}
