//! Declarations of global variables, constants, options and types.

use super::advice::{bad_initialiser, untyped};
use super::scope::Prototype;
use super::types::empty_table;
use super::variable::{Owner, VariableAttrs, told_of, with_attrs};
use super::{Action, Checker, Symbol, SymbolKind, Typed};
use crate::diagnostic::{Diagnostic, codes};
use crate::program::{Expr, Global, GlobalId, Place, RecordNew, Stmt};
use crate::source::Span;
use crate::syntax::ast::{self, AssignOp, AttrKind, Ident, TypeKind, VariableClass};
use crate::syntax::unparse;
use crate::types::{Flavor, FuncType, Type, same};
use crate::value::Value;
use std::rc::Rc;

impl Checker<'_> {
    /// `global`, `const` and `option`.
    pub(crate) fn global(&mut self, decl: &ast::VariableDecl, item: Span) {
        let id = &decl.name;
        if !self.may_declare(id) {
            return;
        }
        let full = self.names.full_name(id);
        let is_blank = &*id.name == "_";
        if is_blank && decl.class == VariableClass::Option {
            self.error(codes::BAD_NAME, id.span, "an option can't have the blank name `_`");
            return;
        }
        let missing = decl.init.as_ref().filter(|i| i.op.is_none());
        if let Some(init) = missing {
            self.tell(bad_initialiser(None, &init.value, "an initialiser needs an `=`"));
        }
        let declared = decl.ty.as_ref().map(|t| self.ty(t));
        let old = self.names.symbol(&full).cloned();
        let is_function = matches!(declared, Some(Type::Func(_))) && decl.init.is_none();
        match &old {
            Some(old) if !self.names.interactive || is_function && matches!(old.ty, Type::Func(_)) => {
                self.deprecated_again(id, old);
                self.redeclare(decl, old, declared);
                return;
            }
            Some(_) | None => {}
        }
        if let (Some(Type::Func(f)), false) = (&declared, is_blank) {
            if old.is_some() {
                self.declared_anew(&full);
            }
            self.declare_function_variable(decl, &full, f.clone(), item);
            return;
        }
        self.names.enter_isolated();
        let init = match missing {
            Some(init) => Some((Some(AssignOp::Set), Typed::poison(init.value.span))),
            None => decl.init.as_ref().map(|i| (i.op, self.initialiser(&i.value, declared.as_ref()))),
        };
        let frame = self.names.leave_isolated();
        let ty = match (&declared, &init) {
            (Some(t), _) => t.clone(),
            (None, Some((_, v))) => self.variable_type(v),
            (None, None) => {
                self.tell(untyped(id, class_name(decl.class)));
                Type::Error
            }
        };
        if is_blank {
            // Nothing can name it: all that is left is what its initialiser does.
            if let Some((_, v)) = init
                && !v.is_wrong()
            {
                self.actions.push(Action::Initialise(Stmt::Eval(v.expr), frame, id.span));
            }
            return;
        }
        // What stands behind a constructor is for the variable too (reference: Var.cc, make_var).
        let mut written = decl.attrs.clone();
        if let Some(ast::ExprKind::TableCtor(_, behind) | ast::ExprKind::SetCtor(_, behind)) =
            decl.init.as_ref().map(|i| &i.value.kind)
        {
            let for_variable = |a: &&ast::Attr| {
                matches!(a.kind, AttrKind::Redef | AttrKind::Deprecated | AttrKind::AddFunc | AttrKind::DeleteFunc)
            };
            written.extend(behind.iter().filter(for_variable).cloned());
        }
        let attrs = self.variable_attrs(&written, &ty, Owner::Global(told_of(decl)));
        let is_const = decl.class == VariableClass::Const;
        let is_option = decl.class == VariableClass::Option;
        let has_value = init.is_some();
        if is_const && !has_value && !attrs.redef && !ty.is_error() {
            let d = Diagnostic::error(codes::NO_INITIALISER, id.span, format!("constant `{}` needs a value", id.name));
            self.tell(d.help(format!("write `const {}: {ty} = …`", id.name)));
        }
        if is_option && !has_value && !ty.is_aggregate() && !ty.is_error() {
            let d = Diagnostic::error(codes::NO_INITIALISER, id.span, format!("option `{}` needs a value", id.name));
            self.tell(d.help(format!("write `option {}: {ty} = …`", id.name)));
        }
        let gid = match old {
            None => self.declare_variable(&full, id.span, &ty, decl.class, &attrs),
            // Those who use it see the new value.
            Some(Symbol { kind: SymbolKind::Variable(gid), ty: old, function: None, .. }) if same(&old, &ty) => {
                self.names.notes.push(format!("{full} is redefined"));
                if !has_value {
                    self.host.set_global(gid, Value::Unset);
                }
                gid
            }
            Some(_) => {
                self.declared_anew(&full);
                self.declare_variable(&full, id.span, &ty, decl.class, &attrs)
            }
        };
        let value = match init {
            Some((op, v)) => {
                if op == Some(AssignOp::Sub) || v.is_wrong() {
                    None
                } else {
                    let span = v.span;
                    let before = self.problems.error_count();
                    let value = self.initialised(decl, v, &ty, span);
                    (self.problems.error_count() == before).then_some(value)
                }
            }
            None => self.empty_value(&ty, id.span),
        };
        if let Some(value) = value {
            let value = match &attrs.table {
                Some(t) => with_attrs(value, t.clone()),
                None => value,
            };
            self.actions.push(Action::Initialise(Stmt::Assign(Box::new((Place::Global(gid), value))), frame, id.span));
        }
        // A variable without a file has nothing to make raw.
        if attrs.raw_output && has_value {
            self.actions.push(Action::Initialise(
                Stmt::Eval(Expr::RawOutput(Box::new(Expr::Global(gid, id.span)))),
                0,
                id.span,
            ));
        }
    }

    /// Whether a name may be declared at all.
    pub(crate) fn may_declare(&mut self, id: &Ident) -> bool {
        if id.name.starts_with("GLOBAL::") {
            self.tell(super::scope::global_prefix(id));
            return false;
        }
        if id.global && self.names.exporting {
            // One misunderstanding, told once for all names of the section.
            if !std::mem::replace(&mut self.names.told_of_prefix, true) {
                self.error(
                    codes::BAD_NAME,
                    id.span,
                    "a name with the prefix `::` can't be declared within `export { }`",
                );
            }
            return false;
        }
        true
    }

    /// Takes a name for a variable.
    pub(crate) fn declare_variable(
        &mut self,
        full: &crate::types::Name,
        span: Span,
        ty: &Type,
        class: VariableClass,
        attrs: &VariableAttrs,
    ) -> GlobalId {
        let exported = self.names.exporting;
        let is_const = class == VariableClass::Const;
        let is_option = class == VariableClass::Option;
        let is_redef = attrs.redef || is_option || attrs.add_func.is_some() || attrs.delete_func.is_some();
        let gid = self.program().add_global(Global {
            name: full.clone(),
            ty: ty.clone(),
            is_const,
            is_option,
            is_redef,
            exported,
            span,
            attrs: attrs.table.clone(),
        });
        self.host.set_global(gid, Value::Unset);
        let mut symbol = self.new_symbol(full.clone(), SymbolKind::Variable(gid), ty.clone(), span);
        symbol.is_const = is_const;
        symbol.is_option = is_option;
        symbol.is_redef = is_redef;
        symbol.deprecated = attrs.deprecated.clone();
        symbol.add_func = attrs.add_func.clone();
        symbol.delete_func = attrs.delete_func.clone();
        self.names.insert(symbol);
        gid
    }

    /// An initialiser's value, before it is converted to the variable's type. A list in brackets is one in braces there
    /// (reference: Var.cc, make_var).
    pub(crate) fn initialiser(&mut self, value: &ast::Expr, ty: Option<&Type>) -> Typed {
        self.within_init(|c| c.whole_value(value, ty))
    }

    /// Checks what becomes all of a table or vector, in an initialiser or an assignment: elements may be listed in
    /// brackets.
    pub(crate) fn whole_value(&mut self, value: &ast::Expr, ty: Option<&Type>) -> Typed {
        match &value.kind {
            ast::ExprKind::List(items) if !super::construct::is_record_list(items) => {
                self.within_init(|c| c.braces(items, value.span, ty))
            }
            ast::ExprKind::SetCtor(items, attrs) => self.set(items, attrs, value.span, ty, true),
            ast::ExprKind::Paren(inner) if !matches!(inner.kind, ast::ExprKind::List(_)) => self.whole_value(inner, ty),
            _ => self.expr(value, ty),
        }
    }

    /// Checks what stands where an assignment is the entry of a table, or an error at run time.
    pub(crate) fn within_init<T>(&mut self, check: impl FnOnce(&mut Self) -> T) -> T {
        self.names.scope().in_init += 1;
        let out = check(self);
        self.names.scope().in_init -= 1;
        out
    }

    /// The type that a variable without a declared one takes from its initialiser.
    pub(crate) fn variable_type(&mut self, v: &Typed) -> Type {
        match &v.ty {
            Type::Void => {
                self.valueless(v, "this has no value");
                Type::Error
            }
            Type::List(_) => {
                self.error(codes::NO_VALUE, v.span, "a list is no value by itself");
                Type::Error
            }
            bare if super::construct::is_bare(bare) => {
                let text = "an empty constructor has no type: the variable needs one";
                let types =
                    if matches!(bare, Type::Vector(_)) { "vector of …" } else { "set[…]` or `table[…] of …" };
                let d = Diagnostic::error(codes::UNTYPED_EMPTY, v.span, text);
                self.tell(d.help(format!("declare it as `{types}`")));
                Type::Error
            }
            t => t.clone(),
        }
    }

    /// What a variable or field of that type starts out with.
    pub(crate) fn empty_value(&mut self, ty: &Type, span: Span) -> Option<Expr> {
        match ty {
            Type::Table(t) => Some(empty_table(t, span)),
            Type::Vector(t) => Some(Expr::Vector(Box::new((t.clone(), Box::new([]))))),
            Type::Record(r) => Some(Expr::Record(Box::new(RecordNew::new(r.clone(), Vec::new(), span)))),
            _ => None,
        }
    }

    /// `type NAME: …;`
    pub(crate) fn type_decl(&mut self, id: &Ident, written: &ast::Type, attrs: &[ast::Attr], end: Span) {
        if !self.may_declare(id) {
            return;
        }
        let full = self.names.full_name(id);
        if let Some(old) = self.names.symbol(&full).cloned() {
            let adds = matches!((&old.ty, &written.kind), (Type::Enum(_), TypeKind::Enum(_)));
            if !self.names.interactive || adds {
                self.redeclare_type(id, &old, written, end);
                return;
            }
            self.declared_anew(&full);
        }
        let ty = match &written.kind {
            TypeKind::Enum(list) => {
                let e = crate::types::EnumType::new();
                e.set_name(&full);
                let ty = Type::Enum(e.clone());
                let symbol = self.new_symbol(full.clone(), SymbolKind::Type(ty.clone()), ty.clone(), id.span);
                self.names.insert(symbol);
                self.enumerators(&e, list, false);
                ty
            }
            TypeKind::Record(fields) => {
                let logged = attrs.iter().any(|a| a.kind == AttrKind::Log);
                let fields = self.fields(fields, logged, written.span.end());
                Type::Record(self.program().add_record(fields))
            }
            _ => match self.ty(written) {
                // Another name for a record is a record of its own (reference: Var.cc, add_type).
                Type::Record(r) if r.name().is_some() => {
                    let fields = r.fields().clone();
                    Type::Record(self.program().add_record(fields))
                }
                other => other,
            },
        };
        let ty = ty.named(&full);
        let mut symbol = self.new_symbol(full.clone(), SymbolKind::Type(ty.clone()), ty.clone(), id.span);
        for attr in attrs {
            match attr.kind {
                AttrKind::Deprecated => symbol.deprecated = Some(self.deprecation_text(attr)),
                AttrKind::Log => {
                    self.loggable(&ty, attr.span);
                }
                // These are checked, and say nothing of a type.
                AttrKind::Redef | AttrKind::IsAssigned | AttrKind::IsUsed => {}
                AttrKind::RawOutput if matches!(ty, Type::File) => {}
                AttrKind::Default if !matches!(ty, Type::Table(_)) => {
                    if let Some(value) = &attr.value {
                        let (v, _) = self.isolated(value);
                        self.promote(v, &ty, "the default");
                    }
                }
                kind if matches!(ty, Type::Table(_)) && (kind == AttrKind::Default || kind.is_of_tables()) => {}
                _ => self.misplaced(attr, "a type"),
            }
        }
        self.names.insert(symbol);
        if let TypeKind::Named(target) = &written.kind
            && let Some(target) = self.names.global(target).map(|s| s.name.clone())
        {
            self.program().aliases.push((full.clone(), target));
        }
        self.program().named_types.insert(full, ty);
    }

    fn redeclare_type(&mut self, id: &Ident, old: &Symbol, written: &ast::Type, end: Span) {
        if let (SymbolKind::Type(Type::Record(r)), TypeKind::Record(fields)) = (&old.kind, &written.kind)
            && r.is_empty()
        {
            for f in self.fields(fields, false, written.span.end()) {
                r.add(f);
            }
            let r = r.clone();
            self.program().forget_layout(&r);
            return;
        }
        if let (SymbolKind::Type(Type::Enum(e)), TypeKind::Enum(list)) = (&old.kind, &written.kind) {
            let e = e.clone();
            self.enumerators(&e, list, false);
            return;
        }
        let what = if matches!(old.kind, SymbolKind::Type(_)) { "" } else { " and is not a type" };
        let d = Diagnostic::error(codes::DECLARED_TWICE, id.span, format!("`{}` is already declared{what}", id.name))
            .label(old.span, "declared here")
            .told_at(end);
        self.tell(d);
    }

    /// A variable of function type: a prototype where it has no initialiser.
    fn declare_function_variable(
        &mut self,
        decl: &ast::VariableDecl,
        full: &crate::types::Name,
        f: Rc<FuncType>,
        _item: Span,
    ) {
        let ty = Type::Func(f.clone());
        let attrs = self.variable_attrs(&decl.attrs, &ty, Owner::Global(told_of(decl)));
        let id = &decl.name;
        // Its name is known once all of it was read.
        let init = decl.init.as_ref().map(|init| {
            self.names.enter_isolated();
            let v = self.initialiser(&init.value, Some(&ty));
            let span = v.span;
            let value = if v.is_wrong() { None } else { Some(self.assigned(v, &ty, span)) };
            (value, self.names.leave_isolated())
        });
        let gid = self.declare_variable(full, id.span, &ty, decl.class, &attrs);
        let function = self.program().add_function(full.clone(), f.clone(), id.span);
        let value = Value::Func(function.value.clone());
        if let Some(s) = self.names.symbol_mut(full) {
            s.function = Some(function.info.id);
        }
        let builtin = self.program().builtin_names.get(&**full).copied();
        if f.flavor == Flavor::Function
            && let Some(builtin) = builtin
            && decl.init.is_none()
        {
            function.builtin.set(Some(builtin));
            if let Some(s) = self.names.symbol_mut(full) {
                s.is_defined_function = true;
                s.is_const = true;
            }
            self.host.set_global(gid, value);
            return;
        }
        if f.flavor != Flavor::Function {
            self.host.set_global(gid, value);
        }
        if let Some((value, frame)) = init {
            let Some(value) = value else { return };
            // The reference evaluates the initialiser of a hook or event, then gives it an empty one all the same.
            let run = if f.flavor == Flavor::Function {
                Stmt::Assign(Box::new((Place::Global(gid), value)))
            } else {
                Stmt::Eval(value)
            };
            self.actions.push(Action::Initialise(run, frame, id.span));
        } else if decl.class == VariableClass::Const && !attrs.redef {
            self.error(codes::NO_INITIALISER, id.span, format!("constant `{}` needs a value", id.name));
        }
    }

    /// A declaration of a name that is declared already.
    fn redeclare(&mut self, decl: &ast::VariableDecl, old: &Symbol, declared: Option<Type>) {
        let id = &decl.name;
        match (&old.kind, &old.ty, declared) {
            (SymbolKind::Variable(_), Type::Func(f), Some(Type::Func(new))) if decl.init.is_none() => {
                self.another_prototype(decl, old, f.clone(), new)
            }
            (SymbolKind::Variable(_), old_ty, declared)
                if old.is_redef || (decl.init.is_none() && !decl.attrs.is_empty()) =>
            {
                let text = format!("`{}` is declared already: a redefinition is written with `redef`", id.name);
                let d = Diagnostic::warning(codes::IMPLICIT_REDEF, id.span, text)
                    .label(old.span, "declared here")
                    .help(match &decl.init {
                        Some(init) => {
                            let sign = match init.op {
                                Some(AssignOp::Add) => "+=",
                                Some(AssignOp::Sub) => "-=",
                                Some(AssignOp::Set) | None => "=",
                            };
                            format!("write `redef {} {sign} {}`", id.name, unparse::expr(&init.value))
                        }
                        None => format!("write `redef {}`", id.name),
                    });
                self.tell(d);
                if let Some(t) = &declared
                    && !same(t, old_ty)
                {
                    self.retyped(decl, old);
                    return;
                }
                self.redefine(decl, old);
            }
            _ => {
                let text = format!("`{}` is already declared", id.name);
                match init_start(decl) {
                    Some(at) if !self.names.is_own(old.span) => {
                        let d = Diagnostic::error(codes::DECLARED_TWICE, id.span, text);
                        self.tell(d.label(old.span, "declared here").told_at(at));
                    }
                    _ => self.taken(codes::DECLARED_TWICE, old.span, id.span, text),
                }
                self.spoil(&old.name);
            }
        }
    }

    /// Complains of a redefinition that names another type.
    pub(crate) fn retyped(&mut self, decl: &ast::VariableDecl, old: &Symbol) {
        let text = format!("this redefinition changes the type of `{}`", decl.name.name);
        if decl.init.is_none() {
            self.taken(codes::REDEF_TYPE, old.span, decl.name.span, text);
        } else {
            let at = decl.ty.as_ref().map_or(decl.name.span, |t| t.span);
            let first = if self.names.is_own(old.span) { Some(old.span) } else { init_start(decl) };
            let d = Diagnostic::error(codes::REDEF_TYPE, at, text).told_at(first.unwrap_or(decl.name.span));
            let d = d.label(old.span, format!("declared as `{}`", old.ty));
            self.tell(d.help(format!("leave the type out: `redef {} = …`", decl.name.name)));
        }
        self.spoil(&old.name);
    }

    fn another_prototype(
        &mut self,
        decl: &ast::VariableDecl,
        old: &Symbol,
        canonical: Rc<FuncType>,
        new: Rc<FuncType>,
    ) {
        let id = &decl.name;
        if canonical.flavor != new.flavor {
            let d = Diagnostic::error(
                codes::WRONG_FLAVOR,
                id.span,
                format!("`{}` is a {}", id.name, canonical.flavor.name()),
            )
            .label(old.span, "declared here");
            self.tell(d);
            return;
        }
        if same(&Type::Func(canonical.clone()), &Type::Func(new.clone())) && canonical.flavor == Flavor::Function {
            let d = Diagnostic::error(codes::DECLARED_TWICE, id.span, format!("`{}` is already declared", id.name))
                .label(old.span, "declared here");
            self.tell(d);
            return;
        }
        if canonical.flavor == Flavor::Function {
            let d =
                Diagnostic::error(codes::BAD_PROTOTYPE, id.span, "only events and hooks may have alternate prototypes")
                    .label(old.span, "declared here");
            self.tell(d);
            return;
        }
        for p in &new.params {
            // Their types are not looked at (reference: Var.cc, add_prototype): a body tells of them.
            if !canonical.params.iter().any(|c| c.name == p.name) {
                let d = Diagnostic::error(
                    codes::BAD_PROTOTYPE,
                    id.span,
                    format!("alternate prototype: `{}` has no parameter `{}`", id.name, p.name),
                )
                .label(old.span, format!("declared as `{}`", old.ty));
                self.tell(d);
                return;
            }
            if p.default.get().is_some() {
                self.error(
                    codes::BAD_PROTOTYPE,
                    id.span,
                    "the parameters of an alternate prototype can't have attributes",
                );
                return;
            }
        }
        let params: Vec<_> = new.params.iter().map(|p| p.name.clone()).collect();
        let is_canonical = canonical.params.len() == new.params.len()
            && canonical.params.iter().zip(&new.params).all(|(c, p)| c.name == p.name && same(&c.ty, &p.ty));
        let earlier = if is_canonical {
            Some(old.span)
        } else {
            old.prototypes.iter().find(|p| p.params == params).map(|p| p.span)
        };
        if let Some(earlier) = earlier {
            let d = Diagnostic::error(
                codes::DECLARED_TWICE,
                id.span,
                format!("this prototype of `{}` is declared already", id.name),
            )
            .label(earlier, "declared here");
            self.tell(d);
            return;
        }
        let deprecated = decl.attrs.iter().find(|a| a.kind == AttrKind::Deprecated).map(|a| self.deprecation_text(a));
        if let Some(s) = self.names.symbol_mut(&old.name) {
            s.prototypes.push(Prototype { params, deprecated, span: id.span });
        }
    }

    /// Checks an expression in a scope of its own; how many slots it needs.
    pub(crate) fn isolated(&mut self, e: &ast::Expr) -> (Typed, u32) {
        self.names.enter_isolated();
        let typed = self.expr(e, None);
        let frame = self.names.leave_isolated();
        (typed, frame)
    }
}

fn class_name(class: VariableClass) -> &'static str {
    match class {
        VariableClass::Option => "option",
        VariableClass::Const => "const",
        VariableClass::Global => "global",
        VariableClass::Redef => "redef",
        VariableClass::Local => "local",
    }
}

/// Where the reference speaks of an initialiser: a list in braces begins with its first element.
fn init_start(decl: &ast::VariableDecl) -> Option<Span> {
    let value = &decl.init.as_ref()?.value;
    Some(match &value.kind {
        ast::ExprKind::Braces(items) => items.first().map_or(value.span, |e| e.span).end(),
        _ => value.span.end(),
    })
}
