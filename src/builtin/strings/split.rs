//! Taking strings apart, replacing parts of them, and putting them together.

use super::text;
use crate::eval::{Eval, Invocation};
use crate::types::Type;
use crate::value::{Pattern, Value};
use memchr::memmem;

pub(super) fn split_string(inv: &mut Invocation) -> Eval<Value> {
    split(inv, false, 0)
}

pub(super) fn split_string1(inv: &mut Invocation) -> Eval<Value> {
    split(inv, false, 1)
}

pub(super) fn split_string_all(inv: &mut Invocation) -> Eval<Value> {
    split(inv, true, 0)
}

pub(super) fn split_string_n(inv: &mut Invocation) -> Eval<Value> {
    let (keep, most) = (inv.bool(2)?, inv.count(3)?);
    split(inv, keep, most)
}

/// Splits at `most` matches, at all of them where that is 0, and keeps them if told so.
fn split(inv: &mut Invocation, keep: bool, most: u64) -> Eval<Value> {
    let (s, pattern) = (inv.bytes(0)?, inv.pattern(1)?);
    let most = if most == 0 { usize::MAX } else { usize::try_from(most).unwrap_or(usize::MAX) };
    let mut parts = Vec::new();
    let mut at = 0;
    for found in pattern.matches(s).take(most) {
        parts.push(Value::string(&s[at..found.start]));
        at = found.end;
        if keep {
            parts.push(Value::string(&s[found]));
        }
    }
    parts.push(Value::string(&s[at..]));
    Ok(text::string_vec(inv.interp, parts))
}

pub(super) fn sub(inv: &mut Invocation) -> Eval<Value> {
    replace(inv, 1)
}

pub(super) fn gsub(inv: &mut Invocation) -> Eval<Value> {
    replace(inv, usize::MAX)
}

fn replace(inv: &Invocation, most: usize) -> Eval<Value> {
    let (s, pattern, new) = (inv.bytes(0)?, inv.pattern(1)?, inv.bytes(2)?);
    Ok(replaced(s, pattern, new, most).map_or_else(|| inv.value(0), Value::string_from))
}

/// A string with its first `most` matches replaced; none where nothing matches.
pub(in crate::builtin) fn replaced(s: &[u8], pattern: &Pattern, new: &[u8], most: usize) -> Option<Vec<u8>> {
    let mut found = pattern.matches(s).take(most).peekable();
    found.peek()?;
    let mut out = Vec::with_capacity(s.len() + new.len());
    let mut at = 0;
    for m in found {
        out.extend_from_slice(&s[at..m.start]);
        out.extend_from_slice(new);
        at = m.end;
    }
    out.extend_from_slice(&s[at..]);
    Some(out)
}

pub(super) fn subst_string(inv: &mut Invocation) -> Eval<Value> {
    let (s, old, new) = (inv.bytes(0)?, inv.bytes(1)?, inv.bytes(2)?);
    if old.is_empty() || memmem::find(s, old).is_none() {
        return Ok(inv.value(0));
    }
    let mut out = Vec::with_capacity(s.len() + new.len());
    let mut at = 0;
    for found in memmem::find_iter(s, old) {
        out.extend_from_slice(&s[at..found]);
        out.extend_from_slice(new);
        at = found + old.len();
    }
    out.extend_from_slice(&s[at..]);
    Ok(Value::string_from(out))
}

pub(super) fn join_string_vec(inv: &mut Invocation) -> Eval<Value> {
    let (vec, sep) = (inv.vector(0)?, inv.bytes(1)?);
    let mut out = Vec::new();
    for (i, item) in vec.items().iter().enumerate() {
        if i > 0 {
            out.extend_from_slice(sep);
        }
        if let Some(s) = item.as_bytes() {
            out.extend_from_slice(s);
        }
    }
    Ok(Value::string_from(out))
}

pub(super) fn join_string_set(inv: &mut Invocation) -> Eval<Value> {
    let (set, sep) = (inv.table(0)?, inv.bytes(1)?);
    let ty = set.ty();
    if !ty.is_set() || !(matches!(ty.index.as_slice(), [Type::String]) || ty.is_unspecified()) {
        inv.error("join_string_set() requires a string set argument");
        return Ok(Value::string(""));
    }
    let mut out = Vec::new();
    for (i, key) in set.keys().iter().enumerate() {
        if i > 0 {
            out.extend_from_slice(sep);
        }
        if let Some(s) = key.as_bytes() {
            out.extend_from_slice(s);
        }
    }
    Ok(Value::string_from(out))
}

/// The reference sorts the starts, those out of range as 0, throws doubles away, and takes for the length of the last
/// part the distance to what happens to be left behind it: the rest of the string where that is negative, nothing
/// where it is 0. Reference: ZeekString.cc, String::Split.
pub(super) fn str_split_indices(inv: &mut Invocation) -> Eval<Value> {
    let (s, indices) = (inv.bytes(0)?, inv.vector(1)?);
    let given: Vec<i64> = indices.items().iter().map(|v| v.word().unwrap_or(0) as i32 as i64).collect();
    if given.is_empty() {
        return Ok(text::string_vec(inv.interp, Vec::new()));
    }
    let mut starts = vec![0; given.len() + 1];
    starts.extend(given.into_iter().map(|i| if (0..s.len() as i64).contains(&i) { i } else { 0 }));
    starts.sort_unstable();
    let kept = keep_first_of_equals(&mut starts);
    let part = |i: usize| {
        let start = starts[i] as usize;
        let length = starts.get(i + 1).map_or(-1, |next| next - starts[i]);
        let end = usize::try_from(length).map_or(s.len(), |n| (start + n).min(s.len()));
        Value::string(&s[start..end])
    };
    Ok(text::string_vec(inv.interp, (0..kept).map(part).collect()))
}

/// Moves the first of each run of equals to the front; how many there are. What is behind them stays as it was.
fn keep_first_of_equals(sorted: &mut [i64]) -> usize {
    let mut kept = 0;
    for i in 0..sorted.len() {
        if i == 0 || sorted[i] != sorted[kept - 1] {
            sorted[kept] = sorted[i];
            kept += 1;
        }
    }
    kept
}

/// It looks for the next prefix from one byte after the last on, so that overlapping ones stop it: `aaaa` without `aa`
/// is `aa`. Reference: strings.bif.
pub(super) fn remove_prefix(inv: &mut Invocation) -> Eval<Value> {
    let (s, prefix) = (inv.bytes(0)?, inv.bytes(1)?);
    if prefix.is_empty() || !s.starts_with(prefix) {
        return Ok(inv.value(0));
    }
    let find_after = |at: usize| memmem::find(&s[at + 1..], prefix).map(|found| at + 1 + found);
    let mut end = prefix.len();
    let mut found = find_after(0);
    while let Some(at) = found
        && at == end
        && end < s.len()
    {
        end += prefix.len();
        found = find_after(at);
    }
    Ok(Value::string(&s[end..]))
}

/// As [`remove_prefix`], from the other end.
pub(super) fn remove_suffix(inv: &mut Invocation) -> Eval<Value> {
    let (s, suffix) = (inv.bytes(0)?, inv.bytes(1)?);
    if suffix.is_empty() || !s.ends_with(suffix) {
        return Ok(inv.value(0));
    }
    // Nowhere is the greatest position, and positions wrap: where less than a suffix is left before those taken away,
    // nothing is taken away at all. Reference: strings.bif.
    let find = |last: usize| {
        let end = last.saturating_add(suffix.len()).min(s.len());
        memmem::rfind(&s[..end], suffix).unwrap_or(usize::MAX)
    };
    let mut found = s.len() - suffix.len();
    let mut start = found;
    while found == start {
        start = start.wrapping_sub(suffix.len());
        found = find(found.wrapping_sub(1));
    }
    Ok(Value::string(&s[..start.wrapping_add(suffix.len()).min(s.len())]))
}
