//! The stream of tokens over all files: directives are followed here, and refused text is left out.

use super::conditional::Conditionals;
use super::contents::{evaluated, is_binary, is_trace};
use super::files::{self, Missing, base_name};
use super::items::{Early, Loader};
use super::pragma::{self, IGNORE_DEPRECATIONS};
use super::recover::shown;
use super::{Deferred, Event, Host, Input};
use crate::diagnostic::{Diagnostic, Problems, codes};
use crate::source::{FileId, SourceMap, Span};
use crate::syntax::ast::{Ident, Literal};
use crate::syntax::lexer::{BodyOf, Condition, Cursor, Directive, Scan};
use crate::syntax::parser;
use crate::syntax::token::{Lexeme, Token};
use std::rc::Rc;

const SOLE_BODY: &str = "a directive cannot be the only body of an if, else, for or while";
const BRACES: &str = "put braces around it";

/// What a step along the stream needs from outside.
pub(super) struct Job<'j> {
    pub sources: &'j mut SourceMap,
    pub problems: &'j mut Problems,
    pub host: &'j mut dyn Host,
}

/// A file of which a part was read.
#[derive(Debug)]
pub(super) struct OpenFile {
    pub id: FileId,
    pub path: String,
    pub cursor: Cursor,
    pub conditionals: Conditionals,
    /// The braces of `export {` that are open.
    pub exports: Vec<Span>,
    /// How many pragmas were pushed when it began.
    pragmas: usize,
    /// The `@load` that loaded it.
    loaded_at: Option<Span>,
    /// Its last token.
    pub last: Span,
    /// Whether a syntax error in it was told.
    pub failed: bool,
    /// How often it was gone back in.
    pub rewinds: u32,
    /// Where it begins in the position space.
    pub base: u32,
    /// The declarations ahead that are passed over.
    pub deferred: &'static [Deferred],
}

/// What was open before a token of an item.
#[derive(Clone, Debug)]
pub(super) struct Snapshot {
    /// Before which token.
    pub at: usize,
    pub conditionals: Conditionals,
    pub pragmas: pragma::Top,
}

/// A step along the stream.
pub(super) enum Pulled {
    Lexeme(Lexeme),
    /// Between two items: something to hand out before going on.
    Event(Event),
    /// Within an item: the file in which it began has ended.
    FileEnd,
    /// Between two items: there is no more.
    End,
}

impl Loader {
    /// The next token. Within an item, files that begin and end are noted in `pending`; between items they are handed
    /// out at once, since they change what a directive after them means.
    pub(super) fn pull(&mut self, within_item: bool, job: &mut Job) -> Pulled {
        loop {
            let scan = self.scan();
            if let Some(Scan::Lexeme(lexeme)) = scan {
                self.sole_body_ends(lexeme.span, job);
                return Pulled::Lexeme(lexeme);
            }
            if let Some(pulled) = self.pull_rarer(scan, within_item, job) {
                return pulled;
            }
        }
    }

    /// What [`Loader::pull`] gives where no token of the file stands next; `None` where it is to go on. Apart, since there
    /// nearly always is one.
    #[inline(never)]
    fn pull_rarer(&mut self, scan: Option<Scan>, within_item: bool, job: &mut Job) -> Option<Pulled> {
        if self.open.is_empty() {
            if within_item {
                return Some(Pulled::FileEnd);
            }
            let Some(input) = self.inputs.pop_front() else { return Some(Pulled::End) };
            self.begin(input, job);
        }
        match scan {
            Some(Scan::Lexeme(lexeme)) => return Some(Pulled::Lexeme(lexeme)),
            Some(Scan::Directive(directive, span)) => {
                if let Some(token) = self.follow(directive, span, job) {
                    self.scanner.note(&token);
                    if within_item || token != Token::Conditional {
                        return Some(Pulled::Lexeme(Lexeme { token, span }));
                    }
                }
            }
            Some(Scan::End) => {
                if within_item && self.open.len() <= self.item_depth {
                    return Some(Pulled::FileEnd);
                }
                self.end_file(job);
            }
            None => {}
        }
        if within_item { None } else { self.pending.pop_front().map(Pulled::Event) }
    }

    /// What stands next in the innermost file; `None` where no file is open, and for a directive in refused text that
    /// needs no more thought.
    fn scan(&mut self) -> Option<Scan> {
        let file = self.open.last_mut()?;
        if !file.conditionals.refuse() {
            let scan = self.scanner.next(&mut file.cursor, &mut self.lexical);
            if let Scan::Lexeme(lexeme) = &scan {
                file.last = lexeme.span;
            }
            return Some(scan);
        }
        match file.cursor.skip_refused() {
            (Some(Directive::If(_)), span) => {
                file.conditionals.start(span, false);
                self.note_conditionals();
                None
            }
            (Some(directive), span) => Some(Scan::Directive(directive, span)),
            (None, _) => Some(Scan::End),
        }
    }

    /// Does what a directive says; the token that it leaves, if any.
    fn follow(&mut self, directive: Directive, span: Span, job: &mut Job) -> Option<Token> {
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

    /// Takes an input up; what it is of no use is reported.
    fn begin(&mut self, input: Input, job: &mut Job) {
        if self.begin_recorded(&input, job) {
            return;
        }
        match input {
            Input::Script(name) => self.load(&name, None, job),
            Input::Bundled(name) => match self.files.bundled(&name) {
                Some(found) => self.open_path(found.path, found.canonical, None, job),
                None => {
                    job.problems.error(codes::MISSING_SCRIPT, Span::NONE, format!("there is no bundled script {name}"))
                }
            },
            Input::Text(name, text) => match job.sources.add(name.clone(), text) {
                Some(id) => self.open_source(id, name, None, job),
                None => job.problems.error(codes::UNREADABLE, Span::NONE, format!("{name} is too large")),
            },
            Input::Source(id) => {
                let name = job.sources.file(id).name.clone();
                self.open_source(id, name, None, job);
            }
        }
    }

    fn load(&mut self, name: &str, at: Option<Span>, job: &mut Job) {
        let from = self.open.last().map(|f| f.path.clone());
        match self.files.script(name, from.as_deref()) {
            Ok(found) => {
                // What the command line names as the shell does is that file, whatever else has its name.
                let is_loaded = self.files.bundled_twin(&found).is_some_and(|twin| !self.loaded.insert(twin));
                if !is_loaded || (at.is_none() && found.path == files::normalise(name)) {
                    self.open_path(found.path, found.canonical, at, job);
                }
            }
            Err(missing) => self.missing("script", name, missing, at, job),
        }
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

    fn missing(&mut self, what: &str, name: &str, missing: Missing, at: Option<Span>, job: &mut Job) {
        let span = at.unwrap_or(Span::NONE);
        job.problems.push(match missing {
            Missing::Nowhere(tried) => {
                Diagnostic::error(codes::MISSING_SCRIPT, span, format!("cannot find the {what} `{name}`")).help(
                    match name.strip_suffix(';') {
                        Some(_) => "a directive ends with its line: leave the `;` out".to_owned(),
                        None => looked_for(&tried),
                    },
                )
            }
            Missing::EmptyPackage(path) => {
                Diagnostic::error(codes::MISSING_SCRIPT, span, format!("package `{path}` has no `__load__.zeek`"))
            }
        });
        self.fatal = true;
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

    fn open_path(&mut self, path: String, canonical: String, at: Option<Span>, job: &mut Job) {
        if !self.loaded.insert(canonical) {
            return;
        }
        let place = at.unwrap_or(Span::NONE);
        match self.files.read(&path) {
            Ok(text) if is_binary(&text) => {
                let d = Diagnostic::error(codes::UNREADABLE, place, format!("{path} is no script: it is binary"));
                job.problems.push(match is_trace(&text) {
                    true => d.help("this is a trace of packets, and scripts alone are read here"),
                    false => d,
                });
                self.fatal = true;
            }
            Ok(text) => match job.sources.add(path.clone(), text) {
                Some(id) => {
                    self.unprefixed.push_back(path.clone());
                    self.open_source(id, path, at, job);
                }
                None => job.problems.error(codes::UNREADABLE, place, format!("{path} is too large")),
            },
            Err(e) => {
                job.problems.error(codes::UNREADABLE, place, format!("cannot read {path}: {e}"));
                self.fatal = true;
            }
        }
    }

    fn open_source(&mut self, id: FileId, path: String, at: Option<Span>, job: &mut Job) {
        if let Some(outer) = self.open.last() {
            self.pragmas.suspend(outer.cursor.position());
        }
        let deferred = self.defer(id, &path, job);
        let source = job.sources.file(id);
        self.pragmas.resume(source.base);
        self.pending.push_back(Event::FileStart { file: id, level: self.open.len() as u32 });
        self.open.push(OpenFile {
            id,
            path,
            cursor: Cursor::new(source),
            conditionals: Conditionals::default(),
            exports: Vec::new(),
            pragmas: self.pragmas.depth(),
            loaded_at: at,
            last: source.span().start(),
            failed: false,
            rewinds: 0,
            base: source.base,
            deferred,
        });
    }

    /// Leaves the innermost file.
    pub(super) fn end_file(&mut self, job: &mut Job) {
        let Some(file) = self.open.pop() else { return };
        let end = Span::new(file.cursor.position(), file.cursor.position());
        if file.conditionals.innermost().is_some() || !file.exports.is_empty() {
            self.early = Some(Early::More);
        }
        if let Some(span) = file.conditionals.innermost() {
            job.problems.push(
                Diagnostic::error(codes::UNBALANCED_CONDITIONAL, end, "the file ends before the `@endif` of an `@if`")
                    .note("the file ends here")
                    .label(span, "has no `@endif`")
                    .help("write `@endif` on a line of its own"),
            );
            self.fatal = true;
        } else if let (Some(brace), false) = (file.exports.last(), file.failed) {
            job.problems.push(
                Diagnostic::error(codes::UNCLOSED, file.last, "syntax error at the end of the file, expected `}`")
                    .label(*brace, "this `{` is not closed")
                    .told_at(end),
            );
            self.failed = true;
        }
        self.pragmas.suspend(file.cursor.position());
        if self.pragmas.depth() > file.pragmas {
            if let Some((name, span)) = self.pragmas.last()
                && !self.fatal
            {
                let message = format!("the file ends before the `@pragma pop` of `{name}`");
                let d = Diagnostic::error(codes::BAD_PRAGMA, end, message).note("the file ends here");
                job.problems.push(d.label(span, "pushed here").help(format!("write `@pragma pop {name}`")));
                self.fatal = true;
            }
            self.pragmas.truncate(file.pragmas);
        }
        if let Some(outer) = self.open.last() {
            self.pragmas.resume(outer.cursor.position());
        }
        self.recovering = None;
        self.pending.push_back(Event::FileEnd(file.id));
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

    fn sole_body_ends(&mut self, at: Span, job: &mut Job) {
        if let Some(directive) = self.sole_body.take() {
            job.problems.push(
                Diagnostic::error(codes::SOLE_BODY, at, SOLE_BODY)
                    .label(directive, "may leave nothing of it")
                    .help(BRACES),
            );
        }
    }

    /// A directive has changed what is refused.
    fn note_conditionals(&mut self) {
        self.saw_conditional = true;
        self.take_snapshot();
    }

    /// Remembers, for a restart, what is refused and what is pushed from the next token of the item on.
    pub(super) fn take_snapshot(&mut self) {
        // Enough for any item that is to be parsed, and a bound on the memory for those that are not.
        if self.open.len() == self.item_depth
            && self.snapshots.len() < 1000
            && let Some(file) = self.open.last()
        {
            self.snapshots.push(Snapshot {
                at: self.item.len(),
                conditionals: file.conditionals.clone(),
                pragmas: self.pragmas.top(),
            });
        }
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

/// Where a script was looked for; it may also have been named without its `.zeek`.
fn looked_for(tried: &[String]) -> String {
    let full: Vec<String> = tried.iter().filter(|t| t.ends_with(".zeek")).map(|t| format!("`{t}`")).collect();
    let shown = if full.is_empty() { tried.iter().map(|t| format!("`{t}`")).collect() } else { full };
    format!("looked for {}", shown.join(", "))
}
