//! What a pattern matches, as sets of byte strings.
//!
//! To the reference `^` and `$` are symbols of the input, one before and one after its bytes, which an expression takes
//! up like any byte: `^^` never matches, and `x*` may pass by both. A [`Marked`] therefore holds four languages of plain
//! bytes, by which of the two marks a match takes up, and each operator works on all four. What comes out needs no
//! anchors any more.

use std::collections::HashSet;
use std::rc::Rc;

use regex_syntax::hir::{Class, ClassBytes, ClassBytesRange, Hir, Repetition};

/// A set of bytes, one bit each.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct ByteSet([u64; 4]);

impl ByteSet {
    pub(super) const ALL: ByteSet = ByteSet([u64::MAX; 4]);

    pub(super) fn one(byte: u8) -> ByteSet {
        let mut set = ByteSet::default();
        set.insert(byte);
        set
    }

    pub(super) fn insert(&mut self, byte: u8) {
        self.0[usize::from(byte >> 6)] |= 1 << (byte & 63);
    }

    pub(super) fn contains(&self, byte: u8) -> bool {
        self.0[usize::from(byte >> 6)] >> (byte & 63) & 1 == 1
    }

    pub(super) fn union(&self, other: &ByteSet) -> ByteSet {
        ByteSet(std::array::from_fn(|i| self.0[i] | other.0[i]))
    }

    pub(super) fn complement(&self) -> ByteSet {
        ByteSet(self.0.map(|bits| !bits))
    }

    fn ranges(&self) -> Vec<ClassBytesRange> {
        let mut ranges = Vec::new();
        let mut start = None;
        for byte in 0..=255 {
            match (self.contains(byte), start) {
                (true, None) => start = Some(byte),
                (false, Some(first)) => {
                    ranges.push(ClassBytesRange::new(first, byte - 1));
                    start = None;
                }
                _ => {}
            }
        }
        ranges.extend(start.map(|first| ClassBytesRange::new(first, 255)));
        ranges
    }
}

/// A regular language of bytes; shared, so that equal parts are recognised by their address.
#[derive(Clone)]
pub(super) struct Language(Rc<Node>);

struct Node {
    kind: Kind,
    /// Whether the empty string is in the language.
    nullable: bool,
    /// About how many automaton states it takes.
    size: u64,
    /// How many levels lie below.
    depth: u32,
}

enum Kind {
    Nothing,
    Empty,
    Set(ByteSet),
    Concat(Vec<Language>),
    Either(Vec<Language>),
    Repeat { of: Language, min: u32, max: Option<u32> },
}

impl Language {
    /// No string at all.
    pub(super) fn nothing() -> Language {
        Language::of(Kind::Nothing, false, 0, 0)
    }

    /// The empty string only.
    pub(super) fn empty() -> Language {
        Language::of(Kind::Empty, true, 1, 0)
    }

    /// The strings of one byte of the set.
    pub(super) fn set(set: ByteSet) -> Language {
        if set == ByteSet::default() {
            return Language::nothing();
        }
        Language::of(Kind::Set(set), false, set.ranges().len() as u64, 0)
    }

    /// A string of `self` followed by one of `next`.
    pub(super) fn concat(mut self, next: &Language) -> Language {
        match (&self.0.kind, &next.0.kind) {
            (Kind::Nothing, _) | (_, Kind::Empty) => return self,
            (_, Kind::Nothing) | (Kind::Empty, _) => return next.clone(),
            _ => {}
        }
        // A long series grows in place: copying it for each part would be quadratic.
        if let Some(node) = Rc::get_mut(&mut self.0)
            && let Kind::Concat(parts) = &mut node.kind
        {
            next.push_parts(parts);
            node.nullable &= next.0.nullable;
            node.size = node.size.saturating_add(next.0.size);
            node.depth = node.depth.max(next.0.depth + 1);
            return self;
        }
        let mut parts = Vec::new();
        self.push_parts(&mut parts);
        next.push_parts(&mut parts);
        let (a, b) = (&self.0, &next.0);
        let depth = a.depth.max(b.depth) + 1;
        Language::of(Kind::Concat(parts), a.nullable && b.nullable, a.size.saturating_add(b.size), depth)
    }

    /// A string of any of the languages.
    pub(super) fn either(languages: impl IntoIterator<Item = Language>) -> Language {
        let mut pending: Vec<Language> = languages.into_iter().filter(|l| !l.is_nothing()).collect();
        if pending.len() < 2 {
            return pending.pop().unwrap_or_else(Language::nothing);
        }
        pending.reverse();
        let mut seen = HashSet::new();
        let mut choices = Vec::new();
        let mut bytes: Option<(usize, ByteSet)> = None;
        while let Some(language) = pending.pop() {
            if !seen.insert(Rc::as_ptr(&language.0)) {
                continue;
            }
            match &language.0.kind {
                Kind::Nothing => {}
                Kind::Either(inner) => pending.extend(inner.iter().rev().cloned()),
                Kind::Empty if choices.iter().any(|c: &Language| matches!(c.0.kind, Kind::Empty)) => {}
                Kind::Set(set) => match bytes {
                    Some((at, known)) if known.union(set) != known => {
                        bytes = Some((at, known.union(set)));
                        choices[at] = Language::set(known.union(set));
                    }
                    Some(_) => {}
                    None => {
                        bytes = Some((choices.len(), *set));
                        choices.push(language);
                    }
                },
                Kind::Empty | Kind::Concat(_) | Kind::Repeat { .. } => choices.push(language),
            }
        }
        match choices.len() {
            0 => Language::nothing(),
            1 => choices.remove(0),
            _ => {
                let nullable = choices.iter().any(|c| c.0.nullable);
                let size = choices.iter().fold(1u64, |sum, c| sum.saturating_add(c.0.size));
                let depth = choices.iter().map(|c| c.0.depth).max().unwrap_or(0) + 1;
                Language::of(Kind::Either(choices), nullable, size, depth)
            }
        }
    }

    /// From `min` to `max` strings of this language, one after the other.
    pub(super) fn repeat(&self, min: u32, max: Option<u32>) -> Language {
        match (&self.0.kind, max) {
            (_, Some(0)) | (Kind::Empty, _) => return Language::empty(),
            (Kind::Nothing, _) => {
                return if min == 0 { Language::empty() } else { Language::nothing() };
            }
            (_, Some(1)) if min == 1 => return self.clone(),
            (Kind::Repeat { min: 0, max: None, .. }, _) => return self.clone(),
            _ => {}
        }
        let copies = u64::from(max.unwrap_or(min).max(1));
        let size = self.0.size.saturating_mul(copies).saturating_add(1);
        let kind = Kind::Repeat { of: self.clone(), min, max };
        Language::of(kind, min == 0 || self.0.nullable, size, self.0.depth + 1)
    }

    /// What must follow any run of bytes, when the language is one that starts with any run of bytes.
    pub(super) fn after_any_bytes(&self) -> Option<Language> {
        match &self.0.kind {
            Kind::Concat(parts) if parts[0].is_any_bytes() => {
                Some(parts[1..].iter().fold(Language::empty(), |before, part| before.concat(part)))
            }
            _ => self.is_any_bytes().then(Language::empty),
        }
    }

    /// The languages that this one is the union of.
    pub(super) fn choices(&self) -> Vec<Language> {
        match &self.0.kind {
            Kind::Nothing => Vec::new(),
            Kind::Either(choices) => choices.clone(),
            Kind::Empty | Kind::Set(_) | Kind::Concat(_) | Kind::Repeat { .. } => {
                vec![self.clone()]
            }
        }
    }

    pub(super) fn is_nullable(&self) -> bool {
        self.0.nullable
    }

    pub(super) fn is_nothing(&self) -> bool {
        matches!(self.0.kind, Kind::Nothing)
    }

    /// The language as the automaton builder wants it.
    pub(super) fn to_hir(&self) -> Hir {
        match &self.0.kind {
            Kind::Nothing => Hir::fail(),
            Kind::Empty => Hir::empty(),
            Kind::Set(set) => Hir::class(Class::Bytes(ClassBytes::new(set.ranges()))),
            Kind::Concat(parts) => Hir::concat(parts.iter().map(Language::to_hir).collect()),
            Kind::Either(choices) => Hir::alternation(choices.iter().map(Language::to_hir).collect()),
            Kind::Repeat { of, min, max } => {
                Hir::repetition(Repetition { min: *min, max: *max, greedy: true, sub: Box::new(of.to_hir()) })
            }
        }
    }

    fn of(kind: Kind, nullable: bool, size: u64, depth: u32) -> Language {
        Language(Rc::new(Node { kind, nullable, size, depth }))
    }

    fn push_parts(&self, parts: &mut Vec<Language>) {
        match &self.0.kind {
            Kind::Concat(own) => parts.extend(own.iter().cloned()),
            Kind::Nothing | Kind::Empty | Kind::Set(_) | Kind::Either(_) | Kind::Repeat { .. } => {
                parts.push(self.clone());
            }
        }
    }

    fn is_any_bytes(&self) -> bool {
        match &self.0.kind {
            Kind::Repeat { of, min: 0, max: None } => matches!(of.0.kind, Kind::Set(ByteSet::ALL)),
            _ => false,
        }
    }
}

/// A language over bytes and the two marks around the input, split by the marks that its strings hold.
#[derive(Clone)]
pub(super) struct Marked {
    /// Neither mark.
    pub(super) plain: Language,
    /// The mark of the beginning, then these bytes.
    pub(super) begin: Language,
    /// These bytes, then the mark of the end.
    pub(super) end: Language,
    /// These bytes between both marks.
    pub(super) both: Language,
}

impl Marked {
    pub(super) fn plain(plain: Language) -> Marked {
        let nothing = Language::nothing();
        Marked { plain, begin: nothing.clone(), end: nothing.clone(), both: nothing }
    }

    pub(super) fn begin_mark() -> Marked {
        Marked { begin: Language::empty(), ..Marked::plain(Language::nothing()) }
    }

    pub(super) fn end_mark() -> Marked {
        Marked { end: Language::empty(), ..Marked::plain(Language::nothing()) }
    }

    pub(super) fn concat(self, next: &Marked) -> Marked {
        let when = |condition: bool, language: &Language| {
            if condition { language.clone() } else { Language::nothing() }
        };
        let (first_empty, next_empty) = (self.plain.0.nullable, next.plain.0.nullable);
        Marked {
            both: Language::either([
                self.begin.clone().concat(&next.end),
                when(first_empty, &next.both),
                when(next_empty, &self.both),
            ]),
            begin: Language::either([self.begin.concat(&next.plain), when(first_empty, &next.begin)]),
            end: match next.end.is_nothing() {
                true => when(next_empty, &self.end),
                false => Language::either([self.plain.clone().concat(&next.end), when(next_empty, &self.end)]),
            },
            plain: self.plain.concat(&next.plain),
        }
    }

    pub(super) fn either(mut choices: Vec<Marked>) -> Marked {
        if choices.len() == 1 {
            return choices.remove(0);
        }
        let part = |of: fn(&Marked) -> &Language| Language::either(choices.iter().map(|c| of(c).clone()));
        Marked { plain: part(|c| &c.plain), begin: part(|c| &c.begin), end: part(|c| &c.end), both: part(|c| &c.both) }
    }

    pub(super) fn repeat(&self, min: u32, max: Option<u32>) -> Marked {
        if max == Some(0) {
            return Marked::plain(Language::empty());
        }
        let plain = self.plain.repeat(min, max);
        if self.begin.is_nothing() && self.end.is_nothing() && self.both.is_nothing() {
            return Marked::plain(plain);
        }
        // Where a copy may be empty, none but the marked ones are needed.
        let min = if self.plain.0.nullable { 0 } else { min };
        let others = |marked: u32| self.plain.repeat(min.saturating_sub(marked), max.map(|m| m.saturating_sub(marked)));
        let mut both = Vec::new();
        if min <= 1 {
            both.push(self.both.clone());
        }
        if max.is_none_or(|m| m >= 2) {
            both.push(self.begin.clone().concat(&others(2)).concat(&self.end));
        }
        Marked {
            plain,
            begin: self.begin.clone().concat(&others(1)),
            end: others(1).concat(&self.end),
            both: Language::either(both),
        }
    }

    /// About how many automaton states the whole takes.
    pub(super) fn size(&self) -> u64 {
        self.parts().iter().fold(0, |sum, part| sum.saturating_add(part.0.size))
    }

    /// How many levels of operators lie in one another.
    pub(super) fn depth(&self) -> u32 {
        self.parts().iter().map(|part| part.0.depth).max().unwrap_or(0)
    }

    fn parts(&self) -> [&Language; 4] {
        [&self.plain, &self.begin, &self.end, &self.both]
    }
}
