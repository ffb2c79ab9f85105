//! Handlers that nothing calls, hooks that call nothing, functions that nobody uses.

use super::walk::{each_expr_of_item, each_stmt};
use super::{Context, Finding};
use crate::diagnostic::{Diagnostic, codes};
use crate::syntax::ast::{self, ExprKind, Flavor, ItemKind, StmtKind};
use crate::types::{Name, Type};
use std::collections::HashSet;

pub(super) fn look(cx: &Context, found: &mut Vec<Finding>) {
    let mentioned = mentioned(cx);
    let short = |name: &str| name.rsplit("::").next().unwrap_or(name).to_owned();
    let mut told: HashSet<Name> = HashSet::new();
    for source in cx.sources {
        let ItemKind::Function(decl) = &source.item.kind else { continue };
        let Some(symbol) = cx.global(&decl.name.name, &source.module) else { continue };
        // A name that its first body declared was declared by nothing else.
        let undeclared = symbol.span == decl.name.span;
        if !undeclared || mentioned.contains(&short(&decl.name.name)) || !told.insert(symbol.name.clone()) {
            continue;
        }
        match decl.flavor {
            Flavor::Event | Flavor::Hook => orphan(cx, decl, &symbol.name, found),
            Flavor::Function => {
                let used =
                    decl.attrs.iter().any(|a| matches!(a.kind, ast::AttrKind::IsUsed | ast::AttrKind::Deprecated));
                if !symbol.exported && &*source.module != "GLOBAL" && !used {
                    let message = format!("{} is never used, and its module keeps it to itself", decl.name.name);
                    found.push(Finding::possible(Diagnostic::warning(codes::UNUSED_FUNCTION, decl.name.span, message)));
                }
            }
        }
    }
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
                let message = format!("hook {} has no bodies: this call does nothing", id.name);
                let d = Diagnostic::warning(codes::EMPTY_HOOK, e.span, message);
                found.push(Finding::possible(d.label(symbol.span, "declared here")));
            }
        });
    }
}

/// A handler of what nothing declares, queues or calls.
fn orphan(cx: &Context, decl: &ast::FunctionDecl, full: &str, found: &mut Vec<Finding>) {
    let flavor = decl.flavor;
    let others = cx.names.symbols().filter(|s| {
        let alike = matches!(&s.ty, Type::Func(f) if f.flavor == flavor);
        alike && s.span != decl.name.span
    });
    let near = crate::diagnostic::nearest(full, others.map(|s| s.name.clone()));
    let message = format!(
        "no script declares or {} {} {full}",
        if flavor == Flavor::Event { "queues the" } else { "calls the" },
        flavor.name()
    );
    let d = Diagnostic::warning(codes::UNDECLARED_HANDLER, decl.name.span, message).note("never runs");
    found.push(match near {
        Some(near) => Finding::certain(d.help(format!("did you mean {near}?"))),
        None => Finding::possible(d),
    });
}

/// The last parts of all names that expressions and statements mention; of strings too, for functions are looked up
/// by name.
fn mentioned(cx: &Context) -> HashSet<String> {
    let mut all = HashSet::new();
    let mut add = |name: &str| {
        all.insert(name.rsplit("::").next().unwrap_or(name).to_owned());
    };
    for source in cx.sources {
        each_expr_of_item(&source.item, &mut |e| match &e.kind {
            ExprKind::Name(id) | ExprKind::Schedule(_, id, _) => add(&id.name),
            ExprKind::Literal(ast::Literal::String(s)) => add(&String::from_utf8_lossy(s)),
            _ => {}
        });
        let mut bodies: Vec<&ast::Stmt> = Vec::new();
        match &source.item.kind {
            ItemKind::Function(d) => bodies.push(&d.body),
            ItemKind::Statement(s) => bodies.push(s),
            _ => {}
        }
        each_expr_of_item(&source.item, &mut |e| bodies.extend(super::walk::lambda(e).map(|l| &*l.body)));
        for body in bodies {
            each_stmt(body, &mut |s| {
                if let StmtKind::Event(id, _) = &s.kind {
                    add(&id.name);
                }
            });
        }
    }
    all
}
