//! Bloom filters: sets that may hold more than was put in, with bits or with counters.
//!
//! Reference: probabilistic/{BloomFilter,BitVector,CounterVector,Hasher}.cc.

use super::super::random::{Seeds, lehmer, sip_hash};
use super::super::{OpaqueRef, Table, opaque, opaque_at, unplaced};
use super::{Elements, element_bytes, seeds};
use crate::eval::{Eval, Invocation};
use crate::value::{Opaque, Value};
use sha2::{Digest, Sha256};
use std::any::Any;
use std::cell::RefCell;
use std::f64::consts::LN_2;

pub(in super::super) const TABLE: Table = &[
    ("bloomfilter_basic_init", bloomfilter_basic_init),
    ("bloomfilter_basic_init2", bloomfilter_basic_init2),
    ("bloomfilter_counting_init", bloomfilter_counting_init),
    ("bloomfilter_add", bloomfilter_add),
    ("bloomfilter_decrement", bloomfilter_decrement),
    ("bloomfilter_lookup", bloomfilter_lookup),
    ("bloomfilter_clear", bloomfilter_clear),
    ("bloomfilter_merge", bloomfilter_merge),
    ("bloomfilter_intersect", bloomfilter_intersect),
    ("bloomfilter_internal_state", bloomfilter_internal_state),
];

/// How many bits a filter may have: half a terabit.
const MOST_BITS: u64 = 1 << 39;

/// How many hashes a filter may take of an element.
const MOST_HASHES: u64 = 1 << 20;

/// `opaque of bloomfilter`
struct Bloom {
    types: Elements,
    hasher: Hasher,
    kind: Kind,
    cells: u64,
    bits: RefCell<Bits>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A cell is a bit.
    Basic,
    /// A cell is a counter of so many bits.
    Counting(u32),
}

/// What makes several hashes of one element.
#[derive(Clone, PartialEq, Eq)]
struct Hasher {
    hashes: u64,
    seed: [u64; 2],
    /// Sums of two hashes instead of independent ones.
    double: bool,
}

impl Hasher {
    /// The cells that an element falls into.
    fn cells<'a>(&'a self, bytes: &'a [u8], cells: u64) -> impl Iterator<Item = u64> + 'a {
        let under = |extra: u64| sip_hash(self.seed[0].wrapping_add(extra), self.seed[1], bytes);
        let sums = self.double.then(|| (under(lehmer(1)), under(lehmer(2))));
        (0..self.hashes).map(move |i| match sums {
            Some((first, second)) => first.wrapping_add(i.wrapping_mul(second)) % cells,
            None => under(lehmer(i + 1)) % cells,
        })
    }
}

/// A long row of bits, in pages that are made when a bit in them is set.
#[derive(Clone)]
struct Bits {
    length: u64,
    pages: Vec<Option<Box<[u64; PAGE]>>>,
}

/// Words in a page.
const PAGE: usize = 1024;

impl Bits {
    fn new(length: u64) -> Bits {
        Bits { length, pages: vec![None; length.div_ceil(64 * PAGE as u64) as usize] }
    }

    fn place(at: u64) -> (usize, usize, u64) {
        ((at / 64) as usize / PAGE, (at / 64) as usize % PAGE, 1 << (at % 64))
    }

    fn get(&self, at: u64) -> bool {
        let (page, word, mask) = Bits::place(at);
        matches!(self.pages.get(page), Some(Some(p)) if p[word] & mask != 0)
    }

    fn set(&mut self, at: u64, bit: bool) {
        let (page, word, mask) = Bits::place(at);
        let Some(slot) = self.pages.get_mut(page) else { return };
        if bit {
            slot.get_or_insert_with(|| Box::new([0; PAGE]))[word] |= mask;
        } else if let Some(p) = slot {
            p[word] &= !mask;
        }
    }

    fn clear(&mut self) {
        self.pages.fill(None);
    }

    /// Joins with the bits of another row of the same length.
    fn join(&mut self, other: &Bits, join: fn(u64, u64) -> u64) {
        for (own, other) in self.pages.iter_mut().zip(&other.pages) {
            if own.is_none() && other.is_none() {
                continue;
            }
            let own = own.get_or_insert_with(|| Box::new([0; PAGE]));
            for (i, word) in own.iter_mut().enumerate() {
                *word = join(*word, other.as_ref().map_or(0, |p| p[i]));
            }
        }
    }

    /// The first eight bytes of a digest over all words.
    fn digest(&self) -> u64 {
        let empty = Box::new([0; PAGE]);
        let words = self.length.div_ceil(64) as usize;
        let mut sha = Sha256::new();
        for (i, page) in self.pages.iter().enumerate() {
            let page = page.as_ref().unwrap_or(&empty);
            let bytes: Vec<u8> = page.iter().take(words - i * PAGE).flat_map(|w| w.to_le_bytes()).collect();
            sha.update(bytes);
        }
        sha.finalize().first_chunk().map_or(0, |c| u64::from_le_bytes(*c))
    }
}

impl Bloom {
    fn new(hasher: Hasher, kind: Kind, cells: u64) -> Bloom {
        let width = if let Kind::Counting(width) = kind { u64::from(width) } else { 1 };
        Bloom { types: Elements::default(), hasher, kind, cells, bits: RefCell::new(Bits::new(cells * width)) }
    }

    fn duplicate(&self) -> Bloom {
        Bloom {
            types: self.types.clone(),
            hasher: self.hasher.clone(),
            kind: self.kind,
            cells: self.cells,
            bits: self.bits.clone(),
        }
    }

    fn width(&self) -> u64 {
        if let Kind::Counting(width) = self.kind { width.into() } else { 1 }
    }

    /// The greatest number in a cell.
    fn most(&self) -> u64 {
        u64::MAX >> (64 - self.width())
    }

    fn cell(&self, cell: u64) -> u64 {
        let bits = self.bits.borrow();
        (0..self.width()).fold(0, |n, i| n | u64::from(bits.get(cell * self.width() + i)) << i)
    }

    fn set_cell(&self, cell: u64, number: u64) {
        let mut bits = self.bits.borrow_mut();
        (0..self.width()).for_each(|i| bits.set(cell * self.width() + i, number >> i & 1 == 1));
    }

    fn add(&self, bytes: &[u8]) {
        for cell in self.hasher.cells(bytes, self.cells) {
            self.set_cell(cell, self.cell(cell).saturating_add(1).min(self.most()));
        }
    }

    /// Takes one off each counter of an element that is there; a counter at zero wraps. Whether it was there.
    fn decrement(&self, bytes: &[u8]) -> bool {
        if self.kind == Kind::Basic || self.count(bytes) == 0 {
            return false;
        }
        for cell in self.hasher.cells(bytes, self.cells) {
            self.set_cell(cell, self.cell(cell).wrapping_sub(1) & self.most());
        }
        true
    }

    fn count(&self, bytes: &[u8]) -> u64 {
        let least = self.hasher.cells(bytes, self.cells).map(|cell| self.cell(cell)).min();
        least.unwrap_or(if self.kind == Kind::Basic { 1 } else { u64::MAX })
    }

    fn merge(&self, other: &Bloom) -> Bloom {
        let merged = self.duplicate();
        if self.kind == Kind::Basic {
            merged.bits.borrow_mut().join(&other.bits.borrow(), |a, b| a | b);
        } else {
            for cell in 0..self.cells {
                let added = other.cell(cell);
                if added > 0 {
                    merged.set_cell(cell, merged.cell(cell).saturating_add(added).min(self.most()));
                }
            }
        }
        merged
    }

    /// A basic filter of what is in both. A counter stands for the bit after its first one, as in the reference
    /// (CounterVector.cc, ToBitVector).
    fn intersect(&self, other: &Bloom) -> Bloom {
        let both = Bloom::new(self.hasher.clone(), Kind::Basic, self.cells);
        if self.kind == Kind::Basic {
            let mut bits = self.bits.borrow().clone();
            bits.join(&other.bits.borrow(), |a, b| a & b);
            both.bits.replace(bits);
        } else {
            let second_bit = |filter: &Bloom, cell: u64| filter.bits.borrow().get(cell * filter.width() + 1);
            for cell in (0..self.cells).filter(|c| second_bit(self, *c) && second_bit(other, *c)) {
                both.bits.borrow_mut().set(cell, true);
            }
        }
        both
    }
}

impl Opaque for Bloom {
    fn name(&self) -> &'static str {
        "bloomfilter"
    }

    fn copy(&self) -> Option<Box<dyn Opaque>> {
        Some(Box::new(self.duplicate()))
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// The seed of a filter: from its name, else from the program's `global_hash_seed`, else from the first random seed.
fn seed(name: &[u8], global: &[u8], seeds: &Seeds) -> [u64; 2] {
    let digest = match (name, global) {
        ([], []) => Sha256::digest(seeds.first.to_le_bytes()),
        ([], global) => Sha256::digest(global),
        (name, _) => Sha256::digest(name),
    };
    let word = |at: usize| digest[at..].first_chunk().map_or(0, |c| u64::from_le_bytes(*c));
    [word(0), word(8)]
}

/// How many bits keep the rate of false positives for so many elements.
fn best_cells(false_positives: f64, capacity: u64) -> f64 {
    (-(capacity as f64 * false_positives.ln() / LN_2 / LN_2)).ceil()
}

fn make(inv: &mut Invocation<'_>, kind: Kind, hashes: u64, cells: u64, name: usize) -> Eval<Value> {
    let width = if let Kind::Counting(width) = kind { width.into() } else { 1 };
    if cells == 0 {
        return Err(inv.exception("a Bloom filter has to have cells"));
    }
    if cells.checked_mul(width).is_none_or(|bits| bits > MOST_BITS) || hashes > MOST_HASHES {
        return Err(inv.exception("the Bloom filter would be too large"));
    }
    let seeds = seeds(inv);
    let global = inv.interp.global("global_hash_seed");
    let global = global.as_ref().and_then(Value::as_bytes).unwrap_or_default();
    let seed = seed(inv.bytes(name)?, global, &seeds);
    Ok(opaque(Bloom::new(Hasher { hashes, seed, double: kind == Kind::Basic }, kind, cells)))
}

fn bloomfilter_basic_init(inv: &mut Invocation<'_>) -> Eval<Value> {
    let (false_positives, capacity) = (inv.double(0)?, inv.count(1)?);
    if !(0.0..=1.0).contains(&false_positives) {
        unplaced(inv, "false-positive rate must take value between 0 and 1");
        return Ok(Value::Unset);
    }
    let cells = best_cells(false_positives, capacity) as u64;
    let hashes = (cells as f64 / capacity as f64 * LN_2).ceil() as u64;
    make(inv, Kind::Basic, hashes, cells, 2)
}

fn bloomfilter_basic_init2(inv: &mut Invocation<'_>) -> Eval<Value> {
    let (hashes, cells) = (inv.count(0)?, inv.count(1)?);
    if hashes == 0 || cells == 0 {
        let what = if hashes == 0 { "hash functions" } else { "cells" };
        unplaced(inv, format!("number of {what} must be positive"));
        return Ok(Value::Unset);
    }
    make(inv, Kind::Basic, hashes, cells, 2)
}

fn bloomfilter_counting_init(inv: &mut Invocation<'_>) -> Eval<Value> {
    let (hashes, cells, most) = (inv.count(0)?, inv.count(1)?, inv.count(2)?);
    if most == 0 {
        unplaced(inv, "max counter value must be greater than 0");
        return Ok(Value::Unset);
    }
    make(inv, Kind::Counting(most.ilog2() + 1), hashes, cells, 3)
}

fn bloomfilter_add(inv: &mut Invocation<'_>) -> Eval<Value> {
    let handle = opaque_at(inv, 0)?;
    let filter: &Bloom = handle.get(inv)?;
    let element = inv.value(1);
    if !filter.types.take(&element) {
        incompatible(inv);
    } else if let Some(bytes) = element_bytes(inv, &element) {
        filter.add(&bytes);
    }
    Ok(Value::Unset)
}

/// An element of another type is an error, and is tried nevertheless.
fn bloomfilter_decrement(inv: &mut Invocation<'_>) -> Eval<Value> {
    let handle = opaque_at(inv, 0)?;
    let filter: &Bloom = handle.get(inv)?;
    let element = inv.value(1);
    if !filter.types.take(&element) {
        incompatible(inv);
        return Ok(Value::bool(false));
    }
    let bytes = element_bytes(inv, &element);
    Ok(Value::bool(bytes.is_some_and(|b| filter.decrement(&b))))
}

fn bloomfilter_lookup(inv: &mut Invocation<'_>) -> Eval<Value> {
    let handle = opaque_at(inv, 0)?;
    let filter: &Bloom = handle.get(inv)?;
    let element = inv.value(1);
    if filter.types.known().is_none() {
        return Ok(Value::Count(0));
    }
    if !filter.types.take(&element) {
        incompatible(inv);
        return Ok(Value::Count(0));
    }
    let bytes = element_bytes(inv, &element);
    Ok(Value::Count(bytes.map_or(0, |b| filter.count(&b))))
}

fn bloomfilter_clear(inv: &mut Invocation<'_>) -> Eval<Value> {
    let handle = opaque_at(inv, 0)?;
    handle.get::<Bloom>(inv)?.bits.borrow_mut().clear();
    Ok(Value::Unset)
}

fn bloomfilter_merge(inv: &mut Invocation<'_>) -> Eval<Value> {
    combine(inv, "merge", Bloom::merge)
}

fn bloomfilter_intersect(inv: &mut Invocation<'_>) -> Eval<Value> {
    combine(inv, "intersect", Bloom::intersect)
}

fn combine(inv: &mut Invocation<'_>, what: &str, combine: fn(&Bloom, &Bloom) -> Bloom) -> Eval<Value> {
    let (a, b): (OpaqueRef, OpaqueRef) = (opaque_at(inv, 0)?, opaque_at(inv, 1)?);
    let (a, b): (&Bloom, &Bloom) = (a.get(inv)?, b.get(inv)?);
    let wrong = if !a.types.fit(&b.types) {
        "incompatible Bloom filter types"
    } else if (a.kind == Kind::Basic) != (b.kind == Kind::Basic) {
        "the Bloom filters are of different kinds"
    } else if a.hasher != b.hasher {
        "the Bloom filters have incompatible hashers"
    } else if a.cells != b.cells || a.kind != b.kind {
        "the Bloom filters have different sizes"
    } else {
        let result = combine(a, b);
        result.types.0.replace(a.types.known().or(b.types.known()));
        return Ok(opaque(result));
    };
    unplaced(inv, format!("cannot {what}: {wrong}"));
    Ok(Value::Unset)
}

fn bloomfilter_internal_state(inv: &mut Invocation<'_>) -> Eval<Value> {
    let handle = opaque_at(inv, 0)?;
    let digest = handle.get::<Bloom>(inv)?.bits.borrow().digest();
    Ok(Value::string(digest.to_string()))
}

fn incompatible(inv: &mut Invocation<'_>) {
    unplaced(inv, "incompatible Bloom filter types");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filter(kind: Kind, hashes: u64, cells: u64, name: &[u8]) -> Bloom {
        let seed = seed(name, b"", &Seeds::zero());
        Bloom::new(Hasher { hashes, seed, double: kind == Kind::Basic }, kind, cells)
    }

    #[test]
    fn states_are_those_of_the_reference() {
        let cells = best_cells(0.9, 10) as u64;
        let f = filter(Kind::Basic, (cells as f64 / 10.0 * LN_2).ceil() as u64, cells, b"my_seed");
        f.add(b"foo");
        f.add(b"bar");
        assert_eq!(f.bits.borrow().digest(), 4955302038280957656);
    }

    #[test]
    fn counters_count_up_to_their_limit_and_down() {
        let f = filter(Kind::Counting(2), 3, 32, b"");
        (0..5).for_each(|_| f.add(b"foo"));
        assert_eq!(f.count(b"foo"), 3);
        assert!(f.decrement(b"foo"));
        assert_eq!(f.count(b"foo"), 2);
        let g = f.merge(&f);
        assert_eq!(g.count(b"foo"), 3);
        assert_eq!(f.intersect(&g).count(b"foo"), 1);
        f.bits.borrow_mut().clear();
        assert!(!f.decrement(b"foo"));
    }
}
