//! Cuts items off the stream: takes tokens until one is whole, and nothing behind it.

use super::items::Loader;
use super::stream::{Job, Pulled};
use crate::syntax::parser::Entry;
use crate::syntax::token::{Lexeme, Token};

/// How an item's end was found.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Cut {
    /// By what ends such an item.
    Whole,
    /// By something that cannot stand in it.
    Broken,
    /// By the end of its file.
    FileEnd,
}

impl Loader {
    /// Takes the tokens of an item into it, from the first on; how that ended. Where statements stand, what began like one
    /// may turn out to be a declaration.
    pub(super) fn cut(&mut self, entry: &mut Entry, first: Lexeme, in_statements: bool, job: &mut Job) -> Cut {
        let token = first.token.clone();
        self.accept(first);
        match (*entry, token) {
            (Entry::Declaration, Token::Function | Token::Event | Token::Hook) => self.cut_function(job),
            (Entry::Declaration, Token::Redef) => self.cut_redef(job),
            (Entry::Declaration, _) => self.cut_at_semicolon(job),
            (_, Token::Event | Token::Hook | Token::Function) if in_statements => self.cut_ambiguous(entry, job),
            _ => self.skim_statement(job).err().unwrap_or(Cut::Whole),
        }
    }

    /// The token of the item that was taken last.
    fn last(&self) -> Option<&Token> {
        self.item.last().map(|l| &l.token)
    }

    /// Takes a token into the item and keeps the brackets. `false` for a closing one without its opening.
    pub(super) fn accept(&mut self, lexeme: Lexeme) -> bool {
        let matched = super::recover::track(&mut self.brackets, &self.item, &lexeme.token);
        self.item.push(lexeme);
        matched
    }

    /// Takes the next token.
    fn take(&mut self, job: &mut Job) -> Result<(), Cut> {
        match self.pull(true, job) {
            Pulled::Lexeme(lexeme) => {
                let brace = matches!(lexeme.token, Token::BraceClose);
                let matched = self.accept(lexeme);
                // A brace too many ends more than this item; other brackets are just wrong.
                if !matched && brace { Err(Cut::Broken) } else { Ok(()) }
            }
            Pulled::Event(_) | Pulled::FileEnd | Pulled::End => Err(Cut::FileEnd),
        }
    }

    /// Takes tokens up to one outside of all brackets that fits, that one too.
    fn take_to(&mut self, job: &mut Job, fits: fn(&Token) -> bool) -> Result<(), Cut> {
        let depth = self.brackets.len();
        loop {
            let outside = self.brackets.len() == depth;
            self.take(job)?;
            if outside && self.last().is_some_and(fits) {
                return Ok(());
            }
        }
    }

    /// Takes tokens until the bracket that was taken last is closed.
    fn take_group(&mut self, job: &mut Job) -> Result<(), Cut> {
        let depth = self.brackets.len();
        while self.brackets.len() >= depth && depth > 0 {
            self.take(job)?;
        }
        Ok(())
    }

    fn cut_at_semicolon(&mut self, job: &mut Job) -> Cut {
        self.take_to(job, |t| matches!(t, Token::Semicolon)).err().unwrap_or(Cut::Whole)
    }

    fn cut_redef(&mut self, job: &mut Job) -> Cut {
        match self.take(job) {
            Err(cut) => cut,
            Ok(()) if matches!(self.last(), Some(Token::Event)) => self.cut_function(job),
            Ok(()) if matches!(self.last(), Some(Token::Semicolon)) => Cut::Whole,
            Ok(()) => self.cut_at_semicolon(job),
        }
    }

    /// A function from its header on: the body is the first brace that belongs to no type.
    fn cut_function(&mut self, job: &mut Job) -> Cut {
        let mut cut = || -> Result<Cut, Cut> {
            loop {
                self.take_to(job, |t| matches!(t, Token::Semicolon | Token::BraceOpen))?;
                let before = self.item.len().checked_sub(2).and_then(|i| self.item.get(i)).map(|l| &l.token);
                if matches!(self.last(), Some(Token::Semicolon)) {
                    return Ok(Cut::Broken);
                }
                let of_type = matches!(before, Some(Token::Record | Token::Enum));
                self.take_group(job)?;
                if !of_type {
                    return Ok(Cut::Whole);
                }
            }
        };
        cut().unwrap_or_else(|cut| cut)
    }

    /// After the first statement: `event e(…);` goes on, `event e(…) {` is a declaration too late.
    fn cut_ambiguous(&mut self, entry: &mut Entry, job: &mut Job) -> Cut {
        let mut cut = || -> Result<Cut, Cut> {
            let named = self.item.first().is_some_and(|l| matches!(l.token, Token::Function));
            self.take(job)?;
            if named && !matches!(self.last(), Some(Token::Ident(_) | Token::GlobalIdent(_))) {
                return self.rest_of_expression(job).map(|()| Cut::Whole);
            }
            self.opened_group(job)?;
            self.take_to(job, |t| matches!(t, Token::Semicolon | Token::BraceOpen))?;
            if matches!(self.last(), Some(Token::BraceOpen)) {
                *entry = Entry::Declaration;
                self.take_group(job)?;
            }
            Ok(Cut::Whole)
        };
        cut().unwrap_or_else(|cut| cut)
    }

    /// Takes the rest of a statement whose first token was taken.
    fn skim_statement(&mut self, job: &mut Job) -> Result<(), Cut> {
        // What is around the statement, outermost first: `if` may go on with `else`, `when` with `timeout`.
        let mut around: Vec<Token> = Vec::new();
        loop {
            match self.last().cloned() {
                Some(head @ (Token::If | Token::For | Token::While | Token::When)) => {
                    self.skim_head(job)?;
                    around.push(head);
                    self.take(job)?;
                    continue;
                }
                Some(Token::Return) => {
                    self.take(job)?;
                    match self.last() {
                        Some(Token::When) => continue,
                        Some(Token::Semicolon) => {}
                        _ => self.rest_of_expression(job)?,
                    }
                }
                Some(Token::BraceOpen) => self.take_group(job)?,
                Some(Token::Switch) => self.take_braces(job)?,
                Some(Token::Semicolon | Token::Conditional) => {}
                _ => self.rest_of_expression(job)?,
            }
            loop {
                match self.goes_on(&mut around, job) {
                    None => return Ok(()),
                    Some(Token::Else) => break self.take(job)?,
                    Some(_) => self.take_braces(job)?,
                }
            }
        }
    }

    /// A statement has ended: takes the `else` or `timeout` by which one around it goes on. All others have ended.
    fn goes_on(&mut self, around: &mut Vec<Token>, job: &mut Job) -> Option<Token> {
        while matches!(around.last(), Some(Token::For | Token::While)) {
            around.pop();
        }
        if around.is_empty() {
            return None;
        }
        let Pulled::Lexeme(lexeme) = self.pull(true, job) else { return None };
        let head = match lexeme.token {
            Token::Else => Some(Token::If),
            Token::Timeout => Some(Token::When),
            _ => None,
        };
        if let Some(index) = head.and_then(|head| around.iter().rposition(|t| *t == head)) {
            around.truncate(index);
            let token = lexeme.token.clone();
            self.accept(lexeme);
            return Some(token);
        }
        self.stash = Some(lexeme);
        None
    }

    /// Takes tokens up to the end of the next braces, or to a semicolon before them.
    fn take_braces(&mut self, job: &mut Job) -> Result<(), Cut> {
        self.take_to(job, |t| matches!(t, Token::BraceOpen | Token::Semicolon))?;
        if matches!(self.last(), Some(Token::BraceOpen)) { self.take_group(job) } else { Ok(()) }
    }

    /// The parentheses of `if`, `for`, `while` or `when`, and the captures before those of a `when`.
    fn skim_head(&mut self, job: &mut Job) -> Result<(), Cut> {
        loop {
            self.take(job)?;
            match self.last() {
                Some(Token::BracketOpen) => self.take_group(job)?,
                Some(Token::ParenOpen) => return self.take_group(job),
                _ => return Err(Cut::Broken),
            }
        }
    }

    /// The rest of a statement that a semicolon ends.
    fn rest_of_expression(&mut self, job: &mut Job) -> Result<(), Cut> {
        self.opened_group(job)?;
        self.take_to(job, |t| matches!(t, Token::Semicolon))
    }

    /// The rest of the bracket that the last token opened, if it did.
    fn opened_group(&mut self, job: &mut Job) -> Result<(), Cut> {
        let last = self.item.len().checked_sub(1);
        if last.is_some() && self.brackets.last().copied() == last { self.take_group(job) } else { Ok(()) }
    }
}
