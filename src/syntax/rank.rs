//! The order of kinds of expressions.

use super::ast::{BinaryOp, Expr, ExprKind, UnaryOp};
use super::unparse::is_field;

/// The place of an expression's kind in the reference's list of kinds, by which it puts the operands of `==`, `!=` and `*`
/// in order (reference: Expr.h, ExprTag). What only types tell is told apart elsewhere.
pub fn rank(e: &Expr) -> u8 {
    match &e.kind {
        ExprKind::Paren(inner) | ExprKind::Hook(inner) => rank(inner),
        ExprKind::Name(_) => 0,
        ExprKind::Literal(_) | ExprKind::TypeName(_) | ExprKind::TypeValue(_) => 1,
        ExprKind::Copy(_) => 2,
        ExprKind::Unary(op, inner) => match op {
            UnaryOp::Negate if matches!(inner.unparenthesised().kind, ExprKind::Literal(_)) => 1,
            UnaryOp::Increment => 3,
            UnaryOp::Decrement => 4,
            UnaryOp::Not => 5,
            UnaryOp::Complement => 6,
            UnaryOp::Plus => 7,
            UnaryOp::Negate => 8,
        },
        ExprKind::Add(_) => 11,
        ExprKind::Delete(_) => 12,
        ExprKind::Binary(op, ..) => match op {
            BinaryOp::NotIn => 5,
            BinaryOp::Add => 9,
            BinaryOp::Sub => 10,
            BinaryOp::Mul => 15,
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
            BinaryOp::In => 43,
        },
        ExprKind::Cond(..) => 32,
        ExprKind::Assign(..) | ExprKind::WhenLocal(..) => 34,
        ExprKind::Index(..) | ExprKind::Slice(..) => 35,
        ExprKind::Field(..) => 36,
        ExprKind::HasField(..) => 37,
        ExprKind::RecordCtor(_) => 38,
        ExprKind::List(items) if items.iter().all(is_field) => 38,
        ExprKind::TableCtor(..) => 39,
        ExprKind::SetCtor(..) => 40,
        ExprKind::VectorCtor(_) => 41,
        ExprKind::FieldInit(..) | ExprKind::FieldLambda(..) => 42,
        ExprKind::List(_) | ExprKind::Braces(_) => 44,
        ExprKind::Call(..) => 45,
        ExprKind::Lambda(_) => 46,
        ExprKind::Schedule(..) => 48,
        ExprKind::Size(_) => 55,
        ExprKind::Cast(..) => 56,
        ExprKind::Is(..) => 57,
    }
}
