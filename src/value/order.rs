//! The order of values that have one.

use super::Value;
use std::cmp::Ordering;

/// How two values of one type compare; `None` where the type has no order, or a number is no number.
pub fn compare(a: &Value, b: &Value) -> Option<Ordering> {
    match (a, b) {
        (Value::Bool(a), Value::Bool(b)) => Some(a.get().cmp(&b.get())),
        (Value::Int(a), Value::Int(b)) => Some(a.cmp(b)),
        (Value::Count(a), Value::Count(b)) => Some(a.cmp(b)),
        (Value::Double(a), Value::Double(b))
        | (Value::Time(a), Value::Time(b))
        | (Value::Interval(a), Value::Interval(b)) => a.get().partial_cmp(&b.get()),
        (Value::Port(a), Value::Port(b)) => Some(a.cmp(b)),
        (Value::Enum(a), Value::Enum(b)) => Some(a.value.cmp(&b.value)),
        (Value::Subnet(a), Value::Subnet(b)) => Some(a.cmp(b)),
        (Value::Addr4(a), Value::Addr4(b)) => Some(a.cmp(b)),
        (Value::Short(_) | Value::Long(_), _) => Some(a.as_bytes()?.cmp(b.as_bytes()?)),
        _ => Some(a.as_addr()?.cmp(&b.as_addr()?)),
    }
}
