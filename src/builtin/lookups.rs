//! What the machine and the network know of addresses. A name server and a database of places would be needed for most
//! of it: they are not there, and the functions say so.

use super::Table;
use crate::eval::{Eval, Invocation};
use crate::types::{TableType, Type};
use crate::value::{Addr, TableVal, Value};
use md5::{Digest, Md5};
use std::net::{IpAddr, Ipv6Addr, UdpSocket};
use std::rc::Rc;

pub(super) const TABLE: Table = &[
    ("is_local_interface", is_local_interface),
    ("lookup_addr", lookup_addr),
    ("lookup_hostname_txt", lookup_text),
    ("lookup_hostname", lookup_hostname),
    ("blocking_lookup_hostname", blocking_lookup),
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
    Ok(Value::bool(is_local))
}

/// Whether names are made up, for tests: the environment asked for it.
fn fake(inv: &Invocation<'_>) -> bool {
    inv.interp.builtin_state.get("fake_names").and_then(|fake| fake.downcast_ref()) == Some(&true)
}

/// A made up result, in time: it is there when the condition is looked at again.
fn later(inv: &mut Invocation<'_>, value: Value) -> Eval<Value> {
    if !fake(inv) {
        return Err(inv.exception("names are not looked up: there is no resolver"));
    }
    let span = inv.span;
    Err(inv.interp.result_later(span, value))
}

fn lookup_addr(inv: &mut Invocation<'_>) -> Eval<Value> {
    let name = format!("fake_addr_lookup_result_{}", inv.addr(0)?);
    later(inv, Value::string(name))
}

fn lookup_text(inv: &mut Invocation<'_>) -> Eval<Value> {
    const TXT: u32 = 16;
    let name = format!("fake_lookup_result_{TXT}_{}", String::from_utf8_lossy(inv.bytes(0)?));
    later(inv, Value::string(name))
}

fn lookup_hostname(inv: &mut Invocation<'_>) -> Eval<Value> {
    let addresses = made_up(inv)?;
    later(inv, addresses)
}

fn blocking_lookup(inv: &mut Invocation<'_>) -> Eval<Value> {
    if !fake(inv) {
        return Err(inv.exception("names are not looked up: there is no resolver"));
    }
    made_up(inv)
}

/// An address that depends on the name alone.
fn made_up(inv: &mut Invocation<'_>) -> Eval<Value> {
    let digest = Md5::digest(inv.bytes(0)?);
    let addresses = TableVal::new(Rc::new(TableType { name: None, index: vec![Type::Addr], value: None }));
    addresses.insert(Value::addr(Addr::from_bytes(digest.into())), Value::Unset);
    Ok(Value::Table(Rc::new(addresses)))
}

fn open_database(inv: &mut Invocation<'_>) -> Eval<Value> {
    inv.error("databases of locations are not supported");
    Ok(Value::bool(false))
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
