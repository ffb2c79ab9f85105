//! The evaluator: a walk over the checked program.
//!
//! [`Interp`] holds all that a running script has; the walk itself is in the files beside it, one for each kind of
//! thing that is walked: `expr` for whole values, `word` and `real` for numbers that need no value, `place` for
//! what is assigned to, `stmt` for statements, `call` for functions and hooks, `dispatch` for events and timers.
//! The operators themselves know no places; `.at(span)` gives their failures one.

mod call;
mod coerce;
mod construct;
mod deferred;
mod dispatch;
mod expire;
mod expr;
mod frame;
mod index;
mod invocation;
mod leaf;
mod loops;
mod operators;
mod output;
mod place;
mod raised;
mod real;
mod report;
mod shuffle;
mod span;
mod stmt;
mod table;
mod vectors;
mod when;
mod word;

pub use frame::{Frame, Locals};
pub use invocation::{Builtin, Invocation};
pub use output::Output;
pub use raised::{At, Eval, Fail, Raised, RuntimeError, TraceEntry, Unwind};
pub use report::Stage;
pub use shuffle::Shuffle;
pub use stmt::Flow;

use crate::diagnostic::{Diagnostic, codes};
use crate::event::{Queue, Timers};
use crate::program::{GlobalId, Program};
use crate::source::Span;
use crate::types::{RecordType, Type};
use crate::value::{FuncId, RecordVal, TableVal, Value};
use foldhash::fast::FixedState;
use std::any::Any;
use std::collections::HashMap;
use std::rc::{Rc, Weak};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Takes what a running script has to say about itself.
pub trait Reporter {
    /// A message, with the calls it happened in, innermost first.
    fn report(&mut self, diagnostic: &Diagnostic, trace: &[TraceEntry]);

    /// Passes on what has yet to be.
    fn flush(&mut self) {}

    /// File and line of a span, for backtraces; none where that is not known.
    fn locate(&self, span: Span) -> Option<(String, u64)> {
        let _ = span;
        None
    }

    /// File, first and last line of an expression as the reference counts them; none where that is not known.
    fn lines(&self, span: Span) -> Option<(String, u64, u64)> {
        let (file, line) = self.locate(span)?;
        Some((file, line, line))
    }

    /// An expression as the reference writes it in its messages; none where that is not known.
    fn expression(&self, span: Span) -> Option<String> {
        let _ = span;
        None
    }

    /// The source text of a span, for advice; none where that is not known.
    fn text(&self, span: Span) -> Option<String> {
        let _ = span;
        None
    }
}

/// What a timer does.
pub enum Timed {
    /// Queues a scheduled event.
    Event(FuncId, Box<[Value]>),
    /// Ends the waiting of a `when`, by its number.
    When(u64),
    /// Looks for expired elements of a table, from a position on.
    Expire(Weak<TableVal>, usize),
}

/// One running call, for backtraces.
#[derive(Clone, Copy)]
pub struct CallRecord {
    /// What runs.
    pub function: FuncId,
    /// Where it was called from; none for an event.
    pub call: Span,
}

/// All that a running script has.
pub struct Interp {
    /// What runs.
    pub program: Program,
    /// The values of the globals, by [`GlobalId`].
    pub globals: Vec<Value>,
    /// The builtins, by their numbers.
    pub builtins: Vec<Builtin>,
    /// Standard output.
    pub out: Output,
    /// Takes errors and warnings.
    pub reporter: Box<dyn Reporter>,
    /// How many errors were reported.
    pub errors: u64,
    /// How far the program is, as messages see it.
    pub stage: Stage,
    /// A handler of `reporter_info` or its like runs.
    in_error_handler: bool,
    /// Events that wait.
    pub queue: Queue,
    /// What waits for network time.
    pub timers: Timers<Timed>,
    /// Seconds since the epoch, as the script sees them.
    pub network_time: f64,
    /// The program is ending: `schedule` does nothing any more.
    pub terminating: bool,
    /// `terminate()` was called.
    pub terminate_requested: bool,
    /// Arguments of running calls are kept, for somebody asks for backtraces.
    pub keep_args: bool,
    /// The running calls, outermost first.
    pub calls: Vec<CallRecord>,
    /// The arguments of the running calls, while [`Interp::keep_args`].
    kept_args: Vec<Vec<Value>>,
    /// How many queued events have run.
    pub dispatched: u64,
    /// When the event that runs was queued, or was scheduled for.
    pub event_time: f64,
    /// Events without handlers are raised too.
    pub raises_all: bool,
    /// Event groups that are switched off, with the module groups (`module:NAME`).
    pub disabled_groups: std::collections::HashSet<crate::types::Name>,
    /// Records that were made while declarations may still extend their types.
    pub parse_time_records: Vec<Weak<RecordVal>>,
    /// Tables whose keys hold records, made in that time too.
    parse_time_tables: Vec<Weak<TableVal>>,
    /// Scripts are being read.
    pub parsing: bool,
    /// Declarations may still extend types.
    pub growing: bool,
    /// State that belongs to builtins, by a name of their choice.
    pub builtin_state: HashMap<&'static str, Box<dyn Any>>,
    /// The global functions by full name, for events raised by name.
    pub names: HashMap<crate::types::Name, GlobalId, FixedState>,
    whens: when::Whens,
    /// Tables whose `&on_change` runs: it is not told of what it does itself.
    changing: Vec<Rc<TableVal>>,
    /// Frames and lists of arguments that are not in use.
    pool: Vec<Vec<Value>>,
    /// What runs is to stop as soon as it can: it leaves with [`INTERRUPTED`].
    pub interrupt: Arc<AtomicBool>,
    /// Order that nobody may rely on is put in another order.
    pub shuffle: Option<Shuffle>,
    /// Records with fields that were deleted and await their defaults, by address.
    deferred: HashMap<*const RecordVal, Weak<RecordVal>, FixedState>,
    /// How many expressions are being evaluated apart from any call, one within the other.
    apart: usize,
}

/// The status with which a program exits that was interrupted.
pub const INTERRUPTED: i32 = 130;

/// How deep calls may nest.
pub const MAX_DEPTH: usize = 20_000;

impl Interp {
    /// An interpreter of an empty program.
    pub fn new(out: Output, reporter: Box<dyn Reporter>) -> Interp {
        Interp {
            program: Program::default(),
            globals: Vec::new(),
            builtins: Vec::new(),
            out,
            reporter,
            errors: 0,
            stage: Stage::Reading,
            in_error_handler: false,
            queue: Queue::default(),
            timers: Timers::default(),
            network_time: 0.0,
            terminating: false,
            terminate_requested: false,
            keep_args: false,
            calls: Vec::new(),
            kept_args: Vec::new(),
            dispatched: 0,
            event_time: 0.0,
            raises_all: false,
            disabled_groups: Default::default(),
            parse_time_records: Vec::new(),
            parse_time_tables: Vec::new(),
            parsing: true,
            growing: true,
            builtin_state: HashMap::new(),
            names: HashMap::default(),
            whens: Default::default(),
            changing: Vec::new(),
            pool: Vec::new(),
            interrupt: Arc::default(),
            shuffle: None,
            deferred: HashMap::default(),
            apart: 0,
        }
    }

    /// Whether what runs is to stop.
    #[inline(always)]
    pub fn is_interrupted(&self) -> bool {
        self.interrupt.load(Ordering::Relaxed)
    }

    /// Whether what runs may go on: asked on each turn of a loop, at each call, and by builtins that may take long.
    ///
    /// # Errors
    /// When it is to stop.
    #[inline(always)]
    pub fn go_on(&self) -> Eval<()> {
        if self.is_interrupted() { Err(stopped()) } else { Ok(()) }
    }

    /// The value of a global by its full name.
    pub fn global(&self, name: &str) -> Option<Value> {
        let id = self.names.get(name)?;
        self.globals.get(id.0 as usize).cloned()
    }

    /// Gives a global a value; it grows the table of values where needed.
    pub fn set_global(&mut self, id: GlobalId, value: Value) {
        let i = id.0 as usize;
        if i >= self.globals.len() {
            self.globals.resize(i + 1, Value::Unset);
        }
        self.globals[i] = value;
        if self.whens.watching {
            self.note(when::Change::Global(id));
        }
    }

    /// The type declared under a full name.
    pub fn named_type(&self, name: &str) -> Option<Type> {
        self.program.named_types.get(name).cloned()
    }

    /// The record type declared under a full name.
    pub fn record_type(&self, name: &str) -> Option<Rc<RecordType>> {
        match self.named_type(name)? {
            Type::Record(r) => Some(r),
            _ => None,
        }
    }

    /// A record of the type declared under a full name, its fields as they start out.
    pub fn new_record(&mut self, name: &str) -> Eval<Rc<RecordVal>> {
        match self.record_type(name) {
            Some(ty) => self.fresh_record(&ty),
            None => Err(Unwind::error(codes::VALUE_TYPE, Span::NONE, format!("there is no record type {name}"))),
        }
    }

    /// The value of an enum by the full names of its type and of the enumerator; unset where there is none.
    pub fn enumerator(&self, ty: &str, name: &str) -> Value {
        match self.named_type(ty) {
            Some(Type::Enum(e)) => e.by_name(name).map_or(Value::Unset, Value::Enum),
            _ => Value::Unset,
        }
    }

    /// Queues an event by its full name, where it is declared and has handlers. Whether it was queued.
    pub fn queue_event(&mut self, name: &str, args: Vec<Value>) -> bool {
        let Some(Value::Func(f)) = self.global(name) else { return false };
        let id = f.info.id;
        if !self.is_raised(id) {
            return false;
        }
        let time = self.network_time;
        self.queue.push(id, time, args.into_iter());
        true
    }
}

#[cold]
#[inline(never)]
fn stopped() -> Raised {
    Unwind::Exit(INTERRUPTED).into()
}
