//! Constructors of tables and sets, and the braces whose type comes from elsewhere.

use super::construct::{is_bare, is_record_list};
use super::scope::Found;
use super::{Checker, Typed};
use crate::diagnostic::{Diagnostic, codes};
use crate::program::{EntryKey, Expr, KeyExpr, TableNew, ValueOp};
use crate::source::Span;
use crate::syntax::ast::{self, AssignOp, AttrKind, ExprKind};
use crate::syntax::{unparse, walk};
use crate::types::{TableType, Type, same};
use crate::value::Value;
use std::rc::Rc;

/// An entry of a table or set constructor as it is checked.
pub(super) struct Entry {
    pub(super) key: Vec<Component>,
    bracketed: bool,
    pub(super) value: Option<Typed>,
    pub(super) span: Span,
}

/// One component of an entry's key: a value, or the values of a sub-list.
pub(super) struct Component {
    pub(super) values: Vec<Part>,
    is_list: bool,
}

/// A value of a key, or a set that stands there for its elements.
pub(super) struct Part {
    pub(super) value: Typed,
    spread: bool,
}

impl Part {
    /// The type that the key gets here.
    pub(super) fn ty(&self) -> &Type {
        match &self.value.ty {
            Type::Table(t) if self.spread && t.index.len() == 1 => &t.index[0],
            other => other,
        }
    }
}

impl Checker<'_> {
    /// `table(…) attrs`
    pub(crate) fn table(&mut self, items: &[ast::Expr], attrs: &[ast::Attr], span: Span, want: Option<&Type>) -> Typed {
        let typed = if items.is_empty() {
            let ty = Rc::new(TableType { name: None, index: Vec::new(), value: Some(Type::Any) });
            let typed = match want {
                // With attributes the type matters at once: it is the one that is wanted.
                Some(Type::Table(t)) if !attrs.is_empty() && t.value.is_some() => (t.clone(), true),
                _ => (ty, false),
            };
            Typed::new(super::types::empty_table(&typed.0, span), Type::Table(typed.0), span)
        } else {
            let Some(entries) = self.entries(items, true, None) else { return Typed::poison(span) };
            let mark = self.problems.mark();
            let index = self.common_index(&entries);
            let values: Vec<&Typed> = entries.iter().filter_map(|e| e.value.as_ref()).collect();
            let value = if index.is_some() { self.common_value(&values) } else { None };
            let (Some(index), Some(value)) = (index, value) else {
                // Of these the reference complains once more, in place.
                self.problems.amend(mark, |d| {
                    let at = d.span;
                    if d.line == Some(Span::NONE) { d.told_at(at) } else { d }
                });
                return Typed::poison(span);
            };
            let ty = Rc::new(TableType { name: None, index, value: Some(value) });
            self.finish_entries(entries, ty, span)
        };
        self.constructor_attrs(typed, attrs, items.is_empty())
    }

    /// `set(…) attrs`. Only where it is assigned its elements are converted to those of the wanted type (reference:
    /// Expr.cc, AssignExpr::TypeCheck).
    pub(crate) fn set(
        &mut self,
        items: &[ast::Expr],
        attrs: &[ast::Attr],
        span: Span,
        want: Option<&Type>,
        is_assigned: bool,
    ) -> Typed {
        let typed = if items.is_empty() {
            let ty = match want {
                Some(Type::Table(t)) if !attrs.is_empty() && t.is_set() => t.clone(),
                _ => Rc::new(TableType { name: None, index: Vec::new(), value: None }),
            };
            Typed::new(super::types::empty_table(&ty, span), Type::Table(ty), span)
        } else {
            let Some(entries) = self.entries(items, false, None) else { return Typed::poison(span) };
            let wanted = match want {
                Some(Type::Table(t)) if is_assigned && t.is_set() && self.entries_could_be(&entries, t) => {
                    Some(t.clone())
                }
                _ => None,
            };
            let ty = match wanted {
                Some(t) => t,
                None => {
                    let Some(index) = self.common_index(&entries) else { return Typed::poison(span) };
                    Rc::new(TableType { name: None, index, value: None })
                }
            };
            self.finish_entries(entries, ty, span)
        };
        self.constructor_attrs(typed, attrs, items.is_empty())
    }

    fn entries_could_be(&self, entries: &[Entry], t: &TableType) -> bool {
        entries.iter().all(|e| {
            e.key.len() == t.index.len()
                && e.key
                    .iter()
                    .zip(&t.index)
                    .all(|(c, ty)| c.values.iter().all(|v| super::coerce::element_conversion(v.ty(), ty).is_some()))
        })
    }

    /// An empty constructor by itself has no type: its attributes are for the table that takes its place, and its default
    /// is taken as it is where nothing says which table that is.
    fn constructor_attrs(&mut self, typed: Typed, attrs: &[ast::Attr], is_empty: bool) -> Typed {
        if attrs.is_empty() || typed.is_wrong() {
            return typed;
        }
        self.duplicates(attrs, &typed.ty, false);
        for attr in attrs {
            match attr.kind {
                kind if kind == AttrKind::Default || kind.is_of_tables() => {}
                AttrKind::BrokerAllowComplexType
                | AttrKind::Backend
                | AttrKind::BrokerStore
                | AttrKind::PublishOnChange => {
                    self.shared_table(attr, attrs, &typed.ty, Some("a table or set constructor"));
                }
                // These are for the variable that is initialised.
                AttrKind::Redef
                | AttrKind::Deprecated
                | AttrKind::AddFunc
                | AttrKind::DeleteFunc
                | AttrKind::IsAssigned
                | AttrKind::IsUsed => {}
                AttrKind::Log => {
                    // The elements of an empty one are of any type, whatever the table that takes its place.
                    if is_empty {
                        let text = "an empty constructor can't be logged";
                        let d = Diagnostic::error(codes::NOT_LOGGABLE, attr.span, text);
                        self.tell(d.help("write `&log` before `&default`: here it belongs to the constructor"));
                    } else if self.loggable(&typed.ty.clone(), attr.span) {
                        self.warn(
                            codes::NO_EFFECT,
                            attr.span,
                            "`&log` here belongs to the constructor and has no effect: write it before `&default`",
                        );
                    }
                }
                _ => self.misplaced(attr, "a table or set constructor"),
            }
        }
        let Type::Table(tt) = &typed.ty else { return typed };
        let tt = match tt.is_unspecified() {
            true => {
                let value = tt.value.as_ref().map(|_| Type::Any);
                Rc::new(TableType { name: None, index: vec![Type::Any], value })
            }
            false => tt.clone(),
        };
        // The reference crashes where a closure is made late: here it is made with the constructor.
        let has_closure = attrs
            .iter()
            .filter_map(|a| a.value.as_deref())
            .any(|e| matches!(&e.unparenthesised().kind, ExprKind::Lambda(f) if f.captures.is_some()));
        // Empty, it is of another type than the table that it becomes, and both look at the default (reference: Expr.cc,
        // TableConstructorExpr::Eval and TableCoerceExpr::Fold).
        let taken = match is_empty && !has_closure {
            true => self.late_table_attrs(attrs, &tt, true),
            false => self.table_attrs(attrs, &tt, false),
        };
        match taken {
            Some(a) => Typed { expr: Expr::WithAttrs(Box::new((typed.expr, a))), ..typed },
            None => typed,
        }
    }

    /// `{ … }` where that type is wanted; without one, its elements tell.
    pub(crate) fn braces(&mut self, items: &[ast::Expr], span: Span, want: Option<&Type>) -> Typed {
        match want {
            Some(Type::Table(t)) if !t.is_unspecified() => self.assigned_braces(items, t, span),
            Some(Type::Vector(v)) if v.element.is_some() => {
                let element = v.element.clone().unwrap_or(Type::Any);
                self.vector_of(items, element, v.clone(), span)
            }
            Some(Type::Record(r))
                if items.iter().all(|i| matches!(i.kind, ExprKind::FieldInit(..) | ExprKind::FieldLambda(..))) =>
            {
                self.record_of_type(items, &r.clone(), span, false)
            }
            Some(t) if !t.is_error() => {
                let text = format!("expected `{t}`, found a list in braces");
                self.wrong_with(
                    Diagnostic::error(codes::MISMATCH, span, text).note("braces hold sets, tables and vectors"),
                )
            }
            Some(Type::Error) => Typed::poison(span),
            _ if items.is_empty() => {
                let text = "an empty list in braces has no type: declare the variable's";
                let d = Diagnostic::error(codes::UNTYPED_EMPTY, span, text);
                self.wrong_with(d.help("declare it as `set[…]`, `table[…] of …` or `vector of …`"))
            }
            _ => {
                let is_table = items.iter().any(|i| matches!(i.kind, ExprKind::Assign(AssignOp::Set, ..)));
                let Some(entries) = self.entries(items, is_table, None) else { return Typed::poison(span) };
                let Some(index) = self.common_index(&entries) else { return Typed::poison(span) };
                let value = if is_table {
                    let values: Vec<&Typed> = entries.iter().filter_map(|e| e.value.as_ref()).collect();
                    match self.common_value(&values) {
                        Some(v) => Some(v),
                        None => return Typed::poison(span),
                    }
                } else {
                    None
                };
                let ty = Rc::new(TableType { name: None, index, value });
                self.finish_entries(entries, ty, span)
            }
        }
    }

    /// The entries of a table or set whose type is known.
    pub(crate) fn entries_of_type(&mut self, items: &[ast::Expr], t: &Rc<TableType>, span: Span) -> Typed {
        let Some(entries) = self.entries(items, !t.is_set(), Some(t)) else { return Typed::poison(span) };
        self.finish_entries(entries, t.clone(), span)
    }

    /// The braces of an assignment. Sets of the wanted type in them are united, and a single table is taken as it is,
    /// not as an element (reference: Expr.cc, CheckForRHSList).
    fn assigned_braces(&mut self, items: &[ast::Expr], t: &Rc<TableType>, span: Span) -> Typed {
        let wanted = Type::Table(t.clone());
        let is_whole = |v: &Typed| same(&v.ty, &wanted) && !is_bare(&v.ty);
        if let ([one], false) = (items, t.is_set())
            && !matches!(one.kind, ExprKind::Assign(..))
        {
            let v = self.expr(one, None);
            if v.is_wrong() || is_whole(&v) {
                return v;
            }
            self.no_entry(one);
            return Typed::poison(span);
        }
        let Some(mut entries) = self.entries(items, !t.is_set(), Some(t)) else { return Typed::poison(span) };
        let whole = |e: &Entry| match (e.bracketed, e.key.as_slice()) {
            (false, [Component { values, is_list: false }]) => values.first().filter(|p| is_whole(&p.value)).is_some(),
            _ => false,
        };
        if !t.is_set() || !entries.first().is_some_and(whole) {
            return self.finish_entries(entries, t.clone(), span);
        }
        if let Some(odd) = entries.iter().find(|e| !whole(e)) {
            let text = format!("expected `{wanted}` as before it");
            return self.wrong(codes::MISMATCH, odd.span, text);
        }
        let sets = entries.drain(..).filter_map(|mut e| e.key.pop()?.values.pop()).map(|p| p.value.expr);
        let united = sets.reduce(|a, b| Expr::Binary(Box::new((ValueOp::Union, a, b, span))));
        united.map_or_else(|| Typed::poison(span), |e| Typed::new(e, wanted.clone(), span))
    }

    fn no_entry(&mut self, item: &ast::Expr) {
        let text = "expected an entry of a table: `[key] = value`";
        let d = Diagnostic::error(codes::BAD_ELEMENT, item.span, text).note("a key without a value");
        self.tell(d.help(format!("write `[{}] = …`", unparse::expr(item))));
    }

    fn entries(&mut self, items: &[ast::Expr], is_table: bool, t: Option<&TableType>) -> Option<Vec<Entry>> {
        let mut entries = Vec::with_capacity(items.len());
        let mut wrong = false;
        for item in items {
            let (key, value) = match (&item.kind, is_table) {
                (ExprKind::Assign(AssignOp::Set, key, value), true) => (&**key, Some(&**value)),
                (ExprKind::Assign(_, key, value), false) => {
                    let text = "expected an element of a set, found an entry of a table";
                    let d = Diagnostic::error(codes::BAD_ELEMENT, item.span, text).note("an entry of a table");
                    self.tell(
                        d.help(format!("a set has keys alone: with values it is `table({})`", entry_text(key, value))),
                    );
                    wrong = true;
                    continue;
                }
                (_, true) => {
                    self.no_entry(item);
                    wrong = true;
                    continue;
                }
                (_, false) => (item, None),
            };
            if let (true, ExprKind::Name(field)) = (is_table, &key.kind)
                && matches!(self.names.find(field), Found::Nothing)
            {
                let text = "expected brackets around the key: `[key] = value`";
                let mut d = Diagnostic::error(codes::BAD_ELEMENT, item.span, text).note("neither an entry nor a field");
                if let Some(value) = value {
                    d = d.help(format!("a field of a record is written `${}={}`", field.name, unparse::expr(value)));
                }
                self.tell(d);
                wrong = true;
                continue;
            }
            if let Some(v) = value
                && let ExprKind::Braces(_) = &v.kind
            {
                let d = Diagnostic::error(codes::MISMATCH, v.span, "an entry's value can't be a list in braces");
                self.tell(d.note("a list, which is no value").help("write `table(…)`, `set(…)` or `vector(…)`"));
                wrong = true;
                continue;
            }
            let value = value.map(|v| self.expr(v, t.and_then(|t| t.value.as_ref())));
            if value.as_ref().is_some_and(Typed::is_wrong) {
                wrong = true;
            }
            let (key, bracketed) = match &key.kind {
                ExprKind::List(parts) if !parts.is_empty() && !is_record_list(parts) => {
                    // The keys of a set are not known to be wanted here (reference: Expr.cc, expand_op_elem).
                    let kept = |i| t.filter(|t| is_table && t.index.len() == parts.len()).and_then(|t| t.index.get(i));
                    let key: Vec<Component> = parts
                        .iter()
                        .enumerate()
                        .map(|(i, p)| self.component(p, t.and_then(|t| t.index.get(i)), kept(i)))
                        .collect();
                    (key, true)
                }
                _ => {
                    let want = match t.map(|t| t.index.as_slice()) {
                        Some([one]) => Some(one.clone()),
                        _ => None,
                    };
                    let value = self.expr(key, want.as_ref());
                    (vec![Component { values: vec![Part { value, spread: false }], is_list: false }], false)
                }
            };
            if is_table && !bracketed {
                let text = "expected brackets around the key: `[key] = value`";
                let mut d = Diagnostic::error(codes::BAD_ELEMENT, item.span, text).note("the key has no brackets");
                if let ExprKind::Assign(_, key, value) = &item.kind {
                    d = d.help(format!("write `[{}] = {}`", unparse::expr(key), unparse::expr(value)));
                }
                self.tell(d);
                wrong = true;
            }
            wrong |= key.iter().any(|c| c.values.iter().any(|p| p.value.is_wrong()));
            entries.push(Entry { key, bracketed, value, span: item.span });
        }
        (!wrong).then_some(entries)
    }

    /// `kept` is the type of which a set is a key itself.
    fn component(&mut self, e: &ast::Expr, want: Option<&Type>, kept: Option<&Type>) -> Component {
        match &e.kind {
            ExprKind::List(items) if !items.is_empty() && !is_record_list(items) => {
                Component { values: items.iter().map(|i| self.part(i, want, kept)).collect(), is_list: true }
            }
            ExprKind::Braces(items) => {
                Component { values: items.iter().map(|i| self.part(i, want, kept)).collect(), is_list: true }
            }
            _ => Component { values: vec![self.part(e, want, kept)], is_list: false },
        }
    }

    /// A set stands for the elements that it has now.
    fn part(&mut self, e: &ast::Expr, want: Option<&Type>, kept: Option<&Type>) -> Part {
        let value = self.expr(e, want);
        let spread = value.ty.is_set() && !is_bare(&value.ty) && !kept.is_some_and(|k| same(k, &value.ty));
        if !spread || value.is_wrong() {
            return Part { value, spread: false };
        }
        let mut is_local = |e: &ast::Expr| matches!(&e.kind, ExprKind::Name(id) if self.names.is_local(id));
        if walk::any(e, &mut is_local) {
            let text = "a set within a key stands for its elements, which can't depend on local variables";
            let d = Diagnostic::error(codes::BAD_ELEMENT, value.span, text).note("depends on local variables");
            return Part { value: self.wrong_with(d), spread: false };
        }
        let now = self.host.value(&Expr::Copy(Box::new((value.expr, value.span))), 0);
        let value = match now {
            Some(v) => Typed { expr: Expr::Const(v), ..Typed::new(Expr::Const(Value::Unset), value.ty, value.span) },
            None => {
                let text = "a set within a key stands for its elements, and has no value here";
                let d = Diagnostic::error(codes::BAD_ELEMENT, value.span, text).note("no value when this is checked");
                self.wrong_with(d)
            }
        };
        Part { value, spread }
    }

    fn finish_entries(&mut self, entries: Vec<Entry>, t: Rc<TableType>, span: Span) -> Typed {
        let mut out = Vec::with_capacity(entries.len());
        let before = self.problems.error_count();
        let mark = self.problems.mark();
        for e in entries {
            let key = match self.entry_key(e.key, e.bracketed, &t, e.span) {
                Some(k) => k,
                None => continue,
            };
            let value = match (e.value, &t.value) {
                (Some(v), Some(ty)) => Some(self.promote(v, ty, "this value")),
                _ => None,
            };
            out.push((key, value));
        }
        if self.problems.error_count() > before {
            // Each element of a set with several values in its keys is looked at.
            if !t.is_set() || t.index.len() == 1 {
                self.told_of_first(mark);
            }
            return Typed::poison(span);
        }
        let new = TableNew { ty: t.clone(), entries: out.into(), span };
        Typed::new(Expr::Table(Box::new(new)), Type::Table(t), span)
    }

    /// Of an entry of a table with too few or too many values in its key the reference says nothing before it runs, then
    /// the constructor fails (Expr.cc, `TableConstructorExpr`).
    fn misfit(&mut self, n: usize, found: usize, span: Span) -> EntryKey {
        let plural = if n == 1 { "" } else { "s" };
        let text = format!("expected {n} value{plural} in this key, found {found}: this fails when it runs");
        self.warn(codes::INDEX_COUNT, span, text);
        let text = "a key has not as many values as the table's index";
        EntryKey::One(KeyExpr::One(Expr::Refused(Box::new((None, text, span)))))
    }

    fn entry_key(&mut self, mut key: Vec<Component>, bracketed: bool, t: &TableType, span: Span) -> Option<EntryKey> {
        let _ = bracketed;
        if key.len() != t.index.len() {
            if let [one] = key.as_slice()
                && let [v] = one.values.as_slice()
                && let Type::List(types) = &v.value.ty
                && types.len() == t.index.len()
            {
                let v = key.pop()?.values.pop()?.value;
                return Some(EntryKey::One(KeyExpr::One(v.expr)));
            }
            let n = t.index.len();
            if t.value.is_some() {
                return Some(self.misfit(n, key.len(), span));
            }
            self.error(
                codes::INDEX_COUNT,
                span,
                format!("expected {n} value{} in this key, found {}", if n == 1 { "" } else { "s" }, key.len()),
            );
            return None;
        }
        if key.iter().any(|c| c.values.is_empty() || c.is_list || c.values.iter().any(|p| p.spread)) {
            let parts = key
                .into_iter()
                .zip(&t.index)
                .map(|(c, ty)| {
                    c.values
                        .into_iter()
                        .map(|p| {
                            if p.spread { (p.value.expr, true) } else { (self.promote(p.value, ty, "this key"), false) }
                        })
                        .collect()
                })
                .collect();
            return Some(EntryKey::Product(parts));
        }
        let mut exprs: Vec<Expr> = Vec::with_capacity(key.len());
        let alone = key.len() == 1;
        for (c, ty) in key.into_iter().zip(&t.index) {
            for p in c.values {
                exprs.push(self.key_value(p.value, ty, alone));
            }
        }
        Some(EntryKey::One(match exprs.len() {
            1 => KeyExpr::One(exprs.pop()?),
            _ => KeyExpr::Many(exprs.into()),
        }))
    }

    /// One value of a key. A record becomes one of the index's own type, for that is what comes out of the table again.
    pub(crate) fn key_value(&mut self, v: Typed, ty: &Type, alone: bool) -> Expr {
        let read = self.names.readings.len();
        if let (Type::Record(from), Type::Record(to)) = (&v.ty, ty)
            && !Rc::ptr_eq(from, to)
            && same(&v.ty, ty)
        {
            let key = self.coerce_record(v, to);
            self.names.readings.truncate(read);
            return key;
        }
        if alone { self.promote_element(v, ty, "this key") } else { self.promote(v, ty, "this key") }
    }
}

/// An entry of a table as it is written.
fn entry_text(key: &ast::Expr, value: &ast::Expr) -> String {
    format!("[{}] = {}", unparse::expr(key), unparse::expr(value))
}
