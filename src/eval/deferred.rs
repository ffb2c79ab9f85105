//! Fields that were deleted and have a default: it is evaluated when they are read next, also by what prints, copies or
//! looks up the record that they are in (reference: Val.h, RecordVal::GetField).

use super::{Eval, Interp};
use crate::program::FieldStart;
use crate::types::FieldRef;
use crate::value::{RecordVal, Value};
use foldhash::fast::FixedState;
use std::collections::HashSet;
use std::rc::Rc;

impl Interp {
    /// `delete record$field`.
    pub(super) fn delete_field(&mut self, r: &Rc<RecordVal>, field: FieldRef) -> Eval<()> {
        self.catch_up(r)?;
        let layout = self.program.layout(&r.ty);
        let start = match layout.fields.get(field.index as usize) {
            Some(FieldStart::Default(id, _)) => {
                // The old value is looked at.
                if r.at(field.place).is_unset() {
                    self.thunk(*id)?;
                }
                if self.deferred.len() == self.deferred.capacity() {
                    self.deferred.retain(|_, r| r.strong_count() > 0);
                }
                self.deferred.entry(Rc::as_ptr(r)).or_insert_with(|| Rc::downgrade(r));
                Value::Unset
            }
            Some(start @ (FieldStart::Value(_) | FieldStart::Empty(_, true))) => self.start(start)?,
            Some(FieldStart::Unset | FieldStart::Empty(_, false)) | None => Value::Unset,
        };
        self.note_record(r);
        r.put(field.place, start);
        Ok(())
    }

    /// [`Interp::settle`] for several values.
    #[inline(always)]
    pub(super) fn settle_all(&mut self, values: &[Value]) -> Eval<()> {
        if self.deferred.is_empty() {
            return Ok(());
        }
        values.iter().try_for_each(|v| self.settle(v))
    }

    /// Gives the records within a value their defaults, where they have lost some.
    #[inline(always)]
    pub(super) fn settle(&mut self, v: &Value) -> Eval<()> {
        if self.deferred.is_empty() {
            return Ok(());
        }
        match v {
            Value::Table(_) | Value::Vector(_) | Value::Record(_) | Value::List(_) => self.settle_within(v),
            _ => Ok(()),
        }
    }

    #[cold]
    #[inline(never)]
    fn settle_within(&mut self, v: &Value) -> Eval<()> {
        let mut seen: HashSet<*const (), FixedState> = HashSet::default();
        let mut waiting = vec![v.clone()];
        while let Some(v) = waiting.pop() {
            let next = match &v {
                Value::Table(t) if seen.insert(Rc::as_ptr(t).cast()) => {
                    t.entries().into_iter().flat_map(|(k, v)| [k, v]).collect()
                }
                Value::Vector(items) if seen.insert(Rc::as_ptr(items).cast()) => items.items().clone(),
                Value::Record(r) if seen.insert(Rc::as_ptr(r).cast()) => {
                    self.settle_record(r)?;
                    r.values()
                }
                Value::List(l) => l.to_vec(),
                _ => continue,
            };
            waiting.extend(next.into_iter().rev());
        }
        Ok(())
    }

    fn settle_record(&mut self, r: &Rc<RecordVal>) -> Eval<()> {
        if self.deferred.remove(&Rc::as_ptr(r)).is_none() {
            return Ok(());
        }
        let layout = self.program.layout(&r.ty);
        for (i, start) in layout.fields.iter().enumerate() {
            if let FieldStart::Default(id, _) = start
                && r.get(i).is_unset()
            {
                let v = self.thunk(*id)?;
                r.set(i, v);
            }
        }
        Ok(())
    }
}
