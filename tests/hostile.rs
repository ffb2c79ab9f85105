//! Scripts that are cut, spliced and have bytes changed give errors, never a panic or a hang.

use std::cell::RefCell;
use std::path::Path;
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, mpsc};
use std::time::Duration;
use zeekling::diagnostic::Diagnostic;
use zeekling::diagnostic::render::{Format, Remark, render};
use zeekling::eval::Output;
use zeekling::load::Input;
use zeekling::load::files::Files;
use zeekling::session::{Config, INTERRUPTED, Session, Sink, bundled};
use zeekling::source::SourceMap;

/// How many inputs there are.
const INPUTS: u64 = 1000;

/// Renders what it gets, for that must not panic either.
struct Renders(usize);

impl Sink for Renders {
    fn emit(&mut self, d: &Diagnostic, remarks: &[Remark], sources: &SourceMap) {
        for format in [Format::Short, Format::Full] {
            assert!(!render(d, remarks, sources, format, false).is_empty());
        }
        self.0 += 1;
    }

    fn say(&mut self, _: &str) {}

    fn running(&mut self) {}
}

/// A small generator of numbers, the same on every machine.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % below.max(1) as u64) as usize
    }
}

fn scripts() -> Vec<Vec<u8>> {
    fn collect(folder: &Path, into: &mut Vec<(String, Vec<u8>)>) {
        for entry in std::fs::read_dir(folder).expect("scripts/ is readable") {
            let path = entry.expect("its entries too").path();
            if path.is_dir() {
                collect(&path, into);
            } else {
                into.push((path.to_string_lossy().into_owned(), std::fs::read(&path).expect("a script is readable")));
            }
        }
    }
    let mut all = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scripts"), &mut all);
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scripts"), &mut all);
    all.retain(|(name, _)| name.ends_with(".zeek"));
    all.sort();
    all.into_iter().map(|(_, text)| text).collect()
}

fn mutated(scripts: &[Vec<u8>], n: &mut Numbers) -> Vec<u8> {
    const PIECES: [&[u8]; 24] = [
        b"{",
        b"}",
        b"(",
        b")",
        b"[",
        b"]",
        b"|",
        b"/",
        b"\"",
        b"&default=",
        b"@if ( T )",
        b"@endif",
        b"record ",
        b"::",
        b"$",
        b"?$",
        b" in ",
        b"when ( T )",
        b"return when",
        b"schedule 1sec { ",
        b"\x00",
        b"\xff\xfe",
        b"-9223372036854775808",
        b"copy(",
    ];
    let mut text = scripts[n.next(scripts.len())].clone();
    let longest = 6000;
    if text.len() > longest {
        let start = n.next(text.len() - longest);
        text = text[start..start + longest].to_vec();
    }
    for _ in 0..1 + n.next(4) {
        let at = n.next(text.len() + 1);
        match n.next(6) {
            0 => text.truncate(at),
            1 => {
                let end = (at + n.next(60)).min(text.len());
                text.drain(at..end);
            }
            2 => {
                let other = &scripts[n.next(scripts.len())];
                let from = n.next(other.len());
                let piece = &other[from..(from + n.next(300)).min(other.len())];
                text.splice(at..at, piece.iter().copied());
            }
            3 => {
                if let Some(b) = text.get_mut(at) {
                    *b = n.next(256) as u8;
                }
            }
            4 => {
                let piece = PIECES[n.next(PIECES.len())];
                text.splice(at..at, piece.iter().copied());
            }
            _ => {
                let end = (at + n.next(200)).min(text.len());
                let piece = text[at..end].to_vec();
                for _ in 0..1 + n.next(50) {
                    text.splice(at..at, piece.iter().copied());
                }
                text.truncate(20_000);
            }
        }
    }
    text
}

fn session(text: Vec<u8>, interrupt: &Arc<AtomicBool>) -> Session {
    let scripts = vec![Input::Text("hostile".to_owned(), text)];
    let (out, sink) = (Output::new(Box::new(std::io::sink())), Rc::new(RefCell::new(Renders(0))));
    let mut config = Config::bare(Files::in_memory(bundled), scripts, out, sink);
    config.surroundings.interrupt = interrupt.clone();
    Session::new(config)
}

fn load(text: Vec<u8>) {
    session(text, &Arc::default()).load();
}

#[test]
fn what_runs_can_be_stopped() {
    let scripts = [
        "event zeek_init() { while ( T ) { } }",
        "event zeek_init() { sleep(1hr); }",
        "event e() { event e(); } event zeek_init() { event e(); }",
        "redef exit_only_after_terminate = T;",
    ];
    for script in scripts {
        let interrupt: Arc<AtomicBool> = Arc::default();
        let (told, hears) = mpsc::channel();
        let heard = interrupt.clone();
        let work = move || {
            let mut session = session(script.as_bytes().to_vec(), &heard);
            session.load();
            told.send(None).expect("the test listens");
            told.send(Some(session.run())).expect("the test listens");
        };
        std::thread::Builder::new().stack_size(1 << 29).spawn(work).expect("a thread starts");
        assert_eq!(hears.recv_timeout(Duration::from_secs(60)), Ok(None), "{script}");
        assert!(hears.recv_timeout(Duration::from_millis(100)).is_err(), "it ends by itself: {script}");
        interrupt.store(true, Ordering::Relaxed);
        assert_eq!(hears.recv_timeout(Duration::from_secs(10)), Ok(Some(INTERRUPTED)), "{script}");
    }
}

#[test]
fn calls_in_arguments_leave_some_of_the_stack() {
    let nested = |before: &str, after: &str| format!("{}f(n + 1){}", before.repeat(60), after.repeat(60));
    for (before, after) in [("cat(", ")"), ("vector(", ")[0]"), ("cat(set(", "))")] {
        let result = if before == "vector(" { "count" } else { "string" };
        let text = format!(
            "function f(n: count): {result} {{ return {}; }} event zeek_init() {{ f(0); }}",
            nested(before, after)
        );
        let work = move || {
            let mut session = session(text.into_bytes(), &Arc::default());
            session.load().then(|| session.run())
        };
        let thread = std::thread::Builder::new().stack_size(1 << 28).spawn(work).expect("a thread starts");
        assert_eq!(thread.join().expect("it ends by itself"), Some(1));
    }
}

#[test]
fn hostile_scripts_give_errors_only() {
    let scripts = scripts();
    // Initialisers run, and may write files.
    let scratch = std::env::temp_dir().join(format!("zeekling-hostile-{}", std::process::id()));
    std::fs::create_dir_all(&scratch)
        .and_then(|()| std::env::set_current_dir(&scratch))
        .expect("a directory can be made");
    let (told, hears) = mpsc::channel();
    std::thread::scope(|threads| {
        for part in 0..2 {
            let (scripts, told) = (&scripts, told.clone());
            let work = move || {
                for seed in (0..INPUTS).filter(|s| s % 2 == part) {
                    let text = mutated(scripts, &mut Numbers(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1));
                    let shown = text.clone();
                    let outcome = std::panic::catch_unwind(move || load(text));
                    told.send((seed, outcome.err().map(|_| shown))).expect("the test listens");
                }
            };
            std::thread::Builder::new().stack_size(1 << 29).spawn_scoped(threads, work).expect("a thread starts");
        }
        drop(told);
        let mut panicked = Vec::new();
        for _ in 0..INPUTS {
            match hears.recv_timeout(Duration::from_secs(60)) {
                Ok((_, None)) => {}
                Ok((seed, Some(text))) => panicked.push((seed, String::from_utf8_lossy(&text).into_owned())),
                Err(_) => std::process::abort(),
            }
        }
        let _ = std::fs::remove_dir_all(&scratch);
        assert!(
            panicked.is_empty(),
            "{} inputs panicked; the first is seed {}:\n{}",
            panicked.len(),
            panicked[0].0,
            panicked[0].1
        );
    });
}
