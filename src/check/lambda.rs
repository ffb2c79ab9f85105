//! Lambdas and what they capture.

use super::function::{BodyAttrs, BodyOf, bound};
use super::scope::{Captured, Found, Scope};
use super::{Checker, Typed};
use crate::diagnostic::{Diagnostic, codes, nearest};
use crate::program::{Expr, LambdaNew};
use crate::source::Span;
use crate::syntax::ast::{self, Capture};
use crate::types::{Flavor, FuncType, Type};
use crate::value::Value;
use std::rc::Rc;

impl Checker<'_> {
    /// A lambda; with `infer` its result is what it returns.
    pub(crate) fn lambda(&mut self, l: &ast::Lambda, infer: bool) -> Typed {
        let before = self.problems.error_count();
        let ty = self.func_type(Flavor::Function, &l.signature);
        for d in &l.signature.params {
            if let Found::Local(o) | Found::Uncaptured(o) = self.names.find(&d.name) {
                let text = format!("parameter `{}` has the name of a local variable", d.name.name);
                self.taken(codes::SHADOWS, o.span, d.name.span, text);
            }
        }
        // The reference speaks of the body, or of its end where no list says what is captured (Expr.cc, CheckCaptures).
        let body_at = l.body.span.start();
        let (values, captured) = self.captures(l.captures.as_deref().unwrap_or_default(), body_at);
        let attrs = self.body_attrs(&l.attrs, l.signature.span.end());
        self.names.lambdas += 1;
        let name: crate::types::Name = format!("lambda_<{}>", self.names.lambdas).into();
        let params = bound(&ty, &l.signature);
        let scope = Scope {
            captures: Some(captured),
            flavor: Some(Flavor::Function),
            result: if infer { None } else { Some(ty.result.clone()) },
            infer_result: infer,
            told_of_captures: l.captures.is_none().then(|| l.span.end()),
            unfinished: !l.body.whole,
            ..Scope::default()
        };
        let of = BodyOf {
            name: name.clone(),
            ty: &ty,
            params,
            attrs: BodyAttrs { groups: Vec::new(), ..attrs },
            span: l.span,
        };
        let (body, scope) = self.body(of, scope, &l.body);
        for c in scope.captures.iter().flatten().filter(|c| !c.used && l.body.whole) {
            self.unused_capture(&c.name, c.span, "lambda", body_at);
        }
        let ty = if infer { FuncType { result: scope.result.unwrap_or(Type::Void), ..ty } } else { ty };
        let ty = Rc::new(ty);
        let Some(body) = body else { return Typed::poison(l.span) };
        if self.problems.error_count() > before {
            return Typed::poison(l.span);
        }
        let function = self.program().add_function(name, ty.clone(), l.span);
        function.set_body(Rc::new(body));
        let new = LambdaNew { function, captures: values };
        // What does not fit is told of its body.
        Typed::new(Expr::Lambda(Rc::new(new)), Type::Func(ty), l.body.span)
    }

    /// Complains about a captured variable that nothing within uses.
    pub(super) fn unused_capture(&mut self, name: &str, span: Span, within: &str, told: Span) {
        let text = format!("`{name}` is captured but not used in the {within}");
        self.tell(Diagnostic::error(codes::BAD_CAPTURE, span, text).told_at(told));
    }

    /// The values that are captured, and the names by which the body knows them. What is captured twice is told of
    /// `told` in the forms of one line.
    pub(super) fn captures(&mut self, list: &[Capture], told: Span) -> (Box<[(Expr, bool)]>, Vec<Captured>) {
        let mut values = Vec::with_capacity(list.len());
        let mut names: Vec<Captured> = Vec::with_capacity(list.len());
        for c in list {
            let id = &c.name;
            if let Some(first) = names.iter().find(|n| n.name == id.name) {
                let d = Diagnostic::error(codes::BAD_CAPTURE, id.span, format!("`{}` is captured twice", id.name))
                    .label(first.span, "first here");
                self.tell(d.told_at(told));
                continue;
            }
            let (expr, ty) = match self.names.find(id) {
                Found::Local(l) => (Expr::LocalOrUnset(l.slot), l.ty),
                Found::Captured(i, ty) => (Expr::Capture(i, id.span), ty),
                Found::Symbol(s) => {
                    let what = if matches!(s.kind, super::SymbolKind::Type(_)) { "a type" } else { "a global" };
                    let text = format!("`{}` is {what}: only local variables are captured", id.name);
                    let d = Diagnostic::error(codes::BAD_CAPTURE, id.span, text)
                        .label(s.span, "declared here")
                        .help("leave it out: a global is seen within, too");
                    self.tell(d);
                    continue;
                }
                Found::Closed(l) | Found::Uncaptured(l) => {
                    let d =
                        Diagnostic::error(codes::BAD_CAPTURE, id.span, format!("`{}` is out of reach here", id.name))
                            .label(l.span, "declared here");
                    let told = self.names.scope().told_of_captures.unwrap_or(id.span);
                    self.tell(d.told_at(told));
                    (Expr::Const(Value::Unset), Type::Error)
                }
                Found::Hidden(_) | Found::Nothing => {
                    let text = format!("there is no local variable `{}` to capture", id.name);
                    let mut d = Diagnostic::error(codes::BAD_CAPTURE, id.span, text);
                    let locals = self.names.scope().locals.iter().filter(|l| l.open).map(|l| l.name.clone());
                    if let Some(near) = nearest(&id.name, locals) {
                        d = d.help(format!("did you mean `{near}`?"));
                    }
                    self.tell(d);
                    (Expr::Const(Value::Unset), Type::Error)
                }
            };
            values.push((expr, c.copy));
            // What is wrong has been told: its uses are not told as well, nor that there are none.
            let used = ty.is_error();
            names.push(Captured { name: id.name.clone(), ty, span: id.span, used });
        }
        (values.into(), names)
    }
}
