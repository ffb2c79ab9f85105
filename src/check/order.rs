//! In which order the operands of an operator are evaluated.

use super::Typed;
use crate::program::Expr;
use crate::syntax::ast::{self, AssignOp, BinaryOp, ExprKind};
use crate::syntax::rank::rank;
use crate::types::Type;

/// Whether the reference turns the operands around, so that the right one is evaluated first (reference: Expr.cc,
/// CmpExpr::Canonicalize and TimesExpr::Canonicalize). `>` and `>=` are not asked about, and constants stay where they are:
/// nobody can tell.
pub(super) fn is_turned(op: BinaryOp, a: (&ast::Expr, &Typed), b: (&ast::Expr, &Typed)) -> bool {
    const CONSTANT: u8 = 1;
    let later = || typed_rank(b.0, b.1) > typed_rank(a.0, a.1).max(CONSTANT);
    match op {
        BinaryOp::Eq | BinaryOp::Ne => match (&a.1.ty, &b.1.ty) {
            (_, Type::Pattern) => true,
            (Type::Pattern, _) => false,
            _ => later(),
        },
        BinaryOp::Mul => matches!(b.1.ty, Type::Interval) || later(),
        _ => false,
    }
}

/// The rank of an expression whose type is known.
fn typed_rank(e: &ast::Expr, typed: &Typed) -> u8 {
    match (&e.unparenthesised().kind, &typed.expr) {
        (ExprKind::Assign(AssignOp::Add, ..), _) if !typed.ty.is_arithmetic() => 13,
        (ExprKind::Assign(AssignOp::Sub, ..), _) if !typed.ty.is_arithmetic() => 14,
        (ExprKind::Binary(BinaryOp::Div, ..), _) if matches!(typed.ty, Type::Subnet) => 17,
        // The name of a type, called, constructs.
        (ExprKind::Call(..), Expr::Record(_)) => 38,
        (ExprKind::Call(..), Expr::Table(_)) if typed.ty.is_set() => 40,
        (ExprKind::Call(..), Expr::Table(_)) => 39,
        (ExprKind::Call(..), Expr::Vector(_)) => 41,
        _ => rank(e),
    }
}
