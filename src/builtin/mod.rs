//! The builtin functions: one file for each family, joined here.
//!
//! A family's table names its functions with their modules; a function sees its call as an
//! [`Invocation`]. Prototypes are in scripts/base/bif. The reference reports an error of a
//! builtin in one of three ways: at the call, going on with a default result (`inv.error`); without a place
//! (`unplaced`), often without a result; or by ending the calling body (`inv.exception`).

mod addresses;
mod anonymize;
mod base64;
mod binary;
mod community_id;
mod connections;
mod control;
mod distinguished_name;
mod encoding;
mod entropy;
mod files;
mod format;
mod ftp;
mod globals;
mod groups;
mod hash_key;
mod hashes;
mod introspection;
mod json;
mod kinds;
mod lookups;
mod numbers;
mod option;
mod paraglob;
mod patterns;
mod process;
mod random;
mod reporter;
mod sketches;
mod smith_waterman;
mod sort;
mod stats;
mod strings;
mod tables;
mod text;
mod time;
mod x509;

pub use files::flush_files;
pub use process::{Environment, VERSION};
pub use random::{Seeds, use_seeds};

use crate::diagnostic::{Diagnostic, codes};
use crate::eval::{Builtin, Eval, Interp, Invocation};
use crate::program::BuiltinId;
use crate::source::Span;
use crate::types::{TableType, Type, VectorType};
use crate::value::{Opaque, OpaqueVal, RecordVal, TableVal, Value, VectorVal};
use std::rc::Rc;

/// The functions of a family by full name.
type Table = &'static [(&'static str, Builtin)];

const FAMILIES: &[Table] = &[
    addresses::TABLE,
    anonymize::TABLE,
    base64::TABLE,
    community_id::TABLE,
    connections::TABLE,
    control::TABLE,
    distinguished_name::TABLE,
    encoding::TABLE,
    entropy::TABLE,
    files::TABLE,
    format::TABLE,
    ftp::TABLE,
    globals::TABLE,
    groups::TABLE,
    hashes::TABLE,
    introspection::TABLE,
    json::TABLE,
    kinds::TABLE,
    lookups::TABLE,
    numbers::TABLE,
    option::TABLE,
    paraglob::TABLE,
    patterns::TABLE,
    process::TABLE,
    random::TABLE,
    reporter::TABLE,
    sketches::bloom::TABLE,
    sketches::hll::TABLE,
    sketches::topk::TABLE,
    smith_waterman::TABLE,
    sort::TABLE,
    stats::TABLE,
    strings::TABLE,
    tables::TABLE,
    time::TABLE,
    x509::TABLE,
];

/// All builtins by full name; a function's place is its [`BuiltinId`].
pub fn table() -> impl Iterator<Item = (&'static str, Builtin)> {
    FAMILIES.iter().copied().flatten().copied()
}

/// Gives an interpreter the builtins, and the program that it runs their names.
pub fn install(interp: &mut Interp) {
    interp.builtins.clear();
    interp.program.builtin_names.reserve(FAMILIES.iter().map(|family| family.len()).sum());
    for (i, (name, builtin)) in table().enumerate() {
        interp.builtins.push(builtin);
        interp.program.builtin_names.insert(name, BuiltinId(i as u32));
    }
}

/// What builtins keep between calls under a name in [`Interp::builtin_state`]; it is made at the first use.
fn kept<'a, T: 'static>(interp: &'a mut Interp, name: &'static str, start: impl FnOnce() -> T) -> &'a mut T {
    let slot = interp.builtin_state.entry(name).or_insert_with(|| Box::new(start()));
    slot.downcast_mut().unwrap_or_else(|| unreachable!("a name is used for one type only"))
}

/// Reports an error that the reference reports without a place.
fn unplaced(inv: &mut Invocation<'_>, message: impl Into<String>) {
    inv.interp.report(Diagnostic::error(codes::BUILTIN, Span::NONE, message));
}

/// Reports a warning that the reference reports without a place.
fn unplaced_warning(inv: &mut Invocation<'_>, message: impl Into<String>) {
    inv.interp.report(Diagnostic::warning(codes::BUILTIN, Span::NONE, message));
}

/// A record of a declared type with these fields, in its order; what the type has beyond them is unset.
fn new_record(inv: &Invocation<'_>, name: &str, fields: Vec<Value>) -> Eval<Value> {
    match inv.interp.record_type(name) {
        Some(ty) => Ok(Value::Record(Rc::new(RecordVal::new(ty, fields)))),
        None => Err(inv.exception(format!("there is no record type {name}"))),
    }
}

/// A record of a declared type whose fields are counts.
fn count_record(inv: &Invocation<'_>, name: &str, counts: &[u64]) -> Eval<Value> {
    new_record(inv, name, counts.iter().copied().map(Value::Count).collect())
}

/// An `index_vec`.
fn count_vector(interp: &Interp, counts: Vec<Value>) -> Value {
    let ty = match interp.named_type("index_vec") {
        Some(Type::Vector(ty)) => ty,
        _ => Rc::new(VectorType { name: None, element: Some(Type::Count) }),
    };
    Value::Vector(Rc::new(VectorVal::new(ty, counts)))
}

/// A `string_set`.
fn string_set(interp: &Interp, strings: impl IntoIterator<Item = Value>) -> Value {
    let ty = match interp.named_type("string_set") {
        Some(Type::Table(ty)) => ty,
        _ => Rc::new(TableType { name: None, index: vec![Type::String], value: None }),
    };
    let set = TableVal::new(ty);
    strings.into_iter().for_each(|s| {
        set.insert(s, Value::Unset);
    });
    Value::Table(Rc::new(set))
}

/// An opaque value as a script gets it.
fn opaque(inner: impl Opaque) -> Value {
    Value::Opaque(Rc::new(OpaqueVal(Box::new(inner))))
}

/// An opaque argument.
struct OpaqueRef(Rc<OpaqueVal>);

/// Argument `index` as an opaque value of any kind.
fn opaque_at(inv: &Invocation<'_>, index: usize) -> Eval<OpaqueRef> {
    match inv.args.get(index) {
        Some(Value::Opaque(o)) => Ok(OpaqueRef(o.clone())),
        _ => Err(inv.exception(format!("argument {}: expected an opaque value", index + 1))),
    }
}

impl OpaqueRef {
    /// What is in it.
    fn get<T: 'static>(&self, inv: &Invocation<'_>) -> Eval<&T> {
        let found = self.0.0.name();
        self.0.get().ok_or_else(|| inv.exception(format!("an opaque of {found} cannot be used here")))
    }
}

/// Reads an int as C's scanf does for `%d`: blanks, a sign, digits; beyond the range of an int it wraps. What follows
/// is left in `text`.
fn scan_int(text: &mut &[u8]) -> Option<i32> {
    let start = text.iter().take_while(|b| text::is_space(**b)).count();
    let (negative, digits) = match &text[start..] {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] | rest => (false, rest),
    };
    let length = digits.iter().take_while(|b| b.is_ascii_digit()).count();
    if length == 0 {
        return None;
    }
    let size = digits[..length].iter().fold(0i64, |n, b| n.saturating_mul(10).saturating_add(i64::from(b - b'0')));
    *text = &digits[length..];
    Some(if negative { size.wrapping_neg() } else { size } as i32)
}
