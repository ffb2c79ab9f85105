//! Addresses, subnets and ports: their forms in memory, in text, and their order.
//!
//! An IPv4 address is kept as the v4-mapped IPv6 address `::ffff:a.b.c.d`, so the two are one value; every width is
//! kept relative to 128 bits.

use std::fmt;
use std::net::Ipv6Addr;

/// What stands before the four bytes of an IPv4 address.
const V4_MAPPED: [u8; 12] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff];

/// An IPv4 or IPv6 address, in network order.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Addr([u8; 16]);

impl Addr {
    /// The unspecified address `::`.
    pub const UNSPECIFIED: Addr = Addr([0; 16]);

    /// The IPv4 address whose first byte is the highest of `bits`.
    pub fn from_v4(bits: u32) -> Addr {
        Addr::from_v4_bytes(bits.to_be_bytes())
    }

    /// The IPv4 address of four bytes in network order.
    pub fn from_v4_bytes(bytes: [u8; 4]) -> Addr {
        let mut all = [0; 16];
        all[..12].copy_from_slice(&V4_MAPPED);
        all[12..].copy_from_slice(&bytes);
        Addr(all)
    }

    /// The address of sixteen bytes in network order; a v4-mapped one counts as IPv4.
    pub const fn from_bytes(bytes: [u8; 16]) -> Addr {
        Addr(bytes)
    }

    /// Reads `1.2.3.4` or `2001:db8::1`, without brackets.
    ///
    /// A text with a colon is read strictly. Any other is read as leniently as the reference reads it: leading zeros,
    /// a plus sign and blanks before each of the four numbers are accepted.
    pub fn parse(text: &[u8]) -> Option<Addr> {
        if text.contains(&b':') {
            let v6: Ipv6Addr = std::str::from_utf8(text).ok()?.parse().ok()?;
            return Some(Addr(v6.octets()));
        }
        let mut rest = text;
        let mut bytes = [0; 4];
        for (i, byte) in bytes.iter_mut().enumerate() {
            if i > 0 {
                rest = rest.strip_prefix(b".")?;
            }
            let (number, after) = scan_int(rest)?;
            // A C int is what the reference reads: a number beyond its range wraps.
            *byte = u8::try_from(number as i32).ok()?;
            rest = after;
        }
        rest.is_empty().then(|| Addr::from_v4_bytes(bytes))
    }

    /// Reads an address as a script writes it: `1.2.3.4`, `[2001:db8::1]`, `[0xabcd::1]`.
    pub fn parse_literal(text: &[u8]) -> Option<Addr> {
        let mut inner = text.trim_ascii();
        inner = inner.strip_prefix(b"[").unwrap_or(inner);
        inner = inner.strip_prefix(b"0x").unwrap_or(inner);
        if let Some(end) = inner.iter().position(|&b| b == b']') {
            inner = &inner[..end];
        }
        Addr::parse(inner)
    }

    /// Whether this is an IPv4 address (a v4-mapped one is).
    pub fn is_v4(&self) -> bool {
        self.0[..12] == V4_MAPPED
    }

    /// The 32 bits of an IPv4 address.
    pub fn v4(&self) -> Option<u32> {
        let [.., a, b, c, d] = self.0;
        self.is_v4().then(|| u32::from_be_bytes([a, b, c, d]))
    }

    /// All sixteen bytes, in network order.
    pub fn bytes(&self) -> [u8; 16] {
        self.0
    }

    /// All 128 bits as a number.
    pub fn bits(&self) -> u128 {
        u128::from_be_bytes(self.0)
    }

    /// The four bytes of an IPv4 address, the sixteen of any other.
    pub fn shown_bytes(&self) -> &[u8] {
        if self.is_v4() { &self.0[12..] } else { &self.0 }
    }

    /// The size of the address, `|a|`: 32 or 128 bits.
    pub fn width(&self) -> u8 {
        if self.is_v4() { 32 } else { 128 }
    }

    /// The address with all but its first `width` bits cleared; `width` counts from the top of 128 bits, so a /8 of an
    /// IPv4 address is 104. A width beyond 128 keeps everything.
    pub fn mask(self, width: u8) -> Addr {
        Addr((self.bits() & top_bits(width)).to_be_bytes())
    }

    /// The first `width` of 128 bits of this address, the rest from `other` (the builtin remask_addr).
    pub fn remask(self, other: Addr, width: u8) -> Addr {
        let top = top_bits(width);
        Addr(((self.bits() & top) | (other.bits() & !top)).to_be_bytes())
    }

    /// The name that a reverse DNS query asks for: `4.3.2.1.in-addr.arpa`, or 32 nibbles below `ip6.arpa`.
    pub fn ptr_name(&self) -> String {
        if self.is_v4() {
            let [.., a, b, c, d] = self.0;
            return format!("{d}.{c}.{b}.{a}.in-addr.arpa");
        }
        let mut name = String::with_capacity(72);
        for byte in self.0.iter().rev() {
            name.push_str(&format!("{:x}.{:x}.", byte & 15, byte >> 4));
        }
        name + "ip6.arpa"
    }
}

/// `1.2.3.4` or the compressed IPv6 form, without brackets.
///
/// The first of the longest runs of two or more zero groups becomes `::`. When the run stands at the start and leaves
/// just the last 32 bits (or those after `ffff:0`), these are written dotted: `::0.1.0.0`.
/// Reference: zeek_inet_ntop.
impl fmt::Display for Addr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [.., a, b, c, d] = self.0;
        if self.is_v4() {
            return write!(f, "{a}.{b}.{c}.{d}");
        }
        let groups = Ipv6Addr::from(self.0).segments();
        let zeros = longest_zero_run(&groups);
        let dotted_tail = zeros == (0..6) || (zeros == (0..4) && groups[4..6] == [0xffff, 0]);
        let mut i = 0;
        while i < 8 {
            if !zeros.is_empty() && i == zeros.start {
                f.write_str(if zeros.end == 8 { "::" } else { ":" })?;
                i = zeros.end;
                continue;
            }
            if i > 0 {
                f.write_str(":")?;
            }
            if i == 6 && dotted_tail {
                return write!(f, "{a}.{b}.{c}.{d}");
            }
            write!(f, "{:x}", groups[i])?;
            i += 1;
        }
        Ok(())
    }
}

impl fmt::Debug for Addr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A prefix and its width; bits of the prefix beyond the width are zero.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Subnet {
    /// Open to the other values only, for the trie of a table; elsewhere see [`Subnet::prefix`].
    pub(super) prefix: Addr,
    /// Of 128 bits.
    pub(super) width: u8,
}

impl Subnet {
    /// `::/0`, which conversions that fail give.
    pub const UNSPECIFIED: Subnet = Subnet { prefix: Addr::UNSPECIFIED, width: 0 };

    /// The subnet of `addr` with a width as one writes it: of 32 bits when `addr` is IPv4, of 128 otherwise. None when
    /// the width is beyond that.
    pub fn new(addr: Addr, width: u64) -> Option<Subnet> {
        let width = u8::try_from(width).ok().filter(|&w| w <= addr.width())?;
        let unseen = 128 - addr.width();
        Subnet::of_128(addr, width + unseen)
    }

    /// The subnet of `addr` with a width of 128 bits, also when `addr` is IPv4. None when the width is beyond 128.
    pub fn of_128(addr: Addr, width: u8) -> Option<Subnet> {
        (width <= 128).then(|| Subnet { prefix: addr.mask(width), width })
    }

    /// Reads `10.0.0.0/8` or `2001:db8::/32`, without brackets. Where the address is written with a colon the width is
    /// of 128 bits, even of a v4-mapped one.
    ///
    /// The width is read as C's atoi does and wraps at 256, as it does in the reference.
    pub fn parse(text: &[u8]) -> Option<Subnet> {
        let slash = text.iter().position(|&b| b == b'/')?;
        Subnet::assemble(Addr::parse(&text[..slash])?, text, &text[slash + 1..])
    }

    /// Reads a subnet as a script writes it: `10.0.0.0/8`, `[2001:db8::]/32`, blanks allowed around the slash.
    pub fn parse_literal(text: &[u8]) -> Option<Subnet> {
        let slash = text.iter().position(|&b| b == b'/')?;
        Subnet::assemble(Addr::parse_literal(&text[..slash])?, text, &text[slash + 1..])
    }

    /// The first address of the subnet.
    pub fn prefix(&self) -> Addr {
        self.prefix
    }

    /// The width, of 128 bits.
    pub fn width(&self) -> u8 {
        self.width
    }

    /// The width as it is printed: of 32 bits when the prefix is IPv4.
    pub fn shown_width(&self) -> u8 {
        if self.prefix.is_v4() { self.width - 96 } else { self.width }
    }

    /// Whether `addr` lies in the subnet. An IPv4 address lies in `::/0` too.
    pub fn contains(&self, addr: Addr) -> bool {
        addr.mask(self.width) == self.prefix
    }

    /// Whether all of `other` lies in the subnet.
    pub fn contains_subnet(&self, other: &Subnet) -> bool {
        other.width >= self.width && self.contains(other.prefix)
    }

    /// How many addresses it holds, `|s|`.
    pub fn size(&self) -> f64 {
        2f64.powi(128 - i32::from(self.width))
    }

    fn assemble(addr: Addr, whole: &[u8], width: &[u8]) -> Option<Subnet> {
        let width = atoi(width) as u8;
        if whole.contains(&b':') { Subnet::of_128(addr, width) } else { Subnet::new(addr, width.into()) }
    }
}

impl fmt::Display for Subnet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.prefix, self.shown_width())
    }
}

impl fmt::Debug for Subnet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The protocol of a port, in the order that ports sort by.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Transport {
    /// `unknown`
    Unknown,
    /// `tcp`
    Tcp,
    /// `udp`
    Udp,
    /// `icmp`: the number is an ICMP type or code
    Icmp,
}

impl Transport {
    /// The text after the slash of a port.
    pub fn name(self) -> &'static str {
        match self {
            Transport::Unknown => "unknown",
            Transport::Tcp => "tcp",
            Transport::Udp => "udp",
            Transport::Icmp => "icmp",
        }
    }

    /// The protocol of that name, in lower case.
    pub fn from_name(name: &[u8]) -> Option<Transport> {
        match name {
            b"unknown" => Some(Transport::Unknown),
            b"tcp" => Some(Transport::Tcp),
            b"udp" => Some(Transport::Udp),
            b"icmp" => Some(Transport::Icmp),
            _ => None,
        }
    }
}

/// A port: its number below 65536 and, in the two bits above, its protocol.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Port(u64);

/// What reading a port from text gave.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ParsedPort {
    /// The port, also where the text is wrong: then its protocol is unknown.
    pub port: Port,
    /// Whether the text has the form `number/protocol`; if not, the builtin reports an error.
    pub well_formed: bool,
    /// A number that no port can have; the port has 0 in its stead, and the reference warns.
    pub bad_number: Option<i32>,
}

impl Port {
    /// The port of that number and protocol. None when the number is beyond 65535.
    pub fn new(number: u64, transport: Transport) -> Option<Port> {
        let number = u16::try_from(number).ok()?;
        Some(Port((transport as u64) << 16 | u64::from(number)))
    }

    /// Reads the text that the builtin to_port takes: a number, any one byte, and tcp, udp or icmp, of at most nine
    /// bytes in all. The protocol `unknown` is not accepted.
    pub fn parse(text: &[u8]) -> ParsedPort {
        let mut number = 0;
        let mut transport = None;
        if (1..10).contains(&text.len()) {
            let (value, rest) = scan_int(text).unwrap_or((0, text));
            number = value as i32;
            transport = rest.get(1..).and_then(Transport::from_name).filter(|&t| t != Transport::Unknown);
        }
        let port = u64::try_from(number).ok().and_then(|n| Port::new(n, transport.unwrap_or(Transport::Unknown)));
        ParsedPort {
            port: port.unwrap_or(Port((transport.unwrap_or(Transport::Unknown) as u64) << 16)),
            well_formed: transport.is_some(),
            bad_number: port.is_none().then_some(number),
        }
    }

    /// The number alone.
    pub fn number(&self) -> u16 {
        self.0 as u16
    }

    /// The protocol.
    pub fn transport(&self) -> Transport {
        match self.0 >> 16 {
            1 => Transport::Tcp,
            2 => Transport::Udp,
            3 => Transport::Icmp,
            _ => Transport::Unknown,
        }
    }

    /// Number and protocol in one, as `|p|` gives them: 80/tcp is 65616.
    pub fn bits(&self) -> u32 {
        self.0 as u32
    }
}

impl fmt::Display for Port {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.number(), self.transport().name())
    }
}

impl fmt::Debug for Port {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The first `width` of 128 bits set.
fn top_bits(width: u8) -> u128 {
    u128::MAX.checked_shl(128 - u32::from(width.min(128))).unwrap_or(0)
}

/// The first of the longest runs of at least two zero groups; an empty range at 0 when there is none.
fn longest_zero_run(groups: &[u16; 8]) -> std::ops::Range<usize> {
    let mut best = 0..0;
    let mut start = 0;
    for (i, &group) in groups.iter().enumerate() {
        if group != 0 {
            start = i + 1;
        } else if i > start && i + 1 - start > best.len() {
            best = start..i + 1;
        }
    }
    best
}

/// Reads an integer as C's scanf does for `%d`: blanks, a sign, digits; saturates. Gives what follows it.
fn scan_int(text: &[u8]) -> Option<(i64, &[u8])> {
    let blanks = text.iter().take_while(|b| matches!(b, b' ' | b'\t'..=b'\r')).count();
    let (negative, digits) = match &text[blanks..] {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        rest => (false, rest),
    };
    let count = digits.iter().take_while(|b| b.is_ascii_digit()).count();
    if count == 0 {
        return None;
    }
    let size = digits[..count].iter().fold(0i64, |n, b| n.saturating_mul(10).saturating_add(i64::from(b - b'0')));
    Some((if negative { -size } else { size }, &digits[count..]))
}

/// C's atoi: 0 where there is no number.
fn atoi(text: &[u8]) -> i32 {
    scan_int(text).map_or(0, |(n, _)| n as i32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addr(text: &str) -> Addr {
        Addr::parse_literal(text.as_bytes()).unwrap()
    }

    fn subnet(text: &str) -> Subnet {
        Subnet::parse_literal(text.as_bytes()).unwrap()
    }

    #[test]
    fn addresses_print_as_in_the_reference() {
        for (text, shown) in [
            ("::", "::"),
            ("::1", "::1"),
            ("::2", "::2"),
            ("1::", "1::"),
            ("[::1:0]", "::0.1.0.0"),
            ("::a:b", "::0.10.0.11"),
            ("1:0:0:4:5:6:7:8", "1::4:5:6:7:8"),
            ("1:2:3:4:5:6:7:0", "1:2:3:4:5:6:7:0"),
            ("1:2:3:4:5:6:0:0", "1:2:3:4:5:6::"),
            ("0:0:3:4:5:6:7:8", "::3:4:5:6:7:8"),
            ("1:0:3:4:5:6:7:8", "1:0:3:4:5:6:7:8"),
            ("1:0:0:2:0:0:3:4", "1::2:0:0:3:4"),
            ("1:0:0:2:0:0:0:3", "1:0:0:2::3"),
            ("0:0:1:0:0:1:0:0", "::1:0:0:1:0:0"),
            ("2001:DB8::ABCD", "2001:db8::abcd"),
            ("::ffff:1.2.3.4", "1.2.3.4"),
            ("::fffe:1.2.3.4", "::fffe:102:304"),
            ("::ffff:0:1.2.3.4", "::ffff:0:1.2.3.4"),
            ("64:ff9b::1.2.3.4", "64:ff9b::102:304"),
            ("[0xabcd::1]", "abcd::1"),
            ("010.020.030.040", "10.20.30.40"),
        ] {
            assert_eq!(addr(text).to_string(), shown, "{text}");
        }
        for wrong in ["1.2.3", "1.2.3.4.5", "256.1.1.1", "", "1.2.3.4 ", "1.2.3.-4", "0x1.2.3.4", "::1::", "12345::"] {
            assert_eq!(Addr::parse(wrong.as_bytes()), None, "{wrong}");
        }
        assert!(addr("0.0.0.0") > addr("::1"));
        assert_eq!(addr("1.2.3.4").ptr_name(), "4.3.2.1.in-addr.arpa");
        assert!(addr("2001:db8::567:89ab").ptr_name().starts_with("b.a.9.8.7.6.5.0.0."));
        assert_eq!(addr("10.1.2.3").remask(addr("192.168.9.9"), 112).to_string(), "10.1.9.9");
    }

    #[test]
    fn subnets_keep_their_width_of_128_bits() {
        for (text, shown) in [
            ("10.1.2.3/8", "10.0.0.0/8"),
            ("[::ffff:10.0.0.0]/104", "10.0.0.0/8"),
            ("[::ffff:0:0]/95", "::fffe:0:0/95"),
            ("[::ffff:0:0]/97", "0.0.0.0/1"),
            ("[::1.2.3.4] / 120", "::1.2.3.0/120"),
            ("255.255.255.255/0", "0.0.0.0/0"),
            ("[ffff::]/0", "::/0"),
        ] {
            assert_eq!(subnet(text).to_string(), shown, "{text}");
        }
        assert_ne!(subnet("0.0.0.0/0"), subnet("[::]/0"));
        assert!(subnet("[::]/0").contains(addr("1.2.3.4")));
        assert!(!subnet("0.0.0.0/0").contains(addr("::1")));
        assert!(subnet("10.0.0.0/8").contains_subnet(&subnet("10.1.0.0/16")));
        assert!(!subnet("10.1.0.0/16").contains_subnet(&subnet("10.0.0.0/8")));
        assert_eq!(subnet("[::]/64").size(), 1.8446744073709552e19);
        assert_eq!(Subnet::new(addr("1.2.3.4"), 33), None);
        for wrong in ["10.0.0.0/33", "::/129", "10.0.0/8", "/8", "10.0.0.0/-1", "10.0.0.0"] {
            assert_eq!(Subnet::parse(wrong.as_bytes()), None, "{wrong}");
        }
    }

    #[test]
    fn ports_carry_their_protocol_above_the_number() {
        let port = |number, transport| Port::new(number, transport).unwrap();
        assert_eq!(port(80, Transport::Tcp).bits(), 65616);
        assert!(port(255, Transport::Unknown) < port(0, Transport::Tcp));
        assert!(port(81, Transport::Tcp) < port(80, Transport::Udp));
        assert_eq!(Port::parse(b"080/tcp").port.to_string(), "80/tcp");
        assert_eq!(Port::parse(b"80/sctp").port.to_string(), "80/unknown");
        assert!(!Port::parse(b"9/unknown").well_formed);
        assert_eq!(Port::parse(b"99999").port.to_string(), "0/unknown");
        assert_eq!(Port::parse(b"99999/tcp").bad_number, Some(99999));
    }
}
