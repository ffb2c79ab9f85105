//! The prefixes of a table that is indexed by subnets, for what covers an address.

use super::{Addr, Subnet, Value};
use prefix_trie::PrefixSet;

/// A set of prefixes. Where they are of a few widths only, each width is tried; else the trie is searched.
#[derive(Default)]
pub(super) struct Prefixes {
    trie: PrefixSet<(u128, u8)>,
    /// How many prefixes there are of each width, widest first.
    widths: Vec<(u8, usize)>,
}

/// How many widths are tried one by one.
const FEW_WIDTHS: usize = 6;

impl Prefixes {
    /// Adds a prefix.
    pub fn insert(&mut self, s: &Subnet) {
        if !self.trie.insert(bits(s)) {
            return;
        }
        match self.widths.binary_search_by(|(w, _)| s.width.cmp(w)) {
            Ok(i) => self.widths[i].1 += 1,
            Err(i) => self.widths.insert(i, (s.width, 1)),
        }
    }

    /// Takes a prefix out; whether it was there.
    pub fn remove(&mut self, s: &Subnet) -> bool {
        if !self.trie.remove(&bits(s)) {
            return false;
        }
        if let Ok(i) = self.widths.binary_search_by(|(w, _)| s.width.cmp(w)) {
            self.widths[i].1 -= 1;
            if self.widths[i].1 == 0 {
                self.widths.remove(i);
            }
        }
        true
    }

    /// Whether just this prefix is there.
    pub fn contains(&self, s: &Subnet) -> bool {
        self.trie.contains(&bits(s))
    }

    /// Whether a prefix covers an address or a subnet.
    pub fn covers(&self, key: &Value) -> bool {
        covered(key).is_some_and(|s| self.trie.get_lpm(&bits(&s)).is_some())
    }

    /// The longest prefix that covers an address or a subnet, with what `get` has for it.
    pub fn covering<R>(&self, key: &Value, get: impl Fn(Subnet) -> Option<R>) -> Option<(Subnet, R)> {
        let inner = covered(key)?;
        if self.widths.len() <= FEW_WIDTHS {
            return self.widths.iter().filter(|(w, _)| *w <= inner.width).find_map(|(w, _)| {
                let s = Subnet { prefix: inner.prefix.mask(*w), width: *w };
                Some((s, get(s)?))
            });
        }
        let s = subnet_of(self.trie.get_lpm(&bits(&inner))?);
        Some((s, get(s)?))
    }

    /// All prefixes that cover a subnet, longest first.
    pub fn all_covering(&self, s: &Subnet) -> Vec<Subnet> {
        let mut found: Vec<Subnet> = self.trie.cover(&bits(s)).map(subnet_of).collect();
        found.reverse();
        found
    }
}

/// What a key asks to be covered: a subnet, or an address as the smallest of them.
fn covered(key: &Value) -> Option<Subnet> {
    match key {
        Value::Subnet(s) => Some(**s),
        other => Some(Subnet { prefix: other.as_addr()?, width: 128 }),
    }
}

fn bits(s: &Subnet) -> (u128, u8) {
    (u128::from_be_bytes(s.prefix.bytes()), s.width)
}

fn subnet_of((prefix, width): (u128, u8)) -> Subnet {
    Subnet { prefix: Addr::from_bytes(prefix.to_be_bytes()), width }
}
