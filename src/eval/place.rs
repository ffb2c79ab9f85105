//! Places: what is assigned to, changed and deleted.

use super::expr::{captured, is_calm, is_calm_word, mismatch, no_word, unset};
use super::index::{bounds, no_element, position};
use super::leaf::{local_word, value, word};
use super::operators::{put, word_value};
use super::table::is_mutable;
use super::vectors::{accepts, misfit};
use super::when::Change;
use super::{Eval, Frame, Interp, Raised, Unwind};
use crate::diagnostic::{Diagnostic, codes};
use crate::program::{DeleteTarget, Expr, GlobalId, KeyExpr, Place, Real, RealExpr, Update, WordOp};
use crate::source::Span;
use crate::types::Flavor;
use crate::value::{FuncVal, RecordVal, TableVal, Value, VectorVal};
use std::rc::Rc;

/// The longest vector that assigning beyond its end makes.
const LONGEST_VECTOR: u64 = 1 << 28;

fn is_calm_key(key: &KeyExpr) -> bool {
    match key {
        KeyExpr::One(e) => is_calm(e),
        KeyExpr::Many(parts) => parts.iter().all(is_calm),
    }
}

impl Interp {
    /// Puts a value into a place.
    #[inline]
    pub(super) fn assign(&mut self, place: &Place, value: Value, frame: &mut Frame) -> Eval<()> {
        match place {
            Place::Local(slot) => {
                frame.set(*slot, value);
                Ok(())
            }
            Place::Global(id) => self.assign_global(*id, value),
            Place::Field(..) => self.assign_field(place, value, frame),
            Place::Table(..) => self.assign_element_of_table(place, value, frame),
            Place::Vector(..) => self.assign_element(place, value, frame),
            Place::Capture(..) | Place::Slice(..) | Place::List(..) => self.assign_rarer(place, value, frame),
        }
    }

    #[inline(never)]
    fn assign_global(&mut self, id: GlobalId, value: Value) -> Eval<()> {
        if self.whens.watching {
            self.note(Change::Global(id));
        }
        if let Value::Func(f) = &value
            && f.info.flavor == Flavor::Event
        {
            self.rebind_event(id, f);
        }
        match self.globals.get_mut(id.0 as usize) {
            Some(g) => put(g, value),
            None => self.set_global(id, value),
        }
        Ok(())
    }

    #[inline(always)]
    pub(super) fn assign_field(&mut self, place: &Place, value: Value, frame: &mut Frame) -> Eval<()> {
        let Place::Field(e, field, span) = place else { return Ok(()) };
        if !self.whens.watching
            && let Some(Value::Record(r)) = self.peek(e, frame)
        {
            r.put(field.place, value);
            return Ok(());
        }
        let r = self.record(e, *span, frame)?;
        self.note_record(&r);
        r.put(field.place, value);
        Ok(())
    }

    #[inline(never)]
    fn assign_element_of_table(&mut self, place: &Place, value: Value, frame: &mut Frame) -> Eval<()> {
        let Place::Table(e, key, span) = place else { return Ok(()) };
        if let KeyExpr::One(key) = key
            && let Some(key) = self.peek(key, frame)
            && let Some(Value::Table(t)) = self.peek(e, frame)
            && t.writes_plainly()
            && !self.whens.watching
            && !is_mutable(key)
        {
            t.put(key.clone(), value);
            return Ok(());
        }
        let t = self.table(e, *span, frame)?;
        let key = self.key(key, frame)?;
        self.table_insert(&t, key, value, *span)
    }

    #[inline(always)]
    pub(super) fn assign_element(&mut self, place: &Place, value: Value, frame: &mut Frame) -> Eval<()> {
        let Place::Vector(e, index, span) = place else { return Ok(()) };
        if is_calm_word(index) && !self.whens.watching {
            let i = word!(self, index, frame) as i64;
            if let Some(Value::Vector(v)) = self.peek(e, frame) {
                return set_element(v, i, value, *span);
            }
        }
        let v = self.vector(e, *span, frame)?;
        self.note_vector(&v);
        let i = self.index_word(index, frame)?;
        set_element(&v, i, value, *span)
    }

    /// An event that is assigned to an event's name handles what is raised under that name from then on (reference:
    /// ID.cc, SetVal).
    #[cold]
    fn rebind_event(&mut self, id: GlobalId, to: &FuncVal) {
        let Some(name) = self.program.globals.get(id.0 as usize).map(|g| g.name.clone()) else { return };
        let bodies = self.program.function(to.info.id).bodies();
        if let Some(event) = self.program.functions.iter().find(|f| f.info.name == name) {
            *event.bodies.borrow_mut() = bodies;
        }
    }

    #[inline(never)]
    fn assign_rarer(&mut self, place: &Place, value: Value, frame: &mut Frame) -> Eval<()> {
        match place {
            Place::Capture(i) => {
                let i = *i as usize;
                if let Some(captures) = frame.closure.as_ref().and_then(|c| c.captures.as_ref())
                    && let Some(place) = captures.borrow_mut().get_mut(i)
                {
                    *place = value;
                }
                Ok(())
            }
            Place::Slice(e, lo, hi, span) => {
                let v = self.vector(e, *span, frame)?;
                self.note_vector(&v);
                let (lo, hi) = self.slice_bounds(e, lo.as_ref(), hi.as_ref(), frame)?;
                let Value::Vector(new) = &value else { return Err(mismatch(*span, "a vector", &value)) };
                let new = new.items().clone();
                let mut items = v.items_mut();
                let (from, to) = bounds(lo, hi, items.len());
                let old: Vec<Value> = items.splice(from..to.max(from), new).collect();
                drop(items);
                drop(old);
                Ok(())
            }
            Place::List(places, span) => {
                let values = value.index_values();
                if values.len() != places.len() {
                    let message = format!("{} values are assigned to {} places", values.len(), places.len());
                    return Err(Unwind::error(codes::NO_SUCH_ELEMENT, *span, message));
                }
                for (p, v) in places.iter().zip(values) {
                    self.assign(p, v.clone(), frame)?;
                }
                Ok(())
            }
            Place::Local(_) | Place::Global(_) | Place::Field(..) | Place::Table(..) | Place::Vector(..) => {
                self.assign(place, value, frame)
            }
        }
    }

    /// The value at a place.
    #[inline(never)]
    fn read(&mut self, place: &Place, span: Span, frame: &mut Frame) -> Eval<Value> {
        match place {
            Place::Local(slot) => match frame.slots.get(*slot as usize) {
                Some(Value::Unset) | None => Err(unset(span)),
                Some(v) => Ok(v.clone()),
            },
            Place::Global(id) => match self.globals.get(id.0 as usize) {
                Some(Value::Unset) | None => Err(self.unset_global(*id, span)),
                Some(v) => Ok(v.clone()),
            },
            Place::Capture(i) => match captured(frame, *i) {
                Value::Unset => Err(unset(span)),
                v => Ok(v),
            },
            Place::Field(e, field, span) => {
                let r = self.record(e, *span, frame)?;
                match r.at(field.place) {
                    Value::Unset => self.unset_field(&r, *field, *span),
                    v => Ok(v),
                }
            }
            Place::Table(e, key, span) => {
                let t = self.table(e, *span, frame)?;
                match self.with_key(key, frame, |me, key, _| me.find_or_default(&t, key, *span))? {
                    Some(v) => Ok(v),
                    None => Err(no_index(*span)),
                }
            }
            Place::Vector(e, index, span) => {
                let v = self.vector(e, *span, frame)?;
                let i = self.index_word(index, frame)?;
                super::index::element(&v, i, *span)
            }
            Place::Slice(_, _, _, span) | Place::List(_, span) => {
                Err(Unwind::error(codes::VALUE_TYPE, *span, "the place cannot be changed by its value"))
            }
        }
    }

    /// `place += word`, `place -= word`, `++place`, `--place`.
    #[inline(never)]
    pub(super) fn update_word(&mut self, u: &Update, frame: &mut Frame) -> Eval<u64> {
        if let Place::Global(id) = &u.place
            && !self.whens.watching
            && let Some(old) = self.globals.get(id.0 as usize).and_then(Value::word)
        {
            let by = word!(self, &u.value, frame);
            let new = self.step(u, old, by);
            if let Some(place) = self.globals.get_mut(id.0 as usize) {
                put(place, word_value(u.word, new));
            }
            return Ok(new);
        }
        let Place::Local(slot) = &u.place else { return self.update_far_word(u, frame) };
        let old = local_word!(frame, *slot, u.span);
        let by = word!(self, &u.value, frame);
        let new = self.step(u, old, by);
        match frame.slots.get_mut(*slot as usize) {
            Some(Value::Count(c)) => *c = new,
            Some(place) => put(place, word_value(u.word, new)),
            None => {}
        }
        Ok(new)
    }

    #[inline(never)]
    fn update_far_word(&mut self, u: &Update, frame: &mut Frame) -> Eval<u64> {
        if self.whens.watching {
            return self.update_any_word(u, frame);
        }
        match &u.place {
            Place::Local(_) | Place::Global(_) => self.update_any_word(u, frame),
            Place::Field(e, field, span) if is_calm(e) && is_calm_word(&u.value) => {
                let by = word!(self, &u.value, frame);
                let change = |r: &RecordVal| r.change(field.place, |v| change_word(u, v, by)).flatten();
                if let Expr::Field(outer) = e
                    && let Some(Some((old, new))) = self.look(outer, frame, |v| v.as_record().map(|r| change(r)))
                {
                    return Ok(self.stepped(u, old, by, new));
                }
                let changed = match self.peek(e, frame) {
                    Some(Value::Record(r)) => change(r),
                    _ => change(&*self.record(e, *span, frame)?),
                };
                match changed {
                    Some((old, new)) => Ok(self.stepped(u, old, by, new)),
                    None => self.update_any_word(u, frame),
                }
            }
            Place::Table(e, KeyExpr::One(k), span) if is_calm(e) && is_calm(k) && is_calm_word(&u.value) => {
                let by = word!(self, &u.value, frame);
                let key = value!(self, k, frame);
                let changed = match self.peek(e, frame) {
                    Some(Value::Table(t)) => change_at(u, t, &key, by),
                    _ => change_at(u, &*self.table(e, *span, frame)?, &key, by),
                };
                key.let_go();
                match changed {
                    Some((old, new)) => Ok(self.stepped(u, old, by, new)),
                    None => self.update_any_word(u, frame),
                }
            }
            Place::Vector(e, index, span) if is_calm_word(index) && is_calm_word(&u.value) => {
                let i = word!(self, index, frame) as i64;
                let by = word!(self, &u.value, frame);
                if let Some(Value::Vector(v)) = self.peek(e, frame) {
                    // A negative index can be read but not assigned to.
                    let at = if i < 0 { None } else { position(i, v.len()) };
                    let changed = at.and_then(|at| change_word(u, &mut v.items_mut()[at], by));
                    return match changed {
                        Some((old, new)) => Ok(self.stepped(u, old, by, new)),
                        None if i < 0 => Err(negative(i, *span)),
                        None => Err(no_element(v, i, *span)),
                    };
                }
                self.update_any_word(u, frame)
            }
            // An element that is there, in a table where a look-up is no more than that.
            Place::Field(Expr::TableIndex(x), field, _)
                if is_calm(&x.table) && is_calm_key(&x.key) && is_calm_word(&u.value) =>
            {
                let by = word!(self, &u.value, frame);
                let changed = self.with_key(&x.key, frame, |me, key, frame| {
                    let found = match me.peek(&x.table, frame) {
                        Some(Value::Table(t)) if t.reads_plainly() => key.get(t),
                        _ => None,
                    };
                    let change = |r: &RecordVal| r.change(field.place, |v| change_word(u, v, by)).flatten();
                    Ok(found.and_then(|v| v.as_record().and_then(|r| change(r))))
                })?;
                match changed {
                    Some((old, new)) => Ok(self.stepped(u, old, by, new)),
                    None => self.update_any_word(u, frame),
                }
            }
            Place::Field(..)
            | Place::Table(..)
            | Place::Vector(..)
            | Place::Capture(_)
            | Place::Slice(..)
            | Place::List(..) => self.update_any_word(u, frame),
        }
    }

    #[inline(never)]
    fn update_any_word(&mut self, u: &Update, frame: &mut Frame) -> Eval<u64> {
        let old = self.read(&u.place, u.span, frame)?;
        let Some(old) = old.word() else { return Err(no_word(Some(&old), u.span)) };
        let by = word!(self, &u.value, frame);
        let new = self.step(u, old, by);
        self.assign(&u.place, word_value(u.word, new), frame)?;
        Ok(new)
    }

    #[inline]
    fn step(&mut self, u: &Update, old: u64, by: u64) -> u64 {
        let new = step_by(u.op, old, by);
        self.stepped(u, old, by, new)
    }

    #[inline]
    fn stepped(&mut self, u: &Update, old: u64, by: u64, new: u64) -> u64 {
        if u.op == WordOp::Sub && by > old && u.word == crate::program::Word::Count {
            self.underflow_of(old, by, u.span);
        }
        new
    }

    /// `place += real`, `place -= real`.
    #[inline(never)]
    pub(super) fn update_real(&mut self, x: &(Place, bool, RealExpr, Real, Span), frame: &mut Frame) -> Eval<f64> {
        let (place, plus, by, real, span) = x;
        let old = self.read(place, *span, frame)?;
        let Some(old) = old.real() else { return Err(mismatch(*span, "a double, time or interval", &old)) };
        let by = self.eval_real(by, frame)?;
        let new = if *plus { old + by } else { old - by };
        self.assign(place, super::expr::real_value(*real, new), frame)?;
        Ok(new)
    }

    /// `place += string`. The string is made longer in place where nobody else holds it and it is still there when the
    /// right side has been evaluated.
    #[inline(never)]
    pub(super) fn append(&mut self, x: &(Place, Expr, Span), frame: &mut Frame) -> Eval<Value> {
        let (place, e, span) = x;
        let old = self.read_string(place, *span, frame)?;
        let added = self.eval(e, frame)?;
        let Some(more) = added.as_bytes() else { return Err(mismatch(*span, "a string", &added)) };
        let mut old = Some(old);
        let grown = match place {
            _ if self.whens.watching => None,
            Place::Local(slot) => frame.slots.get_mut(*slot as usize).and_then(|place| grow(place, &mut old, more)),
            Place::Global(id) => self.globals.get_mut(id.0 as usize).and_then(|place| grow(place, &mut old, more)),
            Place::Field(r, field, _) => match self.peek(r, frame) {
                Some(Value::Record(r)) => r.change(field.place, |place| grow(place, &mut old, more)).flatten(),
                _ => None,
            },
            Place::Table(e, key, _) if is_calm(e) && is_calm_key(key) => {
                self.with_key(key, frame, |me, key, frame| match me.peek(e, frame) {
                    Some(Value::Table(t)) if t.updates_plainly() => {
                        Ok(key.update(t, |place| grow(place, &mut old, more)).flatten())
                    }
                    _ => Ok(None),
                })?
            }
            Place::Table(..) | Place::Vector(..) | Place::Capture(_) | Place::Slice(..) | Place::List(..) => None,
        };
        if let Some(new) = grown {
            return Ok(new);
        }
        let mut s = old.unwrap_or(Value::EMPTY);
        s.append(more);
        self.assign(place, s.clone(), frame)?;
        Ok(s)
    }

    fn read_string(&mut self, place: &Place, span: Span, frame: &mut Frame) -> Eval<Value> {
        match self.read(place, span, frame)? {
            s @ (Value::Short(_) | Value::Long(_)) => Ok(s),
            other => Err(mismatch(span, "a string", &other)),
        }
    }

    /// `delete …`.
    #[inline(never)]
    pub(super) fn delete(&mut self, target: &DeleteTarget, frame: &mut Frame) -> Eval<Value> {
        match target {
            DeleteTarget::Element(e, key, span) => {
                let t = self.table(e, *span, frame)?;
                let key = self.key(key, frame)?;
                self.table_remove(&t, &key, *span)?;
            }
            DeleteTarget::Field(e, field, span) => {
                let r = self.record(e, *span, frame)?;
                self.delete_field(&r, *field)?;
            }
            // Conditions of `when` are not told (reference: Expr.cc, NameExpr::Delete).
            DeleteTarget::All(e) => match self.eval(e, frame)? {
                Value::Table(t) => {
                    t.clear();
                }
                Value::Vector(v) => {
                    let old = std::mem::take(&mut *v.items_mut());
                    drop(old);
                }
                other => return Err(mismatch(Span::NONE, "a table, set or vector", &other)),
            },
        }
        Ok(Value::Unset)
    }
}

/// Changes a word where it stands: what it was, and what it is now.
#[inline]
fn change_word(u: &Update, place: &mut Value, by: u64) -> Option<(u64, u64)> {
    let old = place.word()?;
    let new = step_by(u.op, old, by);
    put(place, word_value(u.word, new));
    Some((old, new))
}

/// Changes a word in a table, where that is all there is to do.
#[inline]
fn change_at(u: &Update, t: &TableVal, key: &Value, by: u64) -> Option<(u64, u64)> {
    if t.updates_plainly() { t.update(key, |v| change_word(u, v, by))? } else { None }
}

#[inline]
fn step_by(op: WordOp, old: u64, by: u64) -> u64 {
    if op == WordOp::Sub { old.wrapping_sub(by) } else { old.wrapping_add(by) }
}

/// Makes the string in a place longer: what is there now where that is still `old`, else `old`. The new value.
fn grow(place: &mut Value, old: &mut Option<Value>, more: &[u8]) -> Option<Value> {
    let mut before = old.take()?;
    if let (Value::Long(now), Value::Long(then)) = (&*place, &before)
        && Rc::ptr_eq(now, then)
    {
        drop(before);
        place.append(more);
    } else {
        before.append(more);
        *place = before;
    }
    Some(place.clone())
}

/// Assigns to an element; beyond the end, holes fill what lies between.
#[inline]
fn set_element(v: &VectorVal, index: i64, value: Value, span: Span) -> Eval<()> {
    if index < 0 {
        return Err(negative(index, span));
    }
    if !accepts(v, &value) {
        return Err(misfit(v, &value, span));
    }
    let mut items = v.items_mut();
    let at = index as usize;
    if let Some(place) = items.get_mut(at) {
        put(place, value);
        return Ok(());
    }
    if at > items.len() {
        if index as u64 >= LONGEST_VECTOR {
            return Err(Unwind::error(codes::NO_SUCH_ELEMENT, span, format!("a vector cannot have {index} elements")));
        }
        items.resize(at, Value::Unset);
    }
    items.push(value);
    Ok(())
}

#[cold]
#[inline(never)]
fn negative(index: i64, span: Span) -> Raised {
    let d = Diagnostic::error(codes::NO_SUCH_ELEMENT, span, format!("assignment to the negative vector index {index}"));
    Unwind::of(d.help("negative indices count from the end, but only when read"))
}

#[cold]
#[inline(never)]
fn no_index(span: Span) -> Raised {
    Unwind::of(
        Diagnostic::error(codes::NO_SUCH_KEY, span, "no such index")
            .bare("no such index")
            .help("test with `in` first, or give the table a `&default`"),
    )
}
