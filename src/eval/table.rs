//! Tables and sets: keys, look-ups with defaults, insertion and removal with what they set off.

use super::expr::mismatch;
use super::operators::fill;
use super::{Eval, Frame, Interp, Raised, Unwind};
use crate::diagnostic::{Code, Diagnostic, codes};
use crate::program::{Expr, KeyExpr, TableAttrExprs, ThunkId};
use crate::source::Span;
use crate::types::{Field, Type};
use crate::value::{Expiry, ExpiryKind, FuncVal, ProbeList, RecordVal, TableAttrs, TableVal, Value, VectorVal};
use std::rc::Rc;

/// How many parts a key may have that lie in the native frame.
const KEY_NEAR: usize = 3;
/// How deep a key may be.
const KEY_DEPTH: u32 = 100;
/// How many values may be in a key.
const KEY_PARTS: u32 = 1 << 20;
const ENDLESS: (Code, &str) =
    (codes::BAD_OPERAND, "a value that holds itself, or is as deep as if it did, cannot be an index");

/// The parts of a key to look up: no list is made of them where it is compound.
#[derive(Clone, Copy)]
pub(super) struct Probe<'a>(&'a [Value]);

impl Probe<'_> {
    /// The value at exactly this key.
    #[inline]
    pub fn get(self, t: &TableVal) -> Option<Value> {
        match self.0 {
            [one] => t.get(one),
            many => t.get(&ProbeList(many)),
        }
    }

    /// The value at exactly this key, which is touched then.
    pub fn touch(self, t: &TableVal, time: f64) -> Option<Value> {
        match self.0 {
            [one] => t.touch(one, time),
            many => t.touch(&ProbeList(many), time),
        }
    }

    /// Whether there is exactly this key.
    #[inline]
    pub fn is_in(self, t: &TableVal) -> bool {
        match self.0 {
            [one] => t.contains(one),
            many => t.contains(&ProbeList(many)),
        }
    }

    /// Changes the value at exactly this key.
    #[inline]
    pub fn update<R>(self, t: &TableVal, change: impl FnOnce(&mut Value) -> R) -> Option<R> {
        match self.0 {
            [one] => t.update(one, change),
            many => t.update(&ProbeList(many), change),
        }
    }

    /// The key as one value.
    fn value(self) -> Value {
        match self.0 {
            [one] => one.clone(),
            many => Value::List(Rc::new(many.to_vec())),
        }
    }
}

/// Whether a key could change after it was put into a table.
pub(super) fn is_mutable(key: &Value) -> bool {
    match key {
        Value::Table(_) | Value::Vector(_) | Value::Record(_) | Value::Pattern(_) => true,
        Value::List(l) => l.iter().any(is_mutable),
        Value::Unset
        | Value::Bool(_)
        | Value::Int(_)
        | Value::Count(_)
        | Value::Double(_)
        | Value::Time(_)
        | Value::Interval(_)
        | Value::Port(_)
        | Value::Addr4(_)
        | Value::Addr6(_)
        | Value::Subnet(_)
        | Value::Short(_)
        | Value::Long(_)
        | Value::Enum(_)
        | Value::Func(_)
        | Value::File(_)
        | Value::Opaque(_)
        | Value::Type(_) => false,
    }
}

/// A copy of a key that nobody else can change. Functions in it keep their identity, for they are compared by it.
pub(super) fn snapshot(key: &Value) -> Value {
    if is_mutable(key) { frozen(key, KEY_DEPTH) } else { key.clone() }
}

fn frozen(v: &Value, depth: u32) -> Value {
    if depth == 0 {
        return v.clone();
    }
    let all = |vs: &[Value]| vs.iter().map(|v| frozen(v, depth - 1)).collect::<Vec<_>>();
    match v {
        Value::List(l) => Value::List(Rc::new(all(l))),
        Value::Vector(x) => Value::Vector(Rc::new(VectorVal::new(x.ty(), all(&x.items())))),
        Value::Record(r) => Value::Record(Rc::new(RecordVal::new(r.ty.clone(), all(&r.values())))),
        Value::Pattern(p) => Value::Pattern(Rc::new(p.separate())),
        Value::Table(t) => {
            let new = TableVal::new(t.ty());
            for (k, v) in t.entries() {
                new.insert(k, frozen(&v, depth - 1));
            }
            Value::Table(Rc::new(new))
        }
        other => other.clone(),
    }
}

/// Why a value cannot be a key: it lacks a field that is not optional, or there is no end to it.
fn unfit(key: &Value, depth: u32, parts: &mut u32) -> Option<(Code, &'static str)> {
    let mut all = |values: &[Value]| values.iter().find_map(|v| unfit(v, depth + 1, parts));
    let found = match key {
        Value::List(l) => all(l),
        Value::Vector(v) if depth < KEY_DEPTH => all(&v.items()),
        Value::Table(t) if depth < KEY_DEPTH => t.entries().iter().find_map(|(_, v)| unfit(v, depth + 1, parts)),
        Value::Record(r) if depth < KEY_DEPTH => {
            let values = r.values();
            let lacks = |(v, f): (&Value, &Field)| v.is_unset() && !f.optional;
            if values.iter().zip(r.ty.fields().iter()).any(lacks) {
                return Some((
                    codes::UNSET_FIELD,
                    "a record with an unset field that is not optional cannot be an index",
                ));
            }
            all(&values)
        }
        Value::Vector(_) | Value::Table(_) | Value::Record(_) => Some(ENDLESS),
        _ => None,
    };
    *parts += 1;
    found.or((*parts > KEY_PARTS).then_some(ENDLESS))
}

impl Interp {
    /// Evaluates the parts of a key, and shows them to `run`.
    #[inline(always)]
    pub(super) fn with_key<R>(
        &mut self,
        key: &KeyExpr,
        frame: &mut Frame,
        run: impl FnOnce(&mut Interp, Probe, &mut Frame) -> Eval<R>,
    ) -> Eval<R> {
        let parts = match key {
            KeyExpr::One(e) => std::slice::from_ref(e),
            KeyExpr::Many(parts) => parts,
        };
        self.with_slots_near::<KEY_NEAR, _>(parts.len(), |me, slots| {
            for (e, place) in parts.iter().zip(&mut *slots) {
                fill(place, me.key_part(e, frame)?);
            }
            run(me, Probe(slots), frame)
        })
    }

    /// Evaluates a key as one value.
    pub(super) fn key(&mut self, key: &KeyExpr, frame: &mut Frame) -> Eval<Value> {
        let parts = match key {
            KeyExpr::One(e) => return self.key_part(e, frame),
            KeyExpr::Many(parts) => parts,
        };
        let mut all = Vec::with_capacity(parts.len());
        for e in parts {
            all.push(self.key_part(e, frame)?);
        }
        Ok(Value::List(Rc::new(all)))
    }

    /// A part of a key: where a call yields nothing that is an error, unlike elsewhere (reference: Expr.cc, ListExpr).
    #[inline]
    fn key_part(&mut self, e: &Expr, frame: &mut Frame) -> Eval<Value> {
        let v = match self.peek(e, frame) {
            Some(v) => v.clone(),
            None => self.eval(e, frame).map_err(no_index_value)?,
        };
        self.settle(&v)?;
        Ok(v)
    }

    /// The value at a key, longest prefix and times seen to, but no default.
    pub(super) fn find(&mut self, t: &TableVal, key: Probe) -> Option<Value> {
        if t.reads_plainly() {
            return key.get(t);
        }
        if let [one] = key.0
            && t.is_by_subnet()
        {
            let (prefix, value) = t.covering(one)?;
            if t.expiry_kind() == Some(ExpiryKind::Read) {
                t.touch(&Value::subnet(prefix), self.network_time);
            }
            return Some(value);
        }
        key.touch(t, self.network_time)
    }

    /// The value at a key, or what the table's default makes of it.
    #[inline]
    pub(super) fn find_or_default(&mut self, t: &Rc<TableVal>, key: Probe, span: Span) -> Eval<Option<Value>> {
        match self.find(t, key) {
            Some(v) => Ok(Some(v)),
            None if t.has_attrs() => self.default_of(t, key.value(), span),
            None => Ok(None),
        }
    }

    /// The value at a key: exactly there, or at the longest prefix that covers it, or the default. Unset for the
    /// elements of a set.
    pub fn table_lookup(&mut self, t: &Rc<TableVal>, key: &Value, span: Span) -> Eval<Option<Value>> {
        self.find_or_default(t, Probe(std::slice::from_ref(key)), span)
    }

    /// What `&default` makes of a key that is not there. That an error in a function leaves nothing is no news: the error
    /// is told alone.
    fn default_of(&mut self, t: &Rc<TableVal>, key: Value, span: Span) -> Eval<Option<Value>> {
        let Some(mut attrs) = t.attrs() else { return Ok(None) };
        if let Some(id) = attrs.late_default {
            let default = Some(self.late_default(id, span)?);
            attrs = Rc::new(TableAttrs { default, late_default: None, ..(*attrs).clone() });
            t.set_attrs(Some(attrs.clone()));
        }
        let Some(default) = &attrs.default else { return Ok(None) };
        let made = match default {
            Value::Func(f) if attrs.default_is_function => {
                self.whens.resultless = Some(span);
                let made = self.call(f, key.index_values(), span);
                self.whens.resultless = None;
                let made = match made {
                    Ok(v) => v,
                    Err(e) if e.is_no_value() => Value::Unset,
                    Err(e) => return Err(e),
                };
                if made.is_unset() {
                    let text = "the &default function of the table has returned no value";
                    return Err(Unwind::error(codes::NO_RESULT, span, text));
                }
                made
            }
            plain => self.deep_copy(plain, span)?,
        };
        if let (Value::Vector(v), Some(Type::Vector(ty))) = (&made, &t.ty().value) {
            v.adopt(ty);
        }
        if attrs.insert_default {
            self.table_insert(t, key, made.clone(), span)?;
        }
        Ok(Some(made))
    }

    /// A default that nobody has wanted so far. It is evaluated apart from the body that declared its table.
    fn late_default(&mut self, id: ThunkId, span: Span) -> Eval<Value> {
        match self.refused_default(id) {
            Some(why) => Err(Unwind::error(codes::NO_SUCH_KEY, span, why)),
            None => self.thunk(id),
        }
    }

    /// Why a default can't be evaluated apart from its body, where it can't.
    fn refused_default(&self, id: ThunkId) -> Option<&'static str> {
        self.program.thunks.get(id as usize).and_then(|t| match &t.expr {
            Expr::Refused(x) => Some(x.1),
            _ => None,
        })
    }

    /// The result of a callback whose errors do not reach who caused it: they are reported, and it yields nothing.
    pub(super) fn or_caught(&mut self, result: Eval<Value>) -> Eval<Value> {
        match result {
            Ok(v) => Ok(v),
            Err(e) => {
                self.caught(e)?;
                Ok(Value::Unset)
            }
        }
    }

    /// Puts a value at a key, and does what goes with it: the key is a snapshot, `&on_change` is told, the element's
    /// time starts.
    #[inline]
    pub fn table_insert(&mut self, t: &Rc<TableVal>, key: Value, value: Value, span: Span) -> Eval<()> {
        self.note_table(t);
        if t.writes_plainly() && !is_mutable(&key) {
            t.put(key, value);
            return Ok(());
        }
        self.insert_watched(t, key, value, span)
    }

    #[inline(never)]
    fn insert_watched(&mut self, t: &Rc<TableVal>, key: Value, value: Value, span: Span) -> Eval<()> {
        if t.is_by_subnet() && !matches!(key, Value::Subnet(_)) {
            return Err(mismatch(span, "a subnet as index", &key));
        }
        if is_mutable(&key)
            && let Some((code, why)) = unfit(&key, 0, &mut 0)
        {
            return Err(Unwind::error(code, span, why));
        }
        let key = snapshot(&key);
        if t.is_iterating() && !t.contains(&key) {
            self.warn_iteration(span);
        }
        let renews = t.expiry_kind() != Some(ExpiryKind::Create);
        if t.attrs().is_none_or(|a| a.on_change.is_none()) {
            t.insert_at(key, value, self.network_time, renews);
            return Ok(());
        }
        match t.insert_at(key.clone(), value.clone(), self.network_time, renews) {
            None => self.changed(t, "TABLE_ELEMENT_NEW", &key, value, span),
            Some(old) => self.changed(t, "TABLE_ELEMENT_CHANGED", &key, old, span),
        }
    }

    /// Takes a key out; its value, where it was there.
    pub fn table_remove(&mut self, t: &Rc<TableVal>, key: &Value, span: Span) -> Eval<Option<Value>> {
        self.note_table(t);
        if t.writes_plainly() {
            return Ok(t.remove(key));
        }
        if t.is_iterating() && t.contains(key) {
            self.warn_iteration(span);
        }
        let removed = t.remove(key);
        if removed.is_none() && t.is_by_subnet() && !t.forget_prefix(key) {
            self.report(Diagnostic::warning(codes::NO_SUCH_KEY, span, "the subnet is not in the table"));
        }
        if t.attrs().is_some_and(|a| a.on_change.is_some()) {
            match &removed {
                Some(old) => self.changed(t, "TABLE_ELEMENT_REMOVED", key, old.clone(), span)?,
                // The reference tells of the removal from a set even of what is not in it.
                None if t.is_set() => self.changed(t, "TABLE_ELEMENT_REMOVED", key, Value::Unset, span)?,
                None => {}
            }
        }
        Ok(removed)
    }

    #[cold]
    #[inline(never)]
    fn warn_iteration(&mut self, span: Span) {
        let d = Diagnostic::warning(codes::CHANGED_WHILE_ITERATED, span, "possible loop/iterator invalidation");
        self.report(d.help("loop over a copy, or collect the keys first"));
    }

    /// Tells `&on_change` of a change. It is not told of changes that it makes itself; its errors end it alone.
    pub(super) fn changed(&mut self, t: &Rc<TableVal>, what: &str, key: &Value, value: Value, span: Span) -> Eval<()> {
        let Some(Value::Func(f)) = t.attrs().and_then(|a| a.on_change.clone()) else { return Ok(()) };
        if self.changing.iter().any(|c| Rc::ptr_eq(c, t)) {
            return Ok(());
        }
        let mut args = vec![Value::Table(t.clone()), self.enumerator("TableChange", what)];
        args.extend(snapshot(key).index_values().iter().cloned());
        if !t.is_set() {
            args.push(value);
        }
        self.changing.push(t.clone());
        let result = self.call(&f, &args, span);
        self.changing.pop();
        self.or_caught(result).map(|_| ())
    }

    /// The attributes of a table from their expressions.
    pub fn table_attrs(&mut self, exprs: &TableAttrExprs, frame: &mut Frame) -> Eval<Rc<TableAttrs>> {
        let late_default = match exprs.default.as_deref() {
            Some(Expr::Thunk(id)) if exprs.late => Some(*id),
            _ => None,
        };
        let mut value = |e: Option<&Expr>| match e {
            Some(Expr::Global(id, _)) if self.globals.get(id.0 as usize).is_none_or(Value::is_unset) => {
                Ok(self.function_to_be(*id))
            }
            Some(e) => self.eval(e, frame).map(Some),
            None => Ok(None),
        };
        let func = value(exprs.expire_func.as_deref())?;
        Ok(Rc::new(TableAttrs {
            default: if late_default.is_none() { value(exprs.default.as_deref())? } else { None },
            late_default,
            default_is_function: exprs.default_is_function,
            insert_default: exprs.insert_default,
            on_change: value(exprs.on_change.as_deref())?,
            expiry: exprs.expiry.map(|(kind, interval)| Expiry { kind, interval, func }),
            ordered: exprs.ordered,
        }))
    }

    /// The function of a prototype that has no body so far.
    fn function_to_be(&self, id: crate::program::GlobalId) -> Option<Value> {
        let name = &self.program.globals.get(id.0 as usize)?.name;
        let function = self.program.functions.iter().find(|f| f.info.name == *name)?;
        Some(Value::Func(function.value.clone()))
    }

    /// Gives a table what a redefinition makes of its attributes. A default that was evaluated before stays (reference:
    /// Val.cc, TableVal::Default).
    pub fn redefine_table_attrs(&mut self, t: &Rc<TableVal>, exprs: &TableAttrExprs, frame: &mut Frame) -> Eval<()> {
        let mut attrs = (*self.table_attrs(exprs, frame)?).clone();
        if let Some(old) = t.attrs() {
            if old.default.is_some() || attrs.default.is_none() && attrs.late_default.is_none() {
                attrs.default = old.default.clone();
                attrs.late_default = old.late_default;
                attrs.default_is_function = old.default_is_function;
                attrs.insert_default = old.insert_default;
            }
            attrs.on_change = attrs.on_change.or(old.on_change.clone());
            attrs.ordered |= old.ordered;
            attrs.expiry = attrs.expiry.or(old.expiry.clone());
        }
        self.set_table_attrs(t, Rc::new(attrs));
        Ok(())
    }

    /// Gives a table its attributes; what is in it already starts to age now.
    pub fn set_table_attrs(&mut self, t: &Rc<TableVal>, attrs: Rc<TableAttrs>) {
        let expires = attrs.expiry.is_some();
        t.set_attrs(Some(attrs));
        t.turn();
        if expires {
            for k in t.keys() {
                t.touch(&k, self.network_time);
            }
            self.watch(t);
        }
    }

    /// `WithAttrs`: a table that takes attributes.
    #[inline(never)]
    pub(super) fn with_attrs(&mut self, e: &Expr, exprs: &TableAttrExprs, frame: &mut Frame) -> Eval<Value> {
        let v = self.eval(e, frame)?;
        if let Value::Table(t) = &v {
            if let Some(default) = &exprs.for_nothing {
                self.eval(default, frame)?;
            }
            let attrs = self.table_attrs(exprs, frame)?;
            self.set_table_attrs(t, attrs);
        }
        Ok(v)
    }

    /// `add set[key]`.
    #[inline(never)]
    pub(super) fn add_to(&mut self, x: &(Expr, KeyExpr, Span), frame: &mut Frame) -> Eval<Value> {
        let (set, key, span) = x;
        let t = self.table(set, *span, frame)?;
        let key = self.key(key, frame)?;
        self.add_element(&t, key, *span)?;
        Ok(Value::Unset)
    }

    /// Adds an element to a set. That it cannot be one is an error, and the body goes on (reference: Val.cc,
    /// TableVal::Assign, whose result nobody looks at here).
    pub(super) fn add_element(&mut self, t: &Rc<TableVal>, key: Value, span: Span) -> Eval<()> {
        match self.table_insert(t, key, Value::Unset, span) {
            Ok(()) => Ok(()),
            Err(e) => self.caught(e),
        }
    }

    /// `key in table`: exactly there, or covered by a prefix.
    #[inline(never)]
    pub(super) fn key_in(&mut self, key: &KeyExpr, e: &Expr, frame: &mut Frame) -> Eval<u64> {
        if let KeyExpr::One(k) = key
            && let Some(k) = self.peek(k, frame)
            && let Some(Value::Table(t)) = self.peek(e, frame)
            && t.reads_plainly()
        {
            return Ok(t.contains(k) as u64);
        }
        self.with_key(key, frame, |me, key, frame| {
            if let Some(Value::Table(t)) = me.peek(e, frame)
                && t.reads_plainly()
            {
                return Ok(key.is_in(t) as u64);
            }
            let t = me.table(e, Span::NONE, frame)?;
            let found = me.find(&t, key).is_some();
            let covered = || matches!(key.0, [one] if t.is_by_subnet() && t.covers(one));
            Ok((found || covered()) as u64)
        })
    }

    /// `table += table`: the first is changed.
    #[inline(never)]
    pub(super) fn table_extend(&mut self, a: &Expr, b: &Expr, span: Span, frame: &mut Frame) -> Eval<Value> {
        let t = self.table(a, span, frame)?;
        let more = self.table(b, span, frame)?;
        for (k, v) in more.entries() {
            self.table_insert(&t, k, v, span)?;
        }
        self.write_back(a, Value::Table(t), span, frame)
    }

    /// `table -= table`: the first is changed; only keys count.
    #[inline(never)]
    pub(super) fn table_reduce(&mut self, a: &Expr, b: &Expr, span: Span, frame: &mut Frame) -> Eval<Value> {
        let t = self.table(a, span, frame)?;
        let less = self.table(b, span, frame)?;
        for k in less.keys() {
            if t.contains(&k) {
                self.table_remove(&t, &k, span)?;
            }
        }
        self.write_back(a, Value::Table(t), span, frame)
    }

    /// What `+=` and `-=` of containers do last: the place gets the container that it has, which matters where it is an
    /// element of a table that was made by a default, or whose changes somebody listens to.
    pub(super) fn write_back(&mut self, place: &Expr, v: Value, span: Span, frame: &mut Frame) -> Eval<Value> {
        if let Expr::TableIndex(x) = place {
            let t = self.table(&x.table, span, frame)?;
            let key = self.key(&x.key, frame)?;
            self.table_insert(&t, key, v.clone(), span)?;
        }
        Ok(v)
    }
}

#[cold]
#[inline(never)]
pub(super) fn no_index_value(e: Raised) -> Raised {
    match e.take() {
        Unwind::NoValue(span) => Unwind::error(codes::NO_RESULT, span, "the index has no value"),
        other => other.into(),
    }
}

/// The function in a value.
pub(super) fn function_in(v: &Option<Value>) -> Option<Rc<FuncVal>> {
    v.as_ref().and_then(Value::as_func).cloned()
}
