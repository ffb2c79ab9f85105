//! Calls of functions, hooks and constructors, and their arguments.

use super::scope::Found;
use super::{Checker, SymbolKind, Typed};
use crate::diagnostic::{Diagnostic, codes};
use crate::program::{Call, Callee, Expr, ThunkId};
use crate::source::Span;
use crate::syntax::ast::{self, ExprKind, Literal};
use crate::syntax::unparse::{self, Constructed, Reading};
use crate::types::{Flavor, FuncType, Type};
use crate::value::Value;
use std::rc::Rc;

/// The arguments that are written, and the defaults of those left out.
pub(crate) type Arguments = (Box<[Expr]>, Box<[ThunkId]>);

impl Checker<'_> {
    /// `callee(args)`, or `hook callee(args)`.
    pub(crate) fn call(&mut self, callee: &ast::Expr, args: &[ast::Expr], span: Span, is_hook: bool) -> Typed {
        if let ExprKind::Name(id) = &callee.kind
            && let Found::Symbol(s) = self.names.find(id)
            && let SymbolKind::Type(ty) = &s.kind
        {
            self.deprecated(id.span, &s.name, &s.deprecated);
            if is_hook {
                return self.wrong(codes::WRONG_CALL, span, format!("`{}` is a type, not a hook", id.name));
            }
            let constructed = match ty {
                Type::Record(_) => Some(Constructed::Record),
                Type::Vector(_) => Some(Constructed::Vector),
                ty if ty.is_set() => Some(Constructed::Set),
                Type::Table(_) => Some(Constructed::Table),
                _ => None,
            };
            self.names.readings.extend(constructed.map(|what| (id.span, Reading::Constructed(what))));
            return self.named_constructor(&ty.clone(), args, span, id.span);
        }
        let f = self.expr(callee, None);
        let Type::Func(ty) = f.ty.clone() else {
            for a in args {
                self.expr(a, None);
            }
            if f.is_wrong() {
                return Typed::poison(span);
            }
            let mark = self.problems.mark();
            self.error(codes::NOT_CALLABLE, f.span, format!("this is `{}`, not a function", f.ty));
            self.tell_declaration(mark, &[codes::NOT_CALLABLE], callee);
            return Typed::poison(f.span);
        };
        let name = match &callee.kind {
            ExprKind::Name(id) => id.name.to_string(),
            _ => ty.flavor.name().to_owned(),
        };
        let flavored = match (ty.flavor, is_hook) {
            (Flavor::Function, false) | (Flavor::Hook, true) => None,
            (Flavor::Hook, false) => Some(format!("`{name}` is a hook: call it with `hook {name}(…)`")),
            (Flavor::Event, false) => Some(format!("`{name}` is an event: queue it with `event {name}(…)`")),
            (_, true) => Some(format!(
                "`{name}` is {} {}, not a hook",
                if ty.flavor == Flavor::Event { "an" } else { "a" },
                ty.flavor.name()
            )),
        };
        let is_builtin = matches!(&f.expr, Expr::Const(Value::Func(v)) if self.program().function(v.info.id).builtin.get().is_some());
        let arguments = if &*name == "fmt" && ty.variadic {
            self.formatted_arguments(args)
        } else {
            self.arguments(&ty, args, span, &name)
        };
        if let Some(text) = flavored {
            let mut d = Diagnostic::error(codes::WRONG_CALL, f.span, text);
            d = if is_hook {
                d.note("called like a hook")
            } else {
                let given: Vec<String> = args.iter().map(unparse::expr).collect();
                let code = format!("{} {name}({})", ty.flavor.name(), given.join(", "));
                d.note("called like a function").help(format!("write `{code}`"))
            };
            if let Some((at, _)) = self.declaration(callee) {
                d = d.label(at, "declared here");
            }
            self.tell(d.told_at(span));
            return Typed::poison(span);
        }
        let Some((args_out, defaults)) = arguments else { return Typed::poison(span) };
        if !defaults.is_empty() {
            let texts = ty.params.iter().skip(args.len()).map(|p| p.default_text.clone().unwrap_or_default()).collect();
            self.names.readings.push((callee.span, Reading::Defaults(texts)));
        }
        if &*name == "fmt" && !self.format_fits(args, &args_out, span) {
            return Typed::poison(span);
        }
        let most = ty.params.len();
        let least = if is_builtin && takes_anything(&ty) { most } else { 0 };
        let callee = match f.expr {
            // What is given too much is told of at run time, to builtins what is missing as well.
            Expr::Const(Value::Func(v)) if ty.variadic || args_out.len() <= most && args_out.len() >= least => {
                let function = self.program().function(v.info.id).clone();
                match function.builtin.get() {
                    Some(b) => Callee::Builtin(b),
                    None => Callee::Function(v.info.id),
                }
            }
            other => Callee::Value(Box::new(other)),
        };
        let call = Call { callee, args: args_out, defaults, is_hook, span };
        Typed::new(Expr::Call(Box::new(call)), ty.result.clone(), span)
    }

    /// The arguments of a call, converted, and the defaults of those left out. A single parameter of type any takes
    /// any number of arguments as far as this check goes (reference: Expr.cc, check_and_promote_args).
    pub(crate) fn arguments(
        &mut self,
        f: &Rc<FuncType>,
        args: &[ast::Expr],
        span: Span,
        name: &str,
    ) -> Option<Arguments> {
        if takes_anything(f) { self.free_arguments(args) } else { self.fitting_arguments(f, args, span, name) }
    }

    fn free_arguments(&mut self, args: &[ast::Expr]) -> Option<Arguments> {
        let values: Vec<Typed> = args.iter().map(|a| self.expr(a, None)).collect();
        let fine = values.iter().filter(|v| !self.passes(v)).count() == 0;
        fine.then(|| (values.into_iter().map(|v| v.expr).collect(), Box::from([])))
    }

    /// The arguments of `fmt`, of which the first is a string.
    fn formatted_arguments(&mut self, args: &[ast::Expr]) -> Option<Arguments> {
        let values: Vec<Typed> = args.iter().map(|a| self.expr(a, None)).collect();
        let fine = values.iter().filter(|v| !self.passes(v)).count() == 0;
        if let Some(first) = values.first()
            && fine
            && !matches!(first.ty, Type::String)
        {
            let d = Diagnostic::error(codes::BAD_FORMAT, first.span, "the format of `fmt` is a string");
            self.tell(d.note(format!("this is `{}`", first.ty)));
            return None;
        }
        fine.then(|| (values.into_iter().map(|v| v.expr).collect(), Box::from([])))
    }

    fn fitting_arguments(&mut self, f: &Rc<FuncType>, args: &[ast::Expr], span: Span, name: &str) -> Option<Arguments> {
        if f.variadic {
            return self.free_arguments(args);
        }
        if args.len() > f.params.len() || args.len() < f.required() {
            let mut wrong = false;
            for a in args {
                wrong |= self.expr(a, None).is_wrong();
            }
            if !wrong {
                let n = f.params.len();
                let wanted = if f.required() == n { format!("{n}") } else { format!("{} to {n}", f.required()) };
                let plural = if n == 1 { "" } else { "s" };
                let ty = Type::Func(f.clone());
                let (at, note) = match (args.get(n), args.last(), f.params.get(args.len())) {
                    (Some(first), Some(last), _) => (first.span.to(last.span), "too many".to_owned()),
                    (_, _, Some(missing)) => (span, format!("`{}` is missing", missing.name)),
                    _ => (span, codes::ARGUMENT_COUNT.mark().to_owned()),
                };
                let mut d = Diagnostic::error(
                    codes::ARGUMENT_COUNT,
                    at,
                    format!("`{name}` takes {wanted} argument{plural}, found {}", args.len()),
                )
                .note(note)
                .help(format!("it is `{ty}`"))
                .told_at(args.first().map_or(span, |a| a.span.end()));
                if let Some(s) = self.names.symbol(name).filter(|s| self.names.is_own(s.span)) {
                    d = d.label(s.span, "declared here");
                }
                self.tell(d);
            }
            return None;
        }
        let before = self.problems.error_count();
        let mut out = Vec::with_capacity(args.len());
        let mut wrong = false;
        for (a, p) in args.iter().zip(&f.params) {
            let v = self.expr(a, Some(&p.ty));
            wrong |= v.is_wrong();
            let (mark, from) = (self.problems.mark(), v.ty.clone());
            out.push(self.promote(v, &p.ty, &format!("argument `{}` of `{name}`", p.name)));
            if self.problems.mark() > mark {
                self.convert(mark, a, &from, &p.ty);
                self.advise(mark, codes::MISMATCH, || format!("it is `{}`", Type::Func(f.clone())));
                let declared = self.names.symbol(name).map(|s| s.span).filter(|at| self.names.is_own(*at));
                if let Some(at) = declared {
                    self.problems.amend(mark, |d| d.label(at, format!("declared with `{}: {}`", p.name, p.ty)));
                }
            }
        }
        if wrong || self.problems.error_count() > before {
            return None;
        }
        let defaults = f.params[args.len()..].iter().filter_map(|p| p.default.get()).collect();
        Some((out.into(), defaults))
    }

    /// Checks a format of `fmt` that does not depend on a body's variables against the number of arguments.
    fn format_fits(&mut self, args: &[ast::Expr], checked: &[Expr], span: Span) -> bool {
        // Without arguments it gives the empty string.
        let Some(first) = args.first() else { return true };
        let Some(format) = self.known_text(first).or_else(|| self.text_now(first, checked.first()?)) else {
            return true;
        };
        let mut wanted = 0;
        let mut bytes = format.iter().copied();
        while let Some(b) = bytes.next() {
            if b != b'%' {
                continue;
            }
            // What follows is looked at when it runs (reference: Func.cc, check_built_in_call).
            match bytes.next() {
                Some(b'%') => {}
                Some(_) => wanted += 1,
                None => {
                    self.error(codes::BAD_FORMAT, first.span, "the format ends in a `%`");
                    return false;
                }
            }
        }
        let given = args.len() - 1;
        if wanted != given {
            let plural = if wanted == 1 { "" } else { "s" };
            let text = format!("the format wants {wanted} value{plural}, found {given}");
            let mut d = Diagnostic::error(codes::BAD_FORMAT, first.span, text);
            d = match (args.get(wanted + 1), args.last()) {
                (Some(more), Some(last)) => {
                    d.note(format!("wants {wanted}")).label(more.span.to(last.span), "too many")
                }
                _ => d
                    .note(format!("wants {wanted}"))
                    .help("each of `%s`, `%d` and their like takes a value; a percent sign is `%%`"),
            };
            self.tell(d.told_at(span));
            return false;
        }
        true
    }

    /// A text that functions give when they are called while this is checked (reference: Func.cc, check_built_in_call).
    fn text_now(&mut self, e: &ast::Expr, checked: &Expr) -> Option<Vec<u8>> {
        let undecided = crate::syntax::walk::any(e, &mut |e| match &e.kind {
            ExprKind::Literal(_) | ExprKind::Paren(_) | ExprKind::Cond(..) => false,
            ExprKind::Binary(op, ..) => *op != ast::BinaryOp::Add,
            ExprKind::Call(callee, _) => !matches!(callee.kind, ExprKind::Name(_)),
            ExprKind::Name(id) => match self.names.find(id) {
                Found::Symbol(s) => match (&s.kind, s.function) {
                    (SymbolKind::Variable(_), Some(id)) => {
                        let function = self.program().function(id).clone();
                        function.builtin.get().is_none() && function.bodies().is_empty()
                    }
                    (SymbolKind::Variable(gid), None) => self.host.value(&Expr::GlobalOrUnset(*gid), 0).is_none(),
                    (SymbolKind::Type(_) | SymbolKind::Enumerator(_), _) => true,
                },
                _ => true,
            },
            _ => true,
        });
        if undecided { None } else { Some(self.host.value(checked, 0)?.as_bytes()?.to_vec()) }
    }

    /// A text that is known while this is checked: of literals, and of globals by the value that they have now.
    fn known_text(&mut self, e: &ast::Expr) -> Option<Vec<u8>> {
        match &e.kind {
            ExprKind::Literal(Literal::String(text)) => Some(text.to_vec()),
            ExprKind::Paren(inner) | ExprKind::FieldInit(_, inner) => self.known_text(inner),
            ExprKind::Binary(ast::BinaryOp::Add, a, b) => {
                let mut text = self.known_text(a)?;
                text.extend(self.known_text(b)?);
                Some(text)
            }
            ExprKind::Name(id) => match self.names.find(id) {
                Found::Symbol(s) if matches!(s.ty, Type::String) => match s.kind {
                    SymbolKind::Variable(gid) => {
                        let now = self.host.value(&Expr::GlobalOrUnset(gid), 0)?;
                        Some(now.as_bytes()?.to_vec())
                    }
                    SymbolKind::Type(_) | SymbolKind::Enumerator(_) => None,
                },
                _ => None,
            },
            _ => None,
        }
    }
}

/// Whether a call is checked against no types: there is one parameter, and it is `any`.
fn takes_anything(f: &FuncType) -> bool {
    matches!(f.params.as_slice(), [p] if p.ty.is_any())
}
