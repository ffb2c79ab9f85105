//! Where programs run: in one thread that lives as long as the process, has as much stack as the command line gives, and
//! may write and read files below a scratch directory only, which is emptied after each program.
//!
//! A second thread looks at how long a program runs and how much memory it takes, and interrupts it.

use std::fs;
use std::io;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, mpsc};
use std::time::{Duration, Instant};

/// As much as the command line gives.
const STACK: usize = 1 << 30;
/// How long a program may run before it is interrupted.
const TIME: Duration = Duration::from_millis(1500);
/// How much memory it may take, in bytes, before it is interrupted.
const MEMORY: u64 = 800 << 20;
/// How often the watch looks.
const TICK: Duration = Duration::from_millis(10);

/// What the names of the directories begin with that processes make for themselves; the process's number follows.
const HOME: &str = "zeekling-fuzz-";
/// The worker's name.
const WORKER: &str = "worker";

type Work = Box<dyn FnOnce(&[u8]) + Send>;

struct Worker {
    jobs: mpsc::Sender<(Vec<u8>, Work)>,
    /// Whether it was done without a panic.
    done: mpsc::Receiver<bool>,
    /// Holds the text that runs, for what kills the process without a word.
    last: PathBuf,
}

/// Does that to a text in the worker's thread. What panics there panics here too: the worker itself could not write down
/// the input that did it.
pub fn run(text: &[u8], work: impl FnOnce(&[u8]) + Send + 'static) {
    static ONLY: OnceLock<Mutex<Worker>> = OnceLock::new();
    let worker = ONLY.get_or_init(|| Mutex::new(Worker::start().expect("a thread that can do no harm")));
    let worker = worker.lock().expect("nobody panics with it");
    fs::write(&worker.last, text).expect("the scratch directory can be written to");
    worker.jobs.send((text.to_vec(), Box::new(work))).expect("the worker lives");
    assert!(worker.done.recv().expect("the worker lives"), "the worker panicked");
}

/// What is set when a program is to stop.
pub fn interrupt() -> Arc<AtomicBool> {
    static FLAG: OnceLock<Arc<AtomicBool>> = OnceLock::new();
    FLAG.get_or_init(Arc::default).clone()
}

/// Until when, in milliseconds since [`start`]; 0 while nothing runs.
static DEADLINE: AtomicU64 = AtomicU64::new(0);
/// What the process may take, in bytes.
static LIMIT: AtomicU64 = AtomicU64::new(u64::MAX);

#[allow(clippy::disallowed_methods, reason = "how long a program runs is looked at")]
fn start() -> Instant {
    static START: OnceLock<Instant> = OnceLock::new();
    *START.get_or_init(Instant::now)
}

fn milliseconds() -> u64 {
    start().elapsed().as_millis() as u64
}

/// Time and memory count from here on.
pub fn begin() {
    interrupt().store(false, Ordering::Relaxed);
    DEADLINE.store(milliseconds() + TIME.as_millis() as u64, Ordering::Relaxed);
}

impl Worker {
    fn start() -> io::Result<Worker> {
        let home = std::env::temp_dir().join(format!("{HOME}{}", std::process::id()));
        let scratch = home.join("scratch");
        fs::create_dir_all(&scratch)?;
        remove_left_behind()?;
        let last = home.join("last");
        let (jobs, todo) = mpsc::channel::<(Vec<u8>, Work)>();
        let (tell, done) = mpsc::channel();
        std::thread::Builder::new().name("watch".to_owned()).spawn(watch)?;
        tell_panics();
        let confined = move || -> io::Result<()> {
            confine(&scratch)?;
            tell.send(true).map_err(io::Error::other)?;
            for (text, work) in todo {
                LIMIT.store(resident() + MEMORY, Ordering::Relaxed);
                begin();
                let outcome = panic::catch_unwind(AssertUnwindSafe(|| work(&text)));
                DEADLINE.store(0, Ordering::Relaxed);
                empty(&scratch)?;
                tell.send(outcome.is_ok()).map_err(io::Error::other)?;
            }
            Ok(())
        };
        let work = move || confined().expect("the worker is confined to its scratch directory");
        std::thread::Builder::new().name(WORKER.to_owned()).stack_size(STACK).spawn(work)?;
        done.recv().map_err(io::Error::other)?;
        Ok(Worker { jobs, done, last })
    }
}

/// Removes the directories of processes that have ended.
fn remove_left_behind() -> io::Result<()> {
    for entry in fs::read_dir(std::env::temp_dir())? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let Some(process) = name.strip_prefix(HOME).filter(|p| p.bytes().all(|b| b.is_ascii_digit())) else { continue };
        if !Path::new("/proc").join(process).exists() {
            // Another process may do so at the same time.
            let _ = fs::remove_dir_all(entry.path());
        }
    }
    Ok(())
}

/// A panic of the worker is told, but ends nothing.
#[allow(clippy::disallowed_macros, reason = "people look for it there")]
fn tell_panics() {
    let others = panic::take_hook();
    panic::set_hook(Box::new(move |info| match std::thread::current().name() {
        Some(WORKER) => eprintln!("{info}\n{}", std::backtrace::Backtrace::force_capture()),
        _ => others(info),
    }));
}

/// The calling thread gets a working directory of its own, and may reach no file outside of it.
#[cfg(target_os = "linux")]
fn confine(scratch: &Path) -> io::Result<()> {
    use landlock::{
        ABI, Access, AccessFs, AccessNet, CompatLevel, Compatible, Ruleset, RulesetAttr, RulesetCreatedAttr, Scope,
        path_beneath_rules,
    };
    nix::sched::unshare(nix::sched::CloneFlags::CLONE_FS)?;
    std::env::set_current_dir(scratch)?;
    let abi = ABI::V6;
    let read = [Path::new("/usr/share/zoneinfo"), Path::new("/etc/localtime"), Path::new("/proc")];
    let restricted = Ruleset::default()
        .set_compatibility(CompatLevel::HardRequirement)
        .handle_access(AccessFs::from_all(abi))
        .and_then(|r| r.handle_access(AccessNet::from_all(abi)))
        .and_then(|r| r.scope(Scope::from_all(abi)))
        .and_then(|r| r.create())
        .and_then(|r| r.add_rules(path_beneath_rules([scratch], AccessFs::from_all(abi) & !AccessFs::Execute)))
        .and_then(|r| r.add_rules(path_beneath_rules(read, AccessFs::ReadFile | AccessFs::ReadDir)))
        .and_then(|r| r.restrict_self());
    restricted.map_err(io::Error::other)?;
    match fs::write("/zeekling-fuzz", b"") {
        Err(e) if e.kind() == io::ErrorKind::PermissionDenied => Ok(()),
        outcome => Err(io::Error::other(format!("a file outside of the scratch directory: {outcome:?}"))),
    }
}

#[cfg(not(target_os = "linux"))]
fn confine(_: &Path) -> io::Result<()> {
    Err(io::Error::other("only Linux can keep a script in its scratch directory"))
}

fn empty(directory: &Path) -> io::Result<()> {
    for entry in fs::read_dir(directory)? {
        let entry = entry?;
        let path = entry.path();
        if entry.file_type()?.is_dir() { fs::remove_dir_all(path)? } else { fs::remove_file(path)? }
    }
    Ok(())
}

/// How much of the process is in memory, in bytes.
fn resident() -> u64 {
    let pages = fs::read_to_string("/proc/self/statm").ok();
    pages.and_then(|text| text.split(' ').nth(1)?.parse::<u64>().ok()).map_or(0, |pages| pages * 4096)
}

fn watch() {
    loop {
        std::thread::sleep(TICK);
        let deadline = DEADLINE.load(Ordering::Relaxed);
        if deadline != 0 && (milliseconds() > deadline || resident() > LIMIT.load(Ordering::Relaxed)) {
            interrupt().store(true, Ordering::Relaxed);
        }
    }
}
