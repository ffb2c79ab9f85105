//! The types that constructors and lists without a declared type take from what is in them.

use super::construct::is_bare;
use super::entries::Entry;
use super::{Checker, Typed};
use crate::diagnostic::{Diagnostic, codes};
use crate::source::Span;
use crate::types::{Field, Type, same, same_exactly, widest};

impl Checker<'_> {
    /// The type that all values share; numbers are widened.
    pub(super) fn common_type(&mut self, values: &[Typed], what: &str) -> Option<Type> {
        let mut common: Option<&Typed> = None;
        let mut ty = Type::Error;
        for v in values {
            if v.is_wrong() {
                return None;
            }
            if matches!(v.ty, Type::Void) {
                self.error(codes::NO_VALUE, v.span, "this has no value");
                return None;
            }
            match common {
                None => {
                    common = Some(v);
                    ty = v.ty.clone();
                }
                Some(_) if ty.is_arithmetic() && v.ty.is_arithmetic() => ty = widest(&ty, &v.ty),
                Some(first) => {
                    let fits = one_type(&ty, &v.ty) && ty.is_any() == v.ty.is_any();
                    if !fits {
                        let d = Diagnostic::error(
                            codes::MIXED_TYPES,
                            v.span,
                            format!("{what} must be of one type: expected `{ty}`, found `{}`", v.ty),
                        )
                        .note(format!("this is `{}`", v.ty))
                        .label(first.span, format!("this is `{ty}`"));
                        self.tell(d);
                        return None;
                    }
                    if is_bare(&ty) {
                        ty = v.ty.clone();
                    }
                }
            }
        }
        Some(ty)
    }

    pub(super) fn common_value(&mut self, values: &[&Typed]) -> Option<Type> {
        let mut ty: Option<(Type, Span)> = None;
        for v in values {
            if v.is_wrong() {
                return None;
            }
            ty = match ty {
                None => Some((v.ty.clone(), v.span)),
                Some((t, s)) if t.is_arithmetic() && v.ty.is_arithmetic() => Some((widest(&t, &v.ty), s)),
                Some((t, s)) if one_type(&t, &v.ty) => Some(if is_bare(&t) { (v.ty.clone(), s) } else { (t, s) }),
                Some((t, s)) => {
                    if let Some(both) = self.merged_records(&t, &v.ty) {
                        ty = Some((both, s));
                        continue;
                    }
                    let d = Diagnostic::error(
                        codes::MIXED_TYPES,
                        v.span,
                        format!("the values of a table must be of one type: expected `{t}`, found `{}`", v.ty),
                    )
                    .note(format!("this is `{}`", v.ty))
                    .label(s, format!("this is `{t}`"));
                    let d = self.placed_by_types(d, &t, &v.ty);
                    self.tell(d);
                    return None;
                }
            };
        }
        ty.map(|(t, _)| t)
    }

    /// A record that takes the fields of both: those that one of them lacks are optional (reference: Type.cc,
    /// merge_record_types).
    fn merged_records(&mut self, a: &Type, b: &Type) -> Option<Type> {
        let (Type::Record(a), Type::Record(b)) = (a, b) else { return None };
        let (of_a, of_b) = (a.fields().clone(), b.fields().clone());
        let mut fields = Vec::with_capacity(of_a.len());
        for f in of_a {
            match of_b.iter().find(|g| g.name == f.name) {
                Some(g) => {
                    let ty = if f.ty.is_arithmetic() && g.ty.is_arithmetic() {
                        widest(&f.ty, &g.ty)
                    } else if one_type(&f.ty, &g.ty) {
                        if is_bare(&f.ty) { g.ty.clone() } else { f.ty.clone() }
                    } else {
                        self.merged_records(&f.ty, &g.ty)?
                    };
                    let field = if g.optional { optional(f) } else { f };
                    fields.push(Field { ty, ..field });
                }
                None => fields.push(optional(f)),
            }
        }
        fields.extend(of_b.into_iter().filter(|g| a.index_of(&g.name).is_none()).map(optional));
        Some(Type::Record(self.program().add_record(fields)))
    }

    /// Where two types do not go together the reference names where they were declared; simple types were nowhere.
    fn placed_by_types(&self, d: Diagnostic, a: &Type, b: &Type) -> Diagnostic {
        let simple = |t: &Type| match t {
            Type::Enum(_) => false,
            t => t.is_atomic() || matches!(t, Type::Pattern | Type::Any),
        };
        if simple(a) && simple(b) {
            return d.told_at(Span::NONE);
        }
        match self.declared_at(a).or_else(|| self.declared_at(b)) {
            Some(at) => d.told_at(at),
            None => d,
        }
    }

    /// Where an enum or a record was declared, in a script of the user's.
    fn declared_at(&self, t: &Type) -> Option<Span> {
        let name = match t {
            Type::Enum(e) => e.name()?,
            Type::Record(r) => r.name()?,
            _ => return None,
        };
        self.names.symbol(&name).map(|s| s.span).filter(|s| self.names.is_own(*s))
    }

    /// The place of the first of two enums among values that must be of one type.
    pub(super) fn mixed_enum(&self, values: &[Typed]) -> Option<Span> {
        let first = values.first().filter(|v| matches!(v.ty, Type::Enum(_)))?;
        let odd = values.iter().find(|v| !same_exactly(&v.ty, &first.ty))?;
        if matches!(odd.ty, Type::Enum(_)) { self.declared_at(&first.ty) } else { None }
    }

    /// The index type that the keys of all entries share.
    pub(super) fn common_index(&mut self, entries: &[Entry]) -> Option<Vec<Type>> {
        let first = entries.first()?;
        let n = first.key.len();
        if let Some(odd) = entries.iter().find(|e| e.key.len() != n) {
            let d = Diagnostic::error(
                codes::INDEX_COUNT,
                odd.span,
                format!("expected {n} values in this key, found {}", odd.key.len()),
            )
            .label(first.span, "as here");
            self.tell(d);
            return None;
        }
        let mut index = Vec::with_capacity(n);
        for i in 0..n {
            let mut ty: Option<(Type, Span)> = None;
            for e in entries {
                for v in &e.key[i].values {
                    let (element, v) = (v.ty().clone(), &v.value);
                    ty = match ty {
                        None => Some((element, v.span)),
                        Some((t, s)) if t.is_arithmetic() && element.is_arithmetic() => Some((widest(&t, &element), s)),
                        Some((t, s)) if one_type(&t, &element) => Some((t, s)),
                        Some((t, s)) => {
                            if let Some(both) = self.merged_records(&t, &element) {
                                ty = Some((both, s));
                                continue;
                            }
                            let d = Diagnostic::error(
                                codes::MIXED_TYPES,
                                v.span,
                                format!("the keys must be of one type: expected `{t}`, found `{element}`"),
                            )
                            .label(s, format!("this is `{t}`"));
                            let d = self.placed_by_types(d, &t, &element);
                            self.tell(d);
                            return None;
                        }
                    };
                }
            }
            index.push(ty.map_or(Type::Any, |(t, _)| t));
        }
        for ty in &index {
            if let Some(part) = ty.unfit_as_index() {
                self.error(codes::INDEX_TYPE, first.span, super::types::unfit_text(ty, &part));
                return None;
            }
        }
        Some(index)
    }
}

/// Whether elements of two types can be in one container: unlike elsewhere, enums do not mix.
fn one_type(a: &Type, b: &Type) -> bool {
    same(a, b) && (!matches!((a, b), (Type::Enum(_), Type::Enum(_))) || same_exactly(a, b))
}

/// A field that may be left out.
fn optional(field: Field) -> Field {
    let attrs = match &*field.attrs {
        "" => "&optional".into(),
        other if other.contains("&optional") => field.attrs.clone(),
        other => format!("{other}, &optional").into(),
    };
    Field { optional: true, attrs, ..field }
}
