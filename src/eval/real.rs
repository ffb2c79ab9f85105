//! Expressions that yield a double, time or interval, computed without a [`Value`].

use super::expr::{mismatch, no_value, unset};
use super::operators::divide;
use super::{At, Eval, Frame, Interp};
use crate::program::{Expr, RealExpr};
use crate::source::Span;
use crate::value::Value;

impl Interp {
    /// The number in a double, time or interval.
    #[inline]
    pub fn eval_real(&mut self, e: &RealExpr, frame: &mut Frame) -> Eval<f64> {
        if let RealExpr::Const(d) = e {
            return Ok(*d);
        }
        if let RealExpr::Local(slot, _) = e
            && let Some(Value::Double(d) | Value::Time(d) | Value::Interval(d)) = frame.slots.get(*slot as usize)
        {
            return Ok(d.get());
        }
        self.real_node(e, frame)
    }

    /// As [`Interp::eval_real`], without a look at the leaves first. Every kind has a function of its own, so that this
    /// one needs no native frame.
    #[inline(never)]
    fn real_node(&mut self, e: &RealExpr, frame: &mut Frame) -> Eval<f64> {
        match e {
            RealExpr::Value(e) => self.real_of(e, frame),
            RealExpr::Add(x) => self.real_sum(x, frame),
            RealExpr::Sub(x) => self.real_difference(x, frame),
            RealExpr::Mul(x) => self.real_product(x, frame),
            RealExpr::Div(x) => self.real_quotient(x, frame),
            RealExpr::Update(x) => self.update_real(x, frame),
            RealExpr::Const(_)
            | RealExpr::Local(..)
            | RealExpr::FromInt(_)
            | RealExpr::FromCount(_)
            | RealExpr::Negate(_)
            | RealExpr::Abs(_)
            | RealExpr::Cond(_)
            | RealExpr::Size(_) => self.rarer_real(e, frame),
        }
    }

    #[inline(never)]
    fn real_sum(&mut self, x: &(RealExpr, RealExpr), frame: &mut Frame) -> Eval<f64> {
        Ok(self.eval_real(&x.0, frame)? + self.eval_real(&x.1, frame)?)
    }

    #[inline(never)]
    fn real_difference(&mut self, x: &(RealExpr, RealExpr), frame: &mut Frame) -> Eval<f64> {
        Ok(self.eval_real(&x.0, frame)? - self.eval_real(&x.1, frame)?)
    }

    #[inline(never)]
    fn real_product(&mut self, x: &(RealExpr, RealExpr), frame: &mut Frame) -> Eval<f64> {
        Ok(self.eval_real(&x.0, frame)? * self.eval_real(&x.1, frame)?)
    }

    #[inline(never)]
    fn real_quotient(&mut self, x: &(RealExpr, RealExpr, Span), frame: &mut Frame) -> Eval<f64> {
        let a = self.eval_real(&x.0, frame)?;
        let b = self.eval_real(&x.1, frame)?;
        divide(a, b).at(x.2)
    }

    /// The rarer half of [`Interp::eval_real`].
    #[inline(never)]
    fn rarer_real(&mut self, e: &RealExpr, frame: &mut Frame) -> Eval<f64> {
        match e {
            RealExpr::Const(d) => Ok(*d),
            RealExpr::Local(slot, span) => match frame.slots.get(*slot as usize) {
                Some(Value::Double(d) | Value::Time(d) | Value::Interval(d)) => Ok(d.get()),
                None | Some(Value::Unset) => Err(unset(*span)),
                Some(other) => Err(mismatch(*span, "a double, time or interval", other)),
            },
            RealExpr::FromInt(w) => Ok(self.eval_word(w, frame)? as i64 as f64),
            RealExpr::FromCount(w) => Ok(self.eval_word(w, frame)? as f64),
            RealExpr::Negate(x) => Ok(-self.eval_real(x, frame)?),
            RealExpr::Abs(x) => Ok(self.eval_real(x, frame)?.abs()),
            RealExpr::Cond(x) => match self.eval_word(&x.0, frame)? {
                0 => self.eval_real(&x.2, frame),
                _ => self.eval_real(&x.1, frame),
            },
            RealExpr::Size(x) => match self.eval(&x.0, frame)? {
                Value::Subnet(s) => Ok(s.size()),
                Value::File(f) => Ok(f.size() as f64),
                other => other.real().map(f64::abs).ok_or_else(|| mismatch(x.1, "a subnet or file", &other)),
            },
            RealExpr::Value(_)
            | RealExpr::Add(_)
            | RealExpr::Sub(_)
            | RealExpr::Mul(_)
            | RealExpr::Div(_)
            | RealExpr::Update(_) => self.real_node(e, frame),
        }
    }

    #[inline(never)]
    fn real_of(&mut self, e: &Expr, frame: &mut Frame) -> Eval<f64> {
        let v = if let Expr::Call(c) = e {
            let mut result = Value::Unset;
            self.call_into(c, frame, &mut result)?;
            match result {
                Value::Unset => return Err(no_value(c.span)),
                v => v,
            }
        } else if let Expr::Field(f) = e {
            if let Some(d) = self.look(f, frame, Value::real) {
                return Ok(d);
            }
            self.field(f, frame)?
        } else if let Some(d) = self.peek(e, frame).and_then(Value::real) {
            return Ok(d);
        } else {
            self.eval(e, frame)?
        };
        v.real().ok_or_else(|| mismatch(Span::NONE, "a double, time or interval", &v))
    }
}
