//! The builtins over strings: searching, splitting, replacing, changing case, padding, comparing.
//!
//! Strings are bytes, and only ASCII letters are letters. What comes out unchanged is handed on without a copy.

mod search;
mod shape;
mod split;

pub(super) use split::replaced;

use super::{text, unplaced};
use crate::eval::{Builtin, Eval, Invocation};
use crate::value::Value;

/// The builtins of this family.
pub(super) const TABLE: &[(&str, Builtin)] = &[
    ("count_substr", search::count_substr),
    ("edit", edit),
    ("ends_with", search::ends_with),
    ("find_all", search::find_all),
    ("find_all_ordered", search::find_all_ordered),
    ("find_first", search::find_first),
    ("find_last", search::find_last),
    ("find_str", search::find_str),
    ("gsub", split::gsub),
    ("is_alnum", shape::is_alnum),
    ("is_alpha", shape::is_alpha),
    ("is_ascii", shape::is_ascii),
    ("is_num", shape::is_num),
    ("join_string_set", split::join_string_set),
    ("join_string_vec", split::join_string_vec),
    ("levenshtein_distance", levenshtein_distance),
    ("ljust", shape::ljust),
    ("lstrip", shape::lstrip),
    ("remove_prefix", split::remove_prefix),
    ("remove_suffix", split::remove_suffix),
    ("reverse", shape::reverse),
    ("rfind_str", search::rfind_str),
    ("rjust", shape::rjust),
    ("rstrip", shape::rstrip),
    ("safe_shell_quote", safe_shell_quote),
    ("split_string", split::split_string),
    ("split_string1", split::split_string1),
    ("split_string_all", split::split_string_all),
    ("split_string_n", split::split_string_n),
    ("starts_with", search::starts_with),
    ("str_split_indices", split::str_split_indices),
    ("strcmp", strcmp),
    ("string_cat", string_cat),
    ("string_fill", shape::string_fill),
    ("strip", shape::strip),
    ("strstr", search::strstr),
    ("sub", split::sub),
    ("sub_bytes", sub_bytes),
    ("subst_string", split::subst_string),
    ("swap_case", shape::swap_case),
    ("to_lower", shape::to_lower),
    ("to_title", shape::to_title),
    ("to_upper", shape::to_upper),
    ("zfill", shape::zfill),
];

/// With one row of the matrix only.
fn levenshtein_distance(inv: &mut Invocation) -> Eval<Value> {
    let (a, b) = (inv.bytes(0)?, inv.bytes(1)?);
    let mut row: Vec<u64> = (0..=b.len() as u64).collect();
    for (i, x) in a.iter().enumerate() {
        inv.interp.go_on()?;
        let mut diagonal = row[0];
        row[0] = i as u64 + 1;
        for (j, y) in b.iter().enumerate() {
            let above = row[j + 1];
            row[j + 1] = (above + 1).min(row[j] + 1).min(diagonal + u64::from(x != y));
            diagonal = above;
        }
    }
    Ok(Value::Count(row[b.len()]))
}

fn string_cat(inv: &mut Invocation) -> Eval<Value> {
    let mut out = Vec::new();
    for arg in inv.args {
        let Some(s) = arg.as_bytes() else {
            unplaced(inv, "string_cat() requires string arguments");
            return Ok(Value::string(""));
        };
        out.extend_from_slice(s);
    }
    Ok(Value::string_from(out))
}

fn edit(inv: &mut Invocation) -> Eval<Value> {
    let (s, eraser) = (inv.bytes(0)?, inv.bytes(1)?);
    if eraser.len() != 1 {
        inv.error("not exactly one edit character");
    }
    let eraser = eraser.first().copied().unwrap_or(0);
    let mut out = Vec::with_capacity(s.len());
    for &b in s {
        if b == eraser {
            out.pop();
        } else {
            out.push(b);
        }
    }
    Ok(Value::string_from(out))
}

/// Positions and lengths are C ints in the reference and wrap as those do.
fn sub_bytes(inv: &mut Invocation) -> Eval<Value> {
    let s = inv.bytes(0)?;
    let start = inv.count(1)?.saturating_sub(1) as i32;
    let length = inv.int(2)? as i32;
    let Some(rest) = usize::try_from(start).ok().and_then(|start| s.get(start..)) else {
        return Ok(Value::string(""));
    };
    let length = usize::try_from(length).map_or(rest.len(), |n| n.min(rest.len()));
    if length == s.len() {
        return Ok(inv.value(0));
    }
    Ok(Value::string(&rest[..length]))
}

/// The difference of the first bytes that differ, as C's memcmp gives it; by length it is only -1 or 1.
fn strcmp(inv: &mut Invocation) -> Eval<Value> {
    let (a, b) = (inv.bytes(0)?, inv.bytes(1)?);
    let differing = a.iter().zip(b).find(|(x, y)| x != y);
    Ok(Value::Int(match differing {
        Some((&x, &y)) => i64::from(x) - i64::from(y),
        None => a.len().cmp(&b.len()) as i64,
    }))
}

fn safe_shell_quote(inv: &mut Invocation) -> Eval<Value> {
    let s = inv.bytes(0)?;
    let mut out = Vec::with_capacity(s.len() + 2);
    out.push(b'"');
    for &b in s {
        if matches!(b, b'`' | b'"' | b'\\' | b'$') {
            out.push(b'\\');
        }
        out.push(b);
    }
    out.push(b'"');
    Ok(Value::string_from(out))
}
