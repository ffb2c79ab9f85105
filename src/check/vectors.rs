//! Operators of vectors, which go element by element (reference: Expr.cc, the constructors of each).

use super::{Checker, Typed};
use crate::diagnostic::codes;
use crate::program::{Element, ElementOp, Expr};
use crate::source::Span;
use crate::syntax::ast::BinaryOp;
use crate::syntax::unparse::Conversion;
use crate::types::{Type, VectorType, same, widest};
use std::rc::Rc;

impl Checker<'_> {
    pub(super) fn vector_binary(&mut self, op: BinaryOp, a: Typed, b: Typed, turned: bool, span: Span) -> Typed {
        let (Some(x), Some(y)) = (a.ty.element().cloned(), b.ty.element().cloned()) else {
            return self.clash(op, &a, &b, span, "an empty vector has no type");
        };
        let numbers = x.is_arithmetic() && y.is_arithmetic();
        let wide = widest(&x, &y);
        let alike = same(&x, &y) && !x.is_any() && !y.is_any();
        let both = |t: &Type| alike && same(&x, t);
        use BinaryOp::*;
        let result = match op {
            And | Or if both(&Type::Bool) => Some(Type::Bool),
            Lt | Le | Gt | Ge
                if numbers
                    || (alike && matches!(x, Type::Time | Type::Interval | Type::Port | Type::Addr | Type::String)) =>
            {
                Some(Type::Bool)
            }
            Eq | Ne if numbers || (alike && (x.is_atomic() || matches!(x, Type::Pattern | Type::Func(_)))) => {
                Some(Type::Bool)
            }
            Add if both(&Type::String) => Some(Type::String),
            Add | Sub if both(&Type::Interval) => Some(Type::Interval),
            Add if matches!((&x, &y), (Type::Time, Type::Interval) | (Type::Interval, Type::Time)) => Some(Type::Time),
            Sub if matches!((&x, &y), (Type::Time, Type::Interval)) => Some(Type::Time),
            Sub if both(&Type::Time) => Some(Type::Interval),
            Mul | Div if matches!((&x, &y), (Type::Interval, t) | (t, Type::Interval) if t.is_arithmetic()) => {
                Some(Type::Interval)
            }
            Div if both(&Type::Interval) => Some(Type::Double),
            Add | Sub | Mul | Div if numbers => Some(wide.clone()),
            Mod if x.is_integral() && y.is_integral() => Some(wide.clone()),
            BitAnd | BitOr | BitXor if both(&Type::Count) => Some(Type::Count),
            ShiftLeft | ShiftRight if x.is_integral() && matches!(y, Type::Count) => Some(x.clone()),
            _ => None,
        };
        let Some(result) = result else { return self.clash(op, &a, &b, span, "the elements do not fit") };
        if numbers && !matches!(op, ShiftLeft | ShiftRight) {
            self.read_widened(&a, &b, &wide);
        }
        let (mut l, mut r) = (a.expr, b.expr);
        if numbers && !matches!(op, ShiftLeft | ShiftRight) {
            l = vector_of_numbers(l, &x, &wide);
            r = vector_of_numbers(r, &y, &wide);
        }
        let element = match op {
            Gt => (ElementOp::Lt, true),
            Ge => (ElementOp::Le, true),
            other => (element_op(other), turned),
        };
        if element.1 {
            std::mem::swap(&mut l, &mut r);
        }
        let ty = Rc::new(VectorType { name: None, element: Some(result) });
        Typed::new(Expr::VectorBinary(Box::new((element.0, l, r, ty.clone(), span))), Type::Vector(ty), span)
    }

    /// Only the operators on bits take a vector together with one value, which goes with each element.
    pub(super) fn vector_and_value(&mut self, op: BinaryOp, a: Typed, b: Typed, span: Span) -> Typed {
        let counts = |v: &Typed| matches!(v.ty.element().unwrap_or(&v.ty), Type::Count);
        if !matches!(op, BinaryOp::BitAnd | BinaryOp::BitOr | BinaryOp::BitXor) || !counts(&a) || !counts(&b) {
            return self.clash(op, &a, &b, span, "a vector and a single value can't be mixed");
        }
        let ty = Rc::new(VectorType { name: None, element: Some(Type::Count) });
        let both = (element_op(op), a.expr, b.expr, ty.clone(), span);
        Typed::new(Expr::VectorBinary(Box::new(both)), Type::Vector(ty), span)
    }

    /// Notes that vectors of numbers become vectors of a wider type.
    fn read_widened(&mut self, a: &Typed, b: &Typed, element: &Type) {
        let to = Type::vector(element.clone());
        for v in [a, b] {
            if v.ty.element().is_some_and(|e| !same(e, element)) {
                self.read_as(v.span, Conversion::To(to.to_string()));
            }
        }
    }

    pub(super) fn vector_conditional(&mut self, c: Typed, a: Typed, b: Typed, span: Span) -> Typed {
        let (Some(x), Some(y)) = (a.ty.element().cloned(), b.ty.element().cloned()) else {
            return self.wrong(codes::MIXED_TYPES, span, "a vector of conditions chooses between two vectors");
        };
        if !x.is_arithmetic() || !y.is_arithmetic() {
            return self.wrong(codes::MIXED_TYPES, span, "a vector of conditions chooses between vectors of numbers");
        }
        let wide = widest(&x, &y);
        self.read_widened(&a, &b, &wide);
        let l = vector_of_numbers(a.expr, &x, &wide);
        let r = vector_of_numbers(b.expr, &y, &wide);
        Typed::new(Expr::VectorCond(Box::new((c.expr, l, r, span))), Type::vector(wide), span)
    }
}

fn vector_of_numbers(v: Expr, from: &Type, to: &Type) -> Expr {
    if same(from, to) {
        return v;
    }
    let ty = Rc::new(VectorType { name: None, element: Some(to.clone()) });
    Expr::VectorCoerce(Box::new((v, ty, Element::Arithmetic(to.clone()))))
}

fn element_op(op: BinaryOp) -> ElementOp {
    match op {
        BinaryOp::Add => ElementOp::Add,
        BinaryOp::Sub => ElementOp::Sub,
        BinaryOp::Mul => ElementOp::Mul,
        BinaryOp::Div => ElementOp::Div,
        BinaryOp::Mod => ElementOp::Mod,
        BinaryOp::BitAnd => ElementOp::BitAnd,
        BinaryOp::BitOr => ElementOp::BitOr,
        BinaryOp::BitXor => ElementOp::BitXor,
        BinaryOp::ShiftLeft => ElementOp::ShiftLeft,
        BinaryOp::ShiftRight => ElementOp::ShiftRight,
        BinaryOp::And => ElementOp::And,
        BinaryOp::Or => ElementOp::Or,
        BinaryOp::Lt => ElementOp::Lt,
        BinaryOp::Le => ElementOp::Le,
        BinaryOp::Gt => ElementOp::Gt,
        BinaryOp::Ge => ElementOp::Ge,
        BinaryOp::Eq => ElementOp::Eq,
        BinaryOp::Ne | BinaryOp::In | BinaryOp::NotIn => ElementOp::Ne,
    }
}
