//! Removal hooks of connections: where they may not be registered, and where one would be better than a handler.

use super::walk::each_expr_of;
use super::{Body, Context, Finding, path};
use crate::diagnostic::{Diagnostic, codes};
use crate::syntax::ast::{Expr, ExprKind, Flavor, Stmt, StmtKind, UnaryOp};

pub(super) fn look(cx: &Context, body: &Body, found: &mut Vec<Finding>) {
    let Some(decl) = body.decl else { return };
    if decl.flavor == Flavor::Hook && is_registered(cx, &decl.name.name) {
        inside(body, found);
    }
    if decl.flavor == Flavor::Event && &*decl.name.name == "connection_state_remove" {
        advise(body, found);
    }
}

/// What a call of one of the two functions is given as the hook.
fn registration(e: &Expr) -> Option<(&Expr, &'static str)> {
    let ExprKind::Call(f, args) = &e.kind else { return None };
    let name = match path(f)?.as_str() {
        "Conn::register_removal_hook" | "register_removal_hook" => "register",
        "Conn::unregister_removal_hook" | "unregister_removal_hook" => "unregister",
        _ => return None,
    };
    Some((args.get(1)?, name))
}

fn is_registered(cx: &Context, hook: &str) -> bool {
    let short = |name: &str| name.rsplit("::").next().unwrap_or(name).to_owned();
    let mut registered = false;
    for source in cx.sources {
        super::walk::each_expr_of_item(&source.item, &mut |e| {
            if let Some((given, "register")) = registration(e) {
                registered |= path(given).is_some_and(|p| short(&p) == short(hook));
            }
        });
    }
    registered
}

fn inside(body: &Body, found: &mut Vec<Finding>) {
    each_expr_of(body.code, &mut |e| {
        let own = |c: &Expr| body.signature.params.first().is_some_and(|p| path(c).as_deref() == Some(&*p.name.name));
        if let (Some((_, what)), ExprKind::Call(_, args)) = (registration(e), &e.kind)
            && args.first().is_some_and(own)
        {
            let message = format!("{what}s a removal hook of the connection whose hooks are being run");
            found.push(Finding::certain(Diagnostic::warning(codes::REMOVAL_INSIDE, e.span, message)));
        }
    });
}

/// A handler that begins by testing a field and returning: most connections are handed to it for nothing.
fn advise(body: &Body, found: &mut Vec<Finding>) {
    let StmtKind::Block(list) = &body.code.kind else { return };
    let Some(StmtKind::If(cond, then, None)) = list.first().map(|s| &s.kind) else { return };
    let ExprKind::Unary(UnaryOp::Not, tested) = &cond.unparenthesised().kind else { return };
    let ExprKind::HasField(of, field) = &tested.unparenthesised().kind else { return };
    let (Some(c), Some(parameter), Some(decl)) = (path(of), body.signature.params.first(), body.decl) else { return };
    if !returns(then) || c != *parameter.name.name {
        return;
    }
    let field = &field.name;
    let message =
        format!("every connection that goes is handed to this handler, which only wants those with {c}${field}");
    let d =
        Diagnostic::warning(codes::REMOVAL_ADVICE, decl.name.span, message).label(cond.span, "the others leave here");
    let rewrite = format!(
        "make it a hook that only its connections run:\n\
         hook finish_{field}({c}: connection) {{ … }}\n\
         and where {c}${field} is set: Conn::register_removal_hook({c}, finish_{field});"
    );
    found.push(Finding::certain(d.help(rewrite)));
}

fn returns(s: &Stmt) -> bool {
    match &s.kind {
        StmtKind::Return(_) => true,
        StmtKind::Block(list) => matches!(list.as_slice(), [one] if returns(one)),
        _ => false,
    }
}
