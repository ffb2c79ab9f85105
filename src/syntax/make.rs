//! The nodes of the tree, as the grammar's actions build them: spans put in, everything large in a box.

#![allow(clippy::boxed_local, reason = "what passes through the parser's tables is kept small")]

use super::ast::*;
use crate::source::Span;

/// The head of a `when`, before its body is known.
#[derive(Debug)]
pub struct WhenHead {
    is_return: bool,
    captures: Option<Vec<Capture>>,
    cond: Box<Expr>,
}

/// The head of a function, before its body is known.
#[derive(Debug)]
pub struct FuncHdr {
    flavor: Flavor,
    redef: bool,
    name: Ident,
    signature: Signature,
    attrs: Vec<Attr>,
}

/// A name from `l` to `r`.
pub fn ident(name: Name, global: bool, l: u32, r: u32) -> Ident {
    Ident { name, global, span: Span::new(l, r) }
}

/// An expression from `l` to `r`.
pub fn expr(kind: ExprKind, l: u32, r: u32) -> Box<Expr> {
    Box::new(Expr { kind, span: Span::new(l, r) })
}

/// An operator between two operands.
pub fn binary(op: BinaryOp, a: Box<Expr>, b: Box<Expr>) -> Box<Expr> {
    let (l, r) = (a.span.lo, b.span.hi);
    expr(ExprKind::Binary(op, a, b), l, r)
}

/// An operator at `l` before its operand.
pub fn unary(op: UnaryOp, e: Box<Expr>, l: u32) -> Box<Expr> {
    let r = e.span.hi;
    expr(ExprKind::Unary(op, e), l, r)
}

/// `c ? a : b`
pub fn cond(c: Box<Expr>, a: Box<Expr>, b: Box<Expr>) -> Box<Expr> {
    let (l, r) = (c.span.lo, b.span.hi);
    expr(ExprKind::Cond(c, a, b), l, r)
}

/// `a = b` and the like.
pub fn assign(op: AssignOp, a: Box<Expr>, b: Box<Expr>) -> Box<Expr> {
    let (l, r) = (a.span.lo, b.span.hi);
    expr(ExprKind::Assign(op, a, b), l, r)
}

/// A lambda from `l` to `r`.
pub fn lambda(captures: Option<Vec<Capture>>, signature: Signature, body: Box<Stmt>, l: u32, r: u32) -> Box<Lambda> {
    Box::new(Lambda { captures, signature, attrs: Vec::new(), body, span: Span::new(l, r) })
}

/// A type from `l` to `r`.
pub fn ty(kind: TypeKind, l: u32, r: u32) -> Type {
    Type { kind, span: Span::new(l, r) }
}

/// Parameters from `l` to `r`, without a result.
pub fn signature(params: Vec<FieldDecl>, l: u32, r: u32) -> Signature {
    Signature { params, result: None, span: Span::new(l, r) }
}

/// With a result that ends at `r`.
pub fn result(mut signature: Signature, result: Box<Type>, r: u32) -> Signature {
    signature.result = Some(result);
    signature.span.hi = r;
    signature
}

/// One name of an enum.
pub fn enumerator(name: Ident, value: Option<Box<Expr>>, deprecated: Option<Attr>, next: u32) -> Enumerator {
    Enumerator { name, value, attrs: deprecated.into_iter().collect(), next: Span::new(next, next) }
}

/// An attribute from `l` to `r`.
pub fn attr(kind: AttrKind, value: Option<Box<Expr>>, l: u32, r: u32) -> Attr {
    Attr { kind, value, span: Span::new(l, r) }
}

/// A statement from `l` to `r`.
pub fn stmt(kind: StmtKind, l: u32, r: u32) -> Box<Stmt> {
    Box::new(Stmt { kind, span: Span::new(l, r), whole: true })
}

/// A `local` or a `const` in a body.
pub fn local(class: VariableClass, mut variable: Box<VariableDecl>) -> StmtKind {
    variable.class = class;
    StmtKind::Local(variable)
}

/// A case from `l` to `r`, its label's colon before `m`.
pub fn case(labels: CaseLabels, body: Vec<Stmt>, l: u32, m: u32, r: u32) -> Case {
    Case { labels, body, head: Span::new(l, m), span: Span::new(l, r) }
}

/// The head of a `when`.
pub fn when_head(is_return: bool, captures: Option<Vec<Capture>>, cond: Box<Expr>) -> Box<WhenHead> {
    Box::new(WhenHead { is_return, captures, cond })
}

/// A whole `when`.
pub fn when(head: Box<WhenHead>, body: Box<Stmt>, timeout: Option<(Box<Expr>, Box<Stmt>)>) -> StmtKind {
    let WhenHead { is_return, captures, cond } = *head;
    StmtKind::When(Box::new(When { is_return, captures, cond, body, timeout }))
}

/// What follows the keyword of a variable's declaration; the class is put in by [`global`] or [`local`].
pub fn variable(name: Ident, ty: Option<Box<Type>>, init: Option<Init>, attrs: Vec<Attr>) -> Box<VariableDecl> {
    Box::new(VariableDecl { class: VariableClass::Global, name, ty, init, attrs })
}

/// A `global`, `option`, `const` or `redef` at top level.
pub fn global(class: VariableClass, mut variable: Box<VariableDecl>) -> ItemKind {
    variable.class = class;
    match class {
        VariableClass::Redef => ItemKind::RedefVariable(variable),
        VariableClass::Global | VariableClass::Const | VariableClass::Option | VariableClass::Local => {
            ItemKind::Variable(variable)
        }
    }
}

/// The head of a function.
pub fn func_hdr(flavor: Flavor, redef: bool, name: Ident, signature: Signature, attrs: Vec<Attr>) -> Box<FuncHdr> {
    Box::new(FuncHdr { flavor, redef, name, signature, attrs })
}

/// A whole function.
pub fn function(head: Box<FuncHdr>, body: Box<Stmt>) -> ItemKind {
    let FuncHdr { flavor, redef, name, signature, attrs } = *head;
    ItemKind::Function(Box::new(FunctionDecl { flavor, redef, name, signature, attrs, body }))
}
