//! Addresses, subnets and ports: tests, parts, and conversions from and to numbers and text.

use super::text::{c_argument, named_vector, until_nul};
use super::{Table, count_vector, unplaced, unplaced_warning};
use crate::eval::{Eval, Invocation};
use crate::types::Type;
use crate::value::addr::Transport;
use crate::value::{Addr, Port, Subnet, Value};

pub(super) const TABLE: Table = &[
    ("is_v4_addr", is_v4_addr),
    ("is_v6_addr", is_v6_addr),
    ("is_v4_subnet", is_v4_subnet),
    ("is_v6_subnet", is_v6_subnet),
    ("mask_addr", mask_addr),
    ("remask_addr", remask_addr),
    ("addr_to_subnet", addr_to_subnet),
    ("subnet_to_addr", subnet_to_addr),
    ("subnet_width", subnet_width),
    ("addr_to_counts", addr_to_counts),
    ("counts_to_addr", counts_to_addr),
    ("count_to_v4_addr", count_to_v4_addr),
    ("raw_bytes_to_v4_addr", raw_bytes_to_v4_addr),
    ("raw_bytes_to_v6_addr", raw_bytes_to_v6_addr),
    ("routing0_data_to_addrs", routing0_data_to_addrs),
    ("ptr_name_to_addr", ptr_name_to_addr),
    ("addr_to_ptr_name", addr_to_ptr_name),
    ("is_valid_ip", is_valid_ip),
    ("is_valid_subnet", is_valid_subnet),
    ("to_addr", to_addr),
    ("to_subnet", to_subnet),
    ("to_port", to_port),
    ("port_to_count", port_to_count),
    ("count_to_port", count_to_port),
    ("is_tcp_port", is_tcp_port),
    ("is_udp_port", is_udp_port),
    ("is_icmp_port", is_icmp_port),
    ("get_port_transport_proto", get_port_transport_proto),
];

fn is_v4_addr(inv: &mut Invocation<'_>) -> Eval<Value> {
    Ok(Value::bool(inv.addr(0)?.is_v4()))
}

fn is_v6_addr(inv: &mut Invocation<'_>) -> Eval<Value> {
    Ok(Value::bool(!inv.addr(0)?.is_v4()))
}

fn is_v4_subnet(inv: &mut Invocation<'_>) -> Eval<Value> {
    Ok(Value::bool(inv.subnet(0)?.prefix().is_v4()))
}

fn is_v6_subnet(inv: &mut Invocation<'_>) -> Eval<Value> {
    Ok(Value::bool(!inv.subnet(0)?.prefix().is_v4()))
}

/// The width wraps at 256.
fn mask_addr(inv: &mut Invocation<'_>) -> Eval<Value> {
    let addr = inv.addr(0)?;
    let width = inv.count(1)? as u8;
    match Subnet::new(addr, width.into()) {
        Some(s) => Ok(Value::subnet(s)),
        None => {
            let version = if addr.is_v4() { "v4" } else { "v6" };
            unplaced(inv, format!("a {version} subnet cannot have a width of {width}"));
            Ok(Value::subnet(Subnet::UNSPECIFIED))
        }
    }
}

/// The width is of 128 bits, also for IPv4.
fn remask_addr(inv: &mut Invocation<'_>) -> Eval<Value> {
    let (a, b) = (inv.addr(0)?, inv.addr(1)?);
    let width = inv.count(2)? as i32;
    match u8::try_from(width).ok().filter(|w| *w <= 128) {
        Some(width) => Ok(Value::addr(a.remask(b, width))),
        None => {
            unplaced(inv, format!("an address has no {width} bits to keep"));
            unplaced(inv, format!("an address has no {width} bits to drop"));
            Ok(Value::addr(Addr::from_bytes((a.bits() | b.bits()).to_be_bytes())))
        }
    }
}

fn addr_to_subnet(inv: &mut Invocation<'_>) -> Eval<Value> {
    let addr = inv.addr(0)?;
    Ok(Subnet::of_128(addr, 128).map_or(Value::Unset, Value::subnet))
}

fn subnet_to_addr(inv: &mut Invocation<'_>) -> Eval<Value> {
    Ok(Value::addr(inv.subnet(0)?.prefix()))
}

fn subnet_width(inv: &mut Invocation<'_>) -> Eval<Value> {
    Ok(Value::Count(inv.subnet(0)?.shown_width().into()))
}

fn addr_to_counts(inv: &mut Invocation<'_>) -> Eval<Value> {
    let addr = inv.addr(0)?;
    let words = addr.shown_bytes().chunks_exact(4).map(|w| Value::Count(big_endian(w)));
    Ok(count_vector(inv.interp, words.collect()))
}

fn counts_to_addr(inv: &mut Invocation<'_>) -> Eval<Value> {
    let counts = inv.vector(0)?.items().clone();
    let word = |v: &Value| v.as_count().unwrap_or(0) as u32;
    match counts.as_slice() {
        [one] => Ok(Value::addr4(word(one))),
        [_, _, _, _] => {
            let bits = counts.iter().fold(0u128, |bits, v| bits << 32 | u128::from(word(v)));
            Ok(Value::addr(Addr::from_bytes(bits.to_be_bytes())))
        }
        other => {
            let size = other.len();
            inv.error(format!("expected a vector of 1 or 4 counts, found {size}"));
            Ok(Value::addr(Addr::UNSPECIFIED))
        }
    }
}

fn count_to_v4_addr(inv: &mut Invocation<'_>) -> Eval<Value> {
    match u32::try_from(inv.count(0)?) {
        Ok(bits) => Ok(Value::addr4(bits)),
        Err(_) => {
            inv.error("conversion of non-IPv4 count to addr");
            Ok(Value::addr4(0))
        }
    }
}

fn raw_bytes_to_v4_addr(inv: &mut Invocation<'_>) -> Eval<Value> {
    match inv.bytes(0)?.first_chunk::<4>() {
        Some(bytes) => Ok(Value::addr4(u32::from_be_bytes(*bytes))),
        None => {
            inv.error("too short a string as input to raw_bytes_to_v4_addr()");
            Ok(Value::addr4(0))
        }
    }
}

fn raw_bytes_to_v6_addr(inv: &mut Invocation<'_>) -> Eval<Value> {
    match inv.bytes(0)?.first_chunk::<16>() {
        Some(bytes) => Ok(Value::addr(Addr::from_bytes(*bytes))),
        None => {
            inv.error("too short a string as input to raw_bytes_to_v6_addr()");
            Ok(Value::addr(Addr::UNSPECIFIED))
        }
    }
}

/// The addresses of an IPv6 routing header of type 0: four reserved bytes stand before them.
fn routing0_data_to_addrs(inv: &mut Invocation<'_>) -> Eval<Value> {
    let data = inv.bytes(0)?;
    let addresses = data.get(4..).unwrap_or_default().chunks_exact(16);
    if data.len() < 4 || !addresses.remainder().is_empty() {
        unplaced_warning(inv, format!("bad ip6_routing data length: {}", data.len()));
    }
    let items = addresses.filter_map(|a| Some(Value::addr(Addr::from_bytes(*a.first_chunk::<16>()?)))).collect();
    Ok(named_vector(inv.interp, "addr_vec", Type::Addr, items))
}

fn ptr_name_to_addr(inv: &mut Invocation<'_>) -> Eval<Value> {
    const V6_LENGTH: usize = 72;
    let is_v6 = inv.bytes(0)?.len() == V6_LENGTH;
    let text = c_argument(inv, 0)?;
    let found = if is_v6 { ptr_v6(text).map(Value::addr) } else { ptr_v4(text).map(Value::addr4) };
    Ok(found.unwrap_or_else(|| {
        inv.error("bad PTR name");
        if is_v6 { Value::addr(Addr::UNSPECIFIED) } else { Value::addr4(0) }
    }))
}

/// Reads `4.3.2.1.in-addr.arpa` as leniently as C's scanf does.
fn ptr_v4(text: &[u8]) -> Option<u32> {
    let mut rest = text;
    let mut bits = 0;
    for i in 0..4 {
        let number = super::scan_int(&mut rest)?;
        bits |= (number as u32) << (8 * i);
        rest = rest.strip_prefix(b".")?;
    }
    let word = rest.trim_ascii_start();
    let length = word.iter().take_while(|b| !b.is_ascii_whitespace()).count();
    (word[..length.min(12)] == *b"in-addr.arpa").then_some(bits)
}

/// Reads 32 hexadecimal digits, the last first, and `ip6.arpa`.
fn ptr_v6(text: &[u8]) -> Option<Addr> {
    let mut bits = 0u128;
    for (i, pair) in text.get(..64)?.chunks_exact(2).enumerate() {
        let digit = char::from(pair[0]).to_digit(16)?;
        bits |= u128::from(digit) << (4 * i);
        (pair[1] == b'.').then_some(())?;
    }
    (&text[64..] == b"ip6.arpa").then(|| Addr::from_bytes(bits.to_be_bytes()))
}

fn addr_to_ptr_name(inv: &mut Invocation<'_>) -> Eval<Value> {
    Ok(Value::string(inv.addr(0)?.ptr_name()))
}

/// Looks no further than to a NUL.
fn is_valid_ip(inv: &mut Invocation<'_>) -> Eval<Value> {
    Ok(Value::bool(Addr::parse(until_nul(inv.bytes(0)?)).is_some()))
}

/// Looks no further than to a NUL.
fn is_valid_subnet(inv: &mut Invocation<'_>) -> Eval<Value> {
    Ok(Value::bool(Subnet::parse(until_nul(inv.bytes(0)?)).is_some()))
}

fn to_addr(inv: &mut Invocation<'_>) -> Eval<Value> {
    let addr = Addr::parse(inv.bytes(0)?);
    if addr.is_none() {
        inv.error("failed converting string to IP address");
    }
    Ok(Value::addr(addr.unwrap_or(Addr::UNSPECIFIED)))
}

fn to_subnet(inv: &mut Invocation<'_>) -> Eval<Value> {
    let subnet = Subnet::parse(inv.bytes(0)?);
    if subnet.is_none() {
        inv.error("failed converting string to IP prefix");
    }
    Ok(Value::subnet(subnet.unwrap_or(Subnet::UNSPECIFIED)))
}

fn to_port(inv: &mut Invocation<'_>) -> Eval<Value> {
    let text = inv.bytes(0)?;
    let text = if (1..10).contains(&text.len()) { c_argument(inv, 0)? } else { b"" };
    let parsed = Port::parse(text);
    if !parsed.well_formed {
        inv.error("wrong port format, must be a number, a slash and tcp, udp or icmp");
    }
    if let Some(number) = parsed.bad_number {
        bad_port(inv, i64::from(number));
    }
    Ok(Value::Port(parsed.port))
}

fn bad_port(inv: &mut Invocation<'_>, number: i64) {
    unplaced_warning(inv, format!("bad port number {number}"));
}

fn port_to_count(inv: &mut Invocation<'_>) -> Eval<Value> {
    Ok(Value::Count(inv.port(0)?.number().into()))
}

/// The number wraps at 2^32; beyond 65535 it is 0, with a warning.
fn count_to_port(inv: &mut Invocation<'_>) -> Eval<Value> {
    let number = inv.count(0)? as u32;
    let transport = match inv.args.get(1) {
        Some(Value::Enum(member)) => transport(member.value),
        _ => Transport::Unknown,
    };
    if let Some(port) = Port::new(number.into(), transport) {
        return Ok(Value::Port(port));
    }
    bad_port(inv, number.into());
    Ok(Port::new(0, transport).map_or(Value::Unset, Value::Port))
}

fn transport(number: i64) -> Transport {
    match number {
        1 => Transport::Tcp,
        2 => Transport::Udp,
        3 => Transport::Icmp,
        _ => Transport::Unknown,
    }
}

fn is_tcp_port(inv: &mut Invocation<'_>) -> Eval<Value> {
    has_transport(inv, Transport::Tcp)
}

fn is_udp_port(inv: &mut Invocation<'_>) -> Eval<Value> {
    has_transport(inv, Transport::Udp)
}

fn is_icmp_port(inv: &mut Invocation<'_>) -> Eval<Value> {
    has_transport(inv, Transport::Icmp)
}

fn has_transport(inv: &mut Invocation<'_>, wanted: Transport) -> Eval<Value> {
    Ok(Value::bool(inv.port(0)?.transport() == wanted))
}

fn get_port_transport_proto(inv: &mut Invocation<'_>) -> Eval<Value> {
    let name = match inv.port(0)?.transport() {
        Transport::Unknown => "unknown_transport",
        Transport::Tcp => "tcp",
        Transport::Udp => "udp",
        Transport::Icmp => "icmp",
    };
    Ok(inv.interp.enumerator("transport_proto", name))
}

fn big_endian(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |n, b| n << 8 | u64::from(*b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reverse_names_are_read_back() {
        assert_eq!(ptr_v4(b"4.3.2.1.in-addr.arpa"), Some(0x01020304));
        assert_eq!(ptr_v4(b"4.3.2.1.in-addr.arpa.more"), Some(0x01020304));
        assert_eq!(ptr_v4(b"4.3.2.in-addr.arpa"), None);
        assert_eq!(ptr_v4(b"example.com"), None);
        let addr = Addr::parse(b"2001:db8::a").unwrap();
        assert_eq!(ptr_v6(addr.ptr_name().as_bytes()), Some(addr));
        assert_eq!(ptr_v6(&[b'.'; 72]), None);
    }
}
