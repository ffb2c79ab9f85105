//! Checked statements, and the places that can be assigned to.

use super::{Expr, GlobalId, KeyExpr, RealExpr, Slot, WordExpr};
use crate::source::Span;
use crate::types::{FieldRef, Type};
use crate::value::{FuncId, Value};
use std::collections::HashMap;
use std::rc::Rc;

/// Which of the word types.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Word {
    /// `bool`
    Bool,
    /// `int`
    Int,
    /// `count`
    Count,
}

/// What can be assigned to.
// The kind lies by itself, so that it is read, not calculated from that of an expression.
#[repr(u8)]
pub enum Place {
    /// A local variable.
    Local(Slot),
    /// A global.
    Global(GlobalId),
    /// A captured variable of the running closure.
    Capture(u32),
    /// `record$field`
    Field(Expr, FieldRef, Span),
    /// `table[key]`
    Table(Expr, KeyExpr, Span),
    /// `vector[index]` (an int)
    Vector(Expr, WordExpr, Span),
    /// `vector[lo:hi]`
    Slice(Expr, Option<WordExpr>, Option<WordExpr>, Span),
    /// `[a, b]`: takes a [`Value::List`], or a compound key, apart.
    List(Box<[Place]>, Span),
}

/// A statement.
pub enum Stmt {
    /// Nothing.
    Empty,
    /// `{ … }`
    Block(Box<[Stmt]>),
    /// An expression for its effect.
    Eval(Expr),
    /// A word expression for its effect.
    EvalWord(WordExpr),
    /// A real expression for its effect.
    EvalReal(RealExpr),
    /// `place = value;`
    Assign(Box<(Place, Expr)>),
    /// `local = word;`
    SetWord(Slot, Word, WordExpr),
    /// `print …;`: to the file that the first value is, else to standard output.
    Print(Box<[Expr]>, Span),
    /// `if ( c ) a [else b]`
    If(WordExpr, Box<Stmt>, Option<Box<Stmt>>),
    /// `while ( c ) s`
    While(WordExpr, Box<Stmt>, Span),
    /// `for ( … in table ) s`
    ForTable(Box<ForTable>),
    /// `for ( [index[, value]] in vector ) s`
    ForVector(Box<ForVector>),
    /// `for ( byte in string ) s`
    ForString(Box<(Expr, Option<Slot>, Stmt)>),
    /// `switch` over values.
    Switch(Box<Switch>),
    /// `switch` over types.
    TypeSwitch(Box<TypeSwitch>),
    /// `return [e];`
    Return(Option<Box<Expr>>, Span),
    /// `next;`
    Next,
    /// `break;`: out of a loop or `switch`, or out of a hook.
    Break,
    /// `fallthrough;`
    Fallthrough,
    /// `event e(args);`
    Event(FuncId, Box<[Expr]>, Span),
    /// `assert e[, message];` with its text.
    Assert(Box<Assert>),
    /// `when …`
    When(Rc<When>),
}

/// A loop over a table or set.
pub struct ForTable {
    /// The table or set.
    pub table: Expr,
    /// Where the values of the index go, one by one; `None` skips.
    pub keys: Box<[Option<Slot>]>,
    /// Where the value goes.
    pub value: Option<Slot>,
    /// What runs.
    pub body: Stmt,
    /// The head.
    pub span: Span,
}

/// A loop over a vector.
pub struct ForVector {
    /// The vector.
    pub vector: Expr,
    /// Where the index goes, as a count.
    pub index: Option<Slot>,
    /// Where the element goes.
    pub value: Option<Slot>,
    /// What runs.
    pub body: Stmt,
}

/// A `switch` over values.
pub struct Switch {
    /// What is looked at.
    pub subject: Expr,
    /// The case of each label.
    pub labels: HashMap<Value, usize, foldhash::fast::RandomState>,
    /// The case of `default`.
    pub default: Option<usize>,
    /// The cases, in order.
    pub cases: Box<[Stmt]>,
}

/// A `switch` over types.
pub struct TypeSwitch {
    /// What is looked at.
    pub subject: Expr,
    /// The types in order: the type, where the value goes, the case.
    pub labels: Box<[(Type, Option<Slot>, usize)]>,
    /// The case of `default`.
    pub default: Option<usize>,
    /// The cases, in order.
    pub cases: Box<[Stmt]>,
    /// Where.
    pub span: Span,
}

/// An `assert`.
pub struct Assert {
    /// What must hold.
    pub cond: WordExpr,
    /// The message.
    pub message: Option<Expr>,
    /// The condition as the reference writes it.
    pub text: Rc<str>,
    /// Where.
    pub span: Span,
    /// Where the reference tells of it: at its condition.
    pub told: Span,
}

/// A `when` statement. Condition, body and timeout run in a frame of their own that starts with the captured values.
pub struct When {
    /// `return when`
    pub is_return: bool,
    /// Where each captured value goes, the value, and whether it is copied deeply.
    pub captures: Box<[(Slot, Expr, bool)]>,
    /// The globals that the condition names.
    pub globals: Box<[GlobalId]>,
    /// The captured values that it names.
    pub locals: Box<[Slot]>,
    /// How many slots the frame has.
    pub frame: u32,
    /// Local containers and records without initialiser.
    pub prepared: Box<[(Slot, Expr)]>,
    /// What is waited for.
    pub cond: WordExpr,
    /// What then runs.
    pub body: Stmt,
    /// How long is waited (an interval), and what runs then.
    pub timeout: Option<(RealExpr, Stmt)>,
    /// Where.
    pub span: Span,
}
