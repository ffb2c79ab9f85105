//! Equality and hashing of values as the keys of tables and sets see them.
//!
//! Containers and records compare by what they hold, functions, files and opaque values by identity. Numbers compare by
//! their bits: `-0.0` is another key than `0.0`, and what is no number is the same key as itself.

use super::{Subnet, Value};
use foldhash::fast::FixedState;
use indexmap::Equivalent;
use std::hash::{BuildHasher, Hash, Hasher};
use std::rc::Rc;

/// A key of a table, or what marks the place of a deleted one.
#[derive(Clone)]
pub enum Key {
    /// A key.
    Live(Value),
    /// The place of a deleted key, until the table is compacted; the number is unique within the table.
    Gone(u64),
}

/// A subnet to look up, without making a value of it.
pub(super) struct SubnetProbe(pub Subnet);

/// A compound key to look up, without building it.
pub struct ProbeList<'a>(pub &'a [Value]);

impl PartialEq for Value {
    #[inline]
    fn eq(&self, other: &Value) -> bool {
        match (self, other) {
            (Value::Count(a), Value::Count(b)) => a == b,
            (Value::Addr4(a), Value::Addr4(b)) => a == b,
            _ => self.equals(other, 0),
        }
    }
}

impl Eq for Value {}

/// Containers that are deeper than this are not equal, for they may hold themselves. No key is so deep.
const DEEPEST: u32 = 1000;
/// Containers that are deeper than this do not make a difference to the hash of what they are in.
const DEEPEST_HASHED: u32 = 8;

fn all_equal(a: &[Value], b: &[Value], depth: u32) -> bool {
    a.len() == b.len() && depth < DEEPEST && a.iter().zip(b).all(|(a, b)| a.equals(b, depth))
}

impl Value {
    /// Equality of all kinds, within so many containers.
    #[inline(never)]
    pub(super) fn equals(&self, other: &Value, depth: u32) -> bool {
        match (self, other) {
            (Value::Count(a), Value::Count(b)) => a == b,
            (Value::Int(a), Value::Int(b)) => a == b,
            (Value::Count(a), Value::Int(b)) | (Value::Int(b), Value::Count(a)) => *b >= 0 && *a == *b as u64,
            (Value::Short(a), Value::Short(b)) => a == b,
            (Value::Long(a), Value::Long(b)) => a == b,
            (Value::Short(a), Value::Long(b)) | (Value::Long(b), Value::Short(a)) => a.as_bytes() == b.as_slice(),
            (Value::Unset, Value::Unset) => true,
            (Value::Bool(a), Value::Bool(b)) => a.get() == b.get(),
            (Value::Double(a), Value::Double(b)) => a.to_bits() == b.to_bits(),
            (Value::Time(a), Value::Time(b)) => a.to_bits() == b.to_bits(),
            (Value::Interval(a), Value::Interval(b)) => a.to_bits() == b.to_bits(),
            (Value::Port(a), Value::Port(b)) => a == b,
            (Value::Addr4(a), Value::Addr4(b)) => a == b,
            (Value::Addr6(a), Value::Addr6(b)) => a == b,
            (Value::Subnet(a), Value::Subnet(b)) => a == b,
            (Value::Pattern(a), Value::Pattern(b)) => Rc::ptr_eq(a, b) || a == b,
            (Value::Enum(a), Value::Enum(b)) => {
                Rc::ptr_eq(a, b) || (a.value == b.value && Rc::ptr_eq(&a.ty(), &b.ty()))
            }
            (Value::Table(a), Value::Table(b)) => Rc::ptr_eq(a, b) || depth < DEEPEST && a.same_within(b, depth + 1),
            (Value::Vector(a), Value::Vector(b)) => Rc::ptr_eq(a, b) || all_equal(&a.items(), &b.items(), depth + 1),
            (Value::Record(a), Value::Record(b)) => Rc::ptr_eq(a, b) || depth < DEEPEST && a.same_as(b, depth + 1),
            (Value::Func(a), Value::Func(b)) => Rc::ptr_eq(a, b),
            (Value::File(a), Value::File(b)) => Rc::ptr_eq(a, b),
            (Value::Opaque(a), Value::Opaque(b)) => Rc::ptr_eq(a, b),
            (Value::Type(a), Value::Type(b)) => Rc::ptr_eq(a, b) || crate::types::same_exactly(&a.ty, &b.ty),
            (Value::List(a), Value::List(b)) => a == b,
            _ => false,
        }
    }

    /// The hash of all kinds, within so many containers.
    #[inline(never)]
    pub(super) fn hash_any<H: Hasher>(&self, state: &mut H, depth: u32) {
        match self {
            Value::Unset => state.write_u8(0),
            Value::Bool(b) => state.write_u64(b.get() as u64),
            Value::Int(i) => state.write_u64(*i as u64),
            Value::Count(c) => state.write_u64(*c),
            Value::Double(d) | Value::Time(d) | Value::Interval(d) => state.write_u64(d.to_bits()),
            Value::Port(p) => state.write_u32(p.bits()),
            Value::Addr4(a) => state.write_u32(a.get()),
            Value::Addr6(a) => state.write_u128(u128::from_ne_bytes(a.bytes())),
            Value::Subnet(s) => hash_subnet(s, state),
            Value::Short(s) => hash_string(s.as_bytes(), state),
            Value::Long(s) => hash_string(s, state),
            Value::Pattern(p) => p.hash(state),
            Value::Enum(m) => state.write_u64(m.value as u64),
            Value::Table(_) | Value::Vector(_) | Value::Record(_) if depth >= DEEPEST_HASHED => state.write_u8(1),
            Value::Table(t) => state.write_u64(t.hash_of_elements(depth + 1)),
            Value::Vector(v) => hash_all(&v.items(), state, depth + 1),
            Value::Record(r) => r.hash_fields(state, depth + 1),
            Value::Func(f) => state.write_usize(Rc::as_ptr(f) as usize),
            Value::File(f) => state.write_usize(Rc::as_ptr(f) as usize),
            Value::Opaque(o) => state.write_usize(Rc::as_ptr(o) as usize),
            Value::Type(t) => state.write(t.to_string().as_bytes()),
            Value::List(l) => ProbeList(l).hash(state),
        }
    }
}

impl Hash for Value {
    #[inline]
    fn hash<H: Hasher>(&self, state: &mut H) {
        match self {
            Value::Count(c) => state.write_u64(*c),
            Value::Addr4(a) => state.write_u32(a.get()),
            other => other.hash_any(state, 0),
        }
    }
}

impl Hash for SubnetProbe {
    fn hash<H: Hasher>(&self, state: &mut H) {
        hash_subnet(&self.0, state);
    }
}

impl Equivalent<Key> for SubnetProbe {
    fn equivalent(&self, key: &Key) -> bool {
        matches!(key, Key::Live(Value::Subnet(s)) if **s == self.0)
    }
}

fn hash_subnet<H: Hasher>(s: &Subnet, state: &mut H) {
    state.write_u128(u128::from_ne_bytes(s.prefix.bytes()) ^ u128::from(s.width));
}

fn hash_string<H: Hasher>(bytes: &[u8], state: &mut H) {
    state.write(bytes);
    state.write_u8(0xff);
}

fn hash_all<H: Hasher>(values: &[Value], state: &mut H, depth: u32) {
    state.write_usize(values.len());
    values.iter().for_each(|v| v.hash_any(state, depth));
}

/// The hash of one value apart from any table, within so many containers.
pub(super) fn hash_alone(v: &Value, depth: u32) -> u64 {
    let mut state = FixedState::default().build_hasher();
    v.hash_any(&mut state, depth);
    state.finish()
}

impl PartialEq for Key {
    fn eq(&self, other: &Key) -> bool {
        match (self, other) {
            (Key::Live(a), Key::Live(b)) => a == b,
            (Key::Gone(a), Key::Gone(b)) => a == b,
            _ => false,
        }
    }
}

impl Eq for Key {}

impl Hash for Key {
    #[inline]
    fn hash<H: Hasher>(&self, state: &mut H) {
        match self {
            Key::Live(v) => v.hash(state),
            Key::Gone(n) => state.write_u64(*n),
        }
    }
}

impl Equivalent<Key> for Value {
    #[inline]
    fn equivalent(&self, key: &Key) -> bool {
        matches!(key, Key::Live(v) if v == self)
    }
}

impl Hash for ProbeList<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for v in self.0 {
            v.hash(state);
        }
    }
}

impl Equivalent<Key> for ProbeList<'_> {
    fn equivalent(&self, key: &Key) -> bool {
        matches!(key, Key::Live(Value::List(l)) if l.as_slice() == self.0)
    }
}
