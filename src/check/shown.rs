//! The text of a condition as the reference shows it: names in full, what calls leave out, and the conversions that
//! operands, arguments and keys undergo.
//!
//! Reference: Expr.cc, where conversions are nodes of the tree and have their text (`UnaryExpr::ExprDescribe`).

use super::{Names, SymbolKind};
use crate::source::Span;
use crate::syntax::ast::{self, BinaryOp, ExprKind, Ident};
use crate::syntax::unparse::{self, Constructed, Conversion, is_field};
use crate::syntax::walk::each_expr;
use crate::types::{FuncType, RecordType, TableType, Type, same, widest};
use std::collections::HashMap;

/// The text of an expression that was checked while the types of expressions were noted.
pub(super) fn shown(e: &ast::Expr, names: &Names) -> String {
    let mut known = Known { names, conversions: HashMap::new() };
    each_expr(e, &mut |e| known.look_at(e));
    unparse::expr_with(e, &known)
}

struct Known<'n> {
    names: &'n Names,
    conversions: HashMap<Span, Conversion>,
}

impl Known<'_> {
    fn ty(&self, e: &ast::Expr) -> Option<&Type> {
        self.names.types.as_ref()?.get(&e.span)
    }

    fn symbol(&self, id: &Ident) -> Option<&super::Symbol> {
        if self.names.names_local(id) { None } else { self.names.global(id) }
    }

    fn type_named(&self, callee: &ast::Expr) -> Option<&Type> {
        let ExprKind::Name(id) = &callee.kind else { return None };
        match &self.symbol(id)?.kind {
            SymbolKind::Type(ty) => Some(ty),
            SymbolKind::Variable(_) | SymbolKind::Enumerator(_) => None,
        }
    }

    fn look_at(&mut self, e: &ast::Expr) {
        match &e.kind {
            ExprKind::Binary(op, a, b) => self.binary(*op, a, b),
            ExprKind::Cond(_, a, b) => {
                self.alike(a, b);
                self.filled(a, b);
                self.filled(b, a);
            }
            ExprKind::Index(of, index) => match self.ty(of).cloned() {
                Some(Type::Table(t)) => self.key(index, &t),
                Some(Type::String) => self.all(index, &Type::Int),
                _ => {}
            },
            ExprKind::Slice(of, lo, hi) if matches!(self.ty(of), Some(Type::String)) => {
                for bound in [lo, hi].into_iter().flatten() {
                    self.converted(bound, &Type::Int);
                }
            }
            ExprKind::Call(callee, args) => match (self.type_named(callee).cloned(), self.ty(callee).cloned()) {
                (Some(ty), _) => self.constructed_of(args, &ty),
                (None, Some(Type::Func(f))) => self.arguments(args, &f),
                _ => {}
            },
            ExprKind::VectorCtor(items) | ExprKind::SetCtor(items, _) | ExprKind::TableCtor(items, _) => {
                if let Some(ty) = self.ty(e).cloned() {
                    self.constructed_of(items, &ty);
                }
            }
            _ => {}
        }
    }

    fn binary(&mut self, op: BinaryOp, a: &ast::Expr, b: &ast::Expr) {
        use BinaryOp::*;
        match op {
            In | NotIn => {
                if let Some(Type::Table(t)) = self.ty(b).cloned() {
                    match &a.kind {
                        ExprKind::List(items) if !items.iter().all(is_field) => self.key(items, &t),
                        _ => self.key(std::slice::from_ref(a), &t),
                    }
                }
            }
            ShiftLeft | ShiftRight => {
                if matches!(self.ty(a), Some(Type::Int)) {
                    self.converted(b, &Type::Int);
                }
            }
            Mul | Div => match (self.ty(a), self.ty(b)) {
                (Some(Type::Interval), Some(t)) if t.is_arithmetic() => self.converted(b, &Type::Double),
                (Some(t), Some(Type::Interval)) if t.is_arithmetic() => self.converted(a, &Type::Double),
                _ => self.alike(a, b),
            },
            Eq | Ne => match (self.ty(a), self.ty(b)) {
                (Some(Type::Time), Some(t)) if t.is_arithmetic() => self.note(b, Conversion::To("time".to_owned())),
                (Some(t), Some(Type::Time)) if t.is_arithmetic() => self.note(a, Conversion::To("time".to_owned())),
                _ => self.alike(a, b),
            },
            Add | Sub | Mod | Lt | Le | Gt | Ge => self.alike(a, b),
            Or | And | BitOr | BitXor | BitAnd => {}
        }
    }

    /// Two numbers, or two vectors of numbers, become the wider of the two.
    fn alike(&mut self, a: &ast::Expr, b: &ast::Expr) {
        let (Some(x), Some(y)) = (self.ty(a).cloned(), self.ty(b).cloned()) else { return };
        let wide = match (&x, &y) {
            (x, y) if x.is_arithmetic() && y.is_arithmetic() => widest(x, y),
            (Type::Vector(v), Type::Vector(w)) => match (&v.element, &w.element) {
                (Some(x), Some(y)) if x.is_arithmetic() && y.is_arithmetic() => Type::vector(widest(x, y)),
                _ => return,
            },
            _ => return,
        };
        for (e, ty) in [(a, x), (b, y)] {
            if !same(&ty, &wide) {
                self.note(e, Conversion::To(wide.to_string()));
            }
        }
    }

    /// An empty constructor takes the type of what stands beside it.
    fn filled(&mut self, e: &ast::Expr, beside: &ast::Expr) {
        if is_empty_constructor(e)
            && !is_empty_constructor(beside)
            && let Some(to) = self.ty(beside).cloned()
        {
            self.converted(e, &to);
        }
    }

    fn all(&mut self, items: &[ast::Expr], to: &Type) {
        for item in items {
            self.converted(item, to);
        }
    }

    /// Whatever indexes a table or set; `any` alone takes it as it is.
    fn key(&mut self, index: &[ast::Expr], t: &TableType) {
        match (index, t.index.as_slice()) {
            (_, [Type::Any]) => {}
            ([one], [Type::Subnet]) if matches!(self.ty(one), Some(Type::Addr)) => {}
            ([one], [Type::Pattern]) if matches!(self.ty(one), Some(Type::String)) => {}
            (index, types) if index.len() == types.len() => {
                for (i, ty) in index.iter().zip(types) {
                    self.converted(i, ty);
                }
            }
            _ => {}
        }
    }

    fn arguments(&mut self, args: &[ast::Expr], f: &FuncType) {
        let takes_anything = matches!(f.params.as_slice(), [p] if p.ty.is_any());
        if f.variadic || takes_anything {
            return;
        }
        for (arg, param) in args.iter().zip(&f.params) {
            self.converted(arg, &param.ty);
        }
    }

    fn constructed_of(&mut self, items: &[ast::Expr], ty: &Type) {
        match ty {
            Type::Record(r) => {
                for item in items {
                    if let ExprKind::FieldInit(name, value) = &item.kind
                        && let Some(field) = r.index_of(&name.name).and_then(|i| r.field(i))
                    {
                        self.converted(value, &field.ty);
                    }
                }
            }
            Type::Vector(v) => {
                if let Some(element) = v.element.as_ref().filter(|e| !e.is_any()) {
                    self.all(items, element);
                }
            }
            Type::Table(t) => {
                for item in items {
                    match (&item.kind, &t.value) {
                        (ExprKind::Assign(_, key, value), Some(to)) => {
                            match &key.kind {
                                ExprKind::List(keys) => self.key(keys, t),
                                _ => self.key(std::slice::from_ref(key), t),
                            }
                            self.converted(value, to);
                        }
                        (ExprKind::List(keys), None) if t.index.len() > 1 => self.key(keys, t),
                        _ => self.key(std::slice::from_ref(item), t),
                    }
                }
            }
            _ => {}
        }
    }

    /// An expression where that type is wanted (reference: Expr.cc, check_and_promote_expr).
    fn converted(&mut self, e: &ast::Expr, to: &Type) {
        let Some(from) = self.ty(e) else { return };
        let conversion = match (from, to) {
            (Type::Any, Type::Any) | (Type::Error, _) | (_, Type::Error) => return,
            (_, Type::Any) => Conversion::Named("to_any_coerce "),
            (Type::Any, _) => Conversion::Named("from_any_coerce "),
            (_, Type::Vector(_)) if is_empty_constructor(e) => Conversion::Named("vector_coerce "),
            (_, Type::Table(_)) if is_empty_constructor(e) => Conversion::To(to.to_string()),
            (_, Type::Record(r)) if is_made_otherwise(e, r) || !same(from, to) => Conversion::To(to.to_string()),
            (x, y) if x.is_arithmetic() && y.is_arithmetic() && !same(x, y) => Conversion::To(to.to_string()),
            _ => return,
        };
        self.note(e, conversion);
    }

    fn note(&mut self, e: &ast::Expr, conversion: Conversion) {
        self.conversions.insert(e.span, conversion);
    }
}

/// Whether it is `table()`, `set()` or `vector()`.
fn is_empty_constructor(e: &ast::Expr) -> bool {
    match &e.unparenthesised().kind {
        ExprKind::TableCtor(items, _) | ExprKind::SetCtor(items, _) | ExprKind::VectorCtor(items) => items.is_empty(),
        _ => false,
    }
}

/// Whether it is a record without a type whose own type would not be the wanted one: each field given, in order, and
/// none with attributes.
fn is_made_otherwise(e: &ast::Expr, wanted: &RecordType) -> bool {
    let items = match &e.unparenthesised().kind {
        ExprKind::List(items) if items.iter().all(is_field) => items,
        ExprKind::RecordCtor(items) => items,
        _ => return false,
    };
    let fields = wanted.fields();
    items.len() != fields.len()
        || items.iter().zip(fields.iter()).any(|(item, field)| match &item.kind {
            ExprKind::FieldInit(name, _) | ExprKind::FieldLambda(name, _) => {
                name.name != field.name || field.optional || field.default.get().is_some() || field.log.get()
            }
            _ => true,
        })
}

impl unparse::Knowledge for Known<'_> {
    fn name(&self, id: &Ident) -> Option<String> {
        self.symbol(id).map(|s| s.name.to_string())
    }

    fn is_enumerator(&self, id: &Ident) -> bool {
        self.symbol(id).is_some_and(|s| matches!(s.kind, SymbolKind::Enumerator(_)))
    }

    fn conversion(&self, e: &ast::Expr) -> Option<Conversion> {
        self.conversions.get(&e.span).cloned()
    }

    fn is_string(&self, e: &ast::Expr) -> bool {
        matches!(self.ty(e), Some(Type::String))
    }

    fn is_pattern(&self, e: &ast::Expr) -> bool {
        matches!(self.ty(e), Some(Type::Pattern))
    }

    fn is_interval(&self, e: &ast::Expr) -> bool {
        matches!(self.ty(e), Some(Type::Interval))
    }

    fn constructed(&self, callee: &ast::Expr) -> Option<Constructed> {
        match self.type_named(callee)? {
            Type::Record(_) => Some(Constructed::Record),
            Type::Vector(_) => Some(Constructed::Vector),
            ty if ty.is_set() => Some(Constructed::Set),
            Type::Table(_) => Some(Constructed::Table),
            _ => None,
        }
    }

    fn missing_arguments(&self, callee: &ast::Expr, given: usize) -> Vec<String> {
        let ExprKind::Name(id) = &callee.kind else { return Vec::new() };
        match self.symbol(id).map(|s| &s.ty) {
            Some(Type::Func(f)) => f
                .params
                .iter()
                .skip(given)
                .filter(|p| !p.default_text.is_empty())
                .map(|p| p.default_text.to_string())
                .collect(),
            _ => Vec::new(),
        }
    }
}
