//! What the machine and the network know of addresses. A name server and a database of places would be needed for most
//! of it: they are not there, and the functions say so.

use super::Table;
use crate::eval::{Eval, Invocation};
use crate::value::Value;
use std::net::{IpAddr, Ipv6Addr, UdpSocket};

pub(super) const TABLE: Table = &[
    ("is_local_interface", is_local_interface),
    ("lookup_addr", no_names),
    ("lookup_hostname_txt", no_names),
    ("lookup_hostname", no_names),
    ("blocking_lookup_hostname", no_names),
    ("mmdb_open_location_db", open_database),
    ("mmdb_open_asn_db", open_database),
    ("lookup_location", lookup_location),
    ("lookup_autonomous_system", lookup_autonomous_system),
];

/// Whether an address is one of this machine's: whether it can be bound to.
fn is_local_interface(inv: &mut Invocation<'_>) -> Eval<Value> {
    let addr = inv.addr(0)?;
    let ip = addr.v4().map_or_else(|| IpAddr::V6(Ipv6Addr::from(addr.bytes())), |v4| IpAddr::V4(v4.into()));
    let is_local = ip.is_loopback() || (!ip.is_unspecified() && UdpSocket::bind((ip, 0)).is_ok());
    Ok(Value::Bool(is_local))
}

fn no_names(inv: &mut Invocation<'_>) -> Eval<Value> {
    Err(inv.exception("names are not looked up: there is no resolver"))
}

fn open_database(inv: &mut Invocation<'_>) -> Eval<Value> {
    inv.error("databases of locations are not supported");
    Ok(Value::Bool(false))
}

fn lookup_location(inv: &mut Invocation<'_>) -> Eval<Value> {
    nothing(inv, "geo_location")
}

fn lookup_autonomous_system(inv: &mut Invocation<'_>) -> Eval<Value> {
    nothing(inv, "geo_autonomous_system")
}

/// A record without anything in it; the error is told once.
fn nothing(inv: &mut Invocation<'_>, record: &'static str) -> Eval<Value> {
    if inv.interp.builtin_state.insert(record, Box::new(())).is_none() {
        inv.error("there is no database of locations");
    }
    Ok(Value::Record(inv.interp.new_record(record)?))
}
