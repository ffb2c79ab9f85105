//! Tables and what their attributes do, or no longer do.

use super::walk::{each_expr_of, each_stmt};
use super::{Body, Context, Finding, path};
use crate::check::SymbolKind;
use crate::diagnostic::{Diagnostic, codes};
use crate::program::TableAttrExprs;
use crate::source::Span;
use crate::syntax::ast::{AssignOp, BinaryOp, Expr, ExprKind, StmtKind};
use crate::syntax::unparse;
use std::rc::Rc;

pub(super) fn look(cx: &Context, body: &Body, found: &mut Vec<Finding>) {
    let mut guarded: Vec<String> = Vec::new();
    each_expr_of(body.code, &mut |e| match &e.kind {
        ExprKind::Assign(AssignOp::Set, place, _) => guarded.extend(element(place).map(|(t, _)| t)),
        ExprKind::Binary(BinaryOp::In | BinaryOp::NotIn, _, table) => guarded.extend(path(table)),
        _ => {}
    });
    each_stmt(body.code, &mut |s| {
        if let StmtKind::For(_, over, _) = &s.kind {
            guarded.extend(path(over));
        }
    });
    each_expr_of(body.code, &mut |e| match &e.kind {
        ExprKind::Assign(AssignOp::Set, place, value) => {
            dropped(cx, body, place, value, e.span, found);
            if let ExprKind::Index(of, _) | ExprKind::Field(of, _) = &place.unparenthesised().kind {
                lost(cx, body, of, e, &guarded, found);
            }
        }
        ExprKind::Add(inner) => {
            if let ExprKind::Index(of, _) = &inner.unparenthesised().kind {
                lost(cx, body, of, e, &guarded, found);
            }
        }
        _ => {}
    });
}

/// `table[key]` as the table's path and the whole as text.
fn element(e: &Expr) -> Option<(String, String)> {
    match &e.unparenthesised().kind {
        ExprKind::Index(of, _) => Some((path(of)?, unparse::expr(e))),
        _ => None,
    }
}

/// The attributes that a global's tables have, and where it was declared.
fn attributes(cx: &Context, body: &Body, name: &str) -> Option<(Rc<TableAttrExprs>, Span)> {
    let symbol = cx.global(name, body.module)?;
    let SymbolKind::Variable(id) = &symbol.kind else { return None };
    let global = cx.program.globals.get(id.0 as usize)?;
    Some((global.attrs.clone()?, global.span))
}

/// `t = table()`: the new table does not expire.
fn dropped(cx: &Context, body: &Body, place: &Expr, value: &Expr, span: Span, found: &mut Vec<Finding>) {
    let (ExprKind::TableCtor(items, attrs) | ExprKind::SetCtor(items, attrs)) = &value.unparenthesised().kind else {
        return;
    };
    let Some(name) = path(place) else { return };
    let Some((had, declared)) = attributes(cx, body, &name) else { return };
    if items.is_empty() && attrs.is_empty() && had.expiry.is_some() {
        let message = format!("the new value of {name} has none of its attributes: its elements do not expire");
        let d = Diagnostic::warning(codes::DROPS_EXPIRY, span, message).label(declared, "declared with them here");
        found.push(Finding::certain(d.help(format!("to empty the table and keep them, write clear_table({name})"))));
    }
}

/// A change of the value that `&default` yields for a key that is not there: it is not in the table.
fn lost(cx: &Context, body: &Body, of: &Expr, whole: &Expr, guarded: &[String], found: &mut Vec<Finding>) {
    let Some((table, text)) = element(of) else { return };
    let Some((had, declared)) = attributes(cx, body, &table) else { return };
    if had.default.is_some() && !had.insert_default && !guarded.contains(&table) {
        let message = format!("{text} may be the default of {table}: the change is lost where the key is not in it");
        let d = Diagnostic::warning(codes::LOST_DEFAULT, whole.span, message)
            .label(declared, "declared with &default here");
        found
            .push(Finding::certain(d.help(format!("declare {table} with &default_insert, or insert the value first"))));
    }
}
