//! Where a table of very many elements keeps them.
//!
//! What no cache of the processor holds costs by how often memory is waited for, and by how much of it is touched. So
//! the elements lie in chunks that never move, and the index keeps the hash of each beside its place: to grow it is read
//! from front to back, and no element is looked at. What is put at a key while nobody asks what was there is looked up
//! and enters the index a few at a time, so that the processor waits for their lines of it all at once, not for one after
//! the other.

use super::near::NearState;
use super::store::{Front, Kept};
use super::{Key, Value};
use crate::types::TableType;
use hashbrown::HashTable;
use indexmap::{Equivalent, IndexMap};
use std::cell::Cell;
use std::hash::{BuildHasher, Hash};
use std::rc::Rc;

thread_local! {
    static TURNED: Cell<u32> = const { Cell::new(0) };
}

/// Values of which nobody could tell when they are let go of may be such no longer. What holds them hears of it before it
/// lets go of the next.
pub(super) fn a_table_turned() {
    TURNED.set(TURNED.get() + 1);
}

/// Elements in insertion order, found by their keys.
pub(super) struct Large<V> {
    index: HashTable<Slot>,
    late: Late,
    /// Nobody can tell when any of the values is let go of,
    is_quiet: bool,
    /// as long as no table has turned since so many had.
    turned: u32,
    /// The last type of tables among the values that holds nothing but numbers, strings and the like.
    known: Option<Rc<TableType>>,
    elements: Chunks<(Key, V)>,
    front: Front,
    row: Row,
    state: NearState,
}

/// Whether keys are looked up one after the other, as they lie: then the next is tried where the last one was found, and
/// neither hashed nor searched for.
#[derive(Default)]
struct Row {
    /// One past the place of the key that was found last.
    next: Cell<u32>,
    /// So many were searched for and found beside the one before, without a break and without anything put in. Those that
    /// were found without a search do not count.
    length: Cell<u32>,
}

/// What the index keeps of an element. So many places are more than a machine has room for.
#[derive(Clone, Copy)]
struct Slot {
    hash: Folded,
    place: u32,
}

/// The last elements, which the index has yet to take up. The hashes of their keys differ from each other, but older
/// elements may have the same keys: then these hold.
struct Late {
    /// So many are.
    count: usize,
    /// Their hashes, and after them some that are nobody's: all are compared at once.
    hashes: [Folded; LATE],
    places: [u32; LATE],
}

/// How many elements enter the index together.
const LATE: usize = 16;

/// The half of a hash that the index uses: the low bits, by which it finds the line, and the seven highest, which it
/// compares there.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Folded(u32);

/// How many of the low bits are kept.
const LOW_BITS: u32 = u32::BITS - 7;

impl Folded {
    #[inline]
    fn of<Q: Hash + ?Sized>(key: &Q, state: &NearState) -> Folded {
        let hash = state.hash_one(key);
        Folded(hash as u32 & ((1 << LOW_BITS) - 1) | ((hash >> (u64::BITS - 7)) as u32) << LOW_BITS)
    }

    /// A hash to give to the index.
    #[inline]
    fn spread(self) -> u64 {
        u64::from(self.0) << u32::BITS | u64::from(self.0)
    }
}

impl<V: Kept> Large<V> {
    /// Takes over a map, with every element at its place.
    pub fn of(map: IndexMap<Key, V, NearState>, front: Front) -> Large<V> {
        let state = map.hasher().clone();
        let index = HashTable::with_capacity(2 * map.len());
        let mut known = None;
        let is_quiet = map.values().all(|v| v.is_quiet(&mut known));
        let mut large = Large {
            index,
            late: Late::new(),
            is_quiet,
            turned: TURNED.get(),
            known,
            elements: Chunks(Vec::new()),
            front,
            row: Row::default(),
            state,
        };
        for (key, value) in map {
            let hash = match &key {
                Key::Live(_) => Some(Folded::of(&key, &large.state)),
                Key::Gone(_) => None,
            };
            let place = large.elements.push((key, value)) as u32;
            if let Some(hash) = hash {
                large.index.insert_unique(hash.spread(), Slot { hash, place }, |s| s.hash.spread());
            }
        }
        large
    }

    /// How many places there are, those of deleted elements included.
    pub fn places(&self) -> usize {
        self.elements.len()
    }

    /// The first place where an element may be.
    #[inline]
    pub fn front(&self) -> usize {
        self.front.place()
    }

    /// What is at a place.
    #[inline]
    pub fn at(&self, place: usize) -> Option<&(Key, V)> {
        self.elements.get(place)
    }

    /// How many elements there are.
    pub fn len(&mut self) -> usize {
        self.catch_up();
        self.index.len()
    }

    /// The value at a key.
    #[inline]
    pub fn get<Q: Hash + Equivalent<Key> + ?Sized>(&self, key: &Q) -> Option<&V> {
        if let Some(place) = self.in_row(key) {
            return Some(&self.elements.at(place).1);
        }
        let place = self.find(Folded::of(key, &self.state), key)?;
        let follows = self.row.next.replace(place as u32 + 1) == place as u32;
        self.row.length.set(if follows { self.row.length.get().saturating_add(1) } else { 0 });
        Some(&self.elements.at(place).1)
    }

    /// The place of a key, when the index has taken all up.
    pub fn place_of<Q: Hash + Equivalent<Key> + ?Sized>(&self, key: &Q) -> Option<usize> {
        self.find(Folded::of(key, &self.state), key)
    }

    /// The value at a key, to be changed.
    #[inline]
    pub fn get_mut<Q: Hash + Equivalent<Key> + ?Sized>(&mut self, key: &Q) -> Option<&mut V> {
        let place = self.find(Folded::of(key, &self.state), key)?;
        Some(&mut self.elements.at_mut(place).1)
    }

    /// Puts a value at a key; what was there.
    pub fn insert(&mut self, key: Value, value: V) -> Option<V> {
        self.catch_up();
        self.note(&value);
        let hash = Folded::of(&key, &self.state);
        self.insert_at(hash, Key::Live(key), value)
    }

    /// Puts a value at a key, where nobody asks what was there but may notice when it is let go of: then it is given back.
    /// Places and the number of elements are right again after [`Large::len`].
    #[inline]
    pub fn put(&mut self, key: Value, value: V) -> Option<V> {
        let hash = Folded::of(&key, &self.state);
        self.note(&value);
        if (!self.is_quiet || self.late.may_have(hash))
            && let Some(place) = self.find(hash, &key)
        {
            return Some(std::mem::replace(&mut self.elements.at_mut(place).1, value));
        }
        if self.late.count == LATE || self.late.may_have(hash) {
            self.catch_up();
        }
        let place = self.elements.push((Key::Live(key), value)) as u32;
        self.late.push(Slot { hash, place });
        self.row.length.set(0);
        None
    }

    /// Notes whether somebody can tell when a value is let go of, of those that are in it and the one that is put in.
    #[inline]
    fn note(&mut self, value: &V) {
        if self.is_quiet && (!value.is_quiet(&mut self.known) || self.turned != TURNED.get()) {
            self.catch_up();
            self.is_quiet = false;
        }
    }

    /// Takes an element out; no other moves.
    pub fn remove<Q: Hash + Equivalent<Key> + ?Sized>(&mut self, key: &Q) -> Option<(Key, V)> {
        self.catch_up();
        let hash = Folded::of(key, &self.state);
        let found = self.index.find_entry(hash.spread(), |s| s.is(hash, key, &self.elements)).ok()?;
        let place = found.remove().0.place as usize;
        if place + 1 == self.elements.len() {
            self.elements.pop()
        } else {
            let gone = std::mem::replace(self.elements.at_mut(place), (Key::Gone(0), V::nothing()));
            self.front.removed(place, |i| self.elements.get(i).map(|(k, _)| k));
            Some(gone)
        }
    }

    /// The place of a key that lies behind the one that was looked up last.
    #[inline]
    fn in_row<Q: Equivalent<Key> + ?Sized>(&self, key: &Q) -> Option<usize> {
        if self.row.length.get() == 0 || self.late.count > 0 {
            return None;
        }
        let place = self.row.next.get();
        if self.elements.get(place as usize).is_some_and(|(k, _)| key.equivalent(k)) {
            self.row.next.set(place + 1);
            return Some(place as usize);
        }
        self.row.length.set(0);
        None
    }

    /// Whether it is worth while to look up what was put in: as many keys as that could be were read in a row since.
    pub fn is_read_in_row(&self) -> bool {
        self.row.length.get() >= LATE as u32
    }

    /// The place of a key.
    #[inline]
    fn find<Q: Equivalent<Key> + ?Sized>(&self, hash: Folded, key: &Q) -> Option<usize> {
        let is = |s: &Slot| s.is(hash, key, &self.elements);
        match self.late.find(hash, is) {
            Some(place) => Some(place as usize),
            None => self.index.find(hash.spread(), is).map(|slot| slot.place as usize),
        }
    }

    /// [`Large::insert`], when the index has taken all up.
    fn insert_at(&mut self, hash: Folded, key: Key, value: V) -> Option<V> {
        if let Some(slot) = self.index.find(hash.spread(), |s| s.is(hash, &key, &self.elements)) {
            return Some(std::mem::replace(&mut self.elements.at_mut(slot.place as usize).1, value));
        }
        let place = self.elements.push((key, value)) as u32;
        self.index.insert_unique(hash.spread(), Slot { hash, place }, |s| s.hash.spread());
        None
    }

    /// Has the index take up what it has yet to.
    fn catch_up(&mut self) {
        if self.late.count > 0 {
            self.take_up();
        }
    }

    fn take_up(&mut self) {
        let late = std::mem::replace(&mut self.late, Late::new());
        self.index.reserve(late.count, |s| s.hash.spread());
        // All are looked up, whatever comes of the first: so none waits for another.
        let is_new = |s: &Slot| self.index.find(s.hash.spread(), |o| o.hash == s.hash).is_none();
        if late.slots().fold(true, |all, s| all & is_new(&s)) {
            for slot in late.slots() {
                self.index.insert_unique(slot.hash.spread(), slot, |s| s.hash.spread());
            }
            return;
        }
        let mut elements: Vec<(Key, V)> = (0..late.count).filter_map(|_| self.elements.pop()).collect();
        for slot in late.slots() {
            if let Some((key, value)) = elements.pop() {
                self.insert_at(slot.hash, key, value);
            }
        }
    }

    /// Closes the gaps that deleted elements left, which are more than the `live` ones.
    pub fn sweep(&mut self, live: usize) {
        self.catch_up();
        let mut moved = Vec::with_capacity(self.places());
        for element in std::mem::take(&mut self.elements.0).into_iter().flatten() {
            moved.push(self.elements.len() as u32);
            if let Key::Live(_) = element.0 {
                self.elements.push(element);
            }
        }
        self.front = Front::default();
        self.index.iter_mut().for_each(|s| s.place = moved[s.place as usize]);
        if self.index.capacity() > 8 * live {
            self.index.shrink_to(2 * live, |s| s.hash.spread());
        }
    }
}

impl Late {
    fn new() -> Late {
        Late { count: 0, hashes: [Folded(0); LATE], places: [0; LATE] }
    }

    /// Takes one more. There must be room.
    #[inline]
    fn push(&mut self, slot: Slot) {
        (self.hashes[self.count], self.places[self.count]) = (slot.hash, slot.place);
        self.count += 1;
    }

    /// Whether one may have that hash.
    #[inline]
    fn may_have(&self, hash: Folded) -> bool {
        self.hashes.iter().fold(false, |any, h| any | (*h == hash))
    }

    /// The place of the one that `is` holds for; it must have that hash.
    #[inline]
    fn find(&self, hash: Folded, is: impl Fn(&Slot) -> bool) -> Option<u32> {
        if self.count == 0 || !self.may_have(hash) {
            return None;
        }
        self.slots().find(|s| is(s)).map(|s| s.place)
    }

    fn slots(&self) -> impl Iterator<Item = Slot> {
        self.hashes.iter().zip(&self.places).take(self.count).map(|(&hash, &place)| Slot { hash, place })
    }
}

impl Slot {
    /// Whether it is that of a key.
    #[inline]
    fn is<Q: Equivalent<Key> + ?Sized, V>(&self, hash: Folded, key: &Q, elements: &Chunks<(Key, V)>) -> bool {
        self.hash == hash && key.equivalent(&elements.at(self.place as usize).0)
    }
}

/// A sequence whose elements stay where they are while it grows.
struct Chunks<T>(Vec<Vec<T>>);

/// How many elements a chunk has: all but the last have as many.
const CHUNK: usize = 1 << 14;

impl<T> Chunks<T> {
    fn len(&self) -> usize {
        self.0.last().map_or(0, |last| (self.0.len() - 1) * CHUNK + last.len())
    }

    #[inline]
    fn get(&self, place: usize) -> Option<&T> {
        self.0.get(place / CHUNK)?.get(place % CHUNK)
    }

    /// What is at a place that is there.
    #[inline]
    fn at(&self, place: usize) -> &T {
        &self.0[place / CHUNK][place % CHUNK]
    }

    #[inline]
    fn at_mut(&mut self, place: usize) -> &mut T {
        &mut self.0[place / CHUNK][place % CHUNK]
    }

    /// Puts one at the end; its place.
    #[inline]
    fn push(&mut self, one: T) -> usize {
        let place = self.len();
        match self.0.last_mut() {
            Some(last) if last.len() < CHUNK => last.push(one),
            _ => self.push_chunk(one),
        }
        place
    }

    #[cold]
    fn push_chunk(&mut self, one: T) {
        let mut chunk = Vec::with_capacity(CHUNK);
        chunk.push(one);
        self.0.push(chunk);
    }

    fn pop(&mut self) -> Option<T> {
        let one = self.0.last_mut()?.pop();
        self.0.pop_if(|last| last.is_empty());
        one
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn live(large: &Large<Value>) -> Vec<(u64, u64)> {
        let elements = (0..large.places()).filter_map(|i| large.at(i));
        elements
            .filter_map(|(k, v)| match k {
                Key::Live(k) => Some((k.as_count().unwrap(), v.as_count().unwrap())),
                Key::Gone(_) => None,
            })
            .collect()
    }

    #[test]
    fn it_does_as_a_map_does() {
        let mut model = IndexMap::new();
        let mut map = IndexMap::with_hasher(NearState::default());
        for n in 0..1000 {
            map.insert(Key::Live(Value::Count(n * 3)), Value::Count(n));
            model.insert(n * 3, n);
        }
        map.insert(Key::Gone(7), Value::Unset);
        let mut large = Large::of(map, Front::default());
        assert_eq!(large.places(), 1001);
        let mut seed = 1u64;
        let (mut rows, mut in_row) = (0, 0);
        for step in 0..100_000u64 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            // First it grows to several chunks, then it shrinks.
            let (key, delete) = ((seed >> 33) % 40_000, (seed >> 20) % 8 < if step < 50_000 { 2 } else { 7 });
            if delete {
                let gone = large.remove(&Value::Count(key)).and_then(|(_, v)| v.as_count());
                assert_eq!(gone, model.shift_remove(&key));
                if large.places() > 2 * model.len() {
                    large.sweep(model.len());
                }
                assert!(large.places() <= 2 * model.len().max(1));
            } else if !(seed >> 25).is_multiple_of(4) {
                large.put(Value::Count(key), Value::Count(step));
                model.insert(key, step);
            } else {
                let old = large.insert(Value::Count(key), Value::Count(step)).and_then(|v| v.as_count());
                assert_eq!(old, model.insert(key, step));
            }
            for key in [key, (seed >> 43) % 40_000] {
                assert_eq!(large.get(&Value::Count(key)).and_then(Value::as_count), model.get(&key).copied());
                let changed = large.get_mut(&Value::Count(key)).map(|v| *v = Value::Count(key + step));
                assert_eq!(changed, model.get_mut(&key).map(|v| *v = key + step));
            }
            if seed >> 60 == 0 {
                assert_eq!(large.len(), model.len());
            }
            // All in a row, as they lie, now and then with one more put in on the way.
            if seed >> 54 == 0 {
                for (n, key) in model.keys().copied().collect::<Vec<_>>().into_iter().enumerate() {
                    if n % 5000 == 4000 {
                        large.put(Value::Count(key), Value::Count(step));
                        model.insert(key, step);
                    }
                    let found = match large.in_row(&Value::Count(key)) {
                        Some(place) => {
                            in_row += 1;
                            large.at(place).map(|(_, v)| v)
                        }
                        None => large.get(&Value::Count(key)),
                    };
                    assert_eq!(found.and_then(Value::as_count), model.get(&key).copied());
                    if n % 300 == 250 {
                        assert!(large.get(&Value::Count(key + 50_000)).is_none());
                    }
                    if n % 100 == 0 && large.is_read_in_row() {
                        assert_eq!(large.len(), model.len());
                        rows += 1;
                    }
                }
            }
        }
        assert!(rows > 0 && in_row > 100_000, "{rows} rows, {in_row} in a row");
        assert_eq!(large.len(), model.len());
        assert_eq!(live(&large), model.into_iter().collect::<Vec<_>>());
    }

    #[test]
    fn the_low_and_the_highest_bits_of_a_hash_are_kept() {
        let state = NearState::default();
        for n in 0..1000 {
            let (hash, spread) = (state.hash_one(Value::Count(n)), Folded::of(&Value::Count(n), &state).spread());
            assert_eq!((hash ^ spread) & ((1 << LOW_BITS) - 1), 0);
            assert_eq!(hash >> 57, spread >> 57);
        }
    }
}
