//! Redefinitions: of values, enums, records and their fields.

use super::variable::{Owner, told_of, with_attrs};
use super::{Action, Checker, Symbol, SymbolKind};
use crate::diagnostic::{Diagnostic, codes, nearest};
use crate::program::{Expr, GlobalId, Place, Stmt, TableAttrExprs};
use crate::source::Span;
use crate::syntax::ast::{self, AssignOp, AttrKind, Ident};
use crate::types::{Flavor, Type, same};
use std::rc::Rc;

impl Checker<'_> {
    /// `redef id …;`
    pub(crate) fn redef_variable(&mut self, decl: &ast::VariableDecl) {
        let Some(old) = self.redefinable(&decl.name) else { return };
        self.deprecated_again(&decl.name, &old);
        if let Some(init) = &decl.init
            && init.op.is_none()
        {
            self.tell(super::advice::bad_initialiser(None, &init.value, "an initialiser needs an `=`"));
            return;
        }
        let declared = decl.ty.as_ref().map(|t| self.ty(t));
        if let Some(t) = &declared
            && !same(t, &old.ty)
        {
            self.retyped(decl, &old);
            return;
        }
        if decl.init.is_none() && decl.attrs.is_empty() {
            return;
        }
        let only_attrs = decl.init.is_none();
        if !old.is_redef && !only_attrs {
            let name = &decl.name.name;
            let text = format!("`{name}` can't be redefined");
            let mut d = Diagnostic::error(codes::NOT_REDEFINABLE, decl.name.span, text)
                .label(old.span, "declared without `&redef`")
                .told_at(old.span);
            d = match (&old.ty, self.names.is_own(old.span)) {
                (Type::Func(f), _) if old.is_defined_function || f.flavor != Flavor::Function => {
                    d.help(format!("give it another body: `{} {{ … }}`", self.head_of(name, f)))
                }
                (_, true) => d.help("give its declaration the attribute `&redef`"),
                (_, false) => d,
            };
            self.tell(d);
            self.spoil(&old.name);
            return;
        }
        self.redefine(decl, &old);
    }

    /// The variable that a redefinition names.
    fn redefinable(&mut self, id: &Ident) -> Option<Symbol> {
        if id.name.starts_with("GLOBAL::") {
            self.tell(super::scope::global_prefix(id));
            return None;
        }
        match self.names.global(id).cloned() {
            None => {
                let mut d = Diagnostic::error(
                    codes::NOTHING_TO_REDEFINE,
                    id.span,
                    format!("nothing named `{}` is declared that could be redefined", id.name),
                );
                if let Some(near) = self.names.near(&id.name) {
                    d = d.help(format!("did you mean `{near}`?"));
                } else {
                    d = self.with_module(d, &id.name);
                }
                self.tell(d);
                None
            }
            Some(s) if !self.names.visible(&s) => {
                self.hidden(id, &s);
                None
            }
            Some(s) => match s.kind {
                SymbolKind::Variable(_) => Some(s),
                SymbolKind::Type(Type::Record(_)) => {
                    let text = format!("`{}` is a record type: write `redef record {} += {{ … }}`", id.name, id.name);
                    let d = Diagnostic::error(codes::WRONG_REDEF, id.span, text).note("not a variable").ending();
                    self.tell(d.label(s.span, "declared here"));
                    None
                }
                SymbolKind::Type(Type::Enum(_)) => {
                    let text = format!("`{}` is an enum type: write `redef enum {} += {{ … }}`", id.name, id.name);
                    let d = Diagnostic::error(codes::WRONG_REDEF, id.span, text).note("not a variable").ending();
                    self.tell(d.label(s.span, "declared here"));
                    None
                }
                SymbolKind::Type(_) | SymbolKind::Enumerator(_) => {
                    let d = Diagnostic::error(codes::WRONG_REDEF, id.span, format!("`{}` is no variable", id.name))
                        .label(s.span, "declared here");
                    self.tell(if matches!(s.kind, SymbolKind::Type(_)) { d.ending() } else { d });
                    None
                }
            },
        }
    }

    /// Applies a redefinition's attributes and value.
    pub(crate) fn redefine(&mut self, decl: &ast::VariableDecl, old: &Symbol) {
        let SymbolKind::Variable(gid) = old.kind else { return };
        let ty = old.ty.clone();
        if !decl.attrs.is_empty() {
            let attrs = self.variable_attrs(&decl.attrs, &ty, Owner::Global(told_of(decl)));
            if let Some(s) = self.names.symbol_mut(&old.name) {
                s.is_redef |= attrs.redef;
                if attrs.deprecated.is_some() {
                    s.deprecated = attrs.deprecated.clone();
                }
                if attrs.add_func.is_some() {
                    s.add_func = attrs.add_func.clone();
                }
                if attrs.delete_func.is_some() {
                    s.delete_func = attrs.delete_func.clone();
                }
            }
            if let Some(table) = attrs.table {
                let table = match self.program().globals[gid.0 as usize].attrs.clone() {
                    Some(old) => {
                        self.attribute_clashes(&decl.attrs, &old);
                        old.redefined(&table)
                    }
                    None => (*table).clone(),
                };
                let late = TableAttrExprs { late: true, ..table.clone() };
                self.program().globals[gid.0 as usize].attrs = Some(Rc::new(table));
                self.actions.push(Action::TakeAttrs(gid, Rc::new(late)));
            }
            if attrs.raw_output {
                let span = decl.name.span;
                self.actions.push(Action::Initialise(
                    Stmt::Eval(Expr::RawOutput(Box::new(Expr::Global(gid, span)))),
                    0,
                    span,
                ));
            }
        }
        let Some(init) = &decl.init else { return };
        if let Type::Func(f) = &ty
            && let Some(id) = old.function
            && old.is_defined_function
        {
            let flavor = f.flavor;
            self.redefine_function(init, id, flavor, &ty);
            return;
        }
        let span = decl.name.span;
        self.names.enter_isolated();
        let is_set = self.host.value(&Expr::GlobalOrUnset(gid), 0).is_some();
        let by = match init.op.unwrap_or(AssignOp::Set) {
            AssignOp::Set => None,
            AssignOp::Add => old.add_func.as_ref(),
            AssignOp::Sub => old.delete_func.as_ref(),
        };
        if by.is_some() && !is_set {
            let d = Diagnostic::error(
                codes::NO_INITIALISER,
                old.span,
                format!("`{}` has no value that could be added to or taken from", decl.name.name),
            );
            self.tell(d.label(span, "redefined here"));
            self.names.leave_isolated();
            return;
        }
        let before = self.problems.error_count();
        let stmt = match init.op.unwrap_or(AssignOp::Set) {
            AssignOp::Sub if !is_set => None,
            op if op == AssignOp::Set || !is_set => {
                let v = self.initialiser(&init.value, Some(&ty));
                if v.is_wrong() {
                    None
                } else {
                    let at = v.span;
                    let value = self.assigned(v, &ty, at);
                    let value = match self.program().globals[gid.0 as usize].attrs.clone() {
                        Some(attrs) => with_attrs(value, attrs),
                        None => value,
                    };
                    Some(Stmt::Assign(Box::new((Place::Global(gid), value))))
                }
            }
            AssignOp::Set | AssignOp::Add => self.redef_by(init, gid, &ty, old.add_func.clone(), true, decl.name.span),
            AssignOp::Sub => self.redef_by(init, gid, &ty, old.delete_func.clone(), false, decl.name.span),
        };
        let frame = self.names.leave_isolated();
        // What is wrong leaves the old value.
        if let Some(stmt) = stmt
            && self.problems.error_count() == before
        {
            self.actions.push(Action::Initialise(stmt, frame, span));
        }
    }

    /// `redef x += v` and `-=`.
    fn redef_by(
        &mut self,
        init: &ast::Init,
        gid: GlobalId,
        ty: &Type,
        func: Option<Rc<ast::Expr>>,
        add: bool,
        span: Span,
    ) -> Option<Stmt> {
        if let Some(func) = func {
            let f = self.expr(&func, None);
            let v = self.initialiser(&init.value, Some(ty));
            if f.is_wrong() || v.is_wrong() {
                return None;
            }
            if f.ty.as_func().is_none_or(|f| f.params.len() != 2) {
                self.error(
                    codes::TABLE_FUNCTION,
                    f.span,
                    "`&add_func` and `&delete_func` take functions of the old and the new value",
                );
                return None;
            }
            let at = v.span;
            let value = self.assigned(v, ty, at);
            let args = Box::new([Expr::GlobalOrUnset(gid), value]);
            let call = crate::program::Call {
                callee: crate::program::Callee::Value(Box::new(f.expr)),
                args,
                defaults: Box::new([]),
                is_hook: false,
                span,
            };
            return Some(Stmt::Assign(Box::new((Place::Global(gid), Expr::Call(Box::new(call))))));
        }
        let target = ast::Expr {
            kind: ast::ExprKind::Name(Ident {
                name: self.program().globals[gid.0 as usize].name.clone(),
                global: false,
                span,
            }),
            span,
        };
        let target = ast::Expr { span, ..target };
        let typed = self.compound_assignment(&target, &init.value, add, span, true);
        (!typed.is_wrong()).then_some(Stmt::Eval(typed.expr))
    }

    fn redefine_function(&mut self, init: &ast::Init, id: crate::value::FuncId, flavor: Flavor, ty: &Type) {
        let v = {
            self.names.enter_isolated();
            let v = self.initialiser(&init.value, Some(ty));
            self.names.leave_isolated();
            v
        };
        if v.is_wrong() {
            return;
        }
        if !same(&v.ty, ty) {
            self.error(codes::REDEF_TYPE, v.span, format!("this is `{}`, but `{ty}` is wanted", v.ty));
            return;
        }
        let function = self.program().function(id).clone();
        let body = match &v.expr {
            Expr::Lambda(l) => l.function.bodies().first().cloned(),
            Expr::Const(crate::value::Value::Func(f)) => self.program().function(f.info.id).bodies().first().cloned(),
            _ => None,
        };
        match body {
            Some(body) => match init.op {
                Some(AssignOp::Add) if flavor != Flavor::Function => function.add_body(body),
                _ => function.set_body(body),
            },
            None => self.error(codes::REDEF_TYPE, v.span, "a function is redefined by a function"),
        }
    }

    /// `redef enum E += { … };`
    pub(crate) fn redef_enum(&mut self, id: &Ident, added: &[ast::Enumerator]) {
        match self.names.global(id).cloned() {
            Some(s) if !self.names.visible(&s) => self.hidden(id, &s),
            Some(s) => {
                if let SymbolKind::Type(Type::Enum(e)) = &s.kind {
                    self.deprecated_again(id, &s);
                    return self.enumerators(e, added, true);
                }
                let d = Diagnostic::error(codes::WRONG_REDEF, id.span, format!("`{}` is no enum", id.name))
                    .label(s.span, "declared here");
                self.tell(d.ending());
            }
            None => {
                let d = self.unknown_type(id, "enum");
                self.tell(d.ending());
            }
        }
    }

    fn unknown_type(&mut self, id: &Ident, what: &str) -> Diagnostic {
        let d = Diagnostic::error(codes::NOTHING_TO_REDEFINE, id.span, format!("unknown {what} `{}`", id.name));
        if let Some(near) = self.names.near(&id.name) {
            d.help(format!("did you mean `{near}`?"))
        } else {
            self.with_module(d, &id.name)
        }
    }

    /// A record that is redefined. Of a field of one that is not there the reference reads no further.
    fn record_of(&mut self, id: &Ident, field: bool) -> Option<Rc<crate::types::RecordType>> {
        match self.names.global(id).cloned() {
            Some(s) if !self.names.visible(&s) => {
                self.hidden(id, &s);
                None
            }
            Some(s) => {
                if let SymbolKind::Type(Type::Record(r)) = &s.kind {
                    self.deprecated_again(id, &s);
                    return Some(r.clone());
                }
                let d = Diagnostic::error(codes::WRONG_REDEF, id.span, format!("`{}` is no record", id.name))
                    .label(s.span, "declared here");
                if matches!(s.kind, SymbolKind::Variable(_)) && !field {
                    self.tell(d.told_at(s.span));
                    self.spoil(&s.name);
                } else {
                    self.tell(d.ending());
                }
                None
            }
            None => {
                let d = self.unknown_type(id, "record");
                self.tell(if field { d.ending() } else { d });
                None
            }
        }
    }

    /// `redef record R += { … } attrs;`
    pub(crate) fn redef_record(&mut self, id: &Ident, fields: &[ast::FieldDecl], attrs: &[ast::Attr], end: Span) {
        let Some(r) = self.record_of(id, false) else { return };
        let logged = attrs.iter().any(|a| a.kind == AttrKind::Log);
        for attr in attrs {
            // The reference looks for `&log` alone.
            if attr.kind != AttrKind::Log {
                let text = format!("`&{}` has no effect on the fields that a `redef` adds", attr.kind.name());
                self.warn(codes::NO_EFFECT, attr.span, text);
            }
        }
        let new = self.fields(fields, logged, end);
        let mut added = Vec::with_capacity(new.len());
        for (f, decl) in new.into_iter().zip(fields) {
            let earlier = r.index_of(&f.name).and_then(|i| r.field(i));
            if let Some(earlier) = earlier.map(|o| o.span) {
                let d = Diagnostic::error(
                    codes::DECLARED_TWICE,
                    decl.name.span,
                    format!("field `{}` is declared already", f.name),
                )
                .label(earlier, "declared here")
                .told_at(end);
                self.tell(d);
                continue;
            }
            if !f.may_be_left_out() && !decl.attrs.iter().any(|a| a.kind == AttrKind::Default) {
                let record_span = self.names.global(id).map(|s| s.span).unwrap_or(id.span);
                let text = format!(
                    "extension of record `{}`: field `{}` must be `&optional` or have a `&default`",
                    id.name, f.name
                );
                let d = Diagnostic::error(codes::BARE_EXTENSION, decl.name.span, text)
                    .note("would have no value in the records that there are")
                    .label(record_span, "the record that is extended")
                    .help(format!("write `{}: {} &optional;`", f.name, f.ty))
                    .told_at(record_span);
                self.tell(d);
                continue;
            }
            r.add(f.clone());
            added.push(f);
        }
        // So are the types that were declared as another name for it (reference: parse.y, extend_record).
        let mut extended = vec![r];
        if let Some(name) = self.names.global(id).map(|s| s.name.clone()) {
            let program = self.program();
            let others = program.aliases.iter().filter(|(_, of)| *of == name);
            for (other, _) in others {
                if let Some(Type::Record(r)) = program.named_types.get(other) {
                    added.iter().filter(|f| r.index_of(&f.name).is_none()).for_each(|f| r.add(f.clone()));
                    extended.push(r.clone());
                }
            }
        }
        for r in extended {
            self.program().forget_layout(&r);
            self.actions.push(Action::Extend(r));
        }
    }

    /// `redef record R$f += { &log };` and `-=`.
    pub(crate) fn redef_field(&mut self, record: &Ident, field: &Ident, add: bool, attrs: &[ast::Attr]) {
        let Some(r) = self.record_of(record, true) else {
            return;
        };
        let Some(f) = r.fields().iter().find(|f| f.name == field.name).cloned() else {
            let text = format!("record `{}` has no field `{}`", record.name, field.name);
            let mut d = Diagnostic::error(codes::UNKNOWN_FIELD, field.span, text);
            let names: Vec<_> = r.fields().iter().map(|f| f.name.clone()).collect();
            if let Some(near) = nearest(&field.name, names.into_iter()) {
                d = d.help(format!("did you mean `{}${near}`?", record.name));
            }
            if let Some(span) = self.names.global(record).map(|s| s.span) {
                d = d.label(span, "the record is declared here");
            }
            self.tell(d.ending());
            return;
        };
        for attr in attrs {
            if attr.kind != AttrKind::Log {
                let text = "only `&log` can be added to a field or taken from it";
                self.tell(Diagnostic::error(codes::MISPLACED_ATTRIBUTE, attr.span, text).ending());
            } else if !add || self.loggable(&f.ty, attr.span) {
                for f in r.fields().iter().filter(|f| f.name == field.name) {
                    f.log.set(add);
                }
            }
        }
    }
}
