//! Calls of functions, hooks and constructors, and their arguments.

use super::scope::Found;
use super::{Checker, SymbolKind, Typed};
use crate::diagnostic::{Diagnostic, codes};
use crate::program::{Call, Callee, Expr, ThunkId};
use crate::source::Span;
use crate::syntax::ast::{self, ExprKind, Literal};
use crate::types::{Flavor, FuncType, Type};
use crate::value::Value;
use std::rc::Rc;

impl Checker<'_> {
    /// `callee(args)`, or `hook callee(args)`.
    pub(crate) fn call(&mut self, callee: &ast::Expr, args: &[ast::Expr], span: Span, is_hook: bool) -> Typed {
        if let ExprKind::Name(id) = &callee.kind
            && let Found::Symbol(s) = self.names.find(id)
            && let SymbolKind::Type(ty) = &s.kind
        {
            self.deprecated(id.span, &s.name, &s.deprecated);
            if is_hook {
                return self.wrong(codes::WRONG_CALL, span, format!("{} is a type, not a hook", id.name));
            }
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
            let text = format!("this is {}, not a function", f.ty);
            return self.wrong(codes::NOT_CALLABLE, f.span, text);
        };
        let name = match &callee.kind {
            ExprKind::Name(id) => id.name.to_string(),
            _ => ty.flavor.name().to_owned(),
        };
        let flavored = match (ty.flavor, is_hook) {
            (Flavor::Function, false) | (Flavor::Hook, true) => None,
            (Flavor::Hook, false) => Some(format!("{name} is a hook: call it with hook {name}(…)")),
            (Flavor::Event, false) => Some(format!("{name} is an event: queue it with event {name}(…)")),
            (_, true) => Some(format!(
                "{name} is {} {}, not a hook",
                if ty.flavor == Flavor::Event { "an" } else { "a" },
                ty.flavor.name()
            )),
        };
        let arguments = self.arguments(&ty, args, span, &name);
        if let Some(text) = flavored {
            return self.wrong(codes::WRONG_CALL, span, text);
        }
        let Some((args_out, defaults)) = arguments else { return Typed::poison(span) };
        if &*name == "fmt" && !self.format_fits(args, span) {
            return Typed::poison(span);
        }
        let callee = match f.expr {
            Expr::Const(Value::Func(v)) => {
                let function = self.program().function(v.info.id).clone();
                match function.builtin.get() {
                    Some(b) => Callee::Builtin(b),
                    None => Callee::Function(v.info.id),
                }
            }
            other => Callee::Value(other),
        };
        let call = Call { callee, args: args_out, defaults, is_hook, span };
        Typed::new(Expr::Call(Box::new(call)), ty.result.clone(), span)
    }

    /// The arguments of a call, converted, and the defaults of those left out.
    pub(crate) fn arguments(
        &mut self,
        f: &Rc<FuncType>,
        args: &[ast::Expr],
        span: Span,
        name: &str,
    ) -> Option<(Box<[Expr]>, Box<[ThunkId]>)> {
        if f.variadic {
            let values: Vec<Typed> = args.iter().map(|a| self.expr(a, None)).collect();
            let fine = values.iter().fold(true, |ok, v| self.has_value(v) && ok);
            return fine.then(|| (values.into_iter().map(|v| v.expr).collect(), Box::from([])));
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
                let d = Diagnostic::error(
                    codes::ARGUMENT_COUNT,
                    span,
                    format!("{name} takes {wanted} argument{plural}, found {}", args.len()),
                )
                .help(format!("it is {ty}"));
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
            out.push(self.promote(v, &p.ty, &format!("argument {}", p.name)));
        }
        if wrong || self.problems.error_count() > before {
            return None;
        }
        let defaults = f.params[args.len()..].iter().filter_map(|p| p.default.get()).collect();
        Some((out.into(), defaults))
    }

    /// Checks a constant format of `fmt` against the number of arguments.
    fn format_fits(&mut self, args: &[ast::Expr], span: Span) -> bool {
        let Some(first) = args.first() else {
            self.error(codes::BAD_FORMAT, span, "fmt needs a format");
            return false;
        };
        let ExprKind::Literal(literal) = &first.kind else { return true };
        let Literal::String(format) = literal else {
            if args.len() > 1 || !matches!(literal, Literal::String(_)) {
                self.error(codes::BAD_FORMAT, first.span, "the format of fmt is a string");
                return false;
            }
            return true;
        };
        let mut wanted = 0;
        let mut bytes = format.iter().copied().peekable();
        while let Some(b) = bytes.next() {
            if b != b'%' {
                continue;
            }
            if bytes.peek() == Some(&b'%') {
                bytes.next();
                continue;
            }
            if bytes.peek() == Some(&b'-') {
                bytes.next();
            }
            while bytes.peek().is_some_and(u8::is_ascii_digit) {
                bytes.next();
            }
            if bytes.peek() == Some(&b'.') {
                bytes.next();
                while bytes.peek().is_some_and(u8::is_ascii_digit) {
                    bytes.next();
                }
            }
            match bytes.next() {
                Some(b'D' | b'T' | b'd' | b'x' | b's' | b'e' | b'f' | b'g') => wanted += 1,
                Some(other) => {
                    self.error(
                        codes::BAD_FORMAT,
                        first.span,
                        format!("the format has an unknown conversion %{}", char::from(other).escape_default()),
                    );
                    return false;
                }
                None => {
                    self.error(codes::BAD_FORMAT, first.span, "the format ends in a %");
                    return false;
                }
            }
        }
        let given = args.len() - 1;
        if wanted != given {
            let plural = if wanted == 1 { "" } else { "s" };
            self.error(codes::BAD_FORMAT, span, format!("the format wants {wanted} value{plural}, found {given}"));
            return false;
        }
        true
    }
}
