//! Where a table keeps its elements: in insertion order, with deletion that moves nothing.
//!
//! A few elements lie in a plain list that is searched from its start; more lie in an `indexmap`. A deleted key of the
//! map leaves a marker in its place (the marker is appended, then swapped with what is removed), so positions hold still;
//! once half of the places are markers, and nobody iterates, they are swept out. Very many lie in a map that is made for
//! that. Sets keep no values.

use super::large::Large;
use super::near::NearState;
use super::{Key, Value};
use crate::types::{TableType, Type};
use indexmap::{Equivalent, IndexMap};
use std::hash::Hash;
use std::rc::Rc;

/// How many elements a list may have before it becomes a map.
const FEW: usize = 8;
/// From how many elements on a map that is full becomes a [`Large`] one instead of growing.
const MANY: usize = 1 << 15;

/// The elements of a table or set.
pub(super) enum Store {
    /// Keys alone.
    Set(Elements<()>),
    /// Keys and values.
    Table(Elements<Value>),
}

/// Elements that keep a `V` beside each key.
pub(super) enum Elements<V> {
    /// A few, as a list.
    Few(Vec<(Key, V)>),
    /// Many, as a map.
    Many(Box<Many<V>>),
    /// Very many.
    Large(Box<Large<V>>),
}

/// Many elements.
pub(super) struct Many<V> {
    map: IndexMap<Key, V, NearState>,
    next_marker: u64,
    front: Front,
}

/// How many of the first places are markers: whoever takes elements from the front need not look at these again.
#[derive(Clone, Copy, Default)]
pub(super) struct Front(usize);

impl Front {
    /// The first place where an element may be.
    #[inline]
    pub fn place(self) -> usize {
        self.0
    }

    /// What was at a place has become a marker; `at` tells what is at a place now.
    #[inline]
    pub fn removed<'a>(&mut self, place: usize, at: impl Fn(usize) -> Option<&'a Key>) {
        if place == self.0 {
            while let Some(Key::Gone(_)) = at(self.0) {
                self.0 += 1;
            }
        }
    }
}

/// What is kept beside a key.
pub(super) trait Kept {
    /// What stands beside a marker, and for every value of a set.
    fn nothing() -> Self;
    /// The value.
    fn value(&self) -> &Value;
    /// Lets the value be changed.
    fn change<R>(&mut self, change: impl FnOnce(&mut Value) -> R) -> R;
    /// Keeps a value.
    fn keep(value: Value) -> Self;
    /// Gives the value up.
    fn give(self) -> Value;
    /// Whether nobody can tell when it is let go of: it is no file that is written out then and no table whose elements
    /// expire, nor may it hold one. The last type of tables that are so is `known`.
    fn is_quiet(&self, known: &mut Option<Rc<TableType>>) -> bool;
}

impl Kept for () {
    fn nothing() {}
    #[inline]
    fn value(&self) -> &Value {
        &Value::Unset
    }
    #[inline]
    fn change<R>(&mut self, change: impl FnOnce(&mut Value) -> R) -> R {
        change(&mut Value::Unset)
    }
    #[inline]
    fn keep(_: Value) {}
    #[inline]
    fn give(self) -> Value {
        Value::Unset
    }
    #[inline]
    fn is_quiet(&self, _: &mut Option<Rc<TableType>>) -> bool {
        true
    }
}

impl Kept for Value {
    fn nothing() -> Value {
        Value::Unset
    }
    #[inline]
    fn value(&self) -> &Value {
        self
    }
    #[inline]
    fn change<R>(&mut self, change: impl FnOnce(&mut Value) -> R) -> R {
        change(self)
    }
    #[inline]
    fn keep(value: Value) -> Value {
        value
    }
    #[inline]
    fn give(self) -> Value {
        self
    }
    #[inline]
    fn is_quiet(&self, known: &mut Option<Rc<TableType>>) -> bool {
        let mut rest = |v: &Value| match v {
            Value::Long(_) | Value::Addr6(_) | Value::Subnet(_) | Value::Pattern(_) | Value::Enum(_) => true,
            Value::Record(r) => Type::Record(r.ty.clone()).is_data(),
            Value::Vector(v) => v.holds(|element| element.is_some_and(Type::is_data)),
            Value::Table(t) => t.has_only_data(known),
            Value::Func(f) => f.captures.is_none(),
            _ => false,
        };
        self.is_plain() || rest(self)
    }
}

/// Runs the same on the elements of a set and of a table.
macro_rules! either {
    ($store:expr, $elements:ident => $body:expr) => {
        match $store {
            Store::Set($elements) => $body,
            Store::Table($elements) => $body,
        }
    };
}

impl Store {
    /// No elements.
    pub fn new(is_set: bool) -> Store {
        if is_set { Store::Set(Elements::new()) } else { Store::Table(Elements::new()) }
    }

    /// No elements, of the same kind.
    pub fn emptied(&self) -> Store {
        Store::new(matches!(self, Store::Set(_)))
    }

    /// How many places there are, markers included.
    pub fn places(&self) -> usize {
        either!(self, e => e.places())
    }

    /// The first place where an element may be.
    #[inline]
    pub fn front(&self) -> usize {
        either!(self, e => e.front())
    }

    /// What stands at a place.
    #[inline]
    pub fn at(&self, place: usize) -> Option<(&Key, &Value)> {
        either!(self, e => e.at(place))
    }

    /// The value at a key.
    #[inline]
    pub fn get<Q: Hash + Equivalent<Key> + ?Sized>(&self, key: &Q) -> Option<&Value> {
        either!(self, e => e.get(key).map(Kept::value))
    }

    /// The place of a key, where all that was put in has been looked up.
    pub fn place_of<Q: Hash + Equivalent<Key> + ?Sized>(&self, key: &Q) -> Option<usize> {
        either!(self, e => e.place_of(key))
    }

    /// Lets the value at a key be changed.
    #[inline]
    pub fn change<Q: Hash + Equivalent<Key> + ?Sized, R>(
        &mut self,
        key: &Q,
        change: impl FnOnce(&mut Value) -> R,
    ) -> Option<R> {
        either!(self, e => e.get_mut(key).map(|v| v.change(change)))
    }

    /// Puts a value at a key; what was there.
    #[inline]
    pub fn insert(&mut self, key: Value, value: Value) -> Option<Value> {
        if let Store::Set(_) = self
            && !value.is_unset()
        {
            self.become_table();
        }
        either!(self, e => e.insert(key, value))
    }

    /// Puts a value at a key, where nobody asks what was there but may notice when it is let go of: then it is given back.
    /// `None` where it is not known yet whether anything was: places and the number of elements are right again after
    /// [`Store::count`].
    #[inline]
    pub fn put(&mut self, key: Value, value: Value) -> Option<Option<Value>> {
        match self {
            Store::Set(Elements::Large(l)) if value.is_unset() => l.put(key, ()).map(|()| Some(Value::Unset)),
            Store::Table(Elements::Large(l)) => l.put(key, value).map(Some),
            Store::Set(_) | Store::Table(_) => Some(self.insert(key, value)),
        }
    }

    /// Whether keys are looked up one after the other, as they lie, so that it is worth while to count first.
    pub fn is_read_in_row(&self) -> bool {
        match self {
            Store::Set(Elements::Large(l)) => l.is_read_in_row(),
            Store::Table(Elements::Large(l)) => l.is_read_in_row(),
            Store::Set(_) | Store::Table(_) => false,
        }
    }

    /// How many elements there are.
    pub fn count(&mut self) -> usize {
        match self {
            Store::Set(Elements::Large(l)) => l.len(),
            Store::Table(Elements::Large(l)) => l.len(),
            few => few.live().count(),
        }
    }

    /// A value is put into what took itself for a set while it had no type.
    #[cold]
    fn become_table(&mut self) {
        let keys: Vec<Value> = self.live().map(|(k, _)| k.clone()).collect();
        let mut elements = Elements::new();
        for key in keys {
            elements.insert(key, Value::Unset);
        }
        *self = Store::Table(elements);
    }

    /// Takes a key out: the key and its value. With `still` no place moves.
    pub fn remove<Q: Hash + Equivalent<Key> + ?Sized>(&mut self, key: &Q, still: bool) -> Option<(Value, Value)> {
        either!(self, e => e.remove(key, still))
    }

    /// Whether the markers are worth to be swept out; `live` is how many elements there are.
    pub fn is_to_be_swept(&self, live: usize) -> bool {
        either!(self, e => e.is_to_be_swept(live))
    }

    /// Sweeps the markers out, where they are worth it.
    pub fn sweep(&mut self, live: usize) {
        either!(self, e => e.sweep(live))
    }

    /// All that is there, in order.
    pub fn live(&self) -> impl Iterator<Item = (&Value, &Value)> {
        (self.front()..self.places()).filter_map(|i| match self.at(i) {
            Some((Key::Live(k), v)) => Some((k, v)),
            Some((Key::Gone(_), _)) | None => None,
        })
    }
}

impl<V: Kept> Elements<V> {
    fn new() -> Elements<V> {
        Elements::Few(Vec::new())
    }

    fn places(&self) -> usize {
        match self {
            Elements::Few(list) => list.len(),
            Elements::Many(m) => m.map.len(),
            Elements::Large(l) => l.places(),
        }
    }

    #[inline]
    fn front(&self) -> usize {
        match self {
            Elements::Few(_) => 0,
            Elements::Many(m) => m.front.place(),
            Elements::Large(l) => l.front(),
        }
    }

    #[inline]
    fn at(&self, place: usize) -> Option<(&Key, &Value)> {
        match self {
            Elements::Few(list) => list.get(place).map(|(k, v)| (k, v.value())),
            Elements::Many(m) => m.map.get_index(place).map(|(k, v)| (k, v.value())),
            Elements::Large(l) => l.at(place).map(|(k, v)| (k, v.value())),
        }
    }

    #[inline]
    fn get<Q: Hash + Equivalent<Key> + ?Sized>(&self, key: &Q) -> Option<&V> {
        match self {
            Elements::Few(list) => list.iter().find(|(k, _)| key.equivalent(k)).map(|(_, v)| v),
            Elements::Many(m) => m.map.get(key),
            Elements::Large(l) => l.get(key),
        }
    }

    fn place_of<Q: Hash + Equivalent<Key> + ?Sized>(&self, key: &Q) -> Option<usize> {
        match self {
            Elements::Few(list) => list.iter().position(|(k, _)| key.equivalent(k)),
            Elements::Many(m) => m.map.get_index_of(key),
            Elements::Large(l) => l.place_of(key),
        }
    }

    #[inline]
    fn get_mut<Q: Hash + Equivalent<Key> + ?Sized>(&mut self, key: &Q) -> Option<&mut V> {
        match self {
            Elements::Few(list) => list.iter_mut().find(|(k, _)| key.equivalent(k)).map(|(_, v)| v),
            Elements::Many(m) => m.map.get_mut(key),
            Elements::Large(l) => l.get_mut(key),
        }
    }

    fn insert(&mut self, key: Value, value: Value) -> Option<Value> {
        let value = V::keep(value);
        match self {
            Elements::Few(list) => {
                if let Some((_, old)) = list.iter_mut().find(|(k, _)| key.equivalent(k)) {
                    return Some(std::mem::replace(old, value).give());
                }
                if list.len() < FEW {
                    if list.len() == list.capacity() {
                        list.reserve_exact(list.len().max(1));
                    }
                    list.push((Key::Live(key), value));
                    return None;
                }
                let mut map = IndexMap::with_capacity_and_hasher(2 * FEW, NearState::default());
                let mut next_marker = 0;
                for (k, v) in list.drain(..) {
                    let k = match k {
                        Key::Live(k) => Key::Live(k),
                        Key::Gone(_) => {
                            next_marker += 1;
                            Key::Gone(next_marker - 1)
                        }
                    };
                    map.insert(k, v);
                }
                map.insert(Key::Live(key), value);
                *self = Elements::Many(Box::new(Many { map, next_marker, front: Front::default() }));
                None
            }
            Elements::Many(m) if m.map.len() >= MANY && m.map.len() == m.map.capacity() => {
                let mut large = Box::new(Large::of(std::mem::take(&mut m.map), m.front));
                let old = large.insert(key, value);
                *self = Elements::Large(large);
                old.map(V::give)
            }
            Elements::Many(m) => m.map.insert(Key::Live(key), value).map(V::give),
            Elements::Large(l) => l.insert(key, value).map(V::give),
        }
    }

    fn remove<Q: Hash + Equivalent<Key> + ?Sized>(&mut self, key: &Q, still: bool) -> Option<(Value, Value)> {
        let (gone, value) = match self {
            Elements::Few(list) => {
                let place = list.iter().position(|(k, _)| key.equivalent(k))?;
                if still {
                    std::mem::replace(&mut list[place], (Key::Gone(0), V::nothing()))
                } else {
                    list.remove(place)
                }
            }
            Elements::Many(m) => {
                let place = m.map.get_index_of(key)?;
                if place + 1 == m.map.len() {
                    m.map.pop()?
                } else {
                    m.map.insert(Key::Gone(m.next_marker), V::nothing());
                    m.next_marker += 1;
                    let gone = m.map.swap_remove_index(place)?;
                    m.front.removed(place, |i| m.map.get_index(i).map(|(k, _)| k));
                    gone
                }
            }
            Elements::Large(l) => l.remove(key)?,
        };
        match gone {
            Key::Live(key) => Some((key, value.give())),
            Key::Gone(_) => None,
        }
    }

    fn is_to_be_swept(&self, live: usize) -> bool {
        match self {
            Elements::Few(list) => list.len() > live,
            Elements::Many(m) => m.map.len() > 32 && m.map.len() > 2 * live,
            Elements::Large(l) => l.places() > 2 * live,
        }
    }

    fn sweep(&mut self, live: usize) {
        if !self.is_to_be_swept(live) {
            return;
        }
        match self {
            Elements::Few(list) => list.retain(|(k, _)| matches!(k, Key::Live(_))),
            Elements::Many(m) => {
                m.map.retain(|k, _| matches!(k, Key::Live(_)));
                m.front = Front::default();
            }
            Elements::Large(l) => l.sweep(live),
        }
    }
}
