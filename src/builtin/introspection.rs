//! What scripts can ask about types, values and the running calls.

use super::{Table, new_record, string_set, unplaced};
use crate::eval::{Eval, Invocation};
use crate::types::{EnumType, FuncType, RecordType, TableType, Type};
use crate::value::{Open, RecordVal, TableVal, Value, outside};
use std::rc::Rc;

pub(super) const TABLE: Table = &[
    ("type_name", type_name),
    ("type_aliases", type_aliases),
    ("enum_names", enum_names),
    ("record_fields", record_fields),
    ("val_footprint", val_footprint),
    ("backtrace", backtrace),
];

fn type_name(inv: &mut Invocation<'_>) -> Eval<Value> {
    Ok(Value::string(inv.value(0).ty().to_string()))
}

/// All names of the type that a value is or has; a type without a name has none.
fn type_aliases(inv: &mut Invocation<'_>) -> Eval<Value> {
    let own = match inv.value(0) {
        Value::Type(t) => t.name(),
        other => other.ty().name(),
    };
    let mut names: Vec<_> = own.into_iter().collect();
    let mut seen = 0;
    while let Some(name) = names.get(seen).cloned() {
        seen += 1;
        for (a, b) in &inv.interp.program.aliases {
            let other = if *a == name {
                b
            } else if *b == name {
                a
            } else {
                continue;
            };
            if !names.contains(other) {
                names.push(other.clone());
            }
        }
    }
    names.sort_unstable();
    Ok(string_set(inv.interp, names.iter().map(|n| Value::string(n.as_bytes()))))
}

/// Of an enum, or of the name of one.
fn enum_names(inv: &mut Invocation<'_>) -> Eval<Value> {
    let ty = match inv.value(0) {
        Value::Type(ty) => Some(ty.ty.clone()),
        other => other.as_bytes().and_then(|name| inv.interp.named_type(&String::from_utf8_lossy(name))),
    };
    let members = match ty {
        Some(Type::Enum(e)) => EnumType::members(&e),
        _ => Vec::new(),
    };
    Ok(string_set(inv.interp, members.iter().map(|m| Value::string(m.name.as_bytes()))))
}

/// Of a record, of the type of one, or of the name of one.
fn record_fields(inv: &mut Invocation<'_>) -> Eval<Value> {
    let table = match inv.interp.named_type("record_field_table") {
        Some(Type::Table(ty)) => ty,
        _ => Rc::new(TableType { name: None, index: vec![Type::String], value: Some(Type::Any) }),
    };
    let fields = TableVal::new(table);
    let (ty, record) = match inv.value(0) {
        Value::Record(r) => (Some(r.ty.clone()), Some(r)),
        Value::Type(ty) => (ty.as_record().cloned(), None),
        other => {
            let named = other.as_bytes().and_then(|name| inv.interp.record_type(&String::from_utf8_lossy(name)));
            (named, None)
        }
    };
    match ty {
        Some(ty) => describe_fields(inv, &ty, record.as_deref(), &fields)?,
        None if inv.args.first().is_some_and(Value::is_string) => {
            unplaced(inv, "record_fields string argument does not name a record type");
        }
        None => unplaced(inv, "non-record value/type passed to record_fields"),
    }
    Ok(Value::Table(Rc::new(fields)))
}

fn describe_fields(inv: &mut Invocation<'_>, ty: &RecordType, record: Option<&RecordVal>, into: &TableVal) -> Eval<()> {
    let all = ty.fields().clone();
    for (i, field) in all.iter().enumerate() {
        let default = match field.default.get() {
            Some(id) => inv.interp.thunk(id)?,
            None => Value::Unset,
        };
        let about = vec![
            Value::string(kind_name(&field.ty)),
            Value::bool(field.log.get()),
            record.map_or(Value::Unset, |r| r.get(i)),
            default,
            Value::bool(field.may_be_left_out()),
        ];
        let about = new_record(inv, "record_field", about)?;
        into.insert(Value::string(field.name.as_bytes()), about);
    }
    Ok(())
}

/// A type as record_fields writes it: the kind stands before the names of records and enums.
fn kind_name(ty: &Type) -> String {
    let named = |name: Option<crate::types::Name>| name.map_or(String::new(), |n| n.to_string());
    match ty {
        Type::Record(r) => format!("record {}", named(r.name())),
        Type::Enum(e) => format!("enum {}", named(e.name())),
        Type::Vector(v) => format!("vector of {}", v.element.as_ref().map_or("void".to_owned(), kind_name)),
        Type::Table(t) => {
            let index: Vec<String> = t.index.iter().map(kind_name).collect();
            let kind = if t.is_set() { "set" } else { "table" };
            let value = t.value.as_ref().map_or(String::new(), |v| format!(" of {}", kind_name(v)));
            format!("{kind}[{}]{value}", index.join(","))
        }
        Type::Func(_) => "func".to_owned(),
        other => other.kind().to_owned(),
    }
}

fn val_footprint(inv: &mut Invocation<'_>) -> Eval<Value> {
    Ok(Value::Count(footprint(&inv.value(0), &mut Open::default())))
}

/// The running calls, innermost first; the call of backtrace itself is one.
fn backtrace(inv: &mut Invocation<'_>) -> Eval<Value> {
    let calls = inv.interp.backtrace()?;
    let own = FuncType::function(Vec::new(), Type::Void);
    let arguments = Value::Vector(inv.interp.call_arguments(&own, &[])?);
    let (file, line) = match inv.interp.reporter.locate(inv.span) {
        Some((file, line)) => (Value::string(file), Value::Count(line)),
        None => (Value::Unset, Value::Unset),
    };
    let call = new_record(inv, "BacktraceElement", vec![Value::string("backtrace"), arguments, file, line])?;
    calls.items_mut().insert(0, call);
    Ok(Value::Vector(calls))
}

/// How many values there are in a value, itself included; a container counts for its elements and each of them again.
pub(super) fn footprint(value: &Value, open: &mut Open) -> u64 {
    /// The reference counts the text of a string in units of this size.
    const UNIT: usize = 32;
    let at = match value {
        Value::Table(t) => Rc::as_ptr(t).cast(),
        Value::Vector(v) => Rc::as_ptr(v).cast(),
        Value::Record(r) => Rc::as_ptr(r).cast(),
        other => return 1 + (other.byte_count().unwrap_or(0) / UNIT) as u64,
    };
    if outside::is_interrupted() || open.enter(at).is_err() {
        return 1;
    }
    let total = match value {
        Value::Table(t) => t
            .entries()
            .iter()
            .fold(t.len() as u64, |n, (key, element)| n + index_footprint(key, open) + part(element, open)),
        Value::Vector(v) => v.items().clone().iter().fold(v.len() as u64, |n, item| n + part(item, open)),
        Value::Record(r) => (0..r.ty.len()).fold(r.ty.len() as u64, |n, i| n + part(&r.get(i), open)),
        _ => 1,
    };
    open.leave(at);
    total
}

fn part(value: &Value, open: &mut Open) -> u64 {
    if value.is_unset() { 0 } else { footprint(value, open) }
}

/// Each index counts as a list of its parts.
fn index_footprint(key: &Value, open: &mut Open) -> u64 {
    let parts = key.index_values();
    parts.iter().fold(parts.len() as u64, |n, p| n + footprint(p, open))
}
