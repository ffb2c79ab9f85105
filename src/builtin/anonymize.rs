//! Anonymised addresses: by the next number, by digests under a key, or at random with equal prefixes staying equal.
//!
//! `orig_addr_anonymization` and its like, where a script declares them, say how; without them addresses stay.
//! Reference: Anon.cc; the prefix-preserving methods are those of tcpdpriv's -A50 and of Xu et al., "On the Design and
//! Performance of Prefix-Preserving IP Traffic Trace Anonymization".

use super::random::{Random, Seeds, state};
use super::{Table, kept, unplaced};
use crate::eval::{Eval, Interp, Invocation};
use crate::value::Value;
use md5::Md5;
use sha2::{Digest, Sha256};
use std::collections::HashMap;

pub(super) const TABLE: Table =
    &[("preserve_prefix", preserve_prefix), ("preserve_subnet", preserve_subnet), ("anonymize_addr", anonymize_addr)];

/// The numbers of IPAddrAnonymization.
const KEEP: i64 = 0;
const SEQUENTIAL: i64 = 1;
const A50: i64 = 2;
const RANDOM_MD5: i64 = 3;
const PREFIX_MD5: i64 = 4;
const RANDOM_SHA256: i64 = 5;
const PREFIX_SHA256: i64 = 6;

#[derive(Default)]
struct Anonymizer {
    known: HashMap<(i64, u32), u32>,
    last_number: u32,
    prefixes: Prefixes,
}

fn anonymizer(interp: &mut Interp) -> &mut Anonymizer {
    kept(interp, "anonymizer", || Anonymizer { last_number: 1, ..Anonymizer::default() })
}

fn preserve_prefix(inv: &mut Invocation<'_>) -> Eval<Value> {
    let (addr, width) = (inv.addr(0)?, inv.count(1)?);
    match addr.v4() {
        Some(v4) => preserve(inv, v4, width.min(32) as u32),
        None => inv.error("preserve_prefix() not supported for IPv6 addresses"),
    }
    Ok(Value::Unset)
}

fn preserve_subnet(inv: &mut Invocation<'_>) -> Eval<Value> {
    let subnet = inv.subnet(0)?;
    match subnet.prefix().v4() {
        Some(v4) => preserve(inv, v4, subnet.shown_width().into()),
        None => inv.error("preserve_subnet() not supported for IPv6 addresses"),
    }
    Ok(Value::Unset)
}

fn preserve(inv: &mut Invocation<'_>, addr: u32, width: u32) {
    if anonymizer(inv.interp).prefixes.in_use {
        unplaced(inv, "prefix preservation specified after anonymization begun");
        return;
    }
    let mut prefixes = std::mem::take(&mut anonymizer(inv.interp).prefixes);
    prefixes.preserve(addr, width, state(inv.interp));
    anonymizer(inv.interp).prefixes = prefixes;
}

fn anonymize_addr(inv: &mut Invocation<'_>) -> Eval<Value> {
    let Some(addr) = inv.addr(0)?.v4() else {
        inv.error("anonymize_addr() not supported for IPv6 addresses");
        return Ok(Value::Unset);
    };
    let class = match inv.args.get(1) {
        Some(Value::Enum(member)) if member.value == 0 => "orig",
        Some(Value::Enum(member)) if member.value == 1 => "resp",
        _ => "other",
    };
    let kept = inv.interp.global(&format!("preserve_{class}_addr"));
    if kept.as_ref().and_then(Value::as_table).is_some_and(|t| t.contains(&Value::addr4(addr))) {
        return Ok(Value::addr4(addr));
    }
    let method = match inv.interp.global(&format!("{class}_addr_anonymization")) {
        Some(Value::Enum(member)) => member.value,
        _ => KEEP,
    };
    Ok(Value::addr4(by_method(inv.interp, method, addr)))
}

fn by_method(interp: &mut Interp, method: i64, addr: u32) -> u32 {
    if method == KEEP {
        return addr;
    }
    if let Some(known) = anonymizer(interp).known.get(&(method, addr)) {
        return *known;
    }
    let seeds = state(interp).seeds.clone();
    let new = match method {
        SEQUENTIAL => {
            let a = anonymizer(interp);
            a.last_number = a.last_number.wrapping_add(1);
            a.last_number
        }
        A50 => {
            let mut prefixes = std::mem::take(&mut anonymizer(interp).prefixes);
            prefixes.in_use = true;
            let new = prefixes.output(addr, state(interp));
            anonymizer(interp).prefixes = prefixes;
            new
        }
        RANDOM_MD5 => first_bytes(&keyed_md5(&seeds, &addr.to_be_bytes())),
        PREFIX_MD5 => by_prefix(addr, |block| keyed_md5(&seeds, block)[0]),
        RANDOM_SHA256 => first_bytes(&keyed_sha256(&seeds, &addr.to_be_bytes())),
        PREFIX_SHA256 => by_prefix(addr, |block| keyed_sha256(&seeds, block)[0]),
        _ => addr,
    };
    anonymizer(interp).known.insert((method, addr), new);
    new
}

/// Takes the first four bytes of a digest, as the reference's little-endian machine sees them.
fn first_bytes(digest: &[u8]) -> u32 {
    digest.iter().take(4).rev().fold(0, |n, b| n << 8 | u32::from(*b))
}

/// Flips each bit, or not, by a digest of the bits before it.
fn by_prefix(addr: u32, digest: impl Fn(&[u8]) -> u8) -> u32 {
    let mut output = addr;
    for i in 0..32u32 {
        let prefix = (addr & !(u32::MAX >> i)) | 1 << (31 - i);
        let mut block = (i + 1).to_be_bytes().to_vec();
        block.extend_from_slice(&prefix.to_be_bytes());
        output ^= u32::from(digest(&block) & 1) << (31 - i);
    }
    output
}

/// The reference's keyed digest: the digest of a digest, the key mixed in between.
fn keyed_md5(seeds: &Seeds, bytes: &[u8]) -> [u8; 16] {
    let key = Md5::digest(&seeds.bytes()[..64]);
    let mut digest = Md5::digest(bytes);
    digest.iter_mut().zip(key).for_each(|(d, k)| *d ^= k);
    Md5::digest(digest).into()
}

/// As [`keyed_md5`]; the key comes from another part of the seeds.
fn keyed_sha256(seeds: &Seeds, bytes: &[u8]) -> [u8; 32] {
    let key = Sha256::digest(&seeds.bytes()[8..]);
    let mut digest = Sha256::digest(bytes);
    digest.iter_mut().zip(key).for_each(|(d, k)| *d ^= k);
    Sha256::digest(digest).into()
}

/// A binary tree of the addresses seen: addresses that share a prefix share it in what they become.
#[derive(Default)]
struct Prefixes {
    nodes: Vec<Node>,
    zero: u32,
    ones: Option<u32>,
    in_use: bool,
}

#[derive(Clone, Copy)]
struct Node {
    input: u32,
    output: u32,
    children: Option<[usize; 2]>,
}

impl Prefixes {
    fn preserve(&mut self, addr: u32, width: u32, random: &mut Random) {
        let suffix = u32::MAX.checked_shr(width).unwrap_or(0);
        let addr = addr & !suffix;
        self.output(addr, random);
        match width {
            0 => {}
            32 => self.set_output(addr, addr, random),
            _ => {
                let output = addr | (random_word(random) & suffix);
                self.set_output(addr, output, random);
            }
        }
    }

    fn set_output(&mut self, addr: u32, output: u32, random: &mut Random) {
        match addr {
            0 => self.zero = output,
            u32::MAX => self.ones = Some(output),
            _ => {
                let node = self.find(addr, random);
                self.nodes[node].output = output;
            }
        }
    }

    fn output(&mut self, addr: u32, random: &mut Random) -> u32 {
        match addr {
            0 => self.zero,
            u32::MAX => self.ones.unwrap_or(u32::MAX),
            _ => {
                let node = self.find(addr, random);
                self.nodes[node].output
            }
        }
    }

    /// The node of an address, made where there is none.
    fn find(&mut self, addr: u32, random: &mut Random) -> usize {
        if self.nodes.is_empty() {
            self.nodes.push(Node { input: addr, output: random_word(random), children: None });
        }
        let mut at = 0;
        loop {
            let node = self.nodes[at];
            if node.input == addr {
                return at;
            }
            let Some([zero, one]) = node.children else { return self.split(addr, at, random) };
            let fork = first_difference(self.nodes[zero].input, self.nodes[one].input);
            if first_difference(addr, node.input) < fork {
                return self.split(addr, at, random);
            }
            at = if addr >> (32 - fork) & 1 == 1 { one } else { zero };
        }
    }

    /// Puts an address and what stood at a node below it as the two children; gives the address's.
    fn split(&mut self, addr: u32, at: usize, random: &mut Random) -> usize {
        let old = self.nodes[at];
        let fork = first_difference(addr, old.input);
        let bit = (addr >> (32 - fork) & 1) as usize;
        let new = Node { input: addr, output: fork_output(old.output, fork, random), children: None };
        let base = self.nodes.len();
        self.nodes.extend(if bit == 0 { [new, old] } else { [old, new] });
        let one = self.nodes[base + 1];
        self.nodes[at] = Node { input: one.input, output: one.output, children: Some([base, base + 1]) };
        base + bit
    }
}

/// The place of the first bit in which two different addresses differ, counted from 1.
fn first_difference(a: u32, b: u32) -> u32 {
    (a ^ b).leading_zeros().min(31) + 1
}

/// The bits before the fork stay, the bit there is flipped, the rest is random.
fn fork_output(old: u32, fork: u32, random: &mut Random) -> u32 {
    if fork == 32 {
        return old ^ 1;
    }
    (old >> (32 - fork) ^ 1) << (32 - fork) | (random_word(random) & 0x7fff_ffff) >> fork
}

fn random_word(random: &mut Random) -> u32 {
    let high = random.number() as u32 & 0xffff;
    high << 16 | random.number() as u32 & 0xffff
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::Ipv4Addr;

    fn shown(addr: u32) -> String {
        Ipv4Addr::from(addr).to_string()
    }

    #[test]
    fn anonymised_addresses_are_those_of_the_reference() {
        let seeds = super::super::random::test_seeds();
        let a = u32::from(Ipv4Addr::new(1, 2, 3, 4));
        let b = u32::from(Ipv4Addr::new(1, 2, 3, 5));
        assert_eq!(shown(first_bytes(&keyed_md5(&seeds, &a.to_be_bytes()))), "40.242.99.69");
        assert_eq!(shown(first_bytes(&keyed_sha256(&seeds, &b.to_be_bytes()))), "34.70.114.138");
        let mut random = Random::new(seeds);
        let mut prefixes = Prefixes::default();
        prefixes.preserve(u32::from(Ipv4Addr::new(1, 2, 3, 0)), 24, &mut random);
        let given = [a, u32::from(Ipv4Addr::new(1, 2, 10, 5)), u32::from(Ipv4Addr::new(1, 3, 4, 5))];
        assert_eq!(given.map(|x| shown(prefixes.output(x, &mut random))), ["1.2.3.149", "1.2.9.185", "1.3.52.252"]);
    }
}
