//! Cuts the stream of tokens into items, and has each parsed before the next is looked at.

use super::cut::Cut;
use super::deferred::Waiting;
use super::files::Files;
use super::pragma::Pragmas;
use super::recorded::Recording;
use super::stream::{Job, OpenFile, Pulled, Snapshot};
use super::{Event, Host, Input};
use crate::diagnostic::{Diagnostic, Problems, codes};
use crate::source::{FileId, SourceMap, Span};
use crate::syntax::ast::{Ident, Item, ItemKind, Name};
use crate::syntax::lexer::Scanner;
use crate::syntax::parser::{self, Entry, SyntaxError};
use crate::syntax::token::{Lexeme, Token};
use std::collections::{HashSet, VecDeque};
use std::rc::Rc;

/// Reads a program over all its files, item by item.
#[derive(Debug)]
pub struct Loader {
    pub(super) files: Files,
    pub(super) follow_loads: bool,
    pub(super) inputs: VecDeque<Input>,
    /// The files that are being read, innermost last.
    pub(super) open: Vec<OpenFile>,
    /// Canonical paths of what was loaded or unloaded.
    pub(super) loaded: HashSet<String>,
    /// Paths of what was loaded, for which no file with a prefix was looked for so far.
    pub(super) unprefixed: VecDeque<String>,
    pub(super) prefixes: Vec<String>,
    pub(super) pragmas: Pragmas,
    pub(super) scanner: Scanner,
    /// What the scanner has to say, until it is known whether a syntax error before it on its line says it all.
    pub(super) lexical: Problems,
    /// What is to be handed out before anything else is read.
    pub(super) pending: VecDeque<Event>,
    /// The first token of the next item, where a look at it was needed.
    pub(super) stash: Option<Lexeme>,
    /// The tokens of the item that is being cut.
    pub(super) item: Vec<Lexeme>,
    /// How many files were open when it began.
    pub(super) item_depth: usize,
    /// What was open where it began, and after the directives in it.
    pub(super) snapshots: Vec<Snapshot>,
    /// The opening brackets that are open in it, by index.
    pub(super) brackets: Vec<usize>,
    /// The first statement at top level.
    pub(super) first_statement: Option<Span>,
    told_of_order: bool,
    /// Read in pieces, as somebody types them: declarations may follow statements.
    pub(super) interactive: bool,
    /// What the end of the text came too early for.
    pub(super) early: Option<Early>,
    /// After a syntax error: what stands right of this column is not taken for an item's start.
    pub(super) recovering: Option<u32>,
    /// The syntax error behind whole statements of a body, which are looked at before it is told.
    pub(super) held: Option<Diagnostic>,
    /// The last syntax error that was told.
    pub(super) syntax_error: Option<Span>,
    /// A directive that is all the body of an `if`.
    pub(super) sole_body: Option<Span>,
    pub(super) saw_conditional: bool,
    /// The functions that the signatures of loaded files call.
    pub(super) evaluated: Vec<Name>,
    /// What broken items seem to have declared.
    pub(super) lost: HashSet<Name>,
    /// The last token that was passed over after a syntax error.
    pub(super) passed: Option<Token>,
    pub(super) failed: bool,
    pub(super) fatal: bool,
    /// Declarations of bundled files that wait until they are named.
    pub(super) waiting: Waiting,
    /// What bundled files give is kept for the loaders to come.
    pub(super) keeps: bool,
    /// Nothing but bundled files was begun so far.
    pub(super) all_bundled: bool,
    pub(super) recording: Option<Recording>,
}

/// What the end of the text came too early for.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Early {
    /// A semicolon would have done.
    Semicolon,
    /// More than that.
    More,
}

impl Loader {
    /// With nothing to load so far.
    pub fn new(files: Files) -> Loader {
        Loader {
            files,
            follow_loads: true,
            inputs: VecDeque::new(),
            open: Vec::new(),
            loaded: HashSet::new(),
            unprefixed: VecDeque::new(),
            prefixes: Vec::new(),
            pragmas: Pragmas::default(),
            scanner: Scanner::new(),
            lexical: Problems::new(),
            pending: VecDeque::new(),
            stash: None,
            item: Vec::new(),
            item_depth: 0,
            snapshots: Vec::new(),
            brackets: Vec::new(),
            first_statement: None,
            told_of_order: false,
            interactive: false,
            early: None,
            recovering: None,
            held: None,
            syntax_error: None,
            sole_body: None,
            saw_conditional: false,
            evaluated: Vec::new(),
            lost: HashSet::new(),
            passed: None,
            failed: false,
            fatal: false,
            waiting: Waiting::default(),
            keeps: false,
            all_bundled: true,
            recording: None,
        }
    }

    /// For one source alone: no `@load` is followed.
    pub(super) fn syntax_only(file: FileId) -> Loader {
        let mut loader = Loader::new(Files::in_memory(|_| None));
        loader.follow_loads = false;
        loader.add(Input::Source(file));
        loader
    }

    /// Something to load after all that was added before. May be called again after [`Loader::next`] gave `None`.
    pub fn add(&mut self, input: Input) {
        self.inputs.push_back(input);
    }

    /// What is added from now on is read piece by piece, as somebody types it: declarations may follow statements, and
    /// an error in one piece says nothing of the next.
    pub fn begin_piece(&mut self) {
        self.interactive = true;
        self.first_statement = None;
        self.recovering = None;
        self.stash = None;
        self.failed = false;
        self.fatal = false;
        self.early = None;
        self.lost.clear();
    }

    /// The prefixes that `@prefixes` changes, from the command line or the environment.
    pub fn add_prefixes(&mut self, prefixes: impl IntoIterator<Item = String>) {
        self.prefixes.extend(prefixes.into_iter().filter(|p| !p.is_empty()));
    }

    /// Whether a deprecation at a place is to be kept quiet (`@pragma push ignore-deprecations`).
    pub fn ignores_deprecation(&self, span: Span) -> bool {
        self.pragmas.ignored(span)
    }

    /// Whether there was an error after which the reference would have stopped reading: a syntax error, or a file that
    /// is missing. What is handed out afterwards is good for more messages only.
    pub fn failed(&self) -> bool {
        self.failed || self.fatal
    }

    /// The functions that the signatures of loaded files call.
    pub fn evaluated(&self) -> &[Name] {
        &self.evaluated
    }

    /// The files that are looked through for scripts.
    pub fn files(&self) -> &Files {
        &self.files
    }

    pub(super) fn saw_conditional(&self) -> bool {
        self.saw_conditional
    }

    /// The next item or the next file's start or end; `None` when all that was added has been read.
    ///
    /// Errors are reported, and what they spoil is left out.
    pub fn next(&mut self, sources: &mut SourceMap, problems: &mut Problems, host: &mut dyn Host) -> Option<Event> {
        let mut job = Job { sources, problems, host };
        let event = self.step(&mut job);
        self.record(event.as_ref(), job.sources);
        event
    }

    fn step(&mut self, job: &mut Job) -> Option<Event> {
        loop {
            self.tell_lexical(None, job);
            if let Some(event) = self.pending.pop_front() {
                return Some(event);
            }
            if let Some(complaint) = self.held.take() {
                self.failed = true;
                job.problems.push(complaint);
            }
            let lexeme = match self.stash.take() {
                Some(lexeme) => lexeme,
                None => {
                    self.scanner.reset();
                    self.item_depth = usize::MAX;
                    self.skip_deferred();
                    match self.pull(false, job) {
                        Pulled::Lexeme(lexeme) => lexeme,
                        Pulled::Event(event) => return Some(event),
                        Pulled::FileEnd => continue,
                        Pulled::End if self.queue_prefixed() => continue,
                        Pulled::End => return None,
                    }
                }
            };
            if let Some(column) = self.recovering {
                if !self.plausible_start(&lexeme, column, job) {
                    self.lose_name(false, &lexeme.token);
                    continue;
                }
                self.recovering = None;
            }
            if let Some(item) = self.item_from(lexeme, job) {
                let item = Event::Item(Rc::new(item));
                let late = self.named_in_item(job);
                if late.is_empty() {
                    return Some(item);
                }
                for event in late.into_iter().chain([item]).rev() {
                    self.pending.push_front(event);
                }
            }
        }
    }

    /// Cuts and parses the item that begins with a token; where that failed, which was reported, what is whole of it.
    fn item_from(&mut self, first: Lexeme, job: &mut Job) -> Option<Item> {
        let spoiled = self.scanner.take_spoiled();
        self.item.clear();
        self.snapshots.clear();
        self.brackets.clear();
        self.item_depth = self.open.len();
        self.take_snapshot();
        let exports = self.open.last().map_or(0, |f| f.exports.len());
        let span = first.span;
        match first.token {
            Token::BraceClose if exports > 0 => {
                if let Some(file) = self.open.last_mut() {
                    file.exports.pop();
                }
                return Some(Item { kind: ItemKind::ExportClose, span });
            }
            Token::Export => {
                if let Some(brace) = self.export(first, job) {
                    self.out_of_order(span, span, job);
                    return Some(Item { kind: ItemKind::ExportOpen, span: span.to(brace) });
                }
                return None;
            }
            _ => {}
        }
        let in_statements = (self.interactive || self.first_statement.is_some()) && exports == 0;
        let mut entry = match &first.token {
            t if t.opens_declaration_only() || exports > 0 => Entry::Declaration,
            t if t.opens_declaration() && !in_statements => Entry::Declaration,
            Token::Const if self.interactive => Entry::Declaration,
            _ => Entry::Statement,
        };
        let cut = self.cut(&mut entry, first, in_statements, job);
        let spoiled = spoiled.or(self.scanner.take_spoiled());
        match parser::parse(entry, &self.item) {
            Ok(_) if spoiled.is_some() => {
                self.failed = true;
                self.tell_lexical(None, job);
                self.lose_names(self.item.len());
                None
            }
            Ok(item) => {
                self.tell_lexical(None, job);
                match entry {
                    Entry::Declaration if in_statements => self.out_of_order(self.order_place(), span, job),
                    Entry::Statement => self.first_statement = self.first_statement.or(Some(span)),
                    Entry::Declaration | Entry::Expression => {}
                }
                Some(item)
            }
            Err(mut error) => {
                if cut == Cut::FileEnd && self.ends_early(&error) {
                    self.early = Some(self.missing_end(entry, &error));
                }
                self.blame_type(&mut error, job);
                self.recover(entry, &error, cut, spoiled, job)
            }
        }
    }

    /// `redef T += { … }` of a record or enum lacks a word: that is the cause, wherever it was noticed.
    fn blame_type(&self, error: &mut SyntaxError, job: &mut Job) {
        let [Lexeme { token: Token::Redef, .. }, Lexeme { token: Token::Ident(name), span }, ..] = self.item.as_slice()
        else {
            return;
        };
        let id = Ident { name: name.clone(), global: false, span: *span };
        if job.host.is_type(&id) {
            error.at = Some(1);
            error.message =
                Some(format!("`{name}` is a type: write `redef record {name} += {{ … }}`, or `redef enum`"));
        }
    }

    /// Whether an item that is no such thing is the beginning of one, or of a declaration.
    fn ends_early(&self, error: &SyntaxError) -> bool {
        error.at.is_none() || parser::parse(Entry::Declaration, &self.item).is_err_and(|e| e.at.is_none())
    }

    /// What an item lacks that ends too early.
    fn missing_end(&self, entry: Entry, error: &SyntaxError) -> Early {
        let then = |entry: Entry, tokens: &[Token]| {
            let end = self.item.last().map_or(Span::NONE, |l| l.span.end());
            let more = tokens.iter().map(|token| Lexeme { token: token.clone(), span: end });
            let whole: Vec<Lexeme> = self.item.iter().cloned().chain(more).collect();
            parser::parse(entry, &whole).is_ok()
        };
        let head = error.at.is_some() || error.expected.iter().any(|e| e == "a statement");
        if head || then(Entry::Declaration, &[Token::BraceOpen, Token::BraceClose]) || !then(entry, &[Token::Semicolon])
        {
            Early::More
        } else {
            Early::Semicolon
        }
    }

    /// The place where the reference sees that a declaration cannot stand after a statement.
    fn order_place(&self) -> Span {
        let at = |index: usize| self.item.get(index).map(|l| l.span);
        match self.item.first().map(|l| &l.token) {
            Some(Token::Function) => at(1),
            Some(Token::Event | Token::Hook) => {
                self.item.iter().find(|l| matches!(l.token, Token::BraceOpen)).map(|l| l.span)
            }
            _ => at(0),
        }
        .unwrap_or(Span::NONE)
    }

    /// Tells, once, of a declaration after the first statement.
    fn out_of_order(&mut self, at: Span, declaration: Span, job: &mut Job) {
        let Some(statement) = self.first_statement.filter(|_| !self.interactive) else { return };
        if std::mem::replace(&mut self.told_of_order, true) || self.failed {
            return;
        }
        self.failed = true;
        let found = super::recover::shown(at, job.sources);
        let help = match job.sources.text(statement) {
            b"local" => "declare the variable with `global`: `local` at top level is a statement",
            _ => {
                "all declarations, of all files, come before the first statement: variables are declared with `global`"
            }
        };
        let message = format!("syntax error, found {found}, expected a statement");
        let error = Diagnostic::error(codes::LATE_DECLARATION, declaration, message)
            .label(statement, "the first statement at top level")
            .help(help)
            .told_at(at);
        job.problems.push(error);
    }

    /// `export`, up to its brace; the brace.
    fn export(&mut self, export: Lexeme, job: &mut Job) -> Option<Span> {
        self.accept(export);
        match self.pull(true, job) {
            Pulled::Lexeme(Lexeme { token: Token::BraceOpen, span }) => {
                if let Some(file) = self.open.last_mut() {
                    file.exports.push(span);
                }
                Some(span)
            }
            Pulled::Lexeme(other) => {
                let found = super::recover::shown(other.span, job.sources);
                job.problems.error(codes::SYNTAX, other.span, format!("syntax error, found {found}, expected `{{`"));
                self.failed = true;
                self.recovering = Some(u32::MAX);
                self.stash = Some(other);
                None
            }
            Pulled::Event(_) | Pulled::FileEnd | Pulled::End => {
                let last = self.item.last().map_or(Span::NONE, |l| l.span);
                job.problems.error(codes::SYNTAX, last, "syntax error at the end of the file, expected `{`");
                self.failed = true;
                None
            }
        }
    }
}
