//! Functions, event handlers and hooks with their bodies.

use super::scope::Scope;
use super::{Checker, Symbol, SymbolKind};
use crate::diagnostic::{Diagnostic, codes};
use crate::program::{Body, Function};
use crate::source::Span;
use crate::syntax::ast::{self, AttrKind, VariableClass};
use crate::syntax::unparse::Source;
use crate::types::{Flavor, FuncType, Name, Type, same, same_exactly};
use crate::value::Value;
use std::cell::Cell;
use std::rc::Rc;

/// What the attributes of a body say.
#[derive(Default)]
pub(crate) struct BodyAttrs {
    pub priority: i64,
    pub groups: Vec<Name>,
    pub deprecated: Option<Option<Name>>,
    pub is_used: bool,
}

/// For each parameter of a type, how a body knows it; none where it does not know it.
pub(crate) type Bound = Vec<Option<BoundParam>>;

/// How a body knows a parameter.
pub(crate) struct BoundParam {
    pub name: Name,
    /// The type that is written there: a body may say what an `any` is (reference: Var.cc, `check_params`).
    pub ty: Type,
    pub span: Span,
}

/// What a body knows whose parameters stand in the order of the declaration.
pub(crate) fn bound(written: &FuncType, source: &ast::Signature) -> Bound {
    let pairs = written.params.iter().zip(&source.params);
    pairs.map(|(p, d)| Some(BoundParam { name: p.name.clone(), ty: p.ty.clone(), span: d.name.span })).collect()
}

/// What a body is checked for.
pub(crate) struct BodyOf<'a> {
    pub name: Name,
    pub ty: &'a FuncType,
    /// How this body names the parameters.
    pub params: Bound,
    pub attrs: BodyAttrs,
    pub span: Span,
}

impl Checker<'_> {
    /// `function`, `event` or `hook` with a body.
    pub(crate) fn function_decl(&mut self, decl: &ast::FunctionDecl) {
        let id = &decl.name;
        if !self.may_declare(id) {
            return;
        }
        let written = self.func_type(decl.flavor, &decl.signature);
        let attrs = self.body_attrs(&decl.attrs, decl.head_end());
        let (full, old) = match decl.flavor {
            // A handler is for the event of that name in the module, or else the global one.
            Flavor::Event => match self.names.global(id).cloned() {
                Some(s) => (s.name.clone(), Some(s)),
                None => (id.name.clone(), None),
            },
            Flavor::Function | Flavor::Hook => {
                let full = self.names.full_name(id);
                let old = self.names.symbol(&full).cloned();
                (full, old)
            }
        };
        // A hook may be known by its type alone, which others call then.
        let mut exported = false;
        let old = match old {
            Some(s) if !self.names.visible(&s) => {
                self.hidden(id, &s);
                return;
            }
            Some(s) if s.deprecated.is_some() && decl.flavor != Flavor::Function => {
                self.deprecated_again(id, &s);
                Some(s)
            }
            other => other,
        };
        let old = match old {
            Some(s) if matches!(s.kind, SymbolKind::Type(Type::Func(_))) && decl.flavor == Flavor::Hook => {
                exported = s.exported;
                None
            }
            Some(s) if self.gives_way(&s, decl.flavor, &written) => None,
            other => other,
        };
        let (function, params) = match old {
            Some(s) => match self.known_function(decl, &s, &written) {
                Some(found) => found,
                None => return,
            },
            None => {
                if decl.redef {
                    self.error(
                        codes::UNKNOWN_EVENT,
                        id.span,
                        format!("there is no event `{}` to be redefined", id.name),
                    );
                }
                let params = bound(&written, &decl.signature);
                let function = self.declare_function(&full, Rc::new(written), id.span, &attrs);
                if let Some(s) = self.names.symbol_mut(&full) {
                    s.undeclared = true;
                    s.exported |= exported;
                }
                (function, params)
            }
        };
        if let Some(s) = self.names.symbol_mut(&full) {
            s.is_used |= attrs.is_used;
        }
        let ty = function.info.ty();
        let of = BodyOf { name: full, ty: &ty, params, attrs, span: id.span };
        let flavor = decl.flavor;
        let scope =
            Scope { is_outermost: true, flavor: Some(flavor), result: Some(ty.result.clone()), ..Scope::default() };
        let outer = self.names.uses.user.replace(of.name.clone());
        let (body, _) = self.body(of, scope, &decl.body);
        self.names.uses.user = outer;
        // What is typed may call it long after that was told.
        function.is_mistaken.set(body.is_none() && !self.names.interactive);
        if let Some(body) = body {
            if flavor == Flavor::Function {
                function.set_body(Rc::new(body));
            } else {
                function.add_body(Rc::new(body));
            }
        }
    }

    /// A function's declaration by its definition.
    pub(crate) fn declare_function(
        &mut self,
        full: &Name,
        ty: Rc<FuncType>,
        span: Span,
        attrs: &BodyAttrs,
    ) -> Rc<Function> {
        let whole = Type::Func(ty.clone());
        let variable = super::variable::VariableAttrs { deprecated: attrs.deprecated.clone(), ..Default::default() };
        let gid = self.declare_variable(full, span, &whole, VariableClass::Global, &variable);
        let function = self.program().add_function(full.clone(), ty.clone(), span);
        self.host.set_global(gid, Value::Func(function.value.clone()));
        if let Some(s) = self.names.symbol_mut(full) {
            s.function = Some(function.info.id);
            if ty.flavor == Flavor::Function {
                s.is_defined_function = true;
                s.is_const = true;
            }
        }
        function
    }

    /// Whether what somebody types takes the place of a declaration that it does not fit.
    fn gives_way(&mut self, old: &Symbol, flavor: Flavor, written: &FuncType) -> bool {
        if !self.names.interactive {
            return false;
        }
        let fits = match (&old.ty, old.function) {
            (Type::Func(f), Some(_)) if f.flavor != flavor => false,
            (Type::Func(_), Some(id)) if flavor == Flavor::Function => {
                same(&old.ty, &Type::Func(Rc::new(same_shape(written))))
                    || self.program().function(id).builtin.get().is_some()
            }
            (_, function) => function.is_some(),
        };
        if !fits {
            self.declared_anew(&old.name);
        }
        !fits
    }

    /// Notes that a name stands for something else from now on.
    pub(crate) fn declared_anew(&mut self, name: &str) {
        self.names.notes.push(format!("{name} is declared anew: what was defined before keeps the old one"));
    }

    /// A definition of what is declared already: its function, and how this body names the parameters.
    /// The only parameter that is of another type than declared: where it stands, and what was declared.
    fn odd_parameter<'f>(
        &self,
        declared: &'f FuncType,
        written: &FuncType,
        decl: &ast::FunctionDecl,
    ) -> Option<(Span, &'f crate::types::Param)> {
        let pairs = declared.params.iter().zip(&written.params).zip(&decl.signature.params);
        let mut odd = pairs.filter(|((c, w), _)| !same(&c.ty, &w.ty)).map(|((c, _), d)| (d.name.span, c));
        match (odd.next(), odd.next()) {
            (Some(one), None) if declared.params.len() == written.params.len() => Some(one),
            _ => None,
        }
    }

    fn known_function(
        &mut self,
        decl: &ast::FunctionDecl,
        old: &Symbol,
        written: &FuncType,
    ) -> Option<(Rc<Function>, Bound)> {
        let id = &decl.name;
        // The reference speaks of the type, which stands where the last of it was read.
        let head = decl.head_end();
        let clash =
            |code, text: String| Diagnostic::error(code, id.span, text).label(old.span, "declared here").told_at(head);
        let (Type::Func(canonical), Some(fid), SymbolKind::Variable(gid)) = (&old.ty, old.function, &old.kind) else {
            self.tell(clash(codes::DECLARED_TWICE, format!("`{}` is already declared", id.name)).ending());
            return None;
        };
        if canonical.flavor != decl.flavor {
            let flavor = canonical.flavor;
            let text = format!("`{}` is declared as {} {}", id.name, article(flavor), flavor.name());
            let wanted = self.head_of(&id.name, canonical);
            let what = format!("this makes it {} {}", article(decl.flavor), decl.flavor.name());
            let d = clash(codes::WRONG_FLAVOR, text).note(what).help(format!("write `{wanted}`"));
            // A prototype of a function may be forgotten; whatever else is there already ends the reading.
            self.tell(if flavor == Flavor::Function && !old.is_defined_function { d } else { d.ending() });
            return None;
        }
        let function = self.program().function(fid).clone();
        let positional = || bound(written, &decl.signature);
        if decl.flavor == Flavor::Function {
            if function.builtin.get().is_some() {
                self.tell(clash(codes::DECLARED_TWICE, format!("`{}` is a builtin function", id.name)).ending());
                return None;
            }
            if !same(&old.ty, &Type::Func(Rc::new(same_shape(written)))) {
                let mut d = clash(codes::WRONG_PARAMETERS, format!("`{}` is declared as `{}`", id.name, old.ty));
                match self.odd_parameter(canonical, written, decl) {
                    Some((at, c)) => {
                        d.span = at;
                        d = d.note(format!("declared with `{}: {}`", c.name, c.ty));
                    }
                    None if !same(&canonical.result, &written.result) => {
                        d = d.note("another result");
                    }
                    None => {}
                }
                let wanted = self.head_of(&id.name, canonical);
                d = d.help(format!("write `{wanted}`")).told_at(head);
                self.tell(if old.is_defined_function && !old.is_redef { d.ending() } else { d });
                return None;
            }
            let defined = !function.bodies().is_empty();
            if defined && self.names.interactive {
                self.names.notes.push(format!("{} is redefined", id.name));
            } else if defined && !old.is_redef {
                self.tell(clash(codes::DECLARED_TWICE, format!("`{}` is already defined", id.name)).ending());
                return None;
            }
            for (c, w) in canonical.params.iter().zip(&written.params) {
                if w.default.get().is_some() {
                    c.default.set(w.default.get());
                }
            }
            let gid = *gid;
            self.host.set_global(gid, Value::Func(function.value.clone()));
            // From its first definition on a function is of the type that is written there (reference: Var.cc,
            // begin_func).
            let mut pairs = canonical.params.iter().zip(&written.params);
            let is_alike = canonical.name.is_none()
                && pairs.all(|(c, w)| c.name == w.name && same_exactly(&c.ty, &w.ty))
                && same_exactly(&canonical.result, &written.result);
            let own = (!defined && !is_alike).then(|| {
                let mut own = same_shape(written);
                for (c, o) in canonical.params.iter().zip(&mut own.params) {
                    if o.default.get().is_none() && c.default.get().is_some() {
                        o.default.set(c.default.get());
                        (o.default_text, o.attrs) = (c.default_text.clone(), c.attrs.clone());
                    }
                }
                Rc::new(own)
            });
            if let Some(own) = &own {
                function.info.set_ty(own.clone());
            }
            if let Some(s) = self.names.symbol_mut(&old.name) {
                if let Some(own) = own {
                    s.ty = Type::Func(own);
                }
                s.is_defined_function = true;
                s.is_const = true;
            }
            return Some((function, positional()));
        }
        if decl.redef {
            function.clear_bodies();
        }
        for (p, d) in written.params.iter().zip(&decl.signature.params) {
            if p.default.get().is_some() {
                let text =
                    format!("`&default` of parameter `{}` has no effect: it counts in the declaration only", p.name);
                let w = Diagnostic::warning(codes::NO_EFFECT, d.name.span, text);
                self.tell(w.label(old.span, "the declaration"));
            }
        }
        // A declared alternate prototype goes by the names of its parameters.
        let names: Vec<Name> = written.params.iter().map(|p| p.name.clone()).collect();
        let alternate = old.prototypes.iter().find(|p| p.params == names);
        let by_name = alternate.is_some()
            && written.params.iter().all(|w| canonical.params.iter().any(|c| c.name == w.name && same(&c.ty, &w.ty)));
        if by_name {
            if let Some(text) = alternate.and_then(|p| p.deprecated.as_ref()) {
                self.deprecated(id.span, &format!("this prototype of `{}`", id.name), &Some(text.clone()));
            }
            let params = canonical
                .params
                .iter()
                .map(|c| {
                    let at = written.params.iter().position(|w| w.name == c.name)?;
                    let (ty, span) = (written.params[at].ty.clone(), decl.signature.params[at].name.span);
                    Some(BoundParam { name: c.name.clone(), ty, span })
                })
                .collect();
            return Some((function, params));
        }
        let fits = canonical.params.len() == written.params.len()
            && canonical.params.iter().zip(&written.params).all(|(c, w)| same(&c.ty, &w.ty));
        if !fits {
            let span = if decl.signature.span.is_none() { id.span } else { decl.signature.span };
            let odd = self.odd_parameter(canonical, written, decl);
            let d = Diagnostic::error(
                codes::WRONG_PARAMETERS,
                odd.as_ref().map_or(span, |(at, _)| *at),
                format!("these are not the parameters of `{}`: it is `{}`", id.name, old.ty),
            )
            .note(match &odd {
                Some((_, c)) => format!("declared with `{}: {}`", c.name, c.ty),
                None => codes::WRONG_PARAMETERS.mark().to_owned(),
            })
            .label(old.span, "declared here")
            .help(format!("write `{}`", self.head_of(&id.name, canonical)))
            .told_at(head);
            self.tell(d);
            return None;
        }
        for (c, d) in canonical.params.iter().zip(&decl.signature.params) {
            if let Some(text) = &c.deprecated {
                let note = Some((!text.is_empty()).then(|| text.clone()));
                self.deprecated(d.name.span, &format!("parameter `{}`", c.name), &note);
            }
        }
        Some((function, positional()))
    }

    /// Checks the attributes of a body. Of a `&priority` that is given twice the last counts (reference: Func.cc,
    /// `get_func_priority`).
    /// `told` is where the reference speaks of one that has no value: the last thing that it has read before.
    pub(crate) fn body_attrs(&mut self, attrs: &[ast::Attr], mut told: Span) -> BodyAttrs {
        let mut out = BodyAttrs::default();
        for attr in attrs {
            told = attr.value.as_ref().map_or(told, |v| v.span.end());
            match attr.kind {
                AttrKind::Priority => {
                    let Some(value) = &attr.value else {
                        self.error(codes::ATTRIBUTE_VALUE, attr.span, "`&priority` needs a number");
                        continue;
                    };
                    let (typed, frame) = self.isolated(value);
                    if typed.is_wrong() {
                        continue;
                    }
                    match self.host.value(&typed.expr, frame) {
                        Some(Value::Int(i)) => out.priority = i,
                        Some(Value::Count(c)) => out.priority = c as i64,
                        Some(_) => {
                            let text = format!("`&priority` takes an int, this is `{}`", typed.ty);
                            let d = Diagnostic::error(codes::ATTRIBUTE_VALUE, typed.span, text);
                            self.tell(
                                d.note(format!("this is `{}`", typed.ty)).help("write `&priority=5` or the like"),
                            );
                        }
                        None => self.error(codes::ATTRIBUTE_VALUE, typed.span, "`&priority` takes a constant"),
                    }
                }
                AttrKind::Group => {
                    let Some(value) = &attr.value else {
                        self.error(codes::ATTRIBUTE_VALUE, attr.span, "`&group` takes a string constant");
                        continue;
                    };
                    let (typed, frame) = self.isolated(value);
                    if typed.is_wrong() {
                        continue;
                    }
                    match self.host.value(&typed.expr, frame).as_ref().and_then(Value::as_bytes) {
                        Some(s) => out.groups.push(String::from_utf8_lossy(s).into()),
                        None => self.error(codes::ATTRIBUTE_VALUE, attr.span, "`&group` takes a string constant"),
                    }
                }
                AttrKind::Deprecated => out.deprecated = Some(self.deprecation_text(attr)),
                AttrKind::IsUsed => out.is_used = true,
                AttrKind::NoCppOpt | AttrKind::NoZamOpt => {}
                _ => {
                    let mark = self.problems.mark();
                    self.misplaced(attr, "the body of a function, event or hook");
                    self.problems.amend(mark, |d| d.told_at(told));
                }
            }
        }
        out
    }

    /// Checks a body in a scope; the body, unless it is wrong or not whole, and the scope as it was left.
    pub(crate) fn body(&mut self, of: BodyOf<'_>, scope: Scope, source: &ast::Stmt) -> (Option<Body>, Scope) {
        let before = self.problems.error_count();
        let read = self.names.readings.len();
        self.names.enter(scope);
        let mut names = Vec::with_capacity(of.params.len());
        for (p, named) in of.ty.params.iter().zip(&of.params) {
            match named {
                Some(known) => {
                    self.names.scope().declare(known.name.clone(), known.ty.clone(), known.span);
                    names.push(known.name.clone());
                }
                None => {
                    self.names.scope().temporary();
                    names.push(p.name.clone());
                }
            }
        }
        let code = self.stmt(source);
        let scope = self.names.leave();
        if self.problems.error_count() > before || !source.whole {
            return (None, scope);
        }
        let mut scope = scope;
        let mut groups = of.attrs.groups;
        if of.ty.flavor != Flavor::Function {
            groups.push(format!("module:{}", self.names.module).into());
        }
        let body = Body {
            name: of.name,
            params: names.into(),
            priority: of.attrs.priority,
            groups: groups.into(),
            disabled: Cell::new(0),
            frame: scope.frame,
            prepared: std::mem::take(&mut scope.prepared).into(),
            code,
            source: Rc::new(Source::new(source.clone(), self.names.readings_from(read))),
            span: of.span,
            has_result: of.ty.flavor == Flavor::Function && !matches!(of.ty.result, Type::Void)
                || scope.infer_result && scope.has_return_value,
        };
        (Some(body), scope)
    }
}

/// The type as it is compared with an earlier declaration's.
fn same_shape(f: &FuncType) -> FuncType {
    FuncType { flavor: f.flavor, variadic: f.variadic, ..FuncType::function(f.params.clone(), f.result.clone()) }
}

fn article(flavor: Flavor) -> &'static str {
    match flavor {
        Flavor::Event => "an",
        Flavor::Function | Flavor::Hook => "a",
    }
}
