//! Conversions, written out: what may stand where another type is wanted.

use super::{Checker, Typed, into_real, into_word, real_kind, word_kind};
use crate::diagnostic::{Diagnostic, codes, nearest};
use crate::program::{Element, Expr, RealExpr, RecordCoerce, WordExpr};
use crate::source::Span;
use crate::syntax::unparse::{Conversion, Reading};
use crate::types::{RecordType, Type, compatible, same, same_exactly, widest};
use std::rc::Rc;

impl Checker<'_> {
    /// Warns where an enum stands for another.
    pub(crate) fn mixed_enums(&mut self, v: &Typed, to: &Type) {
        if let (Type::Enum(_), Type::Enum(_)) = (&v.ty, to)
            && !same_exactly(&v.ty, to)
        {
            let text = format!("an enum stands for another, which is deprecated: expected `{to}`, found `{}`", v.ty);
            self.tell(Diagnostic::deprecation(codes::MISMATCH, v.span, text));
        }
    }

    /// Converts what is assigned to a variable, field or element. Narrowing between numbers is told as dangerous and
    /// done (reference: Expr.cc, AssignExpr).
    pub(crate) fn assigned(&mut self, v: Typed, to: &Type, span: Span) -> Expr {
        if v.is_wrong() || to.is_error() {
            return v.expr;
        }
        match (&v.ty, to) {
            (Type::Void, _) => {
                self.valueless(&v, "this has no value");
                v.expr
            }
            (Type::Enum(_), Type::Any) => {
                let name = v.ty.to_string();
                let text = format!("an enum can't be assigned to `any`: this is `{name}`");
                self.tell(Diagnostic::error(codes::MISMATCH, v.span, text).note(format!("this is `{name}`")));
                v.expr
            }
            (from, to)
                if matches!(from, Type::Enum(_)) != matches!(to, Type::Enum(_))
                    && (matches!(to, Type::Enum(_)) || !from.is_any()) =>
            {
                self.unfit(&v, to, format!("expected `{to}`, found `{from}`"));
                v.expr
            }
            (from, to) if to.is_arithmetic() => {
                if !from.is_arithmetic() {
                    self.unfit(&v, to, format!("expected `{to}`, found `{from}`"));
                    return v.expr;
                }
                self.assigned_number(v, to, span)
            }
            (from, Type::Time) if from.is_arithmetic() && is_zero(&v.expr) => {
                self.read_conversion(&v, to);
                Expr::Real(Box::new(RealExpr::Const(0.0)), real_kind(to))
            }
            _ => self.fitted(v, to),
        }
    }

    fn assigned_number(&mut self, v: Typed, to: &Type, span: Span) -> Expr {
        match (&v.ty, to) {
            (Type::Double, Type::Int | Type::Count) => {
                let text = format!("a double is assigned to a variable of type `{to}`: its fraction is lost");
                let d = Diagnostic::warning(codes::NARROWING, span, text);
                self.tell(
                    d.note("this is `double`").help(format!("to round it on purpose, write `double_to_{to}(…)`")),
                );
            }
            (Type::Int, Type::Count) => self.tell(int_to_count(span)),
            _ => {}
        }
        self.read_conversion(&v, to);
        convert_number(v, to, span)
    }

    /// Notes that a value is converted.
    pub(crate) fn read_conversion(&mut self, v: &Typed, to: &Type) {
        let how = match (&v.ty, to) {
            (from, to) if same_exactly(from, to) => return,
            (_, Type::Any) => Conversion::Named("to_any_coerce "),
            (Type::Any, _) => Conversion::Named("from_any_coerce "),
            (_, to) => Conversion::To(to.to_string()),
        };
        self.read_as(v.span, how);
    }

    pub(crate) fn read_as(&mut self, span: Span, how: Conversion) {
        self.names.readings.push((span, Reading::Converted(how)));
    }

    /// Converts an argument, a field's or an element's value in a constructor, a default, or a result: numbers are
    /// widened only (reference: Expr.cc, check_and_promote_expr).
    pub(crate) fn promote(&mut self, v: Typed, to: &Type, what: &str) -> Expr {
        if v.is_wrong() || to.is_error() {
            return v.expr;
        }
        let from = v.ty.clone();
        if to.is_any() {
            self.passes(&v);
            self.read_conversion(&v, to);
            return v.expr;
        }
        if from.is_any() {
            self.read_conversion(&v, to);
            return Expr::FromAny(Box::new((v.expr, to.clone(), v.span)));
        }
        if to.is_arithmetic() || from.is_arithmetic() {
            let widens = to.is_arithmetic() && from.is_arithmetic() && same_exactly(&widest(to, &from), to);
            if !widens {
                self.mismatch(&v, to, what);
                return v.expr;
            }
            let span = v.span;
            self.read_conversion(&v, to);
            return convert_number(v, to, span);
        }
        match (&from, to) {
            (Type::Record(f), Type::Record(t)) => {
                if same(&from, to) {
                    return v.expr;
                }
                if !compatible(&from, to) {
                    let why = why_incompatible(f, t);
                    let d =
                        Diagnostic::error(codes::RECORD_CLASH, v.span, format!("{what} does not fit `{to}`: {why}"));
                    self.tell(d);
                    return v.expr;
                }
                self.coerce_record(v, t)
            }
            _ if same(&from, to) || is_bare_table(&from, to) => {
                self.mixed_enums(&v, to);
                self.adopted(v, to)
            }
            _ => {
                self.mismatch(&v, to, what);
                v.expr
            }
        }
    }

    /// The same for an element or a key that stands alone, which become `any` as they are (reference: Expr.cc,
    /// check_and_promote_exprs_to_type).
    pub(crate) fn promote_element(&mut self, v: Typed, to: &Type, what: &str) -> Expr {
        let read = self.names.readings.len();
        let element = self.promote(v, to, what);
        if to.is_any() {
            self.names.readings.truncate(read);
        }
        element
    }

    pub(crate) fn mismatch(&mut self, v: &Typed, to: &Type, what: &str) {
        self.unfit(v, to, format!("{what}: expected `{to}`, found `{}`", v.ty));
    }

    /// Converts records, and gives empty constructors their type; everything else must be the same type.
    fn fitted(&mut self, v: Typed, to: &Type) -> Expr {
        match (&v.ty, to) {
            (Type::Record(_), Type::Record(t)) => {
                if same(&v.ty, to) {
                    return v.expr;
                }
                self.coerce_record(v, t)
            }
            (from, to) if same(from, to) || is_bare_table(from, to) => {
                self.mixed_enums(&v, to);
                self.adopted(v, to)
            }
            (from, to) => {
                self.unfit(&v, to, format!("expected `{to}`, found `{from}`"));
                v.expr
            }
        }
    }

    /// An empty constructor takes on the type that is wanted.
    pub(crate) fn adopted(&mut self, v: Typed, to: &Type) -> Expr {
        let bare = match (&v.ty, to) {
            (Type::Table(f), Type::Table(t)) => f.is_unspecified() && !t.is_unspecified(),
            (Type::Vector(f), Type::Vector(t)) => f.element.is_none() && t.element.is_some(),
            _ => false,
        };
        if !bare {
            return v.expr;
        }
        let to_vector = matches!(to, Type::Vector(_));
        self.read_as(
            v.span,
            if to_vector { Conversion::Named("vector_coerce ") } else { Conversion::To(to.to_string()) },
        );
        Expr::Adopt(Box::new((v.expr, to.clone())))
    }

    /// A record made into another type, each problem told (reference: Expr.cc, RecordCoerceExpr).
    pub(crate) fn coerce_record(&mut self, v: Typed, to: &Rc<RecordType>) -> Expr {
        let Type::Record(from) = &v.ty else { return v.expr };
        let mut fields: Vec<Option<(u32, Element)>> = vec![None; to.len()];
        for (i, f) in from.fields().iter().enumerate() {
            let Some(at) = to.index_of(&f.name) else {
                let text = format!("`{}` has no field `{}`", Type::Record(to.clone()), f.name);
                let mut d = Diagnostic::error(codes::RECORD_CLASH, v.span, text);
                if f.span.lo < v.span.lo || f.span.hi > v.span.hi {
                    d = d.label(f.span, "the field comes from here");
                }
                let names: Vec<_> = to.fields().iter().map(|f| f.name.clone()).collect();
                if let Some(near) = nearest(&f.name, names.into_iter()) {
                    d = d.help(format!("did you mean `${near}`?"));
                }
                self.tell(d);
                return v.expr;
            };
            let Some(target) = to.field(at) else { continue };
            match element_conversion(&f.ty, &target.ty) {
                Some(how) => fields[at] = Some((i as u32, how)),
                None => {
                    let d = Diagnostic::error(
                        codes::RECORD_CLASH,
                        v.span,
                        format!("field `{}`: expected `{}`, found `{}`", f.name, target.ty, f.ty),
                    )
                    .label(target.span, "declared here");
                    self.tell(d);
                    return v.expr;
                }
            }
        }
        for (i, f) in to.fields().iter().enumerate() {
            if fields[i].is_none() && !f.may_be_left_out() {
                let d = Diagnostic::error(
                    codes::RECORD_CLASH,
                    v.span,
                    format!("field `{}` of `{}` is missing", f.name, Type::Record(to.clone())),
                )
                .label(f.span, "declared without `&optional` or `&default`");
                self.tell(d);
                return v.expr;
            }
        }
        self.read_conversion(&v, &Type::Record(to.clone()));
        Expr::RecordCoerce(Box::new(RecordCoerce {
            value: v.expr,
            ty: to.clone(),
            fields: fields.into(),
            span: v.span,
        }))
    }
}

/// What is to be done to a value of one type inside another value, so that it becomes the other type.
pub(crate) fn element_conversion(from: &Type, to: &Type) -> Option<Element> {
    if same(from, to) {
        let bare = match (from, to) {
            (Type::Table(f), Type::Table(t)) => f.is_unspecified() && !t.is_unspecified(),
            (Type::Vector(f), Type::Vector(t)) => f.element.is_none() && t.element.is_some(),
            _ => false,
        };
        return Some(if bare { Element::Adopt(to.clone()) } else { Element::Keep });
    }
    if from.is_arithmetic() && to.is_arithmetic() {
        return same_exactly(&widest(from, to), to).then(|| Element::Arithmetic(to.clone()));
    }
    match (from, to) {
        (Type::Record(_), Type::Record(t)) => compatible(from, to).then(|| Element::Record(t.clone())),
        _ => None,
    }
}

/// Whether `set()` or `table()` stands where a set or a table is wanted: each does for both (reference: Expr.cc,
/// `TableCoerceExpr`). Within a record that is converted each does for its own kind only.
fn is_bare_table(from: &Type, to: &Type) -> bool {
    matches!((from, to), (Type::Table(f), Type::Table(_)) if f.is_unspecified())
}

fn why_incompatible(from: &RecordType, to: &RecordType) -> String {
    for f in from.fields().iter() {
        match to.index_of(&f.name).and_then(|i| to.field(i)) {
            None => return format!("it has no field `{}`", f.name),
            Some(t) if element_conversion(&f.ty, &t.ty).is_none() => {
                return format!("field `{}` is `{}`, not `{}`", f.name, t.ty, f.ty);
            }
            Some(_) => {}
        }
    }
    match to.fields().iter().find(|t| !t.may_be_left_out() && from.index_of(&t.name).is_none()) {
        Some(t) => format!("field `{}` is missing", t.name),
        None => "the fields differ".to_owned(),
    }
}

/// A number as another number type; widening never fails, narrowing is checked at run time.
pub(crate) fn convert_number(v: Typed, to: &Type, span: Span) -> Expr {
    let word = |w: WordExpr| Expr::Word(Box::new(w), word_kind(to));
    match (&v.ty, to) {
        (Type::Count, Type::Int) => match into_word(v.expr) {
            WordExpr::Const(c) if c <= i64::MAX as u64 => Expr::Const(crate::value::Value::Int(c as i64)),
            w => word(WordExpr::CountToInt(Box::new(w), span)),
        },
        (Type::Int, Type::Count) => word(WordExpr::IntToCount(Box::new(into_word(v.expr)), span)),
        (Type::Double, Type::Int) => word(WordExpr::RealToWord(Box::new(into_real(v.expr)), true, span)),
        (Type::Double, Type::Count) => word(WordExpr::RealToWord(Box::new(into_real(v.expr)), false, span)),
        (Type::Count, Type::Double | Type::Interval | Type::Time) => real_from(into_word(v.expr), false, to),
        (Type::Int, Type::Double | Type::Interval | Type::Time) => real_from(into_word(v.expr), true, to),
        (Type::Double, Type::Interval | Type::Time) => Expr::Real(Box::new(into_real(v.expr)), real_kind(to)),
        _ => v.expr,
    }
}

fn real_from(w: WordExpr, signed: bool, to: &Type) -> Expr {
    let r = match (w, signed) {
        (WordExpr::Const(c), false) => RealExpr::Const(c as f64),
        (WordExpr::Const(c), true) => RealExpr::Const(c as i64 as f64),
        (w, true) => RealExpr::FromInt(Box::new(w)),
        (w, false) => RealExpr::FromCount(Box::new(w)),
    };
    match (r, to) {
        (RealExpr::Const(d), Type::Double) => Expr::Const(crate::value::Value::double(d)),
        (r, _) => Expr::Real(Box::new(r), real_kind(to)),
    }
}

/// Whether an expression is the constant zero.
pub(crate) fn is_zero(e: &Expr) -> bool {
    match e {
        Expr::Const(v) => v.word() == Some(0) || v.real() == Some(0.0),
        Expr::Word(w, _) => matches!(**w, WordExpr::Const(0)),
        _ => false,
    }
}

/// The warning that an int becomes a count.
fn int_to_count(span: Span) -> Diagnostic {
    let text = "an int is assigned to a variable of type `count`: negative values can't be held";
    Diagnostic::warning(codes::NARROWING, span, text)
        .note("may be negative")
        .help("declare it as `int`, or write `int_to_count(…)` where it is never negative")
}
