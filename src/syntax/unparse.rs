//! From the tree back to text, in the form in which the reference re-renders scripts: for the text of a failed
//! assertion, and for printing a function.
//!
//! Reference: the Describe methods in Expr.cc, Stmt.cc and Type.cc. What is printed there is the tree after names and
//! types were settled; who knows these can say so through [`Knowledge`].

mod source;
mod stmt;
mod types;

pub use source::{Reading, Readings, Source};

use super::ast::*;
use super::literal;
use super::rank::rank;

/// What is known of a tree beyond what was written. All of it may be left out.
pub trait Knowledge {
    /// The full name of what a name means.
    fn name(&self, _name: &Ident) -> Option<String> {
        None
    }

    /// Whether a name is that of an enumerator.
    fn is_enumerator(&self, _name: &Ident) -> bool {
        false
    }

    /// A constant as it would be printed.
    fn literal(&self, _literal: &Literal) -> Option<String> {
        None
    }

    /// What is done to an expression where it stands.
    fn conversion(&self, _operand: &Expr) -> Option<Conversion> {
        None
    }

    /// Whether an expression is a string, whose indices are ints.
    fn is_string(&self, _e: &Expr) -> bool {
        false
    }

    /// Whether an expression is a pattern: it comes first in a comparison.
    fn is_pattern(&self, e: &Expr) -> bool {
        matches!(e.unparenthesised().kind, ExprKind::Literal(Literal::Pattern(_)))
    }

    /// Whether an expression is an interval: it comes first in a product.
    fn is_interval(&self, e: &Expr) -> bool {
        matches!(e.unparenthesised().kind, ExprKind::Literal(Literal::Interval(_)))
    }

    /// What a call constructs whose callee is the name of a type; a record shows that name.
    fn constructed(&self, _callee: &Expr) -> Option<Constructed> {
        None
    }

    /// Whether an expression is a number, so that `a += b` is `a = a + b`.
    fn is_arithmetic(&self, _e: &Expr) -> bool {
        false
    }

    /// The defaults of the arguments that a call leaves out.
    fn missing_arguments(&self, _callee: &Expr, _given: usize) -> Vec<String> {
        Vec::new()
    }
}

/// A conversion that the reference's tree has and the source has not.
#[derive(Clone, PartialEq, Debug)]
pub enum Conversion {
    /// To a type, which is shown.
    To(String),
    /// One that is shown by its name alone.
    Named(&'static str),
}

/// What the name of a type, called, constructs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Constructed {
    /// A record.
    Record,
    /// A table.
    Table,
    /// A set.
    Set,
    /// A vector.
    Vector,
}

/// Knows nothing.
#[derive(Clone, Copy, Debug)]
pub struct Nothing;

impl Knowledge for Nothing {}

/// An expression in one line, strings in quotes: the text of an assertion.
pub fn expr(e: &Expr) -> String {
    expr_with(e, &Nothing)
}

/// [`expr`], with what is known.
pub fn expr_with(e: &Expr, knowledge: &dyn Knowledge) -> String {
    let mut out = Writer { knowledge, text: String::new(), indent: 0, short: true, quotes: true };
    out.expr(e);
    out.text
}

/// An expression, strings without quotes: as a run-time error shows it.
pub fn bare_expr(e: &Expr) -> String {
    let mut out = Writer { knowledge: &Nothing, text: String::new(), indent: 0, short: false, quotes: false };
    out.expr(e);
    out.text
}

/// A statement over several lines, strings without quotes: the text of a function's body.
pub fn stmt_with(s: &Stmt, knowledge: &dyn Knowledge) -> String {
    let mut out = Writer { knowledge, text: String::new(), indent: 0, short: false, quotes: false };
    out.stmt(s);
    out.text
}

/// The body of a function: with the locals that begin without a value named first.
pub fn body_with(body: &Stmt, knowledge: &dyn Knowledge) -> String {
    let mut names = Vec::new();
    stmt::uninitialised(body, &mut names);
    let mut out = Writer { knowledge, text: String::new(), indent: 0, short: false, quotes: false };
    if names.is_empty() {
        out.stmt(body);
    } else {
        out.add("{ ");
        out.line();
        out.add(&format!("<init> {};", names.join(", ")));
        out.line();
        out.stmt(body);
        out.line();
        out.add("}");
    }
    out.text
}

/// A type as the reference names it.
pub fn type_with(t: &Type, knowledge: &dyn Knowledge) -> String {
    let mut out = Writer { knowledge, text: String::new(), indent: 0, short: true, quotes: false };
    out.ty(t);
    out.text
}

/// Attributes, as the reference names them.
pub fn attrs_with(attrs: &[Attr], knowledge: &dyn Knowledge) -> String {
    let mut out = Writer { knowledge, text: String::new(), indent: 0, short: true, quotes: false };
    out.attrs(attrs);
    out.text
}

/// A function's type; one without a result yields `void`.
pub fn signature_with(flavor: Flavor, signature: &Signature, knowledge: &dyn Knowledge) -> String {
    let mut out = Writer { knowledge, text: String::new(), indent: 0, short: true, quotes: false };
    out.signature(flavor, signature);
    out.text
}

struct Writer<'k> {
    knowledge: &'k dyn Knowledge,
    text: String,
    indent: usize,
    short: bool,
    quotes: bool,
}

impl Writer<'_> {
    fn add(&mut self, text: &str) {
        if !text.is_empty() && self.text.ends_with('\n') {
            self.text.extend(std::iter::repeat_n('\t', self.indent));
        }
        self.text.push_str(text);
    }

    fn line(&mut self) {
        if !self.short {
            self.text.push('\n');
        }
    }

    fn blank(&mut self) {
        self.text.push(' ');
    }

    fn indented(&mut self, inner: impl FnOnce(&mut Self)) {
        self.indent += 1;
        self.line();
        inner(self);
        self.indent -= 1;
        self.line();
    }

    fn done(&mut self) {
        if !self.short {
            self.add(";");
        }
    }

    fn list<T>(&mut self, items: &[T], mut one: impl FnMut(&mut Self, &T)) {
        for (i, item) in items.iter().enumerate() {
            if i > 0 {
                self.add(", ");
            }
            one(self, item);
        }
    }

    fn exprs(&mut self, items: &[Expr]) {
        self.list(items, |out, e| out.operand(e));
    }

    fn name(&mut self, name: &Ident) {
        let full = self.knowledge.name(name).unwrap_or_else(|| name.name.to_string());
        self.add(&full);
    }

    /// An operand, with the conversion that it undergoes.
    fn operand(&mut self, e: &Expr) {
        self.converted(e, |out| out.expr(e));
    }

    fn converted(&mut self, e: &Expr, inner: impl FnOnce(&mut Self)) {
        match self.knowledge.conversion(e) {
            Some(Conversion::To(ty)) => self.coerced(&ty, inner),
            Some(Conversion::Named(name)) => {
                self.add(name);
                inner(self);
            }
            None => inner(self),
        }
    }

    fn coerced(&mut self, ty: &str, inner: impl FnOnce(&mut Self)) {
        self.add("(coerce ");
        inner(self);
        self.add(&format!(" to {ty})"));
    }

    /// A bound of a slice: those of a string are made ints.
    fn bound(&mut self, of: &Expr, inner: impl FnOnce(&mut Self)) {
        if self.knowledge.is_string(of) { self.coerced("int", inner) } else { inner(self) }
    }

    fn binary(&mut self, a: &Expr, op: &str, b: &Expr) {
        self.operand(a);
        self.add(&format!(" {op} "));
        self.operand(b);
    }

    fn prefixed(&mut self, op: &str, e: &Expr) {
        self.add(op);
        self.expr(e);
    }

    fn expr(&mut self, e: &Expr) {
        match &e.kind {
            ExprKind::Literal(constant) => {
                let text = self.knowledge.literal(constant).unwrap_or_else(|| literal::text(constant));
                let quoted = self.quotes && matches!(constant, Literal::String(_));
                self.add(&if quoted { format!("\"{text}\"") } else { text });
            }
            ExprKind::Name(name) => self.name(name),
            ExprKind::TypeName(ty) => self.add(ty.name()),
            ExprKind::TypeValue(ty) => self.ty(ty),
            ExprKind::Paren(inner) => {
                self.add("(");
                self.expr(inner);
                self.add(")");
            }
            ExprKind::Copy(inner) => self.prefixed("(*)", inner),
            ExprKind::Add(inner) => self.prefixed("add ", inner),
            ExprKind::Delete(inner) => self.prefixed("delete ", inner),
            ExprKind::Unary(op, inner) => self.prefixed(op.symbol(), inner),
            ExprKind::Binary(op, a, b) => self.operator(*op, a, b),
            ExprKind::Cond(c, a, b) => {
                self.expr(c);
                self.add(" ? ");
                self.operand(a);
                self.add(" : ");
                self.operand(b);
            }
            ExprKind::Assign(op, a, b) => self.assign(e, *op, a, b),
            ExprKind::Index(of, index) => {
                self.expr(of);
                self.add("[");
                self.exprs(index);
                self.add("]");
            }
            ExprKind::Slice(of, lo, hi) => {
                self.expr(of);
                self.add("[");
                match lo {
                    Some(lo) => self.operand(lo),
                    None => self.bound(of, |out| out.add("0")),
                }
                self.add(", ");
                match hi {
                    Some(hi) => self.operand(hi),
                    None => self.bound(of, |out| out.prefixed("sizeof ", of)),
                }
                self.add("]");
            }
            ExprKind::Field(of, field) => {
                self.expr(of);
                self.add(&format!("${}", field.name));
            }
            ExprKind::HasField(of, field) => {
                self.expr(of);
                self.add(&format!("?${}", field.name));
            }
            ExprKind::FieldInit(field, value) => {
                self.add(&format!("${}=", field.name));
                self.operand(value);
            }
            ExprKind::FieldLambda(field, lambda) => {
                self.add(&format!("${}=", field.name));
                self.lambda(lambda);
            }
            ExprKind::List(items) => {
                let record = items.iter().all(is_field);
                if record {
                    self.add("[");
                }
                self.exprs(items);
                if record {
                    self.add("]");
                }
            }
            ExprKind::Braces(items) => self.exprs(items),
            ExprKind::RecordCtor(items) => {
                self.add("[");
                self.exprs(items);
                self.add("]");
            }
            ExprKind::TableCtor(items, attrs) => self.constructor("table", items, attrs),
            ExprKind::SetCtor(items, attrs) => self.constructor("set", items, attrs),
            ExprKind::VectorCtor(items) => self.constructor("vector", items, &[]),
            ExprKind::Call(callee, args) => {
                match self.knowledge.constructed(callee) {
                    Some(Constructed::Table) => self.add("table"),
                    Some(Constructed::Set) => self.add("set"),
                    Some(Constructed::Vector) => self.add("vector"),
                    Some(Constructed::Record) | None => self.expr(callee),
                }
                self.add("(");
                self.exprs(args);
                for (i, default) in self.knowledge.missing_arguments(callee, args.len()).iter().enumerate() {
                    let separator = if i > 0 || !args.is_empty() { ", " } else { "" };
                    self.add(&format!("{separator}{default}"));
                }
                self.add(")");
            }
            ExprKind::Hook(call) => self.expr(call),
            ExprKind::Lambda(lambda) => self.lambda(lambda),
            ExprKind::Schedule(when, event, args) => {
                self.prefixed("schedule ", when);
                self.blank();
                self.add("{");
                self.indented(|out| out.event(event, args));
                self.add("}");
            }
            ExprKind::Size(inner) => self.prefixed("sizeof ", inner),
            ExprKind::Cast(inner, ty) => {
                self.expr(inner);
                self.add(" as ");
                self.ty(ty);
            }
            ExprKind::Is(inner, ty) => {
                self.expr(inner);
                self.add(" is ");
                self.ty(ty);
            }
            ExprKind::WhenLocal(name, value) => {
                self.name(name);
                self.add(" = ");
                self.expr(value);
            }
        }
    }

    /// The reference brings some operators into a canonical form as it builds them: CmpExpr and TimesExpr in Expr.cc.
    fn operator(&mut self, op: BinaryOp, a: &Expr, b: &Expr) {
        match op {
            BinaryOp::Gt => self.binary(b, "<", a),
            BinaryOp::Ge => self.binary(b, "<=", a),
            BinaryOp::Eq | BinaryOp::Ne if self.knowledge.is_pattern(b) => self.binary(b, op.symbol(), a),
            BinaryOp::Eq | BinaryOp::Ne if self.knowledge.is_pattern(a) => self.binary(a, op.symbol(), b),
            BinaryOp::Eq | BinaryOp::Ne | BinaryOp::Mul if self.rank(b) > self.rank(a) => {
                self.binary(b, op.symbol(), a);
            }
            BinaryOp::Mul if self.is_constant(b) && !self.is_constant(a) || self.knowledge.is_interval(b) => {
                self.binary(b, op.symbol(), a);
            }
            BinaryOp::NotIn => {
                self.add("!");
                self.binary(a, "in", b);
            }
            BinaryOp::Or
            | BinaryOp::And
            | BinaryOp::Lt
            | BinaryOp::Le
            | BinaryOp::Eq
            | BinaryOp::Ne
            | BinaryOp::In
            | BinaryOp::BitOr
            | BinaryOp::BitXor
            | BinaryOp::BitAnd
            | BinaryOp::ShiftLeft
            | BinaryOp::ShiftRight
            | BinaryOp::Add
            | BinaryOp::Sub
            | BinaryOp::Mul
            | BinaryOp::Div
            | BinaryOp::Mod => self.binary(a, op.symbol(), b),
        }
    }

    fn assign(&mut self, whole: &Expr, op: AssignOp, a: &Expr, b: &Expr) {
        let sum = match op {
            AssignOp::Set => {
                self.expr(a);
                self.add(" = ");
                return self.operand(b);
            }
            AssignOp::Add => "+",
            AssignOp::Sub => "-",
        };
        if self.knowledge.is_arithmetic(a) {
            self.expr(a);
            self.add(" = ");
            self.converted(whole, |out| out.binary(a, sum, b));
        } else {
            self.binary(a, &format!("{sum}="), b);
        }
    }

    fn constructor(&mut self, what: &str, items: &[Expr], attrs: &[Attr]) {
        self.add(what);
        self.add("(");
        self.exprs(items);
        self.add(")");
        self.attrs(attrs);
    }

    fn event(&mut self, name: &Ident, args: &[Expr]) {
        self.name(name);
        self.add("(");
        self.exprs(args);
        self.add(")");
    }

    fn lambda(&mut self, lambda: &Lambda) {
        self.signature(Flavor::Function, &lambda.signature);
        if let Some(captures) = &lambda.captures {
            self.add("[");
            for (i, capture) in captures.iter().enumerate() {
                if i > 0 {
                    self.add(",  ");
                }
                self.add(if capture.copy { "copy " } else { "" });
                self.add(&capture.name.name);
            }
            self.add("]");
        }
        self.stmt(&lambda.body);
    }

    fn rank(&self, e: &Expr) -> u8 {
        match &e.unparenthesised().kind {
            ExprKind::Name(name) if self.knowledge.is_enumerator(name) => 1,
            ExprKind::Call(callee, _) => match self.knowledge.constructed(callee) {
                Some(Constructed::Record) => 38,
                Some(Constructed::Table) => 39,
                Some(Constructed::Set) => 40,
                Some(Constructed::Vector) => 41,
                None => rank(e),
            },
            _ => rank(e),
        }
    }

    fn is_constant(&self, e: &Expr) -> bool {
        self.rank(e) == 1
    }
}

/// Whether it gives a field a value, as in a constructor.
pub fn is_field(e: &Expr) -> bool {
    matches!(e.kind, ExprKind::FieldInit(..) | ExprKind::FieldLambda(..))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Problems;
    use crate::source::SourceMap;
    use crate::syntax::lexer::{Cursor, Scan, Scanner};
    use crate::syntax::parser::{self, Entry};
    use crate::syntax::token::Lexeme;

    fn lexemes(text: &str) -> Vec<Lexeme> {
        let mut sources = SourceMap::new();
        let id = sources.add("test", text.as_bytes()).expect("the text is small");
        let mut cursor = Cursor::new(sources.file(id));
        let (mut scanner, mut problems) = (Scanner::new(), Problems::new());
        let mut lexemes = Vec::new();
        while let Scan::Lexeme(lexeme) = scanner.next(&mut cursor, &mut problems) {
            lexemes.push(lexeme);
        }
        assert!(!problems.has_errors(), "{text}: {:?}", problems.take());
        lexemes
    }

    fn again(text: &str) -> String {
        expr(&parser::expression(&lexemes(text)).unwrap_or_else(|e| panic!("{text}: {e:?}")))
    }

    #[test]
    fn expressions_come_back_in_the_form_of_the_reference() {
        // Confirmed by baselines of language/assert*: order of operands, quotes.
        assert_eq!(again("getpid() > 0"), "0 < getpid()");
        assert_eq!(again("x == 1"), "1 == x");
        assert_eq!(again("1 == x"), "1 == x");
        assert_eq!(again("fmt(\"%s\", 1) == \"2\""), "fmt(\"%s\", 1) == \"2\"");
        assert_eq!(again("r?$b"), "r?$b");
        assert_eq!(again("2 + 2 == 5"), "2 + 2 == 5");
        // Not confirmed.
        assert_eq!(again("( a !in b ) ? 5sec : [$x=1, $y=80/tcp]"), "(!a in b) ? 5.0 secs : [$x=1, $y=80/tcp]");
        assert_eq!(again("|v| / 2 | t[1, 2]"), "sizeof v / 2 | t[1, 2]");
    }

    #[test]
    fn statements_come_back_over_several_lines() {
        // Confirmed by the baseline of language/assert-misc.
        let text = "{ assert getpid() > 0, fmt(\"my pid is funny: %s\", getpid()); }";
        let item = parser::parse(Entry::Statement, &lexemes(text)).expect("a block");
        let ItemKind::Statement(block) = item.kind else { panic!("a statement") };
        assert_eq!(stmt_with(&block, &Nothing), "{ \nassert 0 < getpid(), fmt(\"my pid is funny: %s\", getpid());\n}");
    }
}
