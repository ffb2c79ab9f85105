//! Groups of event and hook bodies, which are switched on and off together: by `&group`, and by module.

use super::Table;
use super::text::{c_argument, lossy};
use crate::eval::{Eval, Interp, Invocation};
use crate::program::Body;
use crate::types::Name;
use crate::value::Value;
use std::rc::Rc;

pub(super) const TABLE: Table = &[
    ("enable_event_group", enable_event_group),
    ("disable_event_group", disable_event_group),
    ("has_event_group", has_event_group),
    ("enable_module_events", enable_module_events),
    ("disable_module_events", disable_module_events),
    ("has_module_events", has_module_events),
];

fn enable_event_group(inv: &mut Invocation<'_>) -> Eval<Value> {
    switch(inv, "", true)
}

fn disable_event_group(inv: &mut Invocation<'_>) -> Eval<Value> {
    switch(inv, "", false)
}

fn has_event_group(inv: &mut Invocation<'_>) -> Eval<Value> {
    exists(inv, "")
}

fn enable_module_events(inv: &mut Invocation<'_>) -> Eval<Value> {
    switch(inv, "module:", true)
}

fn disable_module_events(inv: &mut Invocation<'_>) -> Eval<Value> {
    switch(inv, "module:", false)
}

fn has_module_events(inv: &mut Invocation<'_>) -> Eval<Value> {
    exists(inv, "module:")
}

/// The group's name and the bodies in it.
fn members(inv: &mut Invocation<'_>, kind: &str) -> Eval<(Name, Vec<Rc<Body>>)> {
    let name = lossy(c_argument(inv, 0)?).into_owned();
    let group: Name = format!("{kind}{name}").into();
    let bodies = bodies_of(inv.interp, &group);
    Ok((group, bodies))
}

fn bodies_of(interp: &Interp, group: &Name) -> Vec<Rc<Body>> {
    let bodies = interp.program.functions.iter().flat_map(|f| f.bodies().iter().cloned().collect::<Vec<_>>());
    bodies.filter(|body| body.groups.contains(group)).collect()
}

fn exists(inv: &mut Invocation<'_>, kind: &str) -> Eval<Value> {
    Ok(Value::bool(!members(inv, kind)?.1.is_empty()))
}

fn switch(inv: &mut Invocation<'_>, kind: &str, on: bool) -> Eval<Value> {
    let (group, bodies) = members(inv, kind)?;
    if bodies.is_empty() {
        inv.error(format!("no such event group: {}", group.strip_prefix(kind).unwrap_or(&group)));
        return Ok(Value::bool(false));
    }
    let disabled = &mut inv.interp.disabled_groups;
    let changed = if on { disabled.remove(&group) } else { disabled.insert(group) };
    if changed {
        for body in bodies {
            let count = body.disabled.get();
            body.disabled.set(if on { count.saturating_sub(1) } else { count + 1 });
        }
    }
    Ok(Value::bool(true))
}
