//! Runs scripts: the program's first purpose.

use super::args::{Reading, RunArgs, is_redef};
use super::terminal::{Stderr, stdout};
use crate::builtin::{Environment, Seeds};
use crate::eval::Output;
use crate::lint::Level;
use crate::load::Input;
use crate::load::files::Files;
use crate::session::{Config, Session, Sink, Surroundings, bundled, deferred};
use std::cell::RefCell;
use std::env;
use std::io::{Read, Write};
use std::rc::Rc;

/// Where a run reads and writes, and what it knows of the process.
pub struct World {
    /// Standard output.
    pub out: Output,
    /// Takes diagnostics.
    pub stderr: Rc<RefCell<Stderr>>,
    /// What standard input holds, where it is not the process's own.
    pub input: Option<Vec<u8>>,
    /// Variables beside, or before, those of the process; none stands for one that is not set.
    pub environment: Vec<(String, Option<String>)>,
    /// All words of the command line.
    pub command_line: Vec<String>,
    /// What the session is told.
    pub surroundings: Surroundings,
}

impl World {
    /// This process.
    pub fn process(reading: &Reading) -> World {
        World {
            out: Output::new(stdout()),
            stderr: Rc::new(RefCell::new(Stderr::new(reading))),
            input: None,
            environment: Vec::new(),
            command_line: env::args_os().map(|a| a.to_string_lossy().into_owned()).collect(),
            surroundings: Surroundings::default(),
        }
    }

    /// One that is given its input, and whose output and diagnostics are kept.
    pub fn kept(
        reading: &Reading,
        input: Vec<u8>,
        out: Output,
        err: Output,
        environment: Vec<(String, Option<String>)>,
        command_line: Vec<String>,
    ) -> World {
        let variable = |(name, value): &(String, Option<String>)| Some((name.clone().into(), value.clone()?.into()));
        let variables: Environment = environment.iter().filter_map(variable).collect();
        World {
            out,
            stderr: Rc::new(RefCell::new(Stderr::to(reading, err.clone()))),
            input: Some(input),
            command_line,
            surroundings: Surroundings { err: Some(err), environment: variables, ..Surroundings::default() },
            environment,
        }
    }

    /// All of standard input.
    pub fn read_input(&self) -> std::io::Result<Vec<u8>> {
        let mut text = Vec::new();
        match &self.input {
            Some(given) => text.extend_from_slice(given),
            None => {
                std::io::stdin().read_to_end(&mut text)?;
            }
        }
        Ok(text)
    }

    fn variable(&self, name: &str) -> Option<String> {
        match self.environment.iter().rev().find(|(n, _)| n == name) {
            Some((_, value)) => value.clone(),
            None => env::var(name).ok(),
        }
    }

    /// What random numbers start from. A file that an option names comes first, then what the environment asks for, which
    /// is more than the option that makes all seeds zero.
    ///
    /// # Errors
    /// When what is asked for cannot be had.
    pub fn seeds(&self, file: Option<&str>, deterministic: bool) -> Result<Seeds, String> {
        let given = Seeds::asked_for(file, |name| self.variable(name))?;
        Ok(given.unwrap_or_else(|| if deterministic { Seeds::zero() } else { Seeds::fresh() }))
    }

    /// Where scripts are looked for: ZEEKPATH, or the working directory.
    pub fn search_path(&self) -> Vec<String> {
        match self.variable("ZEEKPATH") {
            Some(path) if !path.is_empty() => {
                path.split(':').map(|p| if p.is_empty() { "." } else { p }.to_owned()).collect()
            }
            _ => vec![".".to_owned()],
        }
    }

    /// What a session is made of that loads these scripts, and does as usual else; `lint` is what is looked for where
    /// the command line does not say it.
    pub fn config(self, scripts: Vec<Input>, reading: &Reading, lint: Level) -> Config {
        let mut prefixes = reading.prefix.clone();
        if let Some(more) = self.variable("ZEEK_PREFIXES") {
            prefixes.extend(more.split(':').map(str::to_owned));
        }
        let fake_names = self.variable("ZEEK_DNS_FAKE").is_some();
        let allow_init_errors = self.variable("ZEEK_ALLOW_INIT_ERRORS").is_some();
        Config {
            bare: reading.bare_mode,
            files: Files::new(self.search_path(), bundled).with_deferred(Some(deferred)),
            scripts,
            redefs: Vec::new(),
            code: None,
            prefixes,
            args: Vec::new(),
            allow_init_errors,
            allow_exec: false,
            ignore_checksums: false,
            fake_names,
            command_line: self.command_line,
            seeds: Seeds::zero(),
            warn_unused: false,
            out: self.out,
            sink: self.stderr,
            lint: reading.lint.map_or(lint, Level::from),
            allowed: reading.allow.clone(),
            surroundings: self.surroundings,
        }
    }
}

/// Does what the command line says; the exit status.
pub fn main(args: RunArgs) -> i32 {
    let mut world = World::process(&args.reading);
    world.surroundings.shuffle = args.shuffle_containers;
    run(args, world)
}

/// Loads and runs in that world; the exit status.
pub fn run(args: RunArgs, world: World) -> i32 {
    let stderr = world.stderr.clone();
    let strict = args.fail_on_error;
    let status = run_in(args, world);
    let mut stderr = stderr.borrow_mut();
    stderr.finish();
    if status == 0 && strict && stderr.errors_of_run() > 0 { 1 } else { status }
}

fn run_in(args: RunArgs, world: World) -> i32 {
    if let Some(pattern) = &args.help_builtins {
        return super::builtins::help(pattern);
    }
    if args.syntax_only {
        return super::syntax::check(&args, &world);
    }
    let (mut out, sink) = (world.out.clone(), world.stderr.clone());
    let say = |line: &str| sink.borrow_mut().say(line);
    let mut scripts = Vec::new();
    let mut redefs = Vec::new();
    let mut script_args = args.script_args;
    let mut words = args.inputs;
    if !script_args.is_empty() && words.is_empty() && args.exec.is_none() {
        words.push(script_args.remove(0));
    }
    let nothing = words.iter().all(|w| is_redef(w)) && args.exec.is_none() && args.print_id.is_none();
    if nothing {
        words.push("-".to_owned());
    }
    for word in words {
        if word == "-" {
            let text = match world.read_input() {
                Ok(text) => text,
                Err(e) => {
                    say(&format!("error: cannot read standard input: {e}"));
                    return 1;
                }
            };
            scripts.push(Input::Text("<stdin>".to_owned(), text));
        } else if is_redef(&word) && !std::path::Path::new(&word).exists() {
            redefs.push(word);
        } else {
            scripts.push(Input::Script(word));
        }
    }
    let seeds = match world.seeds(args.load_seeds.as_deref(), args.deterministic) {
        Ok(seeds) => seeds,
        Err(why) => {
            say(&format!("error: {why}"));
            return 1;
        }
    };
    let (command_line, lint) = (world.command_line.clone(), if args.parse_only { Level::All } else { Level::Certain });
    let is_alone = !world.surroundings.one_of_many;
    let mut config = world.config(scripts, &args.reading, lint);
    if args.print_id.is_some() {
        // The global is asked for by a text.
        config.files = config.files.with_deferred(None);
    }
    let mut session = Session::new(Config {
        redefs,
        code: args.exec,
        args: script_args,
        allow_exec: args.allow_exec,
        ignore_checksums: args.no_checksums,
        command_line,
        seeds,
        warn_unused: !args.no_unused_warnings,
        ..config
    });
    let loaded = session.load();
    if !loaded {
        session.flush();
        return 1;
    }
    if args.parse_only {
        session.flush();
        return 0;
    }
    if let Some(id) = args.print_id {
        return match session.describe(&id) {
            Some(text) => {
                let _ = writeln!(out, "{text}");
                let _ = out.flush();
                0
            }
            None => {
                say(&format!("error: there is no global {id}"));
                1
            }
        };
    }
    super::pages::may_be_huge();
    let status = session.run();
    if is_alone {
        // The process ends now: what the script made need not be taken apart.
        std::mem::forget(session);
    }
    status
}
