//! Expressions of any type.
//!
//! [`Interp::eval`] hands its rarer kinds to functions of their own, to keep the native frame of what recurses small.

use super::leaf::word;
use super::operators::{size, value_op, word_value};
use super::{At, Eval, Frame, Interp, Raised, Unwind};
use crate::diagnostic::{Diagnostic, codes};
use crate::program::{Expr, FieldExpr, GlobalId, Real, RealExpr, Slot, ValueOp, Word, WordExpr};
use crate::source::Span;
use crate::types::{FieldRef, Type};
use crate::value::{RecordVal, TableVal, Value, VectorVal, deep_copy};
use std::rc::Rc;

/// Of what has no value where one is read.
const NOT_SET: &str = "value used but not set";

/// A real as a value.
#[inline]
pub(super) fn real_value(real: Real, d: f64) -> Value {
    match real {
        Real::Double => Value::double(d),
        Real::Time => Value::time(d),
        Real::Interval => Value::interval(d),
    }
}

/// Whether evaluating an expression changes nothing and calls nothing, so that it may be done again, or at another time.
/// (It may still fail.) Says no where it would take long to find out.
pub(super) fn is_calm(e: &Expr) -> bool {
    if let Expr::Word(w, _) = e {
        return is_calm_word(w);
    }
    if let Expr::Field(f) = e {
        return is_calm(&f.record);
    }
    matches!(e, Expr::Const(_) | Expr::Local(..) | Expr::Global(..) | Expr::Capture(..))
}

/// As [`is_calm`].
#[inline(always)]
pub(super) fn is_calm_word(w: &WordExpr) -> bool {
    matches!(w, WordExpr::Const(_) | WordExpr::Local(..)) || is_calm_branch(w)
}

#[inline(never)]
fn is_calm_branch(w: &WordExpr) -> bool {
    match w {
        WordExpr::Value(e) => is_calm(e),
        WordExpr::Arithmetic(x) => is_calm_word(&x.left) && is_calm_word(&x.right),
        _ => false,
    }
}

impl Interp {
    /// The value of an expression; never unset, except where the expression's type is void.
    #[inline(always)]
    pub fn eval(&mut self, e: &Expr, frame: &mut Frame) -> Eval<Value> {
        if let Expr::Word(w, kind) = e {
            return Ok(word_value(*kind, word!(self, &**w, frame)));
        }
        if let Expr::Local(slot, span) = e {
            return local(frame, *slot, *span);
        }
        self.eval_node(e, frame)
    }

    /// As [`Interp::eval`], without a look at what is most frequent first. Every kind has a function of its own, so that
    /// this one needs no native frame.
    #[inline(never)]
    pub(super) fn eval_node(&mut self, e: &Expr, frame: &mut Frame) -> Eval<Value> {
        match e {
            Expr::Const(v) => shared(v),
            Expr::Local(slot, span) => other_local(frame, *slot, *span),
            Expr::Word(w, kind) => self.eval_boxed_word(w, *kind, frame),
            Expr::Real(r, kind) => self.eval_boxed_real(r, *kind, frame),
            Expr::Call(c) => self.call_for_value(c, frame),
            Expr::Global(id, span) => self.global_value(*id, *span),
            Expr::Field(f) => self.field(f, frame),
            Expr::TableIndex(x) => self.table_index(x, frame),
            Expr::VectorIndex(x) => self.vector_index(x, frame),
            Expr::Capture(i, span) => capture(frame, *i, *span),
            Expr::Binary(x) => self.binary(x, frame),
            Expr::Cond(x) => self.cond(x, frame),
            Expr::Record(n) => self.new_record_expr(n, frame),
            Expr::Vector(x) => self.new_vector_expr(&x.0, &x.1, frame),
            Expr::Table(n) => self.new_table_expr(n, frame),
            Expr::VectorPush(x) => self.vector_push(x, frame),
            Expr::AddTo(x) => self.add_to(x, frame),
            Expr::Append(x) => self.append(x, frame),
            Expr::StringIndex(x) => self.string_index(&x.0, &x.1, frame),
            Expr::Slice(x) => self.slice(&x.0, x.1.as_ref(), x.2.as_ref(), frame),
            Expr::RecordCoerce(x) => self.record_coerce(x, frame),
            Expr::FromAny(x) => self.out_of_any(x, frame),
            Expr::Cast(x) => self.cast(x, frame),
            Expr::PatternIndex(_)
            | Expr::Assign(_)
            | Expr::VectorSelect(_)
            | Expr::WithAttrs(_)
            | Expr::VectorCoerce(_)
            | Expr::Adopt(_)
            | Expr::VectorBinary(_)
            | Expr::VectorUnary(_)
            | Expr::VectorCond(_)
            | Expr::PatternAdd(_)
            | Expr::VectorExtend(_)
            | Expr::Rebind(_)
            | Expr::TableExtend(_)
            | Expr::TableRemove(_)
            | Expr::Lambda(_)
            | Expr::Copy(_)
            | Expr::List(_)
            | Expr::Delete(_)
            | Expr::LocalOrUnset(_)
            | Expr::GlobalOrUnset(_)
            | Expr::RawOutput(_)
            | Expr::Refused(_)
            | Expr::Thunk(_)
            | Expr::SizeOfAny(_)
            | Expr::Schedule(_) => self.eval_rarer(e, frame),
        }
    }

    #[inline(never)]
    fn eval_boxed_word(&mut self, w: &WordExpr, kind: Word, frame: &mut Frame) -> Eval<Value> {
        Ok(word_value(kind, self.eval_word(w, frame)?))
    }

    #[inline(never)]
    fn eval_boxed_real(&mut self, r: &RealExpr, kind: Real, frame: &mut Frame) -> Eval<Value> {
        Ok(real_value(kind, self.eval_real(r, frame)?))
    }

    #[inline(never)]
    fn global_value(&self, id: GlobalId, span: Span) -> Eval<Value> {
        match self.globals.get(id.0 as usize) {
            Some(Value::Unset) | None => Err(self.unset_global(id, span)),
            Some(v) => Ok(v.clone()),
        }
    }

    #[inline(never)]
    fn cond(&mut self, x: &(WordExpr, Expr, Expr), frame: &mut Frame) -> Eval<Value> {
        match self.eval_word(&x.0, frame)? {
            0 => self.eval(&x.2, frame),
            _ => self.eval(&x.1, frame),
        }
    }

    /// The rarer half of [`Interp::eval`].
    #[inline(never)]
    fn eval_rarer(&mut self, e: &Expr, frame: &mut Frame) -> Eval<Value> {
        match e {
            Expr::Assign(x) => {
                let v = self.eval(&x.1, frame)?;
                self.assign(&x.0, v.clone(), frame)?;
                Ok(v)
            }
            Expr::PatternIndex(x) => self.pattern_index(&x.0, &x.1, &x.2, frame),
            Expr::VectorSelect(x) => self.vector_select(&x.0, &x.1, x.2, frame),
            Expr::WithAttrs(x) => self.with_attrs(&x.0, &x.1, frame),
            Expr::VectorCoerce(x) => self.vector_coerce(&x.0, &x.1, &x.2, frame),
            Expr::Adopt(x) => self.adopt(&x.0, &x.1, frame),
            Expr::VectorBinary(x) => self.vector_binary(x.0, &x.1, &x.2, &x.3, x.4, frame),
            Expr::VectorUnary(x) => self.vector_unary(x.0, &x.1, &x.2, x.3, frame),
            Expr::VectorCond(x) => self.vector_cond(&x.0, &x.1, &x.2, x.3, frame),
            Expr::PatternAdd(x) => self.pattern_add(&x.0, &x.1, x.2, frame),
            Expr::VectorExtend(x) => self.vector_extend(&x.0, &x.1, x.2, frame),
            Expr::Rebind(x) => self.rebind(x.0, x.1, &x.2, frame),
            Expr::TableExtend(x) => self.table_extend(&x.0, &x.1, x.2, frame),
            Expr::TableRemove(x) => self.table_reduce(&x.0, &x.1, x.2, frame),
            Expr::Lambda(l) => self.lambda(l, frame),
            Expr::Copy(x) => self.copy(&x.0, x.1, frame),
            Expr::List(items) => {
                let mut values = Vec::with_capacity(items.len());
                for e in items {
                    values.push(self.eval(e, frame)?);
                }
                Ok(Value::List(Rc::new(values)))
            }
            Expr::LocalOrUnset(slot) => Ok(frame.slots.get(*slot as usize).cloned().unwrap_or(Value::Unset)),
            Expr::GlobalOrUnset(id) => Ok(self.globals.get(id.0 as usize).cloned().unwrap_or(Value::Unset)),
            Expr::RawOutput(file) => {
                if let Value::File(f) = self.eval(file, frame)? {
                    f.raw.set(true);
                }
                Ok(Value::Unset)
            }
            Expr::Refused(x) => {
                if let Some(operand) = &x.0 {
                    self.eval(operand, frame)?;
                }
                Err(Unwind::error(codes::BAD_OPERAND, x.2, x.1))
            }
            Expr::Thunk(id) => self.thunk(*id),
            Expr::SizeOfAny(e) => match self.eval(e, frame)? {
                Value::Double(d) | Value::Time(d) | Value::Interval(d) => Ok(Value::double(d.get().abs())),
                Value::Subnet(s) => Ok(Value::double(s.size())),
                Value::File(f) => Ok(Value::double(f.size() as f64)),
                other => Ok(Value::Count(size(&other))),
            },
            Expr::Delete(target) => self.delete(target, frame),
            Expr::Schedule(s) => self.schedule(s, frame),
            Expr::Const(_)
            | Expr::Local(..)
            | Expr::Global(..)
            | Expr::Capture(..)
            | Expr::Word(..)
            | Expr::Real(..)
            | Expr::Field(_)
            | Expr::TableIndex(_)
            | Expr::VectorIndex(_)
            | Expr::StringIndex(_)
            | Expr::Slice(_)
            | Expr::Call(_)
            | Expr::Record(_)
            | Expr::Table(_)
            | Expr::Vector(_)
            | Expr::RecordCoerce(_)
            | Expr::FromAny(_)
            | Expr::Cast(_)
            | Expr::Binary(_)
            | Expr::Cond(_)
            | Expr::Append(_)
            | Expr::VectorPush(_)
            | Expr::AddTo(_) => self.eval(e, frame),
        }
    }

    /// The value of a constant, of a local or of a global that is set, without taking a share of it.
    #[inline(always)]
    pub(super) fn peek<'a>(&'a self, e: &'a Expr, frame: &'a Frame) -> Option<&'a Value> {
        if let Expr::Local(slot, _) = e {
            return frame.slots.get(*slot as usize).filter(|v| !v.is_unset());
        }
        self.peek_further(e, frame)
    }

    #[inline(never)]
    fn peek_further<'a>(&'a self, e: &'a Expr, frame: &'a Frame) -> Option<&'a Value> {
        let v = match e {
            Expr::Local(slot, _) => frame.slots.get(*slot as usize)?,
            Expr::Global(id, _) => self.globals.get(id.0 as usize)?,
            Expr::Const(v) => v,
            _ => match e {
                Expr::Word(w, _) => match &**w {
                    WordExpr::Local(slot, _) => frame.slots.get(*slot as usize)?,
                    _ => return None,
                },
                Expr::Real(r, _) => match &**r {
                    RealExpr::Local(slot, _) => frame.slots.get(*slot as usize)?,
                    _ => return None,
                },
                _ => return None,
            },
        };
        (!v.is_unset()).then_some(v)
    }

    #[cold]
    #[inline(never)]
    pub(super) fn unset_global(&self, id: GlobalId, span: Span) -> Raised {
        match self.program.globals.get(id.0 as usize) {
            Some(g) if matches!(g.ty, Type::Func(_)) => {
                let message = format!("{NOT_SET}: {} has no body", g.name);
                let d = Diagnostic::error(codes::NO_BODY, span, message)
                    .bare(NOT_SET)
                    .note("has no body")
                    .help("define it, or load the script that does");
                Unwind::of(if g.span.is_none() { d } else { d.label(g.span, "declared here without a body") })
            }
            Some(g) => {
                let d = Diagnostic::error(codes::UNSET_VARIABLE, span, format!("{NOT_SET}: {}", g.name)).bare(NOT_SET);
                let d = d.help(format!("give it a value where it is declared: `{}: {} = …`", g.name, g.ty));
                Unwind::of(if g.span.is_none() { d } else { d.label(g.span, "declared here without a value") })
            }
            None => unset(span),
        }
    }

    /// `record$field`.
    #[inline(never)]
    pub(super) fn field(&mut self, f: &FieldExpr, frame: &mut Frame) -> Eval<Value> {
        if let Some(v) = self.look(f, frame, |v| (!v.is_unset()).then(|| v.clone())) {
            return Ok(v);
        }
        self.field_of_any(f, frame)
    }

    /// Looks at a field of a record in a variable, or of a record in a field of that, without taking a share of either.
    /// None where that is not how the record is reached, or where `read` does not take what is there.
    #[inline(always)]
    pub(super) fn look<R>(&self, f: &FieldExpr, frame: &Frame, read: impl FnOnce(&Value) -> Option<R>) -> Option<R> {
        if let Expr::Field(outer) = &f.record {
            let Some(Value::Record(r)) = self.peek(&outer.record, frame) else { return None };
            let read_inner = |v: &Value| v.as_record().and_then(|r| r.read(f.field.place, read)?);
            return r.read(outer.field.place, read_inner)?;
        }
        let Some(Value::Record(r)) = self.peek(&f.record, frame) else { return None };
        r.read(f.field.place, read)?
    }

    #[inline(never)]
    fn field_of_any(&mut self, f: &FieldExpr, frame: &mut Frame) -> Eval<Value> {
        let r = self.record(&f.record, f.span, frame)?;
        match r.at(f.field.place) {
            Value::Unset => self.unset_field(&r, f.field, f.span),
            v => Ok(v),
        }
    }

    /// What an unset field yields: its default where it has one; anything else is an error.
    #[cold]
    #[inline(never)]
    pub(super) fn unset_field(&mut self, r: &Rc<RecordVal>, field: FieldRef, span: Span) -> Eval<Value> {
        self.catch_up(r)?;
        let v = r.at(field.place);
        if !v.is_unset() {
            return Ok(v);
        }
        let Some(declared) = r.ty.field(field.index as usize) else {
            return Err(Unwind::error(codes::VALUE_TYPE, span, "the record has no such field"));
        };
        if let Some(default) = declared.default.get() {
            let v = self.thunk(default)?;
            r.put(field.place, v.clone());
            return Ok(v);
        }
        let name = &declared.name;
        let d = Diagnostic::error(codes::UNSET_FIELD, span, format!("field value missing: {name}"));
        let d = d.bare("field value missing").label(declared.span, "declared here");
        if !declared.optional {
            return Err(Unwind::of(d));
        }
        let text = self.reporter.text(span).unwrap_or_default();
        let record = text.strip_suffix(&**name).and_then(|t| t.trim_end().strip_suffix('$')).unwrap_or("r");
        Err(Unwind::of(d.help(format!("guard with `if ( {record}?${name} )`"))))
    }

    /// A record.
    #[inline]
    pub(super) fn record(&mut self, e: &Expr, span: Span, frame: &mut Frame) -> Eval<Rc<RecordVal>> {
        match self.eval(e, frame)? {
            Value::Record(r) => Ok(r),
            other => Err(mismatch(span, "a record", &other)),
        }
    }

    /// A table or set.
    #[inline]
    pub(super) fn table(&mut self, e: &Expr, span: Span, frame: &mut Frame) -> Eval<Rc<TableVal>> {
        match self.eval(e, frame)? {
            Value::Table(t) => Ok(t),
            other => Err(mismatch(span, "a table or set", &other)),
        }
    }

    /// A vector.
    #[inline]
    pub(super) fn vector(&mut self, e: &Expr, span: Span, frame: &mut Frame) -> Eval<Rc<VectorVal>> {
        match self.eval(e, frame)? {
            Value::Vector(v) => Ok(v),
            other => Err(mismatch(span, "a vector", &other)),
        }
    }

    #[inline(never)]
    fn binary(&mut self, x: &(ValueOp, Expr, Expr, Span), frame: &mut Frame) -> Eval<Value> {
        let (op, a, b, span) = x;
        let a = self.eval(a, frame)?;
        if matches!(op, ValueOp::Union | ValueOp::Difference) {
            let b = self.eval(b, frame)?;
            return self.set_change(*op, &a, &b, *span);
        }
        if let Some(b) = self.peek(b, frame) {
            return value_op(*op, a, b).at(*span);
        }
        let b = self.eval(b, frame)?;
        value_op(*op, a, &b).at(*span)
    }

    /// `set | set` and `set - set`: a copy of the first, which keeps its attributes and listeners, is changed.
    #[inline(never)]
    fn set_change(&mut self, op: ValueOp, a: &Value, b: &Value, span: Span) -> Eval<Value> {
        let copied = self.deep_copy(a, span)?;
        let (Value::Table(s), Value::Table(other)) = (&copied, b) else {
            return Err(mismatch(span, "two sets", b));
        };
        for k in other.keys() {
            if op == ValueOp::Union {
                self.table_insert(s, k, Value::Unset, span)?;
            } else if s.contains(&k) {
                self.table_remove(s, &k, span)?;
            }
        }
        Ok(copied)
    }

    /// `pattern += pattern`.
    #[inline(never)]
    fn pattern_add(&mut self, a: &Expr, b: &Expr, span: Span, frame: &mut Frame) -> Eval<Value> {
        let x = self.eval(a, frame)?;
        let y = self.eval(b, frame)?;
        if let (Value::Pattern(p), Value::Pattern(q)) = (&x, &y) {
            p.add_in_place(q).map_err(|e| Unwind::error(codes::BAD_OPERAND, span, e.to_string()))?;
        }
        Ok(x)
    }

    /// `copy(e)`.
    #[inline(never)]
    fn copy(&mut self, e: &Expr, span: Span, frame: &mut Frame) -> Eval<Value> {
        let v = self.eval(e, frame)?;
        self.deep_copy(&v, span)
    }

    /// A deep copy; an error where something in it cannot be copied.
    pub(super) fn deep_copy(&mut self, v: &Value, span: Span) -> Eval<Value> {
        self.settle(v)?;
        let mut expiring = Vec::new();
        let copied = deep_copy(v, &mut expiring);
        expiring.iter().for_each(|t| self.watch(t));
        copied.map_err(|why| Unwind::error(codes::NOT_COPYABLE, span, why.to_string()))
    }
}

/// A local variable.
#[inline(always)]
fn local(frame: &Frame, slot: Slot, span: Span) -> Eval<Value> {
    match frame.slots.get(slot as usize) {
        Some(Value::Unset) | None => Err(unset(span)),
        Some(v) => Ok(v.clone()),
    }
}

/// As [`local`], where few come by.
#[inline(never)]
fn other_local(frame: &Frame, slot: Slot, span: Span) -> Eval<Value> {
    local(frame, slot, span)
}

/// A share of a value.
#[inline(never)]
fn shared(v: &Value) -> Eval<Value> {
    Ok(v.clone())
}

/// A captured variable.
#[inline(never)]
fn capture(frame: &Frame, index: u32, span: Span) -> Eval<Value> {
    match captured(frame, index) {
        Value::Unset => Err(unset(span)),
        v => Ok(v),
    }
}

/// A captured variable, unset or not.
pub(super) fn captured(frame: &Frame, index: u32) -> Value {
    let captures = frame.closure.as_ref().and_then(|c| c.captures.as_ref());
    captures.and_then(|c| c.borrow().get(index as usize).cloned()).unwrap_or(Value::Unset)
}

#[cold]
#[inline(never)]
pub(super) fn no_word(found: Option<&Value>, span: Span) -> Raised {
    match found {
        None | Some(Value::Unset) => unset(span),
        Some(other) => mismatch(span, "a bool, int or count", other),
    }
}

#[cold]
#[inline(never)]
pub(super) fn unset(span: Span) -> Raised {
    Unwind::of(Diagnostic::error(codes::UNSET_VARIABLE, span, NOT_SET).bare(NOT_SET))
}

#[cold]
#[inline(never)]
pub(super) fn no_value(span: Span) -> Raised {
    Unwind::NoValue(span).into()
}

#[cold]
#[inline(never)]
pub(super) fn mismatch(span: Span, wanted: &str, found: &Value) -> Raised {
    match found {
        Value::Unset => unset(span),
        other => {
            let ty = match other.ty() {
                Type::Error => Type::Any,
                ty => ty,
            };
            Unwind::error(codes::VALUE_TYPE, span, format!("expected {wanted}, found a value of type {ty}"))
        }
    }
}
