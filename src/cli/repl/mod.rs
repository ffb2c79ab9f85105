//! `zeekling repl`: runs what is typed, as it is typed.
//!
//! [`Repl`] takes one entry after the other, from a terminal by way of [`edit`] or from a pipe, and hands it to the
//! session or to [`commands`]; [`show`] turns values and types into text, [`docs`] finds what is written about a name,
//! [`complete`] knows how a name may go on.

mod commands;
mod complete;
mod docs;
mod edit;
mod show;

use super::args::{ReplArgs, is_redef};
use super::run::World;
use super::terminal::Stderr;
use crate::builtin::Seeds;
use crate::diagnostic::render::Format;
use crate::eval::Output;
use crate::lint::Level;
use crate::load::{Completeness, Input, completeness};
use crate::session::{Config, Piece, Said, Session, Sink, Stop, Taken};
use std::cell::RefCell;
use std::io::{self, BufRead, IsTerminal, Write};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// Does what the command line says; the exit status.
pub fn main(args: ReplArgs) -> i32 {
    let interrupt = Arc::new(AtomicBool::new(false));
    let (heard, seed, reading) = (interrupt.clone(), args.shuffle_containers, args.reading.clone());
    let world = move || {
        let mut world = World::process(&reading);
        world.surroundings.interrupt = heard.clone();
        world.surroundings.shuffle = seed;
        world
    };
    if io::stdin().is_terminal() && io::stdout().is_terminal() {
        return edit::run(&mut Repl::new(args, Box::new(world)), interrupt);
    }
    run(args, Box::new(world))
}

/// Takes what standard input holds, without prompts; the exit status.
pub fn run(args: ReplArgs, world: Box<dyn Fn() -> World>) -> i32 {
    let input = world().input;
    let mut repl = Repl::new(args, world);
    let lines: Box<dyn Iterator<Item = String>> = match input {
        Some(text) => Box::new(io::Cursor::new(text).split(b'\n').map_while(line)),
        None => Box::new(io::stdin().lock().split(b'\n').map_while(line)),
    };
    let mut lines = lines.peekable();
    let mut entry = String::new();
    let (mut read, mut first) = (0, 1);
    while let Some(line) = lines.next() {
        read += 1;
        if entry.is_empty() {
            first = read;
        }
        let blank = line.trim().is_empty();
        entry.push_str(&line);
        entry.push('\n');
        // What has no end even after a blank line outside of braces is to be told of.
        let goes_on = wants_more(&entry) && !(blank && ends_by_blank(&entry));
        let joined =
            |next: &String| is_command(next).is_none() && (goes_on || is_command(&entry).is_none() && joins(next));
        if lines.peek().is_some_and(joined) {
            continue;
        }
        let place = Place { name: "<stdin>".to_owned(), line: first };
        if let Step::Leave(status) = repl.enter(&std::mem::take(&mut entry), &place) {
            return repl.left(status);
        }
    }
    repl.leave()
}

fn line(read: io::Result<Vec<u8>>) -> Option<String> {
    read.ok().map(|line| String::from_utf8_lossy(&line).trim_end_matches('\r').to_owned())
}

/// Whether a line belongs to the statement before it.
fn joins(line: &str) -> bool {
    let word: String = line.trim_start().chars().take_while(char::is_ascii_alphabetic).collect();
    word == "else" || word == "timeout"
}

/// Whether an entry is not whole: a declaration is to follow a comment that documents it, too.
pub(super) fn wants_more(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty()).peekable();
    let documents = lines.peek().is_some() && lines.all(|line| line.starts_with("##"));
    is_command(text).is_none() && (documents || completeness(text.as_bytes()) == Completeness::WantsMore)
}

/// Whether a blank line ends what is not whole: where no braces are open.
pub(super) fn ends_by_blank(text: &str) -> bool {
    // In braces that are open more may follow after this, elsewhere it is the end or wrong.
    completeness(format!("{text}\n;").as_bytes()) != Completeness::WantsMore
}

/// The word and the rest of a command, `:word rest`.
pub(super) fn is_command(text: &str) -> Option<(&str, &str)> {
    let command = text.trim().strip_prefix(':').filter(|c| !c.starts_with(':'))?;
    let end = command.find(char::is_whitespace).unwrap_or(command.len());
    Some((&command[..end], command[end..].trim()))
}

/// What follows an entry.
pub(super) enum Step {
    /// The next.
    Next,
    /// Nothing: the exit status.
    Leave(i32),
}

/// Where an entry stands, for messages.
pub(super) struct Place {
    /// The name of what it stands in.
    pub name: String,
    /// The line that it begins in.
    pub line: usize,
}

/// A session, and what was entered so far.
pub(super) struct Repl {
    args: ReplArgs,
    world: Box<dyn Fn() -> World>,
    session: Session,
    out: Output,
    stderr: Rc<RefCell<Stderr>>,
    /// What was taken in, for `:save`.
    taken: Vec<Taken>,
    /// The terminal shows what is typed while something runs.
    echoes: bool,
}

impl Repl {
    /// Loads what the command line names, and runs it up to its `zeek_init` handlers.
    pub fn new(args: ReplArgs, world: Box<dyn Fn() -> World>) -> Repl {
        let (session, out, stderr) = start(&args, world());
        let mut repl = Repl { args, world, session, out, stderr, taken: Vec::new(), echoes: false };
        repl.begin();
        repl
    }

    fn begin(&mut self) {
        self.session.load();
        super::pages::may_be_huge();
        if let Err(status) = self.session.start() {
            self.note(&format!("the scripts have ended with status {status}"));
        }
        self.session.open();
        let _ = self.out.flush();
    }

    /// Begins anew.
    pub fn reset(&mut self) {
        (self.session, self.out, self.stderr) = start(&self.args, (self.world)());
        self.taken.clear();
        self.begin();
    }

    /// Takes an entry: a command, or a piece of a script.
    pub fn enter(&mut self, text: &str, place: &Place) -> Step {
        let step = match is_command(text) {
            Some((word, rest)) => self.command(word, rest),
            None if text.trim().is_empty() => Step::Next,
            None => self.piece(text, place),
        };
        let _ = self.out.flush();
        step
    }

    fn piece(&mut self, text: &str, place: &Place) -> Step {
        let text = text.trim_end();
        let completed = match completeness(text.as_bytes()) {
            Completeness::Whole => false,
            Completeness::WantsSemicolon => true,
            // What could have been the head of a handler, and was left at that, is a call.
            Completeness::WantsMore => text.starts_with("event") || text.starts_with("hook"),
        };
        let comment = text.lines().next_back().is_some_and(|line| line.contains('#'));
        let end = match (completed, comment) {
            (false, _) => "",
            (true, true) => "\n;",
            (true, false) => ";",
        };
        // Places are counted from where the entry stands.
        let text = format!("{}{text}{end}", "\n".repeat(place.line.saturating_sub(1)));
        self.feed(Piece::Typed { name: place.name.clone(), text, completed })
    }

    /// Hands a piece to the session.
    pub fn feed(&mut self, piece: Piece) -> Step {
        let waiting = self.session.events_waiting();
        let mut out = self.out.clone();
        let taken = &mut self.taken;
        let result = self.session.feed(piece, &mut |said| match said {
            Said::Value(value, ty) => {
                let _ = writeln!(out, "{}", show::value_and_type(&value, &ty));
            }
            Said::Note(text) => {
                let _ = writeln!(out, "# {text}");
            }
            Said::Taken(item) => {
                if let Some(key) = &item.key {
                    taken.retain(|t| t.key.as_ref() != Some(key));
                }
                taken.push(item);
            }
        });
        let now = self.session.events_waiting();
        if now > waiting {
            self.note(&format!(
                "{}: :drain runs {}",
                counted(now, "event waits", "events wait"),
                if now == 1 { "it" } else { "them" }
            ));
        }
        if result.is_ok() && self.session.is_ending() {
            return Step::Leave(self.leave());
        }
        self.stopped(result.map(|_| ()))
    }

    /// What follows where something may have been stopped.
    pub fn stopped(&mut self, result: Result<(), Stop>) -> Step {
        match result {
            Ok(()) => Step::Next,
            Err(Stop::Interrupted) => {
                if self.echoes {
                    // Behind the `^C` that stands there.
                    self.say("");
                }
                self.note("interrupted");
                Step::Next
            }
            Err(Stop::Exit(status)) => Step::Leave(status),
        }
    }

    /// The end of the program, with its `zeek_done` handlers; the exit status.
    pub fn leave(&mut self) -> i32 {
        let status = self.session.finish().err().unwrap_or(0);
        self.left(status)
    }

    fn left(&mut self, status: i32) -> i32 {
        self.session.flush();
        let _ = self.out.flush();
        let mut stderr = self.stderr.borrow_mut();
        match stderr.format() {
            // How many mistakes were made is nothing to tell.
            Format::Full | Format::Short | Format::Zeek | Format::Json => {}
            Format::Sarif => stderr.finish(),
        }
        status
    }

    fn say(&mut self, line: &str) {
        let _ = writeln!(self.out, "{line}");
    }

    fn note(&mut self, line: &str) {
        self.say(&format!("# {line}"));
    }
}

fn start(args: &ReplArgs, world: World) -> (Session, Output, Rc<RefCell<Stderr>>) {
    let (out, stderr) = (world.out.clone(), world.stderr.clone());
    let is_redef = |w: &&String| is_redef(w) && !std::path::Path::new(w).exists();
    let (redefs, scripts): (Vec<&String>, Vec<&String>) = args.inputs.iter().partition(is_redef);
    let scripts = scripts.into_iter().map(|s| Input::Script(s.clone())).collect();
    let seeds = world.seeds(None, args.deterministic).unwrap_or_else(|why| {
        stderr.borrow_mut().say(&format!("error: {why}"));
        Seeds::fresh()
    });
    // All names are offered to be completed.
    let config = world.config(scripts, &args.reading, Level::Certain);
    let session = Session::new(Config {
        files: config.files.with_deferred(None),
        redefs: redefs.into_iter().cloned().collect(),
        allow_exec: args.allow_exec,
        seeds,
        ..config
    });
    (session, out, stderr)
}

/// A number and what it counts.
fn counted(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_and_names() {
        assert_eq!(is_command(":type 1 + 2\n"), Some(("type", "1 + 2")));
        assert_eq!(is_command("::x"), None);
        assert_eq!(is_command("1"), None);
    }

    #[test]
    fn a_blank_line_ends_what_no_braces_hold() {
        assert!(ends_by_blank("event e()\n\n"));
        assert!(!ends_by_blank("function f() {\n\n"));
        assert!(!ends_by_blank("event e() { if ( T )\n\n"));
    }
}
