//! From bytes to tokens.
//!
//! A [`Cursor`] stands in one file; a [`Scanner`] is what is remembered between tokens, also across files. It settles
//! what the grammar could not with one token of lookahead: whether `/` divides or opens a pattern, whether `|` opens
//! or closes a size or is an operator, and that `local` in the condition of a `when` is another word.

use super::ast::{AttrKind, Literal, Name};
use super::literal;
use super::meant::{host_literal, meant_character};
use super::token::{Lexeme, Token};
use crate::diagnostic::{Diagnostic, Problems, codes, nearest};
use crate::source::{SourceFile, Span};
use logos::Logos;
use std::collections::HashSet;
use std::rc::Rc;

/// The regular part. Of two matches the longer counts, of two as long the one of higher priority.
#[derive(Logos, Clone, Copy, PartialEq, Debug)]
#[logos(utf8 = false)]
#[logos(skip br"([ \t\n]|\r\n)+")]
#[logos(skip(br"#[^\n]*", allow_greedy = true))]
enum Raw {
    #[regex(br"[A-Za-z_][A-Za-z_0-9]*(::[A-Za-z_][A-Za-z_0-9]*)*", priority = 10)]
    Word,
    #[regex(br"::[A-Za-z_][A-Za-z_0-9]*", priority = 10)]
    GlobalWord,
    #[regex(br"[0-9]+", priority = 10)]
    Decimal,
    #[regex(br"0x[0-9a-fA-F]+", priority = 10)]
    Hexadecimal,
    #[regex(br"([0-9]*\.[0-9]+|[0-9]+\.[0-9]*)([eE][-+]?[0-9]+)?|[0-9]+[eE][-+]?[0-9]+", priority = 20)]
    Double,
    #[regex(
        br"([0-9]+|([0-9]*\.[0-9]+|[0-9]+\.[0-9]*)([eE][-+]?[0-9]+)?|[0-9]+[eE][-+]?[0-9]+)[ \t]*(day|hr|min|sec|msec|usec)s?",
        priority = 30
    )]
    Interval,
    #[regex(br"[0-9]+/(tcp|udp|icmp|unknown)", priority = 10)]
    Port,
    #[regex(br"([0-9]+\.){3}[0-9]+", priority = 40)]
    #[regex(br"\[([0-9a-fA-F]+:){7}[0-9a-fA-F]+\]", priority = 50)]
    #[regex(br"\[0x[0-9a-fA-F]+[0-9a-fA-F:]*::[0-9a-fA-F:]*\]", priority = 51)]
    #[regex(br"\[[0-9a-fA-F:]*::[0-9a-fA-F:]*\]", priority = 52)]
    #[regex(br"\[([0-9a-fA-F]+:){6}([0-9]+\.){3}[0-9]+\]", priority = 53)]
    #[regex(br"\[[0-9a-fA-F:]*::[0-9a-fA-F:]*([0-9]+\.){3}[0-9]+\]", priority = 54)]
    Address,
    #[regex(br"([0-9]+\.){3}[0-9]+[ \t]*/[ \t]*[0-9]+", priority = 40)]
    #[regex(br"\[([0-9a-fA-F]+:){7}[0-9a-fA-F]+\][ \t]*/[ \t]*[0-9]+", priority = 50)]
    #[regex(br"\[0x[0-9a-fA-F]+[0-9a-fA-F:]*::[0-9a-fA-F:]*\][ \t]*/[ \t]*[0-9]+", priority = 51)]
    #[regex(br"\[[0-9a-fA-F:]*::[0-9a-fA-F:]*\][ \t]*/[ \t]*[0-9]+", priority = 52)]
    #[regex(br"\[([0-9a-fA-F]+:){6}([0-9]+\.){3}[0-9]+\][ \t]*/[ \t]*[0-9]+", priority = 53)]
    #[regex(br"\[[0-9a-fA-F:]*::[0-9a-fA-F:]*([0-9]+\.){3}[0-9]+\][ \t]*/[ \t]*[0-9]+", priority = 54)]
    Subnet,
    #[regex(br"([A-Za-z0-9][A-Za-z0-9\-]*\.)+[A-Za-z][A-Za-z0-9\-]*", priority = 5)]
    Host,
    #[regex(br#""([^\\\r\n"]|\\[^\r\n])*""#, priority = 10)]
    String,
    #[regex(br"[!%*/+\-,:;<=>?()\[\]{}~$|&^]", priority = 10)]
    #[regex(br"--|\+\+|\+=|-=|==|!=|>=|<=|&&|\|\||<<|>>|\?\$", priority = 10)]
    Sign,
    #[token(b"@")]
    At,
}

/// What stands next in a file.
#[derive(Clone, PartialEq, Debug)]
pub enum Scan {
    /// A token.
    Lexeme(Lexeme),
    /// A directive, with its argument as far as that is on its line.
    Directive(Directive, Span),
    /// Nothing any more.
    End,
}

/// A directive and what follows it on its line.
#[derive(Clone, PartialEq, Debug)]
pub enum Directive {
    /// `@load FILE`
    Load(String),
    /// `@load-sigs FILE`
    LoadSigs(String),
    /// `@load-plugin NAME`
    LoadPlugin(String),
    /// `@unload FILE`
    Unload(String),
    /// `@prefixes = LIST`, `@prefixes += LIST` (`append`)
    Prefixes {
        /// Whether they come in addition.
        append: bool,
        /// Separated by colons.
        list: String,
    },
    /// `@deprecated TEXT`
    Deprecated(String),
    /// `@pragma TEXT`
    Pragma(String),
    /// `@DEBUG`
    Debug,
    /// `@DIR`
    Dir,
    /// `@FILENAME`
    Filename,
    /// `@if`, `@ifdef`, `@ifndef`; the parentheses follow as tokens.
    If(Condition),
    /// `@else`
    Else,
    /// `@endif`
    Endif,
}

/// What a conditional directive asks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Condition {
    /// `@if`: whether an expression is true.
    Holds,
    /// `@ifdef`: whether there is such a name.
    Defined,
    /// `@ifndef`: whether there is none.
    Undefined,
}

/// A place in a file from which tokens are taken.
#[derive(Clone, Debug)]
pub struct Cursor {
    text: Rc<[u8]>,
    base: u32,
    at: usize,
}

/// What is remembered from one token to the next.
#[derive(Default, Debug)]
pub struct Scanner {
    names: HashSet<Name, foldhash::fast::FixedState>,
    context: Context,
    spoiled: Option<u32>,
    last_spoiled: Option<u32>,
}

/// The part of a [`Scanner`] that a directive must leave as it was.
#[derive(Clone, Debug)]
pub struct Context {
    /// The brackets that are open, outermost first; the first stands for none.
    brackets: Vec<Bracket>,
    /// Whether an operand may just have ended.
    operand: bool,
    /// Whose parentheses would open now.
    head: Head,
    /// Whose sole statement is due.
    body_due: Option<BodyOf>,
}

/// What may have a statement without braces.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BodyOf {
    /// An `if`, which an `else` may follow.
    If,
    /// An `else`, a `for` or a `while`.
    Other,
}

#[derive(Clone, Copy, PartialEq, Debug)]
enum Head {
    Other,
    If,
    Loop,
    When,
}

#[derive(Clone, Debug)]
struct Bracket {
    /// Size bars open in it.
    bars: u32,
    /// Whose bracket it is.
    head: Head,
    /// Whether it is in the condition of a `when`.
    condition: bool,
}

impl Default for Context {
    fn default() -> Context {
        let outermost = Bracket { bars: 0, head: Head::Other, condition: false };
        Context { brackets: vec![outermost], operand: false, head: Head::Other, body_due: None }
    }
}

impl Cursor {
    /// At the start of a file.
    pub fn new(file: &SourceFile) -> Cursor {
        Cursor { text: file.text.clone(), base: file.base, at: 0 }
    }

    /// Where the next token is looked for, in the running position space.
    pub fn position(&self) -> u32 {
        self.base + self.at as u32
    }

    /// Goes to a position of the same file.
    pub fn seek(&mut self, position: u32) {
        self.at = (position.saturating_sub(self.base) as usize).min(self.text.len());
    }

    /// Goes to the end of the line on which a position stands.
    pub fn skip_line(&mut self, position: u32) {
        self.seek(position);
        self.at = self.line_end(self.at);
    }

    /// Skips to the next conditional directive, wherever in a line it stands; the place of it, or of the file's end.
    ///
    /// Reference: scan.l, IGNORE; strings and comments are not known there.
    pub fn skip_refused(&mut self) -> (Option<Directive>, Span) {
        const CONDITIONALS: [(&[u8], Directive); 5] = [
            (b"@ifdef", Directive::If(Condition::Defined)),
            (b"@ifndef", Directive::If(Condition::Undefined)),
            (b"@if", Directive::If(Condition::Holds)),
            (b"@else", Directive::Else),
            (b"@endif", Directive::Endif),
        ];
        while let Some(offset) = self.text[self.at..].iter().position(|b| *b == b'@') {
            let start = self.at + offset;
            let found = CONDITIONALS.iter().find(|(word, _)| self.text[start..].starts_with(word));
            self.at = start + found.map_or(1, |(word, _)| word.len());
            if let Some((_, directive)) = found {
                return (Some(directive.clone()), self.span(start, self.at));
            }
        }
        self.at = self.text.len();
        (None, self.span(self.at, self.at))
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.base + start as u32, self.base + end as u32)
    }

    fn line_end(&self, from: usize) -> usize {
        self.text[from..].iter().position(|b| matches!(b, b'\n' | b'\r')).map_or(self.text.len(), |n| from + n)
    }
}

impl Scanner {
    /// With nothing before it.
    pub fn new() -> Scanner {
        Scanner::default()
    }

    /// Forgets the brackets and words that came before: an item begins.
    pub fn reset(&mut self) {
        let context = &mut self.context;
        context.brackets.truncate(1);
        context.brackets[0].bars = 0;
        (context.operand, context.head, context.body_due) = (false, Head::Other, None);
    }

    /// Takes out what is remembered, to lex something apart; give it back to [`Scanner::restore`].
    pub fn suspend(&mut self) -> Context {
        std::mem::take(&mut self.context)
    }

    /// See [`Scanner::suspend`].
    pub fn restore(&mut self, context: Context) {
        self.context = context;
    }

    /// Whose sole statement would begin now.
    pub fn body_due(&self) -> Option<BodyOf> {
        self.context.body_due
    }

    /// Where the first error since the last call stands that left no token for what was meant.
    pub fn take_spoiled(&mut self) -> Option<u32> {
        std::mem::take(&mut self.spoiled)
    }

    /// Notes that what stands at a place is lost. `false` where that may well be the consequence of another such
    /// place on the same line.
    pub fn spoil(&mut self, at: u32, file: &Cursor) -> bool {
        self.spoiled = self.spoiled.or(Some(at));
        let before = self.last_spoiled.replace(at).unwrap_or(0);
        let between = (before.saturating_sub(file.base) as usize)..(at.saturating_sub(file.base) as usize);
        before < file.base || file.text.get(between).is_none_or(|text| text.contains(&b'\n') || text.is_empty())
    }

    /// The same name for the same text.
    pub fn name(&mut self, text: &[u8]) -> Name {
        let text = std::str::from_utf8(text).unwrap_or("");
        if let Some(name) = self.names.get(text) {
            return name.clone();
        }
        let name = Name::from(text);
        self.names.insert(name.clone());
        name
    }

    /// The next token or directive of a file. Errors are reported and something that fits is given back for them.
    pub fn next(&mut self, file: &mut Cursor, problems: &mut Problems) -> Scan {
        loop {
            let Some((raw, start, end)) = raw(&file.text, file.at) else {
                file.at = file.text.len();
                return Scan::End;
            };
            file.at = end;
            let span = file.span(start, end);
            let token = match raw {
                Ok(Raw::At) => match self.directive(file, start, problems) {
                    Some((directive, span)) => return Scan::Directive(directive, span),
                    None => continue,
                },
                Ok(Raw::Sign) => self.sign(file, start, problems),
                Ok(other) => self.word(other, file, span, problems),
                Err(()) => self.unrecognised(file, start, problems),
            };
            if let Some(token) = token {
                self.note(&token);
                return Scan::Lexeme(Lexeme { token, span: file.span(start, file.at) });
            }
        }
    }

    /// Remembers what follows from a token.
    pub fn note(&mut self, token: &Token) {
        let context = &mut self.context;
        let head = std::mem::replace(&mut context.head, Head::Other);
        let within = context.brackets.last().is_some_and(|b| b.condition);
        context.operand = token.ends_operand();
        context.body_due = None;
        match token {
            Token::If => context.head = Head::If,
            Token::While | Token::For => context.head = Head::Loop,
            Token::When => context.head = Head::When,
            Token::Else => context.body_due = Some(BodyOf::Other),
            Token::ParenOpen => {
                context.brackets.push(Bracket { bars: 0, head, condition: within || head == Head::When })
            }
            Token::BracketOpen | Token::BraceOpen => {
                context.brackets.push(Bracket { bars: 0, head, condition: within })
            }
            Token::ParenClose | Token::BracketClose | Token::BraceClose if context.brackets.len() > 1 => {
                let closed = context.brackets.pop().map_or(Head::Other, |b| b.head);
                if matches!(token, Token::ParenClose) {
                    context.operand = closed == Head::Other;
                    context.body_due = match closed {
                        Head::If => Some(BodyOf::If),
                        Head::Loop => Some(BodyOf::Other),
                        Head::Other | Head::When => None,
                    };
                } else if matches!(token, Token::BracketClose) && closed == Head::When {
                    context.head = Head::When;
                }
            }
            Token::Semicolon => {
                if let Some(bracket) = context.brackets.last_mut() {
                    bracket.bars = 0;
                }
            }
            _ => {}
        }
    }

    fn word(&mut self, raw: Raw, file: &Cursor, span: Span, problems: &mut Problems) -> Option<Token> {
        let text = &file.text[(span.lo - file.base) as usize..file.at];
        let value = match raw {
            Raw::Word => return Some(self.name_or_keyword(text)),
            Raw::GlobalWord => return Some(Token::GlobalIdent(self.name(&text[2..]))),
            Raw::Decimal => Literal::Count(literal::decimal(text)),
            Raw::Hexadecimal => Literal::Count(literal::hexadecimal(&text[2..])),
            Raw::Double => Literal::Double(literal::double(text)),
            Raw::Interval => Literal::Interval(literal::interval(text)),
            Raw::Port => {
                let (number, transport) = literal::port(text).unwrap_or_else(|| {
                    let name = text.iter().position(|b| *b == b'/').map_or(text, |i| &text[i + 1..]);
                    let (transport, most) = literal::port_transport(name).unwrap_or((0, 255));
                    let message = format!("bad port number, {} has ports up to {most}", String::from_utf8_lossy(name));
                    problems.error(codes::BAD_LITERAL, span, message);
                    (0, transport)
                });
                Literal::Port(number, transport)
            }
            Raw::Address => Literal::Addr(literal::address(text).unwrap_or_else(|| {
                let message = format!("bad IP address `{}`", String::from_utf8_lossy(text));
                let d = Diagnostic::error(codes::BAD_LITERAL, span, message);
                problems.push(d.help("an IPv4 address is four numbers up to 255: `192.168.0.1`"));
                self.name(b"0.0.0.0")
            })),
            Raw::Subnet => {
                let (address, width) = literal::subnet(text).unwrap_or_else(|| {
                    let message = format!("bad subnet `{}`", String::from_utf8_lossy(text));
                    problems.push(
                        Diagnostic::error(codes::BAD_LITERAL, span, message)
                            .help("write an address, a slash and a prefix length of at most 32 (IPv4) or 128 (IPv6)"),
                    );
                    (self.name(b"0.0.0.0"), 0)
                });
                Literal::Subnet(address, width)
            }
            Raw::Host => {
                let host = String::from_utf8_lossy(text);
                if self.spoil(span.lo, file) {
                    let called = file.text.get(file.at) == Some(&b'(');
                    // A host's name ends at an underscore, a field's does not.
                    let rest = file.text[file.at..].iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b'_');
                    let rest = String::from_utf8_lossy(&rest.copied().collect::<Vec<_>>()).into_owned();
                    problems.push(host_literal(span, &host, &rest, called));
                }
                return Some(Token::Ident(self.name(text)));
            }
            Raw::String => {
                let inner = &text[1..text.len() - 1];
                let at = |offset: usize, len: u32| {
                    let lo = span.lo + 1 + offset as u32;
                    Span::new(lo, (lo + len).min(span.hi))
                };
                if let Some(offset) = inner.iter().position(|b| *b == 0) {
                    let message = "a string cannot hold a NUL byte";
                    problems.push(Diagnostic::error(codes::BAD_STRING, at(offset, 1), message).help("write `\\x00`"));
                }
                let (bytes, bad) = literal::string(inner);
                if let Some(offset) = bad {
                    let message = "bad escape, expected a hexadecimal digit after `\\x`";
                    let d = Diagnostic::error(codes::BAD_STRING, at(offset, 2), message);
                    problems.push(d.help("write two digits, as in `\\x0a`, or `\\\\` for a backslash itself"));
                }
                Literal::String(bytes)
            }
            Raw::Sign | Raw::At => return None,
        };
        Some(Token::Literal(value))
    }

    fn name_or_keyword(&mut self, text: &[u8]) -> Token {
        match Token::keyword(text) {
            Some(Token::Local) if self.context.brackets.last().is_some_and(|b| b.condition) => Token::WhenLocal,
            Some(keyword) => keyword,
            None => Token::Ident(self.name(text)),
        }
    }

    /// The token of a sign, which may be more than the sign alone.
    fn sign(&mut self, file: &mut Cursor, start: usize, problems: &mut Problems) -> Option<Token> {
        let text = file.text.clone();
        let rest = &text[start..];
        match &text[start..file.at] {
            b"/" if !self.context.operand => Some(self.pattern(file, start, problems)),
            b"|" => Some(self.bar(file)),
            b"!" => {
                let blanks = rest[1..].iter().take_while(|b| matches!(b, b' ' | b'\t')).count();
                let word = 1 + blanks;
                // reference: scan.l wants a byte after `in` that is no letter or digit; `_` will do.
                let not_in =
                    rest[word..].starts_with(b"in") && rest.get(word + 2).is_some_and(|b| !b.is_ascii_alphanumeric());
                if not_in {
                    file.at = start + word + 2;
                    return Some(Token::NotIn);
                }
                Some(Token::Not)
            }
            b"&" => {
                let named = |(name, _): &&(&str, AttrKind)| rest[1..].starts_with(name.as_bytes());
                let longest = AttrKind::ALL.iter().filter(named).max_by_key(|(name, _)| name.len());
                Some(longest.map_or(Token::Ampersand, |(name, kind)| {
                    file.at = start + 1 + name.len();
                    Token::attribute(*kind)
                }))
            }
            sign => Token::sign(sign),
        }
    }

    /// A single `|`. With one open at this depth, what stands next decides: an operand makes it the operator.
    fn bar(&mut self, file: &Cursor) -> Token {
        let operand = self.context.operand;
        let Some(bracket) = self.context.brackets.last_mut() else { return Token::BitOr };
        if !operand {
            bracket.bars += 1;
            return Token::SizeOpen;
        }
        let operand_follows = || match raw(&file.text, file.at) {
            Some((Ok(Raw::Word), start, end)) => match Token::keyword(&file.text[start..end]) {
                None | Some(Token::BaseType(_) | Token::Literal(_)) => true,
                Some(Token::Copy | Token::Function | Token::Schedule) => true,
                Some(Token::Record | Token::Table | Token::Set | Token::Vector) => true,
                Some(_) => false,
            },
            Some((Ok(Raw::Sign | Raw::At | Raw::Host) | Err(()), ..)) | None => false,
            // An address in brackets, too: it begins as an index does not.
            Some((Ok(_), ..)) => true,
        };
        if bracket.bars == 0 || operand_follows() {
            return Token::BitOr;
        }
        bracket.bars -= 1;
        Token::SizeClose
    }

    /// A pattern from its opening slash on.
    fn pattern(&mut self, file: &mut Cursor, start: usize, problems: &mut Problems) -> Token {
        let text = file.text.clone();
        let mut end = start + 1;
        loop {
            match text.get(end) {
                Some(b'\\') if text.get(end + 1).is_some_and(|b| !matches!(b, b'\r' | b'\n')) => end += 2,
                Some(b'/') => break,
                None | Some(b'\\' | b'\r' | b'\n') => {
                    let opening = file.span(start, start + 1);
                    if self.spoil(opening.lo, file) {
                        let message = "pattern not terminated before the end of the line";
                        let d = Diagnostic::error(codes::UNTERMINATED, opening, message);
                        problems.push(d.help("end it with `/`; a slash within it is written `\\/`"));
                    }
                    file.at = end.max(file.line_end(end.min(text.len())));
                    return Token::Literal(literal::pattern(&text[start + 1..end], b""));
                }
                Some(_) => end += 1,
            }
        }
        let flags = text[end + 1..].iter().take(2).take_while(|b| matches!(b, b'i' | b's')).count();
        let flags = &text[end + 1..end + 1 + flags];
        file.at = end + 1 + flags.len();
        if end == start + 1 {
            let span = file.span(start, file.at);
            if self.spoil(span.lo, file) {
                let d = Diagnostic::error(codes::BAD_PATTERN, span, "a pattern cannot be empty").note("empty");
                problems.push(d.help("a comment begins with `#`; a pattern that matches the empty string is `/()/`"));
            }
        }
        if let [one, other] = flags
            && one == other
        {
            let message = format!("pattern has the flag `{}` twice", *one as char);
            problems.error(codes::BAD_PATTERN, file.span(file.at - 1, file.at), message);
        }
        Token::Literal(literal::pattern(&text[start + 1..end], flags))
    }

    /// What begins no token: a string that does not end, or a byte that means nothing.
    fn unrecognised(&mut self, file: &mut Cursor, start: usize, problems: &mut Problems) -> Option<Token> {
        let worth_telling = self.spoil(file.base + start as u32, file);
        if file.text[start] == b'"' {
            if worth_telling {
                let message = "string not terminated before the end of the line";
                let d = Diagnostic::error(codes::UNTERMINATED, file.span(start, start + 1), message);
                problems.push(d.help("end it with `\"` on this line; a line break in it is written `\\n`"));
            }
            file.at = file.line_end(start);
            return Some(Token::Literal(Literal::String(Rc::from(&file.text[start + 1..file.at]))));
        }
        let mut end = start + 1;
        while file.text.get(end).is_some_and(|b| *b >= 0x80 && file.text[start] >= 0x80) {
            end += 1;
        }
        file.at = end;
        let shown = match file.text[start] {
            0x80.. => String::from_utf8_lossy(&file.text[start..end]).into_owned(),
            b'\'' => "'".to_owned(),
            byte => byte.escape_ascii().to_string(),
        };
        if worth_telling {
            let message = format!("unrecognised character `{shown}`");
            let d = Diagnostic::error(codes::BAD_CHARACTER, file.span(start, end), message);
            let written = String::from_utf8_lossy(&file.text[start..end]);
            problems.push(match meant_character(&written) {
                Some(help) => d.help(help),
                None => d,
            });
        }
        None
    }

    /// A directive from its `@` on; `None` when there is none of that name.
    fn directive(&mut self, file: &mut Cursor, start: usize, problems: &mut Problems) -> Option<(Directive, Span)> {
        let text = file.text.clone();
        let line = &text[start + 1..file.line_end(start)];
        let word = |name: &str| line.starts_with(name.as_bytes()).then_some(name.len());
        // What follows on the line, up to the next blank: the bytes and where they end.
        let argument = |from: usize| {
            let blanks = line[from..].iter().take_while(|b| b.is_ascii_whitespace()).count();
            let len = line[from + blanks..].iter().take_while(|b| !b.is_ascii_whitespace()).count();
            let end = from + blanks + len;
            (blanks > 0 && len > 0).then(|| (String::from_utf8_lossy(&line[from + blanks..end]).into_owned(), end))
        };
        let rest = |from: usize| (String::from_utf8_lossy(line[from..].trim_ascii()).into_owned(), line.len());

        let found: Option<(Directive, usize)> = if let Some(n) = word("load-sigs") {
            argument(n).map(|(file, end)| (Directive::LoadSigs(file), end))
        } else if let Some(n) = word("load-plugin") {
            argument(n).map(|(name, end)| (Directive::LoadPlugin(name), end))
        } else if let Some(n) = word("load") {
            argument(n).map(|(file, end)| (Directive::Load(file), end))
        } else if let Some(n) = word("unload") {
            argument(n).map(|(file, end)| (Directive::Unload(file), end))
        } else if let Some(n) = word("prefixes") {
            argument(n).and_then(|(operator, end)| {
                let append = operator == "+=";
                let (list, end) = argument(end)?;
                (append || operator == "=").then_some((Directive::Prefixes { append, list }, end))
            })
        } else if let Some(n) = word("deprecated") {
            let (text, end) = rest(n);
            Some((Directive::Deprecated(text), end))
        } else if let Some(n) = word("pragma") {
            let (text, end) = rest(n);
            Some((Directive::Pragma(text), end))
        } else {
            let words = [
                ("DEBUG", Directive::Debug),
                ("DIR", Directive::Dir),
                ("FILENAME", Directive::Filename),
                ("ifdef", Directive::If(Condition::Defined)),
                ("ifndef", Directive::If(Condition::Undefined)),
                ("if", Directive::If(Condition::Holds)),
                ("else", Directive::Else),
                ("endif", Directive::Endif),
            ];
            words.into_iter().find_map(|(name, directive)| word(name).map(|n| (directive, n)))
        };
        if let Some((directive, len)) = found {
            file.at = start + 1 + len;
            return Some((directive, file.span(start, file.at)));
        }
        let name = line.iter().take_while(|b| b.is_ascii_alphabetic() || **b == b'-').count();
        file.at = start + 1 + name;
        let written = String::from_utf8_lossy(&line[..name]).into_owned();
        let wants = ["load", "load-sigs", "load-plugin", "unload", "prefixes"].iter().find(|w| **w == written);
        let message = match wants {
            Some(&"prefixes") => "`@prefixes` needs an operator and a list: `@prefixes += one:other`".to_owned(),
            Some(word) => format!("`@{word}` needs a name on the same line"),
            None if written.is_empty() => "unrecognised character `@`".to_owned(),
            None => format!("there is no directive `@{written}`"),
        };
        let span = file.span(start, file.at);
        if self.spoil(span.lo, file) {
            let d = Diagnostic::error(codes::UNKNOWN_DIRECTIVE, span, message);
            let near = if wants.is_some() { None } else { nearest(&written, DIRECTIVES.iter().copied()) };
            let loads = matches!(&*written, "include" | "import" | "require" | "use");
            problems.push(match near {
                _ if loads => d.help("write `@load`"),
                Some(near) => d.help(format!("did you mean `@{near}`?")),
                None => d,
            });
        }
        if !written.is_empty() {
            file.at = file.line_end(start);
        }
        None
    }
}

/// The words that directives begin with.
const DIRECTIVES: [&str; 14] = [
    "load",
    "load-sigs",
    "load-plugin",
    "unload",
    "prefixes",
    "if",
    "ifdef",
    "ifndef",
    "else",
    "endif",
    "pragma",
    "deprecated",
    "DIR",
    "FILENAME",
];

/// The next regular token from `at` on, with its start and end; `None` at the end of the text.
fn raw(text: &[u8], at: usize) -> Option<(Result<Raw, ()>, usize, usize)> {
    let mut lexer = Raw::lexer(text.get(at..)?);
    let found = lexer.next()?;
    let span = lexer.span();
    // What matches nothing is one byte: the longest failed prefix may hold what would match.
    let end = if found.is_ok() { span.end } else { span.start + 1 };
    Some((found, at + span.start, at + end))
}
