//! How many different elements there are, by the HyperLogLog algorithm.
//!
//! Reference: probabilistic/CardinalityCounter.cc.

use super::super::{Table, opaque, opaque_at, unplaced};
use super::{Elements, element_bytes, seeds};
use crate::eval::{Eval, Invocation};
use crate::value::{Opaque, Value};
use std::any::Any;
use std::cell::RefCell;
use std::f64::consts::{LN_2, SQRT_2};

pub(in super::super) const TABLE: Table = &[
    ("hll_cardinality_init", hll_cardinality_init),
    ("hll_cardinality_add", hll_cardinality_add),
    ("hll_cardinality_merge_into", hll_cardinality_merge_into),
    ("hll_cardinality_estimate", hll_cardinality_estimate),
    ("hll_cardinality_copy", hll_cardinality_copy),
];

/// `opaque of cardinality`
struct Cardinality {
    types: Elements,
    /// For each bucket the greatest rank of a hash that fell into it; 2^n of them.
    ranks: RefCell<Vec<u8>>,
}

impl Cardinality {
    fn of(bits: u32) -> Cardinality {
        Cardinality { types: Elements::default(), ranks: RefCell::new(vec![0; 1 << bits]) }
    }

    /// A copy takes elements of any type, as the reference's does.
    fn clone_ranks(&self) -> Cardinality {
        Cardinality { types: Elements::default(), ranks: self.ranks.clone() }
    }

    fn add(&self, hash: u64) {
        let mut ranks = self.ranks.borrow_mut();
        let bits = ranks.len().ilog2();
        let bucket = (hash % ranks.len() as u64) as usize;
        let rest = hash >> bits;
        let rank = 64 - bits - (64 - rest.leading_zeros()) + 1;
        ranks[bucket] = ranks[bucket].max(rank as u8);
    }

    fn estimate(&self) -> f64 {
        const HASHES: f64 = 18446744073709551616.0;
        let ranks = self.ranks.borrow();
        let size = ranks.len() as f64;
        let alpha = match ranks.len() {
            16 => 0.673,
            32 => 0.697,
            64 => 0.709,
            _ => 0.7213 / (1.0 + 1.079 / size),
        };
        let sum: f64 = ranks.iter().map(|rank| 0.5f64.powi((*rank).into())).sum();
        let raw = alpha * size * size * (1.0 / sum);
        if raw <= 5.0 * (size / 2.0) {
            let empty = ranks.iter().filter(|rank| **rank == 0).count() as f64;
            return size * (size / empty).ln();
        }
        if raw <= HASHES / 30.0 { raw } else { -HASHES * (1.0 - raw / HASHES).ln() }
    }
}

impl Opaque for Cardinality {
    fn name(&self) -> &'static str {
        "cardinality"
    }

    fn copy(&self) -> Option<Box<dyn Opaque>> {
        Some(Box::new(self.clone_ranks()))
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// The power of two of buckets that keeps the error below the margin with that confidence; none where no sane one does.
fn bits_for(error: f64, confidence: f64) -> Option<u32> {
    const MOST: f64 = 30.0;
    let estimate = 2.0 * (1.04f64.ln() - error.ln()) / LN_2;
    let mut bits = estimate.floor();
    loop {
        bits += 1.0;
        if !(4.0..=MOST).contains(&bits) {
            return None;
        }
        let deviations = 2f64.powf((bits - estimate) / 2.0);
        if libm::erf(deviations / SQRT_2) >= confidence {
            return Some(bits as u32);
        }
    }
}

fn hll_cardinality_init(inv: &mut Invocation<'_>) -> Eval<Value> {
    let (error, confidence) = (inv.double(0)?, inv.double(1)?);
    match bits_for(error, confidence) {
        Some(bits) => Ok(opaque(Cardinality::of(bits))),
        None => Err(inv.exception("no counter has this error margin and confidence")),
    }
}

fn hll_cardinality_add(inv: &mut Invocation<'_>) -> Eval<Value> {
    let handle = opaque_at(inv, 0)?;
    let counter: &Cardinality = handle.get(inv)?;
    let element = inv.value(1);
    if !counter.types.take(&element) {
        unplaced(inv, "incompatible HLL data type");
        return Ok(Value::bool(false));
    }
    let Some(bytes) = element_bytes(inv, &element) else { return Ok(Value::bool(false)) };
    counter.add(seeds(inv).hash(&bytes));
    Ok(Value::bool(true))
}

fn hll_cardinality_merge_into(inv: &mut Invocation<'_>) -> Eval<Value> {
    let (into, from) = (opaque_at(inv, 0)?, opaque_at(inv, 1)?);
    let (into, from): (&Cardinality, &Cardinality) = (into.get(inv)?, from.get(inv)?);
    if !into.types.fit(&from.types) {
        unplaced(inv, "incompatible HLL types");
        return Ok(Value::bool(false));
    }
    let added = from.ranks.borrow().clone();
    let mut ranks = into.ranks.borrow_mut();
    if ranks.len() != added.len() {
        unplaced(inv, "cardinality counters with different parameters cannot be merged");
        return Ok(Value::bool(false));
    }
    ranks.iter_mut().zip(added).for_each(|(rank, other)| *rank = (*rank).max(other));
    Ok(Value::bool(true))
}

fn hll_cardinality_estimate(inv: &mut Invocation<'_>) -> Eval<Value> {
    let handle = opaque_at(inv, 0)?;
    Ok(Value::double(handle.get::<Cardinality>(inv)?.estimate()))
}

fn hll_cardinality_copy(inv: &mut Invocation<'_>) -> Eval<Value> {
    let handle = opaque_at(inv, 0)?;
    Ok(opaque(handle.get::<Cardinality>(inv)?.clone_ranks()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builtin::random::test_seeds;

    #[test]
    fn estimates_are_those_of_the_reference() {
        let counter = Cardinality::of(bits_for(0.01, 0.95).unwrap());
        let seeds = test_seeds();
        assert_eq!(counter.estimate(), 0.0);
        for element in [2001u64, 2002, 2003, 1000, 1001, 101, 1003, 1004, 1005, 1006, 1007, 1008, 1009] {
            counter.add(seeds.hash(&element.to_le_bytes()));
            counter.add(seeds.hash(&element.to_le_bytes()));
        }
        assert_eq!(format!("{:.5}", counter.estimate()), "13.00129");
        assert_eq!(bits_for(0.0, 0.9), None);
        assert_eq!(bits_for(0.1, 1.5), None);
        assert_eq!(bits_for(f64::NAN, 0.9), None);
    }
}
