//! Types as written become types.

use super::{Checker, Symbol, SymbolKind, Typed};
use crate::diagnostic::{Diagnostic, codes};
use crate::program::{Expr, Thunk};
use crate::source::Span;
use crate::syntax::ast::{self, AttrKind, FieldDecl, Ident, TypeKind};
use crate::syntax::unparse::{self, Reading, Readings};
use crate::types::{EnumType, Field, Flavor, FuncType, Name, Param, TableType, Type, VectorType};
use crate::value::Value;
use foldhash::fast::FixedState;
use std::collections::HashMap;
use std::rc::Rc;

/// The types whose names are keywords, for what was misspelt.
const BASE_TYPES: [&str; 13] = [
    "addr", "any", "bool", "count", "double", "int", "interval", "opaque", "pattern", "port", "string", "subnet",
    "vector",
];

impl Checker<'_> {
    /// The type that is written.
    pub(crate) fn ty(&mut self, t: &ast::Type) -> Type {
        match &t.kind {
            TypeKind::Base(b) => Type::base(*b),
            TypeKind::Table(index, value) => {
                let index = self.index_types(index);
                let value = self.ty(value);
                Type::Table(Rc::new(TableType { name: None, index, value: Some(value) }))
            }
            TypeKind::Set(index) => Type::set(self.index_types(index)),
            TypeKind::Vector(element) => {
                let element = self.ty(element);
                Type::Vector(Rc::new(VectorType { name: None, element: Some(element) }))
            }
            TypeKind::Record(fields) => {
                let fields = self.fields(fields, false, t.span.end());
                Type::Record(self.program().add_record(fields))
            }
            TypeKind::Enum(enumerators) => {
                if !self.names_types {
                    let d =
                        Diagnostic::error(codes::NAMELESS_ENUM, t.span, "an enum is written in `type NAME: …` only");
                    let d = d.help("name it: `type NAME: enum { … };`, and write `NAME` here");
                    self.tell(d.told_at(t.span.start()).ending());
                }
                let e = EnumType::new();
                self.enumerators(&e, enumerators, false);
                Type::Enum(e)
            }
            TypeKind::File(_) => Type::File,
            TypeKind::Opaque(name) => Type::Opaque(Rc::new(name.name.clone())),
            TypeKind::Function(flavor, signature) => Type::Func(Rc::new(self.func_type(*flavor, signature))),
            TypeKind::Named(id) => self.named(id),
        }
    }

    fn named(&mut self, id: &Ident) -> Type {
        match self.names.global(id).cloned() {
            Some(s) if !self.names.visible(&s) => {
                self.hidden(id, &s);
                Type::Error
            }
            Some(s @ Symbol { kind: SymbolKind::Type(_), .. }) => {
                self.names.read_name(id, &s);
                self.deprecated(id.span, &s.name, &s.deprecated);
                s.ty
            }
            Some(s) => {
                let mut d = Diagnostic::error(codes::NOT_A_TYPE, id.span, format!("`{}` is not a type", id.name))
                    .label(s.span, "declared here");
                if matches!(s.kind, SymbolKind::Variable(_)) && !s.ty.is_error() {
                    d = d.note("a variable").help(format!("its type is `{}`", s.ty));
                }
                self.tell(d);
                Type::Error
            }
            None => {
                let types: Vec<Name> = self
                    .names
                    .symbols()
                    .filter(|s| matches!(s.kind, SymbolKind::Type(_)))
                    .map(|s| s.name.clone())
                    .chain(self.names.types_to_come().map(Name::from))
                    .collect();
                let mut d = Diagnostic::error(codes::UNKNOWN_TYPE, id.span, format!("unknown type `{}`", id.name));
                let of_language = BASE_TYPES.iter().map(|t| Name::from(*t));
                if let Some(word) = super::advice::foreign_type(&id.name) {
                    d = d.help(word);
                } else if let Some(near) = crate::diagnostic::nearest(&id.name, of_language.chain(types)) {
                    d = d.help(format!("did you mean `{near}`?"));
                } else {
                    d = self.with_module(d, &id.name);
                }
                self.tell(d);
                Type::Error
            }
        }
    }

    fn index_types(&mut self, index: &[ast::Type]) -> Vec<Type> {
        index
            .iter()
            .map(|t| {
                let ty = self.ty(t);
                if let Some(part) = ty.unfit_as_index() {
                    self.error(codes::INDEX_TYPE, t.span, unfit_text(&ty, &part));
                    return Type::Error;
                }
                ty
            })
            .collect()
    }

    /// The fields of a record, or those that a redefinition adds. The reference speaks of the end of them all.
    pub(crate) fn fields(&mut self, decls: &[FieldDecl], all_logged: bool, end: Span) -> Vec<Field> {
        let mut fields: Vec<Field> = Vec::with_capacity(decls.len());
        let mut declared = HashMap::with_capacity_and_hasher(decls.len(), FixedState::default());
        for decl in decls {
            if let Some(first) = declared.get(&decl.name.name) {
                let d = Diagnostic::error(
                    codes::DECLARED_TWICE,
                    decl.name.span,
                    format!("field `{}` is declared twice", decl.name.name),
                )
                .label(*first, "first declared here")
                .told_at(end);
                self.tell(d);
                continue;
            }
            declared.insert(&decl.name.name, decl.name.span);
            let ty = self.ty(&decl.ty);
            fields.push(self.field(decl, ty, all_logged));
        }
        fields
    }

    fn field(&mut self, decl: &FieldDecl, ty: Type, logged: bool) -> Field {
        let readings = self.names.readings.len();
        let mut field = Field::new(decl.name.name.clone(), ty.clone());
        field.span = decl.name.span;
        let says_so = decl.attrs.iter().any(|a| a.kind == AttrKind::Log);
        field.log.set(logged && (says_so || self.loggable(&ty, decl.name.span)));
        self.duplicates(&decl.attrs, &ty, false);
        let mut table_attrs = Vec::new();
        let mut has_default = false;
        for attr in &decl.attrs {
            match attr.kind {
                AttrKind::Optional => field.optional = true,
                AttrKind::Log => {
                    if self.loggable(&ty, attr.span) {
                        field.log.set(true);
                    }
                }
                AttrKind::Default => {
                    has_default = true;
                    self.field_default(&field, attr);
                }
                AttrKind::Deprecated => {
                    field.deprecated = Some(self.deprecation_text(attr).unwrap_or_else(|| "".into()))
                }
                AttrKind::DefaultInsert => self.misplaced(attr, "a record field: give it to the table"),
                AttrKind::CreateExpire
                | AttrKind::ReadExpire
                | AttrKind::WriteExpire
                | AttrKind::ExpireFunc
                | AttrKind::OnChange
                | AttrKind::Ordered => table_attrs.push(attr.clone()),
                AttrKind::TypeColumn => {
                    if !matches!(ty, Type::Port | Type::Error) {
                        self.error(codes::MISPLACED_ATTRIBUTE, attr.span, "`&type_column` only applies to ports");
                    } else if let Some(value) = &attr.value {
                        let (column, _) = self.isolated(value);
                        if !column.is_wrong() && !matches!(column.ty, Type::String) {
                            self.error(
                                codes::MISPLACED_ATTRIBUTE,
                                column.span,
                                format!("`&type_column` takes a string, this is `{}`", column.ty),
                            );
                        }
                    }
                }
                AttrKind::Redef | AttrKind::IsAssigned | AttrKind::IsUsed => {}
                AttrKind::RawOutput if matches!(ty, Type::File) => {}
                AttrKind::BrokerAllowComplexType
                | AttrKind::Backend
                | AttrKind::BrokerStore
                | AttrKind::PublishOnChange => self.shared_table(attr, &decl.attrs, &ty, Some("a record field")),
                _ => self.misplaced(attr, "a record field"),
            }
        }
        if has_default && field.optional {
            self.error(
                codes::ATTRIBUTE_CLASH,
                decl.name.span,
                "`&default` makes a field optional already: it can't have `&optional` too",
            );
            field.optional = false;
        }
        if has_default && field.default.get().is_none() {
            // What is wrong with its default has been told: that it has none is no news.
            field.optional = true;
        }
        if !table_attrs.is_empty()
            && let Type::Table(tt) = &ty
        {
            if let Some(attrs) = self.table_attrs(&table_attrs, tt, false)
                && !field.optional
            {
                let start = match field.default.get() {
                    Some(id) => Expr::WithAttrs(Box::new((Expr::Thunk(id), attrs))),
                    None => Expr::WithAttrs(Box::new((empty_table(tt, decl.name.span), attrs))),
                };
                let thunk = Thunk { expr: start, frame: 0, span: decl.name.span };
                let id = self.program().add_thunk(thunk);
                field.default.set(Some(id));
            }
        } else if let Some(attr) = table_attrs.first()
            && !ty.is_error()
        {
            self.misplaced(attr, &format!("a field of type `{ty}`"));
        }
        field.attrs = attrs_text(&decl.attrs, &self.names.readings_from(readings));
        field
    }

    fn field_default(&mut self, field: &Field, attr: &ast::Attr) {
        let Some(value) = &attr.value else {
            self.error(codes::ATTRIBUTE_VALUE, attr.span, "`&default` needs a value");
            return;
        };
        self.names.enter_isolated();
        let typed = self.expr(value, Some(&field.ty));
        if typed.is_wrong() {
            self.names.leave_isolated();
            field.default.set(None);
            return;
        }
        if let Type::Table(tt) = &field.ty
            && !matches!(&typed.ty, Type::Table(_))
            && tt.value.is_some()
        {
            // It is the field's default, not that of its tables (reference: Attr.cc, check_default_attr).
            self.names.leave_isolated();
            self.error(
                codes::MISMATCH,
                typed.span,
                format!("the default of a field: expected `{}`, found `{}`", field.ty, typed.ty),
            );
            return;
        }
        let span = typed.span;
        let before = self.problems.error_count();
        let expr = self.promote_default(typed, &field.ty);
        let frame = self.names.leave_isolated();
        if self.problems.error_count() == before {
            let id = self.program().add_thunk(Thunk { expr, frame, span });
            field.default.set(Some(id));
        }
    }

    /// The value of a `&default` as one of the type that it is for. Conversions to and from `any`, and of records, are not
    /// shown with the attribute (reference: Attr.cc, check_default_attr).
    fn promote_default(&mut self, value: Typed, ty: &Type) -> Expr {
        let silent = matches!(ty, Type::Any | Type::Record(_)) || value.ty.is_any();
        let span = value.span;
        let expr = self.promote(value, ty, "the default");
        if silent {
            self.names.readings.retain(|(at, how)| *at != span || !matches!(how, Reading::Converted(_)));
        }
        expr
    }

    /// The enumerators of a new enum, or those that a redefinition adds.
    pub(crate) fn enumerators(&mut self, e: &Rc<EnumType>, list: &[ast::Enumerator], is_redef: bool) {
        // One that is declared again, the same, is numbered anew.
        let again = (!is_redef && !e.members().is_empty()).then(EnumType::new);
        let numbers = again.as_ref().unwrap_or(e);
        for x in list {
            let full = self.names.full_name(&x.name);
            if !numbers.may_be_explicit(x.value.is_some()) {
                let text = "an enum has explicit values for all of its names or for none";
                let mut d = Diagnostic::error(codes::BAD_ENUMERATOR, x.name.span, text).told_at(x.next);
                e.break_off();
                d = match x.value {
                    Some(_) => d.note("has a value, unlike those before"),
                    None => d.note("has no value").help(format!("write `{} = {}`", x.name.name, numbers.next_value())),
                };
                self.tell(d);
                continue;
            }
            let value = match &x.value {
                Some(v) => match self.enum_value(v, x.next) {
                    Some(n) => n,
                    None => continue,
                },
                None => numbers.next_value(),
            };
            if numbers.member(value).is_some() {
                let d = Diagnostic::error(codes::BAD_ENUMERATOR, x.name.span, format!("the value {value} is taken"));
                self.tell(d.told_at(x.next));
                e.break_off();
                continue;
            }
            if let Some(again) = &again {
                again.add(full.clone(), value);
            }
            if let Some(s) = self.names.symbol(&full).cloned() {
                if let SymbolKind::Enumerator(m) = &s.kind
                    && Rc::ptr_eq(&m.ty(), e)
                    && m.value == value
                {
                    continue;
                }
                let d = Diagnostic::error(codes::DECLARED_TWICE, x.name.span, format!("`{full}` is already declared"))
                    .label(s.span, "declared here")
                    .told_at(x.next);
                self.tell(d);
                e.break_off();
                continue;
            }
            let member = e.add(full.clone(), value);
            let mut deprecated = None;
            for attr in &x.attrs {
                match attr.kind {
                    AttrKind::Deprecated => deprecated = Some(self.deprecation_text(attr)),
                    _ => self.misplaced(attr, "an enumerator"),
                }
            }
            let mut symbol = self.new_symbol(full, SymbolKind::Enumerator(member), Type::Enum(e.clone()), x.name.span);
            symbol.deprecated = deprecated;
            symbol.is_const = true;
            self.names.insert(symbol);
        }
    }

    fn enum_value(&mut self, e: &ast::Expr, next: Span) -> Option<i64> {
        use ast::{ExprKind, Literal, UnaryOp};
        match &e.kind {
            ExprKind::Literal(Literal::Count(c)) => Some(*c as i64),
            ExprKind::Unary(UnaryOp::Negate, _) => {
                self.error(codes::BAD_ENUMERATOR, e.span, "an enumerator can't be negative");
                None
            }
            ExprKind::Name(id) => match self.names.global(id).cloned() {
                Some(Symbol { kind: SymbolKind::Enumerator(m), .. }) => Some(m.value),
                _ => {
                    let typed = self.isolated(e);
                    match self.host.value(&typed.0.expr, typed.1) {
                        Some(Value::Count(c)) => Some(c as i64),
                        _ => self.no_enum_value(e.span, next),
                    }
                }
            },
            _ => self.no_enum_value(e.span, next),
        }
    }

    fn no_enum_value(&mut self, span: Span, next: Span) -> Option<i64> {
        let d = Diagnostic::error(codes::BAD_ENUMERATOR, span, "an enumerator's value must be a count");
        self.tell(d.told_at(next));
        None
    }

    /// What is wrong with a default has been told: calls that leave the parameter out are as they should be.
    fn poisoned_default(&mut self, param: &Param, span: Span) {
        let expr = Expr::Const(Value::Unset);
        let id = self.program().add_thunk(Thunk { expr, frame: 0, span });
        param.default.set(Some(id));
    }

    /// A function's, event's or hook's type.
    pub(crate) fn func_type(&mut self, flavor: Flavor, s: &ast::Signature) -> FuncType {
        let mut params: Vec<Param> = Vec::with_capacity(s.params.len());
        let mut defaulted = false;
        // What is wrong with all of them together is told of where they end.
        let last = s.params.last().map_or(s.span, FieldDecl::end);
        for decl in &s.params {
            if params.iter().any(|p| p.name == decl.name.name) && &*decl.name.name != "_" {
                let text = format!("parameter `{}` is declared twice", decl.name.name);
                let first = s.params.iter().find(|p| p.name.name == decl.name.name).map_or(Span::NONE, |p| p.name.span);
                let d = Diagnostic::error(codes::DECLARED_TWICE, decl.name.span, text);
                self.tell(d.label(first, "first declared here").told_at(last));
            }
            let ty = self.ty(&decl.ty);
            let readings = self.names.readings.len();
            let mut param = Param::new(decl.name.name.clone(), ty);
            self.duplicates(&decl.attrs, &param.ty, false);
            for attr in &decl.attrs {
                match attr.kind {
                    AttrKind::Default => {
                        defaulted = true;
                        self.param_default(&param, attr);
                        if param.default.get().is_none() {
                            self.poisoned_default(&param, attr.span);
                        }
                        if let Some(value) = &attr.value {
                            param.default_text = Some(unparse::expr(value).into());
                        }
                    }
                    AttrKind::Deprecated => {
                        param.deprecated = Some(self.deprecation_text(attr).unwrap_or_else(|| "".into()))
                    }
                    AttrKind::Log => {
                        self.loggable(&param.ty, attr.span);
                    }
                    // These say nothing here, but are taken (reference: Attr.cc, CheckAttr).
                    AttrKind::Redef | AttrKind::IsAssigned | AttrKind::IsUsed => {}
                    _ => self.misplaced(attr, "a parameter"),
                }
            }
            if defaulted && param.default.get().is_none() && !decl.attrs.iter().any(|a| a.kind == AttrKind::Default) {
                let text = format!("parameter `{}` needs a default, for one before it has one", decl.name.name);
                let mut d = Diagnostic::error(codes::DEFAULT_ORDER, decl.name.span, text);
                let is_default = |a: &ast::Attr| a.kind == AttrKind::Default;
                let first = s.params.iter().find_map(|p| p.attrs.iter().find(|a| is_default(a)));
                if let Some(first) = first {
                    d = d.label(first.span, "the first default");
                }
                self.tell(d.help("put the parameters with a default last").told_at(last));
                self.poisoned_default(&param, decl.name.span);
            }
            param.attrs = attrs_text(&decl.attrs, &self.names.readings_from(readings));
            params.push(param);
        }
        let variadic = matches!(params.as_slice(), [p] if p.ty.is_any() && &*p.name == "va_args");
        let result = match (flavor, &s.result) {
            (Flavor::Hook, None) => Type::Bool,
            // What a hook is said to yield is not looked at (reference: parse.y, func_hdr).
            (Flavor::Hook, Some(t)) => {
                self.ty(t);
                Type::Bool
            }
            (Flavor::Event, Some(t)) => {
                self.tell(Diagnostic::error(codes::BAD_RETURN, t.span, "an event yields nothing").ending());
                Type::Void
            }
            (_, Some(t)) => self.ty(t),
            (_, None) => Type::Void,
        };
        FuncType { flavor, variadic, ..FuncType::function(params, result) }
    }

    fn param_default(&mut self, param: &Param, attr: &ast::Attr) {
        let Some(value) = &attr.value else {
            self.error(codes::ATTRIBUTE_VALUE, attr.span, "`&default` needs a value");
            return;
        };
        self.names.enter_isolated();
        let typed = self.expr(value, Some(&param.ty));
        let span = typed.span;
        let wrong = typed.is_wrong() || param.ty.is_error();
        let before = self.problems.error_count();
        let expr = if wrong { typed.expr } else { self.promote_default(typed, &param.ty) };
        let frame = self.names.leave_isolated();
        if !wrong && self.problems.error_count() == before {
            let id = self.program().add_thunk(Thunk { expr, frame, span });
            param.default.set(Some(id));
        }
    }

    pub(crate) fn new_symbol(&self, name: Name, kind: SymbolKind, ty: Type, span: Span) -> Symbol {
        Symbol {
            module: super::scope::module_of(&name).into(),
            name,
            kind,
            ty,
            exported: self.names.exporting,
            span,
            deprecated: None,
            function: None,
            is_defined_function: false,
            is_const: false,
            is_option: false,
            is_redef: false,
            is_used: false,
            undeclared: false,
            add_func: None,
            delete_func: None,
            prototypes: Vec::new(),
        }
    }
}

/// Attributes of a field or parameter as the reference shows them: a default makes it optional.
fn attrs_text(attrs: &[ast::Attr], known: &Readings) -> Box<str> {
    let text = unparse::attrs_with(attrs, known);
    let has = |kind| attrs.iter().any(|a| a.kind == kind);
    if has(AttrKind::Default) && !has(AttrKind::Optional) { format!("{text}, &optional").into() } else { text.into() }
}

/// An empty table or set of a type.
pub(crate) fn empty_table(tt: &Rc<TableType>, span: Span) -> Expr {
    Expr::Table(Box::new(crate::program::TableNew { ty: tt.clone(), entries: Box::new([]), span }))
}

/// Says why a type can't be that of an index.
pub(super) fn unfit_text(ty: &Type, part: &Type) -> String {
    let what = ty.to_string();
    let part = part.to_string();
    if what == part {
        format!("a value of type `{what}` can't be an index")
    } else {
        format!("a value of type `{what}` can't be an index: it holds `{part}`")
    }
}
