//! Where a table keeps its elements: in insertion order, with deletion that moves nothing.
//!
//! A few elements lie in a plain list that is searched from its start; more lie in an `indexmap`. A deleted key of the
//! map leaves a marker in its place (the marker is appended, then swapped with what is removed), so positions hold still;
//! once half of the places are markers, and nobody iterates, they are swept out.

use super::{Key, Value};
use foldhash::fast::RandomState;
use indexmap::{Equivalent, IndexMap};
use std::hash::Hash;

/// How many elements a list may have before it becomes a map.
const FEW: usize = 8;

/// The elements of a table.
pub(super) enum Store {
    /// A few, as a list.
    Few(Vec<(Key, Value)>),
    /// Many, as a map.
    Many(Box<Many>),
}

/// Many elements.
pub(super) struct Many {
    map: IndexMap<Key, Value, RandomState>,
    next_marker: u64,
}

impl Store {
    /// No elements.
    pub fn new() -> Store {
        Store::Few(Vec::new())
    }

    /// How many places there are, markers included.
    pub fn places(&self) -> usize {
        match self {
            Store::Few(list) => list.len(),
            Store::Many(m) => m.map.len(),
        }
    }

    /// What stands at a place.
    #[inline]
    pub fn at(&self, place: usize) -> Option<(&Key, &Value)> {
        match self {
            Store::Few(list) => list.get(place).map(|(k, v)| (k, v)),
            Store::Many(m) => m.map.get_index(place),
        }
    }

    /// The value at a key.
    #[inline]
    pub fn get<Q: Hash + Equivalent<Key> + ?Sized>(&self, key: &Q) -> Option<&Value> {
        match self {
            Store::Few(list) => list.iter().find(|(k, _)| key.equivalent(k)).map(|(_, v)| v),
            Store::Many(m) => m.map.get(key),
        }
    }

    /// The value at a key, to be changed.
    #[inline]
    pub fn get_mut<Q: Hash + Equivalent<Key> + ?Sized>(&mut self, key: &Q) -> Option<&mut Value> {
        match self {
            Store::Few(list) => list.iter_mut().find(|(k, _)| key.equivalent(k)).map(|(_, v)| v),
            Store::Many(m) => m.map.get_mut(key),
        }
    }

    /// Puts a value at a key; what was there.
    pub fn insert(&mut self, key: Value, value: Value) -> Option<Value> {
        match self {
            Store::Few(list) => {
                if let Some((_, old)) = list.iter_mut().find(|(k, _)| key.equivalent(k)) {
                    return Some(std::mem::replace(old, value));
                }
                if list.len() < FEW {
                    if list.len() == list.capacity() {
                        list.reserve_exact(list.len().max(1));
                    }
                    list.push((Key::Live(key), value));
                    return None;
                }
                let mut map = IndexMap::with_capacity_and_hasher(2 * FEW, RandomState::default());
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
                *self = Store::Many(Box::new(Many { map, next_marker }));
                None
            }
            Store::Many(m) => m.map.insert(Key::Live(key), value),
        }
    }

    /// Takes a key out: the key and its value. With `still` no place moves.
    pub fn remove<Q: Hash + Equivalent<Key> + ?Sized>(&mut self, key: &Q, still: bool) -> Option<(Value, Value)> {
        let (gone, value) = match self {
            Store::Few(list) => {
                let place = list.iter().position(|(k, _)| key.equivalent(k))?;
                if still {
                    std::mem::replace(&mut list[place], (Key::Gone(0), Value::Unset))
                } else {
                    list.remove(place)
                }
            }
            Store::Many(m) => {
                let place = m.map.get_index_of(key)?;
                if place + 1 == m.map.len() {
                    m.map.pop()?
                } else {
                    m.map.insert(Key::Gone(m.next_marker), Value::Unset);
                    m.next_marker += 1;
                    m.map.swap_remove_index(place)?
                }
            }
        };
        match gone {
            Key::Live(key) => Some((key, value)),
            Key::Gone(_) => None,
        }
    }

    /// Sweeps the markers out, where they are worth it; `live` is how many elements there are.
    pub fn sweep(&mut self, live: usize) {
        match self {
            Store::Few(list) => {
                if list.len() > live {
                    list.retain(|(k, _)| matches!(k, Key::Live(_)));
                }
            }
            Store::Many(m) => {
                if m.map.len() > 32 && m.map.len() > 2 * live {
                    m.map.retain(|k, _| matches!(k, Key::Live(_)));
                }
            }
        }
    }

    /// All that is there, in order.
    pub fn live(&self) -> impl Iterator<Item = (&Value, &Value)> {
        (0..self.places()).filter_map(|i| match self.at(i) {
            Some((Key::Live(k), v)) => Some((k, v)),
            Some((Key::Gone(_), _)) | None => None,
        })
    }
}
