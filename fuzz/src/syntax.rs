//! What must be true of any text before anything of it is checked or run.

use crate::told;
use std::rc::Rc;
use zeekling::diagnostic::{Problems, codes};
use zeekling::load::files::Files;
use zeekling::load::{self, Event, Input, Loader, completeness, parse_expression};
use zeekling::session::bundled;
use zeekling::source::{SourceMap, Span};
use zeekling::syntax::ast::{Expr, Ident, Item, ItemKind, StmtKind};
use zeekling::syntax::unparse;

/// The syntax of a text: its diagnostics, its items, and the way back to text.
pub fn check(text: &[u8]) {
    let (mut sources, mut problems) = (SourceMap::new(), Problems::new());
    let Some(file) = sources.add("syntax.zeek", text) else { return };
    load::check_source(file, &mut sources, &mut problems);
    problems.take().iter().take(50).for_each(|d| told::check(d, &[], &sources));
    let _ = completeness(text);
    let items = items(text, 0);
    let whole = sources.file(file).span();
    for item in &items {
        assert!(whole.lo <= item.span.lo && item.span.hi <= whole.hi, "an item outside of its file: {item:?}");
    }
    // A directive within an item is no part of it.
    if !text.contains(&b'@') {
        items.iter().filter(|i| !is_part(i)).for_each(|item| stands_alone(item, text));
    }
    items.iter().for_each(|item| comes_back(item));
}

/// The grammar's programs are well-formed.
pub fn has_no_error(text: &[u8]) {
    let (mut sources, mut problems) = (SourceMap::new(), Problems::new());
    let Some(file) = sources.add("syntax.zeek", text) else { return };
    load::check_source(file, &mut sources, &mut problems);
    if let Some(d) = problems.take().iter().find(|d| d.code == codes::SYNTAX) {
        told::check(d, &[], &sources);
        panic!("{d:?} in {}", String::from_utf8_lossy(text));
    }
}

struct Never;

impl load::Host for Never {
    fn condition(&mut self, _: &Expr, _: &SourceMap, _: &mut Problems) -> Option<bool> {
        Some(true)
    }

    fn is_defined(&mut self, _: &Ident) -> bool {
        true
    }

    fn is_type(&mut self, _: &Ident) -> bool {
        false
    }
}

/// The items of a text itself, their places counted from `base` on.
fn items(text: &[u8], base: usize) -> Vec<Rc<Item>> {
    let (mut sources, mut problems) = (SourceMap::new(), Problems::new());
    if base > 0 {
        sources.add("before", vec![b' '; base - 1]);
    }
    let Some(file) = sources.add("syntax.zeek", text) else { return Vec::new() };
    let mut loader = Loader::new(Files::in_memory(bundled));
    loader.add(Input::Source(file));
    let mut items = Vec::new();
    while let Some(event) = loader.next(&mut sources, &mut problems, &mut Never) {
        match event {
            Event::Item(item) if sources.file_of(item.span) == Some(file) => items.push(item),
            // Or one of a file that is loaded.
            Event::Item(_) | Event::Late(_) | Event::FileStart { .. } | Event::FileEnd(_) => {}
        }
    }
    items
}

/// `export {` and its end are no items by themselves.
fn is_part(item: &Item) -> bool {
    matches!(item.kind, ItemKind::ExportOpen | ItemKind::ExportClose)
}

/// An item means the same without what stands around it.
fn stands_alone(item: &Item, text: &[u8]) {
    let Span { lo, hi } = item.span;
    let own = &text[lo as usize - 1..hi as usize - 1];
    // These are statements only after another one.
    let may_declare = ["const", "event", "function", "hook"].iter().any(|w| own.starts_with(w.as_bytes()));
    if may_declare && matches!(item.kind, ItemKind::Statement(_)) {
        return;
    }
    // What a syntax error has cut off goes on behind its end.
    if format!("{item:?}").contains("whole: false") {
        return;
    }
    let again = items(own, lo as usize - 1);
    assert!(
        again.len() == 1 && *again[0] == *item,
        "an item by itself is another: {:?}\n{item:?}\n{again:?}",
        String::from_utf8_lossy(own)
    );
}

/// The text of an expression, where that is one again, has that text. But a pattern is told as what it has become, a
/// backslash of a string as it is, and a size by a word.
fn comes_back(item: &Item) {
    let ItemKind::Statement(stmt) = &item.kind else { return };
    let _ = unparse::stmt_with(stmt, &unparse::Nothing);
    let exprs: Vec<&Expr> = match &stmt.kind {
        StmtKind::Expr(e) => vec![e],
        StmtKind::Print(items) => items.iter().collect(),
        StmtKind::If(e, ..) | StmtKind::While(e, _) | StmtKind::Switch(e, _) | StmtKind::Assert(e, _) => vec![e],
        StmtKind::Return(e) => e.iter().map(|e| &**e).collect(),
        StmtKind::Local(local) => local.init.iter().map(|i| &*i.value).collect(),
        StmtKind::Block(_)
        | StmtKind::Event(..)
        | StmtKind::For(..)
        | StmtKind::Next
        | StmtKind::Break
        | StmtKind::Fallthrough
        | StmtKind::When(_)
        | StmtKind::Empty => return,
    };
    for e in exprs {
        let once = unparse::expr(e);
        let changes = ["^?(", "\\", "sizeof"].iter().any(|sign| once.contains(sign));
        let Some(again) = parsed(&once).filter(|_| !changes) else { continue };
        assert_eq!(once, unparse::expr(&again), "the text of an expression");
    }
}

fn parsed(text: &str) -> Option<Box<Expr>> {
    let (mut sources, mut problems) = (SourceMap::new(), Problems::new());
    let file = sources.add("again", text.as_bytes())?;
    parse_expression(file, &sources, &mut problems)
}
