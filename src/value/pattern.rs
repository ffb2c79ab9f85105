//! Patterns: the reference's dialect of regular expressions over bytes, and the three ways of matching with them.
//!
//! A pattern keeps two texts, as the reference does: one to match a whole string with, which is also what print shows,
//! and one to search with. Combining patterns combines texts, which are read again.

mod automaton;
mod language;
mod parse;

use std::cell::{OnceCell, RefCell};
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Range;
use std::rc::Rc;

use regex_syntax::hir::{Hir, Look};

use automaton::{Anchor, Search};
use language::Marked;

/// A pattern value. Those who hold the same one (in an `Rc`) see what [`Pattern::add_in_place`] does to it.
pub struct Pattern(RefCell<Rc<Compiled>>);

/// Why a text is no pattern.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PatternError {
    /// What is wrong.
    pub message: &'static str,
    /// Where, in bytes from the start of the text that was given.
    pub offset: usize,
}

impl fmt::Display for PatternError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message)
    }
}

impl std::error::Error for PatternError {}

impl Pattern {
    /// Reads the text between the slashes of a pattern, and takes its flags `i` and `s`. A text with a NUL ends there.
    pub fn compile(text: &[u8], ignore_case: bool, single_line: bool) -> Result<Pattern, PatternError> {
        Texts::new(text, ignore_case, single_line).compile().map(Pattern::from)
    }

    /// What the reference goes on with at run time after it has reported that `text` is no pattern: it matches the
    /// empty string exactly, is found in every string, and replaces nothing.
    pub fn unreadable(text: &[u8]) -> Pattern {
        Pattern::from(Compiled::new(Texts::new(text, false, false), None))
    }

    /// Whether all of `s` matches (`==`).
    pub fn exact(&self, s: &[u8]) -> bool {
        self.0.borrow().exact(s)
    }

    /// Whether a part of `s` matches (`in`).
    ///
    /// A match that takes no byte counts only when it takes the end: `/x*/` is not in `""`, `/^/` in no string, `/$/` in
    /// every one. Reference: RE.cc, Specific_RE_Matcher::Match.
    pub fn search(&self, s: &[u8]) -> bool {
        self.0.borrow().search(s)
    }

    /// The length of the longest match that starts at `at`. `^` matches there when `line_start` says so, `$` at the end
    /// of `s`.
    pub fn longest_prefix(&self, s: &[u8], at: usize, line_start: bool) -> Option<usize> {
        self.0.borrow().longest(s.get(at..)?, line_start)
    }

    /// The matches that sub, gsub and the split functions work on: from left to right, the longest at each place, none
    /// of them empty. `^` matches at the start of `s` and after each match that has only matches before it.
    pub fn matches<'s>(&self, s: &'s [u8]) -> Matches<'s> {
        Matches { compiled: self.0.borrow().clone(), s, at: 0, line_start: true }
    }

    /// The first place from `from` on, before the end of `s`, where something matches, and the longest match there,
    /// which may be empty. `^` matches everywhere. What find_first and the find_all functions look for.
    pub fn find_first(&self, s: &[u8], from: usize) -> Option<Range<usize>> {
        let compiled = self.0.borrow();
        (from..s.len()).find_map(|at| compiled.match_at(s, at))
    }

    /// As [`Pattern::find_first`], but the last such place. What find_last looks for.
    pub fn find_last(&self, s: &[u8], from: usize) -> Option<Range<usize>> {
        let compiled = self.0.borrow();
        (from..s.len()).rev().find_map(|at| compiled.match_at(s, at))
    }

    /// A pattern for what either matches (`|`). Errs when that is too large.
    pub fn or(&self, other: &Pattern) -> Result<Pattern, PatternError> {
        self.combine(b"|", other)
    }

    /// A pattern for a match of this one and then one of `other` (`&`). Errs when that is too large.
    pub fn and(&self, other: &Pattern) -> Result<Pattern, PatternError> {
        self.combine(b"", other)
    }

    /// Makes this pattern, for all who share it, match what `other` matches too (`+=`). Errs, changing nothing, when
    /// that is too large.
    pub fn add_in_place(&self, other: &Pattern) -> Result<(), PatternError> {
        let mut texts = Texts::new(&other.text(), false, false);
        texts.add(&self.text());
        let sum = texts.compile()?;
        self.0.replace(Rc::new(sum));
        Ok(())
    }

    /// A pattern of its own that matches the same: what the builtin copy gives, which `+=` on this one leaves alone.
    /// The automata are shared, so this costs next to nothing.
    pub fn separate(&self) -> Pattern {
        Pattern(RefCell::new(self.0.borrow().clone()))
    }

    /// The text as print shows it, without the slashes around it: `^?(abc)$?`.
    pub fn text(&self) -> Rc<[u8]> {
        self.0.borrow().texts.exact.clone()
    }

    fn combine(&self, operator: &[u8], other: &Pattern) -> Result<Pattern, PatternError> {
        let text = [b"(", &*self.text(), b")", operator, b"(", &*other.text(), b")"].concat();
        Pattern::compile(&text, false, false)
    }
}

impl From<Compiled> for Pattern {
    fn from(compiled: Compiled) -> Pattern {
        Pattern(RefCell::new(Rc::new(compiled)))
    }
}

/// By text.
impl PartialEq for Pattern {
    fn eq(&self, other: &Pattern) -> bool {
        self.text() == other.text()
    }
}

impl Eq for Pattern {}

/// By text, which `+=` changes: a pattern in a table is to be a separate one.
impl Hash for Pattern {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text().hash(state);
    }
}

impl fmt::Debug for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "/{}/", String::from_utf8_lossy(&self.text()))
    }
}

/// The iterator of [`Pattern::matches`].
pub struct Matches<'s> {
    compiled: Rc<Compiled>,
    s: &'s [u8],
    at: usize,
    line_start: bool,
}

impl Iterator for Matches<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        while self.at < self.s.len() {
            let start = self.at;
            if let Some(length @ 1..) = self.compiled.longest(&self.s[start..], self.line_start) {
                self.at += length;
                return Some(start..self.at);
            }
            self.line_start = false;
            let rest = &self.s[start + 1..];
            self.at = start + 1 + self.compiled.dull_start(rest);
        }
        None
    }
}

/// The patterns that index a table, ready to be asked which of them match a string.
pub struct PatternSet {
    automaton: Anchor,
    /// Those that could not be read, by index: the empty string is all that they match.
    unreadable: Vec<usize>,
}

impl PatternSet {
    /// A set of the patterns as they are now.
    pub fn new<'p>(patterns: impl IntoIterator<Item = &'p Pattern>) -> PatternSet {
        let mut unreadable = Vec::new();
        let languages: Vec<Hir> = patterns
            .into_iter()
            .enumerate()
            .map(|(index, pattern)| match &pattern.0.borrow().readings {
                Some(readings) => readings.exact.both.to_hir(),
                None => {
                    unreadable.push(index);
                    Hir::fail()
                }
            })
            .collect();
        PatternSet { automaton: Anchor::of_many(&languages), unreadable }
    }

    /// The indices of the patterns that all of `s` matches, ascending.
    pub fn matches(&self, s: &[u8]) -> Vec<usize> {
        let mut found = self.automaton.full_matches(s);
        if s.is_empty() && !self.unreadable.is_empty() {
            found.extend(&self.unreadable);
            found.sort_unstable();
        }
        found
    }

    /// Whether all of `s` matches any of the patterns.
    pub fn matches_any(&self, s: &[u8]) -> bool {
        (s.is_empty() && !self.unreadable.is_empty()) || self.automaton.is_full_match(s)
    }
}

/// The two texts of a pattern.
struct Texts {
    exact: Rc<[u8]>,
    anywhere: Rc<[u8]>,
    /// Where in them the text stands that was given, and how long it is.
    given: Range<usize>,
    given_anywhere: usize,
}

impl Texts {
    fn new(text: &[u8], ignore_case: bool, single_line: bool) -> Texts {
        let text = text.split(|&b| b == 0).next().unwrap_or_default();
        let mut exact = [b"^?(", text, b")$?"].concat();
        let mut anywhere = [br"^?(.|\n)*(", text, b")"].concat();
        let (mut at, mut at_anywhere) = (3, 10);
        for (flag, open) in [(ignore_case, b"(?i:"), (single_line, b"(?s:")] {
            if flag {
                exact = [open, &*exact, b")"].concat();
                anywhere = [open, &*anywhere, b")"].concat();
                at += open.len();
                at_anywhere += open.len();
            }
        }
        Texts {
            exact: exact.into(),
            anywhere: anywhere.into(),
            given: at..at + text.len(),
            given_anywhere: at_anywhere,
        }
    }

    /// Adds another text to choose from.
    fn add(&mut self, text: &[u8]) {
        self.exact = [b"(", &*self.exact, b")|(^?(", text, b")$?)"].concat().into();
        self.anywhere = [b"(", &*self.anywhere, br")|(^?(.|\n)*(", text, b"))"].concat().into();
    }

    fn compile(self) -> Result<Compiled, PatternError> {
        let length = self.given.len();
        let error = |start: usize| {
            move |error: parse::SyntaxError| PatternError {
                message: error.message,
                offset: error.offset.saturating_sub(start).min(length),
            }
        };
        let anywhere = parse::parse(&self.anywhere).map_err(error(self.given_anywhere))?;
        let exact = parse::parse(&self.exact).map_err(error(self.given.start))?;
        Ok(Compiled::new(self, Some(Readings { exact, anywhere })))
    }
}

/// What the two texts say.
struct Readings {
    exact: Marked,
    anywhere: Marked,
}

/// A pattern as it stands, with the automata that have been needed so far.
struct Compiled {
    texts: Texts,
    /// None when the text could not be read.
    readings: Option<Readings>,
    exact: OnceCell<Anchor>,
    search: OnceCell<Anywhere>,
    prefix: OnceCell<Anchor>,
    line_start_prefix: OnceCell<Anchor>,
}

impl Compiled {
    fn new(texts: Texts, readings: Option<Readings>) -> Compiled {
        Compiled {
            texts,
            readings,
            exact: OnceCell::new(),
            search: OnceCell::new(),
            prefix: OnceCell::new(),
            line_start_prefix: OnceCell::new(),
        }
    }

    fn exact(&self, s: &[u8]) -> bool {
        let Some(readings) = &self.readings else {
            return s.is_empty();
        };
        self.exact.get_or_init(|| Anchor::new(readings.exact.both.to_hir())).is_full_match(s)
    }

    fn search(&self, s: &[u8]) -> bool {
        let Some(readings) = &self.readings else {
            return true;
        };
        match self.search.get_or_init(|| Anywhere::new(&readings.anywhere)) {
            Anywhere::Always => true,
            Anywhere::UnlessEmpty { in_empty } => !s.is_empty() || *in_empty,
            Anywhere::Search { search, at_start } => {
                search.is_match(s) || at_start.as_ref().is_some_and(|start| start.longest(s).is_some_and(|n| n > 0))
            }
        }
    }

    fn longest(&self, s: &[u8], line_start: bool) -> Option<usize> {
        let Some(readings) = &self.readings else {
            return Some(0);
        };
        let open = if line_start { &readings.exact.begin } else { &readings.exact.plain };
        let anchor = self.prefix(readings, line_start);
        if open.is_nullable() || s.first().is_none_or(|&byte| anchor.may_start_with(byte)) {
            anchor.longest(s)
        } else {
            None
        }
    }

    /// How many bytes `s` starts with at none of which a match can start that takes a byte and is at no line's start.
    fn dull_start(&self, s: &[u8]) -> usize {
        self.readings.as_ref().map_or(s.len(), |readings| self.prefix(readings, false).dull_start(s))
    }

    /// The automaton of matches from a given byte on.
    fn prefix(&self, readings: &Readings, line_start: bool) -> &Anchor {
        let exact = &readings.exact;
        let (cell, open, closed) = match line_start {
            true => (&self.line_start_prefix, &exact.begin, &exact.both),
            false => (&self.prefix, &exact.plain, &exact.end),
        };
        cell.get_or_init(|| {
            let at_end = Hir::concat(vec![closed.to_hir(), Hir::look(Look::End)]);
            Anchor::new(Hir::alternation(vec![open.to_hir(), at_end]))
        })
    }

    fn match_at(&self, s: &[u8], at: usize) -> Option<Range<usize>> {
        self.longest(&s[at..], true).map(|length| at..at + length)
    }
}

/// How to search.
enum Anywhere {
    /// Every string holds a match.
    Always,
    /// Every string that is not empty does.
    UnlessEmpty { in_empty: bool },
    /// Those do in which `search` finds something, or that start with a match of `at_start` which is not empty.
    Search { search: Search, at_start: Option<Anchor> },
}

impl Anywhere {
    /// The reference feeds the mark of the beginning and then byte after byte, and looks for a match after each byte and
    /// after the mark of the end, but not before the first byte.
    fn new(anywhere: &Marked) -> Anywhere {
        let (start, end) = (Hir::look(Look::Start), Hir::look(Look::End));
        let mut choices = Vec::new();
        let mut at_start = Vec::new();
        let mut unless_empty = false;
        for choice in anywhere.begin.choices() {
            match choice.after_any_bytes() {
                Some(rest) if rest.is_nullable() => unless_empty = true,
                Some(rest) => choices.push(rest.to_hir()),
                None if choice.is_nullable() => at_start.push(choice.to_hir()),
                None => choices.push(Hir::concat(vec![start.clone(), choice.to_hir()])),
            }
        }
        for choice in anywhere.both.choices() {
            match choice.after_any_bytes() {
                Some(rest) if rest.is_nullable() => return Anywhere::Always,
                Some(rest) => choices.push(Hir::concat(vec![rest.to_hir(), end.clone()])),
                None => choices.push(Hir::concat(vec![start.clone(), choice.to_hir(), end.clone()])),
            }
        }
        if unless_empty {
            return Anywhere::UnlessEmpty { in_empty: anywhere.both.is_nullable() };
        }
        let at_start = (!at_start.is_empty()).then(|| Anchor::new(Hir::alternation(at_start)));
        Anywhere::Search { search: Search::new(&Hir::alternation(choices)), at_start }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pattern(text: &str) -> Pattern {
        Pattern::compile(text.as_bytes(), false, false).unwrap_or_else(|e| panic!("/{text}/: {e}"))
    }

    /// For each string: B when it matches exactly and is found, E exactly only, i found only.
    fn row(text: &str, strings: &[&str]) -> String {
        let p = pattern(text);
        let one = |s: &&str| match (p.exact(s.as_bytes()), p.search(s.as_bytes())) {
            (true, true) => 'B',
            (true, false) => 'E',
            (false, true) => 'i',
            (false, false) => '.',
        };
        strings.iter().map(one).collect()
    }

    #[test]
    fn anchors_and_empty_matches_are_those_of_the_reference() {
        let strings = ["", "a", "ab", "\n", "b\na"];
        for (text, expected) in [
            ("()", "Eiiii"),
            ("\"\"", "Eiiii"),
            ("(|a)", "EBiii"),
            ("(|a)b", "..B.i"),
            ("a*", "EBiii"),
            ("^", "E...."),
            ("$", "Biiii"),
            ("^$", "B...."),
            ("^a*$", "BB..."),
            ("^a*", "EBi.."),
            ("(a*)*", "EBiii"),
            ("(()|a)+", "EBiii"),
            ("a{0}", "Eiiii"),
            ("xa{0}", "....."),
            ("(ab){0,1}", "EiBii"),
            ("(a|b){0,2}", "EBBii"),
        ] {
            assert_eq!(row(text, &strings), expected, "/{text}/");
        }
        let strings = ["ab", "a^b", "a$b", "xab", "abx", "a\nb", "^ab", "ab$"];
        for (text, expected) in [
            ("a^b", "........"),
            ("a$b", "........"),
            ("a\\^b", ".B......"),
            ("^^ab", "........"),
            ("ab$$", "........"),
            ("(^a)b", "B...i..i"),
            ("a(b$)", "B..i..i."),
            ("(^|x)ab", "B..Bi..i"),
            ("^ab|x", "B..ii..i"),
            ("x|ab$", "B..ii.i."),
            ("[\\^]", ".i....i."),
            ("a$\\nb", "........"),
            ("\\^ab|ab\\$", "......BB"),
        ] {
            assert_eq!(row(text, &strings), expected, "/{text}/");
        }
    }

    #[test]
    fn classes_quotes_escapes_and_flags() {
        let marks = ["-", "]", "[", "^", "\\", "/", "a", ".", "\""];
        for (text, expected) in [
            ("[]]", ".B......."),
            ("[^]]", "B.BBBBBBB"),
            ("[][]", ".BB......"),
            ("[^-]", ".BBBBBBBB"),
            ("[a-]", "B.....B.."),
            ("[\\\\\\/]", "....BB..."),
            ("[\"]", "........B"),
            ("[+--]", "B........"),
        ] {
            assert_eq!(row(text, &marks), expected, "/{text}/");
        }
        let letters = ["abc", "ABC", "aBc", "Abc", "abC", "ab", "a\nc", "A\nC"];
        let exact = |text: &str, ignore_case, single_line| -> String {
            let p = Pattern::compile(text.as_bytes(), ignore_case, single_line).unwrap();
            letters.iter().map(|s| if p.exact(s.as_bytes()) { 'T' } else { 'F' }).collect()
        };
        assert_eq!(exact("a.c", true, true), "TTTTTFTT");
        assert_eq!(exact("a\"B\"c", true, false), "FTTFFFFF");
        assert_eq!(exact("[^A-C]+", true, false), "FFFFFFFF");
        assert_eq!(exact("[[:lower:]]+", true, false), "TTTTTTFF");
        assert_eq!(exact("(?i:a(?s:.)c)", false, false), "TTTTTFTT");
        assert_eq!(exact("(?i:a(?i:b)c)", false, false), "TFTTFFFF");
        // The class in the group was read before, without folding.
        assert!(!pattern("[a](?i:a)").exact(b"aA"));
        assert!(pattern("\\d\\X41\\1234").exact(b"dXS"));
        assert!(Pattern::compile("é".as_bytes(), true, false).unwrap().exact("é".as_bytes()));
    }

    #[test]
    fn what_is_no_pattern() {
        for text in [
            "(a|)",
            "a||b",
            "{",
            "}",
            "a{x}",
            "a{,3}",
            "a{2,1}",
            "a{1,a}",
            "a{1,2",
            "*a",
            "(a",
            "a)",
            "[abc",
            "[a-c-e]",
            "[z-a]",
            "[[:foo:]]",
            "[^]",
            "a\"b",
            "a\nb",
            "\\x4",
            "\\777",
            "(?i:[A-z])",
            "a\\",
            "a{9999}{9999}",
        ] {
            assert!(Pattern::compile(text.as_bytes(), false, false).is_err(), "/{text}/");
        }
        let error = Pattern::compile(b"abc*{2,1}d", false, true).unwrap_err();
        assert_eq!(error.offset, 4);
        let deep = "(".repeat(100_000) + "a" + &")*".repeat(100_000);
        assert!(pattern(&deep).exact(b"aa"));
        let deep = "(".repeat(100_000) + "a" + &"b|c)".repeat(100_000);
        assert_eq!(
            Pattern::compile(deep.as_bytes(), false, false).unwrap_err().message,
            "the pattern is nested too deeply"
        );
        let unreadable = Pattern::unreadable(b"a\nb");
        assert!(unreadable.exact(b"") && unreadable.search(b"x") && unreadable.matches(b"x").next().is_none());
    }

    #[test]
    fn longest_matches_from_the_left() {
        let ranges = |text: &str, s: &str| -> Vec<String> {
            pattern(text).matches(s.as_bytes()).map(|r| s[r].to_owned()).collect()
        };
        assert_eq!(ranges("foo|foobar", "foobar foo"), ["foobar", "foo"]);
        assert_eq!(ranges("^foo", "foofoo foo"), ["foo", "foo"]);
        assert_eq!(ranges("^a|b$", "a b"), ["a", "b"]);
        assert_eq!(ranges("x*", "xax"), ["x", "x"]);
        assert_eq!(ranges("X$", "aXbX"), ["X"]);
        assert_eq!(pattern("z*").find_first(b"abc", 0), Some(0..0));
        assert_eq!(pattern("^a").find_first(b"xab", 0), Some(1..2));
        assert_eq!(pattern("a").find_last(b"aab", 0), Some(1..2));
        assert_eq!(pattern("b$").find_last(b"abx", 0), None);
        assert_eq!(pattern("^ab*$").longest_prefix(b"abb", 0, false), None);
        assert_eq!(pattern("^ab*$").longest_prefix(b"abb", 0, true), Some(3));
    }

    #[test]
    fn patterns_combine_by_text() {
        let shown = |p: &Pattern| String::from_utf8_lossy(&p.text()).into_owned();
        let (a, b) = (pattern("a"), pattern("b"));
        assert_eq!(shown(&Pattern::compile(b"z", true, true).unwrap()), "(?s:(?i:^?(z)$?))");
        let (sum, product) = (a.or(&b).unwrap(), a.and(&b).unwrap());
        assert_eq!(shown(&sum), "^?((^?(a)$?)|(^?(b)$?))$?");
        assert_eq!(shown(&product), "^?((^?(a)$?)(^?(b)$?))$?");
        assert!(sum.exact(b"b") && product.exact(b"ab") && product.search(b"xaby"));
        let copy = a.separate();
        for _ in 0..300 {
            a.add_in_place(&b).unwrap();
        }
        assert!(a.exact(b"b") && a.search(b"xbx") && !copy.exact(b"b") && !a.exact(b"ab"));
        let once = pattern("one");
        once.add_in_place(&pattern("two")).unwrap();
        assert_eq!(shown(&once), "(^?(^?(two)$?)$?)|(^?(^?(one)$?)$?)");
    }

    #[test]
    fn sets_tell_their_patterns_apart() {
        let patterns = ["x+", "xx", ".{2}", "^x$", "y"].map(pattern);
        let set = PatternSet::new(&patterns);
        assert_eq!(set.matches(b"x"), [0, 3]);
        assert_eq!(set.matches(b"xx"), [0, 1, 2]);
        assert_eq!(set.matches(b""), [0; 0]);
        assert!(set.matches_any(b"y") && !set.matches_any(b"yxy"));
        assert!(!PatternSet::new([]).matches_any(b""));
    }
}
