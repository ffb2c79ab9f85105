//! Events and timers: what is queued runs, what is due is done.

use super::{Eval, Frame, Interp, Timed};
use crate::program::{Expr, GlobalId};
use crate::source::Span;
use crate::value::{FuncId, Value};

/// How many rounds one drain has: events that are queued in the last wait for the next drain.
const ROUNDS: u32 = 2;

impl Interp {
    /// Runs the events that wait, and those that these queue; what is queued meanwhile in its second round is left for
    /// the next drain. Then conditions that are waited for are looked at again. Whether anything ran. Errors have been
    /// reported; only `exit` leaves by `Err`.
    pub fn drain(&mut self) -> Eval<bool> {
        let mut ran = false;
        let error_handlers = self.error_handlers();
        let onlooker = self.onlooker();
        for _ in 0..ROUNDS {
            let mut waiting = self.queue.take();
            while let Some((event, time, args)) = waiting.front() {
                ran = true;
                self.event_time = time;
                self.in_error_handler = error_handlers.contains(&Some(event));
                if let Some(onlooker) = onlooker
                    && onlooker != event
                {
                    self.tell_of(onlooker, event, args)?;
                }
                self.run_handlers(event, args)?;
                waiting.drop_front();
                self.in_error_handler = false;
                self.dispatched += 1;
            }
        }
        self.event_time = self.network_time;
        self.look_at_whens()?;
        Ok(ran)
    }

    /// Whether raising an event does anything: one of its bodies is switched on, or all events are asked for. What does
    /// nothing is not queued (reference: EventHandler.cc).
    pub fn is_raised(&self, event: FuncId) -> bool {
        self.raises_all || self.program.function(event).bodies.borrow().iter().any(|b| b.disabled.get() == 0)
    }

    /// Queues an event that was raised at a time, if that does anything.
    pub(super) fn raise(&mut self, event: FuncId, time: f64, args: impl ExactSizeIterator<Item = Value>) {
        if self.is_raised(event) {
            self.queue.push(event, time, args);
        }
    }

    /// `new_event`, where it is handled.
    fn onlooker(&self) -> Option<FuncId> {
        match self.global("new_event") {
            Some(Value::Func(f)) => Some(f.info.id).filter(|id| self.is_raised(*id)),
            _ => None,
        }
    }

    /// Tells `new_event` of an event that is about to run.
    #[cold]
    fn tell_of(&mut self, onlooker: FuncId, event: FuncId, args: &[Value]) -> Eval<()> {
        let info = self.program.function(event).info.clone();
        let arguments = self.call_arguments(&info.ty(), args)?;
        self.run_handlers(onlooker, &[Value::string(&*info.name), Value::Vector(arguments)])
    }

    /// Runs the handlers of an event at once: by priority, each with the same arguments; an error ends the handler alone
    /// that it happens in, and is reported. Only `exit` leaves by `Err`.
    pub fn run_handlers(&mut self, id: FuncId, args: &[Value]) -> Eval<()> {
        let runs = &self.program.function(id).runs;
        runs.set(runs.get() + 1);
        match self.run_bodies(id, None, args, Span::NONE) {
            Ok(_) => Ok(()),
            Err(e) => self.caught(e),
        }
    }

    /// An event's variable takes on another event, and its handlers (reference: ID.cc, SetVal).
    #[inline(never)]
    pub(super) fn rebind(&mut self, variable: GlobalId, event: FuncId, e: &Expr, frame: &mut Frame) -> Eval<Value> {
        let v = self.eval(e, frame)?;
        if let Value::Func(f) = &v {
            let bodies = self.program.function(f.info.id).bodies();
            *self.program.function(event).bodies.borrow_mut() = bodies;
        }
        self.set_global(variable, v.clone());
        Ok(v)
    }

    /// Sets what the script sees as the time. Nothing becomes due by that alone.
    pub fn set_network_time(&mut self, t: f64) {
        self.network_time = t;
    }

    /// Does what is due at a time, earliest first: no more at once than `max_timer_expires` says (0: all). How many
    /// timers that were.
    pub fn expire_timers(&mut self, now: f64) -> Eval<u64> {
        let most = self.count_constant("max_timer_expires", 300);
        let mut done = 0;
        while (most == 0 || done < most)
            && let Some((time, what)) = self.timers.due(now)
        {
            done += 1;
            match what {
                Timed::Event(event, args) => {
                    let time = time.min(self.network_time);
                    self.raise(event, time, args.into_iter());
                }
                Timed::When(number) => self.when_timeout(number)?,
                Timed::Expire(table, from) => {
                    if let Some(t) = table.upgrade() {
                        self.expire(&t, from, now)?;
                    }
                }
            }
        }
        Ok(done)
    }

    /// Does all that was put off, in order of time, whenever it would have been due: how the program ends. Scheduled
    /// events are queued, the ends of waiting happen at once, elements of tables no longer expire.
    pub fn expire_all_timers(&mut self) -> Eval<()> {
        while let Some((time, what)) = self.timers.due(f64::INFINITY) {
            match what {
                Timed::Event(event, args) => {
                    let time = time.min(self.network_time);
                    self.raise(event, time, args.into_iter());
                }
                Timed::When(number) => self.when_timeout(number)?,
                Timed::Expire(..) => {}
            }
        }
        Ok(())
    }

    /// A count constant of the prelude.
    pub(super) fn count_constant(&self, name: &str, otherwise: u64) -> u64 {
        self.global(name).and_then(|v| v.as_count()).unwrap_or(otherwise)
    }

    /// An interval constant of the prelude, in seconds.
    pub(super) fn interval_constant(&self, name: &str, otherwise: f64) -> f64 {
        self.global(name).and_then(|v| v.real()).unwrap_or(otherwise)
    }
}
