//! What the reference says of an expression: how it is written, and where it begins. Read anew out of the text, when there
//! is something to say.

use crate::source::{SourceMap, Span};
use crate::syntax::ast::{Expr, ExprKind};
use crate::syntax::lexer::{Cursor, Scan, Scanner};
use crate::syntax::{parser, unparse};

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

/// The expression at a place as run-time errors show it: in one form, strings without quotes.
pub(super) fn text(sources: &SourceMap, span: Span) -> Option<String> {
    Some(unparse::bare_expr(&*read(sources, span)?))
}

/// Where the reference sees an expression begin that is written over several lines: one that starts with an operand begins
/// where that ends, for what was reduced takes the place of its last token (reference: parse.y, YYLLOC_DEFAULT). `None`
/// where it begins with its text.
pub(super) fn begin(sources: &SourceMap, span: Span) -> Option<Span> {
    if !sources.text(span).contains(&b'\n') {
        return None;
    }
    match &read(sources, span)?.kind {
        ExprKind::Binary(_, first, _)
        | ExprKind::Assign(_, first, _)
        | ExprKind::Cond(first, ..)
        | ExprKind::Index(first, _)
        | ExprKind::Slice(first, ..)
        | ExprKind::Field(first, _)
        | ExprKind::HasField(first, _)
        | ExprKind::Call(first, _)
        | ExprKind::Cast(first, _)
        | ExprKind::Is(first, _) => Some(first.span.end()),
        _ => None,
    }
}
