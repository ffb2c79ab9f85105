//! The whole statements before a syntax error.
//!
//! The reference checks every statement as soon as it has read it, and the heads of functions and of `for`. So what it
//! finds before it comes to a syntax error is told of, too: the body is taken to end behind the last statement that is
//! whole, or behind the last head of one, and what is open there is closed. What was closed so is marked: of these
//! statements only what stands in them is checked, and a body of which that is all is no body that could run.

use super::items::Loader;
use crate::syntax::ast::{Expr, ExprKind, Item, ItemKind, Stmt, StmtKind};
use crate::syntax::parser::{self, Entry};
use crate::syntax::token::{Lexeme, Token};
use crate::syntax::walk;

/// How many ends of statements are tried: what looks like one may be that of a list in braces.
const MAX_TRIES: usize = 6;

/// Where a body may end.
#[derive(Clone, Copy)]
struct End {
    /// Behind how many tokens.
    at: usize,
    /// Behind the head of a statement, not behind a statement.
    head: bool,
}

impl Loader {
    /// A function, event or hook whose body failed, or a statement, as far as the statements before a token are whole.
    pub(super) fn whole_statements(&self, entry: Entry, before: usize) -> Option<Item> {
        let first = self.item.first().map(|l| &l.token);
        let has_body = matches!(first, Some(Token::Function | Token::Event | Token::Hook)) || entry == Entry::Statement;
        if self.interactive || !has_body {
            return None;
        }
        self.ends_of_statements(before).into_iter().rev().find_map(|end| self.ended(entry, end))
    }

    /// Behind which tokens a statement may end, or the head of one.
    fn ends_of_statements(&self, before: usize) -> Vec<End> {
        let mut open: Vec<usize> = Vec::new();
        let mut ends: Vec<End> = Vec::new();
        for (index, lexeme) in self.item.iter().enumerate().take(before) {
            let mut closed = None;
            match lexeme.token.nesting() {
                1 => open.push(index),
                -1 => closed = open.pop(),
                _ => {}
            }
            if open.is_empty() && lexeme.token == Token::BraceClose {
                break;
            }
            let head = match lexeme.token {
                Token::Semicolon | Token::BraceOpen | Token::BraceClose | Token::Colon => false,
                Token::ParenClose => closed.is_some_and(|at| self.opens_head(at)),
                _ => continue,
            };
            let within = open.last().and_then(|&at| self.item.get(at)).map(|l| &l.token);
            let fits = head || lexeme.token != Token::ParenClose;
            if fits && (within == Some(&Token::BraceOpen) || within.is_none() && head) {
                // Few are tried: those before are not kept.
                if ends.len() == MAX_TRIES {
                    ends.remove(0);
                }
                ends.push(End { at: index + 1, head });
            }
        }
        ends
    }

    /// Whether a parenthesis opens what a statement begins with.
    fn opens_head(&self, at: usize) -> bool {
        let mut before = self.item.iter().take(at).rev().map(|l| &l.token);
        match before.next() {
            Some(Token::If | Token::While | Token::For | Token::When) => true,
            // `when [captures] ( … )`
            Some(Token::BracketClose) => {
                before.find(|t| **t == Token::BracketOpen).is_some() && before.next() == Some(&Token::When)
            }
            _ => false,
        }
    }

    /// The item as it is when it ends there.
    fn ended(&self, entry: Entry, end: End) -> Option<Item> {
        let kept = self.item.get(..end.at)?;
        let last = kept.last()?.span.end();
        let mut open: Vec<&Token> = Vec::new();
        for lexeme in kept {
            match lexeme.token.nesting() {
                1 => open.push(&lexeme.token),
                -1 => drop(open.pop()),
                _ => {}
            }
        }
        let mut closing = Vec::new();
        if end.head {
            closing.push(Token::Semicolon);
        }
        for (index, token) in open.iter().enumerate().rev() {
            closing.push(match token {
                Token::ParenOpen => Token::ParenClose,
                Token::BracketOpen => Token::BracketClose,
                _ => Token::BraceClose,
            });
            // A statement that ends in the body of a lambda wants more than that.
            let outer = index.checked_sub(1).and_then(|outer| open.get(outer));
            if outer == Some(&&Token::BraceOpen) || outer.is_none() && entry == Entry::Statement {
                closing.push(Token::Semicolon);
            }
        }
        let closing = closing.into_iter().map(|token| Lexeme { token, span: last });
        let mut tokens: Vec<Lexeme> = kept.iter().cloned().chain(closing).collect();
        let mut item = parser::parse(entry, &tokens).ok();
        if item.is_none() && entry == Entry::Statement {
            // It was a block, which is no statement with a semicolon.
            tokens.pop();
            item = parser::parse(entry, &tokens).ok();
        }
        let mut item = item?;
        let depth = open.iter().filter(|t| ***t == Token::BraceOpen).count();
        let next = self.item.get(end.at).map(|l| &l.token);
        let goes_on = end.head || matches!(next, Some(Token::Else | Token::Timeout));
        match &mut item.kind {
            ItemKind::Function(f) => {
                leave_open(&mut f.body, depth, goes_on);
                f.body.whole = false;
            }
            ItemKind::Statement(s) => leave_open(s, depth, goes_on),
            _ => return None,
        }
        Some(item)
    }
}

/// Marks what is not whole of the last statements: those in which braces are open, and, where the last goes on, those
/// that end with it.
fn leave_open(s: &mut Stmt, braces: usize, goes_on: bool) {
    if braces == 0 && !goes_on {
        return;
    }
    // The head of a `for` is checked as soon as it is read.
    let checked = matches!(s.kind, StmtKind::For(..));
    let last: Option<&mut Stmt> = match &mut s.kind {
        StmtKind::Block(list) if braces > 0 => {
            leave_last_open(list, braces - 1, goes_on);
            return;
        }
        StmtKind::Block(_) => return,
        StmtKind::Switch(_, cases) if braces > 0 => {
            if let Some(case) = cases.last_mut() {
                leave_last_open(&mut case.body, braces - 1, goes_on);
            }
            s.whole = false;
            return;
        }
        StmtKind::If(_, then, None) => Some(then),
        StmtKind::If(_, _, Some(last)) | StmtKind::For(_, _, last) | StmtKind::While(_, last) => Some(last),
        StmtKind::When(w) => match &mut w.timeout {
            Some((_, last)) if braces > 0 => Some(last),
            Some(_) => return,
            None => Some(&mut w.body),
        },
        _ if braces == 0 => return,
        _ => None,
    };
    s.whole = checked;
    match last {
        Some(last) if braces == 0 || !added(last) => leave_open(last, braces, goes_on),
        // It ends in the body of a lambda, which is all that can be told of it.
        _ => {
            let lambda = last_expr(s).and_then(|e| open_lambda(e, braces - 1, goes_on));
            s.kind = lambda.map_or(StmtKind::Empty, |l| StmtKind::Expr(Box::new(l)));
        }
    }
}

/// The same for the last statement of a list.
fn leave_last_open(list: &mut Vec<Stmt>, braces: usize, goes_on: bool) {
    list.pop_if(|s| added(s));
    if let Some(last) = list.last_mut() {
        leave_open(last, braces, goes_on);
    }
}

/// Whether a statement is but a semicolon that nobody wrote.
fn added(s: &Stmt) -> bool {
    matches!(s.kind, StmtKind::Empty) && s.span.lo == s.span.hi
}

/// The last expression of a statement, but for those in statements within it.
fn last_expr(s: &mut Stmt) -> Option<&mut Expr> {
    match &mut s.kind {
        StmtKind::Assert(e, message) => Some(message.as_deref_mut().unwrap_or(e)),
        StmtKind::Print(list) | StmtKind::Event(_, list) => list.last_mut(),
        StmtKind::If(e, ..) | StmtKind::For(_, e, _) | StmtKind::While(e, _) | StmtKind::Expr(e) => Some(e),
        StmtKind::Return(e) => e.as_deref_mut(),
        StmtKind::Local(d) => match d.attrs.last_mut() {
            Some(attr) => attr.value.as_deref_mut(),
            None => d.init.as_mut().map(|i| &mut *i.value),
        },
        StmtKind::When(w) => Some(w.timeout.as_mut().map_or(&mut w.cond, |(after, _)| after)),
        StmtKind::Block(_)
        | StmtKind::Switch(..)
        | StmtKind::Next
        | StmtKind::Break
        | StmtKind::Fallthrough
        | StmtKind::Empty => None,
    }
}

/// Takes the lambda with which an expression ends, left open as well; something else is in its place then.
fn open_lambda(mut e: &mut Expr, braces: usize, goes_on: bool) -> Option<Expr> {
    while !matches!(e.kind, ExprKind::Lambda(_) | ExprKind::FieldLambda(..)) {
        e = walk::last_part_mut(e)?;
    }
    if let ExprKind::Lambda(l) | ExprKind::FieldLambda(_, l) = &mut e.kind {
        l.body.whole = false;
        if let StmtKind::Block(list) = &mut l.body.kind {
            leave_last_open(list, braces, goes_on);
        }
    }
    let span = e.span;
    Some(std::mem::replace(e, Expr { kind: ExprKind::List(Vec::new()), span }))
}
