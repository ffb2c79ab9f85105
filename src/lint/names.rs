//! Hooks that are called and have no bodies.

use super::walk::each_expr_of_item;
use super::{Context, Finding};
use crate::diagnostic::{Diagnostic, codes};
use crate::syntax::ast::ExprKind;
use crate::types::Type;

pub(super) fn look(cx: &Context, found: &mut Vec<Finding>) {
    for source in cx.sources {
        each_expr_of_item(&source.item, &mut |e| {
            if let ExprKind::Hook(call) = &e.kind
                && let ExprKind::Call(f, _) = &call.kind
                && let ExprKind::Name(id) = &f.kind
                && let Some(symbol) = cx.global(&id.name, &source.module)
                && !symbol.exported
                && let Some(function) = symbol.function
                && cx.program.functions.get(function.0 as usize).is_some_and(|f| f.bodies().is_empty())
            {
                let message = format!("hook `{}` has no bodies: this call does nothing", id.name);
                let d = Diagnostic::warning(codes::EMPTY_HOOK, e.span, message);
                let params = match &symbol.ty {
                    Type::Func(f) => f.params.iter().map(|p| format!("{}: {}", p.name, p.ty)).collect(),
                    _ => Vec::new(),
                };
                let d = d.help(format!("give it one: `hook {}({}) {{ … }}`", id.name, params.join(", ")));
                found.push(Finding::possible(d.label(symbol.span, "declared here")));
            }
        });
    }
}
