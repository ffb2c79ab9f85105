//! The module Option: setting options at run time, and what looks at the new values first.

use super::text::{c_argument, lossy, named_vector};
use super::{Table, kept};
use crate::eval::{Eval, Invocation};
use crate::program::{Global, GlobalId};
use crate::types::{Flavor, Type, same};
use crate::value::{FuncVal, TableVal, Value, deep_copy};
use std::collections::HashMap;
use std::rc::Rc;

pub(super) const TABLE: Table = &[
    ("Option::set", set),
    ("Option::set_change_handler", set_change_handler),
    ("Option::any_set_to_any_vec", any_set_to_any_vec),
];

/// The change handlers of each option with their priorities, in the order of their calls.
type Handlers = HashMap<GlobalId, Vec<(i64, Rc<FuncVal>)>>;

fn handlers<'a>(inv: &'a mut Invocation<'_>) -> &'a mut Handlers {
    kept(inv.interp, "option handlers", Handlers::new)
}

/// The option named by the first argument; none where an error was reported.
fn option(inv: &mut Invocation<'_>) -> Eval<Option<(GlobalId, Type)>> {
    let name = lossy(c_argument(inv, 0)?).into_owned();
    let global = |id: &GlobalId| inv.interp.program.globals.get(id.0 as usize);
    let found = inv.interp.names.get(name.as_str()).copied();
    let wrong = match found.as_ref().and_then(global) {
        Some(Global { is_option: true, ty, .. }) => return Ok(found.map(|id| (id, ty.clone()))),
        Some(_) => "is not an option",
        None => "does not exist",
    };
    inv.error(format!("'{name}' {wrong}"));
    Ok(None)
}

fn set(inv: &mut Invocation<'_>) -> Eval<Value> {
    let Some((id, ty)) = option(inv)? else { return Ok(Value::bool(false)) };
    let Some(value) = fitting(inv, id, &ty) else {
        let found = inv.value(1).ty();
        inv.error(format!("the option is of type {ty}, the value of type {found}"));
        return Ok(Value::bool(false));
    };
    if inv.interp.terminating {
        return Ok(Value::bool(false));
    }
    let Some(value) = through_handlers(inv, id, value)? else { return Ok(Value::bool(false)) };
    let mut expiring = Vec::new();
    match deep_copy(&value, &mut expiring) {
        Ok(copy) => inv.interp.set_global(id, copy),
        Err(why) => return Err(inv.exception(why.to_string())),
    }
    expiring.iter().for_each(|t| inv.interp.watch(t));
    Ok(Value::bool(true))
}

/// The value to set, where its type is the option's. An empty table without a type takes the option's, an empty vector
/// does not (reference: option.bif).
fn fitting(inv: &mut Invocation<'_>, id: GlobalId, ty: &Type) -> Option<Value> {
    let value = inv.value(1);
    match (&value, ty) {
        (Value::Table(given), Type::Table(wanted)) if given.ty().is_unspecified() => {
            let empty = TableVal::new(wanted.clone());
            if let Some(Value::Table(old)) = inv.interp.globals.get(id.0 as usize) {
                empty.set_attrs(old.attrs());
            }
            Some(Value::Table(Rc::new(empty)))
        }
        (Value::Vector(given), Type::Vector(wanted)) if given.ty().element.is_none() && wanted.element.is_some() => {
            None
        }
        _ => same(&value.ty(), ty).then_some(value),
    }
}

/// What the handlers make of a new value, each getting what the one before gave; none where one gives nothing.
fn through_handlers(inv: &mut Invocation<'_>, id: GlobalId, value: Value) -> Eval<Option<Value>> {
    let mut value = value;
    let all = handlers(inv).get(&id).cloned().unwrap_or_default();
    for (_, handler) in all {
        let mut args = vec![inv.value(0), value];
        if handler.info.ty().params.len() == 3 {
            args.push(inv.value(2));
        }
        value = inv.interp.call(&handler, &args, inv.span)?;
        if value.is_unset() {
            return Ok(None);
        }
    }
    Ok(Some(value))
}

fn set_change_handler(inv: &mut Invocation<'_>) -> Eval<Value> {
    let Some((id, ty)) = option(inv)? else { return Ok(Value::bool(false)) };
    let handler = match inv.value(1) {
        Value::Func(f) => match unfit(&f, &ty) {
            None => f,
            Some(wrong) => {
                inv.error(wrong);
                return Ok(Value::bool(false));
            }
        },
        other => {
            inv.error(format!("a change handler has to be a function, found {}", other.ty()));
            return Ok(Value::bool(false));
        }
    };
    let priority = inv.int(2)?;
    let all = handlers(inv).entry(id).or_default();
    // Of equal priority the newest comes first.
    let place = all.partition_point(|(other, _)| *other > priority);
    all.insert(place, (priority, handler));
    Ok(Value::bool(true))
}

/// Why a function cannot handle changes of an option of that type.
fn unfit(f: &FuncVal, ty: &Type) -> Option<String> {
    let ft = f.info.ty();
    let params: Vec<&Type> = ft.params.iter().map(|p| &p.ty).collect();
    if ft.flavor != Flavor::Function {
        return Some(format!("a change handler has to be a function, found {}", ft.flavor.name()));
    }
    match params.as_slice() {
        [id, _] | [id, _, _] if !matches!(id, Type::String) => {
            Some(format!("a change handler's first parameter is a string, found {id}"))
        }
        [_, value] | [_, value, _] if !same(value, ty) => {
            Some(format!("this change handler's second parameter has to be of type {ty}, found {value}"))
        }
        [_, _, location] if !matches!(location, Type::String) => {
            Some(format!("a change handler's third parameter is a string, found {location}"))
        }
        [_, _] | [_, _, _] if !same(&ft.result, ty) => {
            Some(format!("this change handler has to return {ty}, found {}", ft.result))
        }
        [_, _] | [_, _, _] => None,
        other => Some(format!("a change handler takes 2 or 3 arguments, found {}", other.len())),
    }
}

fn any_set_to_any_vec(inv: &mut Invocation<'_>) -> Eval<Value> {
    let items = match inv.args.first() {
        Some(Value::Table(t)) if t.is_set() => t.keys(),
        _ => {
            inv.error("argument is not a set");
            Vec::new()
        }
    };
    Ok(named_vector(inv.interp, "any_vec", Type::Any, items))
}
