//! `@pragma`: what is pushed, and where that keeps deprecations quiet.

use crate::source::Span;

/// The pragma that there is.
pub const IGNORE_DEPRECATIONS: &str = "ignore-deprecations";

/// The stack of pragmas, over all files, and the stretches of text where deprecations are to be ignored.
#[derive(Default, Debug)]
pub struct Pragmas {
    /// All that were ever pushed: what was popped may be gone back to.
    pushed: Vec<Pushed>,
    top: Top,
    ignored: Vec<Span>,
    since: Option<u32>,
}

/// Which pragma is the topmost on the stack; none where it is empty.
pub type Top = Option<usize>;

#[derive(Debug)]
struct Pushed {
    name: String,
    span: Span,
    /// The one below.
    below: Top,
    /// How many are on the stack with it.
    depth: usize,
    /// Whether it or one below keeps deprecations quiet.
    ignores: bool,
}

impl Pragmas {
    /// How many are pushed.
    pub fn depth(&self) -> usize {
        self.last_pushed().map_or(0, |p| p.depth)
    }

    /// Whether there was none so far.
    pub fn are_untouched(&self) -> bool {
        self.pushed.is_empty()
    }

    /// The one pushed last.
    pub fn last(&self) -> Option<(&str, Span)> {
        self.last_pushed().map(|p| (p.name.as_str(), p.span))
    }

    fn last_pushed(&self) -> Option<&Pushed> {
        self.pushed.get(self.top?)
    }

    /// Pushes one.
    pub fn push(&mut self, name: &str, span: Span) {
        let ignores = self.ignoring() || name == IGNORE_DEPRECATIONS;
        let (below, depth) = (self.top, self.depth() + 1);
        self.top = Some(self.pushed.len());
        self.pushed.push(Pushed { name: name.to_owned(), span, below, depth, ignores });
        self.resume(span.hi);
    }

    /// Takes the last back.
    pub fn pop(&mut self, at: u32) {
        self.suspend(at);
        self.top = self.last_pushed().and_then(|p| p.below);
        self.resume(at);
    }

    /// Takes back all above a depth.
    pub fn truncate(&mut self, depth: usize) {
        while let Some(last) = self.last_pushed().filter(|p| p.depth > depth) {
            self.top = last.below;
        }
    }

    /// What is on the stack now, to be gone back to.
    pub fn top(&self) -> Top {
        self.top
    }

    /// The text is read again from a place on, where the stack was that one.
    pub fn rewind(&mut self, top: Top, at: u32) {
        (self.top, self.since) = (top, None);
        self.resume(at);
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
        self.last_pushed().is_some_and(|p| p.ignores)
    }

    /// Whether a deprecation at a place is to be ignored. Right for all that was read so far.
    pub fn ignored(&self, span: Span) -> bool {
        // Stretches come in no order: a file that is loaded has a later position than the rest of its loader.
        self.since.is_some_and(|since| span.lo >= since)
            || self.ignored.iter().any(|s| s.lo <= span.lo && span.lo < s.hi)
    }
}
