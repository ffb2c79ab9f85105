//! `when`: its condition, body and timeout, and what the condition is watched for.

use super::Checker;
use super::scope::{ConditionNames, Scope};
use crate::program::{Stmt, When};
use crate::source::Span;
use crate::syntax::ast;
use crate::types::{Flavor, Type};
use std::rc::Rc;

impl Checker<'_> {
    /// The statement.
    pub(super) fn when(&mut self, w: &ast::When, span: Span) -> Stmt {
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
        // How long is waited is computed where the statement stands, without captures.
        let after = w.timeout.as_ref().map(|(after, _)| {
            let after = self.expr(after, None);
            if !matches!(after.ty, Type::Interval | Type::Error) {
                let text = format!("the timeout of `when` is an interval, this is `{}`", after.ty);
                self.unfit(&after, &Type::Interval, text);
            }
            after.into_real()
        });
        self.names.enter(scope);
        self.names.scope().open_block();
        self.names.scope().condition = Some(ConditionNames::default());
        let cond = self.condition_of(&w.cond, "when");
        let mut named = self.names.scope().condition.take().unwrap_or_default();
        named.globals.sort_unstable();
        named.globals.dedup();
        named.locals.retain(|slot| captures.iter().any(|(captured, _, _)| captured == slot));
        named.locals.sort_unstable();
        named.locals.dedup();
        let body = self.stmt(&w.body);
        let timeout = match (&w.timeout, after) {
            (Some((_, body)), Some(after)) => Some((after, self.stmt(body))),
            _ => None,
        };
        self.names.scope().close_block();
        let scope = self.names.leave();
        for (_, name, at) in &scope.unused {
            self.unused_capture(name, *at, "`when`", told);
        }
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
}
