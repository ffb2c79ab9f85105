//! Expressions that yield a bool, int or count: one machine word, computed without a [`Value`].

use super::expr::{captured, mismatch, no_value, no_word};
use super::leaf::{leaf, other_word, word};
use super::operators::{
    arithmetic, compare_reals, compare_sets, compare_values, compare_words, simple_arithmetic, size,
};
use super::span::span_of;
use super::{At, Eval, Frame, Interp, Raised};
use crate::diagnostic::{Diagnostic, codes};
use crate::program::{Arithmetic, Compare, Expr, RealExpr, WordExpr, WordOp};
use crate::source::Span;
use crate::types::{FieldPlace, FieldRef};
use crate::value::{RecordVal, Value, occurs};

/// Whether a comparison evaluates its right operand first (reference: Expr.cc, where `a > b` becomes `b < a`).
#[inline]
fn right_first(op: Compare) -> bool {
    matches!(op, Compare::Gt | Compare::Ge)
}

impl Interp {
    /// The bits of a bool, int or count.
    #[inline]
    pub fn eval_word(&mut self, e: &WordExpr, frame: &mut Frame) -> Eval<u64> {
        Ok(word!(self, e, frame))
    }

    /// As [`Interp::eval_word`], without a look at the leaves first. Every kind has a function of its own, so that this
    /// one needs no native frame.
    #[inline(never)]
    pub(super) fn word_node(&mut self, e: &WordExpr, frame: &mut Frame) -> Eval<u64> {
        match e {
            WordExpr::LocalCompare(..) => compare_local(e, frame),
            WordExpr::Arithmetic(x) => self.arithmetic(x, frame),
            WordExpr::Compare(x) => self.compare(x, frame),
            WordExpr::Value(Expr::Call(c)) => self.call_for_word(c, frame),
            WordExpr::Value(Expr::VectorIndex(x)) => self.vector_index_word(x, frame),
            WordExpr::Value(Expr::Capture(i, span)) => captured_word(frame, *i, *span),
            WordExpr::Value(e) => self.word_of(e, frame),
            WordExpr::And(x) => self.and(x, frame),
            WordExpr::Or(x) => self.or(x, frame),
            WordExpr::Not(x) => self.not(x, frame),
            WordExpr::IsZero(x) => self.not(x, frame),
            WordExpr::Update(u) => self.update_word(u, frame),
            WordExpr::Size(x) => self.size_of(&x.0, frame),
            WordExpr::KeyIn(x) => self.key_in(&x.0, &x.1, frame),
            WordExpr::CompareValue(x) => self.compare_value(x.0, &x.1, &x.2, frame),
            WordExpr::CompareReal(x) => self.compare_real(x, frame),
            WordExpr::Cond(x) => self.cond_word(x, frame),
            WordExpr::HasField(x) => self.has_field(x, frame),
            WordExpr::Const(_)
            | WordExpr::Local(..)
            | WordExpr::CountToInt(..)
            | WordExpr::IntToCount(..)
            | WordExpr::Assign(_)
            | WordExpr::Complement(_)
            | WordExpr::Negate(_)
            | WordExpr::AbsInt(_)
            | WordExpr::CompareSets(_)
            | WordExpr::PatternMatch(_)
            | WordExpr::StringIn(_)
            | WordExpr::PatternIn(_)
            | WordExpr::AddrIn(_)
            | WordExpr::PatternKeyIn(_)
            | WordExpr::IndexIn(_)
            | WordExpr::Is(_)
            | WordExpr::RealToWord(..)
            | WordExpr::WhenLocal(..) => self.rarer_word(e, frame),
        }
    }

    #[inline(never)]
    fn and(&mut self, x: &(WordExpr, WordExpr), frame: &mut Frame) -> Eval<u64> {
        match word!(self, &x.0, frame) {
            0 => Ok(0),
            _ => self.word_node(&x.1, frame),
        }
    }

    #[inline(never)]
    fn or(&mut self, x: &(WordExpr, WordExpr), frame: &mut Frame) -> Eval<u64> {
        match word!(self, &x.0, frame) {
            0 => self.word_node(&x.1, frame),
            holds => Ok(holds),
        }
    }

    #[inline(never)]
    fn not(&mut self, x: &WordExpr, frame: &mut Frame) -> Eval<u64> {
        Ok(u64::from(word!(self, x, frame) == 0))
    }

    #[inline(never)]
    fn cond_word(&mut self, x: &(WordExpr, WordExpr, WordExpr), frame: &mut Frame) -> Eval<u64> {
        match word!(self, &x.0, frame) {
            0 => self.word_node(&x.2, frame),
            _ => self.word_node(&x.1, frame),
        }
    }

    #[inline(never)]
    fn compare(&mut self, x: &(Compare, bool, WordExpr, WordExpr), frame: &mut Frame) -> Eval<u64> {
        if let Some(a) = leaf(&x.2, frame)
            && let Some(b) = leaf(&x.3, frame)
        {
            return Ok(compare_words(x.0, x.1, a, b));
        }
        self.compare_any(x, frame)
    }

    #[inline(never)]
    fn compare_any(&mut self, x: &(Compare, bool, WordExpr, WordExpr), frame: &mut Frame) -> Eval<u64> {
        if right_first(x.0) {
            let b = word!(self, &x.3, frame);
            let a = word!(self, &x.2, frame);
            return Ok(compare_words(x.0, x.1, a, b));
        }
        let a = word!(self, &x.2, frame);
        let b = word!(self, &x.3, frame);
        Ok(compare_words(x.0, x.1, a, b))
    }

    #[inline(never)]
    fn compare_real(&mut self, x: &(Compare, RealExpr, RealExpr), frame: &mut Frame) -> Eval<u64> {
        let (a, b) = if right_first(x.0) {
            let b = self.eval_real(&x.2, frame)?;
            (self.eval_real(&x.1, frame)?, b)
        } else {
            (self.eval_real(&x.1, frame)?, self.eval_real(&x.2, frame)?)
        };
        Ok(compare_reals(x.0, a, b))
    }

    /// The rarer half of [`Interp::eval_word`].
    #[inline(never)]
    fn rarer_word(&mut self, e: &WordExpr, frame: &mut Frame) -> Eval<u64> {
        let holds = match e {
            WordExpr::CountToInt(x, span) => {
                let c = self.eval_word(x, frame)?;
                return if c > i64::MAX as u64 { Err(self.out_of_range(*span, c, "an int")) } else { Ok(c) };
            }
            WordExpr::IntToCount(x, span) => {
                let i = self.eval_word(x, frame)?;
                return if (i as i64) < 0 { Err(self.out_of_range(*span, i as i64, "a count")) } else { Ok(i) };
            }
            WordExpr::Assign(x) => {
                let bits = self.eval_word(&x.1, frame)?;
                self.assign(&x.0, super::operators::word_value(x.2, bits), frame)?;
                return Ok(bits);
            }
            WordExpr::Complement(x) => return Ok(!self.eval_word(x, frame)?),
            WordExpr::Negate(x) => return Ok(self.eval_word(x, frame)?.wrapping_neg()),
            WordExpr::AbsInt(x) => return Ok((self.eval_word(x, frame)? as i64).unsigned_abs()),
            WordExpr::CompareSets(x) => {
                let (a, b) = self.two(&x.1, &x.2, right_first(x.0), frame)?;
                match (&a, &b) {
                    (Value::Table(a), Value::Table(b)) => compare_sets(x.0, a, b),
                    _ => return Err(mismatch(Span::NONE, "two sets", &a)),
                }
            }
            WordExpr::PatternMatch(x) => {
                if let (Some(Value::Pattern(p)), Some(s)) =
                    (self.peek(&x.0, frame), self.peek(&x.1, frame).and_then(Value::as_bytes))
                {
                    return Ok(u64::from(p.exact(s) == x.2));
                }
                let (p, s) = self.two(&x.0, &x.1, false, frame)?;
                match (&p, s.as_bytes()) {
                    (Value::Pattern(p), Some(s)) => p.exact(s) == x.2,
                    _ => return Err(mismatch(Span::NONE, "a pattern and a string", &s)),
                }
            }
            WordExpr::PatternIn(x) => {
                if let (Some(Value::Pattern(p)), Some(s)) =
                    (self.peek(&x.0, frame), self.peek(&x.1, frame).and_then(Value::as_bytes))
                {
                    return Ok(u64::from(p.search(s)));
                }
                let (p, s) = self.two(&x.0, &x.1, false, frame)?;
                match (&p, s.as_bytes()) {
                    (Value::Pattern(p), Some(s)) => p.search(s),
                    _ => return Err(mismatch(Span::NONE, "a pattern and a string", &s)),
                }
            }
            WordExpr::StringIn(x) => {
                let (needle, hay) = self.two(&x.0, &x.1, false, frame)?;
                match (needle.as_bytes(), hay.as_bytes()) {
                    // The reference takes the left string for a C string there.
                    (Some(n), Some(_)) if n.contains(&0) => {
                        self.report(Diagnostic::error(
                            codes::BAD_OPERAND,
                            span_of(&x.0).to(span_of(&x.1)),
                            "the string to look for has a NUL in it",
                        ));
                        false
                    }
                    (Some(n), Some(h)) => occurs(n, h),
                    _ => return Err(mismatch(Span::NONE, "two strings", &hay)),
                }
            }
            WordExpr::AddrIn(x) => {
                let (a, s) = self.two(&x.0, &x.1, false, frame)?;
                match (&a, &s) {
                    (Value::Subnet(a), Value::Subnet(s)) => s.contains_subnet(a),
                    (a, Value::Subnet(s)) => a.as_addr().is_some_and(|a| s.contains(a)),
                    _ => return Err(mismatch(Span::NONE, "a subnet", &s)),
                }
            }
            WordExpr::PatternKeyIn(x) => {
                let (s, t) = self.two(&x.0, &x.1, false, frame)?;
                match (s.as_bytes(), &t) {
                    (Some(s), Value::Table(t)) => t.matches_any(s),
                    _ => return Err(mismatch(Span::NONE, "a string and a table", &s)),
                }
            }
            WordExpr::IndexIn(x) => {
                let i = self.index_word(&x.0, frame)? as u64;
                match self.eval(&x.1, frame)? {
                    Value::Vector(v) => {
                        usize::try_from(i).ok().and_then(|i| v.items().get(i).map(|v| !v.is_unset())).unwrap_or(false)
                    }
                    other => return Err(mismatch(Span::NONE, "a vector", &other)),
                }
            }
            WordExpr::Is(x) => {
                let v = self.eval(&x.0, frame)?;
                super::coerce::can_cast(&v, &x.1)
            }
            WordExpr::RealToWord(x, signed, span) => {
                let d = self.eval_real(x, frame)?;
                return self.real_to_word(d, *signed, *span);
            }
            WordExpr::WhenLocal(slot, e) => {
                let v = self.eval(e, frame)?;
                frame.set(*slot, v);
                true
            }
            WordExpr::Const(c) => return Ok(*c),
            WordExpr::Local(slot, span) => return other_word(frame, *slot, *span),
            WordExpr::LocalCompare(..)
            | WordExpr::Value(_)
            | WordExpr::Not(_)
            | WordExpr::And(_)
            | WordExpr::Or(_)
            | WordExpr::Cond(_)
            | WordExpr::IsZero(_)
            | WordExpr::Arithmetic(_)
            | WordExpr::Compare(_)
            | WordExpr::CompareReal(_)
            | WordExpr::CompareValue(_)
            | WordExpr::KeyIn(_)
            | WordExpr::HasField(_)
            | WordExpr::Size(_)
            | WordExpr::Update(_) => return self.eval_word(e, frame),
        };
        Ok(holds as u64)
    }

    #[inline(never)]
    fn arithmetic(&mut self, x: &Arithmetic, frame: &mut Frame) -> Eval<u64> {
        if let Some(a) = leaf(&x.left, frame)
            && let Some(b) = leaf(&x.right, frame)
            && let Some(result) = simple_arithmetic(x.op, x.signed, a, b)
        {
            return Ok(result);
        }
        self.arithmetic_of_any(x, frame)
    }

    #[inline(never)]
    fn arithmetic_of_any(&mut self, x: &Arithmetic, frame: &mut Frame) -> Eval<u64> {
        let a = word!(self, &x.left, frame);
        let b = word!(self, &x.right, frame);
        if let Some(result) = simple_arithmetic(x.op, x.signed, a, b) {
            return Ok(result);
        }
        self.rarer_arithmetic(x, a, b)
    }

    /// What [`simple_arithmetic`] leaves.
    #[inline(never)]
    fn rarer_arithmetic(&mut self, x: &Arithmetic, a: u64, b: u64) -> Eval<u64> {
        if x.op == WordOp::Sub {
            self.underflow_of(a, b, x.span);
        }
        arithmetic(x.op, x.signed, a, b).at(x.span)
    }

    #[cold]
    #[inline(never)]
    pub(super) fn underflow_of(&mut self, a: u64, b: u64, span: Span) {
        self.report(
            underflow(span)
                .note(format!("`{a} - {b}` is below zero"))
                .help("guard it, as in `if ( a >= b )`, or calculate with ints, as in `+a - b`"),
        );
    }

    #[cold]
    #[inline(never)]
    pub(super) fn underflow(&mut self, span: Span) {
        self.report(underflow(span));
    }

    /// The word that an expression yields.
    #[inline(never)]
    fn word_of(&mut self, e: &Expr, frame: &mut Frame) -> Eval<u64> {
        let v = if let Expr::Field(f) = e {
            if let Some(bits) = self.look(f, frame, Value::word) {
                return Ok(bits);
            }
            self.field(f, frame)?
        } else if let Some(v) = self.peek(e, frame)
            && let Some(bits) = v.word()
        {
            return Ok(bits);
        } else {
            self.eval(e, frame)?
        };
        match v.word() {
            Some(bits) => Ok(bits),
            None => Err(no_word(Some(&v), Span::NONE)),
        }
    }

    /// Two values, evaluated from left to right or the other way round.
    pub(super) fn two(&mut self, a: &Expr, b: &Expr, right_first: bool, frame: &mut Frame) -> Eval<(Value, Value)> {
        if right_first {
            let b = self.eval(b, frame)?;
            Ok((self.eval(a, frame)?, b))
        } else {
            let a = self.eval(a, frame)?;
            Ok((a, self.eval(b, frame)?))
        }
    }

    #[inline(never)]
    fn compare_value(&mut self, op: Compare, a: &Expr, b: &Expr, frame: &mut Frame) -> Eval<u64> {
        if let (Some(x), Some(y)) = (self.peek(a, frame), self.peek(b, frame)) {
            return Ok(compare_values(op, x, y) as u64);
        }
        if let Expr::Const(y) = b {
            let x = self.eval(a, frame)?;
            return Ok(compare_values(op, &x, y) as u64);
        }
        let (x, y) = self.two(a, b, right_first(op), frame)?;
        Ok(compare_values(op, &x, &y) as u64)
    }

    #[inline(never)]
    fn size_of(&mut self, e: &Expr, frame: &mut Frame) -> Eval<u64> {
        if let Some(v) = self.peek(e, frame) {
            return Ok(size(v));
        }
        if let Expr::Field(f) = e
            && let Some(n) = self.look(f, frame, |v| (!v.is_unset()).then(|| size(v)))
        {
            return Ok(n);
        }
        Ok(size(&self.eval(e, frame)?))
    }

    #[inline(never)]
    fn has_field(&mut self, x: &(Expr, FieldRef), frame: &mut Frame) -> Eval<u64> {
        let (e, field) = (&x.0, x.1);
        if let FieldPlace::Always(_) = field.place {
            return self.has_lasting_field(e, field, frame);
        }
        if let Some(Value::Record(r)) = self.peek(e, frame) {
            return Ok(u64::from(holds(r, field)));
        }
        let r = self.record(e, Span::NONE, frame)?;
        Ok(u64::from(holds(&r, field)))
    }

    /// As [`Interp::has_field`], for a field that always has room. A default is there even while nobody has read it.
    #[inline(never)]
    fn has_lasting_field(&mut self, e: &Expr, field: FieldRef, frame: &mut Frame) -> Eval<u64> {
        let r = self.record(e, Span::NONE, frame)?;
        self.catch_up(&r)?;
        let has_default = || r.ty.fields().get(field.index as usize).is_some_and(|f| f.default.get().is_some());
        Ok(u64::from(holds(&r, field) || has_default()))
    }

    fn real_to_word(&mut self, d: f64, signed: bool, span: Span) -> Eval<u64> {
        if signed {
            match d < i64::MIN as f64 || d > i64::MAX as f64 {
                true => Err(self.out_of_range(span, d, "an int")),
                false => Ok(d as i64 as u64),
            }
        } else {
            match d < 0.0 || d > u64::MAX as f64 {
                true => Err(self.out_of_range(span, d, "a count")),
                false => Ok(d as u64),
            }
        }
    }

    /// A number that does not fit is reported at once, and what wanted it is dropped (reference: Val.cc,
    /// check_and_promote).
    #[cold]
    #[inline(never)]
    pub(super) fn out_of_range(&mut self, span: Span, number: impl std::fmt::Display, wanted: &str) -> Raised {
        self.report(Diagnostic::error(codes::OUT_OF_RANGE_VALUE, span, format!("{number} does not fit into {wanted}")));
        no_value(span)
    }
}

/// A word among what was captured.
#[inline(never)]
fn captured_word(frame: &Frame, index: u32, span: Span) -> Eval<u64> {
    let captures = frame.closure.as_ref().and_then(|c| c.captures.as_ref());
    let bits = captures.and_then(|c| c.borrow().get(index as usize).and_then(Value::word));
    bits.ok_or_else(|| no_word(Some(&captured(frame, index)), span))
}

/// Compares a local with a constant.
#[inline(never)]
fn compare_local(e: &WordExpr, frame: &Frame) -> Eval<u64> {
    if let WordExpr::LocalCompare(op, signed, slot, c, _) = e
        && let Some(Value::Count(a)) = frame.slots.get(*slot as usize)
    {
        return Ok(compare_words(*op, *signed, *a, *c));
    }
    compare_other(e, frame)
}

/// Compares a local that is no count with a constant.
#[inline(never)]
fn compare_other(e: &WordExpr, frame: &Frame) -> Eval<u64> {
    match e {
        WordExpr::LocalCompare(op, signed, slot, c, span) => {
            Ok(compare_words(*op, *signed, other_word(frame, *slot, *span)?, *c))
        }
        _ => Ok(0),
    }
}

/// Whether a record holds a value in a field.
#[inline(always)]
fn holds(r: &RecordVal, field: FieldRef) -> bool {
    r.read(field.place, |v| !v.is_unset()).unwrap_or(false)
}

fn underflow(span: Span) -> Diagnostic {
    Diagnostic::warning(codes::UNDERFLOW, span, "count underflow").bare("count underflow")
}
