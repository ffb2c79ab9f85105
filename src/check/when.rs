//! `when`: its condition, body and timeout, and what the condition is watched for.

use super::scope::{ConditionNames, Scope};
use super::{Checker, Typed};
use crate::program::{Expr, RealExpr, Stmt, When, WordExpr};
use crate::source::Span;
use crate::syntax::ast;
use crate::types::{Flavor, Type};
use std::rc::Rc;

impl Checker<'_> {
    /// The statement; where it is not `whole`, what stands in it.
    pub(super) fn when(&mut self, w: &ast::When, span: Span, whole: bool) -> Stmt {
        let (flavor, result, infer) = {
            let s = self.names.scope();
            (s.flavor, s.result.clone(), s.infer_result)
        };
        // What is wrong with its captures is told of the statement, which begins with its timeout where it has one
        // (reference: Expr.cc, CheckCaptures; parse.y, when_clause).
        let told = w.body.span.end();
        let (values, captured) = self.captures(w.captures.as_deref().unwrap_or_default(), told);
        // Condition, body and timeout share a frame that starts with the captured values.
        // It is a function of its own that yields anything, wherever it stands; without `return when` nobody takes it, and
        // a hook is not broken off from here (reference: Stmt.cc, WhenInfo).
        let yields = w.is_return && flavor == Some(Flavor::Function) && !matches!(result, Some(Type::Void));
        let mut scope = Scope {
            flavor: Some(Flavor::Function),
            result: if yields { result } else { Some(Type::Any) },
            infer_result: yields && infer,
            is_when: true,
            bare_return: !w.is_return,
            told_of_captures: Some(told),
            unfinished: !whole,
            ..Scope::default()
        };
        let mut captures = Vec::with_capacity(captured.len());
        for ((expr, copy), c) in values.into_vec().into_iter().zip(&captured) {
            let slot = scope.declare(c.name.clone(), c.ty.clone(), c.span);
            captures.push((slot, expr, copy));
            if !c.used {
                scope.unused.push((slot, c.name.clone(), c.span));
            }
        }
        self.names.enter(scope);
        self.names.scope().open_block();
        self.names.scope().condition = Some(ConditionNames::default());
        let cond = if whole { self.condition_of(&w.cond, "when") } else { self.expr(&w.cond, None).into_word() };
        let mut named = self.names.scope().condition.take().unwrap_or_default();
        named.globals.sort_unstable();
        named.globals.dedup();
        named.locals.retain(|slot| captures.iter().any(|(captured, _, _)| captured == slot));
        named.locals.sort_unstable();
        named.locals.dedup();
        let body = self.stmt(&w.body);
        let timeout = w.timeout.as_ref().map(|(after, body)| {
            let inner = self.names.leave();
            let after = self.waiting(after, whole);
            self.names.enter(inner);
            (after, self.stmt(body))
        });
        self.names.scope().close_block();
        let scope = self.names.leave();
        for (_, name, at) in scope.unused.iter().filter(|_| whole) {
            self.unused_capture(name, *at, "`when`", told);
        }
        captures.extend(scope.declared.iter().map(|(slot, outer)| (*slot, Expr::LocalOrUnset(*outer), false)));
        Stmt::When(Rc::new(When {
            is_return: w.is_return,
            captures: captures.into(),
            globals: named.globals.into(),
            locals: named.locals.into(),
            frame: scope.frame,
            prepared: scope.prepared.into(),
            cond,
            body,
            timeout,
            span,
        }))
    }

    /// How long is waited: computed where the statement stands, without captures. A time is taken for the seconds since
    /// the epoch (reference: Stmt.cc, WhenStmt).
    fn waiting(&mut self, after: &ast::Expr, whole: bool) -> RealExpr {
        let after = self.expr(after, None);
        if whole && !matches!(after.ty, Type::Interval | Type::Time | Type::Error) {
            let text = format!("the timeout of `when` is an interval, this is `{}`", after.ty);
            self.unfit(&after, &Type::Interval, text);
        }
        after.into_real()
    }

    /// `local x = e` in the condition. The variable is the enclosing body's, which sees it from here on; the condition
    /// and the bodies have their own copy of it (reference: parse.y, when_start; Stmt.cc, `WhenInfo::BuildProfile`).
    pub(super) fn when_local(&mut self, name: &ast::Ident, value: &ast::Expr, span: Span) -> Typed {
        let v = self.expr(value, None);
        // What is wrong with its value is told: its uses are not.
        let has_value = self.has_value(&v);
        let ty = if has_value { v.ty.clone() } else { Type::Error };
        let inner = self.names.leave();
        let outer = self.declare_local(name, &ty);
        self.names.enter(inner);
        let scope = self.names.scope();
        let slot = scope.declare(name.name.clone(), if outer.is_some() { ty } else { Type::Error }, name.span);
        let (Some(outer), true) = (outer, has_value) else { return Typed::poison(span) };
        scope.declared.push((slot, outer));
        Typed::bool(WordExpr::WhenLocal(slot, Box::new(v.expr)), span)
    }
}
