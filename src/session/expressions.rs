//! What the reference says of an expression: how it is written, and where it begins. Read anew out of the text, when there
//! is something to say.

use crate::source::{SourceMap, Span};
use crate::syntax::ast::{AssignOp, Expr, ExprKind};
use crate::syntax::lexer::{Cursor, Scan, Scanner};
use crate::syntax::{parser, unparse};

/// An expression as messages show it.
#[derive(Clone, Default)]
pub(super) struct Shown {
    /// Where it begins, when it is written over several lines and starts with an operand: where that ends, for what was
    /// reduced takes the place of its last token (reference: parse.y, YYLLOC_DEFAULT). `None` where it begins with its text.
    pub begin: Option<Span>,
    /// In one form, strings without quotes; `None` where no expression can be read.
    pub text: Option<String>,
}

impl Shown {
    /// The expression at a place.
    pub fn of(sources: &SourceMap, span: Span) -> Shown {
        let Some(e) = read(sources, span) else { return Shown::default() };
        let first = first_operand(&e).filter(|_| sources.text(span).contains(&b'\n'));
        Shown { begin: first.map(|first| first.span.end()), text: Some(text(&e)) }
    }
}

/// The expression that stands at a place, where one does.
fn read(sources: &SourceMap, span: Span) -> Option<Box<Expr>> {
    let mut cursor = Cursor::new(sources.file(sources.file_of(span)?));
    cursor.seek(span.lo);
    let (mut scanner, mut problems, mut lexemes) = (Scanner::new(), Default::default(), Vec::new());
    while cursor.position() < span.hi
        && let Scan::Lexeme(lexeme) = scanner.next(&mut cursor, &mut problems)
    {
        lexemes.push(lexeme);
    }
    parser::expression(&lexemes).ok()
}

/// What an expression starts with that is more than its first operand.
fn first_operand(e: &Expr) -> Option<&Expr> {
    match &e.kind {
        ExprKind::Binary(_, first, _)
        | ExprKind::Assign(_, first, _)
        | ExprKind::Cond(first, ..)
        | ExprKind::Index(first, _)
        | ExprKind::Slice(first, ..)
        | ExprKind::Field(first, _)
        | ExprKind::HasField(first, _)
        | ExprKind::Call(first, _)
        | ExprKind::Cast(first, _)
        | ExprKind::Is(first, _) => Some(first),
        _ => None,
    }
}

/// How it is written. What fails of a number that is added to or subtracted from is the sum (reference: parse.y,
/// TOK_ADD_TO).
fn text(e: &Expr) -> String {
    match &e.kind {
        ExprKind::Assign(op @ (AssignOp::Add | AssignOp::Sub), a, b) => {
            let sign = if *op == AssignOp::Add { '+' } else { '-' };
            format!("{} {sign} {}", unparse::bare_expr(a), unparse::bare_expr(b))
        }
        _ => unparse::bare_expr(e),
    }
}
