//! `when`: conditions that are waited for.
//!
//! A condition is looked at when the statement runs, and after a drain in which something was changed that it watches:
//! the globals that it names, the containers in them and those captured ones that it names, and the containers that its
//! index expressions have last yielded (reference: Trigger.cc). What a function reads that it calls is not watched.
//!
//! A call in it may not have its result yet, because the function called says `return when`: then the condition is held
//! until it has, and finds that result where the call stands.

use super::stmt::dropped;
use super::{Eval, Flow, Frame, Interp, Locals, Timed, Unwind};
use crate::diagnostic::{Diagnostic, codes};
use crate::program::{GlobalId, Stmt, When};
use crate::source::Span;
use crate::value::{RecordVal, TableVal, Value, VectorVal};
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

/// All that is waited for.
#[derive(Default)]
pub(super) struct Whens {
    /// By number.
    waiting: HashMap<u64, Rc<Waiting>>,
    /// Whose condition is being looked at.
    pub current: Option<Rc<Waiting>>,
    /// How many calls were running when that began.
    depth: usize,
    /// Something is waited for: changes are noted.
    pub watching: bool,
    /// Who watches what, in the order of coming.
    watchers: HashMap<Change, BTreeMap<u64, Rc<Waiting>>>,
    /// How many have come to watch so far.
    came: u64,
    /// Whose condition is to be looked at after the drain, in the order of the changes.
    pending: Vec<Rc<Waiting>>,
    made: u64,
    /// The call that is known to have no result, since something was refused in it or will be told of it: that it ends
    /// without one is no news.
    pub resultless: Option<Span>,
}

/// What was changed.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
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
    /// When it came to watch.
    came: Cell<u64>,
    /// What it watches. The containers are kept, so that no other takes the address of one.
    watches: RefCell<Vec<(Change, Value)>>,
    /// The containers that index expressions in its condition have yielded.
    elements: RefCell<Vec<Value>>,
    /// It is among those to be looked at.
    pending: Cell<bool>,
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
                let w = w.clone();
                w.results.borrow_mut().insert(call, result);
                self.look_later(&w);
                Unwind::Delayed.into()
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
            came: Cell::new(0),
            watches: RefCell::default(),
            elements: RefCell::default(),
            pending: Cell::new(false),
        });
        if let Some((parent, _)) = &waiting.parent {
            parent.held.set(true);
        }
        self.whens.waiting.insert(waiting.number, waiting.clone());
        self.whens.watching = true;
        self.look_at(&waiting)?;
        if let Some(seconds) = timeout
            && !waiting.done.get()
        {
            self.timers.add(self.network_time + seconds, Timed::When(waiting.number));
        }
        if w.is_return { Err(Unwind::Delayed.into()) } else { Ok(()) }
    }

    /// Looks at the conditions that watch what has been changed, or have got a result that they waited for. What these
    /// change themselves is for the next time.
    pub(super) fn look_at_whens(&mut self) -> Eval<()> {
        let pending = std::mem::take(&mut self.whens.pending);
        pending.iter().for_each(|w| w.pending.set(false));
        for w in &pending {
            self.look_at(w)?;
        }
        Ok(())
    }

    /// After the drain a condition is to be looked at.
    fn look_later(&mut self, w: &Rc<Waiting>) {
        if !w.done.get() && !w.pending.replace(true) {
            self.whens.pending.push(w.clone());
        }
    }

    /// The end of waiting.
    fn end(&mut self, w: &Waiting) {
        w.done.set(true);
        self.unwatch(w);
        self.whens.waiting.remove(&w.number);
        self.whens.watching = !self.whens.waiting.is_empty();
    }

    /// Watches what a condition depends on now, and nothing else.
    fn watch_for(&mut self, w: &Rc<Waiting>) {
        self.unwatch(w);
        let mut watches = Vec::new();
        let mut inside = |v: &Value| watches.extend(container(v).map(|at| (Change::Inside(at), v.clone())));
        w.when.globals.iter().filter_map(|id| self.globals.get(id.0 as usize)).for_each(&mut inside);
        if let Ok(locals) = w.locals.try_borrow() {
            w.when.locals.iter().filter_map(|slot| locals.value(*slot)).for_each(&mut inside);
        }
        w.elements.take().iter().for_each(&mut inside);
        watches.extend(w.when.globals.iter().map(|id| (Change::Global(*id), Value::Unset)));
        self.whens.came += 1;
        w.came.set(self.whens.came);
        for (change, _) in &watches {
            self.whens.watchers.entry(*change).or_default().insert(self.whens.came, w.clone());
        }
        *w.watches.borrow_mut() = watches;
    }

    fn unwatch(&mut self, w: &Waiting) {
        for (change, _) in w.watches.take() {
            if let Some(watchers) = self.whens.watchers.get_mut(&change) {
                watchers.remove(&w.came.get());
                if watchers.is_empty() {
                    self.whens.watchers.remove(&change);
                }
            }
        }
    }

    /// A container that an index expression has yielded is watched, where that stands in a condition itself.
    #[cold]
    #[inline(never)]
    pub(super) fn watch_element(&self, v: &Value) {
        if let Some(w) = &self.whens.current
            && self.calls.len() == self.whens.depth
            && container(v).is_some()
        {
            w.elements.borrow_mut().push(v.clone());
        }
    }

    /// Notes a change, where somebody waits. Who has come to watch last is looked at first.
    #[cold]
    #[inline(never)]
    pub(super) fn note(&mut self, change: Change) {
        let watchers = self.whens.watchers.get(&change);
        let watchers: Vec<_> = watchers.into_iter().flat_map(|w| w.values().rev()).cloned().collect();
        watchers.iter().for_each(|w| self.look_later(w));
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

    /// Whether the next drain looks at any condition.
    pub fn has_conditions_to_look_at(&self) -> bool {
        !self.whens.pending.is_empty()
    }

    /// Gives all waiting up.
    pub fn stop_waiting(&mut self) {
        self.whens.waiting.drain().for_each(|(_, w)| w.done.set(true));
        self.whens.watchers.clear();
        self.whens.watching = false;
    }

    /// How many conditions are waited for.
    pub fn waiting(&self) -> usize {
        self.whens.waiting.len()
    }

    /// Looks at one condition; where it holds, the body runs.
    fn look_at(&mut self, w: &Rc<Waiting>) -> Eval<()> {
        if w.done.get() || w.held.get() {
            return Ok(());
        }
        let Ok(mut locals) = w.locals.try_borrow_mut() else { return Ok(()) };
        let mut frame = locals.frame();
        let outer = (self.whens.current.replace(w.clone()), std::mem::replace(&mut self.whens.depth, self.calls.len()));
        let holds = self.eval_word(&w.when.cond, &mut frame);
        (self.whens.current, self.whens.depth) = outer;
        match holds {
            Ok(0) => {}
            Ok(_) => return self.finish(w, &w.when.body, &mut frame),
            Err(e) if e.is_delayed() => return Ok(()),
            Err(e) => self.caught(e)?,
        }
        drop(locals);
        self.watch_for(w);
        Ok(())
    }

    /// It has been waited enough: a body runs, and a `return when` hands its result on.
    fn finish(&mut self, w: &Waiting, body: &Stmt, frame: &mut Frame) -> Eval<()> {
        self.end(w);
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
            if parent.timeout.is_none() {
                self.end(parent);
            }
        } else {
            parent.results.borrow_mut().insert(*call, result);
            parent.held.set(false);
            let parent = parent.clone();
            self.look_later(&parent);
        }
        Ok(())
    }

    /// A timeout is over.
    pub(super) fn when_timeout(&mut self, number: u64) -> Eval<()> {
        let Some(w) = self.whens.waiting.get(&number).cloned() else { return Ok(()) };
        if w.timeless.replace(false) && self.network_time > 0.0 {
            self.timers.add(self.network_time + w.timeout.unwrap_or(0.0), Timed::When(number));
            return Ok(());
        }
        let Ok(mut locals) = w.locals.try_borrow_mut() else { return Ok(()) };
        let mut frame = locals.frame();
        if let Some((_, body)) = &w.when.timeout {
            self.finish(&w, body, &mut frame)?;
        }
        self.end(&w);
        Ok(())
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
