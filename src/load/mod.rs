//! From files to items: what a program consists of, one declaration or statement after the other.
//!
//! [`Loader`] follows the directives and cuts the stream of tokens. It hands an item out before it looks at any token
//! after it, since an `@if` may call the function that was declared just above. Whether an `@if` holds is asked of
//! the [`Host`].

mod conditional;
pub mod files;
mod items;
mod pragma;
mod recover;
mod stream;

pub use items::Loader;

use crate::diagnostic::{Diagnostic, Problems};
use crate::source::{FileId, SourceMap, Span};
use crate::syntax::ast::{BinaryOp, Expr, ExprKind, Ident, Item, Literal};
use files::Files;

/// What a [`Loader`] comes across.
#[derive(Clone, PartialEq, Debug)]
pub enum Event {
    /// A file begins, in the module that is current now. What is current now is to be restored at its end.
    FileStart {
        /// Which.
        file: FileId,
        /// How many files are being loaded around it.
        level: u32,
    },
    /// The file that began last and has not ended, ends.
    FileEnd(FileId),
    /// A declaration or a statement.
    Item(Item),
}

/// Who knows what the conditional directives ask for.
pub trait Host {
    /// Whether the condition of an `@if` holds; `None` where it cannot be told, which was reported.
    fn condition(&mut self, condition: &Expr, sources: &SourceMap, problems: &mut Problems) -> Option<bool>;

    /// Whether a name is declared, or is that of a module.
    fn is_defined(&mut self, name: &Ident) -> bool;
}

/// Something to load.
#[derive(Clone, PartialEq, Debug)]
pub enum Input {
    /// A script by the name that a command line gives it.
    Script(String),
    /// A file of the bundled tree, by its path below `scripts/`.
    Bundled(String),
    /// Text that stands in no file, with a name for messages: `<stdin>`, `<command line>`.
    Text(String, Vec<u8>),
    /// A source that was taken in before.
    Source(FileId),
}

/// Says what is wrong with the syntax of each file by itself: no `@load` is followed, and every conditional directive
/// is tried both ways.
pub fn check_syntax(names: &[String], files: &Files, sources: &mut SourceMap, problems: &mut Problems) {
    for name in names {
        // As the path says, or else by the rules of the command line.
        let text = files.read(name).or_else(|e| match files.script(name, None) {
            Ok(found) => files.read(&found.path),
            Err(_) => Err(e),
        });
        match text {
            Ok(text) => match sources.add(name.clone(), text) {
                Some(file) => check_source(file, sources, problems),
                None => problems.error(Span::NONE, format!("{name} is too large")),
            },
            Err(e) => problems.push(Diagnostic::error(Span::NONE, format!("cannot read {name}: {e}"))),
        }
    }
}

/// [`check_syntax`] for a source that was taken in before.
pub fn check_source(file: FileId, sources: &mut SourceMap, problems: &mut Problems) {
    for taken in [true, false] {
        let mut loader = Loader::syntax_only(file);
        while loader.next(sources, problems, &mut Always(taken)).is_some() {}
        if !loader.saw_conditional() {
            break;
        }
    }
}

/// Takes every condition one way, but for those that only have one: `@if ( F )` often stands before what is no text.
struct Always(bool);

impl Host for Always {
    fn condition(&mut self, condition: &Expr, _: &SourceMap, _: &mut Problems) -> Option<bool> {
        Some(constant(condition).unwrap_or(self.0))
    }

    fn is_defined(&mut self, _: &Ident) -> bool {
        self.0
    }
}

/// The value of a condition that says no more than a constant does.
fn constant(condition: &Expr) -> Option<bool> {
    match &condition.unparenthesised().kind {
        ExprKind::Literal(Literal::Bool(value)) => Some(*value),
        ExprKind::Binary(BinaryOp::Eq, a, b) => match (&a.kind, &b.kind) {
            (ExprKind::Literal(Literal::Count(a)), ExprKind::Literal(Literal::Count(b))) => Some(a == b),
            _ => None,
        },
        _ => None,
    }
}
