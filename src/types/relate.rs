//! How types relate: equality, compatibility, widening.

use super::{FuncType, RecordType, TableType, Type};
use std::rc::Rc;

/// Whether two types are the same; `any` is the same as every type, the type of something wrong too.
///
/// Structure decides, except for opaque types, which go by name. Enums are all the same: the reference no more than
/// deprecates that. Function types compare argument types
/// only, records their fields with names (reference: Type.cc, `same_type`).
pub fn same(a: &Type, b: &Type) -> bool {
    Relation { any: true, open: Vec::new() }.same(a, b)
}

/// As [`same`], but `any` is the same as `any` alone, and enums go by name.
pub fn same_exactly(a: &Type, b: &Type) -> bool {
    Relation { any: false, open: Vec::new() }.same(a, b)
}

/// Whether a function of type `a` is one of type `b` while the script runs: the [`same`], but a type that was once
/// compared with other arguments is from then on the same as itself alone (reference: Type.cc, `CheckArgs`).
pub fn same_function(a: &Rc<FuncType>, b: &Rc<FuncType>) -> bool {
    let mut r = Relation { any: true, open: Vec::new() };
    if Rc::ptr_eq(a, b) {
        return true;
    }
    if !r.alike(a, b) || a.mismatched.get() || a.params.len() != b.params.len() {
        return false;
    }
    let same = r.arguments(a, b);
    a.mismatched.set(!same);
    same
}

struct Relation {
    any: bool,
    open: Vec<(*const RecordType, *const RecordType)>,
}

impl Relation {
    fn same(&mut self, a: &Type, b: &Type) -> bool {
        match (a, b) {
            (Type::Error, _) | (_, Type::Error) => true,
            (Type::Any, Type::Any) => true,
            (Type::Any, _) | (_, Type::Any) => self.any,
            (Type::Enum(x), Type::Enum(y)) => {
                self.any || Rc::ptr_eq(x, y) || (x.name().is_some() && x.name() == y.name())
            }
            (Type::Table(x), Type::Table(y)) => Rc::ptr_eq(x, y) || self.tables(x, y),
            (Type::Vector(x), Type::Vector(y)) => match (&x.element, &y.element) {
                (Some(x), Some(y)) => self.same(x, y),
                _ => true,
            },
            (Type::Record(x), Type::Record(y)) => self.records(x, y),
            (Type::Func(x), Type::Func(y)) => Rc::ptr_eq(x, y) || self.functions(x, y),
            (Type::Opaque(x), Type::Opaque(y)) => x == y,
            (Type::Type(x), Type::Type(y)) => self.same(x, y),
            (Type::List(x), Type::List(y)) => self.all(x, y),
            _ => std::mem::discriminant(a) == std::mem::discriminant(b),
        }
    }

    fn all(&mut self, a: &[Type], b: &[Type]) -> bool {
        a.len() == b.len() && a.iter().zip(b).all(|(x, y)| self.same(x, y))
    }

    fn tables(&mut self, a: &TableType, b: &TableType) -> bool {
        if a.is_set() != b.is_set() {
            return false;
        }
        if a.is_unspecified() || b.is_unspecified() {
            return true;
        }
        self.all(&a.index, &b.index)
            && match (&a.value, &b.value) {
                (Some(x), Some(y)) => self.same(x, y),
                _ => true,
            }
    }

    fn functions(&mut self, a: &FuncType, b: &FuncType) -> bool {
        self.alike(a, b) && a.params.len() == b.params.len() && self.arguments(a, b)
    }

    /// Whether two function types are the same but for their arguments.
    fn alike(&mut self, a: &FuncType, b: &FuncType) -> bool {
        a.flavor == b.flavor && self.same(&a.result, &b.result)
    }

    fn arguments(&mut self, a: &FuncType, b: &FuncType) -> bool {
        a.params.iter().zip(&b.params).all(|(x, y)| self.same(&x.ty, &y.ty))
    }

    fn records(&mut self, a: &Rc<RecordType>, b: &Rc<RecordType>) -> bool {
        let pair = (Rc::as_ptr(a), Rc::as_ptr(b));
        if Rc::ptr_eq(a, b) || self.open.contains(&pair) {
            return true;
        }
        if a.len() != b.len() {
            return false;
        }
        self.open.push(pair);
        let equal = a.fields().iter().zip(b.fields().iter()).all(|(x, y)| {
            x.name == y.name
                && x.optional == y.optional
                && x.default.get().is_some() == y.default.get().is_some()
                && x.log.get() == y.log.get()
                && self.same(&x.ty, &y.ty)
        });
        self.open.pop();
        equal
    }
}

/// Whether a value of `from` may stand where `to` is wanted, arithmetic widening aside: the same type, or a record
/// that can be coerced, or an empty constructor.
pub fn compatible(from: &Type, to: &Type) -> bool {
    if same(from, to) {
        return true;
    }
    match (from, to) {
        (Type::Record(f), Type::Record(t)) => coercible_record(f, t),
        _ => false,
    }
}

/// Whether every field of `from` exists in `to` with a compatible type, and what `to` has beyond may be left out.
pub fn coercible_record(from: &RecordType, to: &RecordType) -> bool {
    let to_fields = to.fields();
    from.fields().iter().all(|f| {
        to_fields.iter().find(|t| t.name == f.name).is_some_and(|t| {
            compatible(&f.ty, &t.ty)
                || (t.ty.is_arithmetic() && f.ty.is_arithmetic() && same(&widest(&f.ty, &t.ty), &t.ty))
        })
    }) && to_fields.iter().all(|t| t.may_be_left_out() || from.index_of(&t.name).is_some())
}

/// The wider of two arithmetic types: double, then int, then count.
pub fn widest(a: &Type, b: &Type) -> Type {
    match (a, b) {
        (Type::Double, _) | (_, Type::Double) => Type::Double,
        (Type::Int, _) | (_, Type::Int) => Type::Int,
        _ => Type::Count,
    }
}
