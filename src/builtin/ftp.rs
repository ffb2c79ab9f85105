//! The forms in which FTP writes an address and a port.

use super::text::c_argument;
use super::{Table, new_record, scan_int};
use crate::eval::{Eval, Invocation};
use crate::value::addr::Transport;
use crate::value::{Addr, Port, Value};

pub(super) const TABLE: Table = &[
    ("parse_ftp_port", parse_ftp_port),
    ("parse_eftp_port", parse_eftp_port),
    ("parse_ftp_pasv", parse_ftp_pasv),
    ("parse_ftp_epsv", parse_ftp_epsv),
    ("fmt_ftp_port", fmt_ftp_port),
];

/// An address and a port; whether the text was well formed.
struct Found {
    addr: Addr,
    port: u16,
    valid: bool,
}

impl Found {
    fn into_value(self, inv: &mut Invocation<'_>) -> Eval<Value> {
        let port = Port::new(self.port.into(), Transport::Tcp).map_or(Value::Unset, Value::Port);
        new_record(inv, "ftp_port", vec![Value::addr(self.addr), port, Value::bool(self.valid)])
    }
}

fn parse_ftp_port(inv: &mut Invocation<'_>) -> Eval<Value> {
    let found = six_numbers(inv.bytes(0)?);
    found.into_value(inv)
}

fn parse_eftp_port(inv: &mut Invocation<'_>) -> Eval<Value> {
    let found = delimited(c_argument(inv, 0)?);
    found.into_value(inv)
}

/// The reply to PASV: six numbers after a parenthesis, else after `PORT `, else around the first comma.
fn parse_ftp_pasv(inv: &mut Invocation<'_>) -> Eval<Value> {
    let text = c_argument(inv, 0)?;
    let place = |byte: u8| text.iter().position(|b| *b == byte);
    let start = if let Some(open) = place(b'(') {
        Some(open + 1)
    } else if let Some(word) = text.windows(4).position(|w| w == b"PORT") {
        Some(word + 5)
    } else {
        place(b',').map(|comma| text[..comma].iter().rposition(|b| !b.is_ascii_digit()).map_or(0, |i| i + 1))
    };
    let found = six_numbers(start.and_then(|s| text.get(s..)).unwrap_or_default());
    found.into_value(inv)
}

fn parse_ftp_epsv(inv: &mut Invocation<'_>) -> Eval<Value> {
    let text = c_argument(inv, 0)?;
    let open = text.iter().position(|b| *b == b'(');
    let found = delimited(open.map_or(b"", |i| &text[i + 1..]));
    found.into_value(inv)
}

fn fmt_ftp_port(inv: &mut Invocation<'_>) -> Eval<Value> {
    let (addr, port) = (inv.addr(0)?, inv.port(1)?.number());
    match addr.shown_bytes() {
        [a, b, c, d] => Ok(Value::string(format!("{a},{b},{c},{d},{},{}", port >> 8, port & 0xff))),
        _ => {
            inv.error("conversion of non-IPv4 address in fmt_ftp_port");
            Ok(Value::string(""))
        }
    }
}

/// `192,168,0,2,1,1`: four bytes of an address, two of a port; at least eleven bytes of text.
fn six_numbers(text: &[u8]) -> Found {
    let mut bytes = [0; 6];
    let valid = text.len() >= 11 && read_bytes(text, &mut bytes).is_some();
    if !valid {
        bytes = [0; 6];
    }
    let [a, b, c, d, high, low] = bytes;
    Found { addr: Addr::from_v4_bytes([a, b, c, d]), port: u16::from_be_bytes([high, low]), valid }
}

fn read_bytes(text: &[u8], bytes: &mut [u8; 6]) -> Option<()> {
    let mut rest = text;
    for (i, byte) in bytes.iter_mut().enumerate() {
        if i > 0 {
            rest = rest.strip_prefix(b",")?;
        }
        *byte = u8::try_from(scan_int(&mut rest)?).ok()?;
    }
    Some(())
}

/// `|1|192.168.0.2|257|`: any delimiter, the kind of address, the address if there is one, the port.
fn delimited(text: &[u8]) -> Found {
    let mut found = Found { addr: Addr::UNSPECIFIED, port: 0, valid: false };
    let Some((&delimiter, after)) = text.trim_ascii_start().split_first() else { return found };
    let mut rest = after;
    let _ = scan_int(&mut rest);
    found.valid = rest.first() == Some(&delimiter);
    rest = rest.get(1..).unwrap_or_default();
    let end = rest.iter().position(|b| *b == delimiter);
    let address = &rest[..end.unwrap_or(rest.len())];
    if !address.is_empty() {
        let read = Addr::parse(address);
        found.valid = read.is_some();
        found.addr = read.unwrap_or(Addr::UNSPECIFIED);
    }
    let Some(end) = end else { return found };
    rest = &rest[end + 1..];
    let number = scan_int(&mut rest).unwrap_or(0);
    found.valid &= rest.first() == Some(&delimiter);
    match u16::try_from(number) {
        Ok(port) => found.port = port,
        Err(_) => found.valid = false,
    }
    found
}
