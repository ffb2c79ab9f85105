//! The whole statements before a syntax error.
//!
//! The reference checks every statement as soon as it has read it, and the heads of functions and of `for`. So what it
//! finds before it comes to a syntax error is told of, too: the body is taken to end behind the last statement that is
//! whole.

use super::items::Loader;
use crate::syntax::ast::Item;
use crate::syntax::parser::{self, Entry};
use crate::syntax::token::{Lexeme, Token};
use std::ops::Range;

/// How many ends of statements are tried: what looks like one may be that of a list in braces.
const MAX_TRIES: usize = 3;

/// A bracket that is open.
#[derive(Clone)]
struct Open {
    at: usize,
    /// Whether it is the brace of a block of which the statements so far can be told.
    block: bool,
    /// The head of the block where that is not checked before all of the block is read.
    head: Range<usize>,
}

/// Where a body may end, and the blocks that are open there.
struct End {
    at: usize,
    open: Vec<Open>,
}

impl Loader {
    /// A function, event or hook whose body failed, as far as the statements before a token are whole.
    pub(super) fn whole_statements(&self, before: usize) -> Option<Item> {
        let first = self.item.first().map(|l| &l.token);
        if self.interactive || !matches!(first, Some(Token::Function | Token::Event | Token::Hook)) {
            return None;
        }
        self.ends_of_statements(before).iter().rev().take(MAX_TRIES).find_map(|end| {
            let last = self.item.get(end.at.checked_sub(1)?)?.span.end();
            let kept = self.item.iter().enumerate().take(end.at);
            let kept = kept.filter(|(index, _)| !end.open.iter().any(|o| o.head.contains(index)));
            let closing = end.open.iter().map(|_| Lexeme { token: Token::BraceClose, span: last });
            let tokens: Vec<Lexeme> = kept.map(|(_, lexeme)| lexeme.clone()).chain(closing).collect();
            parser::parse(Entry::Declaration, &tokens).ok()
        })
    }

    /// Behind which tokens a statement may end, or the head of a block.
    fn ends_of_statements(&self, before: usize) -> Vec<End> {
        let mut open: Vec<Open> = Vec::new();
        let mut closed = None;
        let mut ends: Vec<End> = Vec::new();
        for (index, lexeme) in self.item.iter().enumerate().take(before) {
            match lexeme.token.nesting() {
                1 => {
                    let brace = lexeme.token == Token::BraceOpen;
                    let head = match open.last() {
                        _ if !brace => None,
                        None => Some(0..0),
                        Some(outer) if outer.block => self.head(index, closed.take()),
                        Some(_) => None,
                    };
                    open.push(Open { at: index, block: head.is_some(), head: head.unwrap_or(0..0) });
                }
                -1 => {
                    closed = open.pop().map(|o| o.at);
                    if open.is_empty() && lexeme.token == Token::BraceClose {
                        break;
                    }
                }
                _ => {}
            }
            let ends_here = matches!(lexeme.token, Token::Semicolon | Token::BraceOpen | Token::BraceClose);
            // A statement that goes on is not whole.
            let goes_on = matches!(self.item.get(index + 1).map(|l| &l.token), Some(Token::Else | Token::Timeout));
            if ends_here && !goes_on && open.last().is_some_and(|o| o.block) {
                // Few are tried: those before are not kept.
                if ends.len() > MAX_TRIES {
                    ends.remove(0);
                }
                ends.push(End { at: index + 1, open: open.clone() });
            }
        }
        ends
    }

    /// What of the head of a block is left out where the block is not whole; `None` where that can't be.
    ///
    /// `closed`: where the bracket was opened that was closed last.
    fn head(&self, brace: usize, closed: Option<usize>) -> Option<Range<usize>> {
        let token = |at: Option<usize>| at.and_then(|at| self.item.get(at)).map(|l| &l.token);
        let begins = |before: &Token| matches!(before, Token::Semicolon | Token::BraceOpen | Token::BraceClose);
        match token(brace.checked_sub(1))? {
            before if begins(before) => Some(0..0),
            Token::ParenClose => {
                let word = closed?.checked_sub(1)?;
                match token(Some(word))? {
                    // What it may be the branch of is not whole.
                    _ if !token(word.checked_sub(1)).is_some_and(begins) => None,
                    Token::For => Some(0..0),
                    Token::If => Some(word..brace),
                    _ => None,
                }
            }
            _ => None,
        }
    }
}
