//! The module Reporter: messages of scripts, and weird things about traffic.

use super::text::{c_argument, lossy};
use super::{Table, kept};
use crate::diagnostic::{Diagnostic, codes};
use crate::eval::{Eval, Invocation, Unwind};
use crate::types::Type;
use crate::value::{TableVal, Value};
use std::io::Write;
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

/// A message that is neither an error nor a warning: on standard error, and to the handlers of reporter_info.
fn info(inv: &mut Invocation<'_>) -> Eval<Value> {
    let message = message(inv)?;
    let location =
        inv.interp.reporter.locate(inv.span).map_or(String::new(), |(file, line)| format!("{file}, line {line}"));
    let time = Value::Time(inv.interp.network_time);
    inv.interp.queue_event("reporter_info", vec![time, Value::string(&message), Value::string(&location)]);
    if inv.interp.global("Reporter::info_to_stderr").and_then(|v| v.as_bool()) != Some(false) {
        let place = if location.is_empty() { location } else { location + ": " };
        let _ = writeln!(std::io::stderr(), "{place}{message}");
    }
    Ok(Value::Bool(true))
}

fn warning(inv: &mut Invocation<'_>) -> Eval<Value> {
    let message = message(inv)?;
    inv.interp.report(Diagnostic::warning(codes::REPORTED, inv.span, message));
    Ok(Value::Bool(true))
}

fn error(inv: &mut Invocation<'_>) -> Eval<Value> {
    let message = message(inv)?;
    inv.interp.report(Diagnostic::error(codes::REPORTED, inv.span, message));
    Ok(Value::Bool(true))
}

/// Ends the program.
fn fatal(inv: &mut Invocation<'_>) -> Eval<Value> {
    let message = message(inv)?;
    inv.interp.report(Diagnostic::error(codes::REPORTED, inv.span, message).note("fatal"));
    Err(Box::new(Unwind::Exit(1)))
}

/// How weird things are sampled: every one up to the threshold, then one in `rate`, for a while.
struct Sampling {
    exempt: Rc<TableVal>,
    global: Rc<TableVal>,
    threshold: u64,
    rate: u64,
    duration: f64,
}

fn sampling<'a>(inv: &'a mut Invocation<'_>) -> &'a mut Sampling {
    let given = |name: &str| inv.interp.global(&format!("Weird::sampling_{name}"));
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
    };
    kept(inv.interp, "weird sampling", || start)
}

fn net_weird(inv: &mut Invocation<'_>) -> Eval<Value> {
    let args = vec![inv.value(0), inv.value(1), inv.value(2)];
    raise(inv, "net_weird", args)
}

fn flow_weird(inv: &mut Invocation<'_>) -> Eval<Value> {
    let args = inv.args.to_vec();
    raise(inv, "flow_weird", args)
}

/// No connection is known here: the one given is treated as one that has ended.
fn conn_weird(inv: &mut Invocation<'_>) -> Eval<Value> {
    let connection = inv.record(1)?.clone();
    let args = vec![inv.value(0), connection.by_name("id"), connection.by_name("uid"), inv.value(2), inv.value(3)];
    raise(inv, "expired_conn_weird", args)
}

fn raise(inv: &mut Invocation<'_>, event: &str, args: Vec<Value>) -> Eval<Value> {
    inv.interp.queue_event(event, args);
    Ok(Value::Bool(true))
}

/// No file is known here.
fn file_weird(_: &mut Invocation<'_>) -> Eval<Value> {
    Ok(Value::Bool(false))
}

fn get_weird_sampling_whitelist(inv: &mut Invocation<'_>) -> Eval<Value> {
    let list = sampling(inv).exempt.clone();
    Ok(Value::Table(copy_of(&list)))
}

fn set_weird_sampling_whitelist(inv: &mut Invocation<'_>) -> Eval<Value> {
    let list = copy_of(inv.table(0)?);
    sampling(inv).exempt = list;
    Ok(Value::Bool(true))
}

fn get_weird_sampling_global_list(inv: &mut Invocation<'_>) -> Eval<Value> {
    let list = sampling(inv).global.clone();
    Ok(Value::Table(copy_of(&list)))
}

fn set_weird_sampling_global_list(inv: &mut Invocation<'_>) -> Eval<Value> {
    let list = copy_of(inv.table(0)?);
    sampling(inv).global = list;
    Ok(Value::Bool(true))
}

fn copy_of(list: &TableVal) -> Rc<TableVal> {
    Rc::new(TableVal::set_of(Type::String, list.keys()))
}

fn get_weird_sampling_threshold(inv: &mut Invocation<'_>) -> Eval<Value> {
    Ok(Value::Count(sampling(inv).threshold))
}

fn set_weird_sampling_threshold(inv: &mut Invocation<'_>) -> Eval<Value> {
    sampling(inv).threshold = inv.count(0)?;
    Ok(Value::Bool(true))
}

fn get_weird_sampling_rate(inv: &mut Invocation<'_>) -> Eval<Value> {
    Ok(Value::Count(sampling(inv).rate))
}

fn set_weird_sampling_rate(inv: &mut Invocation<'_>) -> Eval<Value> {
    sampling(inv).rate = inv.count(0)?;
    Ok(Value::Bool(true))
}

fn get_weird_sampling_duration(inv: &mut Invocation<'_>) -> Eval<Value> {
    Ok(Value::Interval(sampling(inv).duration))
}

fn set_weird_sampling_duration(inv: &mut Invocation<'_>) -> Eval<Value> {
    sampling(inv).duration = inv.double(0)?;
    Ok(Value::Bool(true))
}
