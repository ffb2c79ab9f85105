//! Many shell patterns matched at once.
//!
//! Each pattern is cut at its wildcards into words; only the patterns with a word that occurs in the text are tried in
//! full, and a pattern comes up once for each of its words that does (the reference's paraglob library does so).

use super::text::{string_vec, until_nul};
use super::{Table, opaque, opaque_at, unplaced};
use crate::eval::{Eval, Invocation};
use crate::types::Type;
use crate::value::{Opaque, Value};
use aho_corasick::AhoCorasick;
use indexmap::IndexMap;
use std::any::Any;
use std::collections::HashSet;
use std::rc::Rc;

pub(super) const TABLE: Table =
    &[("paraglob_init", paraglob_init), ("paraglob_match", paraglob_match), ("paraglob_equals", paraglob_equals)];

/// A shell pattern.
type Glob = Rc<[u8]>;

/// `opaque of paraglob`
#[derive(Clone)]
struct Paraglob {
    /// The words and the patterns that have them.
    words: Rc<IndexMap<Vec<u8>, Vec<Glob>>>,
    finder: Rc<AhoCorasick>,
    /// The patterns without words.
    wild: Rc<Vec<Glob>>,
}

impl Paraglob {
    fn new(patterns: &[Glob]) -> Result<Paraglob, String> {
        let mut words: IndexMap<Vec<u8>, Vec<Glob>> = IndexMap::new();
        let mut wild = Vec::new();
        for pattern in patterns {
            let found = words_of(pattern);
            if found.is_empty() && !pattern.is_empty() {
                wild.push(pattern.clone());
            }
            for word in found {
                let owners = words.entry(word).or_default();
                // Equal neighbours would come out as one.
                if owners.last() != Some(pattern) {
                    owners.push(pattern.clone());
                }
            }
        }
        let finder = AhoCorasick::new(words.keys()).map_err(|e| e.to_string())?;
        Ok(Paraglob { words: Rc::new(words), finder: Rc::new(finder), wild: Rc::new(wild) })
    }

    /// The patterns that match a text; those without words are not tried.
    fn matches(&self, text: &[u8]) -> Vec<Glob> {
        let found: HashSet<usize> = self.finder.find_overlapping_iter(text).map(|m| m.pattern().as_usize()).collect();
        let mut found: Vec<usize> = found.into_iter().collect();
        found.sort_unstable();
        let shown = until_nul(text);
        let candidates = found.into_iter().filter_map(|i| self.words.get_index(i)).flat_map(|(_, patterns)| patterns);
        let mut matches: Vec<Glob> = candidates.filter(|p| glob_matches(until_nul(p), shown)).cloned().collect();
        matches.extend(self.wild.iter().cloned());
        matches.dedup();
        matches
    }
}

impl Opaque for Paraglob {
    fn name(&self) -> &'static str {
        "paraglob"
    }

    fn copy(&self) -> Option<Box<dyn Opaque>> {
        Some(Box::new(self.clone()))
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// What a pattern holds between wildcards and brackets.
fn words_of(pattern: &[u8]) -> Vec<Vec<u8>> {
    let mut pieces = Vec::new();
    let mut rest = pattern;
    while let Some(open) = rest.iter().position(|b| *b == b'[')
        && let Some(length) = rest[open..].iter().position(|b| *b == b']')
    {
        pieces.push(&rest[..open]);
        rest = &rest[open + length + 1..];
    }
    pieces.push(rest);
    let words = pieces.into_iter().flat_map(|piece| piece.split(|b| matches!(b, b'*' | b'?')));
    words.filter(|word| !word.is_empty()).map(<[u8]>::to_vec).collect()
}

/// Whether a shell pattern matches a text, as C's fnmatch has it without flags.
fn glob_matches(pattern: &[u8], text: &[u8]) -> bool {
    let (mut p, mut t) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    loop {
        if pattern.get(p) == Some(&b'*') {
            star = Some((p + 1, t));
            p += 1;
            continue;
        }
        if p == pattern.len() && t == text.len() {
            return true;
        }
        if let Some(&byte) = text.get(t)
            && let Some(length) = unit_matches(&pattern[p..], byte)
        {
            p += length;
            t += 1;
            continue;
        }
        // Let the last star take one byte more.
        match star {
            Some((after, taken)) if taken < text.len() => {
                (p, t) = (after, taken + 1);
                star = Some((after, taken + 1));
            }
            _ => return false,
        }
    }
}

/// The length of the first unit of a pattern, where it matches a byte.
fn unit_matches(pattern: &[u8], byte: u8) -> Option<usize> {
    match pattern {
        [b'?', ..] => Some(1),
        [b'\\', escaped, ..] => (*escaped == byte).then_some(2),
        [b'[', inside @ ..] => match bracket(inside, byte) {
            Some((length, matches)) => matches.then_some(length + 1),
            None => (byte == b'[').then_some(1),
        },
        [plain, ..] => (*plain == byte).then_some(1),
        [] => None,
    }
}

/// A bracket expression behind its `[`: its length with the `]`, and whether it matches. None where it is not closed.
fn bracket(inside: &[u8], byte: u8) -> Option<(usize, bool)> {
    let negated = matches!(inside.first(), Some(b'!' | b'^'));
    let mut at = usize::from(negated);
    let mut matches = false;
    let mut first = true;
    loop {
        match &inside[at..] {
            [] => return None,
            [b']', ..] if !first => return Some((at + 1, matches != negated)),
            [b'[', b':', rest @ ..] if rest.windows(2).any(|w| w == b":]") => {
                let length = rest.windows(2).position(|w| w == b":]")?;
                matches |= is_of_class(&rest[..length], byte);
                at += length + 4;
            }
            _ => {
                let (low, length) = bracket_byte(&inside[at..])?;
                at += length;
                let mut high = low;
                if let [b'-', end, ..] = inside[at..]
                    && end != b']'
                {
                    let (end, length) = bracket_byte(&inside[at + 1..])?;
                    high = end;
                    at += length + 1;
                }
                matches |= (low..=high).contains(&byte);
            }
        }
        first = false;
    }
}

/// A byte within brackets, escaped or not, and how long it is written.
fn bracket_byte(inside: &[u8]) -> Option<(u8, usize)> {
    match inside {
        [b'\\', escaped, ..] => Some((*escaped, 2)),
        [plain, ..] => Some((*plain, 1)),
        [] => None,
    }
}

fn is_of_class(class: &[u8], byte: u8) -> bool {
    match class {
        b"alpha" => byte.is_ascii_alphabetic(),
        b"digit" => byte.is_ascii_digit(),
        b"alnum" => byte.is_ascii_alphanumeric(),
        b"upper" => byte.is_ascii_uppercase(),
        b"lower" => byte.is_ascii_lowercase(),
        b"space" => matches!(byte, b' ' | b'\t'..=b'\r'),
        b"blank" => matches!(byte, b' ' | b'\t'),
        b"punct" => byte.is_ascii_punctuation(),
        b"print" => matches!(byte, b' '..=b'~'),
        b"graph" => byte.is_ascii_graphic(),
        b"cntrl" => byte.is_ascii_control(),
        b"xdigit" => byte.is_ascii_hexdigit(),
        _ => false,
    }
}

fn paraglob_init(inv: &mut Invocation<'_>) -> Eval<Value> {
    let patterns = match inv.args.first() {
        Some(Value::Vector(v)) if matches!(v.ty().element, Some(Type::String)) => v.items().clone(),
        _ => {
            unplaced(inv, "paraglob requires a vector of strings for initialization");
            return Ok(Value::Unset);
        }
    };
    let patterns: Vec<Glob> = patterns.iter().filter_map(|p| Some(p.as_bytes()?.into())).collect();
    match Paraglob::new(&patterns) {
        Ok(paraglob) => Ok(opaque(paraglob)),
        Err(why) => {
            unplaced(inv, format!("paraglob failed to add a pattern: {why}"));
            Ok(Value::Unset)
        }
    }
}

fn paraglob_match(inv: &mut Invocation<'_>) -> Eval<Value> {
    let handle = opaque_at(inv, 0)?;
    let matches = handle.get::<Paraglob>(inv)?.matches(inv.bytes(1)?);
    let strings = matches.into_iter().map(Value::string).collect();
    Ok(string_vec(inv.interp, strings))
}

/// Two are equal that have the same words.
fn paraglob_equals(inv: &mut Invocation<'_>) -> Eval<Value> {
    let (a, b) = (opaque_at(inv, 0)?, opaque_at(inv, 1)?);
    let (a, b): (&Paraglob, &Paraglob) = (a.get(inv)?, b.get(inv)?);
    let equal = a.words.len() == b.words.len() && a.words.keys().all(|word| b.words.contains_key(word));
    Ok(Value::bool(equal))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matches(patterns: &[&str], text: &str) -> Vec<String> {
        let patterns: Vec<Glob> = patterns.iter().map(|p| p.as_bytes().into()).collect();
        let found = Paraglob::new(&patterns).unwrap().matches(text.as_bytes());
        found.iter().map(|p| String::from_utf8_lossy(p).into_owned()).collect()
    }

    #[test]
    fn a_pattern_comes_up_once_for_each_of_its_words() {
        assert_eq!(
            matches(&["*", "d?g", "*og", "d?", "d[!wl]g"], "dog"),
            ["d?g", "d[!wl]g", "d?g", "d[!wl]g", "*og", "*"]
        );
        assert_eq!(matches(&["once", "!o*", "once"], "once"), ["once"]);
        assert_eq!(matches(&["z*ro", "zero\0zero"], "zero\0zero"), ["z*ro", "zero\0zero"]);
        assert!(matches(&[], "x").is_empty());
    }

    #[test]
    fn globs_match_as_fnmatch_does() {
        for (pattern, text, wanted) in [
            ("*.gov*", "www.x.gov", true),
            ("a*b*c", "aXbXbXc", true),
            ("a*b", "acbd", false),
            ("[a-c]?", "bz", true),
            ("[!a-c]", "b", false),
            ("[]]", "]", true),
            ("[[:digit:]x]", "7", true),
            ("a\\*", "a*", true),
            ("a[", "a[", true),
            ("", "", true),
            ("*", "", true),
            ("?", "", false),
        ] {
            assert_eq!(glob_matches(pattern.as_bytes(), text.as_bytes()), wanted, "{pattern} {text}");
        }
    }
}
