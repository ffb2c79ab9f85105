//! Events that are queued, at once or after a while.

use super::scope::{Found, GLOBAL, is_qualified};
use super::{Checker, Symbol, SymbolKind, Typed};
use crate::diagnostic::{Diagnostic, codes};
use crate::program::{Expr, Schedule};
use crate::source::Span;
use crate::syntax::ast::{self, Ident};
use crate::types::{Flavor, FuncType, Type};
use crate::value::FuncId;
use std::rc::Rc;

impl Checker<'_> {
    pub(crate) fn schedule(&mut self, when: &ast::Expr, event: &Ident, args: &[ast::Expr], span: Span) -> Typed {
        let when = self.expr(when, None);
        let args = self.event_args(event, args);
        let absolute = matches!(when.ty, Type::Time);
        if !matches!(when.ty, Type::Time | Type::Interval | Type::Error) {
            let text = format!("`schedule` takes an interval or a time, this is `{}`", when.ty);
            let mark = self.problems.mark();
            self.unfit(&when, &Type::Interval, text);
            self.problems.amend(mark, |d| d.told_at(span.start()));
            return Typed::poison(span);
        }
        let (Some((event, args)), false) = (args, when.is_wrong()) else { return Typed::poison(span) };
        let schedule = Schedule { when: when.into_real(), absolute, event, args, span };
        Typed::new(Expr::Schedule(Box::new(schedule)), Type::Void, span)
    }

    /// What there is to say of an event that this module does not have, where another has one of that name: which, and
    /// whether it can be had from here.
    fn event_elsewhere(&self, event: &Ident) -> Option<Diagnostic> {
        let short = event.name.rsplit("::").next().unwrap_or(&event.name);
        let has_module = is_qualified(&event.name);
        let is_meant = |s: &&Symbol| {
            matches!(&s.ty, Type::Func(f) if f.flavor == Flavor::Event)
                && matches!(s.kind, SymbolKind::Variable(_))
                && s.name.rsplit("::").next() == Some(short)
                // Who writes a module does not mean another that comes with the language.
                && (!has_module || &*s.module == GLOBAL || self.names.is_own(s.span))
        };
        let mut found: Vec<&Symbol> = self.names.symbols().filter(is_meant).collect();
        // One that can be named comes first.
        found.sort_by_key(|s| (!self.names.visible(s), s.name.clone()));
        let (first, others) = found.split_first()?;
        let is_global = &*first.module == GLOBAL;
        let module = if is_global { "the global module".to_owned() } else { format!("module `{}`", first.module) };
        let visible = self.names.visible(first);
        let text = format!("there is no event `{}` here: {module} has one", event.name);
        let mut d = Diagnostic::error(codes::OTHER_MODULE, event.span, text)
            .label(first.span, if visible { "declared here" } else { "declared here, and not exported" });
        for other in others.iter().take(3) {
            d = d.label(other.span, "another one");
        }
        let named = if is_global { format!("::{short}") } else { first.name.to_string() };
        Some(d.help(if visible {
            format!("write `{named}`")
        } else {
            let place = if first.undeclared { "above its handler" } else { "in place of its declaration" };
            format!("write `{named}`, and in {module}, {place}: `export {{ global {short}: {}; }}`", first.ty)
        }))
    }

    /// The event that a name means; complains where it means none.
    fn event_of(&mut self, event: &Ident) -> Option<(Symbol, Rc<FuncType>, FuncId)> {
        let s = match self.names.find(event) {
            Found::Symbol(s) => s,
            Found::Hidden(s) => {
                self.hidden(event, &s);
                return None;
            }
            Found::Local(_) | Found::Captured(..) | Found::Closed(_) | Found::Uncaptured(_) => {
                let text = format!("`{}` is a local variable, not an event", event.name);
                self.tell(Diagnostic::error(codes::WRONG_CALL, event.span, text).ending());
                return None;
            }
            Found::Nothing => {
                let d = self.event_elsewhere(event).unwrap_or_else(|| {
                    let d =
                        Diagnostic::error(codes::UNKNOWN_EVENT, event.span, format!("unknown event `{}`", event.name));
                    match self.names.near(&event.name) {
                        Some(near) => d.help(format!("did you mean `{near}`?")),
                        None => self.with_module(d, &event.name),
                    }
                });
                self.tell(d);
                return None;
            }
        };
        if let (Type::Func(f), Some(id)) = (&s.ty, s.function)
            && f.flavor == Flavor::Event
        {
            let f = f.clone();
            return Some((s, f, id));
        }
        let what = match &s.ty {
            Type::Func(f) => format!("this is a {}", f.flavor.name()),
            ty => format!("this is `{ty}`"),
        };
        let d = Diagnostic::error(codes::WRONG_CALL, event.span, format!("`{}` is not an event", event.name))
            .note(what)
            .label(s.span, "declared here");
        self.tell(d);
        None
    }

    /// The event that a name means, and the arguments converted to its parameters.
    pub(crate) fn event_args(&mut self, event: &Ident, args: &[ast::Expr]) -> Option<(FuncId, Box<[Expr]>)> {
        let Some((s, f, id)) = self.event_of(event) else {
            // What is wrong in them is told all the same, and what they name is used.
            for a in args {
                self.expr(a, None);
            }
            return None;
        };
        self.names.uses.note(&s.name);
        self.deprecated(event.span, &s.name, &s.deprecated);
        let (args, defaults) = self.arguments(&f, args, event.span, &s.name)?;
        let mut all: Vec<Expr> = args.into_vec();
        all.extend(defaults.iter().map(|d| Expr::Thunk(*d)));
        Some((id, all.into()))
    }
}
