//! Loops: over a table that they change, and with containers that outlive a turn.

use super::walk::{each_expr, each_expr_of, each_stmt, exprs, inner};
use super::{Body, Context, Finding, path};
use crate::diagnostic::{Diagnostic, codes};
use crate::syntax::ast::{AssignOp, Expr, ExprKind, ForHead, Stmt, StmtKind, TypeKind};
use crate::types::Type;

pub(super) fn look(cx: &Context, body: &Body, found: &mut Vec<Finding>) {
    each_stmt(body.code, &mut |s| match &s.kind {
        StmtKind::For(head, over, inside) => {
            if let (Some(table), Some(Type::Table(_))) = (path(over), cx.ty(over)) {
                changes(inside, head, &table, over, found);
            }
            keeps(cx, body, inside, found);
        }
        StmtKind::While(_, inside) => keeps(cx, body, inside, found),
        _ => {}
    });
}

/// Insertions into and deletions from a table within a loop over it, unless the loop is left right after.
fn changes(s: &Stmt, head: &ForHead, table: &str, over: &Expr, found: &mut Vec<Finding>) {
    let list = inner(s);
    let leaves = |s: &Stmt| matches!(s.kind, StmtKind::Break | StmtKind::Return(_));
    if list.iter().any(|s| leaves(s)) {
        // What runs on the way out is no turn that another follows.
        return;
    }
    for e in exprs(s) {
        each_expr(e, &mut |e| {
            let Some((what, is_sure)) = change(e, head, table) else { return };
            let message = format!("{what} `{table}` while a loop runs over it");
            let d = Diagnostic::warning(codes::CHANGES_ITERATED, e.span, message)
                .label(over.span, "the loop runs over it")
                .help(format!("collect the keys in a set, and change `{table}` after the loop"));
            found.push(if is_sure { Finding::certain(d) } else { Finding::possible(d) });
        });
    }
    for s in list {
        changes(s, head, table, over, found);
    }
}

/// What an expression does to a table that a loop runs over, and whether that is sure.
fn change(e: &Expr, head: &ForHead, table: &str) -> Option<(&'static str, bool)> {
    let is_element =
        |e: &Expr| matches!(&e.unparenthesised().kind, ExprKind::Index(of, _) if path(of).as_deref() == Some(table));
    match &e.kind {
        ExprKind::Add(of) if is_element(of) => Some(("an element is added to", true)),
        ExprKind::Delete(of) if is_element(of) => Some(("an element is deleted from", true)),
        ExprKind::Delete(of) if path(of).as_deref() == Some(table) => Some(("all elements are deleted from", true)),
        ExprKind::Call(f, args) if path(f).as_deref() == Some("clear_table") => args
            .first()
            .is_some_and(|a| path(a).as_deref() == Some(table))
            .then_some(("all elements are deleted from", true)),
        // An element that is there already is only given another value.
        ExprKind::Assign(_, place, _) if is_element(place) => {
            let ExprKind::Index(_, keys) = &place.unparenthesised().kind else { return None };
            let own = keys.len() == head.keys.len()
                && keys.iter().zip(&head.keys).all(|(k, id)| path(k).as_deref() == Some(&*id.name));
            (!own).then_some(("an element may be added to", false))
        }
        _ => None,
    }
}

/// Containers without initialiser that are declared in a loop: they are made once, not in every turn.
fn keeps(cx: &Context, body: &Body, inside: &Stmt, found: &mut Vec<Finding>) {
    each_stmt(inside, &mut |s| {
        let StmtKind::Local(d) = &s.kind else { return };
        let Some(ty) = &d.ty else { return };
        let named = |name: &str| cx.global(name, body.module).map(|s| s.ty.clone());
        let (container, empty) = match &ty.kind {
            TypeKind::Set(_) => (true, "set()"),
            TypeKind::Table(..) => (true, "table()"),
            TypeKind::Vector(_) => (true, "vector()"),
            TypeKind::Named(id) => match named(&id.name) {
                Some(Type::Vector(_)) => (true, "vector()"),
                Some(t @ Type::Table(_)) => (true, if t.is_set() { "set()" } else { "table()" }),
                _ => (false, ""),
            },
            _ => (false, ""),
        };
        if d.init.is_some() || !container {
            return;
        }
        let (mut grows, mut renewed) = (None, false);
        each_expr_of(inside, &mut |e| match &e.kind {
            ExprKind::Add(of) if of_variable(of, &d.name.name) => grows = grows.or(Some(e.span)),
            ExprKind::Assign(AssignOp::Set, place, _) => match path(place) {
                Some(p) => renewed |= p == *d.name.name,
                None if of_variable(place, &d.name.name) => grows = grows.or(Some(e.span)),
                None => {}
            },
            ExprKind::Assign(AssignOp::Add, place, _) if path(place).as_deref() == Some(&*d.name.name) => {
                grows = grows.or(Some(e.span));
            }
            ExprKind::Delete(of) => renewed |= path(of).as_deref() == Some(&*d.name.name),
            ExprKind::Call(f, args) => {
                let clears = path(f).as_deref() == Some("clear_table");
                renewed |= clears && args.iter().any(|a| path(a).as_deref() == Some(&*d.name.name));
            }
            _ => {}
        });
        if let (Some(at), false) = (grows, renewed) {
            let name = &d.name.name;
            let message = format!("`{name}` keeps its elements from one turn of the loop to the next");
            let d = Diagnostic::warning(codes::KEEPS_ELEMENTS, d.name.span, message)
                .note("made once, when the body begins")
                .label(at, "grows in every turn");
            let whole = format!("local {name}: {} = {empty};", (cx.text)(ty.span));
            found.push(Finding::certain(d.help(format!("give it a fresh value in every turn: `{whole}`"))));
        }
    });
}

/// Whether an expression is an element of that variable.
fn of_variable(e: &Expr, name: &str) -> bool {
    match &e.unparenthesised().kind {
        ExprKind::Index(of, _) => path(of).as_deref() == Some(name),
        _ => false,
    }
}
