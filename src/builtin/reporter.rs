//! The module Reporter: messages of scripts, and weird things about traffic.

use super::text::{c_argument, lossy};
use super::{Table, kept, string_set};
use crate::diagnostic::{Diagnostic, codes};
use crate::eval::{Eval, Interp, Invocation, Stage, Unwind};
use crate::types::Type;
use crate::value::{TableVal, Value, raw_text};
use indexmap::IndexMap;
use std::collections::HashMap;
use std::rc::Rc;

pub(super) const TABLE: Table = &[
    ("Reporter::info", info),
    ("Reporter::warning", warning),
    ("Reporter::error", error),
    ("Reporter::fatal", fatal),
    ("Reporter::fatal_error_with_core", fatal),
    ("Reporter::net_weird", net_weird),
    ("Reporter::flow_weird", flow_weird),
    ("Reporter::conn_weird", conn_weird),
    ("Reporter::file_weird", file_weird),
    ("Reporter::get_weird_sampling_whitelist", get_weird_sampling_whitelist),
    ("Reporter::set_weird_sampling_whitelist", set_weird_sampling_whitelist),
    ("Reporter::get_weird_sampling_global_list", get_weird_sampling_global_list),
    ("Reporter::set_weird_sampling_global_list", set_weird_sampling_global_list),
    ("Reporter::get_weird_sampling_threshold", get_weird_sampling_threshold),
    ("Reporter::set_weird_sampling_threshold", set_weird_sampling_threshold),
    ("Reporter::get_weird_sampling_rate", get_weird_sampling_rate),
    ("Reporter::set_weird_sampling_rate", set_weird_sampling_rate),
    ("Reporter::get_weird_sampling_duration", get_weird_sampling_duration),
    ("Reporter::set_weird_sampling_duration", set_weird_sampling_duration),
];

fn message(inv: &mut Invocation<'_>) -> Eval<String> {
    Ok(lossy(c_argument(inv, 0)?).into_owned())
}

/// A message that is neither an error nor a warning.
fn info(inv: &mut Invocation<'_>) -> Eval<Value> {
    let message = message(inv)?;
    inv.interp.report(Diagnostic::info(codes::REPORTED, inv.span, message));
    Ok(Value::bool(true))
}

fn warning(inv: &mut Invocation<'_>) -> Eval<Value> {
    let message = message(inv)?;
    inv.interp.report(Diagnostic::warning(codes::REPORTED, inv.span, message));
    Ok(Value::bool(true))
}

fn error(inv: &mut Invocation<'_>) -> Eval<Value> {
    let message = message(inv)?;
    inv.interp.report(Diagnostic::error(codes::REPORTED, inv.span, message));
    Ok(Value::bool(true))
}

/// Ends the program.
fn fatal(inv: &mut Invocation<'_>) -> Eval<Value> {
    let message = message(inv)?;
    inv.interp.report(Diagnostic::error(codes::REPORTED, inv.span, message).note("fatal"));
    Err(Unwind::Exit(1).into())
}

/// What equal weirds are counted by: the name alone, or also the ends of a flow or connection as text.
type Seen = HashMap<String, (u64, f64)>;

/// How weird things are sampled: every one up to the threshold, then one in `rate`, for a while.
struct Sampling {
    exempt: Rc<TableVal>,
    global: Rc<TableVal>,
    threshold: u64,
    rate: u64,
    duration: f64,
    /// How many there were of each name.
    counts: IndexMap<String, u64>,
    /// How many there were lately, and until when they count.
    seen: Seen,
}

impl Sampling {
    /// Counts a weird of that name between those ends; whether it is to be raised.
    fn admit(&mut self, name: &str, ends: Option<String>, now: f64) -> bool {
        *self.counts.entry(name.to_owned()).or_insert(0) += 1;
        let listed = Value::string(name);
        if self.exempt.contains(&listed) {
            return true;
        }
        let ends = ends.filter(|_| !self.global.contains(&listed));
        let key = ends.map_or_else(|| name.to_owned(), |ends| format!("{name} {ends}"));
        let until = now + self.duration;
        let (count, reset) = self.seen.entry(key).or_insert((0, until));
        if *reset <= now {
            (*count, *reset) = (0, until);
        }
        *count += 1;
        match count.checked_sub(self.threshold) {
            None | Some(0) => true,
            Some(above) => self.rate > 0 && above.is_multiple_of(self.rate),
        }
    }
}

fn sampling(interp: &mut Interp) -> &mut Sampling {
    let given = |name: &str| interp.global(&format!("Weird::sampling_{name}"));
    let set = |name: &str| match given(name) {
        Some(Value::Table(t)) => t,
        _ => Rc::new(TableVal::set_of(Type::String, [])),
    };
    let count = |name: &str, default| given(name).and_then(|v| v.as_count()).unwrap_or(default);
    let start = Sampling {
        exempt: set("whitelist"),
        global: set("global_list"),
        threshold: count("threshold", 25),
        rate: count("rate", 1000),
        duration: given("duration").and_then(|v| v.real()).unwrap_or(600.0),
        counts: IndexMap::new(),
        seen: Seen::new(),
    };
    kept(interp, "weird sampling", || start)
}

/// How many weirds there were, by name.
pub(super) fn weird_counts(interp: &mut Interp) -> &IndexMap<String, u64> {
    &sampling(interp).counts
}

/// A weird that belongs to no flow.
pub(super) fn weird(interp: &mut Interp, name: &str, more: &str, source: &str) {
    let now = interp.network_time;
    if sampling(interp).admit(name, None, now) && interp.stage > Stage::Reading {
        interp.queue_event("net_weird", vec![Value::string(name), Value::string(more), Value::string(source)]);
    }
}

fn net_weird(inv: &mut Invocation<'_>) -> Eval<Value> {
    let name = message(inv)?;
    let (more, source) = (lossy(c_argument(inv, 1)?), lossy(c_argument(inv, 2)?));
    weird(inv.interp, &name, &more, &source);
    Ok(Value::bool(true))
}

fn flow_weird(inv: &mut Invocation<'_>) -> Eval<Value> {
    let ends = format!("{} {}", text_of(&inv.value(1)), text_of(&inv.value(2)));
    let [name, more, source] = told(inv, [0, 3, 4])?;
    let args = vec![Value::string(name), inv.value(1), inv.value(2), Value::string(more), Value::string(source)];
    raise(inv, "flow_weird", name, Some(ends), args)
}

/// No connection is known here: the one given is treated as one that has ended.
fn conn_weird(inv: &mut Invocation<'_>) -> Eval<Value> {
    let connection = inv.record(1)?.clone();
    let id = connection.by_name("id");
    let ends = match &id {
        Value::Record(id) => ["orig_h", "resp_h", "orig_p", "resp_p"].map(|end| text_of(&id.by_name(end))).join(" "),
        _ => String::new(),
    };
    let [name, more, source] = told(inv, [0, 2, 3])?;
    let args = vec![Value::string(name), id, connection.by_name("uid"), Value::string(more), Value::string(source)];
    raise(inv, "expired_conn_weird", name, Some(ends), args)
}

fn text_of(value: &Value) -> String {
    lossy(&raw_text(value)).into_owned()
}

/// The arguments that are text, without NUL. The last of them are looked at first, as the reference's compiler has it.
fn told<'a>(inv: &mut Invocation<'a>, indices: [usize; 3]) -> Eval<[&'a [u8]; 3]> {
    let mut texts: [&[u8]; 3] = Default::default();
    for (text, index) in texts.iter_mut().zip(indices).rev() {
        *text = c_argument(inv, index)?;
    }
    Ok(texts)
}

/// While scripts are read, and by top-level statements, weirds are counted but raise no events.
fn raise(inv: &mut Invocation<'_>, event: &str, name: &[u8], ends: Option<String>, args: Vec<Value>) -> Eval<Value> {
    let now = inv.interp.network_time;
    if sampling(inv.interp).admit(&lossy(name), ends, now) && inv.interp.stage > Stage::Reading {
        inv.interp.queue_event(event, args);
    }
    Ok(Value::bool(true))
}

/// No file is known here.
fn file_weird(_: &mut Invocation<'_>) -> Eval<Value> {
    Ok(Value::bool(false))
}

fn get_weird_sampling_whitelist(inv: &mut Invocation<'_>) -> Eval<Value> {
    let names = sampling(inv.interp).exempt.keys();
    Ok(string_set(inv.interp, names))
}

fn set_weird_sampling_whitelist(inv: &mut Invocation<'_>) -> Eval<Value> {
    let list = copy_of(inv.table(0)?);
    sampling(inv.interp).exempt = list;
    Ok(Value::bool(true))
}

fn get_weird_sampling_global_list(inv: &mut Invocation<'_>) -> Eval<Value> {
    let names = sampling(inv.interp).global.keys();
    Ok(string_set(inv.interp, names))
}

fn set_weird_sampling_global_list(inv: &mut Invocation<'_>) -> Eval<Value> {
    let list = copy_of(inv.table(0)?);
    sampling(inv.interp).global = list;
    Ok(Value::bool(true))
}

fn copy_of(list: &TableVal) -> Rc<TableVal> {
    Rc::new(TableVal::set_of(Type::String, list.keys()))
}

fn get_weird_sampling_threshold(inv: &mut Invocation<'_>) -> Eval<Value> {
    Ok(Value::Count(sampling(inv.interp).threshold))
}

fn set_weird_sampling_threshold(inv: &mut Invocation<'_>) -> Eval<Value> {
    sampling(inv.interp).threshold = inv.count(0)?;
    Ok(Value::bool(true))
}

fn get_weird_sampling_rate(inv: &mut Invocation<'_>) -> Eval<Value> {
    Ok(Value::Count(sampling(inv.interp).rate))
}

fn set_weird_sampling_rate(inv: &mut Invocation<'_>) -> Eval<Value> {
    sampling(inv.interp).rate = inv.count(0)?;
    Ok(Value::bool(true))
}

fn get_weird_sampling_duration(inv: &mut Invocation<'_>) -> Eval<Value> {
    Ok(Value::interval(sampling(inv.interp).duration))
}

fn set_weird_sampling_duration(inv: &mut Invocation<'_>) -> Eval<Value> {
    sampling(inv.interp).duration = inv.double(0)?;
    Ok(Value::bool(true))
}
