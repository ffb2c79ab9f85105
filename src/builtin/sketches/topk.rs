//! The most frequent elements of a stream, by the Space-Saving algorithm.
//!
//! Reference: probabilistic/Topk.cc, after Metwally et al., "Efficient Computation of Frequent and Top-k Elements in
//! Data Streams" (2005).

use super::super::{Table, opaque, opaque_at, unplaced, unplaced_warning};
use super::{Elements, element_bytes};
use crate::eval::{Eval, Invocation};
use crate::types::Type;
use crate::value::{Opaque, Value, VectorVal};
use indexmap::IndexSet;
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

pub(in super::super) const TABLE: Table = &[
    ("topk_init", topk_init),
    ("topk_add", topk_add),
    ("topk_get_top", topk_get_top),
    ("topk_count", topk_count),
    ("topk_epsilon", topk_epsilon),
    ("topk_size", topk_size),
    ("topk_sum", topk_sum),
    ("topk_merge", topk_merge),
    ("topk_merge_prune", topk_merge_prune),
];

type Key = Rc<[u8]>;

#[derive(Clone)]
struct Element {
    value: Value,
    count: u64,
    /// By how much the count may be too high.
    epsilon: u64,
}

/// `opaque of topk`
struct TopK {
    size: u64,
    types: Elements,
    pruned: Cell<bool>,
    state: RefCell<State>,
}

#[derive(Clone, Default)]
struct State {
    elements: HashMap<Key, Element>,
    /// The keys of the elements of each count, the oldest first.
    buckets: BTreeMap<u64, IndexSet<Key>>,
}

impl State {
    fn put(&mut self, key: Key, element: Element) {
        self.buckets.entry(element.count).or_default().insert(key.clone());
        self.elements.insert(key, element);
    }

    /// Adds to the count of an element that is there.
    fn raise(&mut self, key: &Key, by: u64) {
        let Some(element) = self.elements.get_mut(key) else { return };
        let old = element.count;
        element.count = old.wrapping_add(by);
        let new = element.count;
        self.leave_bucket(old, key);
        self.buckets.entry(new).or_default().insert(key.clone());
    }

    fn leave_bucket(&mut self, count: u64, key: &Key) {
        if let Some(bucket) = self.buckets.get_mut(&count) {
            bucket.shift_remove(key);
            if bucket.is_empty() {
                self.buckets.remove(&count);
            }
        }
    }

    /// Takes out the oldest of the least frequent elements; its count.
    fn evict(&mut self) -> u64 {
        let Some((&count, bucket)) = self.buckets.first_key_value() else { return 0 };
        if let Some(key) = bucket.first().cloned() {
            self.leave_bucket(count, &key);
            self.elements.remove(&key);
        }
        count
    }
}

impl TopK {
    fn new(size: u64) -> TopK {
        TopK { size, types: Elements::default(), pruned: Cell::new(false), state: RefCell::default() }
    }

    fn add(&self, key: Vec<u8>, value: Value) {
        let key: Key = key.into();
        let mut state = self.state.borrow_mut();
        if state.elements.contains_key(&key) {
            state.raise(&key, 1);
        } else if (state.elements.len() as u64) < self.size {
            state.put(key, Element { value, count: 1, epsilon: 0 });
        } else {
            let least = state.evict();
            state.put(key.clone(), Element { value, count: least, epsilon: least });
            state.raise(&key, 1);
        }
    }

    fn merge(&self, other: &TopK, prune: bool) {
        let from = other.state.borrow().clone();
        let mut state = self.state.borrow_mut();
        for (count, key) in from.buckets.iter().flat_map(|(count, keys)| keys.iter().map(move |key| (*count, key))) {
            let Some(element) = from.elements.get(key) else { continue };
            if !state.elements.contains_key(key) {
                state.put(key.clone(), Element { value: element.value.clone(), count: 0, epsilon: 0 });
            }
            if let Some(own) = state.elements.get_mut(key) {
                own.epsilon = own.epsilon.wrapping_add(element.epsilon);
            }
            state.raise(key, u64::from(count as u32));
        }
        while prune && state.elements.len() as u64 > self.size {
            self.pruned.set(true);
            state.evict();
        }
    }
}

impl Opaque for TopK {
    fn name(&self) -> &'static str {
        "topk"
    }

    fn copy(&self) -> Option<Box<dyn Opaque>> {
        let copy = TopK::new(self.size);
        copy.types.0.replace(self.types.known());
        copy.merge(self, false);
        Some(Box::new(copy))
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

fn topk_init(inv: &mut Invocation<'_>) -> Eval<Value> {
    match inv.count(0)? {
        0 => Err(inv.exception("a top-k structure has to have room for an element")),
        size => Ok(opaque(TopK::new(size))),
    }
}

fn topk_add(inv: &mut Invocation<'_>) -> Eval<Value> {
    let handle = opaque_at(inv, 0)?;
    let topk: &TopK = handle.get(inv)?;
    let value = inv.value(1);
    if topk.state.borrow().elements.is_empty() {
        topk.types.0.replace(None);
    }
    if !topk.types.take(&value) {
        unplaced(inv, "trying to add an element to a top-k structure of another type");
    } else if let Some(key) = element_bytes(inv, &value) {
        topk.add(key, value);
    }
    Ok(Value::Unset)
}

/// May give more than asked for: all elements of the last count.
fn topk_get_top(inv: &mut Invocation<'_>) -> Eval<Value> {
    let handle = opaque_at(inv, 0)?;
    let topk: &TopK = handle.get(inv)?;
    let wanted = usize::try_from(inv.count(1)? as i32).unwrap_or(0);
    let state = topk.state.borrow();
    if state.elements.is_empty() {
        unplaced(inv, "cannot return the top of an empty top-k structure");
        return Ok(Value::Unset);
    }
    let mut top = Vec::new();
    for bucket in state.buckets.values().rev() {
        if top.len() >= wanted {
            break;
        }
        top.extend(bucket.iter().filter_map(|key| Some(state.elements.get(key)?.value.clone())));
    }
    Ok(Value::Vector(Rc::new(VectorVal::of(topk.types.known().unwrap_or(Type::Any), top))))
}

fn topk_count(inv: &mut Invocation<'_>) -> Eval<Value> {
    about(inv, "count", |element| element.count)
}

fn topk_epsilon(inv: &mut Invocation<'_>) -> Eval<Value> {
    about(inv, "epsilon", |element| element.epsilon)
}

fn about(inv: &mut Invocation<'_>, what: &str, number: fn(&Element) -> u64) -> Eval<Value> {
    let handle = opaque_at(inv, 0)?;
    let topk: &TopK = handle.get(inv)?;
    let value = inv.value(1);
    let Some(key) = element_bytes(inv, &value) else { return Ok(Value::Count(0)) };
    let found = topk.state.borrow().elements.get(key.as_slice()).map(number);
    if found.is_none() {
        unplaced(inv, format!("{what} of an element that is not in the top-k structure"));
    }
    Ok(Value::Count(found.unwrap_or(0)))
}

fn topk_size(inv: &mut Invocation<'_>) -> Eval<Value> {
    let handle = opaque_at(inv, 0)?;
    Ok(Value::Count(handle.get::<TopK>(inv)?.size))
}

fn topk_sum(inv: &mut Invocation<'_>) -> Eval<Value> {
    let handle = opaque_at(inv, 0)?;
    let topk: &TopK = handle.get(inv)?;
    let sum = topk.state.borrow().elements.values().fold(0u64, |sum, e| sum.wrapping_add(e.count));
    if topk.pruned.get() {
        unplaced_warning(inv, "the sum of a pruned top-k structure is not the number of all elements");
    }
    Ok(Value::Count(sum))
}

fn topk_merge(inv: &mut Invocation<'_>) -> Eval<Value> {
    merge(inv, false)
}

fn topk_merge_prune(inv: &mut Invocation<'_>) -> Eval<Value> {
    merge(inv, true)
}

fn merge(inv: &mut Invocation<'_>, prune: bool) -> Eval<Value> {
    let (into, from) = (opaque_at(inv, 0)?, opaque_at(inv, 1)?);
    let (into, from): (&TopK, &TopK) = (into.get(inv)?, from.get(inv)?);
    let Some(ty) = from.types.known() else { return Ok(Value::Unset) };
    if !into.types.fit(&from.types) {
        unplaced(inv, "cannot merge top-k structures of differing types");
        return Ok(Value::Unset);
    }
    into.types.0.borrow_mut().get_or_insert(ty);
    into.merge(from, prune);
    Ok(Value::Unset)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn top(k: &TopK) -> Vec<(String, u64, u64)> {
        let state = k.state.borrow();
        let keys = state.buckets.values().rev().flatten();
        keys.map(|key| {
            (String::from_utf8_lossy(key).into_owned(), state.elements[key].count, state.elements[key].epsilon)
        })
        .collect()
    }

    fn entry(name: &str, count: u64, epsilon: u64) -> (String, u64, u64) {
        (name.to_owned(), count, epsilon)
    }

    #[test]
    fn the_rarest_and_oldest_gives_way() {
        let k = TopK::new(2);
        for name in ["a", "b", "b", "c"] {
            k.add(name.as_bytes().to_vec(), Value::string(name));
        }
        assert_eq!(top(&k), [entry("b", 2, 0), entry("c", 2, 1)]);
        let other = TopK::new(2);
        other.add(b"d".to_vec(), Value::string("d"));
        k.merge(&other, false);
        assert_eq!(top(&k).len(), 3);
        k.merge(&other, true);
        assert_eq!(top(&k), [entry("c", 2, 1), entry("d", 2, 0)]);
        assert!(k.pruned.get());
    }
}
