//! Frames: where the variables of a running body lie.
//!
//! A call's slots lie in its native frame where they are few, else in a list from the pool. Arguments are evaluated
//! straight into them.

use super::leaf::word;
use super::operators::{clear, fill, put, word_value};
use super::{Eval, Interp};
use crate::program::{Call, Expr, Slot, ThunkId, Word};
use crate::value::{FuncVal, Value};
use std::mem::ManuallyDrop;
use std::rc::Rc;

/// How many slots a native frame holds.
pub(super) const NEAR: usize = 8;
/// How many lists of values are kept for the calls to come.
const POOLED: usize = 1024;

/// The variables of one running body.
pub struct Frame<'a> {
    /// The slots; parameters first.
    pub slots: &'a mut [Value],
    /// The closure that runs, for its captured variables.
    pub closure: Option<&'a Rc<FuncVal>>,
    /// What `return` has left.
    pub result: Value,
}

/// Variables that outlive what runs with them: those of the top level, and of a `when`.
#[derive(Default)]
pub struct Locals {
    slots: Vec<Value>,
    closure: Option<Rc<FuncVal>>,
}

impl<'a> Frame<'a> {
    /// A frame over these slots.
    #[inline(always)]
    pub(super) fn new(slots: &'a mut [Value], closure: Option<&'a Rc<FuncVal>>) -> Frame<'a> {
        Frame { slots, closure, result: Value::Unset }
    }

    /// Sets a slot. There are as many as the checker has counted.
    #[inline(always)]
    pub(super) fn set(&mut self, slot: Slot, value: Value) {
        debug_assert!((slot as usize) < self.slots.len());
        if let Some(place) = self.slots.get_mut(slot as usize) {
            put(place, value);
        }
    }

    /// Sets a slot to a word.
    #[inline(always)]
    pub(super) fn set_word(&mut self, slot: Slot, word: Word, bits: u64) {
        debug_assert!((slot as usize) < self.slots.len());
        if let Some(place) = self.slots.get_mut(slot as usize) {
            put(place, word_value(word, bits));
        }
    }
}

impl Locals {
    /// So many variables, all of them unset.
    pub fn new(size: u32) -> Locals {
        Locals { slots: vec![Value::Unset; size as usize], closure: None }
    }

    /// The same, where captured variables are seen.
    pub(super) fn within(size: u32, closure: Option<&Rc<FuncVal>>) -> Locals {
        Locals { closure: closure.cloned(), ..Locals::new(size) }
    }

    /// Makes room for at least that many.
    pub fn grow(&mut self, size: u32) {
        if self.slots.len() < size as usize {
            self.slots.resize(size as usize, Value::Unset);
        }
    }

    /// A frame over them.
    pub fn frame(&mut self) -> Frame<'_> {
        Frame::new(&mut self.slots, self.closure.as_ref())
    }

    /// The value in a slot.
    pub fn value(&self, slot: Slot) -> Option<&Value> {
        self.slots.get(slot as usize)
    }
}

/// Lets go of all values in a list.
#[inline(always)]
fn empty(list: &mut Vec<Value>) {
    while let Some(v) = list.pop() {
        v.let_go();
    }
}

impl Interp {
    /// Runs `run` with that many slots in the native frame, no more than [`NEAR`], all of them unset, and lets go of what
    /// it leaves in them.
    #[inline(always)]
    pub(super) fn with_near_slots<R>(&mut self, count: usize, run: impl FnOnce(&mut Interp, &mut [Value]) -> R) -> R {
        // Dropped by hand: to look at the slots in use is enough.
        let mut near = ManuallyDrop::new([const { Value::Unset }; NEAR]);
        let slots = near.get_mut(..count).unwrap_or_default();
        let done = run(self, slots);
        slots.iter_mut().for_each(clear);
        done
    }

    /// As [`Interp::with_near_slots`], for any number.
    #[inline(always)]
    pub(super) fn with_slots<R>(&mut self, count: usize, run: impl FnOnce(&mut Interp, &mut [Value]) -> R) -> R {
        self.with_slots_near::<NEAR, R>(count, run)
    }

    /// The same, with no more than `N` of them in the native frame.
    #[inline(always)]
    pub(super) fn with_slots_near<const N: usize, R>(
        &mut self,
        count: usize,
        run: impl FnOnce(&mut Interp, &mut [Value]) -> R,
    ) -> R {
        // Dropped by hand: to look at the slots in use is enough.
        let mut near = ManuallyDrop::new([const { Value::Unset }; N]);
        let mut far = Vec::new();
        let slots = match near.get_mut(..count) {
            Some(slots) => slots,
            None => {
                far = self.far_slots(count);
                &mut far
            }
        };
        let done = run(self, slots);
        slots.iter_mut().for_each(clear);
        if count > N {
            self.give_back(far);
        }
        done
    }

    #[inline(never)]
    fn far_slots(&mut self, count: usize) -> Vec<Value> {
        let mut list = self.take_list();
        list.resize(count, Value::Unset);
        list
    }

    /// Evaluates the arguments of a call into as many unset slots, those left out too.
    #[inline(always)]
    pub(super) fn fill_arguments(&mut self, c: &Call, frame: &mut Frame, slots: &mut [Value]) -> Eval<()> {
        for (e, place) in c.args.iter().zip(&mut *slots) {
            self.fill_argument(e, frame, place)?;
        }
        if !c.defaults.is_empty() {
            self.fill_defaults(&c.defaults, slots.get_mut(c.args.len()..).unwrap_or_default())?;
        }
        Ok(())
    }

    /// Evaluates one argument into an unset slot.
    #[inline(always)]
    pub(super) fn fill_argument(&mut self, e: &Expr, frame: &mut Frame, place: &mut Value) -> Eval<()> {
        match e {
            Expr::Word(w, kind) => {
                let bits = word!(self, &**w, frame);
                fill(place, word_value(*kind, bits));
            }
            Expr::Local(slot, _) if frame.slots.get(*slot as usize).is_some_and(|v| !v.is_unset()) => {
                fill(place, frame.slots[*slot as usize].clone());
            }
            Expr::Const(v) => fill(place, v.clone()),
            other => fill(place, self.eval_node(other, frame)?),
        }
        Ok(())
    }

    #[inline(never)]
    fn fill_defaults(&mut self, defaults: &[ThunkId], slots: &mut [Value]) -> Eval<()> {
        for (&d, place) in defaults.iter().zip(slots) {
            *place = self.thunk(d)?;
        }
        Ok(())
    }

    /// Takes back a list of values that is no longer used.
    #[inline(never)]
    pub(super) fn give_back(&mut self, mut list: Vec<Value>) {
        empty(&mut list);
        if self.pool.len() < POOLED {
            self.pool.push(list);
        }
    }

    /// A list from the pool, empty.
    #[inline]
    pub(super) fn take_list(&mut self) -> Vec<Value> {
        self.pool.pop().unwrap_or_default()
    }
}
