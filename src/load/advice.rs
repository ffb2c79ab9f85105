//! What a syntax error is most likely about: habits of other languages, and the small things that are forgotten.
//!
//! The parser knows only what could have followed. Here the tokens around the place are looked at, as a colleague would
//! who has made the same mistakes before.

use super::recover::shown;
use crate::diagnostic::{Diagnostic, nearest};
use crate::source::{SourceMap, Span};
use crate::syntax::ast::{AttrKind, BinaryOp, Literal};
use crate::syntax::token::{Lexeme, Token};

/// The tokens of a failed item around the one that cannot stand where it does.
pub(super) struct Around<'a> {
    pub item: &'a [Lexeme],
    /// The index of that token.
    pub at: usize,
    /// What could have followed, in words.
    pub expected: &'a [String],
    pub sources: &'a SourceMap,
}

impl<'a> Around<'a> {
    /// The complaint, with advice where there is some; `None` where nothing here explains it.
    pub(super) fn advise(&self, d: &Diagnostic) -> Option<Diagnostic> {
        let help = || {
            let words = self.operator().or_else(|| self.loop_head()).or_else(|| self.declared());
            let words = words.or_else(|| self.value_for_type()).or_else(|| self.parameter());
            words.or_else(|| self.list()).or_else(|| self.constructed())
        };
        let better = self.attribute(d).or_else(|| self.sign(d)).or_else(|| self.word(d));
        let better = better.or_else(|| help().map(|help| d.clone().help(help))).or_else(|| self.end_of_statement(d))?;
        // The reference speaks of the token that it stumbled over.
        Some(better.told_at(d.span))
    }

    fn token(&self, ahead: usize) -> Option<&'a Token> {
        self.item.get(self.at + ahead).map(|l| &l.token)
    }

    fn before(&self, back: usize) -> Option<&'a Token> {
        self.at.checked_sub(back).and_then(|i| self.item.get(i)).map(|l| &l.token)
    }

    fn span(&self, index: usize) -> Span {
        self.item.get(index).map_or(Span::NONE, |l| l.span)
    }

    /// The text of a token so many places back.
    fn text(&self, back: usize) -> String {
        self.text_of(self.at.checked_sub(back))
    }

    fn text_ahead(&self, ahead: usize) -> String {
        self.text_of(Some(self.at + ahead))
    }

    fn text_of(&self, index: Option<usize>) -> String {
        let span = index.and_then(|i| self.item.get(i)).map_or(Span::NONE, |l| l.span);
        String::from_utf8_lossy(self.sources.text(span)).into_owned()
    }

    /// Whether nothing stands between a token and the one after it.
    fn touches(&self, index: usize) -> bool {
        let (a, b) = (self.span(index), self.span(index + 1));
        !a.is_none() && a.hi == b.lo
    }

    /// Whether a statement or declaration may begin at a token so many places back.
    fn begins(&self, back: usize) -> bool {
        self.at == back
            || matches!(self.before(back + 1), Some(Token::Semicolon | Token::BraceOpen | Token::BraceClose))
                && self.at > back
    }

    /// The first token of the statement or declaration that the token belongs to.
    fn statement(&self) -> Option<&'a Token> {
        (0..=self.at).find(|&back| self.begins(back)).and_then(|back| self.before(back))
    }

    /// The word for declaring a variable here.
    fn declaring(&self, back: usize) -> &'static str {
        if self.at == back { "global" } else { "local" }
    }

    fn expects(&self, word: &str) -> bool {
        self.expected.iter().any(|e| e == word)
    }

    /// The innermost bracket that is open at the token.
    fn innermost(&self) -> Option<usize> {
        let mut brackets = Vec::new();
        for (index, lexeme) in self.item.iter().enumerate().take(self.at) {
            super::recover::track(&mut brackets, self.item.get(..index)?, &lexeme.token);
        }
        brackets.last().copied()
    }

    fn opened_by(&self, bracket: usize) -> Option<&'a Token> {
        bracket.checked_sub(1).and_then(|i| self.item.get(i)).map(|l| &l.token)
    }

    /// `&create_expires=…`, and an attribute whose value is missing.
    fn attribute(&self, d: &Diagnostic) -> Option<Diagnostic> {
        let is_attribute =
            |t: Option<&Token>| matches!(t, Some(Token::AttrFlag(_) | Token::AttrValue(_) | Token::AttrDeprecated(_)));
        let near = |name: &str| match nearest(name, AttrKind::ALL.iter().map(|(n, _)| *n)) {
            Some(near) => format!("there is no attribute `&{name}`: did you mean `&{near}`?"),
            None => format!("there is no attribute `&{name}`"),
        };
        if let (Some(Token::Ampersand), Some(Token::Ident(name))) = (self.token(0), self.token(1))
            && self.touches(self.at)
        {
            let mut d = d.clone().note("no such attribute").help(near(name));
            d.span = self.span(self.at).to(self.span(self.at + 1));
            return Some(d);
        }
        if is_attribute(self.before(1)) && matches!(self.token(0), Some(Token::Ident(_))) && self.touches(self.at - 1) {
            let name = format!("{}{}", self.text(1).trim_start_matches('&'), self.text(0));
            let mut d = d.clone().note("no such attribute").help(near(&name));
            d.span = self.span(self.at - 1).to(self.span(self.at));
            return Some(d);
        }
        if let Some(Token::AttrValue(kind)) = self.before(1)
            && self.expected == ["`=`"]
        {
            let mut d = d.clone().note("has no value").help(format!("write `&{}=…`", kind.name()));
            d.span = self.span(self.at - 1);
            return Some(d);
        }
        None
    }

    /// Signs of other languages, of two tokens here.
    fn sign(&self, d: &Diagnostic) -> Option<Diagnostic> {
        let both = |help: String| {
            let mut d = d.clone().note("no such operator").help(help);
            d.span = self.span(self.at - 1).to(self.span(self.at));
            Some(d)
        };
        let touching = self.at > 0 && self.touches(self.at - 1);
        match (self.before(1), self.token(0)) {
            (Some(Token::Compare(BinaryOp::Eq | BinaryOp::Ne)), Some(Token::Assign)) if touching => {
                both(format!("write `{}`", self.text(1)))
            }
            (Some(Token::Compare(BinaryOp::Lt)), Some(Token::Compare(BinaryOp::Gt))) if touching => {
                both("write `!=`".to_owned())
            }
            (Some(Token::Assign), Some(Token::Compare(BinaryOp::Gt))) if touching => both("write `>=`".to_owned()),
            (Some(Token::Assign), Some(Token::Compare(BinaryOp::Lt))) if touching => both("write `<=`".to_owned()),
            (Some(Token::Colon), Some(Token::Assign)) if touching => both("write `=`".to_owned()),
            (Some(Token::Minus), Some(Token::Compare(BinaryOp::Gt))) if touching => {
                both(format!("a field is written `{}${}`", self.text(2), self.text_ahead(1)))
            }
            (Some(Token::ParenClose), Some(Token::Minus))
                if self.token(1) == Some(&Token::Compare(BinaryOp::Gt)) && self.touches(self.at) =>
            {
                let mut d = d.clone().note("no such operator").help(format!("write `: {}`", self.text_ahead(2)));
                d.span = self.span(self.at).to(self.span(self.at + 1));
                Some(d)
            }
            (Some(Token::Ident(_)), Some(Token::ParenClose | Token::Semicolon | Token::AndAnd | Token::OrOr))
                if self.before(2) == Some(&Token::Question) && self.expects("`:`") =>
            {
                let mut d = d.clone().note("read as `… ? … : …`");
                d = d.help(format!("to test for a field, write `{}?${}`", self.text(3), self.text(1)));
                d.span = self.span(self.at - 2);
                Some(d)
            }
            (Some(Token::Semicolon), Some(Token::Else)) if self.before(2) == Some(&Token::BraceClose) => {
                let mut d = d.clone().note("this ends the `if`").label(self.span(self.at), "has no `if` any more");
                d.span = self.span(self.at - 1);
                Some(d.help("remove the `;`"))
            }
            _ => None,
        }
    }

    /// Words of other languages.
    fn word(&self, d: &Diagnostic) -> Option<Diagnostic> {
        let found = match self.token(0) {
            Some(Token::Ident(name)) => match (&**name, self.token(1)) {
                ("and", _) => Some("write `&&`"),
                ("or", _) => Some("write `||`"),
                ("not", Some(Token::In)) => Some("write `!in`"),
                _ => None,
            },
            _ => None,
        };
        if let Some(help) = found {
            return Some(d.clone().note("no such operator").help(help));
        }
        let at = |index: usize, help: String| {
            let mut d = d.clone().note("not a word of the language").help(help);
            d.span = self.span(index);
            Some(d)
        };
        if let Some(Token::Ident(name)) = self.before(1) {
            let (last, next) = (self.at - 1, self.text(0));
            let class = self.declaring(1);
            match &**name {
                "not" => return at(last, format!("write `! {next}`")),
                "var" | "let" | "auto" | "my" | "val" if self.begins(1) => {
                    return at(last, format!("write `{class} {next}`"));
                }
                "lambda" => return at(last, format!("write `function({next}: …): … {{ return …; }}`")),
                "def" | "func" | "fn" | "fun" | "proc" | "sub" | "void" if self.begins(1) => {
                    return at(last, format!("write `function {next}`"));
                }
                "import" | "include" | "require" | "using" | "from" | "load" if self.begins(1) => {
                    let path = (self.at + 1..self.item.len()).take_while(|&i| self.touches(i - 1));
                    let path: String = std::iter::once(self.at).chain(path).map(|i| self.text_of(Some(i))).collect();
                    return at(last, format!("write `@load {}`", path.trim_matches([';', '"'])));
                }
                "class" | "struct" if self.begins(1) => {
                    return at(last, format!("write `type {next}: record {{ … }};`"));
                }
                "namespace" | "package" if self.begins(1) => return at(last, format!("write `module {next};`")),
                "do" if self.begins(1) => return at(last, "write `while ( … ) { … }`".to_owned()),
                "try" if self.begins(1) => {
                    return at(last, "an error cannot be caught: test before, with `in` or `?$`".to_owned());
                }
                "elif" | "elsif" | "elseif" if self.begins(1) => return at(last, "write `else if ( … )`".to_owned()),
                _ => {}
            }
        }
        // `elif ( … )` is read as a call.
        if self.before(1) == Some(&Token::ParenClose) {
            let mut depth = 0;
            let open = (0..self.at).rev().find(|&i| {
                depth += self.item.get(i).map_or(0, |l| l.token.nesting());
                depth == 0
            })?;
            let name = open.checked_sub(1)?;
            if self.item.get(name).is_some_and(|l| l.token == Token::Else) {
                let condition = Span::new(self.span(open).lo, self.span(self.at - 1).hi);
                let condition = String::from_utf8_lossy(self.sources.text(condition)).into_owned();
                let mut d = d.clone().note("takes no condition").help(format!("write `else if {condition}`"));
                d.span = self.span(name);
                return Some(d);
            }
            if let Some(Token::Ident(word)) = self.item.get(name).map(|l| &l.token) {
                let help = match &**word {
                    "elif" | "elsif" | "elseif" => "write `else if ( … )`",
                    "foreach" => "write `for ( x in … )`",
                    "unless" => "write `if ( ! … )`",
                    "until" => "write `while ( ! … )`",
                    _ => return None,
                };
                return at(name, help.to_owned());
            }
        }
        None
    }

    fn operator(&self) -> Option<String> {
        match (self.before(1), self.token(0)?) {
            (Some(Token::Ident(_)), Token::Increment | Token::Decrement) => {
                Some(format!("write `{}{}`", self.text(0), self.text(1)))
            }
            (Some(Token::BracketClose), Token::Increment | Token::Decrement) => {
                Some(format!("write `{}` before what it changes: `{0}t[…]`", self.text(0)))
            }
            (Some(Token::Literal(Literal::Interval(_))), Token::Ident(_)) if self.touches(self.at - 1) => {
                Some(self.unit())
            }
            (Some(Token::Ident(_) | Token::Literal(_)), Token::Semicolon) if self.expected == ["`:`"] => {
                Some("write both values: `condition ? one : other`".to_owned())
            }
            (Some(Token::Assign), Token::Tilde) | (Some(_), Token::Tilde) => {
                Some("a pattern is searched for by `/…/ in s`, and compared by `s == /…/`".to_owned())
            }
            (Some(Token::Literal(Literal::Pattern(_))), _) if self.text(1).starts_with("/*") => {
                Some("a comment begins with `#`".to_owned())
            }
            (Some(Token::Literal(Literal::Pattern(_))), _) if self.touches(self.at - 1) => {
                Some("a slash within a pattern is written `\\/`".to_owned())
            }
            (Some(Token::Ident(_)), Token::Literal(Literal::String(_))) if self.touches(self.at - 1) => {
                Some("values are put into a string by `fmt(\"… %s …\", x)`".to_owned())
            }
            (_, Token::Compare(_)) if self.expected.is_empty() => {
                Some("comparisons do not chain: write `a < b && b < c`".to_owned())
            }
            (Some(t), Token::If) if t.ends_operand() && self.expects("`;`") && !self.on_next_line() => {
                Some("write `condition ? one : other`".to_owned())
            }
            _ => None,
        }
    }

    /// The unit that a word behind a number was meant to be.
    fn unit(&self) -> String {
        let (number, word) = (self.text(1), self.text(0));
        let (number, begun) = number.split_at(number.find(|c: char| c.is_alphabetic()).unwrap_or(number.len()));
        let unit = match format!("{begun}{word}").to_ascii_lowercase().as_str() {
            "microsecond" | "microseconds" => "usec",
            "millisecond" | "milliseconds" => "msec",
            "second" | "seconds" => "sec",
            "minute" | "minutes" => "min",
            "hour" | "hours" => "hr",
            _ => return "the units are `usec`, `msec`, `sec`, `min`, `hr` and `day`, or these with an `s`".to_owned(),
        };
        format!("write `{} {unit}`", number.trim())
    }

    /// What stands between a parenthesis and the one that closes it; other words where that is not known.
    fn arguments(&self, open: usize, other: &str) -> String {
        let mut depth = 0;
        let close = (open..self.item.len()).find(|&i| {
            depth += self.item.get(i).map_or(0, |l| l.token.nesting());
            depth == 0
        });
        let Some(close) = close else { return other.to_owned() };
        let inside = Span::new(self.span(open).hi, self.span(close).lo);
        let inside = String::from_utf8_lossy(self.sources.text(inside)).trim().to_owned();
        if inside.contains('\n') { other.to_owned() } else { inside }
    }

    /// The word that the statement or declaration begins with.
    fn statement_word(&self) -> String {
        (0..=self.at).find(|&back| self.begins(back)).map_or_else(String::new, |back| self.text(back))
    }

    fn loop_head(&self) -> Option<String> {
        let counting = || Some("to count, write `local i = 0; while ( i < n ) { …; ++i; }`".to_owned());
        if self.expects("`(`")
            && let Some(Token::If | Token::For | Token::While | Token::Switch | Token::When) = self.before(1)
        {
            let word = self.text(1);
            let inside = if word == "for" { "x in …" } else { "…" };
            return Some(format!("the parentheses are needed: `{word} ( {inside} )`"));
        }
        if self.text(0).starts_with('.')
            && self.innermost().is_some_and(|open| self.opened_by(open) == Some(&Token::For))
        {
            let end = self.text(0);
            let end = end.trim_start_matches('.');
            let end = if end.is_empty() { "n" } else { end };
            return Some(format!("to count, write `local i = 0; while ( i < {end} ) {{ …; ++i; }}`"));
        }
        match (self.before(3), self.before(2), self.before(1), self.token(0)) {
            (Some(Token::For), Some(Token::ParenOpen), Some(Token::Ident(_)), Some(Token::Assign)) => counting(),
            (_, Some(Token::For), Some(Token::ParenOpen), Some(Token::Local)) => {
                if self.token(2) == Some(&Token::In) {
                    Some(format!("a loop variable is not declared: write `for ( {} in … )`", self.text_ahead(1)))
                } else {
                    counting()
                }
            }
            (_, Some(Token::For), Some(Token::ParenOpen), Some(Token::BaseType(_))) => counting(),
            _ => None,
        }
    }

    /// Variables and types that are declared as elsewhere.
    fn declared(&self) -> Option<String> {
        match (self.before(1), self.token(0)?) {
            (Some(Token::BaseType(_)), Token::Ident(_)) if self.begins(1) => {
                Some(format!("write `{} {}: {}`", self.declaring(1), self.text(0), self.text(1)))
            }
            (Some(Token::BaseType(_)), Token::Function) if self.begins(1) => {
                Some(format!("the result comes last: `function {}(…): {}`", self.text_ahead(1), self.text(1)))
            }
            (Some(Token::Ident(_)), Token::Colon) if self.begins(1) => {
                Some(format!("declare it: `{} {}: {}`", self.declaring(1), self.text(1), self.text_ahead(1)))
            }
            (Some(Token::Set | Token::Table), Token::Of | Token::Compare(BinaryOp::Lt)) => {
                let rest = if self.before(1) == Some(&Token::Table) { " of …" } else { "" };
                Some(format!("write `{}[{}]{rest}`", self.text(1), self.text_ahead(1)))
            }
            (Some(Token::Enum | Token::Record), _) if self.expected == ["`{`"] => {
                Some(format!("write `{} {{ … }}`", self.text(1)))
            }
            (Some(Token::Ident(_)), Token::BraceOpen | Token::BraceClose) if self.expected == ["`(`"] => {
                Some(format!("the parentheses are needed: `{}()`", self.text(1)))
            }
            (_, Token::Comma)
                if self.expects("`;`")
                    && matches!(self.token(1), Some(Token::Ident(_)))
                    && matches!(self.statement(), Some(Token::Local | Token::Global | Token::Const)) =>
            {
                let class = self.statement_word();
                Some(format!("each variable has its own declaration: write `; {class} {}`", self.text_ahead(1)))
            }
            (Some(Token::ParenClose), Token::Semicolon)
                if self.expected == ["`{`"]
                    && matches!(
                        self.item.first().map(|l| &l.token),
                        Some(Token::Event | Token::Function | Token::Hook)
                    ) =>
            {
                let (flavor, name) = (self.text_of(Some(0)), self.text_of(Some(1)));
                Some(format!("the body follows without a `;`; to declare it alone, write `global {name}: {flavor}(…)`"))
            }
            (_, Token::Else) if self.expects("`timeout`") => {
                Some("a `when` has no `else`: write `timeout 5 sec { … }`".to_owned())
            }
            (Some(Token::ParenClose), Token::BraceOpen)
                if self.innermost().is_none()
                    && matches!(self.item.first().map(|l| &l.token), Some(Token::Ident(_))) =>
            {
                Some(format!("a body is declared: write `event {0}(…)` or `function {0}(…)`", self.text_of(Some(0))))
            }
            (Some(Token::Ident(_)), _)
                if self.expects("`=`")
                    && matches!(self.before(2), Some(Token::Global | Token::Local | Token::Const | Token::Option))
                    && matches!(self.token(0), Some(Token::Slash | Token::Literal(_) | Token::BracketOpen)) =>
            {
                Some(format!("a value follows a `=`: `{} {} = …`", self.text(2), self.text(1)))
            }
            (Some(Token::Vector), Token::BracketOpen) => Some(format!("write `vector of {}`", self.text_ahead(1))),
            (Some(Token::Ident(_)), Token::Of) => Some("write `vector of …`".to_owned()),
            (Some(Token::BracketClose), _) if self.expected == ["`of`"] => {
                Some("write `table[…] of …`, or `set[…]` for keys alone".to_owned())
            }
            _ if (self.expected == ["a name"] || self.expects("a name") && self.token(1) == Some(&Token::Colon))
                && Token::keyword(self.text(0).as_bytes()).is_some() =>
            {
                Some(format!("{} is a keyword: take another name", shown(self.span(self.at), self.sources)))
            }
            _ => None,
        }
    }

    /// A value where the colon before it wants a type.
    fn value_for_type(&self) -> Option<String> {
        let (Some(Token::Ident(_)), Some(Token::Colon), Token::Literal(value)) =
            (self.before(2), self.before(1), self.token(0)?)
        else {
            return None;
        };
        if !self.expects("a type") {
            return None;
        }
        let (name, text) = (self.text(2), self.text(0));
        if matches!(self.before(3), Some(Token::Global | Token::Local | Token::Const | Token::Option | Token::Redef)) {
            return Some(format!("a type follows the colon; for a value write `{} {name} = {text}`", self.text(3)));
        }
        let ty = match value {
            Literal::Bool(_) => "bool",
            Literal::Count(_) => "count",
            Literal::Double(_) => "double",
            Literal::Interval(_) => "interval",
            Literal::Port(..) => "port",
            Literal::Addr(_) => "addr",
            Literal::Subnet(..) => "subnet",
            Literal::String(_) => "string",
            Literal::Pattern(..) => "pattern",
        };
        Some(format!("a type follows the colon: `{name}: {ty}`, or `{name}: {ty} &default={text}`"))
    }

    fn parameter(&self) -> Option<String> {
        let open = self.innermost()?;
        if self.item.get(open).map(|l| &l.token) != Some(&Token::ParenOpen) {
            return None;
        }
        match (self.before(1), self.token(0)?) {
            (Some(Token::ParenOpen | Token::Comma), Token::BaseType(_))
                if self.expects("a name") && matches!(self.token(1), Some(Token::Ident(_))) =>
            {
                Some(format!("write `{}: {}`", self.text_ahead(1), self.text(0)))
            }
            (Some(Token::Ident(_)), Token::BaseType(_) | Token::Ident(_)) if self.expected == ["`:`"] => {
                Some(format!("write `{}: {}`", self.text(1), self.text(0)))
            }
            (Some(Token::Ident(_)), Token::ParenClose | Token::Comma) if self.expected == ["`:`"] => {
                Some(format!("a parameter has a type: `{}: …`", self.text(1)))
            }
            _ => None,
        }
    }

    /// What separates and ends the parts of lists.
    fn list(&self) -> Option<String> {
        let open = self.innermost()?;
        match (self.opened_by(open), self.token(0)?) {
            (Some(Token::Record), Token::Comma) => Some("each field ends in `;`".to_owned()),
            (Some(Token::Enum), Token::Semicolon) => Some("the names of an enum are separated by `,`".to_owned()),
            (Some(Token::Print), Token::Comma) => {
                Some(format!("write the values without parentheses: `print {};`", self.arguments(open, "one, two")))
            }
            (Some(Token::Assert), Token::Comma) => {
                let values = self.arguments(open, "condition, message");
                Some(format!("write it without parentheses: `assert {values};`"))
            }
            _ => None,
        }
    }

    /// Braces in which something is constructed.
    fn constructed(&self) -> Option<String> {
        let open = self.innermost()?;
        let in_braces = self.item.get(open).is_some_and(|l| l.token == Token::BraceOpen);
        let is_value = matches!(self.opened_by(open), Some(Token::Assign | Token::AddTo | Token::RemoveFrom));
        match (self.before(1), self.token(0)?) {
            (Some(_), Token::Colon) if in_braces && is_value => {
                Some(format!("an entry is written `[{}] = {}`", self.text(1), self.text_ahead(1)))
            }
            (_, Token::Dollar) if in_braces && is_value => {
                Some(format!("a record is written `[${}=…]`", self.text_ahead(1)))
            }
            (_, Token::Ident(_)) if self.expected == ["`{`"] => {
                let scheduled = self.item.iter().take(self.at).any(|l| l.token == Token::Schedule);
                scheduled.then(|| format!("the event stands in braces: `{{ {}(…) }}`", self.text(0)))
            }
            _ => None,
        }
    }

    /// Whether the token stands on a line below the one before it.
    fn on_next_line(&self) -> bool {
        let line = |index: usize| self.sources.place(self.span(index)).map(|p| (p.file, p.line));
        self.at > 0 && line(self.at - 1) != line(self.at)
    }

    /// A semicolon that is missing at the end of a line, and what closes nothing.
    fn end_of_statement(&self, d: &Diagnostic) -> Option<Diagnostic> {
        if let (Some(last), Some(Token::Ident(_) | Token::Literal(_))) = (self.before(1), self.token(0))
            && self.expects("`,`")
            && last.ends_operand()
            && !self.on_next_line()
        {
            return Some(d.clone().note("a `,` is missing before this"));
        }
        if self.expects("`;`") && (self.on_next_line() || self.token(0) == Some(&Token::BraceClose)) {
            let last = self.span(self.at - 1);
            let mut d = d.clone().note("a `;` is missing here");
            d = d.label(self.span(self.at), "found before it");
            d.span = Span::new(last.hi, last.hi);
            return Some(d);
        }
        let opening = match self.token(0)? {
            Token::ParenClose => Token::ParenOpen,
            Token::BracketClose => Token::BracketOpen,
            Token::BraceClose => Token::BraceOpen,
            _ => return None,
        };
        let mut open = 0;
        for l in self.item.iter().take(self.at) {
            let closing = self.item.get(self.at).is_some_and(|c| c.token == l.token);
            open += i32::from(l.token == opening) - i32::from(closing);
        }
        (open <= 0).then(|| {
            let sign = match opening {
                Token::ParenOpen => "(",
                Token::BracketOpen => "[",
                _ => "{",
            };
            d.clone().note(format!("no `{sign}` is open here"))
        })
    }
}
