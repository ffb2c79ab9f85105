//! Runs one test: in this process, as a session with its own output, environment and working directory; or in a process
//! of its own, where that is asked for, or the test reaches beyond its session.

use super::case::Case;
use crate::cli::args::{self, Command as Asked, Reading};
use crate::cli::run::World;
use crate::cli::{repl, run};
use crate::eval::Output;
use std::cell::RefCell;
use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// What a test gave.
pub struct Outcome {
    /// The exit status; none where it was killed.
    pub status: Option<i32>,
    /// Standard output.
    pub out: Vec<u8>,
    /// Standard error.
    pub err: Vec<u8>,
}

/// How tests are run.
#[derive(Clone)]
pub struct Runner {
    isolate: bool,
    program: Option<PathBuf>,
    /// From what containers are shuffled.
    pub seed: Option<u64>,
    /// How long a test may take.
    pub timeout: Duration,
    /// The working directory, which those of tests are relative to.
    home: PathBuf,
}

/// The variables of its surroundings that would change what a test gives.
const UNSET: [&str; 6] =
    ["ZEEKPATH", "ZEEK_PREFIXES", "ZEEK_ALLOW_INIT_ERRORS", "ZEEK_SEED_FILE", "ZEEK_SEED_VALUES", "ZEEK_DNS_FAKE"];
const SET: [(&str, &str); 3] = [("TZ", "UTC"), ("NO_COLOR", "1"), ("ZEEKLING_ERROR_FORMAT", "short")];

/// How often it is looked whether a process has ended.
const POLL: Duration = Duration::from_millis(2);

impl Runner {
    /// Runs tests in processes where `isolate` says so, or where threads cannot have working directories of their own.
    ///
    /// # Errors
    /// Where there is no working directory.
    pub fn new(isolate: bool, program: Option<PathBuf>, seed: Option<u64>, seconds: f64) -> io::Result<Runner> {
        let timeout = Duration::try_from_secs_f64(seconds).unwrap_or(Duration::MAX);
        let isolate = isolate || std::thread::spawn(own_directory).join().is_ok_and(|done| done.is_err());
        Ok(Runner { isolate, program, seed, timeout, home: std::env::current_dir()? })
    }

    /// Runs a test; `interrupt` stops it. Its own thread has called for it, with a large stack.
    ///
    /// # Errors
    /// When it cannot be run.
    pub fn run(&self, case: &Case, seed: Option<u64>, interrupt: &Arc<AtomicBool>) -> Result<Outcome, String> {
        let place = Place::of(case)?;
        let mut words = case.args();
        if let Some(seed) = seed {
            let at = usize::from(words.first().is_some_and(|w| w == "repl" || w == "run"));
            words.insert(at, format!("--shuffle-containers={seed}"));
        }
        if self.isolate || reaches_beyond(case, &words) {
            self.in_process(case, &place, &words, interrupt)
        } else {
            self.in_thread(case, &place, words, interrupt)
        }
    }

    fn in_thread(
        &self,
        case: &Case,
        place: &Place,
        words: Vec<String>,
        interrupt: &Arc<AtomicBool>,
    ) -> Result<Outcome, String> {
        own_directory().map_err(|e| format!("could not be run: {e}"))?;
        let enter = |to: &Path| std::env::set_current_dir(to).map_err(|e| format!("{}: {e}", to.display()));
        enter(&place.directory)?;
        let buffers: [Rc<RefCell<Vec<u8>>>; 2] = Default::default();
        let [out, err] = buffers.each_ref().map(|b| Output::new(Box::new(Buffer(b.clone()))));
        let status = with_args(case, place, words, &out, err, interrupt);
        let [out, err] = buffers.map(|b| b.take());
        enter(&self.home)?;
        Ok(Outcome { status: Some(status), out, err })
    }

    fn in_process(
        &self,
        case: &Case,
        place: &Place,
        words: &[String],
        interrupt: &AtomicBool,
    ) -> Result<Outcome, String> {
        let told = |e: io::Error| format!("could not be run: {e}");
        let program = match &self.program {
            Some(program) => program.clone(),
            None => std::env::current_exe().map_err(told)?,
        };
        let mut command = Command::new(program);
        command.args(words).current_dir(&place.directory).stdout(Stdio::piped()).stderr(Stdio::piped());
        for name in UNSET {
            command.env_remove(name);
        }
        command.envs(SET).envs(place.search_path()).envs(case.head.env.iter().cloned());
        command.stdin(if case.is_session { Stdio::piped() } else { Stdio::null() });
        let mut child = command.spawn().map_err(told)?;
        let input = child.stdin.take();
        let (out, err) = (child.stdout.take(), child.stderr.take());
        let text = &case.text;
        std::thread::scope(|threads| {
            let feed = move || input.map(|mut pipe| pipe.write_all(text));
            threads.spawn(feed);
            let out = threads.spawn(move || all_of(out));
            let err = threads.spawn(move || all_of(err));
            let status = loop {
                match child.try_wait().map_err(told)? {
                    Some(status) => break status.code(),
                    None if interrupt.load(Ordering::Relaxed) => {
                        let _ = child.kill();
                        let _ = child.wait();
                        break None;
                    }
                    None => std::thread::sleep(POLL),
                }
            };
            Ok(Outcome { status, out: out.join().unwrap_or_default(), err: err.join().unwrap_or_default() })
        })
    }
}

/// Whether a test does what only a process of its own can keep from others: it starts programs, or is no run of scripts.
fn reaches_beyond(case: &Case, words: &[String]) -> bool {
    let first = words.first().map(String::as_str);
    words.iter().any(|w| w == "--allow-exec")
        || matches!(first, Some("check" | "test" | "explain" | "completions" | "man" | "help"))
        || memchr::memmem::find(&case.text, b"/proc/self").is_some()
}

fn with_args(
    case: &Case,
    place: &Place,
    words: Vec<String>,
    out: &Output,
    mut err: Output,
    interrupt: &Arc<AtomicBool>,
) -> i32 {
    let format = "--error-format";
    let short = (!words.iter().any(|w| w.starts_with(format))).then(|| OsString::from("--error-format=short"));
    let command = words.first().filter(|w| *w == "repl" || *w == "run").map(OsString::from);
    let rest = words.iter().skip(usize::from(command.is_some())).map(OsString::from);
    let arguments = [OsString::from("zeekling")].into_iter().chain(command).chain(short).chain(rest);
    let arguments: Vec<OsString> = arguments.collect();
    let asked = match args::parse(arguments.clone()) {
        Ok(asked) => asked,
        Err(e) => {
            let text = e.render().to_string();
            let mut to = if e.use_stderr() { err } else { out.clone() };
            let _ = to.write_all(text.as_bytes());
            return i32::from(e.use_stderr());
        }
    };
    let mut environment: Vec<(String, Option<String>)> = UNSET.iter().map(|name| ((*name).to_owned(), None)).collect();
    environment.extend(SET.map(|(name, value)| (name.to_owned(), Some(value.to_owned()))));
    environment.extend(place.search_path().into_iter().map(|(name, value)| (name, Some(value))));
    environment.extend(case.head.env.iter().map(|(name, value)| (name.clone(), Some(value.clone()))));
    let input = if case.is_session { case.text.clone() } else { Vec::new() };
    let (to_out, to_err, stops) = (out.clone(), err.clone(), interrupt.clone());
    // As it is written, without what is put in here.
    let command_line: Vec<String> = ["zeekling".to_owned()].into_iter().chain(case.args()).collect();
    let world = move |reading: &Reading, seed: Option<u64>| {
        let mut world = World::kept(
            reading,
            input.clone(),
            to_out.clone(),
            to_err.clone(),
            environment.clone(),
            command_line.clone(),
        );
        world.surroundings.interrupt = stops.clone();
        world.surroundings.one_of_many = true;
        world.surroundings.shuffle = seed;
        world
    };
    match asked {
        Asked::Run(args) => {
            let world = world(&args.reading, args.shuffle_containers);
            run::run(*args, world)
        }
        Asked::Repl(args) => {
            let (reading, seed) = (args.reading.clone(), args.shuffle_containers);
            repl::run(args, Box::new(move || world(&reading, seed)))
        }
        Asked::Check(_) | Asked::Test(_) | Asked::Explain(_) | Asked::Completions(_) | Asked::Man => {
            let _ = writeln!(err, "error: this runs in a process of its own only");
            1
        }
    }
}

/// Where a test runs.
struct Place {
    directory: PathBuf,
    /// Where its script stands, when that is elsewhere.
    home: Option<PathBuf>,
}

impl Place {
    /// The directory that a test stands in; one that is made for it where it has parts.
    fn of(case: &Case) -> Result<Place, String> {
        if case.parts.is_empty() {
            return Ok(Place { directory: case.directory().to_owned(), home: None });
        }
        let home = std::fs::canonicalize(case.directory()).map_err(|e| format!("could not be run: {e}"))?;
        let directory = fresh_directory().map_err(|e| format!("no directory for its parts: {e}"))?;
        let place = Place { directory, home: Some(home) };
        let own = (!case.is_session).then(|| (case.file_name(), &case.text));
        let parts = case.parts.iter().map(|p| (p.name.clone(), &p.text));
        for (name, text) in parts.chain(own) {
            let path = place.directory.join(&name);
            let written = match path.parent() {
                Some(parent) if path.starts_with(&place.directory) && !name.contains("..") => {
                    std::fs::create_dir_all(parent).and_then(|()| std::fs::write(&path, text))
                }
                _ => Err(io::Error::other("it lies outside of the test's directory")),
            };
            written.map_err(|e| format!("its part {name}: {e}"))?;
        }
        Ok(place)
    }

    /// What stands beside the script is found from elsewhere, too.
    fn search_path(&self) -> Option<(String, String)> {
        let home = self.home.as_ref()?;
        Some(("ZEEKPATH".to_owned(), format!(".:{}", home.display())))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if self.home.is_some() {
            let _ = std::fs::remove_dir_all(&self.directory);
        }
    }
}

/// A new directory among those for files that do not stay.
fn fresh_directory() -> io::Result<PathBuf> {
    static MADE: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(0);
    let number = MADE.fetch_add(1, Ordering::Relaxed);
    let path = std::env::temp_dir().join(format!("zeekling-test-{}-{number}", std::process::id()));
    std::fs::create_dir(&path)?;
    Ok(path)
}

/// Gives this thread a working directory of its own.
#[cfg(target_os = "linux")]
fn own_directory() -> io::Result<()> {
    nix::sched::unshare(nix::sched::CloneFlags::CLONE_FS).map_err(io::Error::from)
}

/// Gives this thread a working directory of its own.
#[cfg(not(target_os = "linux"))]
fn own_directory() -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// What a session has written so far.
struct Buffer(Rc<RefCell<Vec<u8>>>);

impl Write for Buffer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn all_of(pipe: Option<impl Read>) -> Vec<u8> {
    let mut text = Vec::new();
    if let Some(mut pipe) = pipe {
        let _ = pipe.read_to_end(&mut text);
    }
    text
}
