//! Finding strings and patterns in strings.

use super::text;
use crate::builtin::reporter::weird;
use crate::builtin::{string_set, unplaced};
use crate::eval::{Eval, Invocation};
use crate::value::Value;
use memchr::memmem;

pub(super) fn strstr(inv: &mut Invocation) -> Eval<Value> {
    let found = memmem::find(inv.bytes(0)?, inv.bytes(1)?);
    Ok(Value::Count(found.map_or(0, |at| at as u64 + 1)))
}

pub(super) fn starts_with(inv: &mut Invocation) -> Eval<Value> {
    Ok(Value::bool(inv.bytes(0)?.starts_with(inv.bytes(1)?)))
}

pub(super) fn ends_with(inv: &mut Invocation) -> Eval<Value> {
    Ok(Value::bool(inv.bytes(0)?.ends_with(inv.bytes(1)?)))
}

pub(super) fn count_substr(inv: &mut Invocation) -> Eval<Value> {
    let (s, sub) = (inv.bytes(0)?, inv.bytes(1)?);
    if sub.is_empty() {
        return Err(inv.exception("the empty string occurs without end"));
    }
    Ok(Value::Count(memmem::find_iter(s, sub).count() as u64))
}

pub(super) fn find_str(inv: &mut Invocation) -> Eval<Value> {
    find_within(inv, memmem::find)
}

pub(super) fn rfind_str(inv: &mut Invocation) -> Eval<Value> {
    find_within(inv, memmem::rfind)
}

/// What is searched is as long as `end` says, counted from `start`: the reference takes `end` for a length, once it has
/// checked it as a position.
fn find_within(inv: &mut Invocation, find: fn(&[u8], &[u8]) -> Option<usize>) -> Eval<Value> {
    const NOT_FOUND: Value = Value::Int(-1);
    let (s, sub) = (inv.bytes(0)?, inv.bytes(1)?);
    let (start, end, case_sensitive) = (inv.count(2)?, inv.int(3)?, inv.bool(4)?);
    let Some(start) = usize::try_from(start).ok().filter(|&start| start <= s.len()) else {
        return Ok(NOT_FOUND);
    };
    if end != -1 && end < start as i64 {
        unplaced(inv, "the end position must be greater than the start position");
        return Ok(NOT_FOUND);
    }
    let end = usize::try_from(end).map_or(s.len(), |end| end.min(s.len()));
    if (end + 1).saturating_sub(start) < sub.len() {
        return Ok(NOT_FOUND);
    }
    let within = &s[start..(start + end).min(s.len())];
    let found =
        if case_sensitive { find(within, sub) } else { find(&within.to_ascii_lowercase(), &sub.to_ascii_lowercase()) };
    Ok(found.map_or(NOT_FOUND, |at| Value::Int((start + at) as i64)))
}

pub(super) fn find_first(inv: &mut Invocation) -> Eval<Value> {
    let (s, pattern, offset) = (inv.bytes(0)?, inv.pattern(1)?, inv.count(2)?);
    let from = usize::try_from(offset).unwrap_or(usize::MAX);
    Ok(Value::string(pattern.find_first(s, from).map_or(&b""[..], |found| &s[found])))
}

pub(super) fn find_last(inv: &mut Invocation) -> Eval<Value> {
    let (s, pattern, offset) = (inv.bytes(0)?, inv.pattern(1)?, inv.count(2)?);
    let from = usize::try_from(offset).unwrap_or(usize::MAX);
    Ok(Value::string(pattern.find_last(s, from).map_or(&b""[..], |found| &s[found])))
}

pub(super) fn find_all(inv: &mut Invocation) -> Eval<Value> {
    let found = all_matches(inv)?;
    Ok(string_set(inv.interp, found))
}

pub(super) fn find_all_ordered(inv: &mut Invocation) -> Eval<Value> {
    let found = all_matches(inv)?;
    Ok(text::string_vec(inv.interp, found))
}

/// None in a string that is too long, which is a weird. The reference never ends where a match is empty.
fn all_matches(inv: &mut Invocation) -> Eval<Vec<Value>> {
    let (s, pattern, limit) = (inv.bytes(0)?, inv.pattern(1)?, inv.int(2)?);
    let mut found = Vec::new();
    if exceeds(inv, s.len(), limit) {
        return Ok(found);
    }
    let mut from = 0;
    while let Some(at) = pattern.find_first(s, from) {
        if at.is_empty() {
            return Err(inv.exception("the pattern matches the empty string, which occurs without end"));
        }
        from = at.end;
        found.push(Value::string(&s[at]));
    }
    Ok(found)
}

/// Whether a string is longer than `limit`, or than the script's constant where that is negative; 0 is no limit.
fn exceeds(inv: &mut Invocation, length: usize, limit: i64) -> bool {
    let (limit, source) = match limit {
        ..0 => {
            let constant = inv.interp.global("max_find_all_string_length").and_then(|v| v.as_int());
            (constant.unwrap_or(10_000), "(from constant max_find_all_string_length")
        }
        given => (given, ""),
    };
    let exceeded = limit > 0 && length as u64 > limit as u64;
    if exceeded {
        let place = inv.interp.reporter.locate(inv.span);
        let place = place.map_or_else(String::new, |(file, line)| format!("{file}, line {line}"));
        let more = format!("{place}: length {length} exceeded {limit}{source}");
        weird(inv.interp, "max_find_all_string_length_exceeded", &more, "");
    }
    exceeded
}
