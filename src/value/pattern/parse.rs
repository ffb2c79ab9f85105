//! Reads the text of a pattern.
//!
//! The text is the whole of what the reference compiles, wrapping included (`^?(…)$?`), so that a text which closes the
//! wrapping's parenthesis means here what it means there. Facts from re-scan.l and re-parse.y that surprise: a raw
//! newline ends the pattern; `{` is no literal; letters in `(?i:` name prefixes and classes are read in any case; a
//! bracket class that was read before is not read again but taken from there, whatever folding was in force then; the
//! end of a `(?i:` or `(?s:` group switches its flag off, also when an outer group had set it.

use std::collections::HashMap;

use super::language::{ByteSet, Language, Marked};

/// About how many automaton states a pattern may take.
const MAX_SIZE: u64 = 400_000;

/// How many levels of operators may lie in one another.
const MAX_DEPTH: u32 = 250;

/// What is wrong with a text, and where in it.
#[derive(Debug)]
pub(super) struct SyntaxError {
    pub(super) message: &'static str,
    pub(super) offset: usize,
}

type Result<T> = std::result::Result<T, SyntaxError>;

/// What the pattern `text` matches.
pub(super) fn parse(text: &[u8]) -> Result<Marked> {
    Parser { text, at: 0, fold_case: false, single_line: false, classes: HashMap::new() }.expression()
}

struct Parser<'t> {
    text: &'t [u8],
    at: usize,
    /// Inside `(?i:`.
    fold_case: bool,
    /// Inside `(?s:`: the dot matches a newline too.
    single_line: bool,
    /// The bracket classes read so far, by their text up to the closing bracket.
    classes: HashMap<Vec<u8>, Symbols>,
}

/// What one character of a pattern may stand for: bytes, and the symbols of the begin and the end of the text.
#[derive(Clone, Copy, Default)]
struct Symbols {
    bytes: ByteSet,
    begin: bool,
    end: bool,
}

/// The numbers of the symbols beyond the bytes, which an octal escape can name (reference: NFA.h).
const BEGIN: u16 = 0o400;
const END: u16 = 0o401;
const EPSILON: u16 = 0o403;

impl Symbols {
    fn of(bytes: ByteSet) -> Symbols {
        Symbols { bytes, begin: false, end: false }
    }

    fn union(&self, other: &Symbols) -> Symbols {
        let bytes = self.bytes.union(&other.bytes);
        Symbols { bytes, begin: self.begin || other.begin, end: self.end || other.end }
    }

    fn insert(&mut self, symbol: u16, at: usize) -> Result<()> {
        match (u8::try_from(symbol), symbol) {
            (Ok(byte), _) => self.bytes.insert(byte),
            (_, BEGIN) => self.begin = true,
            (_, END) => self.end = true,
            _ => return fail("an octal escape is at most \\401", at),
        }
        Ok(())
    }

    /// The bytes that are not among these, and neither mark.
    fn complement(&self) -> Symbols {
        Symbols::of(self.bytes.complement())
    }

    fn marked(self) -> Marked {
        let begin = self.begin.then(Marked::begin_mark);
        let end = self.end.then(Marked::end_mark);
        let plain = Marked::plain(Language::set(self.bytes));
        Marked::either(std::iter::once(plain).chain(begin).chain(end).collect())
    }
}

#[derive(Clone, Copy)]
enum Open {
    Whole,
    Group,
    FoldCase,
    SingleLine,
}

/// A parenthesis that is still open.
struct Level {
    open: Open,
    at: usize,
    choices: Vec<Marked>,
    series: Option<Marked>,
    /// The end of the series, which a `*` would apply to.
    last: Option<Marked>,
}

impl Level {
    fn new(open: Open, at: usize) -> Level {
        Level { open, at, choices: Vec::new(), series: None, last: None }
    }

    fn push(&mut self, next: Marked, at: usize) -> Result<()> {
        self.join(at)?;
        self.last = Some(next);
        Ok(())
    }

    /// Ends the series at a `|` or at the end of the level. Only the first may be empty.
    fn end_series(&mut self, at: usize) -> Result<()> {
        self.join(at)?;
        let series = match self.series.take() {
            Some(series) => series,
            None if self.choices.is_empty() => Marked::plain(Language::empty()),
            None => return fail("only the first alternative may be empty", at),
        };
        self.choices.push(series);
        Ok(())
    }

    fn join(&mut self, at: usize) -> Result<()> {
        let Some(last) = self.last.take() else {
            return Ok(());
        };
        let series = match self.series.take() {
            Some(series) => series.concat(&last),
            None => last,
        };
        self.series = Some(within_limits(series, at)?);
        Ok(())
    }
}

impl Parser<'_> {
    fn expression(mut self) -> Result<Marked> {
        let mut above: Vec<Level> = Vec::new();
        let mut level = Level::new(Open::Whole, 0);
        loop {
            let start = self.at;
            let Some(byte) = self.peek().filter(|&b| b != b'\n') else {
                break;
            };
            match byte {
                b'(' => above.push(std::mem::replace(&mut level, Level::new(self.open(), start))),
                b')' => {
                    self.at += 1;
                    level.end_series(start)?;
                    match level.open {
                        Open::Whole => return fail("unmatched )", start),
                        Open::Group => {}
                        Open::FoldCase => self.fold_case = false,
                        Open::SingleLine => self.single_line = false,
                    }
                    let group = within_limits(Marked::either(level.choices), start)?;
                    level = match above.pop() {
                        Some(outer) => outer,
                        None => return fail("unmatched )", start),
                    };
                    level.push(group, start)?;
                }
                b'|' => {
                    self.at += 1;
                    level.end_series(start)?;
                }
                b'*' | b'+' | b'?' | b'{' => {
                    let (min, max) = self.bounds()?;
                    match level.last.take() {
                        Some(last) => level.last = Some(within_limits(last.repeat(min, max), start)?),
                        None => return fail("nothing to repeat", start),
                    }
                }
                _ => {
                    let atom = self.atom()?;
                    level.push(atom, start)?;
                }
            }
        }
        let end = self.at;
        if !matches!(level.open, Open::Whole) {
            return fail("missing ) for this group", level.at);
        }
        level.end_series(end)?;
        within_limits(Marked::either(level.choices), end)
    }

    fn open(&mut self) -> Open {
        let rest = &self.text[self.at..];
        let is = |prefix: &[u8]| rest.len() >= prefix.len() && rest[..prefix.len()].eq_ignore_ascii_case(prefix);
        if is(b"(?i:") {
            self.at += 4;
            self.fold_case = true;
            Open::FoldCase
        } else if is(b"(?s:") {
            self.at += 4;
            self.single_line = true;
            Open::SingleLine
        } else {
            self.at += 1;
            Open::Group
        }
    }

    /// How often: after `*`, `+`, `?`, `{n}`, `{n,}` or `{n,m}`.
    fn bounds(&mut self) -> Result<(u32, Option<u32>)> {
        let start = self.at;
        self.at += 1;
        match self.text[start] {
            b'*' => return Ok((0, None)),
            b'+' => return Ok((1, None)),
            b'?' => return Ok((0, Some(1))),
            _ => {}
        }
        if !self.peek().is_some_and(|b| b.is_ascii_digit()) {
            return fail("{ must be escaped unless it starts a repeat count", start);
        }
        let min = self.number();
        let max = if self.take(b',') {
            match self.peek() {
                Some(b'0'..=b'9') => Some(self.number()),
                _ => None,
            }
        } else {
            Some(min)
        };
        if !self.take(b'}') {
            return fail("bad character in a repeat count", self.at);
        }
        if max.is_some_and(|max| max < min) {
            return fail("the repeat count's upper bound is below its lower bound", start);
        }
        Ok((min, max))
    }

    /// The number that the digits here make; the size limit refuses what is too much for one.
    fn number(&mut self) -> u32 {
        let mut number = 0u32;
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            number = number.saturating_mul(10).saturating_add(u32::from(digit - b'0'));
            self.at += 1;
        }
        number
    }

    fn atom(&mut self) -> Result<Marked> {
        let start = self.at;
        let byte = self.text[start];
        let set = match byte {
            b'\\' if self.is_escape(start) => return self.symbol(),
            b'[' if self.is_class() => return Ok(self.class()?.marked()),
            b'"' => return self.quoted(),
            b'}' => return fail("} must be escaped", start),
            _ => {
                self.at += 1;
                match byte {
                    b'^' => return Ok(Marked::begin_mark()),
                    b'$' => return Ok(Marked::end_mark()),
                    b'.' if self.single_line => ByteSet::ALL,
                    b'.' => ByteSet::one(b'\n').complement(),
                    // The reference reads a letter that is to be folded as a class of one.
                    _ if self.fold_case && byte.is_ascii_alphabetic() => {
                        let known = self.classes.entry(vec![b'[', byte]);
                        return Ok(known.or_insert_with(|| Symbols::of(both_cases(byte))).marked());
                    }
                    _ => ByteSet::one(byte),
                }
            }
        };
        Ok(Marked::plain(Language::set(set)))
    }

    /// `"…"`: bytes that keep their case, with escapes and nothing else.
    fn quoted(&mut self) -> Result<Marked> {
        let start = self.at;
        self.at += 1;
        let mut series = Marked::plain(Language::empty());
        loop {
            let next = match self.peek() {
                None => return fail("missing closing quote", start),
                Some(b'\n') => return fail("a newline cannot stand in quotes", self.at),
                Some(b'"') => break,
                Some(b'\\') if self.is_escape(self.at) => self.symbol()?,
                Some(byte) => {
                    self.at += 1;
                    Marked::plain(Language::set(ByteSet::one(byte)))
                }
            };
            series = series.concat(&next);
        }
        self.at += 1;
        Ok(series)
    }

    /// An escape outside of a class.
    fn symbol(&mut self) -> Result<Marked> {
        let start = self.at;
        let symbol = self.escape()?;
        if symbol == EPSILON {
            return Ok(Marked::plain(Language::empty()));
        }
        let mut only = Symbols::default();
        only.insert(symbol, start)?;
        Ok(only.marked())
    }

    /// Whether a bracket here opens a class; before the end or a newline it is a literal.
    fn is_class(&self) -> bool {
        match self.text.get(self.at + 1) {
            None | Some(b'\n') => false,
            Some(b'\\') => self.is_escape(self.at + 1),
            Some(_) => true,
        }
    }

    fn class(&mut self) -> Result<Symbols> {
        let start = self.at;
        let key = self.text[start..self.class_key_end()].to_vec();
        if let Some(&known) = self.classes.get(&key) {
            self.at = start + key.len();
            if !self.take(b']') {
                return fail("bad character class", start);
            }
            return Ok(known);
        }
        self.at += 1;
        let mut set = Symbols::default();
        // A caret negates; then as without it the first character is a literal, also `]` or `-`. The reference reads it
        // so only when one of these two follows the caret, which comes to the same.
        let negated = self.peek() == Some(b'^') && !matches!(self.text.get(self.at + 1), None | Some(b'\n'));
        if negated {
            self.at += 1;
        }
        let mut first = true;
        loop {
            let at = self.at;
            let Some(byte) = self.peek() else {
                return fail("missing ] for this character class", start);
            };
            if byte == b']' && !first {
                break;
            }
            if let Some(named) = self.named_class()? {
                set = set.union(&Symbols::of(named));
            } else if byte == b'-' && !first && self.dash_is_range() {
                return fail("a range needs a single character before the dash", at);
            } else {
                let low = self.class_char()?;
                if self.peek() == Some(b'-') && self.dash_is_range() {
                    self.at += 1;
                    let high_at = self.at;
                    if self.peek() == Some(b'-') && self.dash_is_range() || self.named_class_end(high_at).is_some() {
                        return fail("a range needs a single character after the dash", high_at);
                    }
                    let high = self.class_char()?;
                    set = set.union(&self.range(low, high, at)?);
                } else if let (true, Ok(low)) = (self.fold_case, u8::try_from(low)) {
                    set = set.union(&Symbols::of(both_cases(low)));
                } else {
                    set.insert(low, at)?;
                }
            }
            first = false;
        }
        self.at += 1;
        let set = if negated { set.complement() } else { set };
        self.classes.insert(key, set);
        Ok(set)
    }

    /// Where the scanner's first look at a class ends; it sees the closing bracket in most, but not after `[^]`.
    fn class_key_end(&self) -> usize {
        let mut at = self.at + 1;
        let mut first = true;
        while let Some(&byte) = self.text.get(at) {
            at = match byte {
                b'\n' => break,
                b']' if !first => break,
                b'\\' if !self.is_escape(at) => break,
                b'\\' => self.escape_end(at),
                _ => self.named_class_end(at).unwrap_or(at + 1),
            };
            first = false;
        }
        at
    }

    fn class_char(&mut self) -> Result<u16> {
        match self.peek() {
            None => fail("missing ] for a character class", self.at),
            Some(b'\n') => fail("a newline cannot stand in a character class", self.at),
            Some(b'\\') if self.is_escape(self.at) => self.escape(),
            Some(byte) => {
                self.at += 1;
                Ok(byte.into())
            }
        }
    }

    /// Whether the dash here stands between two characters rather than last in the class.
    fn dash_is_range(&self) -> bool {
        !matches!(self.text.get(self.at + 1), None | Some(b']' | b'\n'))
    }

    fn range(&self, low: u16, high: u16, at: usize) -> Result<Symbols> {
        if low > high {
            return fail("the range's end is below its start", at);
        }
        let ends = [low, high].map(|symbol| u8::try_from(symbol).unwrap_or(0));
        let alphabetic = ends.map(|b| b.is_ascii_alphabetic());
        let folds = self.fold_case && alphabetic.contains(&true);
        if folds && (alphabetic.contains(&false) || ends[0].is_ascii_uppercase() != ends[1].is_ascii_uppercase()) {
            return fail("this range is ambiguous where case is ignored", at);
        }
        let mut set = Symbols::default();
        for symbol in low..=high {
            match u8::try_from(symbol) {
                Ok(byte) if folds => set = set.union(&Symbols::of(both_cases(byte))),
                _ => set.insert(symbol, at)?,
            }
        }
        Ok(set)
    }

    /// `[:alpha:]` and its like, if one stands here.
    fn named_class(&mut self) -> Result<Option<ByteSet>> {
        let start = self.at;
        let Some(end) = self.named_class_end(start) else {
            return Ok(None);
        };
        let name = self.text[start + 2..end - 2].to_ascii_lowercase();
        let holds: fn(&u8) -> bool = match &name[..] {
            b"alnum" => u8::is_ascii_alphanumeric,
            b"alpha" => u8::is_ascii_alphabetic,
            b"blank" => |b| matches!(b, b' ' | b'\t'),
            b"cntrl" => u8::is_ascii_control,
            b"digit" => u8::is_ascii_digit,
            b"graph" => u8::is_ascii_graphic,
            b"lower" | b"upper" if self.fold_case => u8::is_ascii_alphabetic,
            b"lower" => u8::is_ascii_lowercase,
            b"upper" => u8::is_ascii_uppercase,
            b"print" => |b| matches!(b, b' '..=b'~'),
            b"punct" => u8::is_ascii_punctuation,
            b"space" => |b| matches!(b, b' ' | b'\t'..=b'\r'),
            b"xdigit" => u8::is_ascii_hexdigit,
            _ => return fail("unknown named character class", start),
        };
        self.at = end;
        let mut set = ByteSet::default();
        (0..128).filter(holds).for_each(|b| set.insert(b));
        Ok(Some(set))
    }

    fn named_class_end(&self, start: usize) -> Option<usize> {
        let rest = self.text[start..].strip_prefix(b"[:")?;
        let letters = rest.iter().take_while(|b| b.is_ascii_alphabetic()).count();
        (letters > 0 && rest[letters..].starts_with(b":]")).then_some(start + letters + 4)
    }

    /// Whether the backslash at `start` escapes something; before a newline or the end it is a literal.
    fn is_escape(&self, start: usize) -> bool {
        !matches!(self.text.get(start + 1), None | Some(b'\n'))
    }

    /// The number of the symbol that an escape stands for.
    fn escape(&mut self) -> Result<u16> {
        let start = self.at;
        self.at = self.escape_end(start);
        let sequence = &self.text[start + 1..self.at];
        Ok(match sequence {
            b"b" => 8,
            b"f" => 12,
            b"n" => u16::from(b'\n'),
            b"r" => u16::from(b'\r'),
            b"t" => u16::from(b'\t'),
            b"a" => 7,
            b"v" => 11,
            [b'0'..=b'7', ..] => {
                // All digits belong to the escape, the first three count.
                sequence.iter().take(3).fold(0, |n, b| n * 8 + u16::from(b - b'0'))
            }
            [b'x', high, low] => u16::from(hex_digit(*high) << 4 | hex_digit(*low)),
            b"x" => return fail("\\x needs two hex digits", start),
            [byte, ..] => u16::from(*byte),
            [] => u16::from(b'\\'),
        })
    }

    fn escape_end(&self, start: usize) -> usize {
        let rest = &self.text[start + 1..];
        let octal = rest.iter().take_while(|b| matches!(b, b'0'..=b'7')).count();
        let length = match rest {
            [b'x' | b'X', a, b, ..] if a.is_ascii_hexdigit() && b.is_ascii_hexdigit() => 3,
            _ => octal.max(1),
        };
        start + 1 + length
    }

    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }
}

fn fail<T>(message: &'static str, offset: usize) -> Result<T> {
    Err(SyntaxError { message, offset })
}

fn within_limits(marked: Marked, at: usize) -> Result<Marked> {
    if marked.size() > MAX_SIZE {
        return fail("the pattern is too large", at);
    }
    if marked.depth() > MAX_DEPTH {
        return fail("the pattern is nested too deeply", at);
    }
    Ok(marked)
}

fn both_cases(byte: u8) -> ByteSet {
    ByteSet::one(byte.to_ascii_lowercase()).union(&ByteSet::one(byte.to_ascii_uppercase()))
}

fn hex_digit(byte: u8) -> u8 {
    (byte as char).to_digit(16).unwrap_or(0) as u8
}
