//! From the tokens of one item to its tree.
//!
//! The grammar is LR(1) only with some help, which `Marks` gives: it brackets the attributes of `table(…)` and
//! `set(…)`, and tells the colon before a function's result from all others. On the way it refuses what is nested so
//! deeply that a walk over the tree would need too much stack.

use super::ast::{Item, ItemKind};
use super::token::{Lexeme, Token};
use crate::source::Span;
use lalrpop_util::ParseError;

#[allow(clippy::all, missing_docs, unused_qualifications, unused, reason = "generated")]
mod grammar {
    include!(concat!(env!("OUT_DIR"), "/zeek.rs"));
}

/// How deep brackets, prefix operators, assignments and `if` chains may be nested.
pub const MAX_NESTING: u32 = 1000;
/// How many operators may follow each other in one chain.
pub const MAX_CHAIN: u32 = 25_000;

/// What the tokens are to be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Entry {
    /// A declaration.
    Declaration,
    /// A statement.
    Statement,
    /// An expression, and nothing after it.
    Expression,
}

/// Why the tokens are no such thing.
#[derive(Clone, PartialEq, Debug)]
pub struct SyntaxError {
    /// The first token that cannot follow what was before it; `None` where tokens are missing at the end.
    pub at: Option<usize>,
    /// What is wrong, where it is not just the token.
    pub message: Option<String>,
    /// What could have followed, as far as that is soon said.
    pub expected: Vec<String>,
}

impl SyntaxError {
    fn of(at: usize, message: &str) -> SyntaxError {
        SyntaxError { at: Some(at), message: Some(message.to_owned()), expected: Vec::new() }
    }

    /// What could have followed, in words: `` `;` or an attribute``; nothing where that is a long list.
    pub fn expectation(&self) -> Option<String> {
        let (last, others) = self.expected.split_last()?;
        Some(if others.is_empty() { last.clone() } else { format!("{} or {last}", others.join(", ")) })
    }
}

/// Parses one item.
///
/// # Errors
/// When the tokens do not follow the grammar, or are nested too deeply.
pub fn parse(entry: Entry, lexemes: &[Lexeme]) -> Result<Item, SyntaxError> {
    let (lo, hi) = match (lexemes.first(), lexemes.last()) {
        (Some(first), Some(last)) => (first.span.lo, last.span.hi),
        _ => (0, 0),
    };
    let tokens = Marks::new(entry, lexemes).run()?;
    let position = |at: u32| lexemes.iter().position(|l| l.span.lo == at);
    match grammar::EntryParser::new().parse(tokens) {
        Ok(kind) => Ok(Item { kind, span: Span::new(lo, hi) }),
        Err(ParseError::UnrecognizedToken { token: (start, ..), expected }) => {
            Err(SyntaxError { at: position(start), message: None, expected: classes(&expected) })
        }
        Err(ParseError::ExtraToken { token: (start, ..) }) => {
            Err(SyntaxError { at: position(start), message: None, expected: Vec::new() })
        }
        Err(ParseError::UnrecognizedEof { expected, .. }) => {
            Err(SyntaxError { at: None, message: None, expected: classes(&expected) })
        }
        Err(ParseError::InvalidToken { location }) => {
            Err(SyntaxError { at: position(location), message: None, expected: Vec::new() })
        }
        Err(ParseError::User { error: () }) => Err(SyntaxError { at: None, message: None, expected: Vec::new() }),
    }
}

/// Parses an expression.
///
/// # Errors
/// As [`parse`].
pub fn expression(lexemes: &[Lexeme]) -> Result<Box<super::ast::Expr>, SyntaxError> {
    match parse(Entry::Expression, lexemes)?.kind {
        ItemKind::Expression(e) => Ok(e),
        _ => Err(SyntaxError { at: None, message: None, expected: Vec::new() }),
    }
}

const STATEMENT: &[&str] = &[
    "if",
    "for",
    "while",
    "when",
    "switch",
    "print",
    "event",
    "local",
    "const",
    "next",
    "break",
    "fallthrough",
    "return",
    "assert",
    "{",
    ";",
    "}",
];
const EXPRESSION: &[&str] = &[
    "Ident",
    "GlobalIdent",
    "Literal",
    "BaseType",
    "SizeOpen",
    "WhenLocal",
    "(",
    "[",
    "!",
    "~",
    "-",
    "+",
    "++",
    "--",
    "copy",
    "record",
    "table",
    "set",
    "vector",
    "function",
    "schedule",
    "hook",
    "add",
    "delete",
    "{",
    "enum",
    "file",
    "opaque",
];
const TYPE: &[&str] = &[
    "BaseType",
    "Ident",
    "GlobalIdent",
    "table",
    "set",
    "vector",
    "record",
    "enum",
    "file",
    "opaque",
    "function",
    "event",
    "hook",
];
const OPERATOR: &[&str] = &[
    "*", "/", "%", "+", "-", "<<", ">>", "&", "^", "|", "in", "!in", "Compare", "&&", "||", "?", "=", "+=", "-=", "[",
    "(", "$", "?$", "as", "is",
];
const DECLARATION: &[&str] =
    &["module", "global", "option", "const", "redef", "type", "function", "event", "hook", "export"];

/// The parser's list of terminals in words; empty where that is too long to be of use.
fn classes(expected: &[String]) -> Vec<String> {
    let mut names: Vec<&str> = expected.iter().map(|e| e.trim_matches('"')).collect();
    names.retain(|n| !matches!(*n, "Conditional" | "CtorAttrsOpen" | "CtorAttrsClose"));
    let mut words: Vec<String> = Vec::new();
    let all = |names: &[&str], of: &[&str]| of.iter().all(|n| names.contains(n));
    let mut take = |names: &mut Vec<&str>, of: &[&str], word: &str| {
        names.retain(|n| !of.contains(n));
        if !word.is_empty() {
            words.push(word.to_owned());
        }
    };
    if all(&names, &["if", "print", "Literal"]) {
        let closing = names.contains(&"}");
        take(&mut names, STATEMENT, "a statement");
        take(&mut names, EXPRESSION, "");
        if closing {
            names.push("}");
        }
    } else if all(&names, &["global", "redef", "module"]) {
        take(&mut names, DECLARATION, "a declaration");
    } else if all(&names, &["*", "&&", "?"]) {
        take(&mut names, OPERATOR, "");
    } else if all(&names, &["=", ";", "Literal"]) {
        // A declaration's initialiser; that it may come without an operator is nothing to advise.
        take(&mut names, EXPRESSION, "");
        take(&mut names, &["+=", "-="], "");
    } else if all(&names, &["Literal", "SizeOpen", "("]) {
        take(&mut names, EXPRESSION, "an expression");
    } else if all(&names, &["BaseType", "opaque"]) {
        take(&mut names, TYPE, "a type");
    }
    if all(&names, &["AttrFlag"]) {
        let word = if names.len() > 3 { "" } else { "an attribute" };
        take(&mut names, &["AttrFlag", "AttrValue", "AttrDeprecated"], word);
    }
    for name in names {
        let word = match name {
            "Ident" => "a name".to_owned(),
            "GlobalIdent" => continue,
            "Literal" => "a constant".to_owned(),
            "BaseType" => "a type".to_owned(),
            "Compare" => "a comparison".to_owned(),
            "AttrDeprecated" => "`&deprecated`".to_owned(),
            "SizeOpen" | "SizeClose" => "`|`".to_owned(),
            "ResultColon" => "`:`".to_owned(),
            "WhenLocal" => "`local`".to_owned(),
            other => format!("`{other}`"),
        };
        if !words.contains(&word) {
            words.push(word);
        }
    }
    if words.len() > 4 { Vec::new() } else { words }
}

/// Copies the tokens of an item, with the marks put in.
struct Marks<'l> {
    entry: Entry,
    lexemes: &'l [Lexeme],
    out: Vec<(u32, Token, u32)>,
    levels: Vec<Level>,
    /// The last token closed the parentheses of `table(…)` or `set(…)`.
    ctor_closed: bool,
    /// The last token closed a function's parameters.
    params_closed: Params,
    /// The last token closed a lambda's captures.
    captures_closed: bool,
}

/// Whose parentheses they are, for the colon after them.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Params {
    No,
    /// A function's: a colon that follows belongs to it.
    Function,
    /// Those of a function type within an expression or a case label: a `?` or `case` before it has the first claim.
    Contested,
}

/// A bracket that is open, or the whole.
#[derive(Clone, Debug)]
struct Level {
    ctor: bool,
    params: Params,
    /// A `[…]` between `function` (or a field lambda's name) and its parameters.
    captures: bool,
    /// A `{…}` that does not end a statement.
    inner: bool,
    /// Open attribute runs of constructors.
    runs: Vec<Run>,
    /// `?` that still want their colon.
    questions: u32,
    /// A `case` that still wants its colon.
    case: bool,
    /// A lambda or `schedule` that still wants its braces.
    braces_due: bool,
    /// A statement may have ended.
    ended: bool,
    /// Depth of the tree around the bracket.
    base: u32,
    /// Depth added in here by statements, by what is open to the right, and by prefixes.
    statements: u32,
    open: u32,
    prefixes: u32,
    /// Chained operators around the bracket and in here.
    base_links: u32,
    links: u32,
}

#[derive(Clone, Debug)]
struct Run {
    in_value: bool,
    /// `questions` of the level when it began.
    questions: u32,
}

impl Level {
    fn new(base: u32, base_links: u32) -> Level {
        Level {
            ctor: false,
            params: Params::No,
            captures: false,
            inner: false,
            runs: Vec::new(),
            questions: 0,
            case: false,
            braces_due: false,
            ended: false,
            base,
            statements: 0,
            open: 0,
            prefixes: 0,
            base_links,
            links: 0,
        }
    }

    fn nesting(&self) -> u32 {
        self.base + self.statements + self.open + self.prefixes
    }

    fn chain(&self) -> u32 {
        self.base_links + self.links
    }
}

impl<'l> Marks<'l> {
    fn new(entry: Entry, lexemes: &'l [Lexeme]) -> Marks<'l> {
        let mut levels = Vec::with_capacity(8);
        levels.push(Level::new(0, 0));
        Marks {
            entry,
            lexemes,
            out: Vec::with_capacity(lexemes.len() + 8),
            levels,
            ctor_closed: false,
            params_closed: Params::No,
            captures_closed: false,
        }
    }

    fn run(mut self) -> Result<Vec<(u32, Token, u32)>, SyntaxError> {
        let entry = match self.entry {
            Entry::Declaration => Token::DeclarationEntry,
            Entry::Statement => Token::StatementEntry,
            Entry::Expression => Token::ExpressionEntry,
        };
        let start = self.lexemes.first().map_or(0, |l| l.span.lo);
        self.out.push((start, entry, start));
        for (index, lexeme) in self.lexemes.iter().enumerate() {
            self.step(index, lexeme)?;
        }
        let end = self.lexemes.last().map_or(0, |l| l.span.hi);
        while let Some(level) = self.levels.pop() {
            self.out.extend(level.runs.iter().map(|_| (end, Token::CtorAttrsClose, end)));
        }
        Ok(self.out)
    }

    fn before(&self, index: usize, back: usize) -> Option<&'l Token> {
        index.checked_sub(back).and_then(|i| self.lexemes.get(i)).map(|l| &l.token)
    }

    fn step(&mut self, index: usize, lexeme: &Lexeme) -> Result<(), SyntaxError> {
        let (at, token) = (lexeme.span.lo, &lexeme.token);
        let params_closed = std::mem::replace(&mut self.params_closed, Params::No);
        let ctor_closed = std::mem::replace(&mut self.ctor_closed, false);
        let captures_closed = std::mem::replace(&mut self.captures_closed, false);
        let before = self.before(index, 1);
        let Some(level) = self.levels.last_mut() else { return Ok(()) };
        let attribute = matches!(token, Token::AttrFlag(_) | Token::AttrValue(_) | Token::AttrDeprecated(_));

        let result_colon = matches!(token, Token::Colon)
            && match params_closed {
                Params::No => false,
                Params::Function => true,
                Params::Contested => level.questions == 0 && !level.case,
            };

        // The attributes of constructors.
        while let Some(run) = level.runs.last_mut() {
            let closes = if run.in_value {
                match token {
                    Token::Semicolon | Token::Comma | Token::SizeClose => true,
                    Token::Colon => !result_colon && level.questions <= run.questions,
                    other => other.nesting() < 0,
                }
            } else {
                run.in_value = matches!(token, Token::Assign);
                !run.in_value && !attribute
            };
            if !closes {
                break;
            }
            level.runs.pop();
            self.out.push((at, Token::CtorAttrsClose, at));
        }
        if attribute {
            if ctor_closed {
                level.runs.push(Run { in_value: false, questions: level.questions });
                self.out.push((at, Token::CtorAttrsOpen, at));
            } else if let Some(run) = level.runs.last_mut() {
                run.in_value = false;
            }
        }

        // Depth.
        if level.ended && !matches!(token, Token::Semicolon) {
            level.ended = false;
            if !matches!(token, Token::Else | Token::Timeout) {
                level.statements = 0;
            }
        }
        let operand_before = before.is_some_and(Token::ends_operand);
        match token {
            Token::Comma | Token::Semicolon | Token::Case | Token::Default => {
                (level.open, level.prefixes, level.links) = (0, 0, 0);
                level.ended |= matches!(token, Token::Semicolon);
                level.questions = 0;
                if !matches!(token, Token::Comma) {
                    level.case = matches!(token, Token::Case);
                    level.braces_due = false;
                }
            }
            Token::If | Token::For | Token::While | Token::When => {
                level.statements += 1;
                (level.open, level.prefixes, level.links) = (0, 0, 0);
            }
            Token::Switch | Token::Local | Token::Print | Token::Return | Token::Assert => {
                (level.open, level.prefixes, level.links) = (0, 0, 0);
            }
            Token::Not | Token::Tilde | Token::Increment | Token::Decrement => level.prefixes += 1,
            Token::Plus | Token::Minus if !operand_before => level.prefixes += 1,
            Token::Add | Token::Delete | Token::Assign | Token::AddTo | Token::RemoveFrom | Token::Of => {
                level.open += 1
            }
            Token::Question => {
                level.open += 1;
                level.questions += 1;
            }
            Token::Colon if result_colon => level.open += 1,
            Token::Colon if level.questions > 0 => level.questions -= 1,
            Token::Colon => level.case = false,
            Token::Function | Token::Schedule => {
                level.open += 1;
                level.braces_due = index > 0;
            }
            Token::ParenClose | Token::BracketClose | Token::BraceClose | Token::SizeClose => {}
            other => {
                level.links += u32::from(!other.ends_operand());
                if other.ends_operand() {
                    level.prefixes = 0;
                }
            }
        }
        if level.nesting() > MAX_NESTING {
            return Err(SyntaxError::of(index, "nested too deeply"));
        }
        if level.chain() > MAX_CHAIN {
            return Err(SyntaxError::of(index, "too many operators in one chain"));
        }

        match token {
            Token::ParenOpen | Token::BracketOpen | Token::BraceOpen | Token::SizeOpen => {
                self.open(index, token, captures_closed)
            }
            Token::ParenClose | Token::BracketClose | Token::BraceClose | Token::SizeClose if self.levels.len() > 1 => {
                self.close(token)
            }
            Token::Assign if before == Some(&Token::BracketClose) && self.before(index, 2) == Some(&Token::Comma) => {
                return Err(SyntaxError::of(index - 2, "trailing comma in a list left of `=`"));
            }
            _ => {}
        }
        let token = if result_colon { Token::ResultColon } else { token.clone() };
        self.out.push((at, token, lexeme.span.hi));
        Ok(())
    }

    fn open(&mut self, index: usize, token: &Token, captures_closed: bool) {
        let before = |back: usize| self.before(index, back);
        let (last, second) = (before(1), before(2));
        // `$f` as an item of a list, not of the operand before it.
        let field = |back: usize| {
            matches!(before(back), Some(Token::Ident(_)))
                && before(back + 1) == Some(&Token::Dollar)
                && matches!(before(back + 2), Some(Token::ParenOpen | Token::BracketOpen | Token::Comma))
        };
        let captures = matches!(token, Token::BracketOpen) && (matches!(last, Some(Token::Function)) || field(1));
        let ctor = matches!(token, Token::ParenOpen) && matches!(last, Some(Token::Table | Token::Set));
        let in_declaration = self.entry == Entry::Declaration && self.levels.len() == 1;
        let params = if !matches!(token, Token::ParenOpen) {
            Params::No
        } else if matches!(last, Some(Token::Function)) {
            match second {
                Some(Token::As | Token::Is | Token::Of | Token::Type) => Params::Contested,
                _ => Params::Function,
            }
        } else if captures_closed || field(1) {
            Params::Function
        } else {
            let header = matches!(second, Some(Token::Function | Token::Event | Token::Hook));
            let first = index == 2 || (index == 3 && before(3) == Some(&Token::Redef));
            if in_declaration && header && first { Params::Function } else { Params::No }
        };
        let assigned =
            matches!(last, Some(Token::Assign | Token::AddTo | Token::RemoveFrom | Token::Record | Token::Enum));
        let Some(level) = self.levels.last_mut() else { return };
        let mut inner = Level::new(level.nesting() + 1, level.chain());
        if matches!(token, Token::BraceOpen) {
            inner.inner = assigned || level.braces_due;
            level.braces_due = false;
        }
        (inner.ctor, inner.params, inner.captures) = (ctor, params, captures);
        self.levels.push(inner);
    }

    fn close(&mut self, token: &Token) {
        let Some(closed) = self.levels.pop() else { return };
        self.captures_closed = closed.captures && matches!(token, Token::BracketClose);
        self.ctor_closed = closed.ctor && matches!(token, Token::ParenClose);
        self.params_closed = if matches!(token, Token::ParenClose) { closed.params } else { Params::No };
        if let Some(level) = self.levels.last_mut() {
            level.links += 1;
            level.prefixes = 0;
            level.ended |= matches!(token, Token::BraceClose) && !closed.inner;
        }
    }
}
