//! The stream of tokens over all files: directives are followed here, and refused text is left out.

use super::conditional::Conditionals;
use super::contents::{is_binary, is_trace};
use super::files::{self, Missing};
use super::items::{Early, Loader};
use super::pragma;
use super::{Deferred, Event, Host, Input};
use crate::diagnostic::{Diagnostic, Problems, codes};
use crate::source::{FileId, SourceMap, Span};
use crate::syntax::lexer::{Cursor, Directive, Scan};
use crate::syntax::token::{Lexeme, Token};

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
    pub pragmas: usize,
    /// The `@load` that loaded it.
    pub loaded_at: Option<Span>,
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

    pub(super) fn load(&mut self, name: &str, at: Option<Span>, job: &mut Job) {
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

    pub(super) fn missing(&mut self, what: &str, name: &str, missing: Missing, at: Option<Span>, job: &mut Job) {
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
}

/// Where a script was looked for; it may also have been named without its `.zeek`.
fn looked_for(tried: &[String]) -> String {
    let full: Vec<String> = tried.iter().filter(|t| t.ends_with(".zeek")).map(|t| format!("`{t}`")).collect();
    let shown = if full.is_empty() { tried.iter().map(|t| format!("`{t}`")).collect() } else { full };
    format!("looked for {}", shown.join(", "))
}
