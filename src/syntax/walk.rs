//! Ways through expressions.

use super::ast::{Expr, ExprKind};

/// The expressions that stand right within one.
pub fn parts(e: &Expr) -> Vec<&Expr> {
    use ExprKind::*;
    match &e.kind {
        Literal(_) | Name(_) | TypeName(_) | TypeValue(_) | FieldLambda(..) | Lambda(_) => Vec::new(),
        Paren(a)
        | Copy(a)
        | Add(a)
        | Delete(a)
        | Unary(_, a)
        | Field(a, _)
        | HasField(a, _)
        | FieldInit(_, a)
        | Hook(a)
        | Size(a)
        | Cast(a, _)
        | Is(a, _)
        | WhenLocal(_, a) => vec![&**a],
        Binary(_, a, b) | Assign(_, a, b) => vec![&**a, &**b],
        Cond(a, b, c) => vec![&**a, &**b, &**c],
        Index(a, list) | Call(a, list) => std::iter::once(&**a).chain(list).collect(),
        Slice(a, lo, hi) => std::iter::once(&**a).chain(lo.as_deref()).chain(hi.as_deref()).collect(),
        List(list) | Braces(list) | RecordCtor(list) | VectorCtor(list) => list.iter().collect(),
        TableCtor(list, attrs) | SetCtor(list, attrs) => {
            list.iter().chain(attrs.iter().filter_map(|a| a.value.as_deref())).collect()
        }
        Schedule(a, _, list) => std::iter::once(&**a).chain(list).collect(),
    }
}

/// An expression and all within it, but for the bodies of lambdas.
pub fn each_expr<'a>(e: &'a Expr, f: &mut dyn FnMut(&'a Expr)) {
    let mut waiting = vec![e];
    while let Some(e) = waiting.pop() {
        f(e);
        waiting.extend(parts(e).into_iter().rev());
    }
}

/// Whether something holds for an expression or one within it, but for the bodies of lambdas.
pub fn any(e: &Expr, holds: &mut dyn FnMut(&Expr) -> bool) -> bool {
    let mut waiting = vec![e];
    while let Some(e) = waiting.pop() {
        if holds(e) {
            return true;
        }
        waiting.extend(parts(e).into_iter().rev());
    }
    false
}
