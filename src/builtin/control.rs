//! What acts on the running program as a whole: its end, the metadata of its events.

use super::text::named_vector;
use super::{Table, kept};
use crate::eval::{Eval, Interp, Invocation, Stage, Unwind};
use crate::types::{Type, same};
use crate::value::{RecordVal, Value};
use std::collections::HashMap;
use std::rc::Rc;

pub(super) const TABLE: Table = &[
    ("exit", exit),
    ("terminate", terminate),
    ("zeek_is_terminating", zeek_is_terminating),
    ("syslog", syslog),
    ("current_event_time", current_event_time),
    ("EventMetadata::register", register),
    ("EventMetadata::current", current),
    ("EventMetadata::current_all", current_all),
];

fn exit(inv: &mut Invocation<'_>) -> Eval<Value> {
    Err(Unwind::Exit(inv.int(0)? as i32).into())
}

fn terminate(inv: &mut Invocation<'_>) -> Eval<Value> {
    let goes_on = !inv.interp.terminating;
    inv.interp.terminate_requested |= goes_on;
    Ok(Value::bool(goes_on))
}

fn zeek_is_terminating(inv: &mut Invocation<'_>) -> Eval<Value> {
    Ok(Value::bool(inv.interp.terminating))
}

/// Nothing is sent: a program that runs scripts is no daemon.
fn syslog(_: &mut Invocation<'_>) -> Eval<Value> {
    Ok(Value::Unset)
}

/// The time for which the running event was queued; -1 where events carry no times.
fn current_event_time(inv: &mut Invocation<'_>) -> Eval<Value> {
    let time = if carries_time(inv.interp) { inv.interp.event_time } else { -1.0 };
    Ok(Value::time(time))
}

/// Whether events carry the time for which they were queued, and an event may run.
fn carries_time(interp: &Interp) -> bool {
    let wanted = interp.global("EventMetadata::add_network_timestamp").and_then(|v| v.as_bool());
    wanted == Some(true) && interp.stage > Stage::Reading
}

/// The number of EventMetadata::NETWORK_TIMESTAMP.
const NETWORK_TIMESTAMP: i64 = 1;

/// Whether metadata of a type may be carried under a name: once registered, only of that type.
fn register(inv: &mut Invocation<'_>) -> Eval<Value> {
    let Value::Type(ty) = inv.value(1) else {
        inv.error("EventMetadata::register() expects a type");
        return Ok(Value::bool(false));
    };
    let Value::Enum(id) = inv.value(0) else { return Ok(Value::bool(false)) };
    let known = kept(inv.interp, "event metadata", || HashMap::from([(NETWORK_TIMESTAMP, Type::Time)]));
    let accepted = match known.get(&id.value) {
        Some(other) => same(other, &ty),
        None if can_be_sent(&ty, &mut Vec::new()) => {
            known.insert(id.value, ty.ty.clone());
            true
        }
        None => false,
    };
    Ok(Value::bool(accepted))
}

/// Whether values of a type could be sent to another process.
fn can_be_sent(ty: &Type, open: &mut Vec<*const ()>) -> bool {
    match ty {
        Type::Any | Type::Func(_) | Type::File | Type::Opaque(_) | Type::Error => false,
        Type::Table(t) => t.index.iter().chain(&t.value).all(|t| can_be_sent(t, open)),
        Type::Vector(v) => v.element.as_ref().is_none_or(|e| can_be_sent(e, open)),
        Type::List(types) => types.iter().all(|t| can_be_sent(t, open)),
        Type::Type(t) => can_be_sent(t, open),
        Type::Record(r) => {
            let at = Rc::as_ptr(r).cast();
            if open.contains(&at) {
                return true;
            }
            open.push(at);
            let fields = r.fields().clone();
            fields.iter().all(|f| can_be_sent(&f.ty, open))
        }
        Type::Void
        | Type::Bool
        | Type::Int
        | Type::Count
        | Type::Double
        | Type::Time
        | Type::Interval
        | Type::String
        | Type::Pattern
        | Type::Port
        | Type::Addr
        | Type::Subnet
        | Type::Enum(_) => true,
    }
}

fn current(inv: &mut Invocation<'_>) -> Eval<Value> {
    let is_time = matches!(inv.args.first(), Some(Value::Enum(id)) if id.value == NETWORK_TIMESTAMP);
    let values =
        if is_time && carries_time(inv.interp) { vec![Value::time(inv.interp.event_time)] } else { Vec::new() };
    Ok(named_vector(inv.interp, "any_vec", Type::Any, values))
}

fn current_all(inv: &mut Invocation<'_>) -> Eval<Value> {
    let Some(ty) = inv.interp.record_type("EventMetadata::Entry") else { return Ok(Value::Unset) };
    let mut entries = Vec::new();
    if carries_time(inv.interp) {
        let id = inv.interp.enumerator("EventMetadata::ID", "EventMetadata::NETWORK_TIMESTAMP");
        let time = Value::time(inv.interp.event_time);
        entries.push(Value::Record(Rc::new(RecordVal::new(ty.clone(), vec![id, time]))));
    }
    Ok(named_vector(inv.interp, "event_metadata_vec", Type::Record(ty), entries))
}
