//! Operators over values: they know no places and run no script code.

use super::Fail;
use crate::diagnostic::codes;
use crate::program::{Compare, ElementOp, ElementUnary, ValueOp, Word, WordOp};
use crate::types::Type;
use crate::value::{Flag, Subnet, TableVal, Value, compare};
use std::cmp::Ordering;
use std::rc::Rc;

/// A word as a value.
#[inline(always)]
pub(super) fn word_value(word: Word, bits: u64) -> Value {
    match word {
        Word::Bool => Value::Bool(Flag::of_word(bits)),
        Word::Int => Value::Int(bits as i64),
        Word::Count => Value::Count(bits),
    }
}

/// Writes a value into a place that is unset, so that there is nothing to let go of.
#[inline(always)]
pub(super) fn fill(place: &mut Value, v: Value) {
    debug_assert!(place.is_unset());
    std::mem::forget(std::mem::replace(place, v));
}

/// Lets go of what is in a place; where that is nothing to do, it stays.
#[inline(always)]
pub(super) fn clear(place: &mut Value) {
    if !place.is_plain() {
        std::mem::take(place).let_go();
    }
}

/// Puts a value into a place; quick where what was there is plain.
#[inline(always)]
pub(super) fn put(place: &mut Value, v: Value) {
    if place.is_plain() {
        std::mem::forget(std::mem::replace(place, v));
    } else {
        *place = v;
    }
}

/// The arithmetic that neither fails nor is worth a word; none where it might.
#[inline(always)]
pub(super) fn simple_arithmetic(op: WordOp, signed: bool, a: u64, b: u64) -> Option<u64> {
    match op {
        WordOp::Add => Some(a.wrapping_add(b)),
        WordOp::Sub if signed || a >= b => Some(a.wrapping_sub(b)),
        WordOp::Mul => Some(a.wrapping_mul(b)),
        WordOp::Div if !signed => a.checked_div(b),
        WordOp::Mod if !signed => a.checked_rem(b),
        WordOp::BitAnd => Some(a & b),
        WordOp::BitOr => Some(a | b),
        WordOp::BitXor => Some(a ^ b),
        WordOp::Sub | WordOp::Div | WordOp::Mod | WordOp::ShiftLeft | WordOp::ShiftRight => None,
    }
}

fn number(word: u64, signed: bool) -> String {
    if signed { (word as i64).to_string() } else { word.to_string() }
}

/// Arithmetic on ints (`signed`) or counts. It wraps; that a count went below zero is for the caller to notice.
pub(super) fn arithmetic(op: WordOp, signed: bool, a: u64, b: u64) -> Result<u64, Fail> {
    let (ia, ib) = (a as i64, b as i64);
    Ok(match op {
        WordOp::Add => a.wrapping_add(b),
        WordOp::Sub => a.wrapping_sub(b),
        WordOp::Mul => a.wrapping_mul(b),
        WordOp::Div if b == 0 => {
            return Err(Fail::division("division by zero").note(format!("{} by 0", number(a, signed))));
        }
        WordOp::Div if signed => ia.wrapping_div(ib) as u64,
        WordOp::Div => a / b,
        WordOp::Mod if b == 0 => {
            return Err(Fail::division("modulo by zero").note(format!("{} modulo 0", number(a, signed))));
        }
        WordOp::Mod if signed => ia.wrapping_rem(ib) as u64,
        WordOp::Mod => a % b,
        WordOp::BitAnd => a & b,
        WordOp::BitOr => a | b,
        WordOp::BitXor => a ^ b,
        WordOp::ShiftLeft if signed && ia < 0 => {
            return Err(Fail::new(codes::BAD_OPERAND, "left shift of a negative number"));
        }
        // Beyond 63 the reference does what the processor does, which looks at the low six bits alone.
        WordOp::ShiftLeft => a.wrapping_shl(b as u32),
        WordOp::ShiftRight if signed => ia.wrapping_shr(b as u32) as u64,
        WordOp::ShiftRight => a.wrapping_shr(b as u32),
    })
}

/// For each comparison, in the order of [`Compare`], whether it holds: bit 0 where the left side is greater, 1 where it is
/// less, 2 where the sides are equal, 3 where neither can be said.
const HOLDS: [u64; 6] = [0b0010, 0b0110, 0b0001, 0b0101, 0b0100, 0b1011];

/// Comparison of ints (`signed`) or counts; 1 where it holds. Without a branch, for scripts are full of them.
#[inline(always)]
pub(super) fn compare_words(op: Compare, signed: bool, a: u64, b: u64) -> u64 {
    let sign = u64::from(signed) << 63;
    let less = u64::from((a ^ sign) < (b ^ sign));
    let equal = u64::from(a == b);
    (HOLDS[op as usize] >> (less + 2 * equal)) & 1
}

/// Comparison of doubles, times or intervals; 1 where it holds.
#[inline(always)]
pub(super) fn compare_reals(op: Compare, a: f64, b: f64) -> u64 {
    let less = u64::from(a < b);
    let equal = u64::from(a == b);
    let greater = u64::from(a > b);
    (HOLDS[op as usize] >> (3 - 3 * greater - 2 * less - equal)) & 1
}

/// Comparison of values.
pub(super) fn compare_values(op: Compare, a: &Value, b: &Value) -> bool {
    match op {
        Compare::Eq => a == b,
        Compare::Ne => a != b,
        Compare::Lt => compare(a, b) == Some(Ordering::Less),
        Compare::Gt => compare(a, b) == Some(Ordering::Greater),
        Compare::Le => matches!(compare(a, b), Some(Ordering::Less | Ordering::Equal)),
        Compare::Ge => matches!(compare(a, b), Some(Ordering::Greater | Ordering::Equal)),
    }
}

/// Comparison of sets: by their elements; `<` and its like by inclusion.
pub(super) fn compare_sets(op: Compare, a: &TableVal, b: &TableVal) -> bool {
    match op {
        Compare::Eq => a.len() == b.len() && subset(a, b),
        Compare::Ne => a.len() != b.len() || !subset(a, b),
        Compare::Lt => a.len() < b.len() && subset(a, b),
        Compare::Le => subset(a, b),
        Compare::Gt => b.len() < a.len() && subset(b, a),
        Compare::Ge => subset(b, a),
    }
}

fn subset(a: &TableVal, b: &TableVal) -> bool {
    a.len() <= b.len() && a.keys().iter().all(|k| b.contains(k))
}

/// An operator over whole values.
pub(super) fn value_op(op: ValueOp, a: Value, b: &Value) -> Result<Value, Fail> {
    match (op, &a, b) {
        (ValueOp::PatternAnd, Value::Pattern(p), Value::Pattern(q)) => {
            p.and(q).map(|p| Value::Pattern(Rc::new(p))).map_err(too_large)
        }
        (ValueOp::PatternOr, Value::Pattern(p), Value::Pattern(q)) => {
            p.or(q).map(|p| Value::Pattern(Rc::new(p))).map_err(too_large)
        }
        (ValueOp::Intersection, Value::Table(s), Value::Table(t)) => {
            let (few, many) = if t.len() > s.len() { (s, t) } else { (t, s) };
            let result = TableVal::new(s.ty());
            for k in few.keys().into_iter().filter(|k| many.contains(k)) {
                // The prefixes of subnets are forgotten (reference: Val.cc, Intersection).
                result.insert_unfound(k, Value::Unset);
            }
            Ok(Value::Table(Rc::new(result)))
        }
        (ValueOp::Mask, _, Value::Count(width)) => mask(&a, *width),
        (ValueOp::Mask, _, Value::Int(width)) => mask(&a, *width as u64),
        (ValueOp::Concat, Value::Short(_) | Value::Long(_), Value::Short(t)) => Ok(joined(a, t.as_bytes())),
        (ValueOp::Concat, Value::Short(_) | Value::Long(_), Value::Long(t)) => Ok(joined(a, t)),
        _ => Err(Fail::new(
            codes::BAD_OPERAND,
            format!("operands of types {} and {} do not go together", a.ty(), b.ty()),
        )),
    }
}

/// A string, and more after it.
fn joined(mut s: Value, more: &[u8]) -> Value {
    s.append(more);
    s
}

fn too_large(e: crate::value::pattern::PatternError) -> Fail {
    Fail::new(codes::BAD_OPERAND, e.to_string())
}

/// Widths wrap at 2^32 (reference: Expr.cc, MaskExpr::AddrFold).
fn mask(addr: &Value, width: u64) -> Result<Value, Fail> {
    let Some(a) = addr.as_addr() else {
        return Err(Fail::new(codes::BAD_OPERAND, format!("expected an addr, found {}", addr.ty())));
    };
    Subnet::new(a, u64::from(width as u32)).map(Value::subnet).ok_or_else(|| {
        let (version, most) = if a.is_v4() { ("IPv4", 32) } else { ("IPv6", 128) };
        Fail::new(codes::BAD_OPERAND, format!("{} is no prefix length of an {version} address", width as i64))
            .help(format!("it may be up to {most}"))
    })
}

/// What one operator makes of two elements of vectors; `wants` is the type of the result's elements, where it is known.
/// The flag says that a count went below zero.
pub(super) fn element_binary(op: ElementOp, a: &Value, b: &Value, wants: Option<&Type>) -> Result<(Value, bool), Fail> {
    if let Some(op) = as_compare(op) {
        let holds = match (a.real(), b.real()) {
            (Some(x), Some(y)) => compare_reals(op, x, y) != 0,
            _ => compare_values(op, a, b),
        };
        return Ok((Value::bool(holds), false));
    }
    if let (Value::Bool(x), Value::Bool(y)) = (a, b) {
        match op {
            ElementOp::And => return Ok((Value::bool(x.get() && y.get()), false)),
            ElementOp::Or => return Ok((Value::bool(x.get() || y.get()), false)),
            _ => {}
        }
    }
    if let (ElementOp::Add, Value::Short(_) | Value::Long(_), Some(t)) = (op, a, b.as_bytes()) {
        return Ok((joined(a.clone(), t), false));
    }
    if a.real().is_some() || b.real().is_some() {
        return match (as_double(a), as_double(b)) {
            (Some(x), Some(y)) => Ok((real_value(real_binary(op, x, y)?, wants, a, b), false)),
            _ => Err(mixed(a, b)),
        };
    }
    let (Some(x), Some(y), Some(op)) = (a.word(), b.word(), as_word_op(op)) else { return Err(mixed(a, b)) };
    let signed = matches!(a, Value::Int(_));
    let result = arithmetic(op, signed, x, y)?;
    let value = if signed { Value::Int(result as i64) } else { Value::Count(result) };
    Ok((value, !signed && op == WordOp::Sub && y > x))
}

fn mixed(a: &Value, b: &Value) -> Fail {
    Fail::new(codes::BAD_OPERAND, format!("elements of types {} and {} do not go together", a.ty(), b.ty()))
}

fn real_binary(op: ElementOp, x: f64, y: f64) -> Result<f64, Fail> {
    match op {
        ElementOp::Add => Ok(x + y),
        ElementOp::Sub => Ok(x - y),
        ElementOp::Mul => Ok(x * y),
        ElementOp::Div => divide(x, y),
        _ => Err(Fail::new(codes::BAD_OPERAND, "the operator takes whole numbers only")),
    }
}

/// Division of doubles, times or intervals.
#[inline]
pub(super) fn divide(x: f64, y: f64) -> Result<f64, Fail> {
    if y == 0.0 { Err(Fail::division("division by zero")) } else { Ok(x / y) }
}

fn real_value(d: f64, wants: Option<&Type>, a: &Value, b: &Value) -> Value {
    match wants {
        Some(Type::Time) => Value::time(d),
        Some(Type::Interval) => Value::interval(d),
        Some(Type::Double) => Value::double(d),
        _ => match (a, b) {
            (Value::Time(_), _) | (_, Value::Time(_)) => Value::time(d),
            (Value::Interval(_), _) | (_, Value::Interval(_)) => Value::interval(d),
            _ => Value::double(d),
        },
    }
}

/// A number of any kind as a double.
pub(super) fn as_double(v: &Value) -> Option<f64> {
    match v {
        Value::Int(i) => Some(*i as f64),
        Value::Count(c) => Some(*c as f64),
        other => other.real(),
    }
}

fn as_compare(op: ElementOp) -> Option<Compare> {
    match op {
        ElementOp::Lt => Some(Compare::Lt),
        ElementOp::Le => Some(Compare::Le),
        ElementOp::Gt => Some(Compare::Gt),
        ElementOp::Ge => Some(Compare::Ge),
        ElementOp::Eq => Some(Compare::Eq),
        ElementOp::Ne => Some(Compare::Ne),
        ElementOp::Add
        | ElementOp::Sub
        | ElementOp::Mul
        | ElementOp::Div
        | ElementOp::Mod
        | ElementOp::BitAnd
        | ElementOp::BitOr
        | ElementOp::BitXor
        | ElementOp::ShiftLeft
        | ElementOp::ShiftRight
        | ElementOp::And
        | ElementOp::Or => None,
    }
}

fn as_word_op(op: ElementOp) -> Option<WordOp> {
    match op {
        ElementOp::Add => Some(WordOp::Add),
        ElementOp::Sub => Some(WordOp::Sub),
        ElementOp::Mul => Some(WordOp::Mul),
        ElementOp::Div => Some(WordOp::Div),
        ElementOp::Mod => Some(WordOp::Mod),
        ElementOp::BitAnd => Some(WordOp::BitAnd),
        ElementOp::BitOr => Some(WordOp::BitOr),
        ElementOp::BitXor => Some(WordOp::BitXor),
        ElementOp::ShiftLeft => Some(WordOp::ShiftLeft),
        ElementOp::ShiftRight => Some(WordOp::ShiftRight),
        ElementOp::And
        | ElementOp::Or
        | ElementOp::Lt
        | ElementOp::Le
        | ElementOp::Gt
        | ElementOp::Ge
        | ElementOp::Eq
        | ElementOp::Ne => None,
    }
}

/// What one operator makes of an element of a vector.
pub(super) fn element_unary(op: ElementUnary, v: &Value) -> Result<Value, Fail> {
    match (op, v) {
        (ElementUnary::Negate, Value::Int(i)) => Ok(Value::Int(i.wrapping_neg())),
        (ElementUnary::Negate, Value::Count(c)) => Ok(Value::Int((*c as i64).wrapping_neg())),
        (ElementUnary::Negate, Value::Double(d)) => Ok(Value::double(-d.get())),
        (ElementUnary::Negate, Value::Interval(d)) => Ok(Value::interval(-d.get())),
        (ElementUnary::Plus, Value::Count(c)) => Ok(Value::Int(*c as i64)),
        (ElementUnary::Plus, Value::Int(_) | Value::Double(_) | Value::Interval(_)) => Ok(v.clone()),
        (ElementUnary::Not, Value::Bool(_) | Value::Int(_) | Value::Count(_)) => Ok(Value::bool(v.word() == Some(0))),
        (ElementUnary::Complement, Value::Count(c)) => Ok(Value::Count(!c)),
        _ => Err(Fail::new(codes::BAD_OPERAND, format!("the operator does not take a {}", v.ty()))),
    }
}

/// The size of what has a count as its size.
pub(super) fn size(v: &Value) -> u64 {
    match v {
        Value::Bool(b) => u64::from(b.get()),
        Value::Int(i) => i.unsigned_abs(),
        Value::Count(c) => *c,
        Value::Enum(m) => m.value.unsigned_abs(),
        Value::Short(s) => s.as_bytes().len() as u64,
        Value::Long(s) => s.len() as u64,
        Value::Port(p) => u64::from(p.bits()),
        Value::Addr4(_) => 32,
        Value::Addr6(_) => 128,
        Value::Table(t) => t.len() as u64,
        Value::Vector(v) => v.len() as u64,
        Value::Record(r) => r.ty.len() as u64,
        Value::Func(f) => f.info.ty().params.len() as u64,
        Value::List(l) => l.len() as u64,
        Value::Double(d) | Value::Time(d) | Value::Interval(d) => d.get().abs() as u64,
        Value::Subnet(s) => s.size() as u64,
        Value::Unset | Value::Pattern(_) | Value::File(_) | Value::Opaque(_) | Value::Type(_) => 0,
    }
}
