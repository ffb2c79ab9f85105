//! Conditions of `when` that are looked at once, because nothing that they watch can change.

use super::walk::{each_expr, each_stmt};
use super::{Body, Context, Finding};
use crate::check::SymbolKind;
use crate::diagnostic::{Diagnostic, codes};
use crate::source::Span;
use crate::syntax::ast::{Expr, ExprKind, ItemKind, StmtKind, When};
use crate::types::Type;

/// The builtins that ask others and yield what they say later.
const RESOLVERS: [&str; 3] = ["lookup_addr", "lookup_hostname", "lookup_hostname_txt"];

pub(super) fn look(cx: &Context, body: &Body, found: &mut Vec<Finding>) {
    each_stmt(body.code, &mut |s| {
        if let StmtKind::When(w) = &s.kind {
            condition(cx, body.module, w, found);
        }
    });
}

/// What is watched: see the evaluator's `when`.
fn condition(cx: &Context, module: &str, w: &When, found: &mut Vec<Finding>) {
    let mut watched = false;
    let mut called = None;
    let mut names_local = false;
    each_expr(&w.cond, &mut |e| match &e.kind {
        ExprKind::Name(id) => match (cx.ty(e), cx.global(&id.name, module)) {
            (Some(Type::Table(_) | Type::Vector(_) | Type::Record(_)), _) => watched = true,
            (Some(Type::Func(_)) | None, _) => {}
            (Some(_), Some(global)) => {
                watched |= matches!(global.kind, SymbolKind::Variable(_)) && !global.is_const;
            }
            (Some(_), None) => names_local = true,
        },
        ExprKind::Index(..) => watched = true,
        // It holds at once.
        ExprKind::WhenLocal(..) => watched = true,
        ExprKind::Call(f, _) => match may_take_time(cx, module, f) {
            true => watched = true,
            false => called = called.or(Some(e.span)),
        },
        _ => {}
    });
    if !watched && (called.is_some() || names_local) {
        found.push(once(cx, w.cond.span, called));
    }
}

/// Whether a call may have its result only later: then the condition is looked at again. Where what is called is not
/// known by its name, it may.
fn may_take_time(cx: &Context, module: &str, f: &Expr) -> bool {
    let ExprKind::Name(id) = &f.unparenthesised().kind else { return true };
    let Some(symbol) = cx.global(&id.name, module) else { return true };
    if cx.program.builtin_names.contains_key(&*symbol.name) {
        return RESOLVERS.contains(&&*symbol.name);
    }
    let body = cx.sources.iter().find_map(|source| match &source.item.kind {
        ItemKind::Function(decl) => {
            let declared = cx.global(&decl.name.name, &source.module)?;
            (declared.name == symbol.name).then_some(&decl.body)
        }
        _ => None,
    });
    body.is_none_or(|body| {
        let mut waits = false;
        each_stmt(body, &mut |s| waits |= matches!(&s.kind, StmtKind::When(w) if w.is_return));
        waits
    })
}

fn once(cx: &Context, cond: Span, called: Option<Span>) -> Finding {
    let message = "this condition is looked at once: nothing that it names can change";
    let d = Diagnostic::warning(codes::LOOKED_AT_ONCE, cond, message);
    match called {
        Some(call) => {
            let call = (cx.text)(call);
            let help = format!("name the global that it reads as well, as in `when ( ready && {call} )`");
            Finding::certain(d.note("what a function reads is not watched").help(help))
        }
        None => {
            let d = d.note("captured numbers and strings are copies");
            Finding::possible(d.help("wait for a global or a captured container, or use `if`"))
        }
    }
}
