//! Certificates: whether a host's name is the one in a certificate. Certificates themselves are not read.

use super::Table;
use crate::eval::{Eval, Invocation};
use crate::value::Value;

pub(super) const TABLE: Table =
    &[("x509_from_der", unreadable), ("x509_parse", unreadable), ("x509_check_hostname", x509_check_hostname)];

fn unreadable(inv: &mut Invocation<'_>) -> Eval<Value> {
    Err(inv.exception("X.509 certificates are not supported"))
}

fn x509_check_hostname(inv: &mut Invocation<'_>) -> Eval<Value> {
    Ok(Value::bool(names_host(inv.bytes(1)?, inv.bytes(0)?)))
}

/// Whether a certificate's name is that of a host: the same, also in letter case, or with a star at the end of its first
/// label, where at least two labels follow.
fn names_host(name: &[u8], host: &[u8]) -> bool {
    if name == host {
        return true;
    }
    let dot = |text: &[u8]| text.iter().position(|b| *b == b'.');
    let (Some(name_dot), Some(host_dot)) = (dot(name), dot(host)) else { return false };
    let (label, rest) = name.split_at(name_dot);
    let (host_label, host_rest) = host.split_at(host_dot);
    let Some(start) = label.strip_suffix(b"*") else { return false };
    let has_two_more = rest[1..].contains(&b'.');
    has_two_more && !start.contains(&b'*') && rest == host_rest && host_label.starts_with(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_for_the_rest_of_the_first_label() {
        for (host, name, wanted) in [
            ("www.zeek.org", "www.zeek.org", true),
            ("www.zeek.org", "*", false),
            ("www.zeek.org", "*.zeek.org", true),
            ("www.zeek.org", "a*.zeek.org", false),
            ("www.zeek.org", "ww*.zeek.org", true),
            ("www.zeek.org", "*.*.com", false),
            ("", "", true),
            ("WWW.zeek.org", "www.zeek.org", false),
            ("www.zeek.org\0testing", "*.zeek.org", false),
            ("zeek.org", "*.org", false),
            ("a.b.zeek.org", "*.b.zeek.org", true),
            ("a.b.zeek.org", "*.zeek.org", false),
        ] {
            assert_eq!(names_host(name.as_bytes(), host.as_bytes()), wanted, "{host} {name}");
        }
    }
}
