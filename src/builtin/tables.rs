//! Tables, sets and vectors as wholes.

use super::text::named_vector;
use super::{Table, count_record, unplaced};
use crate::eval::{Eval, Invocation};
use crate::types::{TableType, Type};
use crate::value::{ExpiryKind, Subnet, TableVal, Value, VectorVal};
use std::rc::Rc;

pub(super) const TABLE: Table = &[
    ("clear_table", clear_table),
    ("table_values", table_values),
    ("table_keys", table_keys),
    ("matching_subnets", matching_subnets),
    ("filter_subnet_table", filter_subnet_table),
    ("check_subnet", check_subnet),
    ("same_object", same_object),
    ("resize", resize),
    ("any_set", any_set),
    ("all_set", all_set),
    ("table_pattern_matcher_stats", table_pattern_matcher_stats),
];

fn clear_table(inv: &mut Invocation<'_>) -> Eval<Value> {
    match inv.args.first() {
        Some(Value::Table(t)) => t.clear(),
        _ => inv.error("clear_table() requires a table/set argument"),
    }
    Ok(Value::Unset)
}

/// Argument 0 as a table with values; a set is none.
fn valued<'a>(inv: &mut Invocation<'a>, name: &str) -> Option<(&'a Rc<TableVal>, Type)> {
    if let Some(Value::Table(t)) = inv.args.first()
        && let Some(element) = t.ty().value.clone()
    {
        return Some((t, element));
    }
    inv.error(format!("{name}() requires a table argument"));
    None
}

fn table_values(inv: &mut Invocation<'_>) -> Eval<Value> {
    let Some((t, element)) = valued(inv, "table_values") else { return Ok(Value::Unset) };
    let values = t.entries().into_iter().map(|(_, value)| value).collect();
    Ok(Value::Vector(Rc::new(VectorVal::of(element, values))))
}

fn table_keys(inv: &mut Invocation<'_>) -> Eval<Value> {
    let Some((t, _)) = valued(inv, "table_keys") else { return Ok(Value::Unset) };
    let keys = TableVal::new(Rc::new(TableType { name: None, index: t.ty().index.clone(), value: None }));
    let mut position = 0;
    while let Some((next, key, _)) = t.next(position) {
        position = next;
        keys.insert(key, Value::Unset);
    }
    Ok(Value::Table(Rc::new(keys)))
}

/// Longest prefix first.
fn matching_subnets(inv: &mut Invocation<'_>) -> Eval<Value> {
    let Some((subnet, t)) = by_subnet(inv, "matching_subnets")? else { return Ok(Value::Unset) };
    Ok(named_vector(inv.interp, "subnet_vec", Type::Subnet, t.all_covering(subnet)))
}

fn filter_subnet_table(inv: &mut Invocation<'_>) -> Eval<Value> {
    let Some((subnet, t)) = by_subnet(inv, "filter_subnet_table")? else { return Ok(Value::Unset) };
    let filtered = TableVal::new(t.ty());
    for key in t.all_covering(subnet) {
        if let Some(value) = t.get(&key) {
            if t.expiry_kind() == Some(ExpiryKind::Read) {
                t.touch(&key, inv.interp.network_time);
            }
            filtered.insert(key, value);
        }
    }
    Ok(Value::Table(Rc::new(filtered)))
}

fn check_subnet(inv: &mut Invocation<'_>) -> Eval<Value> {
    let Some((subnet, t)) = by_subnet(inv, "check_subnet")? else { return Ok(Value::Unset) };
    Ok(Value::bool(t.has_prefix(subnet)))
}

/// The arguments of the functions over tables of subnets; none where an error was reported.
fn by_subnet(inv: &mut Invocation<'_>, name: &str) -> Eval<Option<(Subnet, Rc<TableVal>)>> {
    let subnet = inv.subnet(0)?;
    match inv.args.get(1) {
        Some(Value::Table(t)) if t.is_by_subnet() => Ok(Some((subnet, t.clone()))),
        _ => {
            unplaced(inv, format!("{name} needs to be called on a set[subnet]/table[subnet]"));
            Ok(None)
        }
    }
}

/// Whether the two are one object; numbers and what else has no place of its own are, where they are equal.
fn same_object(inv: &mut Invocation<'_>) -> Eval<Value> {
    let same = match (inv.value(0), inv.value(1)) {
        (Value::Table(a), Value::Table(b)) => Rc::ptr_eq(&a, &b),
        (Value::Vector(a), Value::Vector(b)) => Rc::ptr_eq(&a, &b),
        (Value::Record(a), Value::Record(b)) => Rc::ptr_eq(&a, &b),
        (Value::Pattern(a), Value::Pattern(b)) => Rc::ptr_eq(&a, &b),
        (a, b) if a.is_string() => a.is_same_string(&b),
        (a, b) => std::mem::discriminant(&a) == std::mem::discriminant(&b) && a == b,
    };
    Ok(Value::bool(same))
}

/// Gives the old size; the size wraps at 2^32.
fn resize(inv: &mut Invocation<'_>) -> Eval<Value> {
    const MOST: usize = 1 << 28;
    let Some(Value::Vector(v)) = inv.args.first() else {
        inv.error("resize() operates on vectors");
        return Ok(Value::Unset);
    };
    let size = inv.count(1)? as u32 as usize;
    if size > MOST {
        return Err(inv.exception(format!("a vector of {size} elements is too large")));
    }
    let old = v.len();
    v.items_mut().resize(size, Value::Unset);
    Ok(Value::Count(old as u64))
}

fn any_set(inv: &mut Invocation<'_>) -> Eval<Value> {
    let Some(bools) = bools(inv, "any_set") else { return Ok(Value::bool(false)) };
    Ok(Value::bool(bools.items().iter().any(|v| v.as_bool() == Some(true))))
}

/// Holes do not count.
fn all_set(inv: &mut Invocation<'_>) -> Eval<Value> {
    let Some(bools) = bools(inv, "all_set") else { return Ok(Value::bool(false)) };
    Ok(Value::bool(bools.items().iter().all(|v| v.as_bool() != Some(false))))
}

fn bools(inv: &mut Invocation<'_>, name: &str) -> Option<Rc<VectorVal>> {
    match inv.args.first() {
        Some(Value::Vector(v)) if v.ty().element.as_ref().is_some_and(Type::is_bool) => Some(v.clone()),
        _ => {
            inv.error(format!("{name}() requires a vector of bool"));
            None
        }
    }
}

/// Patterns are matched one by one here, so there is one matcher and nothing else to count.
fn table_pattern_matcher_stats(inv: &mut Invocation<'_>) -> Eval<Value> {
    match inv.args.first() {
        Some(Value::Table(t)) if matches!(t.ty().index.as_slice(), [Type::Pattern]) => {
            count_record(inv, "MatcherStats", &[1, 0, 0, 0, 0, 0, 0])
        }
        Some(Value::Table(_)) => {
            inv.error("table_pattern_matcher_stats() requires a single index of type pattern");
            Ok(Value::Unset)
        }
        _ => {
            inv.error("table_pattern_matcher_stats() requires a table argument");
            Ok(Value::Unset)
        }
    }
}
