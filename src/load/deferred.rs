//! Prototypes of the bundled tree that are read when something first names them.
//!
//! A program uses few of the builtin functions and events that there are. Where their prototypes stand is found when
//! zeekling is built; a file's prototypes are passed over when it is read, and each is declared just before the item
//! or condition that names it.

use super::Event;
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

/// Functions that find globals by a text: where one is named, every prototype is declared.
const BY_TEXT: [&str; 3] = ["lookup_ID", "global_ids", "is_event_handled"];

/// Where the prototype of a function, event or hook stands in a bundled file.
#[derive(Debug)]
pub struct Prototype {
    /// The full name.
    pub name: &'static str,
    /// What it is.
    pub flavor: Flavor,
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

/// Gives the prototypes of a bundled file, in order, by its path below `scripts/`.
pub type Prototypes = fn(&str) -> &'static [Prototype];

/// A prototype that was read late.
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

/// The prototypes that wait, by the last part of the name.
pub(super) type Waiting = HashMap<&'static str, SmallVec<[(FileId, &'static Prototype); 1]>, FixedState>;

impl PartialEq for Prototype {
    fn eq(&self, other: &Prototype) -> bool {
        std::ptr::eq(self, other)
    }
}

fn short(name: &str) -> &str {
    name.rfind(':').map_or(name, |i| &name[i + 1..])
}

impl Loader {
    /// Notes the prototypes of a file of the bundled tree: those that will be passed over.
    pub(super) fn defer(&mut self, file: FileId, path: &str, job: &mut Job) -> &'static [Prototype] {
        let prototypes = self.files.prototypes(path);
        self.waiting.reserve(prototypes.len());
        for p in prototypes {
            self.waiting.entry(short(p.name)).or_default().push((file, p));
        }
        if !prototypes.is_empty() {
            job.host.will_declare(prototypes);
        }
        prototypes
    }

    /// Passes over the prototypes that stand between two items.
    pub(super) fn skip_prototypes(&mut self) {
        let Some(file) = self.open.last_mut() else { return };
        while let Some((first, rest)) = file.prototypes.split_first() {
            let at = file.cursor.position() - file.base;
            if at < first.after || at > first.start {
                return;
            }
            file.cursor.seek(file.base + first.end);
            file.prototypes = rest;
        }
    }

    /// Forgets a prototype that was declared.
    pub(super) fn was_declared(&mut self, name: &str) {
        self.waiting.remove(short(name));
    }

    /// The prototypes that the current item names, and those that they name: what they need first.
    pub(super) fn named_in_item(&mut self, job: &Job) -> Vec<Event> {
        let item = std::mem::take(&mut self.item);
        let late = self.named_in(&item, job);
        self.item = item;
        late.into_iter().map(|l| Event::Late(Rc::new(l))).collect()
    }

    /// The prototypes that tokens name.
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
        let Some(mut found) = self.waiting.remove(name) else { return };
        if BY_TEXT.contains(&name) {
            found.extend(std::mem::take(&mut self.waiting).into_values().flatten());
            found.sort_by_key(|(file, p)| (*file, p.start));
        }
        for (file, prototype) in found {
            self.read_prototype(file, prototype, job, late);
        }
    }

    fn read_prototype(&mut self, file: FileId, p: &'static Prototype, job: &Job, late: &mut Vec<Late>) {
        let source = job.sources.file(file);
        let mut cursor = Cursor::new(source);
        cursor.seek(source.base + p.start);
        let (mut scanner, mut lexemes, mut problems) = (Scanner::new(), Vec::new(), Problems::new());
        while cursor.position() < source.base + p.end
            && let Scan::Lexeme(lexeme) = scanner.next(&mut cursor, &mut problems)
        {
            lexemes.push(lexeme);
        }
        late.extend(self.named_in(&lexemes, job));
        if let Ok(item) = parser::parse(Entry::Declaration, &lexemes) {
            late.push(Late { name: p.name, module: p.module.into(), exported: p.exported, item: Rc::new(item) });
        }
    }
}
