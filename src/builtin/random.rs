//! Random numbers and unique names, and the seeds that all of them start from.
//!
//! Without fixed seeds the program is seeded by the system and `rand` behaves as C's `random`; with them it is a
//! Lehmer generator, the same on every platform. Reference: util.cc.

use super::text::c_argument;
use super::{Table, kept, unplaced_warning};
use crate::eval::{Eval, Interp, Invocation};
use crate::value::Value;
use siphasher::sip::SipHasher24;
use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher};

pub(super) const TABLE: Table =
    &[("rand", rand), ("srand", srand), ("unique_id", unique_id), ("unique_id_from", unique_id_from)];

/// What random numbers and keyed hashes start from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seeds {
    /// The first number: the seed of `rand`.
    pub first: u32,
    /// The key of keyed hashes, in words.
    pub key: [u32; 20],
    /// They were given, so that each run gives the same.
    pub fixed: bool,
}

impl Seeds {
    /// All zero: the option `-D`.
    pub fn zero() -> Seeds {
        Seeds { first: 0, key: [0; 20], fixed: true }
    }

    /// Other ones in each run.
    pub fn fresh() -> Seeds {
        let system = std::hash::RandomState::new();
        let key = std::array::from_fn(|i| system.hash_one(i) as u32);
        let first = key.iter().fold(0u32, |seed, word| (seed ^ word).rotate_left(1));
        Seeds { first, key, fixed: false }
    }

    /// Reads 21 decimal numbers: a seed file, or the value of ZEEK_SEED_VALUES.
    pub fn parse(text: &str) -> Option<Seeds> {
        let mut words = text.split_ascii_whitespace().map(|word| word.parse::<u32>().ok());
        let first = words.next()??;
        let mut key = [0; 20];
        for word in &mut key {
            *word = words.next()??;
        }
        Some(Seeds { first, key, fixed: true })
    }

    /// Reads a seed file. `Err` says why it cannot be had.
    pub fn from_file(path: &str) -> Result<Seeds, String> {
        let text = std::fs::read_to_string(path).map_err(|e| format!("cannot read the seed file '{path}': {e}"))?;
        Seeds::parse(&text).ok_or_else(|| format!("the seed file '{path}' does not hold 21 numbers"))
    }

    /// What is asked for: a file, by its path, or else by the environment the file named by ZEEK_SEED_FILE, or the numbers
    /// in ZEEK_SEED_VALUES. `Err` says why they cannot be had.
    pub fn asked_for(path: Option<&str>, variable: impl Fn(&str) -> Option<String>) -> Result<Option<Seeds>, String> {
        let set = |name: &str| variable(name).filter(|value| !value.is_empty());
        match (path.map(str::to_owned).or_else(|| set("ZEEK_SEED_FILE")), set("ZEEK_SEED_VALUES")) {
            (Some(_), Some(_)) => {
                Err("ZEEK_SEED_VALUES cannot be used together with ZEEK_SEED_FILE or --load-seeds".to_owned())
            }
            (Some(path), None) => Seeds::from_file(&path).map(Some),
            (None, Some(text)) => {
                Seeds::parse(&text).map(Some).ok_or_else(|| "ZEEK_SEED_VALUES does not hold 21 numbers".to_owned())
            }
            (None, None) => Ok(None),
        }
    }

    /// The key's bytes.
    pub(super) fn bytes(&self) -> Vec<u8> {
        self.key.iter().flat_map(|word| word.to_le_bytes()).collect()
    }

    /// The hash that tables and sketches use: SipHash-2-4 under the last four words of the key.
    pub(super) fn hash(&self, bytes: &[u8]) -> u64 {
        let pair = |low: usize| u64::from(self.key[low]) | u64::from(self.key[low + 1]) << 32;
        sip_hash(pair(16), pair(18), bytes)
    }
}

/// SipHash-2-4 under a key of two words.
pub(super) fn sip_hash(key0: u64, key1: u64, bytes: &[u8]) -> u64 {
    let mut hasher = SipHasher24::new_with_keys(key0, key1);
    hasher.write(bytes);
    hasher.finish()
}

/// One step of the Lehmer generator.
pub(super) fn lehmer(state: u64) -> u64 {
    state * 16807 % 2147483647
}

/// The state of random numbers: it lives in [`Interp::builtin_state`].
pub(super) struct Random {
    /// What they started from.
    pub seeds: Seeds,
    generator: Generator,
    pools: HashMap<i64, Pool>,
}

struct Pool {
    instance: u64,
    counter: u64,
}

enum Generator {
    Lehmer(u64),
    System(Additive),
}

impl Random {
    /// Random numbers from these seeds.
    pub(super) fn new(seeds: Seeds) -> Random {
        let generator = match seeds.fixed {
            true => Generator::Lehmer(u64::from(seeds.first.max(1))),
            false => Generator::System(Additive::new(seeds.first)),
        };
        Random { seeds, generator, pools: HashMap::new() }
    }

    /// The next number, and one more than the greatest that there can be.
    fn next(&mut self) -> (u64, f64) {
        match &mut self.generator {
            Generator::Lehmer(state) => {
                *state = lehmer(*state);
                (*state, 2147483647.0)
            }
            Generator::System(additive) => (u64::from(additive.next()), 2147483648.0),
        }
    }

    /// The next number alone.
    pub(super) fn number(&mut self) -> u64 {
        self.next().0
    }

    fn seed(&mut self, seed: u32) {
        self.generator = match self.generator {
            Generator::Lehmer(_) => Generator::Lehmer(u64::from(seed.max(1))),
            Generator::System(_) => Generator::System(Additive::new(seed)),
        };
    }

    /// A number that no other call gives.
    fn unique(&mut self, pool: i64) -> u64 {
        let fixed = self.seeds.fixed;
        if !self.pools.contains_key(&pool) {
            let instance = if fixed { pool as u64 } else { std::hash::RandomState::new().hash_one(self.number()) | 1 };
            self.pools.insert(pool, Pool { instance, counter: 0 });
        }
        let Some(pool) = self.pools.get_mut(&pool) else { return 0 };
        pool.counter += 1;
        let mut bytes = pool.instance.to_le_bytes().to_vec();
        bytes.extend_from_slice(&pool.counter.to_le_bytes());
        self.seeds.hash(&bytes)
    }
}

/// The state of random numbers; other ones in each run where [`use_seeds`] was not called.
pub(super) fn state(interp: &mut Interp) -> &mut Random {
    kept(interp, "random", || Random::new(Seeds::fresh()))
}

/// Starts random numbers and keyed hashes from these seeds. To be called before anything runs.
pub fn use_seeds(interp: &mut Interp, seeds: Seeds) {
    interp.builtin_state.insert("random", Box::new(Random::new(seeds)));
}

/// The additive feedback generator behind C's `random` (the GNU library's, of 31 words).
struct Additive {
    words: [u32; 31],
    at: usize,
}

impl Additive {
    fn new(seed: u32) -> Additive {
        let mut words = [seed.max(1); 31];
        for i in 1..31 {
            let previous = i64::from(words[i - 1] as i32);
            words[i] = (previous * 16807 % 2147483647).rem_euclid(2147483647) as u32;
        }
        let mut additive = Additive { words, at: 3 };
        for _ in 0..310 {
            additive.next();
        }
        additive
    }

    fn next(&mut self) -> u32 {
        let sum = self.words[self.at].wrapping_add(self.words[(self.at + 28) % 31]);
        self.words[self.at] = sum;
        self.at = (self.at + 1) % 31;
        sum >> 1
    }
}

fn rand(inv: &mut Invocation<'_>) -> Eval<Value> {
    let max = inv.count(0)?;
    let (number, range) = state(inv.interp).next();
    Ok(Value::Count((max as f64 * number as f64 / range) as u64))
}

fn srand(inv: &mut Invocation<'_>) -> Eval<Value> {
    let seed = inv.count(0)? as u32;
    state(inv.interp).seed(seed);
    Ok(Value::Unset)
}

/// The pool of names that unique_id takes from.
const SCRIPT_POOL: i64 = 2;

fn unique_id(inv: &mut Invocation<'_>) -> Eval<Value> {
    let prefix = c_argument(inv, 0)?;
    Ok(name(inv, SCRIPT_POOL, prefix))
}

fn unique_id_from(inv: &mut Invocation<'_>) -> Eval<Value> {
    const FIRST_CUSTOM: i64 = 10;
    let prefix = c_argument(inv, 1)?;
    let pool = inv.int(0)?.wrapping_add(FIRST_CUSTOM);
    Ok(name(inv, pool, prefix))
}

/// A name of as many random bits as `bits_per_uid` says, at most 128, in two numbers of base 62.
fn name(inv: &mut Invocation<'_>, pool: i64, prefix: &[u8]) -> Value {
    const DEFAULT_POOL: i64 = 1;
    let bits = inv.interp.global("bits_per_uid").and_then(|v| v.as_count()).unwrap_or(96).min(128);
    let mut numbers = [0, 0];
    for number in numbers.iter_mut().take(bits.div_ceil(64) as usize) {
        let mut pool = pool;
        if !(0..10_000).contains(&pool) {
            unplaced_warning(inv, "the pool of unique names is too large, using the default one");
            pool = DEFAULT_POOL;
        }
        *number = state(inv.interp).unique(pool);
    }
    if !bits.is_multiple_of(64) {
        numbers[0] >>= 64 - bits % 64;
    }
    let mut text = prefix.to_vec();
    numbers.iter().for_each(|n| base62(&mut text, *n));
    Value::string_from(text)
}

/// Appends a number in base 62, its lowest digit first.
fn base62(text: &mut Vec<u8>, mut number: u64) {
    const DIGITS: &[u8; 62] = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    loop {
        text.push(DIGITS[(number % 62) as usize]);
        number /= 62;
        if number == 0 {
            return;
        }
    }
}

/// The seeds of the reference's own tests.
#[cfg(test)]
pub(super) fn test_seeds() -> Seeds {
    let text = "2983378351 1299727368 0 310447 0 1409073626 3975311262 34130240 1450515018 1466150520 1342286698 \
                1193956778 2188527278 3361989254 3912865238 3596260151 517973768 1462428821 0 2278350848 32767";
    Seeds::parse(text).unwrap_or_else(Seeds::zero)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_system_generator_is_that_of_the_c_library() {
        let mut a = Additive::new(1);
        assert_eq!([a.next(), a.next(), a.next()], [1804289383, 846930886, 1681692777]);
        let mut a = Additive::new(575);
        assert!(a.next() < 1 << 31);
    }

    #[test]
    fn seeds_are_21_numbers() {
        let numbers: Vec<String> = (1..=21).map(|n| n.to_string()).collect();
        let seeds = Seeds::parse(&numbers.join("\n")).unwrap();
        assert_eq!((seeds.first, seeds.key[0], seeds.key[19], seeds.fixed), (1, 2, 21, true));
        assert_eq!(Seeds::parse("1 2 3"), None);
        assert_eq!(Seeds::parse(&numbers.join(" ").replace("7", "x")), None);
        assert_ne!(Seeds::fresh(), Seeds::fresh());
    }

    #[test]
    fn the_reference_test_seeds_give_its_numbers() {
        let mut random = Random::new(test_seeds());
        let mut thousand = || {
            let (n, range) = random.next();
            (1000.0 * n as f64 / range) as u64
        };
        assert_eq!([thousand(), thousand(), thousand()], [20, 484, 137]);
        random.seed(575);
        let (n, range) = random.next();
        assert_eq!((1000.0 * n as f64 / range) as u64, 4);
        let mut uid = Vec::new();
        let (high, low) = (random.unique(SCRIPT_POOL), random.unique(SCRIPT_POOL));
        base62(&mut uid, high >> 32);
        base62(&mut uid, low);
        assert_eq!(String::from_utf8(uid).unwrap(), "wrZBf1q3FkxySjt2a");
    }
}
