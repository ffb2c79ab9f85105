//! Removal hooks of connections: where they may not be registered, and where one would be better than a handler.

use super::walk::each_expr_of;
use super::{Body, Context, Finding, path};
use crate::diagnostic::{Diagnostic, codes};
use crate::source::Span;
use crate::syntax::ast::{AssignOp, BinaryOp, Expr, ExprKind, Flavor, FunctionDecl, Stmt, StmtKind, UnaryOp};
use crate::types::Type;

pub(super) fn look(cx: &Context, body: &Body, found: &mut Vec<Finding>) {
    let Some(decl) = body.decl else { return };
    if decl.flavor == Flavor::Hook && is_registered(cx, &decl.name.name) {
        inside(body, decl, found);
    }
    if decl.flavor == Flavor::Event && &*decl.name.name == "connection_state_remove" {
        advise(cx, body, found);
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

fn inside(body: &Body, decl: &FunctionDecl, found: &mut Vec<Finding>) {
    each_expr_of(body.code, &mut |e| {
        let own = |c: &Expr| body.signature.params.first().is_some_and(|p| path(c).as_deref() == Some(&*p.name.name));
        if let (Some((_, what)), ExprKind::Call(_, args)) = (registration(e), &e.kind)
            && args.first().is_some_and(own)
        {
            let message = format!("this {what}s a removal hook of the connection whose hooks are being run");
            let mut d = Diagnostic::warning(codes::REMOVAL_INSIDE, e.span, message);
            d = d.label(decl.name.span, "run when the connection is removed");
            found.push(Finding::certain(match what {
                "register" => d.help("do at once what that hook would do, or register it where this one is registered"),
                _ => d.note("not needed any more").help("remove it: each hook runs once, when the connection goes"),
            }));
        }
    });
}

/// A handler that begins by testing a field and returning: most connections are handed to it for nothing.
fn advise(cx: &Context, body: &Body, found: &mut Vec<Finding>) {
    let StmtKind::Block(list) = &body.code.kind else { return };
    let (Some(first), Some(parameter), Some(decl)) = (list.first(), body.signature.params.first(), body.decl) else {
        return;
    };
    let StmtKind::If(cond, then, None) = &first.kind else { return };
    let c = &*parameter.name.name;
    let (tested, others) = match &cond.unparenthesised().kind {
        ExprKind::HasField(..) if list.len() == 1 => (Some(&**cond), "the others are not wanted"),
        ExprKind::Unary(UnaryOp::Not, _) | ExprKind::Binary(BinaryOp::Or, ..) if returns(then) => {
            (without(cond), "the others leave here")
        }
        _ => return,
    };
    let Some(ExprKind::HasField(of, field)) = tested.map(|t| &t.unparenthesised().kind) else { return };
    if path(of).as_deref() != Some(c) {
        return;
    }
    let field = &field.name;
    if &**field == "removal_hooks" && &**body.module == "Conn" {
        // What runs the hooks can be none of them.
        return;
    }
    let message =
        format!("every connection that goes is handed to this handler, which only wants those with `{c}${field}`");
    let mut d = Diagnostic::warning(codes::REMOVAL_ADVICE, decl.name.span, message).label(cond.span, others);
    let set = setting(cx, field);
    if let Some((span, _)) = &set {
        d = d.label(*span, "set here: this connection is one of them");
    }
    let connection = set.map_or(c.to_owned(), |(_, connection)| connection);
    let hook = free_name(cx, body, &format!("finish_{field}"));
    // A test that is no more than that of the field is not needed any more.
    let rest = match &cond.unparenthesised().kind {
        ExprKind::Unary(UnaryOp::Not, _) => Span::new(first.span.hi, body.code.span.hi),
        _ => Span::new(body.code.span.lo + 1, body.code.span.hi),
    };
    let load = match cx.names.symbol("Conn::register_removal_hook") {
        Some(_) => "",
        None => "@load base/protocols/conn/removal-hooks\n",
    };
    let attrs: String = decl.attrs.iter().map(|a| format!(" {}", (cx.text)(a.span))).collect();
    let rest = (cx.text)(rest);
    let rewrite = format!(
        "in place of it, and above where `{connection}${field}` is set, a hook that only such connections run:\n\
         {load}hook {hook}({c}: connection){attrs}\n\t{{{rest}\n\
         and right after `{connection}${field}` is set:\n\
         Conn::register_removal_hook({connection}, {hook});"
    );
    found.push(Finding::certain(d.help(rewrite)));
}

/// The test of a field whose failure lets a condition hold: that of `! c?$f`, alone or first of others.
fn without(cond: &Expr) -> Option<&Expr> {
    match &cond.unparenthesised().kind {
        ExprKind::Unary(UnaryOp::Not, tested) => Some(tested),
        ExprKind::Binary(BinaryOp::Or, a, _) => without(a),
        _ => None,
    }
}

/// Where that field of a connection is given a value, and the connection.
fn setting(cx: &Context, field: &str) -> Option<(Span, String)> {
    let mut set = None;
    for source in cx.sources {
        super::walk::each_expr_of_item(&source.item, &mut |e| {
            if let ExprKind::Assign(AssignOp::Set, place, _) = &e.kind
                && let ExprKind::Field(of, name) = &place.unparenthesised().kind
                && *name.name == *field
                && let (Some(connection), Some(Type::Record(r))) = (path(of), cx.ty(of))
                && r.name().is_some_and(|n| &*n == "connection")
                && set.is_none()
            {
                set = Some((e.span, connection));
            }
        });
    }
    set
}

/// A name that nothing has yet.
fn free_name(cx: &Context, body: &Body, name: &str) -> String {
    let numbered = (2..).map(|n| format!("{name}_{n}"));
    std::iter::once(name.to_owned())
        .chain(numbered)
        .find(|name| cx.global(name, body.module).is_none())
        .unwrap_or_else(|| name.to_owned())
}

fn returns(s: &Stmt) -> bool {
    match &s.kind {
        StmtKind::Return(_) => true,
        StmtKind::Block(list) => matches!(list.as_slice(), [one] if returns(one)),
        _ => false,
    }
}
