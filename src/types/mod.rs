//! The types of the language.
//!
//! A [`Type`] is a word and at most one shared pointer, cheap to clone. Records and enums can grow (`redef record`,
//! `redef enum`) and are compared by what they hold; each has an identity beside it that never changes.

mod display;
mod enums;
mod function;
mod record;
mod relate;

pub use crate::syntax::ast::{BaseType, Flavor, Name};
pub use enums::{EnumMember, EnumType};
pub use function::{FuncType, Param};
pub use record::{Field, FieldPlace, FieldRef, RecordId, RecordType};
pub use relate::{coercible_record, compatible, same, same_exactly, same_function, widest};

use std::rc::Rc;

/// How many fields and elements are looked at before a type counts as none of mere data.
const DATA_PARTS: u32 = 64;

/// A type.
#[derive(Clone, Debug)]
pub enum Type {
    /// What a wrong expression has: nothing more is said about it.
    Error,
    /// What a function without result yields.
    Void,
    /// `bool`
    Bool,
    /// `int`
    Int,
    /// `count`
    Count,
    /// `double`
    Double,
    /// `time`
    Time,
    /// `interval`
    Interval,
    /// `string`
    String,
    /// `pattern`
    Pattern,
    /// `port`
    Port,
    /// `addr`
    Addr,
    /// `subnet`
    Subnet,
    /// `any`
    Any,
    /// `enum { … }`
    Enum(Rc<EnumType>),
    /// `table[…] of …` and `set[…]`
    Table(Rc<TableType>),
    /// `vector of …`
    Vector(Rc<VectorType>),
    /// `record { … }`
    Record(Rc<RecordType>),
    /// Functions, events and hooks.
    Func(Rc<FuncType>),
    /// `file of …`
    File,
    /// `opaque of NAME`
    Opaque(Rc<Name>),
    /// A type as a value: the type of `count` in `f(count)`.
    Type(Rc<Type>),
    /// The list of a compound index: `[a, b]`.
    List(Rc<Vec<Type>>),
}

/// `table[index…] of value`, or a set where there is no value.
#[derive(Debug)]
pub struct TableType {
    /// The name given by `type NAME: …`.
    pub name: Option<Name>,
    /// The types of the index; empty for `table()` and `set()` without elements, which fit every other.
    pub index: Vec<Type>,
    /// The type of the values; `None` for a set.
    pub value: Option<Type>,
}

impl TableType {
    /// Whether it is a set.
    pub fn is_set(&self) -> bool {
        self.value.is_none()
    }

    /// Whether it is the type of an empty constructor, which fits every other.
    pub fn is_unspecified(&self) -> bool {
        self.index.is_empty()
    }

    /// The type that one index has as a whole: a list where there are several.
    pub fn key(&self) -> Type {
        match self.index.as_slice() {
            [one] => one.clone(),
            many => Type::List(Rc::new(many.to_vec())),
        }
    }
}

/// `vector of element`.
#[derive(Debug)]
pub struct VectorType {
    /// The name given by `type NAME: …`.
    pub name: Option<Name>,
    /// The type of the elements; `None` for `vector()` without elements, which fits every other.
    pub element: Option<Type>,
}

impl Type {
    /// What keeps a type from being that of an index: files, opaque values, types and `any`, also within containers and
    /// records (reference: Type.cc, is_supported_index_type).
    pub fn unfit_as_index(&self) -> Option<Type> {
        fn part(t: &Type, open: &mut Vec<RecordId>) -> Option<Type> {
            match t {
                Type::Any | Type::File | Type::Opaque(_) | Type::Type(_) | Type::Void => Some(t.clone()),
                Type::Table(t) => t.index.iter().chain(&t.value).find_map(|t| part(t, open)),
                Type::Vector(v) => v.element.as_ref().map_or(Some(Type::Any), |t| part(t, open)),
                Type::List(list) => list.iter().find_map(|t| part(t, open)),
                Type::Record(r) => {
                    // One that holds itself is as good as its other fields.
                    if open.contains(&r.id) {
                        return None;
                    }
                    open.push(r.id);
                    r.fields().iter().find_map(|f| part(&f.ty, open))
                }
                Type::Error
                | Type::Bool
                | Type::Int
                | Type::Count
                | Type::Double
                | Type::Time
                | Type::Interval
                | Type::String
                | Type::Pattern
                | Type::Port
                | Type::Addr
                | Type::Subnet
                | Type::Enum(_)
                | Type::Func(_) => None,
            }
        }
        part(self, &mut Vec::new())
    }

    /// Whether its values are numbers, strings and the like, or records and vectors of such: no tables, functions, files or
    /// opaque values. No more than a few parts are looked at.
    pub fn is_data(&self) -> bool {
        self.has_only_data(&mut { DATA_PARTS })
    }

    /// The same, where that many parts may still be looked at.
    fn has_only_data(&self, left: &mut u32) -> bool {
        if *left == 0 {
            return false;
        }
        *left -= 1;
        match self {
            Type::Record(r) => r.fields().iter().all(|f| f.ty.has_only_data(left)),
            Type::Vector(v) => v.element.as_ref().is_some_and(|t| t.has_only_data(left)),
            other => other.is_atomic() || matches!(other, Type::Pattern),
        }
    }

    /// `set[index…]`
    pub fn set(index: Vec<Type>) -> Type {
        Type::Table(Rc::new(TableType { name: None, index, value: None }))
    }

    /// `table[index…] of value`
    pub fn table(index: Vec<Type>, value: Type) -> Type {
        Type::Table(Rc::new(TableType { name: None, index, value: Some(value) }))
    }

    /// `vector of element`
    pub fn vector(element: Type) -> Type {
        Type::Vector(Rc::new(VectorType { name: None, element: Some(element) }))
    }

    /// `opaque of name`
    pub fn opaque(name: &str) -> Type {
        Type::Opaque(Rc::new(name.into()))
    }

    /// The type of a keyword.
    pub fn base(b: BaseType) -> Type {
        match b {
            BaseType::Bool => Type::Bool,
            BaseType::Int => Type::Int,
            BaseType::Count => Type::Count,
            BaseType::Double => Type::Double,
            BaseType::Time => Type::Time,
            BaseType::Interval => Type::Interval,
            BaseType::String => Type::String,
            BaseType::Pattern => Type::Pattern,
            BaseType::Port => Type::Port,
            BaseType::Addr => Type::Addr,
            BaseType::Subnet => Type::Subnet,
            BaseType::Any => Type::Any,
        }
    }

    /// Whether it is the type of something wrong.
    pub fn is_error(&self) -> bool {
        matches!(self, Type::Error)
    }

    /// Whether it is `any`.
    pub fn is_any(&self) -> bool {
        matches!(self, Type::Any)
    }

    /// Whether it is `bool`.
    pub fn is_bool(&self) -> bool {
        matches!(self, Type::Bool)
    }

    /// `int` or `count`.
    pub fn is_integral(&self) -> bool {
        matches!(self, Type::Int | Type::Count)
    }

    /// `int`, `count` or `double`.
    pub fn is_arithmetic(&self) -> bool {
        matches!(self, Type::Int | Type::Count | Type::Double)
    }

    /// `double`, `time` or `interval`.
    pub fn is_real(&self) -> bool {
        matches!(self, Type::Double | Type::Time | Type::Interval)
    }

    /// `bool`, `int` or `count`: what is one machine word.
    pub fn is_word(&self) -> bool {
        matches!(self, Type::Bool | Type::Int | Type::Count)
    }

    /// A set.
    pub fn is_set(&self) -> bool {
        matches!(self, Type::Table(t) if t.is_set())
    }

    /// A table that is no set.
    pub fn is_table(&self) -> bool {
        matches!(self, Type::Table(t) if !t.is_set())
    }

    /// Record, table, set or vector: what starts out empty instead of unset.
    pub fn is_aggregate(&self) -> bool {
        matches!(self, Type::Record(_) | Type::Table(_) | Type::Vector(_))
    }

    /// Whether one value of it is one value to compare, print or switch over (reference: Type.h, IsAtomic…).
    pub fn is_atomic(&self) -> bool {
        matches!(
            self,
            Type::Bool
                | Type::Int
                | Type::Count
                | Type::Double
                | Type::Time
                | Type::Interval
                | Type::String
                | Type::Port
                | Type::Addr
                | Type::Subnet
                | Type::Enum(_)
        )
    }

    /// The type of a vector's elements.
    pub fn element(&self) -> Option<&Type> {
        match self {
            Type::Vector(v) => v.element.as_ref(),
            _ => None,
        }
    }

    /// The record type, where it is one.
    pub fn as_record(&self) -> Option<&Rc<RecordType>> {
        match self {
            Type::Record(r) => Some(r),
            _ => None,
        }
    }

    /// The function type, where it is one.
    pub fn as_func(&self) -> Option<&Rc<FuncType>> {
        match self {
            Type::Func(f) => Some(f),
            _ => None,
        }
    }

    /// The table type, where it is one (sets too).
    pub fn as_table(&self) -> Option<&Rc<TableType>> {
        match self {
            Type::Table(t) => Some(t),
            _ => None,
        }
    }

    /// The name given by `type NAME: …`, where there is one.
    pub fn name(&self) -> Option<Name> {
        match self {
            Type::Enum(t) => t.name(),
            Type::Record(t) => t.name(),
            Type::Table(t) => t.name.clone(),
            Type::Vector(t) => t.name.clone(),
            Type::Func(t) => t.name.clone(),
            _ => None,
        }
    }

    /// The same type under a name: what `type NAME: …` declares. Records and enums without a name take it for
    /// themselves, other structures are named in a copy of their own, base types have no names.
    pub fn named(&self, name: &Name) -> Type {
        match self {
            Type::Enum(t) => {
                t.set_name(name);
                self.clone()
            }
            Type::Record(t) => {
                t.set_name(name);
                self.clone()
            }
            Type::Table(t) => Type::Table(Rc::new(TableType {
                name: Some(name.clone()),
                index: t.index.clone(),
                value: t.value.clone(),
            })),
            Type::Vector(t) => {
                Type::Vector(Rc::new(VectorType { name: Some(name.clone()), element: t.element.clone() }))
            }
            Type::Func(t) => Type::Func(Rc::new(t.with_name(name))),
            _ => self.clone(),
        }
    }
}
