//! Community IDs, version 1: one digest for both directions of a flow.

use super::Table;
use super::base64::encode_standard;
use super::text::hex;
use crate::eval::{Eval, Invocation};
use crate::value::addr::Transport;
use crate::value::{Addr, Port, Value};
use sha1::{Digest, Sha1};

pub(super) const TABLE: Table = &[("community_id_v1", community_id_v1)];

const ICMP: u8 = 1;
const TCP: u8 = 6;
const UDP: u8 = 17;
const ICMP6: u8 = 58;
const SCTP: u8 = 132;

fn community_id_v1(inv: &mut Invocation<'_>) -> Eval<Value> {
    let id = inv.record(0)?.clone();
    let seed = inv.count(1)? as u16;
    let as_base64 = inv.bool(2)?;
    let (Some(from), Value::Port(from_port)) = (id.by_name("orig_h").as_addr(), id.by_name("orig_p")) else {
        return unset(inv);
    };
    let (Some(to), Value::Port(to_port)) = (id.by_name("resp_h").as_addr(), id.by_name("resp_p")) else {
        return unset(inv);
    };
    let Some((protocol, has_ports)) = protocol(from, from_port, &id.by_name("proto")) else {
        inv.error("CommunityID: unknown transport layer");
        return Ok(Value::string(""));
    };
    let (mut from, mut to) = ((from, from_port.number()), (to, to_port.number()));
    // The reference compares the ports as its little-endian machine sees them on the wire.
    let in_order = (from.0, from.1.swap_bytes()) < (to.0, to.1.swap_bytes());
    if !in_order && !is_one_way(protocol, from.1) {
        std::mem::swap(&mut from, &mut to);
    }
    let v4 = id.by_name("orig_h").as_addr().is_some_and(|a| a.is_v4());
    let bytes = |a: &Addr| a.bytes()[if v4 { 12 } else { 0 }..].to_vec();
    let mut sha = Sha1::new();
    sha.update(seed.to_be_bytes());
    sha.update(bytes(&from.0));
    sha.update(bytes(&to.0));
    sha.update([protocol, 0]);
    if has_ports {
        sha.update(from.1.to_be_bytes());
        sha.update(to.1.to_be_bytes());
    }
    let digest = sha.finalize();
    let mut text = b"1:".to_vec();
    text.extend(if as_base64 { encode_standard(&digest) } else { hex(&digest) });
    Ok(Value::string_from(text))
}

fn unset(inv: &mut Invocation<'_>) -> Eval<Value> {
    Err(inv.exception("the connection's addresses and ports have to be set"))
}

/// The number of the protocol, and whether its ports count; none where it is not known.
fn protocol(from: Addr, port: Port, proto: &Value) -> Option<(u8, bool)> {
    const UNKNOWN: u16 = 65535;
    match port.transport() {
        Transport::Tcp => Some((TCP, true)),
        Transport::Udp => Some((UDP, true)),
        Transport::Icmp => Some((if from.is_v4() { ICMP } else { ICMP6 }, true)),
        Transport::Unknown => {
            let number = proto.as_count().map_or(UNKNOWN, |n| n as u16);
            (number != UNKNOWN).then_some((number as u8, number as u8 == SCTP))
        }
    }
}

/// Whether messages of an ICMP type have no answers.
fn is_one_way(protocol: u8, kind: u16) -> bool {
    match protocol {
        ICMP => !matches!(kind, 0 | 8 | 9 | 10 | 13..=18),
        ICMP6 => !matches!(kind, 128..=131 | 133..=136 | 139 | 140 | 144 | 145),
        _ => false,
    }
}
