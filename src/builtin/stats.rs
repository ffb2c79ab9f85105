//! Statistics of what the reference does beside running scripts: of everything that is not done here, none.

use super::reporter::weird_counts;
use super::text::named_vector;
use super::{Table, count_record, new_record};
use crate::eval::{Eval, Invocation};
use crate::types::{Name, Type};
use crate::value::{TableVal, Value};
use std::rc::Rc;

pub(super) const TABLE: Table = &[
    ("get_net_stats", get_net_stats),
    ("get_conn_stats", get_conn_stats),
    ("get_proc_stats", get_proc_stats),
    ("get_event_stats", get_event_stats),
    ("get_reassembler_stats", get_reassembler_stats),
    ("get_dns_stats", get_dns_stats),
    ("get_timer_stats", get_timer_stats),
    ("get_file_analysis_stats", get_file_analysis_stats),
    ("get_thread_stats", get_thread_stats),
    ("get_gap_stats", get_gap_stats),
    ("get_matcher_stats", get_matcher_stats),
    ("get_broker_stats", get_broker_stats),
    ("get_reporter_stats", get_reporter_stats),
    ("get_event_handler_stats", get_event_handler_stats),
];

fn get_net_stats(inv: &mut Invocation<'_>) -> Eval<Value> {
    count_record(inv, "NetStats", &[0; 4])
}

fn get_conn_stats(inv: &mut Invocation<'_>) -> Eval<Value> {
    count_record(inv, "ConnStats", &[0; 17])
}

/// Times and resources are not measured.
fn get_proc_stats(inv: &mut Invocation<'_>) -> Eval<Value> {
    let mut fields = vec![Value::bool(false), Value::time(0.0)];
    fields.extend([Value::interval(0.0), Value::interval(0.0), Value::interval(0.0)]);
    fields.extend(vec![Value::Count(0); 7]);
    new_record(inv, "ProcStats", fields)
}

fn get_event_stats(inv: &mut Invocation<'_>) -> Eval<Value> {
    let counts = [inv.interp.queue.added(), inv.interp.dispatched];
    count_record(inv, "EventStats", &counts)
}

fn get_reassembler_stats(inv: &mut Invocation<'_>) -> Eval<Value> {
    count_record(inv, "ReassemblerStats", &[0; 4])
}

fn get_dns_stats(inv: &mut Invocation<'_>) -> Eval<Value> {
    count_record(inv, "DNSStats", &[0; 8])
}

fn get_timer_stats(inv: &mut Invocation<'_>) -> Eval<Value> {
    let timers = &inv.interp.timers;
    let counts = [timers.len() as u64, timers.most() as u64, timers.added()];
    count_record(inv, "TimerStats", &counts)
}

fn get_file_analysis_stats(inv: &mut Invocation<'_>) -> Eval<Value> {
    count_record(inv, "FileAnalysisStats", &[0; 3])
}

fn get_thread_stats(inv: &mut Invocation<'_>) -> Eval<Value> {
    count_record(inv, "ThreadStats", &[0])
}

fn get_gap_stats(inv: &mut Invocation<'_>) -> Eval<Value> {
    count_record(inv, "GapStats", &[0; 4])
}

fn get_matcher_stats(inv: &mut Invocation<'_>) -> Eval<Value> {
    count_record(inv, "MatcherStats", &[0; 7])
}

fn get_broker_stats(inv: &mut Invocation<'_>) -> Eval<Value> {
    count_record(inv, "BrokerStats", &[0; 9])
}

/// Weirds, all and by name.
fn get_reporter_stats(inv: &mut Invocation<'_>) -> Eval<Value> {
    let ty = inv.interp.named_type("table_string_of_count");
    let Type::Table(by_type) = ty.unwrap_or_else(|| Type::table(vec![Type::String], Type::Count)) else {
        return Ok(Value::Unset);
    };
    let by_type = TableVal::new(by_type);
    let mut all = 0;
    for (name, count) in weird_counts(inv.interp) {
        all += count;
        by_type.insert(Value::string(name), Value::Count(*count));
    }
    new_record(inv, "ReporterStats", vec![Value::Count(all), Value::Table(Rc::new(by_type))])
}

/// How often the handlers of each event ran, by name.
fn get_event_handler_stats(inv: &mut Invocation<'_>) -> Eval<Value> {
    let mut counts: Vec<(Name, u64)> =
        inv.interp.program.functions.iter().map(|f| (f.info.name.clone(), f.runs.get())).filter(|c| c.1 > 0).collect();
    counts.sort();
    let mut all = Vec::with_capacity(counts.len());
    for (name, runs) in counts {
        all.push(new_record(inv, "EventNameCounter", vec![Value::string(&*name), Value::Count(runs)])?);
    }
    let element = inv.interp.named_type("EventNameCounter").unwrap_or(Type::Any);
    Ok(named_vector(inv.interp, "EventNameStats", element, all))
}
