//! Operators over the elements of vectors, and what makes vectors longer.

use super::expr::is_calm;
use super::leaf::value;
use super::operators::{element_binary, element_unary};
use super::{At, Eval, Frame, Interp, Raised, Unwind};
use crate::diagnostic::{Diagnostic, codes};
use crate::program::{ElementOp, ElementUnary, Expr};
use crate::source::Span;
use crate::types::{Type, VectorType, same};
use crate::value::{Value, VectorVal};
use std::rc::Rc;

impl Interp {
    /// An operator over the elements of two vectors; where either has a hole, so has the result, except that `&&` and
    /// `||` take holes for false.
    #[inline(never)]
    pub(super) fn vector_binary(
        &mut self,
        op: ElementOp,
        a: &Expr,
        b: &Expr,
        ty: &Rc<VectorType>,
        span: Span,
        frame: &mut Frame,
    ) -> Eval<Value> {
        let right_first = matches!(op, ElementOp::Gt | ElementOp::Ge);
        let (a, b) = self.two(a, b, right_first, frame)?;
        // One value is taken together with each element.
        let spread = |v: &Value, n| Rc::new(VectorVal::new(ty.clone(), vec![v.clone(); n]));
        let (a, b) = match (&a, &b) {
            (Value::Vector(a), Value::Vector(b)) => (a.clone(), b.clone()),
            (Value::Vector(a), b) => (a.clone(), spread(b, a.len())),
            (a, Value::Vector(b)) => (spread(a, b.len()), b.clone()),
            _ => return Err(super::expr::mismatch(span, "two vectors", &a)),
        };
        let logical = matches!(op, ElementOp::And | ElementOp::Or);
        if a.len() != b.len() {
            // reference: Expr.cc, BinaryExpr and BoolExpr.
            let bare =
                if logical { "vector operands have different sizes" } else { "vector operands are of different sizes" };
            let message = format!("{bare}: {} and {}", a.len(), b.len());
            return Err(Unwind::of(Diagnostic::error(codes::VECTOR_SIZES, span, message).bare(bare)));
        }
        let mut underflow = false;
        let mut result = Vec::with_capacity(a.len());
        for (x, y) in a.items().iter().zip(b.items().iter()) {
            let (x, y) = if logical { (&or_false(x), &or_false(y)) } else { (x, y) };
            result.push(if x.is_unset() || y.is_unset() {
                Value::Unset
            } else {
                let (v, below) = element_binary(op, x, y, ty.element.as_ref()).at(span)?;
                underflow |= below;
                v
            });
        }
        if underflow {
            self.underflow(span);
        }
        Ok(Value::Vector(Rc::new(VectorVal::new(ty.clone(), result))))
    }

    /// An operator over the elements of a vector.
    #[inline(never)]
    pub(super) fn vector_unary(
        &mut self,
        op: ElementUnary,
        e: &Expr,
        ty: &Rc<VectorType>,
        span: Span,
        frame: &mut Frame,
    ) -> Eval<Value> {
        let v = self.vector(e, span, frame)?;
        let of = |x: &Value| if x.is_unset() { Ok(Value::Unset) } else { element_unary(op, x) };
        let result: Result<Vec<Value>, _> = v.items().iter().map(of).collect();
        Ok(Value::Vector(Rc::new(VectorVal::new(ty.clone(), result.at(span)?))))
    }

    /// `vector of bool ? a : b`.
    #[inline(never)]
    pub(super) fn vector_cond(
        &mut self,
        cond: &Expr,
        a: &Expr,
        b: &Expr,
        span: Span,
        frame: &mut Frame,
    ) -> Eval<Value> {
        let cond = self.vector(cond, span, frame)?;
        let a = self.vector(a, span, frame)?;
        let b = self.vector(b, span, frame)?;
        if cond.len() != a.len() || a.len() != b.len() {
            let message = format!(
                "vectors in a conditional expression have different sizes: {}, {} and {}",
                cond.len(),
                a.len(),
                b.len()
            );
            return Err(Unwind::error(codes::VECTOR_SIZES, span, message));
        }
        let (xs, ys) = (a.items(), b.items());
        let pick = |(i, c): (usize, &Value)| if c.as_bool() == Some(true) { xs[i].clone() } else { ys[i].clone() };
        let result = cond.items().iter().enumerate().map(pick).collect();
        Ok(Value::Vector(Rc::new(VectorVal::new(a.ty(), result))))
    }

    /// `vector += element` as a value.
    #[inline(never)]
    pub(super) fn vector_push(&mut self, x: &(Expr, Expr, Span), frame: &mut Frame) -> Eval<Value> {
        let (vector, e, span) = x;
        let v = self.vector(vector, *span, frame)?;
        self.note_vector(&v);
        let x = self.eval(e, frame)?;
        push(&v, x, *span)?;
        Ok(Value::Vector(v))
    }

    /// `vector += element` as a statement.
    #[inline(never)]
    pub(super) fn push_element(&mut self, vector: &Expr, e: &Expr, span: Span, frame: &mut Frame) -> Eval<()> {
        if is_calm(e) && !self.whens.watching {
            let x = value!(self, e, frame);
            if let Some(Value::Vector(v)) = self.peek(vector, frame) {
                return push(v, x, span);
            }
        }
        let v = self.vector(vector, span, frame)?;
        self.note_vector(&v);
        let x = self.eval(e, frame)?;
        push(&v, x, span)
    }

    /// `vector += vector`.
    #[inline(never)]
    pub(super) fn vector_extend(&mut self, a: &Expr, b: &Expr, span: Span, frame: &mut Frame) -> Eval<Value> {
        let v = self.vector(a, span, frame)?;
        self.note_vector(&v);
        let more = self.vector(b, span, frame)?.items().clone();
        for x in more {
            if !accepts(&v, &x) {
                // The reference only says so here; what was appended stays.
                if let Unwind::Error(e) = misfit(&v, &x, span).take() {
                    self.report(e.diagnostic);
                }
                break;
            }
            v.items_mut().push(x);
        }
        self.write_back(a, Value::Vector(v), span, frame)
    }
}

/// Appends an element.
#[inline]
fn push(v: &VectorVal, x: Value, span: Span) -> Eval<()> {
    if !accepts(v, &x) {
        return Err(misfit(v, &x, span));
    }
    v.items_mut().push(x);
    Ok(())
}

/// Whether a value may be an element of a vector. What the checker sees as a `vector of any` can be a vector of something
/// else.
#[inline(always)]
pub(super) fn accepts(v: &VectorVal, x: &Value) -> bool {
    let at_once = v.holds(|element| match (x, element) {
        (Value::Count(_), Some(Type::Count)) | (Value::Bool(_), Some(Type::Bool)) => true,
        (Value::Record(r), Some(Type::Record(ty))) => Rc::ptr_eq(&r.ty, ty),
        _ => false,
    });
    at_once || accepts_other(v, x)
}

#[inline(never)]
fn accepts_other(v: &VectorVal, x: &Value) -> bool {
    v.holds(|element| match (x, element) {
        (_, None | Some(Type::Any))
        | (Value::Unset, _)
        | (Value::Int(_), Some(Type::Int))
        | (Value::Short(_) | Value::Long(_), Some(Type::String)) => true,
        (x, Some(ty)) => same(&x.ty(), ty),
    })
}

#[cold]
#[inline(never)]
pub(super) fn misfit(v: &VectorVal, x: &Value, span: Span) -> Raised {
    let wanted = v.ty().element.clone().unwrap_or(Type::Any);
    Unwind::error(codes::VECTOR_SIZES, span, format!("expected an element of type {wanted}, found {}", x.ty()))
}

fn or_false(v: &Value) -> Value {
    match v.as_bool() {
        Some(b) => Value::bool(b),
        None => Value::bool(false),
    }
}
