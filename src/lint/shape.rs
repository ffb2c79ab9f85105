//! What a body declares and never uses, and what it never reaches.

use super::walk::{each_expr_of, each_stmt, inner};
use super::{Body, Finding};
use crate::diagnostic::{Diagnostic, codes};
use crate::source::Span;
use crate::syntax::ast::{AssignOp, CaseLabels, Expr, ExprKind, Literal, Stmt, StmtKind};
use std::collections::HashSet;

pub(super) fn look(body: &Body, found: &mut Vec<Finding>) {
    unused(body, found);
    each_stmt(body.code, &mut |s| {
        if let StmtKind::Block(list) = &s.kind {
            unreachable(list, found);
        }
        if let StmtKind::Switch(_, cases) = &s.kind {
            for case in cases {
                // Many end every case with `break`, whatever stands before it.
                let list = match case.body.split_last() {
                    Some((Stmt { kind: StmtKind::Break, .. }, before)) => before,
                    Some(_) | None => &case.body,
                };
                unreachable(list, found);
            }
        }
    });
}

fn unused(body: &Body, found: &mut Vec<Finding>) {
    // What is only assigned to is not used.
    let mut assigned: HashSet<Span> = HashSet::new();
    each_expr_of(body.code, &mut |e| {
        if let ExprKind::Assign(AssignOp::Set, place, _) = &e.kind {
            assigned.insert(place.span);
        }
    });
    let mut used: HashSet<&str> = HashSet::new();
    each_expr_of(body.code, &mut |e| {
        if let ExprKind::Name(id) = &e.kind
            && !assigned.contains(&e.span)
        {
            used.insert(&id.name);
        }
        if let Some(l) = super::walk::lambda(e) {
            used.extend(l.captures.iter().flatten().map(|c| &*c.name.name));
        }
    });
    each_stmt(body.code, &mut |s| match &s.kind {
        StmtKind::When(w) => used.extend(w.captures.iter().flatten().map(|c| &*c.name.name)),
        StmtKind::For(head, ..) => used.extend(head.keys.iter().chain(&head.value).map(|k| &*k.name)),
        _ => {}
    });
    each_reached(body.code, &mut |s| {
        if let StmtKind::Local(d) = &s.kind
            && &*d.name.name != "_"
            && !used.contains(&*d.name.name)
        {
            let d = Diagnostic::warning(codes::UNUSED_LOCAL, d.name.span, format!("`{}` is never used", d.name.name));
            found.push(Finding::possible(d.help("remove it, or name it `_`")));
        }
    });
}

/// A statement and all within it that may be reached.
fn each_reached<'a>(s: &'a Stmt, f: &mut dyn FnMut(&'a Stmt)) {
    let mut waiting = vec![s];
    let reached = |list: &'a [Stmt]| {
        let end = list.iter().position(leaves).map_or(list.len(), |i| i + 1);
        list.get(..end).unwrap_or(list).iter()
    };
    while let Some(s) = waiting.pop() {
        f(s);
        let from = waiting.len();
        match &s.kind {
            StmtKind::Block(list) => waiting.extend(reached(list)),
            StmtKind::Switch(_, cases) => waiting.extend(cases.iter().flat_map(|c| reached(&c.body))),
            _ => waiting.extend(inner(s)),
        }
        if let Some(new) = waiting.get_mut(from..) {
            new.reverse();
        }
    }
}

fn unreachable(list: &[Stmt], found: &mut Vec<Finding>) {
    let mut rest = list.iter();
    let Some(last) = rest.by_ref().find(|s| leaves(s)) else { return };
    if let Some(dead) = rest.find(|s| !matches!(s.kind, StmtKind::Empty)) {
        let d = Diagnostic::warning(codes::UNREACHABLE, dead.span, "this is never reached");
        found.push(Finding::possible(d.label(last.span, "nothing goes on after this")));
    }
}

/// Whether nothing goes on after a statement.
fn leaves(s: &Stmt) -> bool {
    match &s.kind {
        StmtKind::Return(_) | StmtKind::Break | StmtKind::Next | StmtKind::Fallthrough => true,
        StmtKind::Block(list) => list.iter().any(leaves),
        StmtKind::If(_, a, Some(b)) => leaves(a) && leaves(b),
        StmtKind::While(cond, body) => is_true(cond) && !breaks(body),
        StmtKind::Switch(_, cases) => {
            let whole = cases.iter().any(|c| matches!(c.labels, CaseLabels::Default));
            whole && cases.iter().all(|c| c.body.iter().any(leaves) && !c.body.iter().any(breaks))
        }
        StmtKind::Expr(e) => ends_program(e),
        _ => false,
    }
}

fn is_true(e: &Expr) -> bool {
    matches!(e.unparenthesised().kind, ExprKind::Literal(Literal::Bool(true)))
}

/// Whether a `break` stands somewhere within, of whatever loop.
fn breaks(s: &Stmt) -> bool {
    let mut found = false;
    each_stmt(s, &mut |s| found |= matches!(s.kind, StmtKind::Break));
    found
}

fn ends_program(e: &Expr) -> bool {
    matches!(&e.kind, ExprKind::Call(f, _) if super::path(f).as_deref() == Some("exit"))
}
