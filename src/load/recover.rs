//! What to say of an item that does not parse, and where to go on after it.
//!
//! A file with three mistakes in three functions is to give three messages. So the cutter's idea of where an item ends
//! is not trusted once the item has failed: the next thing that looks like a declaration, no further to the right
//! than the failed one, begins a new item.

use super::Input;
use super::advice::Around;
use super::cut::Cut;
use super::items::Loader;
use super::stream::Job;
use crate::diagnostic::{Diagnostic, codes};
use crate::source::{SourceMap, Span};
use crate::syntax::ast::Item;
use crate::syntax::parser::{Entry, MAX_NESTING, SyntaxError};
use crate::syntax::token::{Lexeme, Token};

/// How often a file is gone back in: each time may mean to read it to its end.
const MAX_REWINDS: u32 = 64;

/// Keeps the open brackets (by index in the item) as a token is added. `false` for a closing one without an opening.
pub(super) fn track(brackets: &mut Vec<usize>, item: &[Lexeme], token: &Token) -> bool {
    let opening = match token {
        Token::ParenOpen | Token::BracketOpen | Token::BraceOpen => {
            brackets.push(item.len());
            return true;
        }
        Token::ParenClose => Token::ParenOpen,
        Token::BracketClose => Token::BracketOpen,
        Token::BraceClose => Token::BraceOpen,
        _ => return true,
    };
    // A brace closes what was left open in it; the others close nothing outside of their braces. What is nested more
    // deeply than any item may be is not looked at.
    let outermost = brackets.len().saturating_sub(MAX_NESTING as usize + 1);
    let found = brackets.iter().skip(outermost).rposition(|&i| {
        let open = item.get(i).map(|l| &l.token);
        open == Some(&opening) || (opening != Token::BraceOpen && open == Some(&Token::BraceOpen))
    });
    match found.map(|at| at + outermost) {
        Some(at) if brackets.get(at).and_then(|&i| item.get(i)).is_some_and(|l| l.token == opening) => {
            brackets.truncate(at);
            true
        }
        _ => false,
    }
}

/// The text of a place, as a message quotes it.
pub(super) fn shown(span: Span, sources: &SourceMap) -> String {
    const MOST: usize = 30;
    let text = String::from_utf8_lossy(sources.text(span)).into_owned();
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("`{}…`", &text[..end]),
        None => format!("`{text}`"),
    }
}

/// The message for a token that cannot stand where it does.
pub(super) fn complaint(span: Span, error: &SyntaxError, sources: &SourceMap) -> Diagnostic {
    if let Some(message) = &error.message {
        return Diagnostic::error(codes::TOO_MUCH, span, message.clone());
    }
    let found = format!("syntax error, found {}", shown(span, sources));
    Diagnostic::error(
        codes::SYNTAX,
        span,
        match error.expectation() {
            Some(expected) => format!("{found}, expected {expected}"),
            None => found,
        },
    )
}

/// Column (from 1) of a place, and whether only blanks stand before it on its line.
fn column(span: Span, sources: &SourceMap) -> (u32, bool) {
    let Some(place) = sources.place(span) else { return (1, true) };
    let line = sources.file(place.file).line(place.line);
    let before = &line[..((place.column - 1) as usize).min(line.len())];
    (place.column, before.iter().all(u8::is_ascii_whitespace))
}

/// How far the line of a place is indented: the column of its first token.
fn indentation(span: Span, sources: &SourceMap) -> u32 {
    let Some(place) = sources.place(span) else { return 1 };
    let line = sources.file(place.file).line(place.line);
    line.iter().take_while(|b| b.is_ascii_whitespace()).count() as u32 + 1
}

impl Loader {
    /// Tells of an item's syntax error, and goes on at the next that is plausible. What is whole of the item.
    pub(super) fn recover(
        &mut self,
        entry: Entry,
        error: &SyntaxError,
        cut: Cut,
        spoiled: Option<u32>,
        job: &mut Job,
    ) -> Option<Item> {
        let first = self.item.first().map_or(Span::NONE, |l| l.span);
        let (margin, _) = column(first, job.sources);
        let restart = self.restart(margin, job.sources);
        // What follows an error of the lexer is most likely its consequence.
        self.lose_names(restart.unwrap_or(self.item.len()));
        let complaint = self.explain(error, cut, restart, job.sources);
        let read = [error.at, restart].into_iter().flatten().min().unwrap_or(self.item.len());
        let whole = if spoiled.is_none() { self.whole_statements(entry, read) } else { None };
        // Where the end of the file is named, that is behind all.
        let first_of = |c: &Diagnostic| if c.place().lo < c.span.lo { c.place() } else { c.span };
        let complaint = complaint.filter(|c| spoiled.is_none_or(|at| first_of(c).lo < at));
        let at = complaint.as_ref().map(first_of);
        match complaint {
            Some(complaint) if whole.is_some() => self.held = Some(complaint),
            complaint => {
                self.failed = true;
                self.syntax_error = at.or(self.syntax_error);
                complaint.into_iter().for_each(|c| job.problems.push(c));
            }
        }
        let Some(file) = self.item_depth.checked_sub(1).and_then(|i| self.open.get_mut(i)) else {
            self.tell_lexical(at, job);
            return whole;
        };
        file.failed = true;
        let end = self.item.len().saturating_sub(1);
        let closes_export = cut == Cut::Broken
            && !file.exports.is_empty()
            && self.item.get(end).is_some_and(|l| l.token == Token::BraceClose);
        match restart.or(closes_export.then_some(end)) {
            Some(index) => self.rewind(index, job),
            None => self.recovering = Some(margin),
        }
        self.tell_lexical(at, job);
        whole
    }

    /// Whether a diagnostic complains about a name that is missing only because its declaration did not parse.
    pub fn is_echo(&self, d: &Diagnostic, sources: &SourceMap) -> bool {
        let of_names = [
            codes::UNKNOWN_NAME,
            codes::UNKNOWN_TYPE,
            codes::UNKNOWN_FIELD,
            codes::UNKNOWN_EVENT,
            codes::NOTHING_TO_REDEFINE,
        ];
        if !self.failed() || !of_names.contains(&d.code) {
            return false;
        }
        let name = String::from_utf8_lossy(sources.text(d.span));
        self.lost.contains(name.rsplit("::").next().unwrap_or(&name))
    }

    /// Notes what the first tokens of a broken item seem to declare.
    pub(super) fn lose_names(&mut self, count: usize) {
        // In types and redefinitions every name may be a field or an enumerator.
        let all = matches!(self.item.first().map(|l| &l.token), Some(Token::Type | Token::Redef | Token::Export));
        self.passed = None;
        if let [Lexeme { token: Token::Ident(name), .. }, Lexeme { token: Token::Colon, .. }, ..] = self.item.as_slice()
        {
            // A declaration without its `global`.
            self.lost.insert((&**name).into());
        }
        for token in self.item.iter().take(count).map(|l| l.token.clone()).collect::<Vec<_>>() {
            self.lose_name(all, &token);
        }
    }

    pub(super) fn lose_name(&mut self, all: bool, token: &Token) {
        use Token::*;
        let declares =
            matches!(self.passed, Some(Global | Const | Option | Function | Event | Hook | Type | Module | Redef));
        if let (Ident(name) | GlobalIdent(name), true) = (token, all || declares) {
            let short = name.rsplit("::").next().unwrap_or(name);
            self.lost.insert(short.into());
        } else if declares && !matches!(token, Semicolon | ParenOpen | BraceOpen) && !token.opens_declaration() {
            // It strayed in before the name.
            return;
        }
        self.passed = Some(token.clone());
    }

    /// Tells what the scanner had to say, but for what stands behind a syntax error on the same line.
    pub(super) fn tell_lexical(&mut self, error: Option<Span>, job: &mut Job) {
        let line = |span: Span| job.sources.place(span).map(|p| (p.file, p.line));
        // What was cut off behind an error is scanned again: what stands ahead may turn out to follow from another.
        let errors = [error, self.syntax_error];
        let here = self.open.last().map(|f| (f.id, f.cursor.position()));
        for d in self.lexical.take() {
            if here.is_some_and(|(id, at)| at <= d.span.lo && job.sources.file_of(d.span) == Some(id)) {
                self.lexical.push(d);
            } else if !errors.into_iter().flatten().any(|e| e.lo < d.span.lo && line(e) == line(d.span)) {
                job.problems.push(d);
            }
        }
    }

    /// Whether a token after a failed item may begin the next.
    pub(super) fn plausible_start(&self, lexeme: &Lexeme, margin: u32, job: &Job) -> bool {
        let (column, leads) = column(lexeme.span, job.sources);
        let in_export = self.open.last().is_some_and(|f| !f.exports.is_empty());
        match &lexeme.token {
            _ if !leads => false,
            Token::BraceClose => in_export && (column < margin || column == 1),
            Token::Ampersand | Token::BraceOpen | Token::Else | Token::ParenClose | Token::BracketClose => false,
            token if token.opens_declaration() => column <= margin,
            _ => column == 1,
        }
    }

    /// The first token, after the item's first, that looks like the start of another item.
    fn restart(&self, margin: u32, sources: &SourceMap) -> Option<usize> {
        let file = sources.file_of(self.item.first()?.span)?;
        let file = sources.file(file).span();
        let mut brackets = Vec::new();
        for (index, lexeme) in self.item.iter().enumerate() {
            let token = |ahead: usize| self.item.get(index + ahead).map(|l| &l.token);
            let named = matches!(token(1), Some(Token::Ident(_) | Token::GlobalIdent(_)));
            let declares = match &lexeme.token {
                Token::Export => token(1) == Some(&Token::BraceOpen),
                Token::Function => named,
                Token::Event | Token::Hook => named && self.has_body(index),
                Token::Type => named && token(2) == Some(&Token::Colon),
                Token::Const => brackets.is_empty(),
                Token::Redef | Token::Global | Token::Module | Token::Option => true,
                _ => false,
            };
            if index > 0 && declares && file.lo <= lexeme.span.lo && lexeme.span.lo < file.hi {
                let (column, leads) = column(lexeme.span, sources);
                if leads && column <= margin {
                    return Some(index);
                }
            }
            track(&mut brackets, self.item.get(..index)?, &lexeme.token);
        }
        None
    }

    /// Whether braces come before a semicolon.
    fn has_body(&self, index: usize) -> bool {
        let mut depth = 0;
        for lexeme in self.item.iter().skip(index) {
            match lexeme.token {
                Token::BraceOpen => return depth == 0,
                Token::Semicolon if depth == 0 => return false,
                _ => depth += lexeme.token.nesting(),
            }
            if depth < 0 {
                return false;
            }
        }
        false
    }

    fn explain(
        &self,
        error: &SyntaxError,
        cut: Cut,
        restart: Option<usize>,
        sources: &SourceMap,
    ) -> Option<Diagnostic> {
        let span = |index: usize| self.item.get(index).map(|l| l.span);
        // A bracket that is not closed is noticed late: where the next declaration begins.
        if let Some(index) = restart
            && error.at.is_none_or(|at| at >= index)
            && let Some((bracket, closing)) = self.unclosed(index, sources)
        {
            let found = format!("syntax error, found {}, expected {closing}", shown(span(index)?, sources));
            let complaint = not_closed(Diagnostic::error(codes::UNCLOSED, span(index)?, found), bracket, sources);
            // The heads of events and hooks may stand in a body: it is their brace over which the reference stumbles.
            let told = error.at.and_then(span).unwrap_or(complaint.span);
            return Some(complaint.told_at(told));
        }
        let Some(at) = error.at.and_then(|at| span(at).map(|_| at)) else {
            return self.explain_end(error, cut, sources);
        };
        let complaint = complaint(span(at)?, error, sources);
        if error.message.is_some() {
            return Some(complaint);
        }
        let around = Around { item: &self.item, at, expected: &error.expected, sources };
        if let Some(advised) = around.advise(&complaint) {
            return Some(advised);
        }
        let found = self.item.get(at).map(|l| &l.token);
        let ends = matches!(found, Some(Token::Semicolon | Token::BraceOpen | Token::BraceClose));
        if (ends || matches!(error.expected.as_slice(), [only] if only == "`)`" || only == "`]`"))
            && let Some((bracket, "`)`" | "`]`")) = self.unclosed(at, sources)
        {
            return Some(not_closed(complaint, bracket, sources));
        }
        Some(complaint)
    }

    /// What to say where the item ends too early.
    fn explain_end(&self, error: &SyntaxError, cut: Cut, sources: &SourceMap) -> Option<Diagnostic> {
        let file = self.item_depth.checked_sub(1).and_then(|i| self.open.get(i))?;
        if cut == Cut::FileEnd && file.conditionals.innermost().is_some() {
            // An @if that is not ended has eaten the rest, which is told at the file's end.
            return None;
        }
        let last = self.item.last()?.span;
        let place = match cut {
            Cut::FileEnd => "syntax error at the end of the file".to_owned(),
            Cut::Whole | Cut::Broken => format!("syntax error after {}", shown(last, sources)),
        };
        let told = match sources.file_of(last) {
            Some(id) if cut == Cut::FileEnd => sources.file(id).span().end(),
            _ => last,
        };
        if let Some((bracket, closing)) = self.unclosed(self.item.len(), sources) {
            let complaint = Diagnostic::error(codes::UNCLOSED, last, format!("{place}, expected {closing}"));
            return Some(not_closed(complaint, bracket, sources).told_at(told));
        }
        let message = match error.expectation() {
            Some(expected) => format!("{place}, expected {expected}"),
            None => place,
        };
        Some(Diagnostic::error(codes::SYNTAX, last, message).told_at(told))
    }

    /// The bracket that is to blame where some are open before a token, and what would close it.
    ///
    /// That is the innermost, unless a brace was closed by one that stands further to the left than its line: then it
    /// was meant to close another.
    fn unclosed(&self, before: usize, sources: &SourceMap) -> Option<(Span, &'static str)> {
        let mut brackets: Vec<usize> = Vec::new();
        let mut suspect = None;
        for (index, lexeme) in self.item.iter().enumerate().take(before) {
            let innermost = brackets.last().and_then(|&i| self.item.get(i));
            if let (Token::BraceClose, Some(open), None) = (&lexeme.token, innermost, suspect)
                && open.token == Token::BraceOpen
            {
                let (column, leads) = column(lexeme.span, sources);
                if leads && column < indentation(open.span, sources) {
                    suspect = Some(open.span);
                }
            }
            track(&mut brackets, self.item.get(..index)?, &lexeme.token);
        }
        let open = brackets.last().and_then(|&i| self.item.get(i))?;
        Some(match open.token {
            Token::ParenOpen => (open.span, "`)`"),
            Token::BracketOpen => (open.span, "`]`"),
            _ => (suspect.unwrap_or(open.span), "`}`"),
        })
    }

    /// Goes back to a token of the item, which becomes the first of the next.
    fn rewind(&mut self, index: usize, job: &mut Job) {
        let Some(start) = self.item.get(index).map(|l| l.span.lo) else { return };
        while self.open.len() > self.item_depth {
            self.end_file(job);
        }
        let snapshot = self.snapshots.iter().rev().find(|s| s.at <= index).cloned();
        let Some(file) = self.open.last_mut() else { return };
        if let Some(snapshot) = snapshot {
            file.conditionals = snapshot.conditionals;
            self.pragmas.rewind(snapshot.pragmas, start);
        }
        file.cursor.seek(start);
        file.rewinds += 1;
        if file.rewinds > MAX_REWINDS {
            let place = self.item.get(index).map_or(Span::NONE, |l| l.span);
            job.problems.error(codes::TOO_MUCH, place, "too many syntax errors, the rest of the file is not read");
            file.cursor.seek(u32::MAX);
            file.conditionals.lose();
        }
        self.stash = None;
        self.recovering = None;
    }

    /// Adds the files that go with what was loaded and a prefix. `false` when there are none.
    ///
    /// Reference: scan.l, yywrap; the last prefix comes first.
    pub(super) fn queue_prefixed(&mut self) -> bool {
        let mut any = false;
        while let Some(path) = self.unprefixed.pop_front() {
            let name = self.files.below_search_path(&path);
            let name = name.strip_suffix("/__load__.zeek").unwrap_or(name);
            for prefix in self.prefixes.iter().rev() {
                let flat = format!("{prefix}.{}", name.replace('/', "."));
                if let Ok(found) = self.files.script(&flat, None) {
                    self.inputs.push_back(Input::Script(found.path));
                    any = true;
                }
            }
        }
        any
    }
}

fn not_closed(mut complaint: Diagnostic, bracket: Span, sources: &SourceMap) -> Diagnostic {
    complaint.code = codes::UNCLOSED;
    complaint.label(bracket, format!("this {} is not closed", shown(bracket, sources)))
}
