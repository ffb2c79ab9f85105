//! A session that is fed piece by piece: what a REPL needs beside [`Session::load`], [`Session::start`] and
//! [`Session::finish`].
//!
//! A piece is one more input for the loader. Its declarations may come after statements and may take the place of what
//! was declared before; its statements run at once, in the frame that all top-level statements share; an error costs
//! the item that it stands in, and no state.

use super::loading::{CheckHost, LoadHost};
use super::{ExitStatus, Session};
use crate::check::{Action, Checker, Names, SymbolKind, has_effect};
use crate::diagnostic::Problems;
use crate::eval::{INTERRUPTED, Raised, Stage, Unwind};
use crate::load::{self, Event, Input};
use crate::program::{Body, Expr, Global, GlobalId, Place, Program, Stmt};
use crate::source::{SourceMap, Span};
use crate::syntax::ast::{self, Item, ItemKind, StmtKind};
use crate::types::{Flavor, Name, Type};
use crate::value::{FuncId, Value};
use std::cell::Ref;
use std::rc::Rc;
use std::sync::atomic::Ordering;

/// Something to be taken in.
pub enum Piece {
    /// What somebody typed, with a name for messages. The values of its expressions are shown; of a call only where
    /// the semicolon at its end is one that somebody else has put there.
    Typed {
        /// The name.
        name: String,
        /// The text.
        text: String,
        /// The last semicolon was not typed.
        completed: bool,
    },
    /// A script.
    Script(String),
}

/// What a piece has to say on its way.
pub enum Said {
    /// The value of an expression. It is `_` from now on.
    Value(Value, Type),
    /// Something took the place of something else.
    Note(String),
    /// An item was taken in.
    Taken(Taken),
}

/// What was taken in, as text that a script may hold.
pub struct Taken {
    /// The text.
    pub text: String,
    /// It is a statement.
    pub is_statement: bool,
    /// What it declares: a later item of the same key takes its place.
    pub key: Option<String>,
}

/// Why a piece was not taken in to its end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stop {
    /// The program ends.
    Exit(ExitStatus),
    /// It was interrupted.
    Interrupted,
}

/// What came of letting time pass.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Advanced {
    /// How many timers fired.
    pub timers: u64,
    /// There is no end to what is due at one moment: it was left alone.
    pub endless: bool,
}

/// How many rounds of events, or of timers at one moment, are gone through before they count as endless.
pub(super) const ROUNDS: u32 = 10_000;

impl Session {
    /// Pieces are fed from now on: after [`Session::load`] and [`Session::start`], however they ended.
    pub fn open(&mut self) {
        self.names.interactive = true;
        self.interp.parsing = false;
        self.interp.growing = true;
        self.interp.program.begin_growth();
        self.interp.stage = Stage::Running;
        self.statements.clear();
        self.modules.clear();
        self.loaded.clear();
        self.top_level.grow(self.names.top_level_frame());
    }

    /// Takes a piece in; whether it was without errors, run-time errors too.
    ///
    /// # Errors
    /// When the program ends by it, or it was interrupted.
    pub fn feed(&mut self, piece: Piece, tell: &mut dyn FnMut(Said)) -> Result<bool, Stop> {
        self.interp.interrupt.store(false, Ordering::Relaxed);
        let errors = self.error_count();
        self.loader.begin_piece();
        let (input, typed) = match piece {
            Piece::Typed { name, text, completed } => (Input::Text(name, text.into_bytes()), Some(completed)),
            Piece::Script(name) => (Input::Script(name), None),
        };
        self.loader.add(input);
        let module = self.names.module.clone();
        let result = self.take_items(typed, tell);
        if typed.is_none() || result.is_err() {
            self.names.module = module;
        }
        self.modules.clear();
        self.loaded.clear();
        self.names.exporting = false;
        self.interp.keep_args = self.names.wants_backtraces;
        self.flush_problems();
        result?;
        Ok(self.error_count() == errors && !self.loader.failed())
    }

    fn error_count(&self) -> u64 {
        self.problems.error_count() as u64 + self.interp.errors
    }

    fn take_items(&mut self, typed: Option<bool>, tell: &mut dyn FnMut(Said)) -> Result<(), Stop> {
        loop {
            let event = {
                let mut host = LoadHost { interp: &mut self.interp, names: &mut self.names };
                let mut sources = self.sources.borrow_mut();
                self.loader.next(&mut sources, &mut self.problems, &mut host)
            };
            self.flush_problems();
            match event {
                None => return Ok(()),
                Some(Event::FileStart { file, .. }) => {
                    if self.modules.len() == 1 && typed.is_some() {
                        let name = self.sources.borrow().file(file).name.clone();
                        let bundled = format!("{}/", load::files::BUNDLED);
                        let text = format!("@load {}", name.strip_prefix(&bundled).unwrap_or(&name));
                        tell(Said::Taken(Taken { text, is_statement: false, key: None }));
                    }
                    self.modules.push(self.names.module.clone());
                    self.names.exporting = false;
                }
                // The module of what is typed stays.
                Some(Event::FileEnd(_)) if self.modules.len() > 1 || typed.is_none() => {
                    if let Some(module) = self.modules.pop() {
                        self.names.module = module;
                    }
                    self.names.exporting = false;
                }
                Some(Event::FileEnd(_)) => {}
                Some(Event::Late(late)) => self.declare_late(&late),
                Some(Event::Item(item)) => {
                    let errors = self.error_count();
                    let shown = self.modules.len() == 1;
                    match (&item.kind, typed.filter(|_| shown)) {
                        (ItemKind::Statement(stmt), Some(completed)) => match &stmt.kind {
                            StmtKind::Expr(e) if self.is_shown(e, &item, completed) => self.show(e, tell)?,
                            _ => self.take_statement(&item, tell)?,
                        },
                        (ItemKind::Statement(_), None) => self.take_statement(&item, tell)?,
                        _ => self.take_declaration(&item, tell),
                    }
                    self.flush_problems();
                    if shown && self.error_count() == errors && !is_question(&item) {
                        tell(Said::Taken(self.taken(&item)));
                    }
                }
            }
        }
    }

    /// Whether an expression statement is there for its value.
    fn is_shown(&self, e: &ast::Expr, item: &Item, completed: bool) -> bool {
        let ends_text = || {
            let sources = self.sources.borrow();
            sources.file_of(item.span).is_some_and(|file| sources.file(file).span().hi == item.span.hi)
        };
        !has_effect(e) || is_call(e) && completed && ends_text()
    }

    fn check(&mut self, item: &Item) -> Vec<Action> {
        let mut told = Problems::new();
        let actions = Checker::new(&mut self.names, &mut told, &mut CheckHost(&mut self.interp)).item(item);
        self.take_told(told);
        actions
    }

    fn check_expression(&mut self, e: &ast::Expr) -> (Expr, Type) {
        let mut told = Problems::new();
        let checked = Checker::new(&mut self.names, &mut told, &mut CheckHost(&mut self.interp)).expression(e);
        self.take_told(told);
        checked
    }

    /// Takes in what the checker has told, but for echoes of syntax errors.
    fn take_told(&mut self, mut told: Problems) {
        for d in told.take().into_iter().chain(std::mem::take(&mut self.names.stray)) {
            if !self.is_echo(&d) {
                let d = self.with_load(d);
                self.problems.push(d);
            }
        }
    }

    fn take_statement(&mut self, item: &Item, tell: &mut dyn FnMut(Said)) -> Result<(), Stop> {
        let errors = self.problems.error_count();
        let actions = self.check(item);
        self.notes(tell);
        self.flush_problems();
        if self.problems.error_count() > errors || self.loader.failed() {
            return Ok(());
        }
        for action in actions {
            match action {
                Action::Statement(stmt) => self.run_now(&stmt)?,
                Action::Initialise(..) | Action::Extend(_) | Action::TakeAttrs(..) => self.act(action),
            }
        }
        Ok(())
    }

    fn take_declaration(&mut self, item: &Item, tell: &mut dyn FnMut(Said)) {
        let errors = self.problems.error_count();
        let old = self.handlers_of(item);
        let actions = self.check(item);
        if self.problems.error_count() == errors {
            self.replace_handler(item, &old);
        }
        self.notes(tell);
        actions.into_iter().for_each(|action| self.act(action));
    }

    fn notes(&mut self, tell: &mut dyn FnMut(Said)) {
        std::mem::take(&mut self.names.notes).into_iter().for_each(|note| tell(Said::Note(note)));
    }

    /// The bodies of the event or hook that an item adds one to.
    fn handlers_of(&self, item: &Item) -> Rc<Vec<Rc<Body>>> {
        let ItemKind::Function(decl) = &item.kind else { return Rc::default() };
        let id = self.names.seen(&decl.name.name).and_then(|s| s.function).filter(|_| decl.flavor != Flavor::Function);
        id.and_then(|id| self.interp.program.functions.get(id.0 as usize)).map_or_else(Rc::default, |f| f.bodies())
    }

    /// A handler that was typed takes the place of one that was typed before, of the same priority.
    fn replace_handler(&mut self, item: &Item, old: &[Rc<Body>]) {
        let now = self.handlers_of(item);
        let Some(new) = now.iter().find(|b| !old.iter().any(|o| Rc::ptr_eq(o, b))).cloned() else { return };
        let typed = |span: Span| {
            let sources = self.sources.borrow();
            let file = sources.file_of(span)?;
            sources.file(file).name.starts_with('<').then_some(file)
        };
        let Some(here) = typed(new.span) else { return };
        let before = old.iter().find(|b| {
            b.priority == new.priority && typed(b.span).is_some_and(|file| file != here && !self.is_bundled(b.span))
        });
        let (ItemKind::Function(decl), Some(before)) = (&item.kind, before) else { return };
        let id = self.names.seen(&decl.name.name).and_then(|s| s.function);
        if let Some(f) = id.and_then(|id| self.interp.program.functions.get(id.0 as usize)) {
            f.remove_body(before);
            self.names.notes.push(format!("{} is redefined: its handler of priority {}", decl.name.name, new.priority));
        }
    }

    /// Runs a statement in the frame of the top level; its errors are reported.
    fn run_now(&mut self, stmt: &Stmt) -> Result<(), Stop> {
        self.top_level.grow(self.names.top_level_frame());
        match self.interp.run_statement(stmt, &mut self.top_level.frame()) {
            Ok(_) => Ok(()),
            Err(raised) => self.told(raised),
        }
    }

    fn told(&mut self, raised: Raised) -> Result<(), Stop> {
        match raised.take() {
            Unwind::Error(e) => {
                if !e.told {
                    self.interp.report_with(e.diagnostic, &e.trace);
                }
                Ok(())
            }
            Unwind::NoValue(_) | Unwind::Delayed => Ok(()),
            Unwind::Exit(code) => Err(self.stop(code)),
        }
    }

    fn stop(&mut self, status: ExitStatus) -> Stop {
        let interrupted = status == INTERRUPTED && self.interp.interrupt.swap(false, Ordering::Relaxed);
        if interrupted { Stop::Interrupted } else { Stop::Exit(status) }
    }

    /// Shows the value of an expression.
    fn show(&mut self, e: &ast::Expr, tell: &mut dyn FnMut(Said)) -> Result<(), Stop> {
        let errors = self.problems.error_count();
        let (expr, ty) = self.check_expression(e);
        self.flush_problems();
        if self.problems.error_count() > errors || ty.is_error() {
            return Ok(());
        }
        if matches!(ty, Type::Void) {
            return self.run_now(&Stmt::Eval(expr));
        }
        let global = Global {
            name: "_".into(),
            ty: ty.clone(),
            is_const: false,
            is_option: false,
            is_redef: false,
            exported: false,
            span: e.span,
            attrs: None,
        };
        let id = self.interp.program.add_global(global);
        self.interp.set_global(id, Value::Unset);
        self.run_now(&Stmt::Assign(Box::new((Place::Global(id), expr))))?;
        let value = self.value(id);
        if value.is_unset() {
            return Ok(());
        }
        let mut host = CheckHost(&mut self.interp);
        Checker::new(&mut self.names, &mut self.problems, &mut host).name_last_value(id, &ty, e.span);
        tell(Said::Value(value, ty));
        Ok(())
    }

    /// The text of an item, with the comments that document it.
    fn documented(&self, span: Span) -> String {
        let sources = self.sources.borrow();
        let Some(place) = sources.file_of(span) else { return String::new() };
        let file = sources.file(place);
        let text = &file.text;
        let (mut lo, mut hi) = ((span.lo - file.base) as usize, (span.hi - file.base) as usize);
        let line_start = |at: usize| memchr::memrchr(b'\n', &text[..at]).map_or(0, |end| end + 1);
        let line_end = |at: usize| memchr::memchr(b'\n', &text[at..]).map_or(text.len(), |end| at + end);
        // It begins its line, and each line before it is such a comment.
        while text[line_start(lo)..lo].trim_ascii().is_empty() && line_start(lo) > 0 {
            let before = line_start(line_start(lo) - 1);
            let line = text[before..line_start(lo)].trim_ascii();
            if !line.starts_with(b"##") || line.starts_with(b"##!") || line.starts_with(b"##<") {
                break;
            }
            lo = before;
        }
        // What follows it, on its line and on the next ones.
        let follows = |from: usize| {
            text.get(from..).is_some_and(|_| text[from..line_end(from)].trim_ascii_start().starts_with(b"##<"))
        };
        let mut from = hi;
        while follows(from) {
            hi = line_end(from);
            from = hi + 1;
        }
        String::from_utf8_lossy(&text[lo..hi]).into_owned()
    }

    /// An item as text.
    fn taken(&self, item: &Item) -> Taken {
        let text = self.documented(item.span);
        let name = |id: &ast::Ident| {
            let full = self.names.seen(&id.name).map_or_else(|| id.name.clone(), |s| s.name.clone());
            Some(full.to_string())
        };
        let key = match &item.kind {
            ItemKind::Variable(decl) => name(&decl.name),
            ItemKind::Statement(stmt) => match &stmt.kind {
                StmtKind::Local(decl) => Some(format!("local {}", decl.name.name)),
                _ => None,
            },
            ItemKind::Type(id, ..) => name(id),
            ItemKind::Function(decl) => {
                let place = self
                    .handlers_of(item)
                    .iter()
                    .find(|b| item.span.lo <= b.span.lo && b.span.hi <= item.span.hi)
                    .map(|b| b.priority);
                name(&decl.name).map(|name| place.map_or(name.clone(), |p| format!("{name} {p}")))
            }
            ItemKind::Module(_)
            | ItemKind::ExportOpen
            | ItemKind::ExportClose
            | ItemKind::RedefVariable(_)
            | ItemKind::RedefEnum(..)
            | ItemKind::RedefRecord(..)
            | ItemKind::RedefField(..)
            | ItemKind::Expression(_) => None,
        };
        Taken { text, is_statement: matches!(item.kind, ItemKind::Statement(_)), key }
    }

    /// The type of an expression, which is not evaluated; `None` where there is none, which was reported.
    pub fn type_of(&mut self, name: &str, text: &str) -> Option<Type> {
        let file = self.sources.borrow_mut().add(name, text.as_bytes())?;
        let parsed = load::parse_expression(file, &self.sources.borrow(), &mut self.problems);
        let ty = parsed.map(|e| self.check_expression(&e).1);
        self.flush_problems();
        ty.filter(|t| !t.is_error())
    }

    /// Runs the events that wait, and those that these queue, until none waits. Whether there was an end to them.
    ///
    /// # Errors
    /// As [`Session::feed`].
    pub fn drain_all(&mut self) -> Result<bool, Stop> {
        self.interp.interrupt.store(false, Ordering::Relaxed);
        self.drain_rounds()
    }

    fn drain_rounds(&mut self) -> Result<bool, Stop> {
        for _ in 0..ROUNDS {
            if let Err(raised) = self.interp.drain() {
                self.told(raised)?;
            }
            if self.interp.queue.is_empty() && !self.interp.has_conditions_to_look_at() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// What the script sees as the time, in seconds since the epoch.
    pub fn network_time(&self) -> f64 {
        self.interp.network_time
    }

    /// Lets time pass up to a moment: timers fire in their order, each at its time, with what they queue; elements of
    /// tables expire.
    ///
    /// # Errors
    /// As [`Session::feed`].
    pub fn advance(&mut self, to: f64) -> Result<Advanced, Stop> {
        self.interp.interrupt.store(false, Ordering::Relaxed);
        let mut advanced = Advanced::default();
        let mut rounds = 0;
        while let Some(due) = self.interp.timers.next_time().filter(|due| *due <= to) {
            rounds = if due > self.interp.network_time { 0 } else { rounds + 1 };
            let now = due.max(self.interp.network_time);
            self.interp.set_network_time(now);
            match self.interp.expire_timers(now) {
                Ok(fired) => advanced.timers += fired,
                Err(raised) => self.told(raised)?,
            }
            if !self.drain_rounds()? || rounds > ROUNDS {
                advanced.endless = true;
                break;
            }
            if self.interp.interrupt.swap(false, Ordering::Relaxed) {
                return Err(Stop::Interrupted);
            }
        }
        self.interp.set_network_time(to);
        advanced.endless |= !self.drain_rounds()?;
        Ok(advanced)
    }

    /// Whether `terminate()` was called.
    pub fn is_ending(&self) -> bool {
        self.interp.terminate_requested
    }

    /// How many events wait to be run.
    pub fn events_waiting(&self) -> usize {
        self.interp.queue.len()
    }

    /// How many timers wait for network time.
    pub fn timers_waiting(&self) -> usize {
        self.interp.timers.len()
    }

    /// All names.
    pub fn names(&self) -> &Names {
        &self.names
    }

    /// All there is to run.
    pub fn program(&self) -> &Program {
        &self.interp.program
    }

    /// The value of a global now; unset where it has none.
    pub fn value(&self, id: GlobalId) -> Value {
        self.interp.globals.get(id.0 as usize).cloned().unwrap_or(Value::Unset)
    }

    /// The local variables of the top level: name, type and value.
    pub fn locals(&self) -> Vec<(Name, Type, Value)> {
        let value = |slot| self.top_level.value(slot).cloned().unwrap_or(Value::Unset);
        self.names.top_level_locals().map(|(name, ty, slot)| (name.clone(), ty.clone(), value(slot))).collect()
    }

    /// The bodies of a function, event or hook, in the order they run.
    pub fn bodies(&self, id: FuncId) -> Rc<Vec<Rc<Body>>> {
        self.interp.program.function(id).bodies()
    }

    /// The text that was read.
    pub fn sources(&self) -> Ref<'_, SourceMap> {
        self.sources.borrow()
    }

    /// The function, event or hook that a name stands for.
    pub fn function(&self, name: &str) -> Option<FuncId> {
        let symbol = self.names.seen(name)?;
        match (&symbol.kind, symbol.function) {
            (SymbolKind::Variable(_), Some(id)) => Some(id),
            (SymbolKind::Variable(id), None) => match self.value(*id) {
                Value::Func(f) => Some(f.info.id),
                _ => None,
            },
            (SymbolKind::Type(_) | SymbolKind::Enumerator(_), _) => None,
        }
    }
}

/// Whether it was there for its value only.
fn is_question(item: &Item) -> bool {
    matches!(&item.kind, ItemKind::Statement(s) if matches!(&s.kind, StmtKind::Expr(e) if !has_effect(e)))
}

fn is_call(e: &ast::Expr) -> bool {
    match &e.kind {
        ast::ExprKind::Call(..) | ast::ExprKind::Hook(_) | ast::ExprKind::Cond(..) => true,
        ast::ExprKind::Paren(inner) => is_call(inner),
        _ => false,
    }
}
