//! Attributes: where each is legal, and what tables take from theirs.

use super::{Checker, Symbol, SymbolKind};
use crate::diagnostic::{Diagnostic, codes};
use crate::program::{Expr, TableAttrExprs, Thunk};
use crate::source::Span;
use crate::syntax::ast::{self, AttrKind, ExprKind, Ident, Literal};
use crate::syntax::walk;
use crate::types::{Flavor, FuncType, Name, TableType, Type, same};
use crate::value::ExpiryKind;
use std::rc::Rc;

impl Checker<'_> {
    /// Complains about attributes that stand twice; those without argument may. Those that do not apply to the type at
    /// all are dropped before a second one comes (reference: Attr.cc, AddAttr).
    pub(crate) fn duplicates(&mut self, attrs: &[ast::Attr], ty: &Type, is_global: bool) {
        let is_table = matches!(ty, Type::Table(_));
        let has_values = matches!(ty, Type::Table(t) if !t.is_set());
        for (i, a) in attrs.iter().enumerate() {
            let dropped = a.kind.is_of_tables() && !is_table || a.kind == AttrKind::Default && is_global && !has_values;
            if a.kind != AttrKind::Group
                && !dropped
                && let Some(first) = attrs[..i].iter().find(|b| b.kind == a.kind)
                && (a.value.is_some() || first.value.is_some())
            {
                let d =
                    Diagnostic::error(codes::ATTRIBUTE_TWICE, a.span, format!("`&{}` is given twice", a.kind.name()))
                        .label(first.span, "first here")
                        .help("keep one of them");
                self.tell(d);
            }
        }
    }

    pub(crate) fn misplaced(&mut self, attr: &ast::Attr, target: &str) {
        self.error(
            codes::MISPLACED_ATTRIBUTE,
            attr.span,
            format!("`&{}` does not apply to {target}", attr.kind.name()),
        );
    }

    /// The text of a `&deprecated`.
    pub(crate) fn deprecation_text(&mut self, attr: &ast::Attr) -> Option<Name> {
        match attr.value.as_ref().map(|v| &v.kind) {
            None => None,
            Some(ExprKind::Literal(Literal::String(s))) => Some(String::from_utf8_lossy(s).into()),
            Some(_) => {
                self.error(codes::ATTRIBUTE_VALUE, attr.span, "`&deprecated` takes a string constant");
                None
            }
        }
    }

    /// Warns of the use of something deprecated.
    pub(crate) fn deprecated(&mut self, span: Span, name: &str, note: &Option<Option<Name>>) {
        if let Some(text) = note {
            let text = text.as_ref().map_or(String::new(), |t| format!(": {t}"));
            // A name, or words that say of what.
            let what = if name.contains('`') { name.to_owned() } else { format!("`{name}`") };
            let d = Diagnostic::deprecation(codes::DEPRECATED, span, format!("{what} is deprecated{text}"));
            let declared = self.names.symbol(name).map(|s| s.span).filter(|at| self.names.is_own(*at));
            self.tell(d.label(declared.unwrap_or(Span::NONE), "declared here, with `&deprecated`"));
        }
    }

    /// Warns where something deprecated is declared again, gets a body or is redefined. Functions may be (reference: parse.y,
    /// global_or_event_id).
    pub(crate) fn deprecated_again(&mut self, id: &Ident, s: &Symbol) {
        let ty = match &s.kind {
            SymbolKind::Type(ty) => ty,
            _ => &s.ty,
        };
        if !matches!(ty, Type::Func(f) if f.flavor == Flavor::Function) {
            self.deprecated(id.span, &s.name, &s.deprecated);
        }
    }

    /// Complains about the use of a name that another module keeps to itself.
    pub(crate) fn hidden(&mut self, id: &Ident, s: &Symbol) {
        let d = Diagnostic::error(codes::NOT_EXPORTED, id.span, format!("`{}` is not exported by its module", s.name))
            .label(s.span, "declared here");
        let d = d.help(format!("declare it within `export {{ … }}` in module `{}`", s.module));
        self.tell(d);
    }

    /// Whether values of a type can be logged; complains where not (reference: Type.cc, is_loggable).
    pub(crate) fn loggable(&mut self, ty: &Type, span: Span) -> bool {
        let fine = match ty {
            Type::Error
            | Type::Bool
            | Type::Int
            | Type::Count
            | Type::Double
            | Type::Time
            | Type::Interval
            | Type::String
            | Type::Port
            | Type::Addr
            | Type::Subnet
            | Type::Enum(_)
            | Type::File
            | Type::Func(_)
            | Type::Record(_) => true,
            Type::Vector(v) => v
                .element
                .as_ref()
                .is_none_or(|e| e.is_atomic() || e.is_error() || matches!(e, Type::Func(_) | Type::File)),
            Type::Table(t) => {
                t.is_set()
                    && !t.is_unspecified()
                    && t.index.iter().all(|e| e.is_atomic() || e.is_error() || matches!(e, Type::Func(_) | Type::File))
                    && t.index.windows(2).all(|w| same(&w[0], &w[1]))
            }
            Type::Pattern | Type::Any | Type::Void | Type::Opaque(_) | Type::Type(_) | Type::List(_) => false,
        };
        if !fine {
            let d = Diagnostic::error(codes::NOT_LOGGABLE, span, format!("a value of type `{ty}` can't be logged"));
            self.tell(d.help("leave `&log` out, or make the field a set, a vector or a plain value"));
        }
        fine
    }

    /// What a table takes from the attributes of its variable, field or constructor. Only attributes of tables may be
    /// among `attrs`. A default that stands `apart` from any body can be evaluated later.
    pub(crate) fn table_attrs(
        &mut self,
        attrs: &[ast::Attr],
        tt: &Rc<TableType>,
        apart: bool,
    ) -> Option<Rc<TableAttrExprs>> {
        let mut out = TableAttrExprs::default();
        let mut any = false;
        let mut expiry: Option<Span> = None;
        for attr in attrs {
            any = true;
            match attr.kind {
                AttrKind::Default | AttrKind::DefaultInsert => {
                    let other =
                        if attr.kind == AttrKind::Default { AttrKind::DefaultInsert } else { AttrKind::Default };
                    if let Some(o) = attrs.iter().find(|o| o.kind == other)
                        && attr.kind == AttrKind::DefaultInsert
                    {
                        let d = Diagnostic::error(
                            codes::ATTRIBUTE_CLASH,
                            attr.span,
                            "`&default` and `&default_insert` exclude each other",
                        )
                        .note("excluded by the first")
                        .label(o.span, "the first")
                        .help("keep one of them: `&default_insert` puts the value into the table, `&default` does not");
                        self.tell(d);
                        continue;
                    }
                    out.insert_default = attr.kind == AttrKind::DefaultInsert;
                    self.table_default(attr, tt, &mut out, apart);
                }
                AttrKind::CreateExpire | AttrKind::ReadExpire | AttrKind::WriteExpire => {
                    if let Some(first) = expiry {
                        let d = Diagnostic::error(codes::ATTRIBUTE_CLASH, attr.span, "a table expires in one way only")
                            .note("a second way")
                            .label(first, "the first")
                            .help("keep one of them");
                        self.tell(d);
                        continue;
                    }
                    expiry = Some(attr.span);
                    let kind = match attr.kind {
                        AttrKind::CreateExpire => ExpiryKind::Create,
                        AttrKind::ReadExpire => ExpiryKind::Read,
                        _ => ExpiryKind::Write,
                    };
                    out.expiry = self.expiry(attr).map(|id| (kind, id));
                }
                // Where they see variables of the body they are nothing: they are evaluated apart when they are needed.
                AttrKind::ExpireFunc => {
                    let function = self.expire_func(attr, tt);
                    out.expire_func = function.filter(|_| !self.sees_locals(attr)).map(Rc::new);
                }
                AttrKind::OnChange => {
                    let function = self.on_change(attr, tt);
                    out.on_change = function.filter(|_| !self.sees_locals(attr)).map(Rc::new);
                }
                AttrKind::Ordered => out.ordered = true,
                _ => {}
            }
        }
        any.then(|| Rc::new(out))
    }

    /// What a redefinition adds must go with what the variable has.
    pub(crate) fn attribute_clashes(&mut self, attrs: &[ast::Attr], old: &TableAttrExprs) {
        for attr in attrs {
            let expiry = match attr.kind {
                AttrKind::CreateExpire => Some(ExpiryKind::Create),
                AttrKind::ReadExpire => Some(ExpiryKind::Read),
                AttrKind::WriteExpire => Some(ExpiryKind::Write),
                _ => None,
            };
            if let (Some(new), Some((old, _))) = (expiry, old.expiry)
                && new != old
            {
                self.error(
                    codes::ATTRIBUTE_CLASH,
                    attr.span,
                    "a table expires in one way only, and it has one already",
                );
            }
            let inserts = attr.kind == AttrKind::DefaultInsert;
            if (inserts || attr.kind == AttrKind::Default) && old.default.is_some() && old.insert_default != inserts {
                let text = "`&default` and `&default_insert` exclude each other, and the table has one already";
                self.error(codes::ATTRIBUTE_CLASH, attr.span, text);
            }
        }
    }

    fn table_default(&mut self, attr: &ast::Attr, tt: &Rc<TableType>, out: &mut TableAttrExprs, apart: bool) {
        let Some(value) = &attr.value else {
            self.error(codes::ATTRIBUTE_VALUE, attr.span, format!("`&{}` needs a value", attr.kind.name()));
            return;
        };
        let Some(wanted) = &tt.value else {
            // A set of that type passes, and is never looked at (reference: Attr.cc, check_default_attr).
            let set = Type::Table(tt.clone());
            let typed = self.expr(value, Some(&set));
            if !typed.is_wrong() && !same(&typed.ty, &set) {
                self.error(
                    codes::TABLE_FUNCTION,
                    typed.span,
                    format!("`&{}` of a set: expected `{set}`, found `{}`", attr.kind.name(), typed.ty),
                );
            }
            return;
        };
        let typed = self.expr(value, Some(wanted));
        if typed.is_wrong() {
            return;
        }
        let typed = self.called_later(typed);
        let span = typed.span;
        if let Type::Func(f) = &typed.ty
            && !matches!(wanted, Type::Func(_) | Type::Any)
        {
            let fits = f.params.len() == tt.index.len()
                && f.params.iter().zip(&tt.index).all(|(p, t)| same(&p.ty, t))
                && same(&f.result, wanted);
            if !fits {
                self.error(
                    codes::TABLE_FUNCTION,
                    typed.span,
                    format!(
                        "a default function of this table takes its index and yields `{wanted}`, this is `{}`",
                        typed.ty
                    ),
                );
                return;
            }
            out.default_is_function = true;
            out.default = Some(Rc::new(self.made_apart(typed.expr, span, apart)));
            return;
        }
        // One that has to become another record is made when it is first wanted (reference: Val.cc,
        // TableVal::InitDefaultFunc).
        let has_no_name = matches!(value.unparenthesised().kind, ExprKind::RecordCtor(_) | ExprKind::List(_));
        out.late = apart && matches!(wanted, Type::Record(_)) && (has_no_name || !same(&typed.ty, wanted));
        let before = self.problems.error_count();
        let expr = self.promote(typed, wanted, "the default");
        if self.problems.error_count() == before {
            out.default = Some(Rc::new(self.made_apart(expr, span, apart)));
        }
    }

    /// A default that stands apart as a thunk, unless it is the same at all times.
    fn made_apart(&mut self, expr: Expr, span: Span, apart: bool) -> Expr {
        if !apart || matches!(expr, Expr::Const(_)) {
            return expr;
        }
        let frame = self.names.scope().frame;
        Expr::Thunk(self.program().add_thunk(Thunk { expr, frame, span }))
    }

    /// The table attributes of a local variable without an initialiser, or of a constructor without a type. Its default
    /// is evaluated when it is first wanted, and apart from the body: it does not see the body's variables (reference:
    /// Stmt.cc, InitStmt; Val.cc, TableVal::Default). `made` with a constructor it is evaluated there, too, for nothing.
    pub(crate) fn late_table_attrs(
        &mut self,
        attrs: &[ast::Attr],
        tt: &Rc<TableType>,
        made: bool,
    ) -> Option<Rc<TableAttrExprs>> {
        let is_default = |a: &&ast::Attr| matches!(a.kind, AttrKind::Default | AttrKind::DefaultInsert);
        let default = attrs.iter().filter(is_default).find_map(|a| a.value.as_ref());
        let has_closure = |a: &ast::Attr| {
            let closes = |e: &ast::Expr| matches!(&e.kind, ExprKind::Lambda(f) if f.captures.is_some());
            a.value.as_deref().is_some_and(|e| walk::any(e, &mut |part| closes(part)))
        };
        let mut looks_in = |a: &ast::Attr| self.sees_locals(a) || has_closure(a);
        let default_sees = attrs.iter().filter(is_default).any(&mut looks_in);
        let sees = default_sees || attrs.iter().any(&mut looks_in);
        if !sees {
            self.names.enter_isolated();
        }
        let attrs = self.table_attrs(attrs, tt, !sees);
        if !sees {
            self.names.leave_isolated();
        }
        let mut attrs = TableAttrExprs { late: true, ..(*attrs?).clone() };
        attrs.for_nothing = attrs.default.clone().filter(|e| made && !matches!(**e, Expr::Const(_)));
        if default_sees && attrs.default.is_some() {
            let span = default.map_or(Span::NONE, |e| e.span);
            let why = "no such index: the `&default` names a variable of the body, and is evaluated apart from it";
            let expr = Expr::Refused(Box::new((None, why, span)));
            let id = self.program().add_thunk(Thunk { expr, frame: 0, span });
            attrs.default = Some(Rc::new(Expr::Thunk(id)));
        }
        Some(Rc::new(attrs))
    }

    fn expiry(&mut self, attr: &ast::Attr) -> Option<crate::program::ThunkId> {
        let Some(value) = &attr.value else {
            self.error(codes::ATTRIBUTE_VALUE, attr.span, format!("`&{}` needs an interval", attr.kind.name()));
            return None;
        };
        // Elements never expire where the interval is a variable of the body (reference: Val.cc, TableVal::GetExpireTime).
        let sees_locals = self.sees_locals(attr);
        let (typed, frame) = if sees_locals { (self.expr(value, None), 0) } else { self.isolated(value) };
        if typed.is_wrong() {
            return None;
        }
        if !matches!(typed.ty, Type::Interval) {
            let text = format!("`&{}` takes an interval, this is `{}`", attr.kind.name(), typed.ty);
            let mut d =
                Diagnostic::error(codes::ATTRIBUTE_VALUE, typed.span, text).note(format!("this is `{}`", typed.ty));
            if let Some(code) = super::advice::conversion(value, &typed.ty, &Type::Interval) {
                let plain = matches!(value.kind, ExprKind::Literal(Literal::Count(_)));
                let code = if plain { code.replace(" * 1 sec", " secs") } else { code };
                d = d.help(format!("write `{code}`"));
            }
            self.tell(d);
            return None;
        }
        let span = typed.span;
        (!sees_locals).then(|| self.program().add_thunk(Thunk { expr: typed.expr, frame, span }))
    }

    /// Whether an attribute's value names a variable of a body.
    fn sees_locals(&mut self, attr: &ast::Attr) -> bool {
        attr.value.as_deref().is_some_and(|e| {
            walk::any(e, &mut |part| matches!(&part.kind, ExprKind::Name(id) if self.names.is_local(id)))
        })
    }

    fn expire_func(&mut self, attr: &ast::Attr, tt: &Rc<TableType>) -> Option<Expr> {
        let (typed, f) = self.callback(attr)?;
        let takes_list = f.params.len() == 2 && f.params[1].ty.is_any();
        let takes_each =
            f.params.len() == 1 + tt.index.len() && f.params[1..].iter().zip(&tt.index).all(|(p, t)| same(&p.ty, t));
        let table = Type::Table(tt.clone());
        if f.params.first().is_none_or(|p| !same(&p.ty, &table)) || !(takes_list || takes_each) {
            let text = format!("`&expire_func` takes the table and its index, this is `{}`", typed.ty);
            let index: Vec<String> =
                tt.index.iter().enumerate().map(|(i, t)| format!("{}: {t}", key_name(i))).collect();
            let mut d = Diagnostic::error(codes::TABLE_FUNCTION, typed.span, text)
                .help(format!("declare it as `function(t: {table}, {}): interval`", index.join(", ")));
            if let Some((at, _)) = attr.value.as_ref().and_then(|e| self.declaration(e)) {
                d = d.label(at, "declared here");
            }
            self.tell(d);
            return None;
        }
        if !matches!(f.result, Type::Interval) {
            self.error(
                codes::TABLE_FUNCTION,
                typed.span,
                format!("`&expire_func` yields an interval, this is `{}`", typed.ty),
            );
            return None;
        }
        Some(typed.expr)
    }

    fn on_change(&mut self, attr: &ast::Attr, tt: &Rc<TableType>) -> Option<Expr> {
        let (typed, f) = self.callback(attr)?;
        let mut wanted = vec![Type::Table(tt.clone())];
        wanted.extend(self.names.symbol("TableChange").map(|s| s.ty.clone()));
        wanted.extend(tt.index.iter().cloned());
        wanted.extend(tt.value.iter().cloned());
        // Any enum passes for a TableChange.
        let fits = f.params.len() == wanted.len()
            && f.params.iter().zip(&wanted).enumerate().all(|(i, (p, t))| match &p.ty {
                Type::Enum(_) if i == 1 => true,
                ty => same(ty, t),
            });
        if !fits && !f.variadic {
            self.error(
                codes::TABLE_FUNCTION,
                typed.span,
                format!(
                    "`&on_change` takes the table, a `TableChange`, the index and the value, this is `{}`",
                    typed.ty
                ),
            );
            return None;
        }
        if !matches!(f.result, Type::Void) {
            self.error(codes::TABLE_FUNCTION, typed.span, "`&on_change` takes a function without result");
            return None;
        }
        Some(typed.expr)
    }

    /// A function that a prototype declares may be given its body after the table has taken it.
    fn called_later(&mut self, typed: super::Typed) -> super::Typed {
        let Expr::Global(gid, _) = &typed.expr else { return typed };
        let name = self.program().globals[gid.0 as usize].name.clone();
        let is_set = self.host.value(&Expr::GlobalOrUnset(*gid), 0).is_some();
        match self.names.symbol(&name).and_then(|s| s.function) {
            Some(id) if !is_set => {
                let value = self.program().function(id).value.clone();
                super::Typed { expr: Expr::Const(crate::value::Value::Func(value)), ..typed }
            }
            _ => typed,
        }
    }

    fn callback(&mut self, attr: &ast::Attr) -> Option<(super::Typed, Rc<FuncType>)> {
        let Some(value) = &attr.value else {
            self.error(codes::ATTRIBUTE_VALUE, attr.span, format!("`&{}` needs a function", attr.kind.name()));
            return None;
        };
        let typed = self.expr(value, None);
        let typed = self.called_later(typed);
        match &typed.ty {
            Type::Error => None,
            Type::Func(f) => {
                let f = f.clone();
                Some((typed, f))
            }
            other => {
                self.error(
                    codes::ATTRIBUTE_VALUE,
                    typed.span,
                    format!("`&{}` takes a function, this is `{other}`", attr.kind.name()),
                );
                None
            }
        }
    }
}

/// A name for a component of an index, in advice.
fn key_name(component: usize) -> String {
    if component == 0 { "key".to_owned() } else { format!("key{}", component + 1) }
}
