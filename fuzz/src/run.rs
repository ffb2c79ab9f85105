//! Loads a program, and runs it: as the command line does, or as the REPL does.

use crate::apart;
use crate::told::Told;
use std::cell::RefCell;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, Write};
use std::rc::Rc;
use std::sync::atomic::Ordering;
use zeekling::eval::Output;
use zeekling::lint::Level;
use zeekling::load::Input;
use zeekling::load::files::Files;
use zeekling::session::{Config, Piece, Said, Session, Surroundings, bundled};

/// More output is not kept.
const MOST_OUTPUT: usize = 1 << 20;
/// The script's name.
const NAME: &str = "program.zeek";

/// Runs a program in the way that its text chooses. One that says the same each time does so.
pub fn run(text: &[u8], is_repeatable: bool) {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    let chosen = hasher.finish();
    let first = if chosen.is_multiple_of(4) { typed(text) } else { whole(text, Way::of(chosen)) };
    crate::show(&format!("{}{}", String::from_utf8_lossy(&first.0), first.1));
    if is_repeatable && chosen % 4 == 1 && !interrupted() {
        let again = whole(text, Way::of(chosen));
        if !interrupted() {
            assert_eq!(first, again, "a second run of the same program");
        }
    }
}

fn interrupted() -> bool {
    apart::interrupt().load(Ordering::Relaxed)
}

/// How a program is run.
#[derive(Clone, Copy)]
struct Way {
    /// Without what the command line loads beside the script.
    bare: bool,
    /// Order that nobody may rely on is permuted.
    shuffle: Option<u64>,
}

impl Way {
    fn of(chosen: u64) -> Way {
        Way { bare: !(chosen >> 8).is_multiple_of(8), shuffle: (chosen >> 16).is_multiple_of(8).then_some(chosen) }
    }
}

/// Output and diagnostics of a program that is loaded and run as a whole.
fn whole(text: &[u8], way: Way) -> (Vec<u8>, String) {
    let (out, told) = (Kept::default(), Rc::new(RefCell::new(Told::default())));
    let mut files = Files::in_memory(bundled);
    files.insert(NAME, text);
    let mut session = session(files, vec![Input::Script(NAME.to_owned())], way, &out, &told);
    let loaded = session.load();
    let most = 2 * text.len() + 100;
    assert!(told.borrow().loading <= most, "{} diagnostics of {} bytes", told.borrow().loading, text.len());
    if loaded {
        session.run();
    }
    session.flush();
    drop(session);
    told.borrow().finish();
    let text = std::mem::take(&mut told.borrow_mut().text);
    (out.0.take(), text)
}

/// The same where it is typed: after an empty program, as one piece, and once more.
fn typed(text: &[u8]) -> (Vec<u8>, String) {
    let (out, told) = (Kept::default(), Rc::new(RefCell::new(Told::default())));
    let mut files = Files::in_memory(bundled);
    files.insert(NAME, text);
    let mut session = session(files, Vec::new(), Way { bare: true, shuffle: None }, &out, &told);
    session.load();
    let started = session.start();
    session.open();
    let text = String::from_utf8_lossy(text).into_owned();
    let pieces = [
        Piece::Typed { name: "<stdin>".to_owned(), text: text.clone(), completed: false },
        Piece::Script(NAME.to_owned()),
        Piece::Typed { name: "<stdin>".to_owned(), text, completed: true },
    ];
    for piece in pieces.into_iter().filter(|_| started.is_ok()) {
        apart::begin();
        let mut shown = out.clone();
        let tell = &mut |said: Said| {
            let _ = match said {
                Said::Value(_, ty) => writeln!(shown, "{ty}"),
                Said::Note(note) => writeln!(shown, "{note}"),
                Said::Taken(taken) => writeln!(shown, "{}", taken.text),
            };
        };
        if session.feed(piece, tell).is_err() || session.is_ending() {
            break;
        }
    }
    apart::begin();
    let _ = session.finish();
    session.flush();
    drop(session);
    told.borrow().finish();
    let text = std::mem::take(&mut told.borrow_mut().text);
    (out.0.take(), text)
}

fn session(files: Files, scripts: Vec<Input>, way: Way, out: &Kept, told: &Rc<RefCell<Told>>) -> Session {
    let surroundings = Surroundings {
        err: Some(Output::new(Box::new(out.clone()))),
        interrupt: apart::interrupt(),
        shuffle: way.shuffle,
        ..Surroundings::default()
    };
    Session::new(Config {
        bare: way.bare,
        allow_init_errors: true,
        warn_unused: true,
        fake_names: true,
        lint: Level::All,
        surroundings,
        ..Config::bare(files, scripts, Output::new(Box::new(out.clone())), told.clone())
    })
}

/// Output that is kept.
#[derive(Clone, Default)]
struct Kept(Rc<RefCell<Vec<u8>>>);

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut kept = self.0.borrow_mut();
        let room = MOST_OUTPUT - kept.len();
        kept.extend_from_slice(&bytes[..bytes.len().min(room)]);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
