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

/// The expression that stands last right within one, where nothing but brackets stands behind it.
pub fn last_part_mut(e: &mut Expr) -> Option<&mut Expr> {
    use ExprKind::*;
    match &mut e.kind {
        Literal(_) | Name(_) | TypeName(_) | TypeValue(_) | FieldLambda(..) | Lambda(_) => None,
        Field(..) | HasField(..) | Cast(..) | Is(..) => None,
        Paren(a) | Copy(a) | Add(a) | Delete(a) | Unary(_, a) | FieldInit(_, a) | Hook(a) | Size(a) => Some(a),
        WhenLocal(_, a) | Binary(_, _, a) | Assign(_, _, a) | Cond(_, _, a) => Some(a),
        Slice(_, lo, hi) => hi.as_deref_mut().or(lo.as_deref_mut()),
        Index(_, list) | Call(_, list) | Schedule(_, _, list) => list.last_mut(),
        List(list) | Braces(list) | RecordCtor(list) | VectorCtor(list) => list.last_mut(),
        TableCtor(list, attrs) | SetCtor(list, attrs) => match attrs.last_mut() {
            Some(attr) => attr.value.as_deref_mut(),
            None => list.last_mut(),
        },
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
