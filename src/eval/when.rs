//! `when`: conditions that are waited for.
//!
//! A condition is looked at when the statement runs and after each drain: first those that read what has been changed
//! meanwhile, in the order of the changes, then the others, in the order of their statements. A call in it may not have its result yet,
//! because the function called says `return when`: then the condition is held until it has, and finds that result where
//! the call stands.

use super::stmt::dropped;
use super::{Eval, Flow, Frame, Interp, Locals, Timed, Unwind};
use crate::diagnostic::{Diagnostic, codes};
use crate::program::{GlobalId, Stmt, When};
use crate::source::Span;
use crate::value::{RecordVal, TableVal, Value, VectorVal};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

/// All that is waited for.
#[derive(Default)]
pub(super) struct Whens {
    waiting: Vec<Rc<Waiting>>,
    /// Whose condition is being looked at.
    pub current: Option<Rc<Waiting>>,
    /// Something is waited for: changes are noted.
    pub watching: bool,
    changes: Vec<Change>,
    made: u64,
    /// The call that is known to have no result, since something was refused in it or will be told of it: that it ends
    /// without one is no news.
    pub resultless: Option<Span>,
}

/// How many changes are noted from one drain to the next; what comes later does not come into the order any more.
const CHANGES: usize = 64;

/// What was changed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    /// A global was assigned to.
    Global(GlobalId),
    /// What a table, vector or record holds; its address tells which.
    Inside(*const ()),
}

/// One `when` that waits.
pub(super) struct Waiting {
    number: u64,
    when: Rc<When>,
    locals: RefCell<Locals>,
    /// Of a `return when`: the condition that waits for its result, and the call there.
    parent: Option<(Rc<Waiting>, Span)>,
    /// The results of calls in the condition that said `return when`.
    results: RefCell<HashMap<Span, Value>>,
    /// Waits for such a result, and is not looked at.
    held: Cell<bool>,
    done: Cell<bool>,
    timeout: Option<f64>,
    /// It began before time ran: the timeout begins when it first ends.
    timeless: Cell<bool>,
    /// What its condition last failed with; it is told once.
    failed: RefCell<Option<(Span, String)>>,
    /// The globals that its condition has read.
    reads: RefCell<Vec<GlobalId>>,
}

impl Interp {
    /// The result of a call in the condition that is being looked at, where it came in meanwhile.
    #[cold]
    pub(super) fn known_result(&self, call: Span) -> Option<Value> {
        self.whens.current.as_ref()?.results.borrow().get(&call).cloned()
    }

    /// What a builtin gives that has its result only when the condition in which it is called is looked at again.
    pub fn result_later(&mut self, call: Span, result: Value) -> super::Raised {
        match &self.whens.current {
            Some(w) => {
                w.results.borrow_mut().insert(call, result);
                Box::new(Unwind::Delayed)
            }
            None => Unwind::error(codes::DELAYED, call, "this can only be called in the condition of a when"),
        }
    }

    /// `when` and `return when` as a statement.
    #[inline(never)]
    pub(super) fn exec_when(&mut self, w: &Rc<When>, frame: &mut Frame) -> Eval<Flow> {
        match self.wait(w, frame) {
            Ok(()) => Ok(Flow::Normal),
            Err(e) => dropped(e),
        }
    }

    fn wait(&mut self, w: &Rc<When>, frame: &mut Frame) -> Eval<()> {
        let mut locals = Locals::within(w.frame, frame.closure);
        let mut inner = locals.frame();
        for (slot, e, deep) in &w.captures {
            let v = self.capture(e, *deep, frame)?;
            inner.set(*slot, v);
        }
        self.prepare(&w.prepared, &mut inner)?;
        let timeout = match &w.timeout {
            Some((seconds, _)) => Some(self.eval_real(seconds, frame)?).filter(|s| *s >= 0.0),
            None => None,
        };
        let parent = match (w.is_return, &self.whens.current) {
            (false, _) => None,
            (true, Some(p)) => Some((p.clone(), self.calls.last().map_or(Span::NONE, |c| c.call))),
            (true, None) => {
                let d = Diagnostic::error(
                    codes::DELAYED,
                    w.span,
                    "return when in a context that does not allow a delayed result",
                );
                let call = self.calls.last().map_or(Span::NONE, |c| c.call);
                let name = self.calls.last().map(|c| self.program.function(c.function).value.info.name.clone());
                let name = name.as_deref().unwrap_or("f");
                let d = d.help(format!("wait for it: `when ( local result = {name}(…) ) {{ … }}`"));
                self.report(d.label(call, "called where nobody waits"));
                self.whens.resultless = Some(call);
                return Ok(());
            }
        };
        self.whens.made += 1;
        let waiting = Rc::new(Waiting {
            number: self.whens.made,
            when: w.clone(),
            locals: RefCell::new(locals),
            parent,
            results: RefCell::default(),
            held: Cell::new(false),
            done: Cell::new(false),
            timeout,
            timeless: Cell::new(self.network_time == 0.0),
            failed: RefCell::default(),
            reads: RefCell::default(),
        });
        if let Some((parent, _)) = &waiting.parent {
            parent.held.set(true);
        }
        self.look_at(&waiting)?;
        if !waiting.done.get() {
            if let Some(seconds) = timeout {
                self.timers.add(self.network_time + seconds, Timed::When(waiting.number));
            }
            self.whens.waiting.push(waiting.clone());
            self.whens.watching = true;
        }
        if w.is_return { Err(Box::new(Unwind::Delayed)) } else { Ok(()) }
    }

    /// Looks at all conditions that are waited for.
    pub(super) fn look_at_whens(&mut self) -> Eval<()> {
        if self.whens.waiting.is_empty() {
            return Ok(());
        }
        let changes = std::mem::take(&mut self.whens.changes);
        let waiting = self.whens.waiting.clone();
        let touched = changes.iter().flat_map(|c| waiting.iter().filter(|w| self.reads(w, *c)));
        let order: Vec<Rc<Waiting>> = touched.chain(&waiting).cloned().collect();
        let mut seen = Vec::with_capacity(waiting.len());
        for w in order {
            if !seen.contains(&w.number) {
                seen.push(w.number);
                self.look_at(&w)?;
            }
        }
        self.forget_done();
        Ok(())
    }

    fn forget_done(&mut self) {
        self.whens.waiting.retain(|w| !w.done.get());
        self.whens.watching = !self.whens.waiting.is_empty();
    }

    /// Whether a condition reads what was changed: a global, or a container in one or among what was captured.
    fn reads(&self, w: &Waiting, change: Change) -> bool {
        let globals = w.reads.borrow();
        let Ok(locals) = w.locals.try_borrow() else { return false };
        match change {
            Change::Global(id) => globals.contains(&id),
            Change::Inside(at) => {
                let held = globals.iter().filter_map(|id| self.globals.get(id.0 as usize));
                held.chain(locals.values()).any(|v| container(v) == Some(at))
            }
        }
    }

    /// Notes a change, where somebody waits.
    #[cold]
    #[inline(never)]
    pub(super) fn note(&mut self, change: Change) {
        let noted = &mut self.whens.changes;
        if noted.len() < CHANGES && !noted.contains(&change) {
            noted.push(change);
        }
    }

    /// Notes a change of a table.
    #[inline(always)]
    pub(super) fn note_table(&mut self, t: &Rc<TableVal>) {
        if self.whens.watching {
            self.note(Change::Inside(Rc::as_ptr(t).cast()));
        }
    }

    /// Notes a change of a vector.
    #[inline(always)]
    pub(super) fn note_vector(&mut self, v: &Rc<VectorVal>) {
        if self.whens.watching {
            self.note(Change::Inside(Rc::as_ptr(v).cast()));
        }
    }

    /// Notes a change of a record.
    #[inline(always)]
    pub(super) fn note_record(&mut self, r: &Rc<RecordVal>) {
        if self.whens.watching {
            self.note(Change::Inside(Rc::as_ptr(r).cast()));
        }
    }

    /// Notes that a global is read, where a condition reads it.
    #[inline(always)]
    pub(super) fn note_read(&self, id: GlobalId) {
        if let Some(w) = &self.whens.current {
            w.note_read(id);
        }
    }

    /// How many conditions are waited for.
    pub fn waiting(&self) -> usize {
        self.whens.waiting.iter().filter(|w| !w.done.get()).count()
    }

    /// Looks at one condition; where it holds, the body runs.
    fn look_at(&mut self, w: &Rc<Waiting>) -> Eval<()> {
        if w.done.get() || w.held.get() {
            return Ok(());
        }
        let Ok(mut locals) = w.locals.try_borrow_mut() else { return Ok(()) };
        let mut frame = locals.frame();
        let outer = self.whens.current.replace(w.clone());
        let holds = self.eval_word(&w.when.cond, &mut frame);
        self.whens.current = outer;
        match holds {
            Ok(0) => Ok(()),
            Ok(_) => self.finish(w, &w.when.body, &mut frame),
            Err(e) => match *e {
                Unwind::Delayed | Unwind::NoValue(_) => Ok(()),
                Unwind::Exit(_) => Err(e),
                Unwind::Error(ref error) => {
                    let this = (error.diagnostic.span, error.diagnostic.message.clone());
                    let again = w.failed.borrow().as_ref() == Some(&this);
                    if again {
                        return Ok(());
                    }
                    *w.failed.borrow_mut() = Some(this);
                    self.caught(e)
                }
            },
        }
    }

    /// The end of waiting: a body runs, and a `return when` hands its result on.
    fn finish(&mut self, w: &Waiting, body: &Stmt, frame: &mut Frame) -> Eval<()> {
        w.done.set(true);
        let outer = self.whens.current.take();
        frame.result = Value::Unset;
        let done = self.exec(body, frame);
        self.whens.current = outer;
        let result = std::mem::replace(&mut frame.result, Value::Unset);
        if let Err(e) = done {
            self.caught(e)?;
        }
        let Some((parent, call)) = &w.parent else { return Ok(()) };
        if result.is_unset() {
            // Without a result the condition is never looked at again; only its own timeout ends it.
            parent.done.set(parent.done.get() || parent.timeout.is_none());
        } else {
            parent.results.borrow_mut().insert(*call, result);
            parent.held.set(false);
        }
        Ok(())
    }

    /// A timeout is over.
    pub(super) fn when_timeout(&mut self, number: u64) -> Eval<()> {
        let Some(w) = self.whens.waiting.iter().find(|w| w.number == number && !w.done.get()).cloned() else {
            return Ok(());
        };
        if w.timeless.replace(false) && self.network_time > 0.0 {
            self.timers.add(self.network_time + w.timeout.unwrap_or(0.0), Timed::When(number));
            return Ok(());
        }
        let Ok(mut locals) = w.locals.try_borrow_mut() else { return Ok(()) };
        let mut frame = locals.frame();
        if let Some((_, body)) = &w.when.timeout {
            self.finish(&w, body, &mut frame)?;
        }
        w.done.set(true);
        drop(locals);
        self.forget_done();
        Ok(())
    }
}

impl Waiting {
    #[cold]
    #[inline(never)]
    fn note_read(&self, id: GlobalId) {
        let mut reads = self.reads.borrow_mut();
        if !reads.contains(&id) {
            reads.push(id);
        }
    }
}

/// The address of a table, vector or record.
fn container(v: &Value) -> Option<*const ()> {
    match v {
        Value::Table(t) => Some(Rc::as_ptr(t).cast()),
        Value::Vector(v) => Some(Rc::as_ptr(v).cast()),
        Value::Record(r) => Some(Rc::as_ptr(r).cast()),
        _ => None,
    }
}
