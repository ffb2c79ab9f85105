//! Loops over tables, vectors and strings.

use super::scope::{Enclosing, Found};
use super::{Checker, SymbolKind, Typed};
use crate::diagnostic::{Diagnostic, codes};
use crate::program::{Expr, ForTable, ForVector, Slot, Stmt};
use crate::source::Span;
use crate::syntax::ast::{self, Ident};
use crate::syntax::unparse;
use crate::types::{Type, same};

impl Checker<'_> {
    /// `for`.
    pub(super) fn for_loop(&mut self, head: &ast::ForHead, iterated: &ast::Expr, body: &ast::Stmt, span: Span) -> Stmt {
        let it = self.expr(iterated, None);
        let out = match it.ty.clone() {
            Type::Table(t) => {
                let whole_skipped = !head.bracketed && head.keys.len() == 1 && &*head.keys[0].name == "_";
                if t.is_unspecified() {
                    self.error(codes::UNTYPED_EMPTY, it.span, "an empty table has no type to loop over");
                    None
                } else if !whole_skipped && head.keys.len() != t.index.len() {
                    let n = t.index.len();
                    let text = format!(
                        "expected {n} loop variable{}, found {}",
                        if n == 1 { "" } else { "s" },
                        head.keys.len()
                    );
                    let names = head.keys.iter().chain(&head.value).map(|k| k.name.to_string());
                    let mut names: Vec<String> = names.take(n).collect();
                    names.extend((names.len()..n).map(|_| "_".to_owned()));
                    let names = bracketed(&names);
                    let d = Diagnostic::error(codes::LOOP_VARIABLES, span_of(&head.keys, span), text)
                        .note(format!("{} of {n}", head.keys.len()))
                        .label(it.span, format!("this is `{}`", it.ty))
                        .help(format!("write `for ( {names} in {} )`", unparse::expr(iterated)));
                    self.tell(d);
                    None
                } else if let (Some(v), true) = (&head.value, t.is_set()) {
                    let d = Diagnostic::error(codes::LOOP_VARIABLES, v.span, "a set has no values to loop over")
                        .note("a variable for the values")
                        .label(it.span, format!("this is `{}`", it.ty))
                        .help(format!(
                            "write `for ( {} in {} )`",
                            bracketed(&head.keys.iter().map(|k| k.name.to_string()).collect::<Vec<_>>()),
                            unparse::expr(iterated)
                        ));
                    self.tell(d);
                    None
                } else {
                    let mut keys = Vec::with_capacity(t.index.len());
                    if whole_skipped {
                        keys.resize(t.index.len(), None);
                    } else {
                        for (id, ty) in head.keys.iter().zip(&t.index) {
                            keys.push(self.loop_variable(id, ty));
                        }
                    }
                    let value = match (&head.value, &t.value) {
                        (Some(id), Some(ty)) => self.loop_variable(id, ty),
                        _ => None,
                    };
                    let body = self.enclosed(Enclosing::Loop, body);
                    Some(Stmt::ForTable(Box::new(ForTable { table: it.expr, keys: keys.into(), value, body, span })))
                }
            }
            Type::Vector(v) => {
                if head.keys.len() != 1 {
                    self.error(
                        codes::LOOP_VARIABLES,
                        span_of(&head.keys, span),
                        "a loop over a vector takes an index and a value",
                    );
                    None
                } else {
                    let index = self.loop_variable(&head.keys[0], &Type::Count);
                    let element = v.element.clone().unwrap_or(Type::Any);
                    let value = head.value.as_ref().and_then(|id| self.loop_variable(id, &element));
                    let body = self.enclosed(Enclosing::Loop, body);
                    Some(Stmt::ForVector(Box::new(ForVector { vector: it.expr, index, value, body })))
                }
            }
            Type::String => {
                if head.keys.len() != 1 || head.value.is_some() {
                    self.error(
                        codes::LOOP_VARIABLES,
                        span_of(&head.keys, span),
                        "a loop over a string takes one variable",
                    );
                    None
                } else {
                    let slot = self.loop_variable(&head.keys[0], &Type::String);
                    let body = self.enclosed(Enclosing::Loop, body);
                    Some(Stmt::ForString(Box::new((it.expr, slot, body))))
                }
            }
            Type::Error => None,
            other => {
                let text = format!("expected a table, set, vector or string to loop over, found `{other}`");
                let mut d = Diagnostic::error(codes::NOT_ITERABLE, it.span, text).note(format!("this is `{other}`"));
                if let (true, [id]) = (other.is_integral(), head.keys.as_slice()) {
                    let (i, limit) = (&id.name, unparse::expr(iterated));
                    d = d.help(format!("to count, write `local {i} = 0; while ( {i} < {limit} ) {{ …; ++{i}; }}`"));
                }
                self.tell(d);
                None
            }
        };
        if out.is_none() {
            // The body is checked all the same: its variables are of unknown type.
            for id in head.keys.iter().chain(&head.value) {
                if &*id.name != "_" && matches!(self.names.find(id), Found::Nothing) {
                    let scope = self.names.scope();
                    scope.declare(id.name.clone(), Type::Error, id.span);
                    if let Some(l) = scope.local_mut(&id.name) {
                        l.is_loop = true;
                    }
                }
            }
            self.enclosed(Enclosing::Loop, body);
        }
        out.unwrap_or(Stmt::Empty)
    }

    /// A loop's variable: a new one, or a local of that type that is there already.
    fn loop_variable(&mut self, id: &Ident, ty: &Type) -> Option<Slot> {
        if &*id.name == "_" {
            return None;
        }
        match self.names.find(id) {
            Found::Local(l) | Found::Closed(l) if same(&l.ty, ty) || (l.ty.is_integral() && ty.is_integral()) => {
                if l.is_const {
                    self.taken(
                        codes::CONSTANT,
                        l.span,
                        id.span,
                        format!("`{}` is a constant, a loop can't change it", id.name),
                    );
                }
                self.mixed_enums(&Typed::new(Expr::LocalOrUnset(l.slot), l.ty.clone(), id.span), ty);
                Some(l.slot)
            }
            Found::Local(l) | Found::Closed(l) => {
                let d = Diagnostic::error(
                    codes::LOOP_VARIABLE_TAKEN,
                    id.span,
                    format!("loop variable `{}` is of type `{}`, but `{ty}` is wanted", id.name, l.ty),
                )
                .label(l.span, "declared here");
                self.tell(d);
                if let Some(l) = self.names.scope().local_mut(&id.name) {
                    l.ty = Type::Error;
                }
                None
            }
            Found::Symbol(s) => {
                let what = if matches!(s.kind, SymbolKind::Variable(_)) { "a global" } else { "a global name" };
                self.taken(
                    codes::LOOP_VARIABLE_TAKEN,
                    s.span,
                    id.span,
                    format!("loop variable `{}` is {what}", id.name),
                );
                None
            }
            _ => {
                let slot = self.declare_local(id, ty)?;
                if let Some(l) = self.names.scope().local_mut(&id.name) {
                    l.is_loop = true;
                }
                Some(slot)
            }
        }
    }
}

fn span_of(keys: &[Ident], otherwise: Span) -> Span {
    keys.iter().map(|k| k.span).reduce(Span::to).unwrap_or(otherwise)
}

/// The variables of a loop's head, in brackets where there are several.
fn bracketed(names: &[String]) -> String {
    if names.len() == 1 { names.concat() } else { format!("[{}]", names.join(", ")) }
}
