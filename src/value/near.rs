//! The hasher of tables and sets: keys that are numbers near to each other get places near to each other.
//!
//! Keys often come in runs: counters, ports, addresses of one network. In a table that the processor's caches do not
//! hold, a run whose places are scattered costs a wait for memory at every key; a run of sixteen that shares a line of
//! the table waits once. Which sixteen places these are is as hard to foresee as any other hash.

use foldhash::fast::{FoldHasher, RandomState};
use std::hash::{BuildHasher, Hasher};

/// How many bits of a number say where in its run it is.
const RUN_BITS: u32 = 4;
const IN_RUN: u64 = (1 << RUN_BITS) - 1;

/// The seed, another for every run of the program.
#[derive(Clone, Default)]
pub(super) struct NearState(RandomState);

/// Hashes one key.
pub(super) struct NearHasher {
    rest: FoldHasher<'static>,
    /// Where in its run the last number is.
    in_run: u64,
}

impl BuildHasher for NearState {
    type Hasher = NearHasher;

    #[inline]
    fn build_hasher(&self) -> NearHasher {
        NearHasher { rest: self.0.build_hasher(), in_run: 0 }
    }
}

impl NearHasher {
    /// What comes next is no number: the last one is in no run.
    #[inline]
    fn settle(&mut self) {
        if self.in_run != 0 {
            self.rest.write_u64(std::mem::take(&mut self.in_run));
        }
    }
}

impl Hasher for NearHasher {
    #[inline]
    fn write(&mut self, bytes: &[u8]) {
        self.settle();
        self.rest.write(bytes);
    }

    #[inline]
    fn write_u8(&mut self, n: u8) {
        self.settle();
        self.rest.write_u8(n);
    }

    #[inline]
    fn write_u32(&mut self, n: u32) {
        self.write_u64(u64::from(n));
    }

    #[inline]
    fn write_u64(&mut self, n: u64) {
        // Of a key of several numbers the last is in a run; the place of the one before goes where there is room for it.
        self.rest.write_u64((n >> RUN_BITS) | (self.in_run << (u64::BITS - RUN_BITS)));
        self.in_run = n & IN_RUN;
    }

    #[inline]
    fn write_u128(&mut self, n: u128) {
        self.settle();
        self.rest.write_u128(n);
    }

    #[inline]
    fn write_usize(&mut self, n: usize) {
        self.settle();
        self.rest.write_usize(n);
    }

    /// The low bits say where in the table to look, the high ones are compared there: the place in the run is in both.
    #[inline]
    fn finish(&self) -> u64 {
        self.rest.finish() ^ self.in_run ^ (self.in_run << 58)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    fn hash(state: &NearState, numbers: &[u64]) -> u64 {
        let mut h = state.build_hasher();
        numbers.iter().for_each(|&n| h.write_u64(n));
        h.finish()
    }

    #[test]
    fn a_run_lies_together() {
        let state = NearState::default();
        for prefix in [&[][..], &[7], &[7, 8]] {
            let places = |from: u64| -> HashSet<u64> {
                (from..from + 16).map(|n| hash(&state, &[prefix, &[n]].concat())).collect()
            };
            let run = places(4096);
            assert_eq!(run.len(), 16);
            assert_eq!(run.iter().map(|h| (h << 6) >> 10).collect::<HashSet<_>>().len(), 1);
            assert!(run.is_disjoint(&places(4112)));
        }
    }

    #[test]
    fn every_number_of_a_key_counts() {
        let state = NearState::default();
        let keys = (0..64).flat_map(|a| (0..64).map(move |b| [a, b]));
        assert_eq!(keys.map(|key| hash(&state, &key)).collect::<HashSet<_>>().len(), 64 * 64);
    }
}
