//! What kind of data a string holds, by its beginning.
//!
//! The reference decides by some four hundred signatures, this by those of the infer crate and by a look for plain
//! text; the common kinds agree.

use super::text::named_vector;
use super::{Table, unplaced_warning};
use crate::eval::{Eval, Invocation};
use crate::types::Type;
use crate::value::{RecordVal, Value};
use std::rc::Rc;

pub(super) const TABLE: Table = &[("identify_data", identify_data), ("file_magic", file_magic)];

/// The MIME type, and how sure it is: the reference gives text a lower strength than what has a signature.
fn kind(data: &[u8]) -> Option<(&'static str, i64)> {
    match infer::get(data) {
        Some(kind) => Some((kind.mime_type(), 0)),
        None => is_text(data).then_some(("text/plain", -20)),
    }
}

/// Ten bytes of printable text, a byte order mark aside.
fn is_text(data: &[u8]) -> bool {
    let data = data.strip_prefix(b"\xef\xbb\xbf").unwrap_or(data);
    data.first_chunk::<10>().is_some_and(|start| start.iter().all(|b| matches!(b, b' '..=b'~' | b'\t'..=b'\r')))
}

fn identify_data(inv: &mut Invocation<'_>) -> Eval<Value> {
    if !inv.bool(1)? {
        unplaced_warning(inv, "identify_data() gives MIME types only, but more was asked for");
    }
    Ok(Value::string(kind(inv.bytes(0)?).map_or("<unknown>", |(mime, _)| mime)))
}

fn file_magic(inv: &mut Invocation<'_>) -> Eval<Value> {
    let Some(ty) = inv.interp.record_type("mime_match") else { return Ok(Value::Unset) };
    let record = |(mime, strength): (&str, i64)| {
        let fields = vec![Value::Int(strength), Value::string(mime)];
        Value::Record(Rc::new(RecordVal::new(ty.clone(), fields)))
    };
    let matches = kind(inv.bytes(0)?).map(record).into_iter().collect();
    Ok(named_vector(inv.interp, "mime_matches", Type::Record(ty), matches))
}
