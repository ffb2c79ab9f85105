//! Declarations of the bundled tree that are read when something first names them.
//!
//! A program uses few of the builtin functions, events and types that there are. Where the prototypes and the types (but
//! enums, whose members are names, too) stand is found when zeekling is built; they are passed over when their file is
//! read, and each is declared just before the item or condition that names it; types also before a record gets new fields
//! from a file that is not bundled.

use super::Event;
use super::files::BUNDLED;
use super::items::Loader;
use super::stream::Job;
use crate::diagnostic::Problems;
use crate::source::FileId;
use crate::syntax::ast::{Flavor, Item, Name};
use crate::syntax::lexer::{Cursor, Scan, Scanner};
use crate::syntax::parser::{self, Entry};
use crate::syntax::token::{Lexeme, Token};
use foldhash::fast::FixedState;
use smallvec::SmallVec;
use std::collections::HashMap;
use std::rc::Rc;

/// Functions that find globals or types by a text, or find names: where one is named, all that waits is declared.
const BY_TEXT: [&str; 7] = [
    "lookup_ID",
    "global_ids",
    "is_event_handled",
    "type_aliases",
    "record_fields",
    "enum_names",
    // What it gives is of a type that is not named where it is declared.
    "get_reporter_stats",
];

/// Where a declaration stands in a bundled file: the prototype of a function, event or hook, or a type.
#[derive(Debug)]
pub struct Deferred {
    /// The full name.
    pub name: &'static str,
    /// What it is; `None` for a type.
    pub flavor: Option<Flavor>,
    /// The module that it is declared in.
    pub module: &'static str,
    /// Within `export { … }`.
    pub exported: bool,
    /// Where what stands before it ends: comments and blanks follow.
    pub after: u32,
    /// Where it starts.
    pub start: u32,
    /// Where it ends, its semicolon included.
    pub end: u32,
}

/// Gives the declarations of a bundled file that wait, in order, by its path below `scripts/`.
pub type DeferredIn = fn(&str) -> &'static [Deferred];

/// A declaration that was read late.
#[derive(Clone, PartialEq, Debug)]
pub struct Late {
    /// The full name.
    pub name: &'static str,
    /// The module that it is declared in.
    pub module: Name,
    /// Within `export { … }`.
    pub exported: bool,
    /// The declaration.
    pub item: Rc<Item>,
}

/// The declarations that wait, by the last part of the name.
pub(super) type Waiting = HashMap<&'static str, SmallVec<[(FileId, &'static Deferred); 1]>, FixedState>;

impl PartialEq for Deferred {
    fn eq(&self, other: &Deferred) -> bool {
        std::ptr::eq(self, other)
    }
}

fn short(name: &str) -> &str {
    name.rfind(':').map_or(name, |i| &name[i + 1..])
}

impl Loader {
    /// Notes the declarations of a file of the bundled tree that will be passed over.
    pub(super) fn defer(&mut self, file: FileId, path: &str, job: &mut Job) -> &'static [Deferred] {
        let deferred = self.files.deferred(path);
        self.waiting.reserve(deferred.len());
        for d in deferred {
            self.waiting.entry(short(d.name)).or_default().push((file, d));
        }
        if !deferred.is_empty() {
            job.host.will_declare(deferred);
        }
        deferred
    }

    /// Passes over the declarations that stand between two items and wait.
    pub(super) fn skip_deferred(&mut self) {
        let Some(file) = self.open.last_mut() else { return };
        while let Some((first, rest)) = file.deferred.split_first() {
            let at = file.cursor.position() - file.base;
            if at < first.after || at > first.start {
                return;
            }
            file.cursor.seek(file.base + first.end);
            file.deferred = rest;
        }
    }

    /// Forgets a declaration that was read.
    pub(super) fn was_declared(&mut self, name: &str) {
        self.waiting.remove(short(name));
    }

    /// The declarations that the current item names, and those that they name: what they need first.
    pub(super) fn named_in_item(&mut self, job: &Job) -> Vec<Event> {
        let item = std::mem::take(&mut self.item);
        let mut late = self.named_in(&item, job);
        // What is valid of a record may not be after it has new fields: types that hold it come first. What the bundled files
        // add themselves does no harm.
        let is_bundled = self.open.last().is_some_and(|file| file.path.starts_with(BUNDLED));
        if let [Lexeme { token: Token::Redef, .. }, Lexeme { token: Token::Record, .. }, ..] = item.as_slice()
            && !is_bundled
        {
            self.all(|d| d.flavor.is_none(), job, &mut late);
        }
        self.item = item;
        late.into_iter().map(|l| Event::Late(Rc::new(l))).collect()
    }

    /// The declarations that tokens name.
    pub(super) fn named_in(&mut self, lexemes: &[Lexeme], job: &Job) -> Vec<Late> {
        let mut late = Vec::new();
        for lexeme in lexemes {
            if self.waiting.is_empty() {
                break;
            }
            if let Token::Ident(name) | Token::GlobalIdent(name) = &lexeme.token {
                self.named(short(name), job, &mut late);
            }
        }
        late
    }

    fn named(&mut self, name: &str, job: &Job, late: &mut Vec<Late>) {
        let Some(found) = self.waiting.remove(name) else { return };
        for (file, d) in found {
            self.read_deferred(file, d, job, late);
        }
        if BY_TEXT.contains(&name) {
            self.all(|_| true, job, late);
        }
    }

    /// All declarations of a kind that wait, in order, and what they name.
    fn all(&mut self, is_meant: impl Fn(&Deferred) -> bool, job: &Job, late: &mut Vec<Late>) {
        let waiting = self.waiting.iter().filter(|(_, found)| found.iter().any(|(_, d)| is_meant(d)));
        let mut all: Vec<_> = waiting.map(|(name, found)| (found[0].0, found[0].1.start, *name)).collect();
        all.sort_unstable();
        for (.., name) in all {
            self.named(name, job, late);
        }
    }

    fn read_deferred(&mut self, file: FileId, d: &'static Deferred, job: &Job, late: &mut Vec<Late>) {
        let source = job.sources.file(file);
        let mut cursor = Cursor::new(source);
        cursor.seek(source.base + d.start);
        let (mut scanner, mut lexemes, mut problems) = (Scanner::new(), Vec::new(), Problems::new());
        while cursor.position() < source.base + d.end
            && let Scan::Lexeme(lexeme) = scanner.next(&mut cursor, &mut problems)
        {
            lexemes.push(lexeme);
        }
        late.extend(self.named_in(&lexemes, job));
        if let Ok(item) = parser::parse(Entry::Declaration, &lexemes) {
            late.push(Late { name: d.name, module: d.module.into(), exported: d.exported, item: Rc::new(item) });
        }
    }
}
