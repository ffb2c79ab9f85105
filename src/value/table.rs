//! Tables and sets, and what belongs to them: attributes, times of expiry, the prefixes of an index by subnets.

use super::body::{Inner, Side, is_by_subnet};
use super::key::{SubnetProbe, hash_alone};
use super::store::Store;
use super::{ExpiryKind, Key, Subnet, TableAttrs, Value, large, outside};
use crate::types::{TableType, Type};
use indexmap::Equivalent;
use std::cell::{Cell, Ref, RefCell};
use std::hash::Hash;
use std::rc::{Rc, Weak};

/// A table or set.
pub struct TableVal {
    inner: RefCell<Inner>,
    iterating: Cell<u32>,
    /// How many elements there are, or [`UNCOUNTED`].
    live: Cell<u32>,
}

/// Elements were put in and not looked up yet. A key may stand twice, so positions and the number of elements are not known
/// before they are settled; a look-up of a key is right all the same.
const UNCOUNTED: u32 = u32::MAX;

/// How many tables may be noted before those are looked for that are gone.
const MOST_WAITING: usize = 64;

thread_local! {
    /// Tables with elements that were put in and not looked up yet.
    static WAITING: RefCell<Vec<Weak<TableVal>>> = const { RefCell::new(Vec::new()) };
}

/// What was taken for a value of which nobody can tell when it is let go of may be so no longer.
pub fn a_table_turned() {
    large::a_table_turned();
    let waiting = WAITING.take();
    waiting.iter().filter_map(Weak::upgrade).for_each(|t| t.settle());
}

impl TableVal {
    /// An empty table or set.
    pub fn new(ty: Rc<TableType>) -> TableVal {
        TableVal { inner: RefCell::new(Inner { ty, body: None }), iterating: Cell::new(0), live: Cell::new(0) }
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
        self.inner.borrow().ty.clone()
    }

    /// Whether it is a set.
    pub fn is_set(&self) -> bool {
        self.inner.borrow().ty.is_set()
    }

    /// Gives an untyped empty table the type it takes on.
    pub fn adopt(&self, ty: &Rc<TableType>) {
        let mut inner = self.inner.borrow_mut();
        if inner.ty.is_unspecified() && !ty.is_unspecified() {
            let old = inner.body.take().and_then(|b| b.into_side());
            self.live.set(0);
            inner.ty = ty.clone();
            if let Some(old) = old {
                inner.change_side(|side| side.attrs = old.attrs);
            }
        }
    }

    /// What belongs to it beside its elements.
    pub fn attrs(&self) -> Option<Rc<TableAttrs>> {
        self.inner.borrow().side().and_then(|s| s.attrs.clone())
    }

    /// Whether it has any attributes.
    #[inline]
    pub fn has_attrs(&self) -> bool {
        self.inner.borrow().side().is_some_and(|s| s.attrs.is_some())
    }

    /// Whether it has no attributes, and nothing but numbers, strings and the like can be in it; the last type that holds no
    /// more is `known`.
    pub(super) fn has_only_data(&self, known: &mut Option<Rc<TableType>>) -> bool {
        let inner = self.inner.borrow();
        if inner.side().is_some_and(|s| s.attrs.is_some()) {
            return false;
        }
        if known.as_ref().is_some_and(|known| Rc::ptr_eq(known, &inner.ty)) {
            return true;
        }
        let is_data = !inner.ty.is_unspecified() && inner.ty.index.iter().chain(&inner.ty.value).all(Type::is_data);
        if is_data {
            *known = Some(inner.ty.clone());
        }
        is_data
    }

    /// Notes, for those that may hold tables and the like, that elements wait to be looked up.
    #[inline(never)]
    fn wait(self: &Rc<TableVal>) {
        if self.inner.borrow().ty.value.as_ref().is_none_or(Type::is_data) {
            return;
        }
        WAITING.with_borrow_mut(|all| {
            let this = Rc::downgrade(self);
            if all.last().is_some_and(|last| last.ptr_eq(&this)) {
                return;
            }
            if all.len() >= MOST_WAITING {
                all.retain(|other| other.strong_count() > 0 && !other.ptr_eq(&this));
            }
            all.push(this);
        });
    }

    /// Others may hold it and have taken it for a value of which nobody can tell when it is let go of, which it is going
    /// to be no longer: what they have yet to let go of goes now.
    pub fn turn(self: &Rc<TableVal>) {
        if Rc::strong_count(self) > 1 {
            a_table_turned();
        }
    }

    /// Sets what belongs to it beside its elements.
    pub fn set_attrs(&self, attrs: Option<Rc<TableAttrs>>) {
        self.settle();
        let mut inner = self.inner.borrow_mut();
        if attrs.is_none() && inner.side().is_none() {
            return;
        }
        inner.change_side(|side| side.attrs = attrs);
    }

    /// By what clock its elements expire, if they do.
    pub fn expiry_kind(&self) -> Option<ExpiryKind> {
        self.inner.borrow().side()?.attrs.as_deref()?.expiry_kind()
    }

    /// Whether a look-up is no more than that: no prefixes to search, no element to touch.
    #[inline]
    pub fn reads_plainly(&self) -> bool {
        self.inner.borrow().is_plain(TableAttrs::reads_plainly)
    }

    /// Whether an insertion is no more than that: nobody iterates, nobody listens, no prefixes, no element to touch.
    #[inline]
    pub fn writes_plainly(&self) -> bool {
        let inner = self.inner.borrow();
        // A table that once had elements that expire keeps their dates.
        let has_dates = inner.side().is_some_and(|s| s.dates.is_some());
        self.iterating.get() == 0 && !has_dates && inner.is_plain(TableAttrs::writes_plainly)
    }

    /// Whether to change a value in place is no more than that. The element stays as old as it is.
    #[inline]
    pub fn updates_plainly(&self) -> bool {
        self.inner.borrow().is_plain(TableAttrs::updates_plainly)
    }

    /// How many elements there are.
    #[inline]
    pub fn len(&self) -> usize {
        self.settle();
        self.live.get() as usize
    }

    /// Looks up what was put in and not looked up yet.
    #[inline]
    fn settle(&self) {
        if self.live.get() == UNCOUNTED {
            self.count();
        }
    }

    #[cold]
    #[inline(never)]
    fn count(&self) {
        self.live.set(self.inner.borrow_mut().body_mut().parts().0.count() as u32);
    }

    /// The same, where look-ups will be quicker for it.
    #[inline]
    fn foresee(&self) {
        if self.live.get() == UNCOUNTED && self.inner.borrow().store().is_some_and(Store::is_read_in_row) {
            self.count();
        }
    }

    /// What is in it, with positions settled.
    #[inline]
    fn settled(&self) -> Ref<'_, Inner> {
        self.settle();
        self.inner.borrow()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The value at exactly that key ([`Value`] or [`super::ProbeList`]).
    #[inline]
    pub fn get<Q: Hash + Equivalent<Key> + ?Sized>(&self, key: &Q) -> Option<Value> {
        self.foresee();
        self.inner.borrow().store()?.get(key).cloned()
    }

    /// Whether there is exactly that key.
    #[inline]
    pub fn contains<Q: Hash + Equivalent<Key> + ?Sized>(&self, key: &Q) -> bool {
        self.foresee();
        self.inner.borrow().store().is_some_and(|s| s.get(key).is_some())
    }

    /// Changes the value at exactly that key in place. `change` must not run script code.
    #[inline]
    pub fn update<Q: Hash + Equivalent<Key> + ?Sized, R>(
        &self,
        key: &Q,
        change: impl FnOnce(&mut Value) -> R,
    ) -> Option<R> {
        self.inner.borrow_mut().body.as_deref_mut()?.parts().0.change(key, change)
    }

    /// Puts a value at a key; what was there before. The caller has snapshot keys that can change (see
    /// [`super::deep_copy`]).
    pub fn insert(&self, key: Value, value: Value) -> Option<Value> {
        self.settle();
        let mut inner = self.inner.borrow_mut();
        let (store, mut side) = inner.body_mut().parts();
        note_prefix(side.as_deref_mut(), &key);
        let old = store.insert(key, value);
        if old.is_none() {
            self.live.set(self.live.get() + 1);
        }
        if let Some(side) = side {
            side.make_room(store.places());
        }
        old
    }

    /// As [`TableVal::insert`], and a new element of an expiring table is touched then, one that is there already only when
    /// it `renews`: network time, in seconds.
    pub fn insert_at(&self, key: Value, value: Value, time: f64, renews: bool) -> Option<Value> {
        self.settle();
        let place = {
            let inner = self.inner.borrow();
            match inner.side() {
                Some(Side { dates: Some(_), .. }) => inner.store().and_then(|store| store.place_of(&key)),
                _ => None,
            }
        };
        let old = self.insert(key, value);
        let mut inner = self.inner.borrow_mut();
        if let (store, Some(side)) = inner.body_mut().parts()
            && (place.is_none() || renews)
        {
            side.touch(place.unwrap_or(store.places().saturating_sub(1)), time);
        }
        old
    }

    /// Puts a value at a key, where nobody asks what was there. The same holds for the key as with [`TableVal::insert`].
    #[inline]
    pub fn put(self: &Rc<TableVal>, key: Value, value: Value) {
        debug_assert!(self.writes_plainly());
        let mut inner = self.inner.borrow_mut();
        let (store, side) = inner.body_mut().parts();
        note_prefix(side, &key);
        let old = store.put(key, value);
        drop(inner);
        match old {
            None => {
                if self.live.replace(UNCOUNTED) != UNCOUNTED {
                    self.wait();
                }
            }
            Some(None) if self.live.get() != UNCOUNTED => self.live.set(self.live.get() + 1),
            Some(_) => {}
        }
    }

    /// As [`TableVal::insert`], but a subnet is not noted as a prefix: it is counted and iterated, and no look-up finds it.
    pub fn insert_unfound(&self, key: Value, value: Value) {
        self.settle();
        let mut inner = self.inner.borrow_mut();
        let (store, side) = inner.body_mut().parts();
        let old = store.insert(key, value);
        if let Some(side) = side {
            side.make_room(store.places());
        }
        if old.is_none() {
            self.live.set(self.live.get() + 1);
        }
    }

    /// Takes a key out; its value, where it was there.
    pub fn remove<Q: Hash + Equivalent<Key> + ?Sized>(&self, key: &Q) -> Option<Value> {
        self.settle();
        let still = self.is_iterating();
        let mut inner = self.inner.borrow_mut();
        let (store, mut side) = inner.body.as_deref_mut()?.parts();
        let has_dates = side.as_ref().is_some_and(|side| side.dates.is_some());
        let place = if has_dates { store.place_of(key) } else { None };
        let (key, value) = store.remove(key, still)?;
        if let (Some(side), Some(place)) = (side.as_mut(), place) {
            side.forget(place, store.places());
        }
        if let (Some(Side { prefixes: Some(prefixes), .. }), Value::Subnet(s)) = (side, &key) {
            prefixes.remove(s);
        }
        self.live.set(self.live.get() - 1);
        if !still {
            inner.sweep(self.live.get() as usize);
        }
        Some(value)
    }

    /// Takes everything out. Prefixes stay to be found by [`TableVal::covers`] (reference: Val.cc, TableVal::RemoveAll).
    pub fn clear(&self) {
        let mut inner = self.inner.borrow_mut();
        let Some(body) = inner.body.as_deref_mut() else { return };
        let (store, side) = body.parts();
        let empty = store.emptied();
        let old = std::mem::replace(store, empty);
        if let Some(side) = side {
            side.make_room(0);
        }
        self.live.set(0);
        drop(inner);
        drop(old);
    }

    /// The first element at or after a position: the position after it, its key, its value. Positions start at 0.
    #[inline]
    pub fn next(&self, mut position: usize) -> Option<(usize, Value, Value)> {
        let inner = self.settled();
        let store = inner.store()?;
        position = position.max(store.front());
        loop {
            match store.at(position)? {
                (Key::Live(k), v) => return Some((position + 1, k.clone(), v.clone())),
                (Key::Gone(_), _) => position += 1,
            }
        }
    }

    /// As [`TableVal::next`], but shows key and value to `visit`, which must not run script code.
    #[inline]
    pub fn visit<R>(&self, mut position: usize, visit: impl FnOnce(&Value, &Value) -> R) -> Option<(usize, R)> {
        let inner = self.settled();
        let store = inner.store()?;
        position = position.max(store.front());
        loop {
            match store.at(position)? {
                (Key::Live(k), v) => return Some((position + 1, visit(k, v))),
                (Key::Gone(_), _) => position += 1,
            }
        }
    }

    /// As [`TableVal::visit`], but shows also when the element was last touched: 0 where it never was, or that is not kept.
    pub fn visit_dated<R>(
        &self,
        mut position: usize,
        visit: impl FnOnce(&Value, &Value, f64) -> R,
    ) -> Option<(usize, R)> {
        let inner = self.settled();
        let store = inner.store()?;
        position = position.max(store.front());
        loop {
            match store.at(position)? {
                (Key::Live(k), v) => {
                    let dates = inner.side().and_then(|side| side.dates.as_deref());
                    let touched = dates.and_then(|dates| dates.get(position)).copied().unwrap_or(0.0);
                    return Some((position + 1, visit(k, v, touched)));
                }
                (Key::Gone(_), _) => position += 1,
            }
        }
    }

    /// One past the last position: what an iteration that began now has to reach.
    pub fn positions(&self) -> usize {
        self.settled().store().map_or(0, Store::places)
    }

    /// All elements, as they are now, in the order in which they are seen.
    pub fn entries(&self) -> Vec<(Value, Value)> {
        let mut all: Vec<_> = self.settled().live().map(|(k, v)| (k.clone(), v.clone())).collect();
        self.permute(&mut all);
        all
    }

    /// All keys, as they are now.
    pub fn keys(&self) -> Vec<Value> {
        self.entries().into_iter().map(|(k, _)| k).collect()
    }

    /// Puts the elements into the order in which they are seen. They stay as old as they are.
    pub fn reorder(&self) {
        let mut all = Vec::new();
        let mut from = 0;
        while let Some((next, element)) = self.visit_dated(from, |k, v, touched| (k.clone(), (v.clone(), touched))) {
            all.push(element);
            from = next;
        }
        self.permute(&mut all);
        let mut inner = self.inner.borrow_mut();
        let (store, side) = inner.body_mut().parts();
        *store = store.emptied();
        let mut dates = Vec::with_capacity(all.len());
        for (key, (value, touched)) in all {
            store.insert(key, value);
            dates.push(touched);
        }
        if let Some(Side { dates: Some(old), .. }) = side {
            *old = dates;
        }
    }

    /// Puts elements into the order in which they are seen.
    fn permute<V>(&self, elements: &mut [(Value, V)]) {
        if !self.attrs().is_some_and(|a| a.ordered) {
            outside::permute(elements);
        }
    }

    /// Holds the positions still while an iteration runs; to be paired with [`TableVal::end_iteration`].
    pub fn begin_iteration(&self) {
        self.iterating.set(self.iterating.get() + 1);
    }

    /// The end of an iteration.
    pub fn end_iteration(&self) {
        self.iterating.set(self.iterating.get().saturating_sub(1));
        let live = self.len();
        if self.iterating.get() == 0 {
            self.inner.borrow_mut().sweep(live);
        }
    }

    /// Whether an iteration runs.
    #[inline]
    pub fn is_iterating(&self) -> bool {
        self.iterating.get() > 0
    }

    /// Whether it is indexed by subnets.
    #[inline]
    pub fn is_by_subnet(&self) -> bool {
        is_by_subnet(&self.inner.borrow().ty)
    }

    /// The longest prefix that covers an address or subnet, and its value; `None` where there is none, or no index by
    /// subnets.
    pub fn covering(&self, key: &Value) -> Option<(Subnet, Value)> {
        let inner = self.inner.borrow();
        let (prefixes, store) = (inner.side()?.prefixes.as_ref()?, inner.store()?);
        prefixes.covering(key, |s| store.get(&SubnetProbe(s)).cloned())
    }

    /// Whether a prefix covers an address or a subnet: one that is in the table, or was when it was cleared.
    pub fn covers(&self, key: &Value) -> bool {
        let inner = self.inner.borrow();
        inner.side().and_then(|side| side.prefixes.as_ref()).is_some_and(|prefixes| prefixes.covers(key))
    }

    /// Whether just this prefix is known, as in [`TableVal::covers`].
    pub fn has_prefix(&self, s: Subnet) -> bool {
        let inner = self.inner.borrow();
        inner.side().and_then(|side| side.prefixes.as_ref()).is_some_and(|prefixes| prefixes.contains(&s))
    }

    /// Forgets the prefix of a subnet that is in the table no more; whether it was known.
    pub fn forget_prefix(&self, key: &Value) -> bool {
        let mut inner = self.inner.borrow_mut();
        let side = inner.body.as_deref_mut().and_then(|b| b.parts().1);
        match (side.and_then(|side| side.prefixes.as_mut()), key) {
            (Some(prefixes), Value::Subnet(s)) => prefixes.remove(s),
            _ => false,
        }
    }

    /// All prefixes in it that cover a subnet, longest first.
    pub fn all_covering(&self, s: Subnet) -> Vec<Value> {
        let inner = self.inner.borrow();
        let Some(prefixes) = inner.side().and_then(|s| s.prefixes.as_ref()) else { return Vec::new() };
        prefixes.all_covering(&s).into_iter().map(Value::subnet).collect()
    }

    /// The values at all patterns that match a string exactly.
    pub fn matching(&self, text: &[u8]) -> Vec<Value> {
        let matches = |k: &Value| matches!(k, Value::Pattern(p) if p.exact(text));
        self.entries().into_iter().filter(|(k, _)| matches(k)).map(|(_, v)| v).collect()
    }

    /// Whether any of its patterns matches a string exactly.
    pub fn matches_any(&self, text: &[u8]) -> bool {
        self.settled().live().any(|(k, _)| matches!(k, Value::Pattern(p) if p.exact(text)))
    }

    /// Touches an element, where that is kept: network time, in seconds. Its value, if it is there.
    pub fn touch<Q: Hash + Equivalent<Key> + ?Sized>(&self, key: &Q, time: f64) -> Option<Value> {
        self.settle();
        let mut inner = self.inner.borrow_mut();
        let (store, side) = inner.body.as_deref_mut()?.parts();
        let place = store.place_of(key)?;
        if let Some(side) = side {
            side.touch(place, time);
        }
        store.at(place).map(|(_, value)| value.clone())
    }

    /// Whether two tables hold the same.
    pub fn same_as(&self, other: &TableVal) -> bool {
        self.same_within(other, 0)
    }

    /// The same, within so many other containers.
    pub(super) fn same_within(&self, other: &TableVal, depth: u32) -> bool {
        let same = |k: &Value, v: &Value| {
            other.inner.borrow().store().and_then(|s| s.get(k)).is_some_and(|o| o.equals(v, depth))
        };
        self.len() == other.len() && self.entries().iter().all(|(k, v)| same(k, v))
    }

    /// A hash that does not depend on the order of the elements; the table is within so many other containers.
    pub(super) fn hash_of_elements(&self, depth: u32) -> u64 {
        self.entries().iter().fold(self.len() as u64, |h, (k, v)| {
            h.wrapping_add(hash_alone(k, depth) ^ hash_alone(v, depth).rotate_left(32))
        })
    }
}

/// A key of a table that is indexed by subnets can be found by what it covers.
#[inline]
fn note_prefix(side: Option<&mut Side>, key: &Value) {
    if let Some(Side { prefixes: Some(prefixes), .. }) = side
        && let Value::Subnet(s) = key
    {
        prefixes.insert(s);
    }
}
