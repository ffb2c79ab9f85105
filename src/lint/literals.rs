//! What constants alone show: arithmetic that must go wrong, comparisons that hardly hold.

use super::{Context, Finding};
use crate::diagnostic::{Diagnostic, codes};
use crate::syntax::ast::{BinaryOp, Expr, ExprKind, Literal};
use crate::types::Type;

pub(super) fn look(cx: &Context, e: &Expr, found: &mut Vec<Finding>) {
    let ExprKind::Binary(op, a, b) = &e.kind else { return };
    match (op, &a.unparenthesised().kind, &b.unparenthesised().kind) {
        (BinaryOp::Sub, ExprKind::Literal(Literal::Count(x)), ExprKind::Literal(Literal::Count(y))) if x < y => {
            let d = Diagnostic::warning(
                codes::SURE_UNDERFLOW,
                e.span,
                format!("`{x} - {y}` is below zero, and a count never is"),
            );
            found.push(Finding::certain(d.help(format!("write `+{x} - {y}` for an int"))));
        }
        (BinaryOp::Eq | BinaryOp::Ne, ExprKind::Literal(Literal::Pattern(p)), _) if is_string(cx, b) => {
            plain(cx, &p.text, &p.ignore_case, *op, (e, b), found);
        }
        (BinaryOp::Eq | BinaryOp::Ne, _, ExprKind::Literal(Literal::Pattern(p))) if is_string(cx, a) => {
            plain(cx, &p.text, &p.ignore_case, *op, (e, a), found);
        }
        _ => {}
    }
}

/// Whether it is a string that is not known beforehand.
fn is_string(cx: &Context, e: &Expr) -> bool {
    !matches!(e.unparenthesised().kind, ExprKind::Literal(_)) && matches!(cx.ty(e), Some(Type::String))
}

/// A pattern that is no more than a word, compared with a whole string.
fn plain(
    cx: &Context,
    text: &[u8],
    ignore_case: &bool,
    op: BinaryOp,
    (e, other): (&Expr, &Expr),
    found: &mut Vec<Finding>,
) {
    if *ignore_case || text.iter().any(|b| b"\\[](){}|*+?.^$\"/".contains(b)) {
        return;
    }
    let text = String::from_utf8_lossy(text);
    let word = if op == BinaryOp::Eq { "in" } else { "!in" };
    let search = format!("/{text}/ {word} {}", (cx.text)(other.span));
    let message =
        format!("`{}` compares the pattern with the whole string: only \"{text}\" itself matches", op.symbol());
    let d = Diagnostic::warning(codes::WHOLE_STRING, e.span, message);
    found.push(Finding::certain(d.help(format!("to look for it within the string, write `{search}`"))));
}
