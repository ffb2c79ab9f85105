//! The whole statements before a syntax error.
//!
//! The reference checks every statement as soon as it has read it. So what it finds before it comes to a syntax error
//! is told of, too: the body is taken to end behind the last statement that is whole.

use super::items::Loader;
use crate::syntax::ast::Item;
use crate::syntax::parser::{self, Entry};
use crate::syntax::token::{Lexeme, Token};

/// How many ends of statements are tried: what looks like one may be that of a list in braces.
const MAX_TRIES: usize = 3;

impl Loader {
    /// A function, event or hook whose body failed, as far as the statements before a token are whole.
    pub(super) fn whole_statements(&self, before: usize) -> Option<Item> {
        let first = self.item.first().map(|l| &l.token);
        if self.interactive || !matches!(first, Some(Token::Function | Token::Event | Token::Hook)) {
            return None;
        }
        let ends = self.ends_of_statements(before);
        ends.iter().rev().take(MAX_TRIES).find_map(|&end| {
            let mut tokens = self.item.get(..end)?.to_vec();
            let span = tokens.last()?.span;
            tokens.push(Lexeme { token: Token::BraceClose, span: span.end() });
            parser::parse(Entry::Declaration, &tokens).ok()
        })
    }

    /// Behind which tokens a statement of the body itself may end, not one in a block.
    fn ends_of_statements(&self, before: usize) -> Vec<usize> {
        let mut depth = 0;
        let mut in_body = false;
        let mut ends = Vec::new();
        for (index, lexeme) in self.item.iter().enumerate().take(before) {
            depth += lexeme.token.nesting();
            in_body |= lexeme.token == Token::BraceOpen && depth == 1;
            let closes = matches!(lexeme.token, Token::Semicolon | Token::BraceClose);
            // A statement that goes on is not whole.
            let goes_on = matches!(self.item.get(index + 1).map(|l| &l.token), Some(Token::Else | Token::Timeout));
            if in_body && depth == 1 && closes && !goes_on {
                ends.push(index + 1);
            }
            if in_body && depth == 0 {
                break;
            }
        }
        ends
    }
}
