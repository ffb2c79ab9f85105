//! The values of the language.
//!
//! A [`Value`] is two words and says what it is by itself. Scalars lie in it; tables, vectors, records, functions, files
//! and opaque values are shared by reference, as the language has it, and carry their type. Values hold no places.

pub mod addr;
mod attrs;
mod body;
mod copy;
mod describe;
mod handle;
mod key;
mod large;
mod near;
pub mod numbers;
mod open;
mod order;
pub mod outside;
pub mod pattern;
mod prefixes;
mod record;
mod scalar;
mod store;
mod string;
mod table;
pub mod time;
mod type_value;
mod vector;

pub use addr::{Addr, Port, Subnet};
pub use attrs::{Expiry, ExpiryKind, TableAttrs};
pub use copy::{NoCopy, deep_copy};
pub use describe::{Style, Text, printed, raw_text};
pub use handle::{FileVal, FuncId, FuncInfo, FuncVal, Opaque, OpaqueVal};
pub use key::{Key, ProbeList};
pub use open::{Closed, Open};
pub use order::compare;
pub use pattern::Pattern;
pub use record::{Fields, RecordVal};
pub use scalar::{Flag, Float, V4};
pub use string::{Bytes, Short, occurs};
pub use table::{TableVal, a_table_turned};
pub use type_value::TypeVal;
pub use vector::VectorVal;

use crate::types::{EnumMember, Type};
use std::rc::Rc;

/// A value: its kind and one word (`scalar.rs` says why). The first kinds, up to short strings, own nothing: to let go of one is
/// to do nothing, and one look at the kind tells.
#[derive(Default)]
pub enum Value {
    /// Nothing: an unset variable or field, a hole in a vector, what a set's element maps to, the result of a function
    /// that has none.
    #[default]
    Unset,
    /// `bool`
    Bool(Flag),
    /// `int`
    Int(i64),
    /// `count`
    Count(u64),
    /// `double`
    Double(Float),
    /// `time`: seconds since the epoch.
    Time(Float),
    /// `interval`: seconds.
    Interval(Float),
    /// `port`
    Port(Port),
    /// `addr`, IPv4: use [`Value::addr`] to make and [`Value::as_addr`] to read.
    Addr4(V4),
    /// `string`, a short one: use [`Value::string`] to make and [`Value::as_bytes`] to read.
    Short(Short),
    /// `string`, a long one.
    Long(Rc<Bytes>),
    /// `addr`, IPv6.
    Addr6(Rc<Addr>),
    /// `subnet`
    Subnet(Rc<Subnet>),
    /// `pattern`
    Pattern(Rc<Pattern>),
    /// `enum`
    Enum(Rc<EnumMember>),
    /// `table` and `set`
    Table(Rc<TableVal>),
    /// `vector`
    Vector(Rc<VectorVal>),
    /// `record`
    Record(Rc<RecordVal>),
    /// Functions, events and hooks.
    Func(Rc<FuncVal>),
    /// `file`
    File(Rc<FileVal>),
    /// `opaque of …`
    Opaque(Rc<OpaqueVal>),
    /// A type as a value.
    Type(Rc<TypeVal>),
    /// The values of a compound index.
    List(Rc<Vec<Value>>),
}

const _: () = assert!(size_of::<Value>() == 16);
const _: () = assert!(size_of::<Key>() == 16);

impl Clone for Value {
    #[inline]
    fn clone(&self) -> Value {
        match self {
            Value::Unset => Value::Unset,
            Value::Bool(b) => Value::Bool(*b),
            Value::Int(i) => Value::Int(*i),
            Value::Count(c) => Value::Count(*c),
            Value::Double(d) => Value::Double(*d),
            Value::Time(t) => Value::Time(*t),
            Value::Interval(i) => Value::Interval(*i),
            Value::Port(p) => Value::Port(*p),
            Value::Addr4(a) => Value::Addr4(*a),
            Value::Short(s) => Value::Short(*s),
            // These are what is handed around the most.
            Value::Record(r) => Value::Record(r.clone()),
            rarer => rarer.share(),
        }
    }
}

impl Value {
    /// Another share of what is not plain.
    #[inline(never)]
    fn share(&self) -> Value {
        match self {
            Value::Long(s) => Value::Long(s.clone()),
            Value::Addr6(a) => Value::Addr6(a.clone()),
            Value::Subnet(s) => Value::Subnet(s.clone()),
            Value::Pattern(p) => Value::Pattern(p.clone()),
            Value::Enum(m) => Value::Enum(m.clone()),
            Value::Table(t) => Value::Table(t.clone()),
            Value::Vector(v) => Value::Vector(v.clone()),
            Value::Record(r) => Value::Record(r.clone()),
            Value::Func(f) => Value::Func(f.clone()),
            Value::File(f) => Value::File(f.clone()),
            Value::Opaque(o) => Value::Opaque(o.clone()),
            Value::Type(t) => Value::Type(t.clone()),
            Value::List(l) => Value::List(l.clone()),
            plain => plain.clone(),
        }
    }

    /// A bool.
    #[inline(always)]
    pub fn bool(b: bool) -> Value {
        Value::Bool(b.into())
    }

    /// A double.
    #[inline(always)]
    pub fn double(d: f64) -> Value {
        Value::Double(d.into())
    }

    /// A time: seconds since the epoch.
    #[inline(always)]
    pub fn time(seconds: f64) -> Value {
        Value::Time(seconds.into())
    }

    /// An interval: seconds.
    #[inline(always)]
    pub fn interval(seconds: f64) -> Value {
        Value::Interval(seconds.into())
    }

    /// An IPv4 address.
    #[inline(always)]
    pub fn addr4(bits: u32) -> Value {
        Value::Addr4(bits.into())
    }

    /// An address.
    pub fn addr(a: Addr) -> Value {
        match a.v4() {
            Some(v4) => Value::addr4(v4),
            None => Value::Addr6(Rc::new(a)),
        }
    }

    /// A subnet.
    pub fn subnet(s: Subnet) -> Value {
        Value::Subnet(Rc::new(s))
    }

    /// Whether it lies in itself: to let go of it is to do nothing.
    #[inline(always)]
    pub fn is_plain(&self) -> bool {
        matches!(
            self,
            Value::Unset
                | Value::Bool(_)
                | Value::Int(_)
                | Value::Count(_)
                | Value::Double(_)
                | Value::Time(_)
                | Value::Interval(_)
                | Value::Port(_)
                | Value::Addr4(_)
                | Value::Short(_)
        )
    }

    /// Drops it; quick where that is nothing.
    #[inline(always)]
    pub fn let_go(self) {
        if self.is_plain() {
            std::mem::forget(self);
        } else if let Value::Record(r) = self {
            drop(r);
        } else {
            drop(self);
        }
    }

    /// Whether it is nothing.
    pub fn is_unset(&self) -> bool {
        matches!(self, Value::Unset)
    }

    /// The value, unless it is nothing.
    pub fn set(self) -> Option<Value> {
        (!self.is_unset()).then_some(self)
    }

    /// The address in it.
    pub fn as_addr(&self) -> Option<Addr> {
        match self {
            Value::Addr4(a) => Some(Addr::from_v4(a.get())),
            Value::Addr6(a) => Some(**a),
            _ => None,
        }
    }

    /// The subnet in it.
    pub fn as_subnet(&self) -> Option<Subnet> {
        match self {
            Value::Subnet(s) => Some(**s),
            _ => None,
        }
    }

    /// The bits of a `bool`, `int` or `count`.
    #[inline]
    pub fn word(&self) -> Option<u64> {
        if let Value::Count(c) = self {
            return Some(*c);
        }
        match self {
            Value::Bool(b) => Some(b.get() as u64),
            Value::Int(i) => Some(*i as u64),
            _ => None,
        }
    }

    /// The number in a `double`, `time` or `interval`.
    #[inline]
    pub fn real(&self) -> Option<f64> {
        match self {
            Value::Double(d) | Value::Time(d) | Value::Interval(d) => Some(d.get()),
            _ => None,
        }
    }

    /// The bool in it.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Value::Bool(b) => Some(b.get()),
            _ => None,
        }
    }

    /// The count in it.
    pub fn as_count(&self) -> Option<u64> {
        match self {
            Value::Count(c) => Some(*c),
            _ => None,
        }
    }

    /// The int in it.
    pub fn as_int(&self) -> Option<i64> {
        match self {
            Value::Int(i) => Some(*i),
            _ => None,
        }
    }

    /// The record in it.
    pub fn as_record(&self) -> Option<&Rc<RecordVal>> {
        match self {
            Value::Record(r) => Some(r),
            _ => None,
        }
    }

    /// The table or set in it.
    pub fn as_table(&self) -> Option<&Rc<TableVal>> {
        match self {
            Value::Table(t) => Some(t),
            _ => None,
        }
    }

    /// The vector in it.
    pub fn as_vector(&self) -> Option<&Rc<VectorVal>> {
        match self {
            Value::Vector(v) => Some(v),
            _ => None,
        }
    }

    /// The function, event or hook in it.
    pub fn as_func(&self) -> Option<&Rc<FuncVal>> {
        match self {
            Value::Func(f) => Some(f),
            _ => None,
        }
    }

    /// The values of an index: the list's, or the value alone.
    pub fn index_values(&self) -> &[Value] {
        match self {
            Value::List(l) => l,
            one => std::slice::from_ref(one),
        }
    }

    /// The type of the value.
    pub fn ty(&self) -> Type {
        match self {
            Value::Unset => Type::Void,
            Value::Bool(_) => Type::Bool,
            Value::Int(_) => Type::Int,
            Value::Count(_) => Type::Count,
            Value::Double(_) => Type::Double,
            Value::Time(_) => Type::Time,
            Value::Interval(_) => Type::Interval,
            Value::Port(_) => Type::Port,
            Value::Addr4(_) | Value::Addr6(_) => Type::Addr,
            Value::Subnet(_) => Type::Subnet,
            Value::Short(_) | Value::Long(_) => Type::String,
            Value::Pattern(_) => Type::Pattern,
            Value::Enum(m) => Type::Enum(m.ty()),
            Value::Table(t) => Type::Table(t.ty()),
            Value::Vector(v) => Type::Vector(v.ty()),
            Value::Record(r) => Type::Record(r.ty.clone()),
            Value::Func(f) => Type::Func(f.info.ty()),
            Value::File(_) => Type::File,
            Value::Opaque(o) => Type::opaque(o.0.name()),
            Value::Type(t) => Type::Type(Rc::new(t.ty.clone())),
            Value::List(l) => Type::List(Rc::new(l.iter().map(Value::ty).collect())),
        }
    }
}

impl std::fmt::Debug for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&String::from_utf8_lossy(&printed(self)))
    }
}

impl From<bool> for Value {
    fn from(b: bool) -> Value {
        Value::bool(b)
    }
}

impl From<Addr> for Value {
    fn from(a: Addr) -> Value {
        Value::addr(a)
    }
}

impl From<Subnet> for Value {
    fn from(s: Subnet) -> Value {
        Value::subnet(s)
    }
}
