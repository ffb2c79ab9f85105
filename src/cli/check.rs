//! `zeekling check`: everything short of running.

use super::args::CheckArgs;
use super::run::World;
use super::terminal::{Stderr, say};
use crate::diagnostic::render::{Remark, place};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::Level;
use crate::load::Input;
use crate::session::{Config, Session, Sink, bundled};
use crate::source::SourceMap;
use notify::event::ModifyKind;
use notify::{EventKind, RecursiveMode, Watcher};
use std::cell::RefCell;
use std::collections::{BTreeSet, HashSet};
use std::convert::Infallible;
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::mpsc;
use std::time::Duration;

/// How long after a change others may follow that belong to it.
const SETTLES: Duration = Duration::from_millis(100);

/// Does what the command line says; the exit status.
pub fn main(args: &CheckArgs) -> i32 {
    let mut paths = args.paths.clone();
    if paths.is_empty() {
        paths.push(PathBuf::from("."));
    }
    if args.watch {
        return match watch(args, &paths) {
            Ok(never) => match never {},
            Err(e) => {
                say(&format!("error: cannot watch files: {e}"));
                1
            }
        };
    }
    let round = look(args, &paths);
    let mut tally = round.tally.borrow_mut();
    tally.to.finish();
    i32::from(tally.errors > 0 || args.deny_warnings && tally.warnings > 0)
}

/// Looks again whenever a script changes.
fn watch(args: &CheckArgs, paths: &[PathBuf]) -> notify::Result<Infallible> {
    // What changes while it looks is not missed: it listens before.
    let mut watch = Watch::new(paths)?;
    loop {
        let round = look(args, paths);
        let mut tally = round.tally.borrow_mut();
        tally.to.finish();
        watch.listen_beside(&round.loaded)?;
        say(&format!("{}; waiting for changes", tally.summary(round.scripts)));
        let changed = watch.change()?;
        say(&format!("\n{} changed", changed.display()));
    }
}

/// What one look over everything gave.
struct Round {
    scripts: usize,
    tally: Rc<RefCell<Tally>>,
    /// The files that were read, canonical.
    loaded: BTreeSet<PathBuf>,
}

fn look(args: &CheckArgs, paths: &[PathBuf]) -> Round {
    let tally = Rc::new(RefCell::new(Tally::new(Stderr::new(&args.reading))));
    let mut round = Round { scripts: 0, tally: tally.clone(), loaded: BTreeSet::new() };
    for path in paths {
        let scripts = match scripts_at(path) {
            Ok(scripts) => scripts,
            Err(e) => {
                tally.borrow_mut().fail(&format!("error: cannot read {}: {e}", path.display()));
                continue;
            }
        };
        for script in scripts {
            // What a package has loaded was looked at as a part of it.
            let known = path.is_dir() && std::fs::canonicalize(&script).is_ok_and(|c| round.loaded.contains(&c));
            if known {
                continue;
            }
            round.scripts += 1;
            let name = script.to_string_lossy().into_owned();
            let scripts = vec![by_heart(&script).map_or(Input::Script(name), Input::Bundled)];
            let mut world = World::process(&args.reading);
            world.surroundings.one_of_many = args.watch || paths.iter().any(|p| p.is_dir());
            let config = world.config(scripts, &args.reading, Level::All);
            let mut session = Session::new(Config { warn_unused: true, sink: tally.clone(), ..config });
            let sound = session.load();
            session.flush();
            if !sound {
                let mut tally = tally.borrow_mut();
                tally.errors = tally.errors.max(1);
            }
            round.loaded.extend(session.loaded().filter_map(|path| std::fs::canonicalize(path).ok()));
        }
    }
    round
}

/// The scripts that a path stands for: those of a directory in order of name, packages' first files first.
fn scripts_at(path: &Path) -> io::Result<Vec<PathBuf>> {
    if !path.is_dir() {
        // As on any command line, the ending may be left out.
        return Ok(vec![path.to_owned()]);
    }
    let mut entries = std::fs::read_dir(path)?.map(|e| e.map(|e| e.path())).collect::<io::Result<Vec<_>>>()?;
    entries.retain(|p| !p.file_name().is_some_and(|n| n.to_string_lossy().starts_with('.')));
    entries.sort_by_key(|p| (!p.ends_with("__load__.zeek"), p.is_dir(), p.clone()));
    let mut scripts = Vec::new();
    for entry in entries {
        if entry.is_dir() {
            scripts.extend(scripts_at(&entry)?);
        } else if entry.extension().is_some_and(|e| e == "zeek") {
            // Without the directory that stands for here, messages are shorter.
            scripts.push(entry.strip_prefix(".").map(Path::to_owned).unwrap_or(entry));
        }
    }
    Ok(scripts)
}

/// The name of a script that is the same, to the byte, as one that is bundled: the prelude's own must not be loaded twice.
fn by_heart(script: &Path) -> Option<String> {
    let path = std::fs::canonicalize(script).ok()?;
    let text = std::fs::read(&path).ok()?;
    let parts: Vec<_> = path.iter().filter_map(|p| p.to_str()).collect();
    let suffixes = (1..parts.len()).map(|from| parts[from..].join("/"));
    suffixes.into_iter().find(|name| bundled(name) == Some(&*text))
}

/// Counts what there is to say, and says each thing once, whichever scripts it was found through.
struct Tally {
    to: Stderr,
    said: HashSet<(Option<String>, String)>,
    errors: usize,
    warnings: usize,
}

impl Tally {
    fn new(to: Stderr) -> Tally {
        Tally { to, said: HashSet::new(), errors: 0, warnings: 0 }
    }

    fn fail(&mut self, line: &str) {
        self.errors += 1;
        self.to.say(line);
    }

    fn summary(&self, scripts: usize) -> String {
        let many = |n: usize, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
        format!("{}: {}, {}", many(scripts, "script"), many(self.errors, "error"), many(self.warnings, "warning"))
    }
}

impl Sink for Tally {
    fn emit(&mut self, d: &Diagnostic, remarks: &[Remark], sources: &SourceMap) {
        if !self.said.insert((place(d.span, sources), d.message.clone())) {
            return;
        }
        match d.severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Info => {}
        }
        self.to.emit(d, remarks, sources);
    }

    fn say(&mut self, line: &str) {
        self.to.say(line);
    }

    /// Nothing runs here; what the next script has to say is counted with the rest.
    fn running(&mut self) {}
}

/// Hears of changes of files.
struct Watch<'p> {
    paths: &'p [PathBuf],
    watcher: notify::RecommendedWatcher,
    hears: mpsc::Receiver<notify::Result<notify::Event>>,
    beside: BTreeSet<PathBuf>,
}

impl<'p> Watch<'p> {
    /// Listens for changes below directories, and beside files: an editor may put a new file in the place of an old.
    fn new(paths: &'p [PathBuf]) -> notify::Result<Watch<'p>> {
        let (told, hears) = mpsc::channel();
        let mut watcher = notify::recommended_watcher(told)?;
        for path in paths.iter().filter(|p| p.is_dir()) {
            watcher.watch(path, RecursiveMode::Recursive)?;
        }
        let mut watch = Watch { paths, watcher, hears, beside: BTreeSet::new() };
        watch.listen_beside(paths.iter().filter(|p| !p.is_dir()))?;
        Ok(watch)
    }

    /// Listens for changes beside files, too.
    fn listen_beside<'f>(&mut self, files: impl IntoIterator<Item = &'f PathBuf>) -> notify::Result<()> {
        for file in files {
            let directory = match file.parent() {
                Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
                _ => PathBuf::from("."),
            };
            let below = |root: &PathBuf| root.is_dir() && root.canonicalize().is_ok_and(|r| directory.starts_with(r));
            if directory.is_dir() && !self.paths.iter().any(below) && self.beside.insert(directory.clone()) {
                self.watcher.watch(&directory, RecursiveMode::NonRecursive)?;
            }
        }
        Ok(())
    }

    /// Waits until a script has changed, or a directory that may hold some has come or gone; which.
    fn change(&self) -> notify::Result<PathBuf> {
        loop {
            let Ok(event) = self.hears.recv() else { return Err(notify::Error::generic("the watcher has ended")) };
            let event = event?;
            if let Some(path) = event.paths.iter().find(|path| self.matters(path, event.kind)) {
                while self.hears.recv_timeout(SETTLES).is_ok() {}
                return Ok(path.strip_prefix("./").unwrap_or(path).to_owned());
            }
        }
    }

    fn matters(&self, path: &Path, kind: EventKind) -> bool {
        // Editors keep notes of their own in hidden files.
        let hidden = path.file_name().is_none_or(|n| n.to_string_lossy().starts_with('.'));
        let is_script = path.extension().is_some_and(|e| e == "zeek") || self.paths.iter().any(|p| p == path);
        match kind {
            EventKind::Access(_) => false,
            EventKind::Create(_) | EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)) => {
                !hidden && (is_script || path.extension().is_none())
            }
            EventKind::Modify(_) | EventKind::Any | EventKind::Other => !hidden && is_script,
        }
    }
}
