//! In which order the operands of an operator are evaluated.

use super::Typed;
use crate::program::Expr;
use crate::syntax::ast::{self, BinaryOp, ExprKind, UnaryOp};
use crate::types::Type;

/// Whether the reference turns the operands around, so that the right one is evaluated first (reference: Expr.cc,
/// CmpExpr::Canonicalize and TimesExpr::Canonicalize). `>` and `>=` are not asked about.
pub(super) fn is_turned(op: BinaryOp, a: (&ast::Expr, &Typed), b: (&ast::Expr, &Typed)) -> bool {
    let later = || rank(b.0, b.1) > rank(a.0, a.1);
    match op {
        BinaryOp::Eq | BinaryOp::Ne => !matches!(a.1.ty, Type::Pattern) && !matches!(b.1.ty, Type::Pattern) && later(),
        BinaryOp::Mul => matches!(b.1.ty, Type::Interval) || later(),
        _ => false,
    }
}

/// The place of an expression's kind in the reference's list of kinds, by which it puts operands in order (reference:
/// Expr.h, ExprTag).
fn rank(e: &ast::Expr, typed: &Typed) -> u8 {
    match &e.kind {
        ExprKind::Paren(inner) => rank(inner, typed),
        ExprKind::Name(_) if matches!((&typed.expr, &typed.ty), (Expr::Const(_), Type::Enum(_))) => 1,
        ExprKind::Name(_) => 0,
        ExprKind::Literal(_) | ExprKind::TypeName(_) | ExprKind::TypeValue(_) => 1,
        ExprKind::Copy(_) => 2,
        ExprKind::Unary(op, inner) => match op {
            UnaryOp::Increment => 3,
            UnaryOp::Decrement => 4,
            UnaryOp::Not => 5,
            UnaryOp::Complement => 6,
            UnaryOp::Plus => 7,
            UnaryOp::Negate if matches!(inner.unparenthesised().kind, ExprKind::Literal(_)) => 1,
            UnaryOp::Negate => 8,
        },
        ExprKind::Binary(op, ..) => match op {
            BinaryOp::NotIn => 5,
            BinaryOp::Add => 9,
            BinaryOp::Sub => 10,
            BinaryOp::Mul => 15,
            BinaryOp::Div if matches!(typed.ty, Type::Subnet) => 17,
            BinaryOp::Div => 16,
            BinaryOp::Mod => 18,
            BinaryOp::BitAnd => 19,
            BinaryOp::BitOr => 20,
            BinaryOp::BitXor => 21,
            BinaryOp::ShiftLeft => 22,
            BinaryOp::ShiftRight => 23,
            BinaryOp::And => 24,
            BinaryOp::Or => 25,
            BinaryOp::Lt | BinaryOp::Gt => 26,
            BinaryOp::Le | BinaryOp::Ge => 27,
            BinaryOp::Eq => 28,
            BinaryOp::Ne => 29,
            BinaryOp::In => 42,
        },
        ExprKind::Add(_) => 11,
        ExprKind::Delete(_) => 12,
        ExprKind::Cond(..) => 32,
        ExprKind::Assign(op, ..) => match op {
            ast::AssignOp::Add if !typed.ty.is_arithmetic() => 13,
            ast::AssignOp::Sub if !typed.ty.is_arithmetic() => 14,
            _ => 34,
        },
        ExprKind::WhenLocal(..) => 34,
        ExprKind::Index(..) | ExprKind::Slice(..) => 35,
        ExprKind::Field(..) => 36,
        ExprKind::HasField(..) => 37,
        ExprKind::RecordCtor(_) => 38,
        ExprKind::TableCtor(..) => 39,
        ExprKind::SetCtor(..) => 40,
        ExprKind::VectorCtor(_) => 41,
        ExprKind::FieldInit(..) | ExprKind::FieldLambda(..) => 42,
        ExprKind::List(items) => match &typed.ty {
            Type::Record(_) => 38,
            _ if items.is_empty() => 38,
            _ => 44,
        },
        ExprKind::Braces(_) => 44,
        ExprKind::Call(..) => match &typed.expr {
            Expr::Record(_) => 38,
            _ => 45,
        },
        ExprKind::Hook(_) => 45,
        ExprKind::Lambda(_) => 46,
        ExprKind::Schedule(..) => 48,
        ExprKind::Size(_) => 55,
        ExprKind::Cast(..) => 56,
        ExprKind::Is(..) => 57,
    }
}
