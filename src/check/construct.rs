//! Constructors: records, lists and vectors. Those of tables and sets are next door.

use super::{Checker, Typed};
use crate::diagnostic::{Diagnostic, codes};
use crate::program::{Expr, RecordNew};
use crate::source::Span;
use crate::syntax::ast::{self, ExprKind, Ident};
use crate::syntax::unparse::{self, Conversion};
use crate::types::{Field, RecordType, Type, VectorType, same_exactly};
use std::rc::Rc;

impl Checker<'_> {
    /// `[ … ]` as a value: a record where it consists of fields, else a list.
    pub(crate) fn list(&mut self, items: &[ast::Expr], span: Span, want: Option<&Type>) -> Typed {
        let is_record = items.iter().all(|i| matches!(i.kind, ExprKind::FieldInit(..) | ExprKind::FieldLambda(..)));
        if is_record {
            return self.anonymous_record(items, span, want);
        }
        let values: Vec<Typed> = items.iter().map(|i| self.expr(i, None)).collect();
        if values.iter().any(Typed::is_wrong) {
            return Typed::poison(span);
        }
        let types = values.iter().map(|v| v.ty.clone()).collect();
        Typed::new(Expr::List(values.into_iter().map(|v| v.expr).collect()), Type::List(Rc::new(types)), span)
    }

    /// `[$f=e, …]` and `record($f=e, …)`: a record of its own type, or right away of the type that is wanted.
    pub(crate) fn anonymous_record(&mut self, items: &[ast::Expr], span: Span, want: Option<&Type>) -> Typed {
        if self.fields_twice(items, span) {
            return Typed::poison(span);
        }
        if let Some(Type::Record(r)) = want {
            return self.record_of_type(items, &r.clone(), span, false);
        }
        let mut fields: Vec<Field> = Vec::new();
        let mut inits = Vec::new();
        let mut wrong = false;
        for item in items {
            let Some((name, value)) = self.field_init(item, None) else {
                wrong = true;
                continue;
            };
            wrong |= value.is_wrong();
            let mut field = Field::new(name.name.clone(), value.ty.clone());
            field.span = name.span;
            inits.push((fields.len(), value.expr));
            fields.push(field);
        }
        if wrong {
            return Typed::poison(span);
        }
        let ty = self.program().add_record(fields);
        let new = RecordNew::new(ty.clone(), inits, span);
        Typed::new(Expr::Record(Box::new(new)), Type::Record(ty), span)
    }

    /// Complains about fields that stand twice in a record that is a type of its own.
    fn fields_twice(&mut self, items: &[ast::Expr], span: Span) -> bool {
        let mut seen: Vec<&Ident> = Vec::with_capacity(items.len());
        let mut wrong = false;
        for item in items {
            let (ExprKind::FieldInit(name, _) | ExprKind::FieldLambda(name, _)) = &item.kind else { continue };
            match seen.iter().find(|s| s.name == name.name) {
                Some(first) => {
                    let text = format!("field `{}` is given twice", name.name);
                    let d = Diagnostic::error(codes::DECLARED_TWICE, name.span, text);
                    self.tell(d.label(first.span, "first given here").told_at(span.end()));
                    wrong = true;
                }
                None => seen.push(name),
            }
        }
        wrong
    }

    fn field_init(&mut self, item: &ast::Expr, record: Option<&RecordType>) -> Option<(Ident, Typed)> {
        match &item.kind {
            ExprKind::FieldInit(name, value) => {
                let want = record.and_then(|r| r.index_of(&name.name).and_then(|i| r.field(i))).map(|f| f.ty);
                let value = self.expr(value, want.as_ref());
                if matches!(value.ty, Type::Void | Type::List(_)) {
                    self.error(codes::NO_VALUE, value.span, format!("field `{}` is given no value", name.name));
                    return None;
                }
                Some((name.clone(), value))
            }
            ExprKind::FieldLambda(name, lambda) => {
                let value = self.lambda(lambda, lambda.signature.result.is_none());
                Some((name.clone(), value))
            }
            _ => {
                let mut d = Diagnostic::error(codes::BAD_ELEMENT, item.span, "expected a field: `$name=value`");
                d = d.note("not a field");
                if let Some(f) = record.and_then(|r| r.field(0)) {
                    d = d.help(format!("fields are named: `${}={}`", f.name, unparse::expr(item)));
                }
                self.tell(d);
                None
            }
        }
    }

    /// A record of a known type: `T($f=e, …)` where `is_constructor`, which may leave out containers and records.
    pub(crate) fn record_of_type(
        &mut self,
        items: &[ast::Expr],
        r: &Rc<RecordType>,
        span: Span,
        is_constructor: bool,
    ) -> Typed {
        let mut inits: Vec<(usize, Expr)> = Vec::with_capacity(items.len());
        let mut wrong = false;
        let name = Type::Record(r.clone());
        let mut own = OwnFields::of(items, r, is_constructor);
        let mut alike = items.len() == r.len();
        for item in items {
            let Some((field, value)) = self.field_init(item, Some(r)) else {
                wrong = true;
                continue;
            };
            let Some(index) = r.index_of(&field.name) else {
                let mut d = Diagnostic::error(
                    codes::UNKNOWN_FIELD,
                    field.span,
                    format!("`{name}` has no field `{}`", field.name),
                );
                let names: Vec<_> = r.fields().iter().map(|f| f.name.clone()).collect();
                if let Some(near) = crate::diagnostic::nearest(&field.name, names.into_iter()) {
                    d = d.help(format!("did you mean `${near}`?"));
                }
                self.tell(d);
                wrong = true;
                continue;
            };
            let Some(target) = r.field(index) else { continue };
            if let Some(text) = &target.deprecated {
                let note = Some((!text.is_empty()).then(|| text.clone()));
                self.deprecated(field.span, &format!("field `{}`", field.name), &note);
            }
            if value.is_wrong() {
                wrong = true;
                continue;
            }
            if !is_constructor && is_untyped(item) && !target.ty.is_error() {
                let text =
                    format!("field `{}` is `{}`, what an empty constructor is of is not known", field.name, target.ty);
                let d = Diagnostic::error(codes::MISMATCH, value.span, text).note("of no type");
                self.tell(d.help(format!("name the type of the record: `{name}(${}=…)`", field.name)));
                wrong = true;
                continue;
            }
            own.take(item, index, &value.ty, &target);
            alike &= index == inits.len() && same_exactly(&value.ty, &target.ty);
            let before = self.problems.error_count();
            let read = self.names.readings.len();
            let expr = self.promote(value, &target.ty, &format!("field `{}`", field.name));
            if !is_constructor {
                // It is the record that is converted.
                self.names.readings.truncate(read);
            }
            wrong |= self.problems.error_count() > before;
            inits.push((index, expr));
        }
        if !wrong {
            let missing = r.fields().iter().enumerate().find_map(|(i, f)| {
                let given = inits.iter().any(|(at, _)| *at == i);
                let starts_empty = is_constructor && f.ty.is_aggregate();
                (!(given || f.may_be_left_out() || starts_empty)).then(|| (f.name.clone(), f.span))
            });
            if let Some((field, at)) = missing {
                let d =
                    Diagnostic::error(codes::MISSING_FIELD, span, format!("field `{field}` of `{name}` is missing"))
                        .note(format!("`{field}` has no value"))
                        .label(at, "declared without `&optional` or `&default`")
                        .help(format!("add `${field}=…`, or declare the field `&optional`"));
                self.tell(d);
            }
        }
        let ty = match own.fields {
            Some(fields) if !wrong => self.program().add_record(fields),
            _ => {
                if !is_constructor && !alike {
                    self.read_as(span, Conversion::To(name.to_string()));
                }
                r.clone()
            }
        };
        let new = RecordNew::new(ty.clone(), inits, span);
        Typed::new(Expr::Record(Box::new(new)), Type::Record(ty), span)
    }

    /// `T(…)` where T names a type.
    pub(crate) fn named_constructor(&mut self, ty: &Type, args: &[ast::Expr], span: Span, name_span: Span) -> Typed {
        match ty {
            Type::Record(r) => self.record_of_type(args, r, span, true),
            Type::Table(t) => self.entries_of_type(args, t, span),
            Type::Vector(v) => match &v.element {
                Some(e) => self.vector_of(args, e.clone(), v.clone(), span),
                None => Typed::poison(span),
            },
            Type::Error => {
                for a in args {
                    self.expr(a, None);
                }
                Typed::poison(span)
            }
            other => {
                self.wrong(codes::NOT_CALLABLE, name_span, format!("a value of type `{other}` can't be constructed"))
            }
        }
    }

    /// `vector(…)`
    pub(crate) fn vector(&mut self, items: &[ast::Expr], span: Span) -> Typed {
        if items.is_empty() {
            let ty = Rc::new(VectorType { name: None, element: None });
            return Typed::new(Expr::Vector(Box::new((ty.clone(), Box::new([])))), Type::Vector(ty), span);
        }
        let values: Vec<Typed> = items.iter().map(|i| self.expr(i, None)).collect();
        let mark = self.problems.mark();
        let Some(element) = self.common_type(&values, "the elements of a vector") else {
            // The reference speaks of the line that it has come to.
            self.problems.amend(mark, |d| if d.code == codes::MIXED_TYPES { d.told_at(span.end()) } else { d });
            if let Some(at) = self.mixed_enum(&values) {
                self.problems.amend(mark, |d| d.told_at(at));
            }
            return Typed::poison(span);
        };
        let ty = Rc::new(VectorType { name: None, element: Some(element.clone()) });
        self.finish_vector(values, &element, ty, span)
    }

    pub(crate) fn vector_of(&mut self, items: &[ast::Expr], element: Type, ty: Rc<VectorType>, span: Span) -> Typed {
        let values: Vec<Typed> = items.iter().map(|i| self.expr(i, Some(&element))).collect();
        self.finish_vector(values, &element, ty, span)
    }

    /// The reference looks no further than the first element that does not fit (Expr.cc,
    /// check_and_promote_exprs_to_type): the others are told of there.
    pub(super) fn told_of_first(&mut self, mark: usize) {
        let first = std::cell::Cell::new(None);
        self.problems.amend(mark, |d| match first.get() {
            None => {
                first.set(Some(d.place()));
                d
            }
            Some(first) => d.told_at(first),
        });
    }

    fn finish_vector(&mut self, values: Vec<Typed>, element: &Type, ty: Rc<VectorType>, span: Span) -> Typed {
        if values.iter().any(Typed::is_wrong) {
            return Typed::poison(span);
        }
        let mark = self.problems.mark();
        let items = values.into_iter().map(|v| self.promote_element(v, element, "this element")).collect();
        self.told_of_first(mark);
        Typed::new(Expr::Vector(Box::new((ty.clone(), items))), Type::Vector(ty), span)
    }
}

/// The fields of `[$f=e, …]` where a record is wanted: when they are just those of the wanted type, the record is not
/// made into that type but keeps its own, which has no name (reference: Expr.cc, `AssignExpr::TypeCheck`).
struct OwnFields {
    fields: Option<Vec<Field>>,
}

impl OwnFields {
    fn of(items: &[ast::Expr], wanted: &RecordType, is_constructor: bool) -> OwnFields {
        let may_be = !is_constructor && items.len() == wanted.len();
        OwnFields { fields: may_be.then(Vec::new) }
    }

    fn take(&mut self, item: &ast::Expr, index: usize, ty: &Type, wanted: &Field) {
        let Some(fields) = &mut self.fields else { return };
        let plain = wanted.attrs.is_empty() && !wanted.optional && !wanted.log.get();
        let made = match (&item.kind, ty, &wanted.ty) {
            // A record within has been made into the wanted type.
            (ExprKind::FieldInit(_, value), Type::Record(a), Type::Record(b)) => is_record(value) && Rc::ptr_eq(a, b),
            _ => false,
        };
        if !plain || made || index != fields.len() || !keeps(ty, &wanted.ty) {
            self.fields = None;
            return;
        }
        let mut field = Field::new(wanted.name.clone(), ty.clone());
        field.span = item.span;
        fields.push(field);
    }
}

/// Whether a field's value is of the wanted type by itself.
fn keeps(own: &Type, wanted: &Type) -> bool {
    !own.is_any() && !wanted.is_any() && same_exactly(own, wanted) && !is_bare(own)
}

fn is_record(e: &ast::Expr) -> bool {
    match &e.kind {
        ExprKind::List(items) => is_record_list(items),
        _ => false,
    }
}

pub(crate) fn is_record_list(items: &[ast::Expr]) -> bool {
    items.iter().all(|i| matches!(i.kind, ExprKind::FieldInit(..) | ExprKind::FieldLambda(..)))
}

/// Whether it is the type of an empty constructor.
pub(crate) fn is_bare(t: &Type) -> bool {
    match t {
        Type::Table(t) => t.is_unspecified(),
        Type::Vector(v) => v.element.is_none(),
        _ => false,
    }
}

/// Whether a field is given an empty table, set or vector that gets its type from what it is assigned to: in a list that
/// becomes a record it gets none (reference: Expr.cc, RecordCoerceExpr).
fn is_untyped(item: &ast::Expr) -> bool {
    let ExprKind::FieldInit(_, value) = &item.kind else { return false };
    match &value.unparenthesised().kind {
        ExprKind::TableCtor(items, _) | ExprKind::SetCtor(items, _) | ExprKind::VectorCtor(items) => items.is_empty(),
        _ => false,
    }
}
