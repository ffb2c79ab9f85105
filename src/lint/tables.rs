//! Tables and what their attributes do, or no longer do.

use super::walk::{each_expr_of, each_stmt};
use super::{Body, Context, Finding, path};
use crate::check::SymbolKind;
use crate::diagnostic::{Diagnostic, codes};
use crate::program::{self, TableAttrExprs};
use crate::source::Span;
use crate::syntax::ast::{AssignOp, AttrKind, BinaryOp, Expr, ExprKind, StmtKind, UnaryOp};
use crate::syntax::unparse;
use crate::types::Type;
use crate::value::ExpiryKind;

/// The attributes of a place's tables that something depends on.
struct Had {
    expires: Option<&'static str>,
    /// `&default`, which inserts nothing.
    default: bool,
    /// `&default_insert`
    inserts: bool,
    on_change: bool,
    /// Where the variable or field was declared.
    declared: Span,
}

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
        ExprKind::Assign(op, place, value) => {
            if *op == AssignOp::Set {
                dropped(cx, body, place, value, e.span, found);
            }
            if let ExprKind::Index(of, _) | ExprKind::Field(of, _) = &place.unparenthesised().kind {
                lost(cx, body, of, e, &guarded, found);
            }
            // A vector grows where it is; what is computed anew is assigned, and so inserted (reference: Expr.cc,
            // AddToExpr).
            let is_vector = |e| matches!(cx.ty(e), Some(Type::Vector(_)));
            if *op == AssignOp::Add && is_vector(place) && !is_vector(value) {
                lost(cx, body, place, e, &guarded, found);
            }
        }
        ExprKind::Unary(UnaryOp::Increment | UnaryOp::Decrement, place) => {
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

/// The attributes that a variable's or a field's tables have, and where it was declared. A field's own `&default` is
/// what the field starts out with, not the table's.
fn attributes(cx: &Context, body: &Body, place: &Expr) -> Option<Had> {
    match &place.unparenthesised().kind {
        ExprKind::Field(of, field) => {
            let Some(Type::Record(r)) = cx.ty(of) else { return None };
            let field = r.index_of(&field.name).and_then(|i| r.field(i))?;
            let start = cx.program.thunks.get(field.default.get()? as usize)?;
            match &start.expr {
                program::Expr::WithAttrs(with) => Some(Had::of(&with.1, field.span)),
                _ => None,
            }
        }
        ExprKind::Name(id) => of_local(body, &id.name).or_else(|| {
            let symbol = cx.global(&id.name, body.module)?;
            let SymbolKind::Variable(id) = &symbol.kind else { return None };
            let global = cx.program.globals.get(id.0 as usize)?;
            Some(Had::of(global.attrs.as_ref()?, global.span))
        }),
        _ => None,
    }
}

/// What a local variable's tables have: its own attributes, or those of the constructor that it starts out with.
fn of_local(body: &Body, name: &str) -> Option<Had> {
    let mut had = None;
    each_stmt(body.code, &mut |s| {
        if let StmtKind::Local(d) = &s.kind
            && &*d.name.name == name
        {
            let made = match d.init.as_ref().map(|i| &i.value.unparenthesised().kind) {
                Some(ExprKind::TableCtor(_, attrs) | ExprKind::SetCtor(_, attrs)) => attrs.as_slice(),
                _ => &[],
            };
            let has = |kind: AttrKind| d.attrs.iter().chain(made).any(|a| a.kind == kind);
            let expiry = [AttrKind::CreateExpire, AttrKind::ReadExpire, AttrKind::WriteExpire];
            had = Some(Had {
                expires: expiry.into_iter().find(|kind| has(*kind)).map(AttrKind::name),
                default: has(AttrKind::Default),
                inserts: has(AttrKind::DefaultInsert),
                on_change: has(AttrKind::OnChange),
                declared: d.name.span,
            });
        }
    });
    had
}

impl Had {
    fn of(attrs: &TableAttrExprs, declared: Span) -> Had {
        Had {
            expires: attrs.expiry.as_ref().map(|(kind, _)| match kind {
                ExpiryKind::Create => AttrKind::CreateExpire.name(),
                ExpiryKind::Read => AttrKind::ReadExpire.name(),
                ExpiryKind::Write => AttrKind::WriteExpire.name(),
            }),
            default: attrs.default.is_some() && !attrs.insert_default,
            inserts: attrs.insert_default,
            on_change: attrs.on_change.is_some(),
            declared,
        }
    }
}

/// `t = table()`: the new table has no attributes, since they belong to the value and not to the variable (reference:
/// Expr.cc, AssignExpr: only an initialisation hands on those of the variable).
fn dropped(cx: &Context, body: &Body, place: &Expr, value: &Expr, span: Span, found: &mut Vec<Finding>) {
    let (ExprKind::TableCtor(items, attrs) | ExprKind::SetCtor(items, attrs)) = &value.unparenthesised().kind else {
        return;
    };
    let Some(name) = path(place) else { return };
    let Some(had) = attributes(cx, body, place) else { return };
    let (attr, lost) = match had.expires {
        _ if !attrs.is_empty() => return,
        Some(kind) => (kind, "its elements do not expire"),
        None if had.default => (AttrKind::Default.name(), "a key that it does not have is an error"),
        None if had.inserts => (AttrKind::DefaultInsert.name(), "a key that it does not have is an error"),
        None if had.on_change => (AttrKind::OnChange.name(), "nobody is told of its changes"),
        None => return,
    };
    let message = format!("the new value of `{name}` has no `&{attr}`: {lost}");
    let d = Diagnostic::warning(codes::DROPS_EXPIRY, span, message)
        .note(format!("without `&{attr}`"))
        .label(had.declared, format!("declared with `&{attr}`, which belongs to its first value"));
    found.push(Finding::certain(d.help(if items.is_empty() {
        format!("to empty it and keep `&{attr}`, write `clear_table({name})`")
    } else {
        let made = Some((cx.text)(value.span)).filter(|t| !t.contains('\n')).unwrap_or("table(…)".to_owned());
        format!("give it to the new value, too: `{name} = {made} &{attr}=…`")
    })));
}

/// A change of the value that `&default` yields for a key that is not there: it is not in the table.
fn lost(cx: &Context, body: &Body, of: &Expr, whole: &Expr, guarded: &[String], found: &mut Vec<Finding>) {
    let ExprKind::Index(container, keys) = &of.unparenthesised().kind else { return };
    let Some((table, text)) = element(of) else { return };
    let Some(had) = attributes(cx, body, container) else { return };
    if had.default && !guarded.contains(&table) {
        let message =
            format!("`{text}` may be the default of `{table}`: the change is lost where the key is not in it");
        let d = Diagnostic::warning(codes::LOST_DEFAULT, whole.span, message)
            .label(had.declared, "declared with `&default` here");
        let keys: Vec<String> = keys.iter().map(unparse::expr).collect();
        let key = if keys.len() == 1 { keys.concat() } else { format!("[{}]", keys.join(", ")) };
        found.push(Finding::certain(d.help(format!(
            "declare `{table}` with `&default_insert=…`, or insert before: `if ( {key} !in {table} ) {text} = …;`"
        ))));
    }
}
