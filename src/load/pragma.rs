//! `@pragma`: what is pushed, and where that keeps deprecations quiet.

use crate::source::Span;

/// The pragma that there is.
pub const IGNORE_DEPRECATIONS: &str = "ignore-deprecations";

/// The stack of pragmas, over all files, and the stretches of text where deprecations are to be ignored.
#[derive(Default, Debug)]
pub struct Pragmas {
    stack: Vec<(String, Span)>,
    ignored: Vec<Span>,
    since: Option<u32>,
}

impl Pragmas {
    /// How many are pushed.
    pub fn depth(&self) -> usize {
        self.stack.len()
    }

    /// Whether there was none so far.
    pub fn are_untouched(&self) -> bool {
        self.stack.is_empty() && self.ignored.is_empty()
    }

    /// The one pushed last.
    pub fn last(&self) -> Option<(&str, Span)> {
        self.stack.last().map(|(name, span)| (name.as_str(), *span))
    }

    /// Pushes one.
    pub fn push(&mut self, name: &str, span: Span) {
        self.stack.push((name.to_owned(), span));
        self.resume(span.hi);
    }

    /// Takes the last back.
    pub fn pop(&mut self, at: u32) {
        self.suspend(at);
        self.stack.pop();
        self.resume(at);
    }

    /// Takes back all above a depth.
    pub fn truncate(&mut self, depth: usize) {
        self.stack.truncate(depth);
    }

    /// The text goes on elsewhere from here on.
    pub fn suspend(&mut self, at: u32) {
        if let Some(since) = self.since.take() {
            self.ignored.push(Span::new(since, at.max(since)));
        }
    }

    /// The text goes on here.
    pub fn resume(&mut self, at: u32) {
        if self.since.is_none() && self.ignoring() {
            self.since = Some(at);
        }
    }

    /// Whether deprecations are to be ignored now.
    pub fn ignoring(&self) -> bool {
        self.stack.iter().any(|(name, _)| name == IGNORE_DEPRECATIONS)
    }

    /// Whether a deprecation at a place is to be ignored. Right for all that was read so far.
    pub fn ignored(&self, span: Span) -> bool {
        // Stretches come in no order: a file that is loaded has a later position than the rest of its loader.
        self.since.is_some_and(|since| span.lo >= since)
            || self.ignored.iter().any(|s| s.lo <= span.lo && span.lo < s.hi)
    }
}
