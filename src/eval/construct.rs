//! Making records, tables, sets, vectors and closures.

use super::call::too_deep;
use super::expr::{captured, is_calm, mismatch};
use super::{Eval, Frame, Interp, MAX_DEPTH, Raised};
use crate::diagnostic::{Diagnostic, codes};
use crate::program::{
    EntryKey, Expr, FieldStart, FieldStep, LambdaNew, Layout, RecordNew, RecordPlan, TableNew, makes_only_container,
};
use crate::source::Span;
use crate::types::{FieldRef, RecordType, TableType, Type, VectorType};
use crate::value::{Fields, FuncVal, RecordVal, TableVal, Value, VectorVal, a_table_turned};
use std::cell::RefCell;
use std::rc::Rc;

impl Interp {
    /// A record with its fields as they start out: defaults evaluated, containers empty, the rest unset.
    pub fn fresh_record(&mut self, ty: &Rc<RecordType>) -> Eval<Rc<RecordVal>> {
        if self.calls.len() + self.apart >= MAX_DEPTH {
            return Err(too_deep(Span::NONE));
        }
        let layout = self.program.layout(ty);
        self.apart += 1;
        let fields = self.starts_beside(&layout, &[], 0);
        self.apart -= 1;
        Ok(self.record_of(ty, fields?))
    }

    /// A record of these fields; one that its type may still outgrow is kept track of.
    #[inline]
    pub(super) fn record_of(&mut self, ty: &Rc<RecordType>, fields: Fields) -> Rc<RecordVal> {
        let r = Rc::new(RecordVal::of(ty.clone(), fields));
        if self.growing {
            self.keep_track(&r);
        }
        r
    }

    #[inline(never)]
    fn keep_track(&mut self, r: &Rc<RecordVal>) {
        let records = &mut self.parse_time_records;
        if records.len() == records.capacity() {
            records.retain(|r| r.strong_count() > 0);
            records.reserve(records.len() + 16);
        }
        records.push(Rc::downgrade(r));
    }

    /// How a field starts out.
    pub(super) fn start(&mut self, start: &FieldStart) -> Eval<Value> {
        match start {
            FieldStart::Unset => Ok(Value::Unset),
            FieldStart::Value(v) => Ok(v.clone()),
            FieldStart::Empty(ty, _) => self.empty(ty),
            FieldStart::Default(id, zero) => match self.thunk(*id) {
                Err(unwind) if unwind.is_no_value() => {
                    drop(unwind);
                    self.failed_default(*id);
                    Ok(zero.clone())
                }
                made => made,
            },
        }
    }

    /// Says that a `&default` has yielded nothing (reference: Type.cc, ExprFieldInit): without a place there.
    #[cold]
    fn failed_default(&mut self, id: crate::program::ThunkId) {
        let span = self.program.thunks.get(id as usize).map_or(Span::NONE, |t| t.span);
        let d = Diagnostic::error(codes::INITIALISER, span, "failed &default in record creation");
        self.report(d.told_at(Span::NONE));
    }

    /// An empty table; one whose keys may still outgrow it is kept track of.
    fn table_of(&mut self, ty: &Rc<TableType>) -> Rc<TableVal> {
        let t = Rc::new(TableVal::new(ty.clone()));
        if self.parsing && ty.index.iter().any(|i| matches!(i, Type::Record(_))) {
            self.parse_time_tables.push(Rc::downgrade(&t));
        }
        t
    }

    /// An empty container or a fresh record of a type; unset where the type is neither.
    pub fn empty(&mut self, ty: &Type) -> Eval<Value> {
        match ty {
            Type::Table(t) => Ok(Value::Table(self.table_of(t))),
            Type::Vector(v) => Ok(Value::Vector(Rc::new(VectorVal::new(v.clone(), Vec::new())))),
            Type::Record(r) => self.fresh_record(r).map(Value::Record),
            _ => Ok(Value::Unset),
        }
    }

    /// A record constructor.
    #[inline(never)]
    pub(super) fn new_record_expr(&mut self, n: &RecordNew, frame: &mut Frame) -> Eval<Value> {
        match n.plan.get() {
            Some(plan) if plan.age == self.program.layout_age => self.new_record_by(plan, n, frame),
            Some(_) | None => self.new_record_without_plan(n, frame),
        }
    }

    #[inline(always)]
    fn new_record_by(&mut self, plan: &RecordPlan, n: &RecordNew, frame: &mut Frame) -> Eval<Value> {
        let mut given = n.fields.iter();
        let mut fields = Fields::with_capacity(plan.steps.len() + n.optional);
        for step in &plan.steps {
            fields.push(match step {
                FieldStep::Given => match given.next() {
                    Some((field, e)) => self.field_value(e, n, field, frame)?,
                    None => Value::Unset,
                },
                FieldStep::Start(start) => self.start(start)?,
            });
        }
        for (field, e) in given {
            let v = self.field_value(e, n, field, frame)?;
            fields.set(field.place, v);
        }
        Ok(Value::Record(self.record_of(&n.ty, fields)))
    }

    #[inline(never)]
    fn new_record_without_plan(&mut self, n: &RecordNew, frame: &mut Frame) -> Eval<Value> {
        let layout = self.program.layout(&n.ty);
        if n.in_order && layout.is_plain {
            let plan = RecordPlan::new(&layout, &n.gives, self.program.layout_age);
            if self.program.growing {
                return self.new_record_by(&plan, n, frame);
            }
            return self.new_record_by(n.plan.get_or_init(|| plan), n, frame);
        }
        let mut fields = self.starts_beside(&layout, &n.gives, n.optional)?;
        for (field, e) in &n.fields {
            let v = self.field_value(e, n, field, frame)?;
            fields.set(field.place, v);
        }
        Ok(Value::Record(self.record_of(&n.ty, fields)))
    }

    /// What a constructor gives to a field: vectors as copies of their own.
    #[inline]
    fn field_value(&mut self, e: &Expr, n: &RecordNew, field: &FieldRef, frame: &mut Frame) -> Eval<Value> {
        if let Expr::Const(v) = e {
            return Ok(v.clone());
        }
        match self.eval(e, frame) {
            Ok(Value::Vector(v)) => Ok(Value::Vector(Rc::new(VectorVal::new(v.ty(), v.items().clone())))),
            Ok(v) => Ok(v),
            Err(unwind) => self.without_value(unwind, n, field),
        }
    }

    /// A field whose expression yields nothing is as if it were not given, and the record is made.
    #[cold]
    fn without_value(&mut self, unwind: Raised, n: &RecordNew, field: &FieldRef) -> Eval<Value> {
        if !unwind.is_no_value() {
            return Err(unwind);
        }
        // The default may raise something else.
        drop(unwind);
        match self.program.layout(&n.ty).fields.get(field.index as usize) {
            Some(start) => self.start(start),
            None => Ok(Value::Unset),
        }
    }

    /// The fields as they start out, without what the constructor gives anyway. A default that could have effects is
    /// evaluated all the same (reference: Val.cc, RecordVal). There is room for so many `&optional` fields.
    fn starts_beside(&mut self, layout: &Layout, gives: &[bool], optional: usize) -> Eval<Fields> {
        let mut fields = Fields::with_capacity(layout.always.len() + optional);
        for i in &layout.always {
            let i = *i as usize;
            let given = gives.get(i).is_some_and(|g| *g);
            fields.push(match &layout.fields[i] {
                FieldStart::Unset => Value::Unset,
                FieldStart::Value(_) | FieldStart::Empty(..) if given => Value::Unset,
                FieldStart::Default(id, _) if given && self.makes_only(*id) => Value::Unset,
                start => self.start(start)?,
            });
        }
        Ok(fields)
    }

    /// Whether a default does no more than make a container or name a constant.
    fn makes_only(&self, id: crate::program::ThunkId) -> bool {
        self.program.thunks.get(id as usize).is_some_and(|t| match &t.expr {
            Expr::Record(n) => n.fields.is_empty(),
            e => makes_only_container(e) || is_calm(e),
        })
    }

    /// A vector constructor.
    #[inline(never)]
    pub(super) fn new_vector_expr(&mut self, ty: &Rc<VectorType>, items: &[Expr], frame: &mut Frame) -> Eval<Value> {
        let mut values = Vec::with_capacity(items.len());
        for e in items {
            match self.eval(e, frame) {
                Ok(v) => values.push(v),
                Err(e) if e.is_no_value() => values.push(Value::Unset),
                Err(e) => return Err(e),
            }
        }
        Ok(Value::Vector(Rc::new(VectorVal::new(ty.clone(), values))))
    }

    /// A table or set constructor.
    #[inline(never)]
    pub(super) fn new_table_expr(&mut self, n: &TableNew, frame: &mut Frame) -> Eval<Value> {
        let t = self.table_of(&n.ty);
        for (key, value) in &n.entries {
            match key {
                EntryKey::One(key) => {
                    let key = self.key(key, frame)?;
                    self.put_entry(&t, key, value, n.span, frame)?;
                }
                EntryKey::Product(parts) => {
                    let keys = self.product(parts, n.span, frame)?;
                    for key in keys {
                        self.put_entry(&t, key, value, n.span, frame)?;
                    }
                }
            }
        }
        Ok(Value::Table(t))
    }

    /// One entry of a constructor: an element of a set where it has no value.
    fn put_entry(
        &mut self,
        t: &Rc<TableVal>,
        key: Value,
        value: &Option<Expr>,
        span: Span,
        frame: &mut Frame,
    ) -> Eval<()> {
        let Some(value) = value else { return self.add_element(t, key, span) };
        let value = self.eval(value, frame)?;
        self.table_insert(t, key, value, span)
    }

    /// The keys of a cross product: the last part varies fastest.
    fn product(&mut self, parts: &[Vec<(Expr, bool)>], span: Span, frame: &mut Frame) -> Eval<Vec<Value>> {
        let mut keys: Vec<Vec<Value>> = vec![Vec::new()];
        for part in parts {
            let mut choices = Vec::new();
            for (e, spread) in part {
                match self.eval(e, frame)? {
                    Value::Table(t) if *spread => choices.extend(t.keys()),
                    Value::Vector(v) if *spread => choices.extend(v.items().iter().filter(|v| !v.is_unset()).cloned()),
                    other if *spread => return Err(mismatch(span, "a set or vector", &other)),
                    v => choices.push(v),
                }
            }
            keys = keys
                .iter()
                .flat_map(|k| choices.iter().map(move |c| [k.as_slice(), std::slice::from_ref(c)].concat()))
                .collect();
        }
        Ok(keys.into_iter().map(key_of).collect())
    }

    /// A closure. What is captured unset stays unset.
    #[inline(never)]
    pub(super) fn lambda(&mut self, l: &LambdaNew, frame: &mut Frame) -> Eval<Value> {
        let mut captures = Vec::with_capacity(l.captures.len());
        for (e, deep) in &l.captures {
            captures.push(self.capture(e, *deep, frame)?);
        }
        let captures = (!captures.is_empty()).then(|| RefCell::new(captures));
        Ok(Value::Func(Rc::new(FuncVal { info: l.function.info.clone(), captures })))
    }

    /// The value that a closure or `when` captures: tables, vectors and records are shared unless a deep copy is asked
    /// for; everything else is copied, functions with what they have captured.
    pub(super) fn capture(&mut self, e: &Expr, deep: bool, frame: &mut Frame) -> Eval<Value> {
        let (v, span) = match e {
            Expr::Local(slot, span) => (frame.slots.get(*slot as usize).cloned().unwrap_or(Value::Unset), *span),
            Expr::Capture(i, span) => (captured(frame, *i), *span),
            e => (self.eval(e, frame)?, Span::NONE),
        };
        match v {
            Value::Table(_) | Value::Vector(_) | Value::Record(_) if !deep => Ok(v),
            v => self.deep_copy(&v, span),
        }
    }

    /// Gives records that were made before their type was extended the new fields.
    pub fn extend_records(&mut self, ty: &Rc<RecordType>) -> Eval<()> {
        self.program.forget_layout(ty);
        // What holds such records may come to hold more than numbers, strings and the like.
        a_table_turned();
        self.parse_time_records.retain(|r| r.strong_count() > 0);
        let old: Vec<_> =
            self.parse_time_records.iter().filter_map(|r| r.upgrade()).filter(|r| Rc::ptr_eq(&r.ty, ty)).collect();
        old.iter().try_for_each(|r| self.catch_up(r))?;
        self.rebuild_tables()
    }

    /// Gives the keys of tables the new fields of the records in them.
    fn rebuild_tables(&mut self) -> Eval<()> {
        self.parse_time_tables.retain(|t| t.strong_count() > 0);
        let tables: Vec<_> = self.parse_time_tables.iter().filter_map(|t| t.upgrade()).collect();
        for t in tables {
            let entries = t.entries();
            for (key, _) in &entries {
                self.catch_up_within(key)?;
            }
            t.clear();
            for (key, value) in entries {
                t.insert(key, value);
            }
        }
        Ok(())
    }

    fn catch_up_within(&mut self, key: &Value) -> Eval<()> {
        match key {
            Value::Record(r) => {
                self.catch_up(r)?;
                r.values().iter().try_for_each(|v| self.catch_up_within(v))
            }
            Value::List(l) => l.iter().try_for_each(|v| self.catch_up_within(v)),
            _ => Ok(()),
        }
    }

    /// Gives one record the fields that its type got after it was made.
    #[cold]
    pub(super) fn catch_up(&mut self, r: &Rc<RecordVal>) -> Eval<()> {
        if !r.is_outgrown() {
            return Ok(());
        }
        let layout = self.program.layout(&r.ty);
        for i in &layout.always {
            let field = r.ty.field_ref(*i as usize);
            if r.read(field.place, |_| ()).is_none() {
                let v = self.start(&layout.fields[*i as usize])?;
                r.put(field.place, v);
            }
        }
        Ok(())
    }
}

/// One value for the parts of a key.
pub(super) fn key_of(mut parts: Vec<Value>) -> Value {
    match parts.len() {
        1 => parts.pop().unwrap_or(Value::Unset),
        _ => Value::List(Rc::new(parts)),
    }
}
