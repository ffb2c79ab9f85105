//! Tables and sets: keys in insertion order, deletion in constant time.
//!
//! A deleted key leaves a marker in its place (the marker is appended, then swapped with what is removed), so nothing
//! moves; once half of the places are markers, and nobody iterates, they are swept out. Tables indexed by subnets keep
//! their prefixes in a trie beside it.

use super::key::hash_alone;
use super::{Addr, Key, Pattern, Subnet, Value};
use crate::types::{TableType, Type};
use foldhash::fast::RandomState;
use indexmap::{Equivalent, IndexMap};
use prefix_trie::PrefixSet;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::hash::Hash;
use std::rc::Rc;

/// What belongs to a table beside its elements.
#[derive(Clone, Default)]
pub struct TableAttrs {
    /// `&default` or `&default_insert`: the value, or the function that makes it.
    pub default: Option<Value>,
    /// The default is a function to be called with the index, not a value.
    pub default_is_function: bool,
    /// `&default_insert`
    pub insert_default: bool,
    /// `&on_change`
    pub on_change: Option<Value>,
    /// `&create_expire` and its like.
    pub expiry: Option<Expiry>,
    /// `&ordered`: it is kept with copies; order itself is kept by every table.
    pub ordered: bool,
}

/// When elements expire.
#[derive(Clone)]
pub struct Expiry {
    /// What the clock counts from.
    pub kind: ExpiryKind,
    /// The interval's expression: its number in the program. It is evaluated anew at each look.
    pub interval: u32,
    /// `&expire_func`
    pub func: Option<Value>,
}

/// What the clock of an expiring element counts from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ExpiryKind {
    /// `&create_expire`
    Create,
    /// `&read_expire`
    Read,
    /// `&write_expire`
    Write,
}

/// A table or set.
pub struct TableVal {
    ty: RefCell<Rc<TableType>>,
    map: RefCell<IndexMap<Key, Value, RandomState>>,
    live: Cell<usize>,
    next_marker: Cell<u64>,
    iterating: Cell<u32>,
    attrs: RefCell<Option<Rc<TableAttrs>>>,
    side: RefCell<Option<Box<Side>>>,
}

/// What only some tables need.
#[derive(Default)]
struct Side {
    prefixes: Option<PrefixSet<(u128, u8)>>,
    times: Option<HashMap<Value, f64, RandomState>>,
}

impl TableVal {
    /// An empty table or set.
    pub fn new(ty: Rc<TableType>) -> TableVal {
        let by_subnet = matches!(ty.index.as_slice(), [Type::Subnet]);
        TableVal {
            ty: RefCell::new(ty),
            map: RefCell::new(IndexMap::default()),
            live: Cell::new(0),
            next_marker: Cell::new(0),
            iterating: Cell::new(0),
            attrs: RefCell::new(None),
            side: RefCell::new(by_subnet.then(|| Box::new(Side { prefixes: Some(PrefixSet::new()), times: None }))),
        }
    }

    /// A set of elements of that type.
    pub fn set_of(element: Type, elements: impl IntoIterator<Item = Value>) -> TableVal {
        let t = TableVal::new(Rc::new(TableType { name: None, index: vec![element], value: None }));
        for e in elements {
            t.insert(e, Value::Unset);
        }
        t
    }

    /// Its type.
    pub fn ty(&self) -> Rc<TableType> {
        self.ty.borrow().clone()
    }

    /// Whether it is a set.
    pub fn is_set(&self) -> bool {
        self.ty.borrow().is_set()
    }

    /// Gives an untyped empty table the type it takes on.
    pub fn adopt(&self, ty: &Rc<TableType>) {
        if self.ty.borrow().is_unspecified() && !ty.is_unspecified() {
            *self.ty.borrow_mut() = ty.clone();
            if matches!(ty.index.as_slice(), [Type::Subnet]) {
                self.side.borrow_mut().get_or_insert_default().prefixes = Some(PrefixSet::new());
            }
        }
    }

    /// What belongs to it beside its elements.
    pub fn attrs(&self) -> Option<Rc<TableAttrs>> {
        self.attrs.borrow().clone()
    }

    /// Whether it has any attributes.
    #[inline]
    pub fn has_attrs(&self) -> bool {
        self.attrs.borrow().is_some()
    }

    /// Sets what belongs to it beside its elements.
    pub fn set_attrs(&self, attrs: Option<Rc<TableAttrs>>) {
        let expires = attrs.as_ref().is_some_and(|a| a.expiry.is_some());
        *self.attrs.borrow_mut() = attrs;
        if expires {
            self.side.borrow_mut().get_or_insert_default().times.get_or_insert_default();
        }
    }

    /// Whether a look-up is no more than that: no prefixes to search, no times to note.
    #[inline]
    pub fn reads_plainly(&self) -> bool {
        self.side.borrow().is_none()
    }

    /// Whether an insertion is no more than that: nobody iterates, nobody listens, no prefixes, no times to note.
    #[inline]
    pub fn writes_plainly(&self) -> bool {
        self.iterating.get() == 0 && self.reads_plainly() && self.attrs.borrow().as_ref().is_none_or(|a| a.on_change.is_none())
    }

    /// How many elements there are.
    #[inline]
    pub fn len(&self) -> usize {
        self.live.get()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The value at exactly that key ([`Value`] or [`super::ProbeList`]).
    #[inline]
    pub fn get<Q: Hash + Equivalent<Key> + ?Sized>(&self, key: &Q) -> Option<Value> {
        self.map.borrow().get(key).cloned()
    }

    /// Whether there is exactly that key.
    #[inline]
    pub fn contains<Q: Hash + Equivalent<Key> + ?Sized>(&self, key: &Q) -> bool {
        self.map.borrow().contains_key(key)
    }

    /// Changes the value at exactly that key in place. `change` must not run script code.
    #[inline]
    pub fn update<Q: Hash + Equivalent<Key> + ?Sized, R>(&self, key: &Q, change: impl FnOnce(&mut Value) -> R) -> Option<R> {
        self.map.borrow_mut().get_mut(key).map(change)
    }

    /// Puts a value at a key; what was there before. The caller has snapshot keys that can change (see
    /// [`super::deep_copy`]).
    pub fn insert(&self, key: Value, value: Value) -> Option<Value> {
        if let Value::Subnet(s) = &key
            && let Some(side) = self.side.borrow_mut().as_mut()
            && let Some(prefixes) = &mut side.prefixes
        {
            prefixes.insert(bits(s));
        }
        let old = self.map.borrow_mut().insert(Key::Live(key), value);
        if old.is_none() {
            self.live.set(self.live.get() + 1);
        }
        old
    }

    /// Takes a key out; its value, where it was there.
    pub fn remove<Q: Hash + Equivalent<Key> + ?Sized>(&self, key: &Q) -> Option<Value> {
        let mut map = self.map.borrow_mut();
        let index = map.get_index_of(key)?;
        let (gone, value) = if index + 1 == map.len() {
            map.pop()?
        } else {
            let marker = self.next_marker.get();
            self.next_marker.set(marker + 1);
            map.insert(Key::Gone(marker), Value::Unset);
            map.swap_remove_index(index)?
        };
        self.live.set(self.live.get() - 1);
        if self.iterating.get() == 0 && map.len() > 32 && map.len() > 2 * self.live.get() {
            map.retain(|k, _| matches!(k, Key::Live(_)));
        }
        drop(map);
        if let Key::Live(key) = gone
            && let Some(side) = self.side.borrow_mut().as_mut()
        {
            if let (Some(prefixes), Value::Subnet(s)) = (&mut side.prefixes, &key) {
                prefixes.remove(&bits(s));
            }
            if let Some(times) = &mut side.times {
                times.remove(&key);
            }
        }
        Some(value)
    }

    /// Takes everything out.
    pub fn clear(&self) {
        let old = std::mem::take(&mut *self.map.borrow_mut());
        self.live.set(0);
        if let Some(side) = self.side.borrow_mut().as_mut() {
            if let Some(p) = &mut side.prefixes {
                *p = PrefixSet::new();
            }
            if let Some(t) = &mut side.times {
                t.clear();
            }
        }
        drop(old);
    }

    /// The first element at or after a position: the position after it, its key, its value. Positions start at 0.
    #[inline]
    pub fn next(&self, mut position: usize) -> Option<(usize, Value, Value)> {
        let map = self.map.borrow();
        loop {
            match map.get_index(position)? {
                (Key::Live(k), v) => return Some((position + 1, k.clone(), v.clone())),
                (Key::Gone(_), _) => position += 1,
            }
        }
    }

    /// As [`TableVal::next`], but shows key and value to `visit`, which must not run script code.
    #[inline]
    pub fn visit<R>(&self, mut position: usize, visit: impl FnOnce(&Value, &Value) -> R) -> Option<(usize, R)> {
        let map = self.map.borrow();
        loop {
            match map.get_index(position)? {
                (Key::Live(k), v) => return Some((position + 1, visit(k, v))),
                (Key::Gone(_), _) => position += 1,
            }
        }
    }

    /// One past the last position: what an iteration that began now has to reach.
    pub fn positions(&self) -> usize {
        self.map.borrow().len()
    }

    /// All elements, as they are now.
    pub fn entries(&self) -> Vec<(Value, Value)> {
        self.map
            .borrow()
            .iter()
            .filter_map(|(k, v)| match k {
                Key::Live(k) => Some((k.clone(), v.clone())),
                Key::Gone(_) => None,
            })
            .collect()
    }

    /// All keys, as they are now.
    pub fn keys(&self) -> Vec<Value> {
        self.entries().into_iter().map(|(k, _)| k).collect()
    }

    /// Puts the elements into another order.
    pub fn reorder(&self, order: impl FnOnce(&mut Vec<(Value, Value)>)) {
        let mut all = self.entries();
        order(&mut all);
        *self.map.borrow_mut() = all.into_iter().map(|(k, v)| (Key::Live(k), v)).collect();
    }

    /// Holds the positions still while an iteration runs; to be paired with [`TableVal::end_iteration`].
    pub fn begin_iteration(&self) {
        self.iterating.set(self.iterating.get() + 1);
    }

    /// The end of an iteration.
    pub fn end_iteration(&self) {
        self.iterating.set(self.iterating.get().saturating_sub(1));
    }

    /// Whether an iteration runs.
    #[inline]
    pub fn is_iterating(&self) -> bool {
        self.iterating.get() > 0
    }

    /// Whether it is indexed by subnets.
    #[inline]
    pub fn is_by_subnet(&self) -> bool {
        self.side.borrow().as_ref().is_some_and(|s| s.prefixes.is_some())
    }

    /// The key with the longest prefix that covers an address or subnet; the key itself where there is no trie.
    pub fn covering(&self, key: &Value) -> Option<Value> {
        let side = self.side.borrow();
        let prefixes = side.as_ref()?.prefixes.as_ref()?;
        let wanted = match key {
            Value::Subnet(s) => bits(s),
            other => (u128::from_be_bytes(other.as_addr()?.bytes()), 128),
        };
        prefixes.get_lpm(&wanted).map(|p| subnet_of(&p))
    }

    /// All prefixes in it that cover a subnet, longest first.
    pub fn all_covering(&self, s: Subnet) -> Vec<Value> {
        let side = self.side.borrow();
        let Some(prefixes) = side.as_ref().and_then(|s| s.prefixes.as_ref()) else { return Vec::new() };
        let mut found: Vec<Value> = prefixes.cover(&bits(&s)).map(|p| subnet_of(&p)).collect();
        found.reverse();
        found
    }

    /// The values at all patterns that match a string exactly.
    pub fn matching(&self, text: &[u8]) -> Vec<Value> {
        self.map
            .borrow()
            .iter()
            .filter_map(|(k, v)| match k {
                Key::Live(Value::Pattern(p)) if p.exact(text) => Some(v.clone()),
                _ => None,
            })
            .collect()
    }

    /// Whether any of its patterns matches a string exactly.
    pub fn matches_any(&self, text: &[u8]) -> bool {
        self.map.borrow().keys().any(|k| matches!(k, Key::Live(Value::Pattern(p)) if Pattern::exact(p, text)))
    }

    /// Notes when an element of an expiring table was last touched: network time, in seconds.
    pub fn touch(&self, key: &Value, time: f64) {
        if let Some(side) = self.side.borrow_mut().as_mut()
            && let Some(times) = &mut side.times
        {
            match times.get_mut(key) {
                Some(t) => *t = time,
                None => {
                    times.insert(key.clone(), time);
                }
            }
        }
    }

    /// When an element was last touched; `None` where that is not kept.
    pub fn touched(&self, key: &Value) -> Option<f64> {
        self.side.borrow().as_ref()?.times.as_ref()?.get(key).copied()
    }

    /// Whether two tables hold the same.
    pub fn same_as(&self, other: &TableVal) -> bool {
        self.len() == other.len() && self.entries().iter().all(|(k, v)| other.map.borrow().get(k).is_some_and(|o| o == v))
    }

    /// A hash that does not depend on the order of the elements.
    pub(super) fn hash_of_elements(&self) -> u64 {
        self.entries().iter().fold(self.len() as u64, |h, (k, v)| h.wrapping_add(hash_alone(k) ^ hash_alone(v).rotate_left(32)))
    }
}

fn bits(s: &Subnet) -> (u128, u8) {
    (u128::from_be_bytes(s.prefix.bytes()), s.width)
}

fn subnet_of(p: &(u128, u8)) -> Value {
    Value::subnet(Subnet { prefix: Addr::from_bytes(p.0.to_be_bytes()), width: p.1 })
}
