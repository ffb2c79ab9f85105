//! What stands in brackets behind an expression: indices, and the bounds of slices.

use super::{Checker, Typed};
use crate::diagnostic::{Diagnostic, codes};
use crate::program::{Expr, KeyExpr, TableIndex, VectorIndex, WordExpr};
use crate::source::Span;
use crate::syntax::ast;
use crate::syntax::unparse::{self, Reading};
use crate::types::{TableType, Type, VectorType};
use std::rc::Rc;

impl Checker<'_> {
    pub(super) fn index(&mut self, of: &ast::Expr, index: &[ast::Expr], span: Span) -> Typed {
        let container = self.expr(of, None);
        let mark = self.problems.mark();
        let out = self.index_of(container, index, span);
        if let ([one], true) = (index, out.is_wrong()) {
            let (key, of) = (unparse::expr(one), unparse::expr(of));
            self.problems.amend(mark, |d| match (d.code, &d.help) {
                (codes::NOT_INDEXABLE, None) if d.span == span => d.help(format!("write `{key} in {of}`")),
                _ => d,
            });
        }
        self.tell_declaration(
            mark,
            &[codes::NOT_INDEXABLE, codes::INDEX_COUNT, codes::INDEX_TYPE, codes::MISMATCH],
            of,
        );
        out
    }

    fn index_of(&mut self, container: Typed, index: &[ast::Expr], span: Span) -> Typed {
        match container.ty.clone() {
            Type::Error => {
                for i in index {
                    self.expr(i, None);
                }
                Typed::poison(span)
            }
            Type::Table(t) => self.table_index(container, &t, index, span),
            Type::Vector(v) => self.vector_index(container, &v, index, span),
            Type::String => {
                let Some(i) = self.sole_index(index, span, "a string") else { return Typed::poison(span) };
                if i.ty.is_arithmetic() {
                    self.read_conversion(&i, &Type::Int);
                }
                let Some(i) = self.integer(i, "a string") else { return Typed::poison(span) };
                Typed::new(Expr::StringIndex(Box::new((container.expr, i))), Type::String, span)
            }
            other => {
                for i in index {
                    self.expr(i, None);
                }
                self.wrong_with(not_indexable(container.span, &other))
            }
        }
    }

    fn table_index(&mut self, container: Typed, t: &Rc<TableType>, index: &[ast::Expr], span: Span) -> Typed {
        if let ([Type::Pattern], [one]) = (t.index.as_slice(), index) {
            let key = self.expr(one, None);
            if matches!(key.ty, Type::String) {
                let Some(value) = &t.value else {
                    return self.wrong(codes::NOT_INDEXABLE, span, "a set has no values: use `in`");
                };
                let ty = Rc::new(VectorType { name: None, element: Some(value.clone()) });
                return Typed::new(
                    Expr::PatternIndex(Box::new((container.expr, key.expr, ty.clone()))),
                    Type::Vector(ty),
                    span,
                );
            }
            if key.is_wrong() {
                return Typed::poison(span);
            }
        }
        let Some(key) = self.table_key(t, index, span) else { return Typed::poison(span) };
        let Some(value) = t.value.clone() else {
            let text = "a set has no values: use `in` to test, `add` and `delete` to change it";
            return self.wrong_with(Diagnostic::error(codes::NOT_INDEXABLE, span, text).note("a set holds keys alone"));
        };
        Typed::new(Expr::TableIndex(Box::new(TableIndex { table: container.expr, key, span })), value, span)
    }

    /// The key of a table from what stands in its brackets.
    pub(crate) fn table_key(&mut self, t: &TableType, index: &[ast::Expr], span: Span) -> Option<KeyExpr> {
        if t.is_unspecified() {
            for i in index {
                self.expr(i, None);
            }
            self.error(codes::UNTYPED_EMPTY, span, "an empty table has no type to look up a key by");
            return None;
        }
        if index.len() != t.index.len() {
            let values: Vec<Typed> = index.iter().map(|i| self.expr(i, None)).collect();
            if !values.iter().any(Typed::is_wrong) {
                let n = t.index.len();
                let text =
                    format!("expected {n} value{} as index, found {}", if n == 1 { "" } else { "s" }, index.len());
                let d = Diagnostic::error(codes::INDEX_COUNT, span, text);
                self.tell(d.note(format!("{} of {n}", index.len())));
            }
            return None;
        }
        let before = self.problems.error_count();
        let mut exprs = Vec::with_capacity(index.len());
        let mut wrong = false;
        for (i, ty) in index.iter().zip(&t.index) {
            let v = self.expr(i, Some(ty));
            wrong |= v.is_wrong();
            // An address looks up the longest prefix that covers it.
            if matches!((&v.ty, ty), (Type::Addr, Type::Subnet)) && t.index.len() == 1 {
                exprs.push(v.expr);
            } else {
                exprs.push(self.key_value(v, ty, index.len() == 1));
            }
        }
        if wrong || self.problems.error_count() > before {
            return None;
        }
        Some(match exprs.len() {
            1 => KeyExpr::One(exprs.pop()?),
            _ => KeyExpr::Many(exprs.into()),
        })
    }

    /// The one int or count in brackets, as an int.
    pub(crate) fn integer_index(&mut self, index: &[ast::Expr], span: Span, of: &str) -> Option<WordExpr> {
        let v = self.sole_index(index, span, of)?;
        self.integer(v, of)
    }

    fn sole_index(&mut self, index: &[ast::Expr], span: Span, of: &str) -> Option<Typed> {
        if let [one] = index {
            return Some(self.expr(one, None));
        }
        for i in index {
            self.expr(i, None);
        }
        self.error(codes::INDEX_COUNT, span, format!("{of} takes one index"));
        None
    }

    fn integer(&mut self, v: Typed, of: &str) -> Option<WordExpr> {
        match &v.ty {
            Type::Error => None,
            Type::Int | Type::Count | Type::Bool => Some(v.into_word()),
            Type::Any => Some(WordExpr::Value(Expr::FromAny(Box::new((v.expr, Type::Int, v.span))))),
            other => {
                let text = format!("the index of {of} is an int or count, this is `{other}`");
                self.error(codes::INDEX_TYPE, v.span, text);
                None
            }
        }
    }

    fn vector_index(&mut self, container: Typed, v: &Rc<VectorType>, index: &[ast::Expr], span: Span) -> Typed {
        let element = v.element.clone().unwrap_or(Type::Any);
        let [one] = index else {
            // Two are the bounds of a slice (reference: Type.cc, VectorType::MatchesIndex).
            if let [lo, hi] = index {
                let Some((lo, hi)) = self.bounds(&container.ty, Some(lo), Some(hi)) else { return Typed::poison(span) };
                return Typed::new(Expr::Slice(Box::new((container.expr, lo, hi))), container.ty, span);
            }
            for i in index {
                self.expr(i, None);
            }
            return self.wrong(codes::INDEX_COUNT, span, "a vector takes one index");
        };
        let i = self.expr(one, None);
        if let Type::Vector(by) = &i.ty {
            return match &by.element {
                Some(Type::Bool | Type::Int | Type::Count) | None => {
                    Typed::new(Expr::VectorSelect(Box::new((container.expr, i.expr, span))), container.ty, span)
                }
                Some(other) => {
                    let text = format!("a vector is selected from by bools, ints or counts, these are `{other}`");
                    self.wrong(codes::INDEX_TYPE, i.span, text)
                }
            };
        }
        let Some(index) = self.integer(i, "a vector") else { return Typed::poison(span) };
        Typed::new(Expr::VectorIndex(Box::new(VectorIndex { vector: container.expr, index, span })), element, span)
    }

    /// The bounds of a slice of such a type.
    pub(crate) fn bounds(
        &mut self,
        of: &Type,
        lo: Option<&ast::Expr>,
        hi: Option<&ast::Expr>,
    ) -> Option<(Option<WordExpr>, Option<WordExpr>)> {
        let mut bound = |e: Option<&ast::Expr>| -> Option<Option<WordExpr>> {
            match e {
                None => Some(None),
                Some(e) => {
                    let v = self.expr(e, None);
                    match &v.ty {
                        Type::Int | Type::Count => {
                            if matches!(of, Type::String) {
                                self.read_conversion(&v, &Type::Int);
                            }
                            Some(Some(v.into_word()))
                        }
                        Type::Error => None,
                        other => {
                            let text = format!("the bounds of a slice are ints or counts, this is `{other}`");
                            self.error(codes::INDEX_TYPE, v.span, text);
                            None
                        }
                    }
                }
            }
        };
        let lo = bound(lo);
        let hi = bound(hi);
        Some((lo?, hi?))
    }

    pub(super) fn slice(
        &mut self,
        of: &ast::Expr,
        lo: Option<&ast::Expr>,
        hi: Option<&ast::Expr>,
        span: Span,
    ) -> Typed {
        let container = self.expr(of, None);
        if matches!(container.ty, Type::String) {
            self.names.readings.push((of.span, Reading::String));
        }
        let bounds = self.bounds(&container.ty, lo, hi);
        if container.is_wrong() {
            return container;
        }
        if !matches!(container.ty, Type::String | Type::Vector(_)) {
            let text = format!("a value of type `{}` can't be sliced", container.ty);
            let d = Diagnostic::error(codes::NOT_INDEXABLE, container.span, text);
            return self.wrong_with(d.told_at(container.span.end()));
        }
        let Some((lo, hi)) = bounds else { return Typed::poison(span) };
        Typed::new(Expr::Slice(Box::new((container.expr, lo, hi))), container.ty, span)
    }
}

/// Says that a container of that type has no elements.
pub(super) fn not_indexable(container: Span, ty: &Type) -> Diagnostic {
    let text = format!("a value of type `{ty}` has no elements");
    Diagnostic::error(codes::NOT_INDEXABLE, container, text).told_at(container.end())
}
