//! Where everything is wired, and the life cycle of a program without traffic: `loading` reads and checks it, here it
//! runs, and `interactive` feeds it piece by piece.
//!
//! The order of things follows the reference (zeek-setup.cc, RunState.cc): initialisers run while the files are read,
//! then top-level statements, `zeek_init`, what it queued, timers, `zeek_done`. This is the only place that looks at
//! the clock to move network time.

mod advice;
mod expressions;
mod interactive;
mod loading;

use expressions::Shown;
pub use interactive::{Advanced, Piece, Said, Stop, Taken};

use crate::builtin::{self, Environment, Seeds};
use crate::check::{Names, SymbolKind};
use crate::diagnostic::render::Remark;
use crate::diagnostic::{Code, Diagnostic, Problems};
use crate::eval::{Flow, Interp, Locals, Output, Reporter, Shuffle, Stage, TraceEntry, Unwind};
use crate::lint;
use crate::load::files::Files;
use crate::load::{self, Deferred, Input, Loader};
use crate::program::Stmt;
use crate::source::{SourceMap, Span, told_name};
use crate::syntax::ast::Flavor;
use crate::types::{Name, Type};
use crate::value::{Value, outside};
use std::cell::RefCell;
use std::collections::HashMap;
use std::io::Write;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

pub use crate::eval::INTERRUPTED;

/// The bundled scripts: path below `scripts/` and bytes, in order of path.
static BUNDLE: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/bundle.rs"));

/// The declarations in bundled scripts that wait until they are named: path below `scripts/` and where they stand, in order
/// of path.
static DEFERRED: &[(&str, &[Deferred])] = include!(concat!(env!("OUT_DIR"), "/deferred.rs"));

/// Where the declarations of a bundled script stand that wait until they are named, by its path below `scripts/`; none for
/// most scripts.
pub fn deferred(path: &str) -> &'static [Deferred] {
    DEFERRED.binary_search_by_key(&path, |(name, _)| name).map_or(&[], |i| DEFERRED[i].1)
}

/// The bytes of a bundled script, by its path below `scripts/`.
pub fn bundled(path: &str) -> Option<&'static [u8]> {
    BUNDLE.binary_search_by_key(&path, |(name, _)| name).ok().map(|i| BUNDLE[i].1)
}

/// The bundled scripts of a folder below `scripts/`, by name, with their text.
pub fn bundled_scripts(folder: &str) -> Vec<(&'static str, &'static [u8])> {
    BUNDLE.iter().filter(|(name, _)| load::files::parent(name) == folder).copied().collect()
}

/// The paths of all bundled scripts, below `scripts/`.
pub fn bundled_names() -> impl Iterator<Item = &'static str> {
    BUNDLE.iter().map(|(name, _)| *name)
}

/// Takes diagnostics as they come.
pub trait Sink {
    /// One diagnostic, and what to say below it.
    fn emit(&mut self, d: &Diagnostic, remarks: &[Remark], sources: &SourceMap);
    /// A line that belongs to no place.
    fn say(&mut self, line: &str);
    /// What is told from here on happens while the program runs.
    fn running(&mut self);
}

/// What a program is made of and how it is run.
pub struct Config {
    /// Only `base/init-bare`, not `base/init-default`.
    pub bare: bool,
    /// Where scripts are looked for.
    pub files: Files,
    /// The scripts, in order.
    pub scripts: Vec<Input>,
    /// `NAME=VALUE`, `NAME+=VALUE`, `NAME-=VALUE`.
    pub redefs: Vec<String>,
    /// Code to run after the scripts.
    pub code: Option<String>,
    /// Prefixes for `@prefixes`.
    pub prefixes: Vec<String>,
    /// What follows `--`: it goes to `zeek_script_args`.
    pub args: Vec<String>,
    /// Errors before the end of `zeek_init` do not end the run.
    pub allow_init_errors: bool,
    /// `system` and its like may run programs.
    pub allow_exec: bool,
    /// Sets `ignore_checksums`.
    pub ignore_checksums: bool,
    /// All words of the command line, for `zeek_args`.
    pub command_line: Vec<String>,
    /// What random numbers and keyed hashes start from.
    pub seeds: Seeds,
    /// Functions and handlers that nothing can call are told of.
    pub warn_unused: bool,
    /// The names of hosts are made up, for tests: what ZEEK_DNS_FAKE asks for.
    pub fake_names: bool,
    /// Standard output.
    pub out: Output,
    /// Takes diagnostics.
    pub sink: Rc<RefCell<dyn Sink>>,
    /// Which findings beyond the language's rules are told.
    pub lint: lint::Level,
    /// Findings that are not told.
    pub allowed: Vec<Code>,
    /// What it sees of the process around it.
    pub surroundings: Surroundings,
}

impl Config {
    /// These scripts with the bare prelude, and nothing else asked for.
    pub fn bare(files: Files, scripts: Vec<Input>, out: Output, sink: Rc<RefCell<dyn Sink>>) -> Config {
        Config {
            bare: true,
            files,
            scripts,
            redefs: Vec::new(),
            code: None,
            prefixes: Vec::new(),
            args: Vec::new(),
            allow_init_errors: false,
            allow_exec: false,
            ignore_checksums: false,
            command_line: Vec::new(),
            seeds: Seeds::zero(),
            warn_unused: false,
            fake_names: false,
            out,
            sink,
            lint: lint::Level::default(),
            allowed: Vec::new(),
            surroundings: Surroundings::default(),
        }
    }
}

/// What a program sees of the process that it runs in, and what reaches it from there.
#[derive(Default)]
pub struct Surroundings {
    /// Where `/dev/stderr` leads, when not to the process's own.
    pub err: Option<Output>,
    /// Environment variables, before those that the process has.
    pub environment: Environment,
    /// Once it is set, what runs stops as soon as it can, and the program ends with [`INTERRUPTED`].
    pub interrupt: Arc<AtomicBool>,
    /// Order that nobody may rely on is permuted, from this seed.
    pub shuffle: Option<u64>,
    /// It is one of many that this thread runs, one after the other: what they have in common is kept for the next.
    pub one_of_many: bool,
}

/// A program and all that it has become so far.
pub struct Session {
    sources: Rc<RefCell<SourceMap>>,
    problems: Problems,
    names: Names,
    interp: Interp,
    loader: Loader,
    top_level: Locals,
    /// The reference has stopped reading; what is complained of from here on it does not see.
    ended: bool,
    statements: Vec<Stmt>,
    modules: Vec<Name>,
    loaded: Vec<(String, u32)>,
    /// The items of scripts that are not bundled, for the findings.
    kept: Vec<lint::Source>,
    types: HashMap<Span, Type>,
    sink: Rc<RefCell<dyn Sink>>,
    config: Remaining,
}

/// What of the configuration is needed later.
struct Remaining {
    redefs: Vec<String>,
    code: Option<String>,
    args: Option<Vec<String>>,
    allow_init_errors: bool,
    ignore_checksums: bool,
    lint: lint::Level,
    allowed: Vec<Code>,
    warn_unused: bool,
}

/// How a run ended.
pub type ExitStatus = i32;

/// Passes run-time diagnostics on.
struct Told {
    sources: Rc<RefCell<SourceMap>>,
    sink: Rc<RefCell<dyn Sink>>,
    waiting: Vec<(Diagnostic, Vec<Remark>)>,
    /// The expressions that messages were about: many fail again and again.
    shown: RefCell<HashMap<Span, Shown>>,
}

impl Reporter for Told {
    fn report(&mut self, d: &Diagnostic, trace: &[TraceEntry]) {
        let remarks =
            trace.iter().map(|t| Remark { text: format!("in {}({})", t.function, t.args), span: t.call }).collect();
        let mut d = d.clone();
        d.line = d.line.or_else(|| self.shown(d.span).begin);
        self.waiting.push((d, remarks));
        self.flush();
    }

    fn flush(&mut self) {
        // While a file is being read its text is not to be had: what is said then waits for the next occasion.
        if let Ok(sources) = self.sources.try_borrow() {
            for (d, remarks) in self.waiting.drain(..) {
                self.sink.borrow_mut().emit(&d, &remarks, &sources);
            }
        }
    }

    fn text(&self, span: Span) -> Option<String> {
        let sources = self.sources.try_borrow().ok()?;
        Some(String::from_utf8_lossy(sources.text(span)).into_owned()).filter(|t| !t.is_empty() && !t.contains('\n'))
    }

    fn expression(&self, span: Span) -> Option<String> {
        self.shown(span).text
    }

    fn locate(&self, span: Span) -> Option<(String, u64)> {
        let sources = self.sources.try_borrow().ok()?;
        let place = sources.place(span)?;
        Some((sources.file(place.file).told_name(), place.line as u64))
    }

    fn lines(&self, span: Span) -> Option<(String, u64, u64)> {
        let sources = self.sources.try_borrow().ok()?;
        let first = sources.place(self.shown(span).begin.unwrap_or(span))?;
        let last = sources.place(span.end())?;
        Some((sources.file(first.file).told_name(), first.line as u64, last.line as u64))
    }
}

impl Told {
    /// The expression at a place, where its text is to be had.
    fn shown(&self, span: Span) -> Shown {
        let Ok(sources) = self.sources.try_borrow() else { return Shown::default() };
        self.shown.borrow_mut().entry(span).or_insert_with(|| Shown::of(&sources, span)).clone()
    }
}

impl Drop for Told {
    fn drop(&mut self) {
        self.flush();
    }
}

impl Session {
    /// A session that has read nothing so far.
    pub fn new(config: Config) -> Session {
        let sources = Rc::new(RefCell::new(SourceMap::new()));
        let told = Told {
            sources: sources.clone(),
            sink: config.sink.clone(),
            waiting: Vec::new(),
            shown: RefCell::default(),
        };
        let mut interp = Interp::new(config.out, Box::new(told));
        builtin::install(&mut interp);
        interp.program.growing = true;
        interp.builtin_state.insert("allow_exec", Box::new(config.allow_exec));
        interp.builtin_state.insert("bare_mode", Box::new(config.bare));
        interp.builtin_state.insert("command_line", Box::new(config.command_line));
        interp.builtin_state.insert("script_files", Box::new(config.files.clone()));
        builtin::use_seeds(&mut interp, config.seeds);
        interp.builtin_state.insert("fake_names", Box::new(config.fake_names));
        let around = config.surroundings;
        interp.builtin_state.insert("environment", Box::new(around.environment));
        if let Some(err) = around.err {
            interp.builtin_state.insert("stderr", Box::new(err));
        }
        outside::listen(around.shuffle, around.interrupt.clone());
        interp.interrupt = around.interrupt;
        interp.shuffle = around.shuffle.map(Shuffle::new);
        let mut loader = Loader::new(config.files);
        loader.keep_bundled(around.one_of_many);
        loader.add_prefixes(config.prefixes);
        loader.add(Input::Bundled("base/init-bare.zeek".to_owned()));
        if !config.bare {
            loader.add(Input::Bundled("base/init-default.zeek".to_owned()));
        }
        for input in config.scripts {
            loader.add(input);
        }
        Session {
            sources,
            problems: Problems::new(),
            names: Names::new(),
            interp,
            loader,
            top_level: Locals::new(0),
            ended: false,
            statements: Vec::new(),
            modules: Vec::new(),
            loaded: Vec::new(),
            kept: Vec::new(),
            types: HashMap::new(),
            sink: config.sink,
            config: Remaining {
                redefs: config.redefs,
                code: config.code,
                args: Some(config.args),
                allow_init_errors: config.allow_init_errors,
                ignore_checksums: config.ignore_checksums,
                lint: config.lint,
                allowed: config.allowed,
                warn_unused: config.warn_unused,
            },
        }
    }

    /// Runs what was loaded, from top-level statements to `zeek_done`; the exit status.
    pub fn run(&mut self) -> ExitStatus {
        let status = match self.live() {
            Ok(()) => 0,
            Err(code) => code,
        };
        self.flush();
        status
    }

    fn live(&mut self) -> Result<(), ExitStatus> {
        self.start()?;
        if self.flag("exit_only_after_terminate", false) {
            self.main_loop()?;
        }
        self.finish()
    }

    /// The first part of [`Session::run`]: top-level statements, `zeek_init`, and the events that are queued by then.
    ///
    /// # Errors
    /// The exit status of a program that ends here.
    pub fn start(&mut self) -> Result<(), ExitStatus> {
        if self.config.ignore_checksums {
            self.set("ignore_checksums", Value::bool(true));
        }
        if self.flag("allow_network_time_forward", true) {
            let now = wall_clock();
            self.interp.set_network_time(now);
        }
        self.interp.queue_event("zeek_init", Vec::new());
        self.run_top_level()?;
        for (path, level) in std::mem::take(&mut self.loaded) {
            let args = vec![Value::string(told_name(&path)), Value::Count(level as u64)];
            self.interp.queue_event("zeek_script_loaded", args);
        }
        self.interp.stage = Stage::Initialising;
        self.drain()?;
        if self.interp.errors > 0 && !self.config.allow_init_errors {
            let _ = self.interp.out.flush();
            self.sink.borrow_mut().say("error: errors occurred while initializing");
            return Err(1);
        }
        self.interp.stage = Stage::Running;
        Ok(())
    }

    /// The last part of [`Session::run`]: what was put off, then `zeek_done`.
    ///
    /// # Errors
    /// The exit status of a program that ends otherwise.
    pub fn finish(&mut self) -> Result<(), ExitStatus> {
        // The reference always has a timer of its own pending, so it always goes through this phase.
        self.drain()?;
        let now = self.interp.network_time;
        if let Some(Value::Func(net_done)) = self.interp.global("net_done") {
            self.interp.run_handlers(net_done.info.id, &[Value::time(now)]).map_err(status_of)?;
        }
        self.interp.terminating = true;
        self.expire_all()?;
        // Two for what is pending, one after the connections are gone, one after the files are.
        for _ in 0..4 {
            self.drain()?;
        }
        self.interp.queue_event("zeek_done", Vec::new());
        self.expire_all()?;
        self.drain()?;
        // Events that never end keep a program, but nobody who wants to leave.
        let mut rounds = 0;
        let most = if self.names.interactive { interactive::ROUNDS } else { u32::MAX };
        while !self.interp.queue.is_empty() && rounds < most {
            self.drain()?;
            rounds = if self.names.interactive { rounds + 1 } else { 0 };
        }
        self.drain()?;
        self.interp.stop_waiting();
        self.drain()
    }

    /// Turns until `terminate()`: moves network time where that is allowed, fires timers, drains.
    fn main_loop(&mut self) -> Result<(), ExitStatus> {
        while !self.interp.terminate_requested {
            if self.interp.is_interrupted() {
                return Err(INTERRUPTED);
            }
            let forward = self.flag("allow_network_time_forward", true);
            if forward {
                let now = wall_clock();
                if now > self.interp.network_time {
                    self.interp.set_network_time(now);
                }
            }
            let now = self.interp.network_time;
            let fired = self.interp.expire_timers(now).map_err(status_of)?;
            let idle = self.interp.queue.is_empty() && fired == 0;
            self.drain()?;
            if idle && !self.interp.terminate_requested {
                let _ = self.interp.out.flush();
                std::thread::sleep(Duration::from_millis(1));
            }
        }
        self.sink.borrow_mut().say("received termination signal");
        Ok(())
    }

    fn run_top_level(&mut self) -> Result<(), ExitStatus> {
        self.top_level.grow(self.names.top_level_frame());
        for stmt in std::mem::take(&mut self.statements) {
            match self.interp.run_statement(&stmt, &mut self.top_level.frame()) {
                Ok(Flow::Fallthrough) => break,
                Ok(Flow::Normal | Flow::Next | Flow::Break | Flow::Return) => {}
                Err(raised) => match raised.take() {
                    Unwind::Error(e) => {
                        if !e.told {
                            self.interp.report_with(e.diagnostic, &e.trace);
                        }
                        let _ = self.interp.out.flush();
                        self.sink.borrow_mut().say("error: failed to execute script statements at top-level scope");
                        return Err(1);
                    }
                    Unwind::NoValue(_) | Unwind::Delayed => {}
                    Unwind::Exit(code) => return Err(code),
                },
            }
        }
        Ok(())
    }

    /// The paths of the files that were loaded, those of the prelude too, in order of loading.
    pub fn loaded(&self) -> impl Iterator<Item = &str> {
        self.loaded.iter().map(|(path, _)| path.as_str())
    }

    /// Writes out what is buffered, of standard output and of files.
    pub fn flush(&mut self) {
        let _ = self.interp.out.flush();
        builtin::flush_files(&mut self.interp);
        self.interp.reporter.flush();
    }

    fn drain(&mut self) -> Result<(), ExitStatus> {
        self.interp.drain().map(|_| ()).map_err(status_of)
    }

    fn expire_all(&mut self) -> Result<(), ExitStatus> {
        self.interp.expire_all_timers().map(|_| ()).map_err(status_of)
    }

    fn flag(&self, name: &str, otherwise: bool) -> bool {
        self.interp.global(name).and_then(|v| v.as_bool()).unwrap_or(otherwise)
    }

    fn set(&mut self, name: &str, value: Value) {
        if let Some(id) = self.interp.names.get(name).copied() {
            self.interp.set_global(id, value);
        }
    }

    /// The value of a global as `--print-id` shows it; `None` where there is no such global.
    pub fn describe(&self, name: &str) -> Option<String> {
        let symbol = self.names.symbol(name)?;
        Some(match &symbol.kind {
            SymbolKind::Variable(id) => {
                let value = self.interp.globals.get(id.0 as usize).cloned().unwrap_or(Value::Unset);
                let text = String::from_utf8_lossy(&crate::value::raw_text(&value)).into_owned();
                format!("{name} : {} = {text}", symbol.ty)
            }
            SymbolKind::Type(t) => format!("{name} : type {t}"),
            SymbolKind::Enumerator(m) => format!("{name} : {} = {}", symbol.ty, m.value),
        })
    }

    /// The place of a span in words.
    pub fn place(&self, span: Span) -> Option<String> {
        crate::diagnostic::render::place(span, &self.sources.borrow())
    }
}

fn status_of(raised: crate::eval::Raised) -> ExitStatus {
    match raised.take() {
        Unwind::Exit(code) => code,
        Unwind::Error(_) | Unwind::NoValue(_) | Unwind::Delayed => 1,
    }
}

#[allow(clippy::disallowed_methods, reason = "the session is the clock that moves network time")]
fn wall_clock() -> f64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0.0, |d| d.as_secs_f64())
}
