//! Record values.
//!
//! Fields that are always there lie first, in the order of declaration. `&optional` fields follow; they take room once
//! they are set, so that a record with many of them costs what it holds.

use super::Value;
use crate::types::{FieldPlace, RecordType};
use std::cell::Cell;
use std::rc::Rc;

/// A record: its type and its fields. A field that is unset is [`Value::Unset`].
///
/// A record made before its type was extended may lack fields of the type; they read as [`Value::Unset`].
pub struct RecordVal {
    /// Its type.
    pub ty: Rc<RecordType>,
    shape: Cell<Shape>,
    // Taken out while it is looked at, and put back: within, the record reads as if nothing were set.
    slots: Cell<Box<[Value]>>,
}

/// Which fields have room.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
struct Shape {
    /// How many of those that always have it.
    always: u32,
    /// The bits of the `&optional` fields that have it.
    optional: u32,
}

/// The fields of a record that is being made.
pub struct Fields {
    shape: Shape,
    slots: Vec<Value>,
}

impl Shape {
    /// The slot of a field, where it has room.
    #[inline]
    fn slot(self, place: FieldPlace) -> Option<usize> {
        match place {
            FieldPlace::Always(n) => (n < self.always).then_some(n as usize),
            FieldPlace::Optional(bit) => (self.optional >> bit & 1 != 0).then(|| self.optional_slot(bit)),
        }
    }

    /// The slot that an `&optional` field has or would have.
    #[inline]
    fn optional_slot(self, bit: u32) -> usize {
        (self.always + (self.optional & ((1 << bit) - 1)).count_ones()) as usize
    }

    /// How many slots are used.
    fn len(self) -> usize {
        (self.always + self.optional.count_ones()) as usize
    }
}

impl Fields {
    /// None yet; room for so many.
    #[inline]
    pub fn with_capacity(n: usize) -> Fields {
        Fields { shape: Shape::default(), slots: Vec::with_capacity(n) }
    }

    /// Adds the next of the fields that always have room, before any `&optional` field is set.
    #[inline]
    pub fn push(&mut self, value: Value) {
        self.shape.always += 1;
        self.slots.push(value);
    }

    /// Sets a field.
    #[inline]
    pub fn set(&mut self, place: FieldPlace, value: Value) {
        if let Some(slot) = self.shape.slot(place).and_then(|slot| self.slots.get_mut(slot)) {
            *slot = value;
        } else if place == FieldPlace::Always(self.shape.always) && self.shape.optional == 0 {
            self.push(value);
        } else {
            self.make_room(place, value);
        }
    }

    /// Sets a field that has no room yet; that it is unset needs none.
    #[inline(never)]
    fn make_room(&mut self, place: FieldPlace, value: Value) {
        match place {
            FieldPlace::Always(n) => {
                let from = self.shape.always as usize;
                let more = (self.shape.always..n).map(|_| Value::Unset).chain([value]);
                self.slots.splice(from..from, more);
                self.shape.always = n + 1;
            }
            FieldPlace::Optional(_) if value.is_unset() => {}
            FieldPlace::Optional(bit) => {
                self.slots.insert(self.shape.optional_slot(bit), value);
                self.shape.optional |= 1 << bit;
            }
        }
    }

    /// The values of a type's fields, in the order of declaration; those at the end that are not given are unset.
    pub fn declared(ty: &RecordType, values: Vec<Value>) -> Fields {
        let mut fields = Fields::with_capacity(values.len());
        let places = ty.places();
        let given = || places.iter().zip(&values);
        for (place, v) in given().filter(|(p, _)| matches!(p, FieldPlace::Always(_))) {
            fields.set(*place, v.clone());
        }
        for (place, v) in given().filter(|(p, v)| matches!(p, FieldPlace::Optional(_)) && !v.is_unset()) {
            fields.set(*place, v.clone());
        }
        fields
    }
}

/// Drops fields: apart, for there are none where it is asked for.
#[cold]
#[inline(never)]
fn let_go(slots: Box<[Value]>) {
    drop(slots);
}

impl Drop for RecordVal {
    fn drop(&mut self) {
        self.slots.take().into_iter().for_each(Value::let_go);
    }
}

impl RecordVal {
    /// A record of these values, in the order of the type's fields; those at the end that are not given are unset.
    pub fn new(ty: Rc<RecordType>, values: Vec<Value>) -> RecordVal {
        let fields = Fields::declared(&ty, values);
        RecordVal::of(ty, fields)
    }

    /// A record of these fields.
    #[inline]
    pub fn of(ty: Rc<RecordType>, fields: Fields) -> RecordVal {
        RecordVal { ty, shape: Cell::new(fields.shape), slots: Cell::new(fields.slots.into_boxed_slice()) }
    }

    /// Shows all slots to `visit`, which must not run script code.
    #[inline(always)]
    fn with<R>(&self, visit: impl FnOnce(Shape, &mut [Value]) -> R) -> R {
        let mut slots = self.slots.take();
        let result = visit(self.shape.get(), &mut slots);
        let hole = self.slots.replace(slots);
        if hole.is_empty() {
            std::mem::forget(hole);
        } else {
            let_go(hole);
        }
        result
    }

    /// Shows a field to `read`, which must not run script code; `None` where the field has no room.
    #[inline(always)]
    pub fn read<R>(&self, place: FieldPlace, read: impl FnOnce(&Value) -> R) -> Option<R> {
        let slot = self.shape.get().slot(place)?;
        self.with(|_, slots| slots.get(slot).map(read))
    }

    /// Lets `change` change a field, which must not run script code; `None` where the field has no room.
    #[inline(always)]
    pub fn change<R>(&self, place: FieldPlace, change: impl FnOnce(&mut Value) -> R) -> Option<R> {
        let slot = self.shape.get().slot(place)?;
        self.with(|_, slots| slots.get_mut(slot).map(change))
    }

    /// The value of a field.
    #[inline]
    pub fn at(&self, place: FieldPlace) -> Value {
        self.read(place, Value::clone).unwrap_or(Value::Unset)
    }

    /// Sets a field, or unsets it with [`Value::Unset`].
    #[inline]
    pub fn put(&self, place: FieldPlace, value: Value) {
        match self.shape.get().slot(place) {
            Some(slot) => {
                let old = self.with(|_, slots| slots.get_mut(slot).map(|s| std::mem::replace(s, value)));
                drop(old);
            }
            None => self.make_room(place, value),
        }
    }

    /// Sets a field that has no room yet.
    #[inline(never)]
    fn make_room(&self, place: FieldPlace, value: Value) {
        let shape = self.shape.get();
        let mut slots = self.slots.take();
        if let FieldPlace::Optional(bit) = place
            && !value.is_unset()
            && slots.len() > shape.len()
        {
            // There is a spare one at the end.
            let at = shape.optional_slot(bit);
            slots[at..=shape.len()].rotate_right(1);
            slots[at] = value;
            self.shape.set(Shape { optional: shape.optional | 1 << bit, ..shape });
            self.slots.set(slots);
            return;
        }
        let mut slots = slots.into_vec();
        slots.truncate(shape.len());
        slots.reserve_exact(2);
        let mut fields = Fields { shape, slots };
        fields.make_room(place, value);
        // Rounded up to what the allocator has anyway.
        let (used, step) = (fields.slots.len(), if fields.slots.len() <= 16 { 2 } else { 4 });
        fields.slots.reserve_exact(used.next_multiple_of(step) - used);
        fields.slots.resize(used.next_multiple_of(step), Value::Unset);
        self.shape.set(fields.shape);
        self.slots.set(fields.slots.into_boxed_slice());
    }

    /// The value of a field by its number in the order of declaration.
    pub fn get(&self, index: usize) -> Value {
        self.at(self.ty.field_ref(index).place)
    }

    /// The value of a field by its name.
    pub fn by_name(&self, name: &str) -> Value {
        self.ty.index_of(name).map_or(Value::Unset, |i| self.get(i))
    }

    /// Sets a field by its number in the order of declaration, or unsets it with [`Value::Unset`].
    pub fn set(&self, index: usize, value: Value) {
        if index < self.ty.len() {
            self.put(self.ty.field_ref(index).place, value);
        }
    }

    /// Sets a field by its name, where there is one of that name.
    pub fn set_by_name(&self, name: &str, value: Value) {
        if let Some(i) = self.ty.index_of(name) {
            self.set(i, value);
        }
    }

    /// The values of all fields, in the order of declaration.
    pub fn values(&self) -> Vec<Value> {
        let places = self.ty.places().clone();
        places.into_iter().map(|place| self.at(place)).collect()
    }

    /// Whether it was made before its type got all the fields that it has now.
    #[inline]
    pub fn is_outgrown(&self) -> bool {
        self.shape.get().always < self.ty.always()
    }

    /// A record of the same type with the same fields, each changed by `change`, which must not look at this one.
    pub fn copied<E>(&self, change: impl FnMut(&Value) -> Result<Value, E>) -> Result<RecordVal, E> {
        let slots = self.with(|shape, slots| changed(&slots[..shape.len().min(slots.len())], change))?;
        Ok(RecordVal::of(self.ty.clone(), Fields { shape: self.shape.get(), slots }))
    }

    /// Takes over the fields of another record of the same type, each changed by `change`.
    pub fn fill_from<E>(&self, other: &RecordVal, change: impl FnMut(&Value) -> Result<Value, E>) -> Result<(), E> {
        let shape = other.shape.get();
        let slots = other.with(|shape, slots| slots[..shape.len().min(slots.len())].to_vec());
        let slots = changed(&slots, change)?;
        self.shape.set(shape);
        self.slots.set(slots.into_boxed_slice());
        Ok(())
    }

    /// Whether the same fields are set to equal values; they are within so many containers.
    pub(super) fn same_as(&self, other: &RecordVal, depth: u32) -> bool {
        let equal = |place: &FieldPlace| {
            let same = |a: &Value| other.read(*place, |b| a.equals(b, depth)).unwrap_or(a.is_unset());
            self.read(*place, same).unwrap_or_else(|| other.read(*place, Value::is_unset).unwrap_or(true))
        };
        self.ty.len() == other.ty.len() && self.ty.places().iter().all(equal)
    }

    /// Hashes the fields that are set; they are within so many containers.
    pub(super) fn hash_fields<H: std::hash::Hasher>(&self, state: &mut H, depth: u32) {
        for place in self.ty.places().iter() {
            self.read(*place, |v| (!v.is_unset()).then(|| v.hash_any(state, depth)));
        }
    }
}

/// Values, each changed by `change`.
pub(super) fn changed<E>(
    values: &[Value],
    mut change: impl FnMut(&Value) -> Result<Value, E>,
) -> Result<Vec<Value>, E> {
    let mut all = Vec::with_capacity(values.len());
    for v in values {
        all.push(change(v)?);
    }
    Ok(all)
}
