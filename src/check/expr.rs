//! Expressions.

use super::advice::foreign_name;
use super::scope::Found;
use super::{Checker, Symbol, SymbolKind, Typed};
use crate::diagnostic::{Diagnostic, codes};
use crate::program::{Element, Expr, FieldExpr, RealExpr, WordExpr};
use crate::source::Span;
use crate::syntax::ast::{self, AssignOp, ExprKind, Ident, Literal};
use crate::types::{FieldRef, Type, same};
use crate::value::{Addr, Pattern, Port, Subnet, TypeVal, Value, addr::Transport};
use std::rc::Rc;

impl Checker<'_> {
    /// Checks an expression. `want` is the type of the place it is meant for, where that is known: constructors and
    /// braces take it on, everything else ignores it.
    pub(crate) fn expr(&mut self, e: &ast::Expr, want: Option<&Type>) -> Typed {
        let typed = self.expr_of_kind(e, want);
        if let Some(types) = &mut self.names.types {
            types.insert(e.span, typed.ty.clone());
        }
        typed
    }

    fn expr_of_kind(&mut self, e: &ast::Expr, want: Option<&Type>) -> Typed {
        let span = e.span;
        match &e.kind {
            ExprKind::Literal(l) => self.literal(l, span),
            ExprKind::Name(id) => self.name(id),
            ExprKind::TypeName(b) => {
                let ty = Type::base(*b);
                Typed::new(Expr::Const(Value::Type(Rc::new(TypeVal::new(ty.clone())))), Type::Type(Rc::new(ty)), span)
            }
            ExprKind::TypeValue(written) => {
                let ty = self.ty(written);
                if ty.is_error() {
                    return Typed::poison(span);
                }
                Typed::new(Expr::Const(Value::Type(Rc::new(TypeVal::new(ty.clone())))), Type::Type(Rc::new(ty)), span)
            }
            ExprKind::Paren(inner) => {
                let typed = self.expr(inner, want);
                Typed { span, ..typed }
            }
            ExprKind::Copy(inner) => {
                let typed = self.expr(inner, None);
                if typed.is_wrong() {
                    return typed;
                }
                self.has_value(&typed);
                Typed::new(Expr::Copy(Box::new((typed.expr, span))), typed.ty, span)
            }
            ExprKind::Add(inner) => self.add_statement(inner, span),
            ExprKind::Delete(inner) => self.delete_statement(inner, span),
            ExprKind::Unary(op, inner) => self.unary(*op, inner, span),
            ExprKind::Binary(op, a, b) => self.binary(*op, a, b, span),
            ExprKind::Cond(c, a, b) => {
                let mark = self.problems.mark();
                let out = self.conditional(c, a, b, span);
                let of_whole = |d: &Diagnostic| d.span == span || d.code == codes::NOT_A_BOOL && d.span == c.span;
                self.problems.amend(mark, |d| if of_whole(&d) { d.told_at(c.span.end()) } else { d });
                out
            }
            ExprKind::Assign(AssignOp::Set, place, value) => {
                if matches!(place.kind, ExprKind::Slice(..)) {
                    let text = "a slice is assigned to in a statement of its own only";
                    self.tell(Diagnostic::error(codes::NOT_A_PLACE, place.span, text).told_at(span.end()));
                }
                self.assignment(place, value, span)
            }
            ExprKind::Assign(op, place, value) => {
                self.compound_assignment(place, value, *op == AssignOp::Add, span, false)
            }
            ExprKind::Index(of, index) => self.index(of, index, span),
            ExprKind::Slice(of, lo, hi) => self.slice(of, lo.as_deref(), hi.as_deref(), span),
            ExprKind::Field(of, field) => self.field_access(of, field, span),
            ExprKind::HasField(of, field) => self.has_field(of, field, span),
            // An argument with a name, which says nothing: its place decides. A vector is passed as a new one with the
            // same elements, as it is of every operator of one operand (reference: Expr.cc, UnaryExpr::Eval).
            ExprKind::FieldInit(_, value) => {
                let v = self.expr(value, want);
                let expr = match &v.ty {
                    Type::Vector(ty) if ty.element.is_some() => {
                        Expr::VectorCoerce(Box::new((v.expr, ty.clone(), Element::Keep)))
                    }
                    _ => v.expr,
                };
                Typed::new(expr, v.ty, span)
            }
            ExprKind::FieldLambda(_, l) => {
                let f = self.lambda(l, true);
                Typed::new(f.expr, f.ty, span)
            }
            ExprKind::List(items) => self.list(items, span, want),
            ExprKind::Braces(items) => self.within_init(|c| c.braces(items, span, want)),
            ExprKind::RecordCtor(items) => self.anonymous_record(items, span, want),
            ExprKind::TableCtor(items, attrs) => self.within_init(|c| c.table(items, attrs, span, want)),
            ExprKind::SetCtor(items, attrs) => self.set(items, attrs, span, want, false),
            ExprKind::VectorCtor(items) => self.vector(items, span),
            ExprKind::Call(callee, args) => self.call(callee, args, span, false),
            ExprKind::Hook(call) => match &call.kind {
                ExprKind::Call(callee, args) => self.call(callee, args, span, true),
                _ => {
                    self.expr(call, None);
                    self.wrong(codes::WRONG_CALL, span, "`hook` must be followed by a call")
                }
            },
            ExprKind::Lambda(l) => self.lambda(l, false),
            ExprKind::Schedule(when, event, args) => self.schedule(when, event, args, span),
            ExprKind::Size(inner) => self.size(inner, span),
            ExprKind::Cast(inner, ty) => self.cast(inner, ty, span),
            ExprKind::Is(inner, ty) => {
                let typed = self.expr(inner, None);
                let ty = self.ty(ty);
                if typed.is_wrong() || ty.is_error() {
                    return Typed::poison(span);
                }
                Typed::bool(WordExpr::Is(Box::new((typed.expr, ty, typed.span))), span)
            }
            ExprKind::WhenLocal(name, value) => self.when_local(name, value, span),
        }
    }

    fn literal(&mut self, l: &Literal, span: Span) -> Typed {
        let v = match l {
            Literal::Bool(b) => Value::bool(*b),
            Literal::Count(c) => Value::Count(*c),
            Literal::Double(d) => Value::double(*d),
            Literal::Interval(d) => Value::interval(*d),
            Literal::Port(n, t) => {
                let transport = match t {
                    1 => Transport::Tcp,
                    2 => Transport::Udp,
                    3 => Transport::Icmp,
                    _ => Transport::Unknown,
                };
                match Port::new(*n as u64, transport) {
                    Some(p) => Value::Port(p),
                    None => return self.wrong(codes::BAD_LITERAL, span, "port number out of range"),
                }
            }
            Literal::Addr(text) => match Addr::parse_literal(text.as_bytes()) {
                Some(a) => Value::addr(a),
                None => return self.wrong(codes::BAD_LITERAL, span, format!("bad address `{text}`")),
            },
            Literal::Subnet(text, width) => {
                // What is written as IPv6 counts its width as IPv6, a mapped IPv4 address too.
                let whole = Addr::parse_literal(text.as_bytes()).and_then(|a| {
                    if text.contains(':') {
                        u8::try_from(*width).ok().and_then(|w| Subnet::of_128(a, w))
                    } else {
                        Subnet::new(a, *width as u64)
                    }
                });
                match whole {
                    Some(s) => Value::subnet(s),
                    None => return self.wrong(codes::BAD_LITERAL, span, format!("bad subnet `{text}/{width}`")),
                }
            }
            Literal::String(s) => Value::string(s),
            Literal::Pattern(p) => match Pattern::compile(&p.text, p.ignore_case, p.single_line) {
                Ok(p) => Value::Pattern(Rc::new(p)),
                Err(e) => {
                    let at = Span::new(span.lo + 1 + e.offset as u32, span.lo + 2 + e.offset as u32);
                    let at = if at.hi < span.hi { at } else { span };
                    return self.wrong(codes::BAD_PATTERN, at, format!("bad pattern: {}", e.message));
                }
            },
        };
        Typed::constant(v, span)
    }

    fn name(&mut self, id: &Ident) -> Typed {
        let span = id.span;
        if id.name.starts_with("GLOBAL::") {
            return self.wrong_with(super::scope::global_prefix(id));
        }
        let is_last_value = self.names.interactive && self.names.symbol("_").is_some();
        if &*id.name == "_" && !is_last_value || id.name.ends_with("::_") {
            return self.wrong(codes::NO_VALUE, span, "the blank name `_` has no value");
        }
        match self.names.find(id) {
            Found::Local(l) => {
                if let Some(names) = &mut self.names.scope().condition {
                    names.locals.push(l.slot);
                }
                Typed::new(Expr::Local(l.slot, span), l.ty, span)
            }
            Found::Captured(i, ty) => Typed::new(Expr::Capture(i, span), ty, span),
            Found::Symbol(s) => self.symbol_value(&s, span),
            Found::Uncaptured(l) if self.names.scope().unfinished => Typed::new(Expr::Local(l.slot, span), l.ty, span),
            Found::Uncaptured(l) => {
                let d = Diagnostic::error(
                    codes::NOT_CAPTURED,
                    span,
                    format!("`{}` belongs to the enclosing body and is not captured", id.name),
                )
                .label(l.span, "declared here")
                .help(format!(
                    "name it in the captures: `{}`",
                    if self.names.in_when() {
                        format!("when [{}] ( … )", id.name)
                    } else {
                        format!("function[{}](…)", id.name)
                    }
                ));
                let told = self.names.scope().told_of_captures.unwrap_or(span);
                self.wrong_with(d.told_at(told))
            }
            Found::Closed(l) => {
                let d = Diagnostic::error(
                    codes::OUT_OF_BLOCK,
                    span,
                    format!("`{}` is used outside of the block that declares it", id.name),
                )
                .note("used here")
                .label(l.span, "declared in an inner block")
                .told_at(l.span);
                // What it is nobody knows where its own value is wrong.
                let declaration = if matches!(l.ty, Type::Error) {
                    format!("local {}: …;", id.name)
                } else {
                    format!("local {}: {};", id.name, l.ty)
                };
                self.wrong_with(d.help(format!("declare it before the block: `{declaration}`")))
            }
            Found::Hidden(s) => {
                self.hidden(id, &s);
                Typed::poison(span)
            }
            Found::Nothing => {
                let text = format!("unknown identifier `{}`", id.name);
                let mut d = Diagnostic::error(codes::UNKNOWN_NAME, span, text).ending();
                if let Some(local) = self.names.top_level_local(&id.name) {
                    d = d
                        .label(local, "a `local` of the top level is not seen in bodies")
                        .help("declare it with `global`");
                } else if let Some(word) = foreign_name(&id.name) {
                    d = d.help(word);
                } else if let Some(near) = self.names.near(&id.name) {
                    d = d.help(format!("did you mean `{near}`?"));
                } else {
                    d = self.with_module(d, &id.name);
                }
                self.wrong_with(d)
            }
        }
    }

    pub(crate) fn symbol_value(&mut self, s: &Symbol, span: Span) -> Typed {
        self.deprecated(span, &s.name, &s.deprecated);
        match &s.kind {
            SymbolKind::Variable(gid) => {
                if s.function.is_some() {
                    self.names.uses.note(&s.name);
                }
                if &*s.name == "backtrace" {
                    self.names.wants_backtraces = true;
                }
                if s.is_defined_function
                    && let Some(id) = s.function
                {
                    let value = self.program().function(id).value.clone();
                    return Typed::new(Expr::Const(Value::Func(value)), s.ty.clone(), span);
                }
                if let Some(names) = &mut self.names.scope().condition {
                    names.globals.push(*gid);
                }
                Typed::new(Expr::Global(*gid, span), s.ty.clone(), span)
            }
            SymbolKind::Enumerator(m) if m.ty().is_broken() => {
                self.problems.end(span);
                Typed::poison(span)
            }
            SymbolKind::Enumerator(m) => Typed::new(Expr::Const(Value::Enum(m.clone())), s.ty.clone(), span),
            SymbolKind::Type(t) => Typed::new(
                Expr::Const(Value::Type(Rc::new(TypeVal::named(t.clone(), &s.name)))),
                Type::Type(Rc::new(t.clone())),
                span,
            ),
        }
    }

    /// Complains where an expression has no value.
    pub(crate) fn has_value(&mut self, t: &Typed) -> bool {
        if matches!(t.ty, Type::Void) {
            self.valueless(t, "this has no value");
            return false;
        }
        !t.is_wrong()
    }

    /// Whether it may stand where anything may: what yields nothing is taken as well, and drops the statement when it
    /// runs (reference: Expr.cc, check_and_promote_args).
    pub(crate) fn passes(&mut self, t: &Typed) -> bool {
        if matches!(t.ty, Type::Void) {
            let text = "this has no value: the statement is dropped";
            self.warn(codes::NO_VALUE, t.span, text);
        }
        !t.is_wrong()
    }

    /// The type of the values and the place of a field; complains where there is none.
    pub(crate) fn field_of(&mut self, record: &Typed, field: &Ident) -> Option<(FieldRef, crate::types::Field)> {
        let Type::Record(r) = &record.ty else {
            if !record.is_wrong() {
                let text = format!("expected a record, found `{}`", record.ty);
                let d = Diagnostic::error(codes::NOT_A_RECORD, record.span, text);
                let d = d.note(format!("`${}` is taken from `{}`", field.name, record.ty));
                self.tell(d.told_at(record.span.end()));
            }
            return None;
        };
        let Some(index) = r.index_of(&field.name) else {
            let mut d = Diagnostic::error(
                codes::UNKNOWN_FIELD,
                field.span,
                format!("`{}` has no field `{}`", record.ty, field.name),
            );
            let names: Vec<_> = r.fields().iter().map(|f| f.name.clone()).collect();
            if let Some(near) = crate::diagnostic::nearest(&field.name, names.iter()) {
                d = d.help(format!("did you mean `${near}`?"));
            } else if names.len() <= 8 && !names.is_empty() {
                let names: Vec<String> = names.iter().map(|n| format!("`${n}`")).collect();
                d = d.help(format!("it has {}", names.join(", ")));
            }
            if let Some(s) = r.name().and_then(|n| self.names.symbol(&n)).filter(|s| self.names.is_own(s.span)) {
                d = d.label(s.span, "declared here");
            }
            self.tell(d);
            return None;
        };
        let f = r.field(index)?;
        if let Some(text) = &f.deprecated {
            let note = Some((!text.is_empty()).then(|| text.clone()));
            self.deprecated(field.span, &format!("field `{}`", field.name), &note);
        }
        Some((r.field_ref(index), f))
    }

    fn field_access(&mut self, of: &ast::Expr, field: &Ident, span: Span) -> Typed {
        let record = self.expr(of, None);
        let mark = self.problems.mark();
        let found = self.field_of(&record, field);
        self.tell_declaration(mark, &[codes::NOT_A_RECORD], of);
        match found {
            Some((field, f)) => {
                Typed::new(Expr::Field(Box::new(FieldExpr { record: record.expr, field, span })), f.ty, span)
            }
            None => Typed::poison(span),
        }
    }

    fn has_field(&mut self, of: &ast::Expr, field: &Ident, span: Span) -> Typed {
        let record = self.expr(of, None);
        match self.field_of(&record, field) {
            Some((field, _)) => Typed::bool(WordExpr::HasField(Box::new((record.expr, field))), span),
            None => Typed::poison(span),
        }
    }

    fn size(&mut self, inner: &ast::Expr, span: Span) -> Typed {
        let v = self.expr(inner, None);
        let inner_span = v.span;
        match v.ty.clone() {
            Type::Error => Typed::poison(span),
            Type::Void => {
                self.has_value(&v);
                Typed::poison(span)
            }
            Type::Int => Typed::word(WordExpr::AbsInt(Box::new(v.into_word())), Type::Count, span),
            Type::Count => Typed::word(v.into_word(), Type::Count, span),
            Type::Double | Type::Time | Type::Interval => {
                Typed::real(RealExpr::Abs(Box::new(v.into_real())), Type::Double, span)
            }
            Type::Subnet | Type::File => {
                Typed::real(RealExpr::Size(Box::new((v.expr, inner_span))), Type::Double, span)
            }
            Type::Any => Typed::new(Expr::SizeOfAny(Box::new(v.expr)), Type::Any, span),
            _ => Typed::word(WordExpr::Size(Box::new((v.expr, inner_span))), Type::Count, span),
        }
    }

    fn cast(&mut self, inner: &ast::Expr, ty: &ast::Type, span: Span) -> Typed {
        let v = self.expr(inner, None);
        let ty = self.ty(ty);
        if v.is_wrong() || ty.is_error() {
            return Typed::poison(span);
        }
        if !castable(&v.ty, &ty) {
            let text = format!("a value of type `{}` can't be cast to `{ty}`", v.ty);
            let mut d = Diagnostic::error(codes::BAD_CAST, span, text);
            if let Some(code) = super::advice::conversion(inner, &v.ty, &ty) {
                d = d.help(format!("write `{code}`"));
            }
            return self.wrong_with(d.label(v.span, format!("this is `{}`", v.ty)));
        }
        Typed::new(Expr::Cast(Box::new((v.expr, ty.clone(), span))), ty, span)
    }
}

/// Whether `as` may be tried between two types (reference: Val.cc, can_cast_value_to_type).
pub(crate) fn castable(from: &Type, to: &Type) -> bool {
    if from.is_any() || to.is_any() || same(from, to) {
        return true;
    }
    match (from, to) {
        (Type::Table(s), Type::Vector(v)) | (Type::Vector(v), Type::Table(s)) => {
            s.is_set() && s.index.len() == 1 && v.element.as_ref().is_none_or(|e| same(e, &s.index[0]))
        }
        (Type::Record(r), _) => r.name().is_some_and(|n| &*n == "Broker::Data"),
        _ => false,
    }
}
