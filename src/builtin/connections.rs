//! Connections and packets, of which there are none here: the answers that the reference gives without traffic.

use super::{Table, kept};
use crate::eval::{Eval, Invocation};
use crate::types::{RecordType, Type};
use crate::value::addr::Transport;
use crate::value::{Addr, Port, RecordVal, Value};
use std::rc::Rc;

pub(super) const TABLE: Table = &[
    ("current_analyzer", zero),
    ("reading_live_traffic", no),
    ("reading_traces", no),
    ("packet_source", packet_source),
    ("get_current_packet", get_current_packet),
    ("get_current_packet_header", get_current_packet_header),
    ("get_current_packet_ts", get_current_packet_ts),
    ("connection_exists", no),
    ("lookup_connection", lookup_connection),
    ("get_conn_transport_proto", get_conn_transport_proto),
    ("set_inactivity_timeout", set_inactivity_timeout),
    ("skip_further_processing", no),
    ("disable_analyzer", disable_analyzer),
    ("lookup_connection_analyzer_id", lookup_connection_analyzer_id),
    ("decode_base64_conn", decode_base64_conn),
    ("is_remote_event", no),
    ("suspend_processing", suspend_processing),
    ("continue_processing", continue_processing),
    ("is_processing_suspended", is_processing_suspended),
];

fn no(_: &mut Invocation<'_>) -> Eval<Value> {
    Ok(Value::bool(false))
}

fn zero(_: &mut Invocation<'_>) -> Eval<Value> {
    Ok(Value::Count(0))
}

fn unknown(inv: &mut Invocation<'_>, otherwise: Value) -> Eval<Value> {
    inv.error("connection ID not a known connection");
    Ok(otherwise)
}

/// A record of that type whose fields are all unset.
fn blank(inv: &mut Invocation<'_>, name: &str) -> Eval<Rc<RecordVal>> {
    match inv.interp.record_type(name) {
        Some(ty) => Ok(Rc::new(RecordVal::new(ty.clone(), vec![Value::Unset; ty.len()]))),
        None => Err(inv.exception(format!("there is no record type {name}"))),
    }
}

fn packet_source(inv: &mut Invocation<'_>) -> Eval<Value> {
    Ok(Value::Record(blank(inv, "PacketSource")?))
}

fn get_current_packet_header(inv: &mut Invocation<'_>) -> Eval<Value> {
    Ok(Value::Record(blank(inv, "raw_pkt_hdr")?))
}

fn get_current_packet(inv: &mut Invocation<'_>) -> Eval<Value> {
    let packet = blank(inv, "pcap_packet")?;
    let ty: Rc<RecordType> = packet.ty.clone();
    for (i, field) in ty.fields().iter().enumerate() {
        match &field.ty {
            Type::Count => packet.set(i, Value::Count(0)),
            Type::String => packet.set(i, Value::string("")),
            Type::Enum(e) => packet.set(i, e.by_name("LINK_UNKNOWN").map_or(Value::Unset, Value::Enum)),
            _ => {}
        }
    }
    Ok(Value::Record(packet))
}

fn get_current_packet_ts(_: &mut Invocation<'_>) -> Eval<Value> {
    Ok(Value::time(0.0))
}

/// An error, and a connection between nobody and nobody.
fn lookup_connection(inv: &mut Invocation<'_>) -> Eval<Value> {
    let connection = inv.interp.new_record("connection")?;
    let id = inv.interp.new_record("conn_id")?;
    let port = Port::new(0, Transport::Udp).map_or(Value::Unset, Value::Port);
    for (addr, number) in [("orig_h", "orig_p"), ("resp_h", "resp_p")] {
        id.set_by_name(addr, Value::addr(Addr::from_v4(0)));
        id.set_by_name(number, port.clone());
    }
    connection.set_by_name("id", Value::Record(id));
    for side in ["orig", "resp"] {
        let endpoint = inv.interp.new_record("endpoint")?;
        endpoint.set_by_name("size", Value::Count(0));
        endpoint.set_by_name("state", Value::Count(0));
        connection.set_by_name(side, Value::Record(endpoint));
    }
    connection.set_by_name("start_time", Value::time(inv.interp.network_time));
    connection.set_by_name("duration", Value::interval(0.0));
    connection.set_by_name("history", Value::string(""));
    unknown(inv, Value::Record(connection))
}

fn get_conn_transport_proto(inv: &mut Invocation<'_>) -> Eval<Value> {
    let proto = inv.interp.enumerator("transport_proto", "unknown_transport");
    unknown(inv, proto)
}

fn set_inactivity_timeout(_: &mut Invocation<'_>) -> Eval<Value> {
    Ok(Value::interval(0.0))
}

fn disable_analyzer(inv: &mut Invocation<'_>) -> Eval<Value> {
    unknown(inv, Value::bool(false))
}

fn lookup_connection_analyzer_id(inv: &mut Invocation<'_>) -> Eval<Value> {
    unknown(inv, Value::Count(0))
}

fn decode_base64_conn(inv: &mut Invocation<'_>) -> Eval<Value> {
    unknown(inv, Value::string(""))
}

/// How often processing was suspended without going on again.
fn suspensions<'a>(inv: &'a mut Invocation<'_>) -> &'a mut u64 {
    kept(inv.interp, "suspensions", || 0)
}

fn suspend_processing(inv: &mut Invocation<'_>) -> Eval<Value> {
    *suspensions(inv) += 1;
    Ok(Value::Unset)
}

fn continue_processing(inv: &mut Invocation<'_>) -> Eval<Value> {
    let count = suspensions(inv);
    *count = count.saturating_sub(1);
    Ok(Value::Unset)
}

fn is_processing_suspended(inv: &mut Invocation<'_>) -> Eval<Value> {
    Ok(Value::bool(*suspensions(inv) > 0))
}
