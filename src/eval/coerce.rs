//! Conversions: records by field names, elements of vectors, `any`, casts.

use super::span::span_of;
use super::{Eval, Frame, Interp, Unwind};
use crate::diagnostic::{Diagnostic, codes};
use crate::program::{Element, Expr, FieldStart, RecordCoerce};
use crate::source::Span;
use crate::types::{RecordType, Type, VectorType, same, same_function};
use crate::value::{Fields, RecordVal, TableVal, Value, VectorVal};
use std::rc::Rc;

/// Whether a cast of a value to a type succeeds: the same type, or a set and a vector of the same elements.
pub(super) fn can_cast(v: &Value, ty: &Type) -> bool {
    if fits(v, ty) {
        return true;
    }
    match (v, ty) {
        (Value::Table(t), Type::Vector(to)) => {
            let from = t.ty();
            match (&*from.index, &to.element, from.is_set()) {
                ([one], Some(element), true) => same(one, element),
                _ => false,
            }
        }
        (Value::Vector(v), Type::Table(to)) => match (&*to.index, &v.ty().element, to.is_set()) {
            ([one], Some(element), true) => same(one, element),
            ([_], None, true) => true,
            _ => false,
        },
        _ => false,
    }
}

/// Whether a value is of a type.
fn fits(v: &Value, ty: &Type) -> bool {
    match (v, ty) {
        (Value::Record(r), Type::Record(to)) if Rc::ptr_eq(&r.ty, to) => true,
        // What an empty constructor without a type gives has no index (reference: Type.cc, `same_type`).
        (Value::Table(t), Type::Table(to)) if t.ty().is_unspecified() => to.is_unspecified(),
        (Value::Func(f), Type::Func(to)) => same_function(&f.info.ty(), to),
        (v, ty) => same(&v.ty(), ty),
    }
}

/// The value of that type, where [`can_cast`] says that it can be one.
pub(super) fn cast_to(v: Value, ty: &Type) -> Value {
    match (&v, ty) {
        (Value::Table(t), Type::Vector(to)) => Value::Vector(Rc::new(VectorVal::new(to.clone(), t.keys()))),
        (Value::Vector(x), Type::Table(to)) => {
            let set = TableVal::new(to.clone());
            for k in x.items().iter().filter(|k| !k.is_unset()) {
                set.insert(super::table::snapshot(k), Value::Unset);
            }
            Value::Table(Rc::new(set))
        }
        _ => v,
    }
}

impl Interp {
    /// `e as type`.
    #[inline(never)]
    pub(super) fn cast(&mut self, x: &(Expr, Type, Span), frame: &mut Frame) -> Eval<Value> {
        let (e, ty, span) = x;
        let v = self.eval(e, frame)?;
        if can_cast(&v, ty) {
            return Ok(cast_to(v, ty));
        }
        Err(Unwind::of(
            Diagnostic::error(
                codes::VALUE_TYPE,
                *span,
                format!("invalid cast: expected {ty}, found a value of type {}", v.ty()),
            )
            .help("test with `is` first"),
        ))
    }

    /// A value of `any` where a type is wanted.
    #[inline(never)]
    pub(super) fn out_of_any(&mut self, x: &(Expr, Type, Span), frame: &mut Frame) -> Eval<Value> {
        let (e, ty, span) = x;
        let v = self.eval(e, frame)?;
        if fits(&v, ty) {
            return Ok(v);
        }
        Err(Unwind::error(
            codes::VALUE_TYPE,
            *span,
            format!("incompatible value of type any: expected {ty}, found {}", v.ty()),
        ))
    }

    /// An untyped empty container takes on a type. One that others hold too stays as it is, and a new one is made.
    #[inline(never)]
    pub(super) fn adopt(&mut self, e: &Expr, ty: &Type, frame: &mut Frame) -> Eval<Value> {
        let v = self.eval(e, frame)?;
        Ok(adopted(v, ty))
    }

    /// A record made into another type.
    #[inline(never)]
    pub(super) fn record_coerce(&mut self, x: &RecordCoerce, frame: &mut Frame) -> Eval<Value> {
        let from = self.record(&x.value, x.span, frame)?;
        if Rc::ptr_eq(&from.ty, &x.ty) {
            return Ok(Value::Record(from));
        }
        let mut fields = Vec::with_capacity(x.ty.len());
        for i in 0..x.ty.len() {
            let (given, how) = match x.fields.get(i) {
                Some(Some((source, how))) => (self.field_or_default(&from, *source as usize)?, how),
                _ => (Value::Unset, &Element::Keep),
            };
            fields.push(match given {
                Value::Unset => self.left_out(&x.ty, i, x.span)?,
                v => self.convert(how, v, x.span)?,
            });
        }
        Ok(Value::Record(self.record_of(&x.ty, Fields::declared(&x.ty, fields))))
    }

    fn field_or_default(&mut self, r: &Rc<RecordVal>, field: usize) -> Eval<Value> {
        match r.get(field) {
            Value::Unset => match r.ty.field(field).and_then(|f| f.default.get()) {
                Some(default) => self.thunk(default),
                None => Ok(Value::Unset),
            },
            v => Ok(v),
        }
    }

    /// A field that a conversion does not give: its default, or unset where it may be. Containers do not start out
    /// empty here, unlike in a constructor.
    fn left_out(&mut self, ty: &Rc<RecordType>, field: usize, span: Span) -> Eval<Value> {
        let layout = self.program.layout(ty);
        match layout.fields.get(field) {
            Some(start @ (FieldStart::Default(..) | FieldStart::Value(_) | FieldStart::Empty(_, true))) => {
                self.start(start)
            }
            Some(FieldStart::Unset | FieldStart::Empty(_, false)) | None => match ty.field(field) {
                Some(f) if !f.optional => {
                    let d =
                        Diagnostic::error(codes::UNSET_FIELD, span, format!("non-optional field missing: {}", f.name));
                    Err(Unwind::of(d.label(f.span, "declared here")))
                }
                _ => Ok(Value::Unset),
            },
        }
    }

    /// A value that is inside another, converted.
    pub(super) fn convert(&mut self, how: &Element, v: Value, span: Span) -> Eval<Value> {
        match how {
            Element::Keep => Ok(v),
            Element::Arithmetic(ty) => Ok(self.arithmetic_to(v, ty, span)),
            Element::Record(ty) => match v {
                Value::Record(r) => self.record_by_names(&r, ty, span).map(Value::Record),
                other => Ok(other),
            },
            Element::Adopt(ty) => Ok(adopted(v, ty)),
        }
    }

    /// A number as one of another type; one that does not fit is reported and becomes unset.
    fn arithmetic_to(&mut self, v: Value, ty: &Type, span: Span) -> Value {
        let converted = match (&v, ty) {
            (Value::Int(i), Type::Double) => Some(Value::double(*i as f64)),
            (Value::Count(c), Type::Double) => Some(Value::double(*c as f64)),
            (Value::Count(c), Type::Int) => i64::try_from(*c).ok().map(Value::Int),
            (Value::Int(i), Type::Count) => u64::try_from(*i).ok().map(Value::Count),
            (Value::Double(d), Type::Interval) => Some(Value::interval(d.get())),
            (Value::Double(d), Type::Time) => Some(Value::time(d.get())),
            _ => return v,
        };
        converted.unwrap_or_else(|| {
            self.report(Diagnostic::error(codes::OUT_OF_RANGE_VALUE, span, format!("{v:?} does not fit into {ty}")));
            Value::Unset
        })
    }

    /// A record made into another type by the names of its fields, found at run time.
    pub(super) fn record_by_names(
        &mut self,
        from: &Rc<RecordVal>,
        ty: &Rc<RecordType>,
        span: Span,
    ) -> Eval<Rc<RecordVal>> {
        if Rc::ptr_eq(&from.ty, ty) {
            return Ok(from.clone());
        }
        let wanted: Vec<_> = ty.fields().iter().map(|f| (f.name.clone(), f.ty.clone())).collect();
        let mut fields = Vec::with_capacity(wanted.len());
        for (i, (name, wanted)) in wanted.iter().enumerate() {
            let v = match from.ty.index_of(name) {
                Some(source) => self.field_or_default(from, source)?,
                None => Value::Unset,
            };
            fields.push(match (v, wanted) {
                (Value::Unset, _) => self.left_out(ty, i, span)?,
                (Value::Record(r), Type::Record(to)) => Value::Record(self.record_by_names(&r, to, span)?),
                (v @ (Value::Int(_) | Value::Count(_)), to) => self.arithmetic_to(v, to, span),
                (v, to) => adopted(v, to),
            });
        }
        Ok(self.record_of(ty, Fields::declared(ty, fields)))
    }

    /// A vector whose elements are converted.
    #[inline(never)]
    pub(super) fn vector_coerce(
        &mut self,
        e: &Expr,
        ty: &Rc<VectorType>,
        how: &Element,
        frame: &mut Frame,
    ) -> Eval<Value> {
        let span = span_of(e);
        let v = self.vector(e, span, frame)?;
        let items = v.items().clone();
        let mut converted = Vec::with_capacity(items.len());
        for item in items {
            converted.push(if item.is_unset() { item } else { self.convert(how, item, span)? });
        }
        Ok(Value::Vector(Rc::new(VectorVal::new(ty.clone(), converted))))
    }
}

fn adopted(v: Value, ty: &Type) -> Value {
    match (&v, ty) {
        (Value::Table(t), Type::Table(to)) if t.ty().is_unspecified() && !to.is_unspecified() => {
            if Rc::strong_count(t) == 1 {
                t.adopt(to);
                return v;
            }
            let new = TableVal::new(to.clone());
            new.set_attrs(t.attrs());
            Value::Table(Rc::new(new))
        }
        (Value::Vector(x), Type::Vector(to)) if x.ty().element.is_none() && to.element.is_some() => {
            if Rc::strong_count(x) == 1 {
                x.adopt(to);
                return v;
            }
            Value::Vector(Rc::new(VectorVal::new(to.clone(), x.items().clone())))
        }
        _ => v,
    }
}
