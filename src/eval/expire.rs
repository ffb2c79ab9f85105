//! Elements of tables that expire.

use super::table::function_in;
use super::{Eval, Interp, Timed};
use crate::source::Span;
use crate::types::Type;
use crate::value::{Expiry, TableVal, Value};
use std::rc::Rc;

impl Interp {
    /// Has a table looked at from now on, where its elements expire. The first look comes as soon as time runs.
    pub fn watch(&mut self, t: &Rc<TableVal>) {
        if t.attrs().is_some_and(|a| a.expiry.is_some()) {
            let is_wanted = |what: &Timed| !matches!(what, Timed::Expire(t, _) if t.strong_count() == 0);
            self.timers.add_passing(1.0, Timed::Expire(Rc::downgrade(t), 0), is_wanted);
        }
    }

    /// Looks at some elements of a table from a position on, and sets the timer for the next look.
    pub(super) fn expire(&mut self, t: &Rc<TableVal>, from: usize, now: f64) -> Eval<()> {
        let Some(expiry) = t.attrs().and_then(|a| a.expiry.clone()) else { return Ok(()) };
        let interval = self.thunk(expiry.interval);
        let lifetime = match self.or_caught(interval)?.real() {
            Some(seconds) if seconds >= 0.0 => seconds,
            // No interval, or a negative one: nothing expires, ever.
            _ => return Ok(()),
        };
        let step = self.count_constant("table_incremental_step", 5000);
        if self.shuffle.is_some() && from == 0 && !t.is_iterating() {
            t.reorder();
        }
        let mut at = from;
        let mut ended = false;
        t.begin_iteration();
        let mut result = Ok(());
        for _ in 0..step {
            // Elements that came in before time ran were touched at 0, and stay.
            let overdue = |touched| touched != 0.0 && touched + lifetime < now;
            let look = |k: &Value, v: &Value, touched| overdue(touched).then(|| (k.clone(), v.clone()));
            let Some((next, found)) = t.visit_dated(at, look) else {
                ended = true;
                break;
            };
            at = next;
            if let Some((key, value)) = found {
                result = self.expire_element(t, &expiry, key, value, lifetime);
                if result.is_err() {
                    break;
                }
            }
        }
        t.end_iteration();
        result?;
        let (delay, next) = if ended || t.next(at).is_none() {
            (self.interval_constant("table_expire_interval", 10.0), 0)
        } else {
            (self.interval_constant("table_expire_delay", 0.01), at)
        };
        self.timers.add(self.network_time + delay, Timed::Expire(Rc::downgrade(t), next));
        Ok(())
    }

    /// One element whose time is over: `&expire_func` may keep it for some seconds more.
    fn expire_element(
        &mut self,
        t: &Rc<TableVal>,
        expiry: &Expiry,
        key: Value,
        value: Value,
        lifetime: f64,
    ) -> Eval<()> {
        let mut value = value;
        if let Some(f) = function_in(&expiry.func) {
            let mut args = vec![Value::Table(t.clone())];
            let params = f.info.ty();
            // A function of (table, any) gets the index as one value.
            let as_one = matches!(params.params.as_slice(), [_, p] if matches!(p.ty, Type::Any));
            if as_one {
                args.push(key.clone());
            } else {
                args.extend(key.index_values().iter().cloned());
            }
            let result = self.call(&f, &args, Span::NONE);
            let more = self.or_caught(result)?.real().unwrap_or(0.0);
            // The function may have deleted or changed it.
            let Some(now) = t.get(&key) else { return Ok(()) };
            value = now;
            if more > 0.0 {
                t.touch(&key, self.network_time - lifetime + more);
                return Ok(());
            }
        }
        self.note_table(t);
        t.remove(&key);
        self.changed(t, "TABLE_ELEMENT_EXPIRED", &key, value, Span::NONE)
    }
}
