//! Directives: what each does to the stream that it stands in.

use super::contents::evaluated;
use super::files::base_name;
use super::items::Loader;
use super::pragma::IGNORE_DEPRECATIONS;
use super::recover::shown;
use super::stream::Job;
use crate::diagnostic::{Diagnostic, Problems, codes};
use crate::source::Span;
use crate::syntax::ast::{Ident, Literal};
use crate::syntax::lexer::{BodyOf, Condition, Directive, Scan};
use crate::syntax::parser;
use crate::syntax::token::{Lexeme, Token};
use std::rc::Rc;

const SOLE_BODY: &str = "a directive cannot be the only body of an if, else, for or while";
const BRACES: &str = "put braces around it";

impl Loader {
    /// Does what a directive says; the token that it leaves, if any.
    pub(super) fn follow(&mut self, directive: Directive, span: Span, job: &mut Job) -> Option<Token> {
        match directive {
            Directive::Load(name) if self.follow_loads => self.load(&name, Some(span), job),
            Directive::LoadSigs(name) if self.follow_loads => self.load_signatures(&name, span, job),
            Directive::LoadPlugin(name) if self.follow_loads => {
                let d = Diagnostic::error(codes::MISSING_PLUGIN, span, format!("there is no plugin `{name}`"));
                job.problems.push(d.help("plugins cannot be loaded here: leave the line out, and what needs it"));
            }
            Directive::Unload(name) if self.follow_loads => self.unload(&name, span, job),
            Directive::Prefixes { append, list } => {
                if !append {
                    self.prefixes.clear();
                }
                self.prefixes.extend(list.split(':').filter(|p| !p.is_empty()).map(str::to_owned));
            }
            Directive::Deprecated(text) => self.deprecated(&text, span, job),
            Directive::Pragma(text) => {
                self.pragma(&text, span, job);
                self.take_snapshot();
            }
            Directive::Dir => return Some(self.directory()),
            Directive::Filename => return Some(self.file_name()),
            Directive::If(condition) => {
                self.sole_body(span, job);
                let holds = self.condition(condition, span, job);
                let file = self.open.last_mut()?;
                if !file.conditionals.start(span, holds) {
                    job.problems.error(codes::TOO_MUCH, span, "`@if` nested too deeply");
                }
                self.note_conditionals();
                return Some(Token::Conditional);
            }
            Directive::Else => {
                self.sole_body(span, job);
                let inside = self.open.last_mut().is_some_and(|f| f.conditionals.otherwise());
                self.note_conditionals();
                if !inside {
                    job.problems.error(codes::UNBALANCED_CONDITIONAL, span, "`@else` without `@if`");
                    self.lose(span);
                }
                return Some(Token::Conditional);
            }
            Directive::Endif => {
                let file = self.open.last_mut()?;
                // reference: scan.l; only in refused text does the parser see an @endif.
                let refused = file.conditionals.refuse();
                if refused {
                    self.sole_body_ends(span, job);
                }
                let file = self.open.last_mut()?;
                if !file.conditionals.end() {
                    job.problems.error(codes::UNBALANCED_CONDITIONAL, span, "`@endif` without `@if`");
                }
                self.note_conditionals();
                return refused.then_some(Token::Conditional);
            }
            Directive::Debug
            | Directive::Load(_)
            | Directive::LoadSigs(_)
            | Directive::LoadPlugin(_)
            | Directive::Unload(_) => {}
        }
        None
    }

    fn load_signatures(&mut self, name: &str, span: Span, job: &mut Job) {
        let from = self.open.last().map(|f| f.path.clone());
        match self.files.signatures(name, from.as_deref()) {
            // Nothing is said of one that cannot be read: nothing here matches signatures.
            Ok(found) => {
                if let Ok(text) = self.files.read(&found.path) {
                    self.evaluated.extend(evaluated(&String::from_utf8_lossy(&text)));
                }
            }
            Err(missing) => self.missing("signature file", name, missing, Some(span), job),
        }
    }

    fn unload(&mut self, name: &str, span: Span, job: &mut Job) {
        let from = self.open.last().map(|f| f.path.clone());
        match self.files.script(name, from.as_deref()) {
            Ok(found) => {
                self.loaded.extend(self.files.bundled_twin(&found));
                self.loaded.insert(found.canonical);
            }
            Err(missing) => {
                let fatal = self.fatal;
                self.missing("script to `@unload`,", name, missing, Some(span), job);
                self.fatal = fatal;
            }
        }
    }

    fn deprecated(&mut self, text: &str, span: Span, job: &mut Job) {
        if !self.follow_loads || self.pragmas.ignoring() {
            return;
        }
        let place = self.open.last().and_then(|f| f.loaded_at).and_then(|at| job.sources.place(at));
        let from = match place {
            Some(place) => format!("{}:{}", job.sources.file(place.file).name, place.line),
            None => "the command line".to_owned(),
        };
        job.problems.warning(
            codes::DEPRECATED_SCRIPT,
            span,
            format!("deprecated script loaded from {from} {text}").trim_end().to_owned(),
        );
    }

    fn pragma(&mut self, text: &str, span: Span, job: &mut Job) {
        let floor = self.open.last().map_or(0, |f| f.pragmas);
        let mut words = text.split(' ').filter(|w| !w.is_empty());
        match (words.next(), words.next()) {
            (None, _) => {
                job.problems.error(codes::BAD_PRAGMA, span, "`@pragma` without a value, expected `push` or `pop`")
            }
            // The reference reads no further: what it would complain about is not told.
            (Some("push"), Some(name)) if self.fatal => self.pragmas.push(name, span),
            (Some("pop"), _) if self.fatal && self.pragmas.depth() > floor => self.pragmas.pop(span.lo),
            _ if self.fatal => {}
            (Some("push"), None) => {
                job.problems.error(codes::BAD_PRAGMA, span, "`@pragma push` without a name");
                self.fatal = true;
            }
            (Some("push"), Some(name)) => {
                if name != IGNORE_DEPRECATIONS {
                    let message = format!("unknown `@pragma {name}`, there is only `{IGNORE_DEPRECATIONS}`");
                    job.problems.warning(codes::BAD_PRAGMA, span, message);
                }
                self.pragmas.push(name, span);
            }
            (Some("pop"), _) if self.pragmas.depth() <= floor => {
                job.problems.error(codes::BAD_PRAGMA, span, "`@pragma pop` without `@pragma push` in this file");
                self.fatal = true;
            }
            (Some("pop"), name) => {
                if let (Some(name), Some((pushed, at))) = (name, self.pragmas.last())
                    && name != pushed
                {
                    let message = format!("`@pragma pop` of `{name}`, expected `{pushed}`");
                    job.problems.push(Diagnostic::error(codes::BAD_PRAGMA, span, message).label(at, "pushed here"));
                }
                self.pragmas.pop(span.lo);
            }
            (Some(other), _) => {
                job.problems.warning(
                    codes::BAD_PRAGMA,
                    span,
                    format!("unknown `@pragma {other}`, expected `push` or `pop`"),
                );
            }
        }
    }

    /// What is between the conditional directives of the file cannot be told any more.
    fn lose(&mut self, span: Span) {
        if let Some(file) = self.open.last_mut() {
            file.conditionals.lose();
            self.scanner.spoil(span.lo, &file.cursor);
        }
    }

    fn directory(&self) -> Token {
        let path = self.open.last().map_or("", |f| f.path.as_str());
        Token::Literal(Literal::String(Rc::from(self.files.directory(path).as_bytes())))
    }

    fn file_name(&self) -> Token {
        let path = self.open.last().map_or("", |f| f.path.as_str());
        Token::Literal(Literal::String(Rc::from(base_name(path).as_bytes())))
    }

    /// Tells of a directive that is all there is to a body. For an `if` the reference does so only at the next token,
    /// when it knows that no `else` follows.
    fn sole_body(&mut self, span: Span, job: &mut Job) {
        self.sole_body_ends(span, job);
        match self.scanner.body_due() {
            Some(BodyOf::If) => self.sole_body = Some(span),
            Some(BodyOf::Other) => job.problems.push(Diagnostic::error(codes::SOLE_BODY, span, SOLE_BODY).help(BRACES)),
            None => {}
        }
    }

    pub(super) fn sole_body_ends(&mut self, at: Span, job: &mut Job) {
        if let Some(directive) = self.sole_body.take() {
            job.problems.push(
                Diagnostic::error(codes::SOLE_BODY, at, SOLE_BODY)
                    .label(directive, "may leave nothing of it")
                    .help(BRACES),
            );
        }
    }

    /// A directive has changed what is refused.
    pub(super) fn note_conditionals(&mut self) {
        self.saw_conditional = true;
        self.take_snapshot();
    }

    /// Reads the parentheses after `@if` and the like, and asks whether they hold. Where that cannot be told, they do.
    fn condition(&mut self, condition: Condition, span: Span, job: &mut Job) -> bool {
        let outer = self.scanner.suspend();
        let lexemes = self.parenthesised(span, job);
        self.scanner.restore(outer);
        let Some(lexemes) = lexemes else {
            if let Some(file) = self.open.last_mut() {
                file.cursor.skip_line(span.lo);
            }
            self.lose(span);
            return true;
        };
        for late in self.named_in(&lexemes, job) {
            job.host.declare(&late, job.problems);
        }
        match condition {
            Condition::Holds => match parser::expression(&lexemes) {
                Ok(e) => {
                    let mut told = Problems::new();
                    let holds = job.host.condition(&e, job.sources, &mut told);
                    for d in told.take() {
                        if !(d.deprecation && self.pragmas.ignoring() || self.is_echo(&d, job.sources)) {
                            job.problems.push(d);
                        }
                    }
                    if let Some(at) = told.ended() {
                        job.problems.end(at);
                    }
                    holds.unwrap_or(true)
                }
                Err(error) => {
                    let place = error.at.and_then(|i| lexemes.get(i)).map(|l| l.span);
                    job.problems.push(match place {
                        Some(place) => super::recover::complaint(place, &error, job.sources),
                        None => {
                            let place = lexemes.last().map_or(span, |l| l.span);
                            Diagnostic::error(
                                codes::BAD_CONDITION,
                                place,
                                "syntax error, expected an expression in parentheses",
                            )
                        }
                    });
                    true
                }
            },
            Condition::Defined | Condition::Undefined => match lexemes.as_slice() {
                [Lexeme { token: Token::Ident(name), span }] => {
                    let name = Ident { name: name.clone(), global: false, span: *span };
                    job.host.is_defined(&name) == (condition == Condition::Defined)
                }
                [] => {
                    job.problems.error(codes::BAD_CONDITION, span, "syntax error, expected a name in parentheses");
                    true
                }
                [Lexeme { token: Token::Ident(_), .. }, other, ..] | [other, ..] => {
                    let found = shown(other.span, job.sources);
                    let message = format!("syntax error, found {found}, expected a name in parentheses");
                    job.problems.error(codes::BAD_CONDITION, other.span, message);
                    true
                }
            },
        }
    }

    /// The tokens up to the closing parenthesis, without the parentheses; `None` where something was wrong and told.
    fn parenthesised(&mut self, span: Span, job: &mut Job) -> Option<Vec<Lexeme>> {
        let mut lexemes: Vec<Lexeme> = Vec::new();
        let mut depth = 0i32;
        loop {
            let file = self.open.last_mut()?;
            let lexeme = match self.scanner.next(&mut file.cursor, job.problems) {
                Scan::Lexeme(lexeme) => lexeme,
                Scan::Directive(constant @ (Directive::Dir | Directive::Filename), span) => {
                    let token = if constant == Directive::Dir { self.directory() } else { self.file_name() };
                    self.scanner.note(&token);
                    Lexeme { token, span }
                }
                Scan::Directive(_, at) => {
                    let found = shown(at, job.sources);
                    job.problems.error(codes::BAD_CONDITION, at, format!("syntax error, found {found}, expected `)`"));
                    return None;
                }
                Scan::End => {
                    job.problems.error(codes::BAD_CONDITION, span, "syntax error at the end of the file, expected `)`");
                    return None;
                }
            };
            depth += lexeme.token.nesting();
            match (depth, lexemes.is_empty(), &lexeme.token) {
                (0, _, Token::ParenClose) if !lexemes.is_empty() => {
                    lexemes.remove(0);
                    return Some(lexemes);
                }
                (1, true, Token::ParenOpen) | (1.., false, _) => lexemes.push(lexeme),
                _ => {
                    let found = shown(lexeme.span, job.sources);
                    let expected = if lexemes.is_empty() { "`(`" } else { "`)`" };
                    let message = format!("syntax error, found {found}, expected {expected}");
                    let d = Diagnostic::error(codes::BAD_CONDITION, lexeme.span, message).note("not expected here");
                    let text = |span| String::from_utf8_lossy(job.sources.text(span)).into_owned();
                    let condition = if lexemes.is_empty() { text(lexeme.span) } else { "…".to_owned() };
                    let d = d.help(format!("the condition stands in parentheses: `{} ( {condition} )`", text(span)));
                    job.problems.push(d);
                    return None;
                }
            }
        }
    }
}
