//! Digests, at once and in steps, the keyed digests of this process, and the small hashes.

use super::binary::describe;
use super::text::hex;
use super::{random, unplaced};
use crate::eval::{Builtin, Eval, Invocation};
use crate::value::{Opaque, OpaqueVal, Value};
use sha2::digest::Digest;
use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

use md5::Md5;
use sha1::Sha1;
use sha2::{Sha224, Sha256, Sha384, Sha512};

/// The builtins of this family.
pub(super) const TABLE: &[(&str, Builtin)] = &[
    ("fnv1a32", fnv1a32),
    ("fnv1a64", fnv1a64),
    ("hrw_weight", hrw_weight),
    ("md5_hash", at_once::<Md5>),
    ("md5_hash_finish", finish::<Md5>),
    ("md5_hash_init", start::<Md5>),
    ("md5_hash_update", update::<Md5>),
    ("md5_hmac", md5_hmac),
    ("sha1_hash", at_once::<Sha1>),
    ("sha1_hash_finish", finish::<Sha1>),
    ("sha1_hash_init", start::<Sha1>),
    ("sha1_hash_update", update::<Sha1>),
    ("sha224_hash", at_once::<Sha224>),
    ("sha224_hash_finish", finish::<Sha224>),
    ("sha224_hash_init", start::<Sha224>),
    ("sha224_hash_update", update::<Sha224>),
    ("sha256_hash", at_once::<Sha256>),
    ("sha256_hash_finish", finish::<Sha256>),
    ("sha256_hash_init", start::<Sha256>),
    ("sha256_hash_update", update::<Sha256>),
    ("sha256_hmac", sha256_hmac),
    ("sha384_hash", at_once::<Sha384>),
    ("sha384_hash_finish", finish::<Sha384>),
    ("sha384_hash_init", start::<Sha384>),
    ("sha384_hash_update", update::<Sha384>),
    ("sha512_hash", at_once::<Sha512>),
    ("sha512_hash_finish", finish::<Sha512>),
    ("sha512_hash_init", start::<Sha512>),
    ("sha512_hash_update", update::<Sha512>),
];

/// An algorithm with the name of its opaque type.
trait Algorithm: Digest + Clone + 'static {
    const NAME: &'static str;
}

impl Algorithm for Md5 {
    const NAME: &'static str = "md5";
}

impl Algorithm for Sha1 {
    const NAME: &'static str = "sha1";
}

impl Algorithm for Sha224 {
    const NAME: &'static str = "sha224";
}

impl Algorithm for Sha256 {
    const NAME: &'static str = "sha256";
}

impl Algorithm for Sha384 {
    const NAME: &'static str = "sha384";
}

impl Algorithm for Sha512 {
    const NAME: &'static str = "sha512";
}

/// A digest that takes more; none once it is finished.
struct Running<D>(RefCell<Option<D>>);

impl<D: Algorithm> Opaque for Running<D> {
    fn name(&self) -> &'static str {
        D::NAME
    }

    fn copy(&self) -> Option<Box<dyn Opaque>> {
        Some(Box::new(Running(RefCell::new(self.0.borrow().clone()))))
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// The digest of all values, strings as they are, one after the other.
fn digest<D: Digest>(values: &[Value]) -> Vec<u8> {
    let mut state = D::new();
    let mut described = Vec::new();
    for v in values {
        match v {
            Value::Short(s) => state.update(s.as_bytes()),
            Value::Long(s) => state.update(s.as_slice()),
            other => {
                described.clear();
                describe(&mut described, other);
                state.update(&described);
            }
        }
    }
    state.finalize().to_vec()
}

fn at_once<D: Digest>(inv: &mut Invocation) -> Eval<Value> {
    Ok(Value::string_from(hex(&digest::<D>(inv.args))))
}

fn start<D: Algorithm>(_: &mut Invocation) -> Eval<Value> {
    Ok(Value::Opaque(Rc::new(OpaqueVal(Box::new(Running(RefCell::new(Some(D::new()))))))))
}

/// The running digest that argument 0 holds.
fn running<'a, D: Algorithm>(inv: &Invocation<'a>) -> Eval<&'a Running<D>> {
    match inv.args.first() {
        Some(Value::Opaque(o)) => o.get::<Running<D>>(),
        _ => None,
    }
    .ok_or_else(|| inv.exception(format!("argument 1: expected opaque of {}", D::NAME)))
}

fn update<D: Algorithm>(inv: &mut Invocation) -> Eval<Value> {
    let (handle, data) = (running::<D>(inv)?, inv.bytes(1)?);
    let updated = match handle.0.borrow_mut().as_mut() {
        Some(state) => {
            state.update(data);
            true
        }
        None => false,
    };
    if !updated {
        unplaced(inv, "attempt to update an opaque hash value that is finished");
    }
    Ok(Value::bool(updated))
}

fn finish<D: Algorithm>(inv: &mut Invocation) -> Eval<Value> {
    let state = running::<D>(inv)?.0.borrow_mut().take();
    Ok(state.map_or_else(|| Value::string(""), |state| Value::string_from(hex(&state.finalize()))))
}

fn md5_hmac(inv: &mut Invocation) -> Eval<Value> {
    let key = random::state(inv.interp).seeds.bytes();
    Ok(keyed::<Md5>(inv.args, &Md5::digest(&key[..64])))
}

fn sha256_hmac(inv: &mut Invocation) -> Eval<Value> {
    let key = random::state(inv.interp).seeds.bytes();
    Ok(keyed::<Sha256>(inv.args, &Sha256::digest(&key[8..])))
}

/// What the reference calls an HMAC: the digest of a digest that was combined with a key.
fn keyed<D: Digest>(values: &[Value], key: &[u8]) -> Value {
    let inner: Vec<u8> = digest::<D>(values).iter().zip(key).map(|(a, b)| a ^ b).collect();
    Value::string_from(hex(&D::digest(inner)))
}

/// The bytes of a value for the small hashes.
fn bytes_of(v: &Value) -> Vec<u8> {
    match v {
        Value::Short(s) => s.as_bytes().to_vec(),
        Value::Long(s) => s.to_vec(),
        other => {
            let mut out = Vec::new();
            describe(&mut out, other);
            out
        }
    }
}

fn fnv1a32(inv: &mut Invocation) -> Eval<Value> {
    let bytes = bytes_of(&inv.value(0));
    let hash = bytes.iter().fold(2_166_136_261_u32, |h, b| (h ^ u32::from(*b)).wrapping_mul(16_777_619));
    Ok(Value::Count(hash.into()))
}

fn fnv1a64(inv: &mut Invocation) -> Eval<Value> {
    let bytes = bytes_of(&inv.value(0));
    let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(*b)).wrapping_mul(0x100_0000_01b3));
    Ok(Value::Count(hash))
}

/// The weight of a site in highest-random-weight hashing, by the formula of its paper.
fn hrw_weight(inv: &mut Invocation) -> Eval<Value> {
    const A: u32 = 1_103_515_245;
    const B: u32 = 12_345;
    let (key, site) = (inv.count(0)? as u32 & 0x7fff_ffff, inv.count(1)? as u32);
    let weight = A.wrapping_mul(A.wrapping_mul(site).wrapping_add(B) ^ key).wrapping_add(B);
    Ok(Value::Count(u64::from(weight & 0x7fff_ffff)))
}
