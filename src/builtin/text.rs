//! What many builtins share: strings as C sees them, values of the types that are declared in scripts, messages of the
//! operating system.

use crate::eval::{Eval, Interp, Invocation};
use crate::types::{Type, VectorType};
use crate::value::{Value, VectorVal};
use std::borrow::Cow;
use std::ffi::OsString;
use std::io;
use std::path::PathBuf;
use std::rc::Rc;

/// The longest string that a builtin makes out of a length it is given.
const LONGEST: u64 = 1 << 30;

/// A string where the reference needs one without NUL: it reports a NUL, and goes on with a text that says so.
pub(super) fn c_string<'a>(inv: &mut Invocation<'_>, s: &'a [u8]) -> &'a [u8] {
    if !s.contains(&0) {
        return s;
    }
    let mut shown = Vec::new();
    crate::value::numbers::escape_printable(&mut shown, s);
    super::unplaced(inv, format!("string with embedded NUL: \"{}\"", lossy(&shown)));
    b"<string-with-NUL>"
}

/// Argument `index` as [`c_string`] gives it.
pub(super) fn c_argument<'a>(inv: &mut Invocation<'a>, index: usize) -> Eval<&'a [u8]> {
    let s = inv.bytes(index)?;
    Ok(c_string(inv, s))
}

/// What comes before the first NUL.
pub(super) fn until_nul(s: &[u8]) -> &[u8] {
    s.split(|&b| b == 0).next().unwrap_or_default()
}

/// Bytes as text, for messages and for the names of files.
pub(super) fn lossy(s: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(s)
}

/// A length that a script asks for, if a string can be so long.
pub(super) fn length(inv: &Invocation<'_>, wanted: u64) -> Eval<usize> {
    if wanted > LONGEST {
        return Err(inv.exception(format!("a string of {wanted} bytes is too long")));
    }
    Ok(wanted as usize)
}

/// A `string_vec`.
pub(super) fn string_vec(interp: &Interp, items: Vec<Value>) -> Value {
    named_vector(interp, "string_vec", Type::String, items)
}

/// A vector of a type that is declared under that name, or else of such elements.
pub(super) fn named_vector(interp: &Interp, name: &str, element: Type, items: Vec<Value>) -> Value {
    let ty = match interp.named_type(name) {
        Some(Type::Vector(ty)) => ty,
        _ => Rc::new(VectorType { name: None, element: Some(element) }),
    };
    Value::Vector(Rc::new(VectorVal::new(ty, items)))
}

/// What the operating system says about a failure, in its own words only.
pub(super) fn os_message(error: &io::Error) -> String {
    let text = error.to_string();
    match text.split_once(" (os error") {
        Some((message, _)) => message.to_owned(),
        None => text,
    }
}

/// Bytes as lower-case hex digits.
pub(super) fn hex(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() * 2);
    push_hex(&mut out, bytes);
    out
}

/// Appends bytes as lower-case hex digits.
pub(super) fn push_hex(out: &mut Vec<u8>, bytes: &[u8]) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    for b in bytes {
        out.push(DIGITS[usize::from(b >> 4)]);
        out.push(DIGITS[usize::from(b & 15)]);
    }
}

/// The value of a hex digit.
pub(super) fn hex_digit(b: u8) -> Option<u8> {
    (b as char).to_digit(16).map(|d| d as u8)
}

/// Whether C's isspace holds it for a blank.
pub(super) fn is_space(b: u8) -> bool {
    matches!(b, b' ' | b'\t'..=b'\r')
}

/// Bytes as the operating system takes them, in names of files and in the environment.
#[cfg(unix)]
pub(super) fn os_string(s: &[u8]) -> OsString {
    std::os::unix::ffi::OsStringExt::from_vec(s.to_vec())
}

/// Bytes as the operating system takes them, in names of files and in the environment.
#[cfg(not(unix))]
pub(super) fn os_string(s: &[u8]) -> OsString {
    lossy(s).into_owned().into()
}

/// A file's path from its name.
pub(super) fn path(name: &[u8]) -> PathBuf {
    os_string(name).into()
}
