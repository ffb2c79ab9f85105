//! Checked expressions.

use super::{BuiltinId, FieldStart, Function, GlobalId, Layout, Place, Slot, TableAttrExprs, Word};
use crate::source::Span;
use crate::types::{FieldPlace, FieldRef, RecordType, TableType, Type, VectorType};
use crate::value::{FuncId, Value};
use std::cell::OnceCell;
use std::rc::Rc;

/// An expression of any type.
pub enum Expr {
    /// A constant. Containers do not stand here: each evaluation makes a new one.
    Const(Value),
    /// A local variable; unset is an error.
    Local(Slot, Span),
    /// A local variable, or nothing where it is unset.
    LocalOrUnset(Slot),
    /// A global; unset is an error.
    Global(GlobalId, Span),
    /// A global, or nothing where it is unset.
    GlobalOrUnset(GlobalId),
    /// A captured variable of the running closure; unset is an error.
    Capture(u32, Span),
    /// A bool, int or count.
    Word(Box<WordExpr>, Word),
    /// A double, time or interval.
    Real(Box<RealExpr>, Real),
    /// `record$field`; unset is an error.
    Field(Box<FieldExpr>),
    /// `table[key]`: the exact key, or the longest covering prefix where it is indexed by subnets; then the default.
    TableIndex(Box<TableIndex>),
    /// `table[string]` of a table indexed by patterns: a vector of the values at all that match.
    PatternIndex(Box<(Expr, Expr, Rc<VectorType>)>),
    /// `vector[index]`, negative from the end.
    VectorIndex(Box<VectorIndex>),
    /// `vector[indices]` or `vector[bools]`.
    VectorSelect(Box<(Expr, Expr, Span)>),
    /// `string[index]`: one byte, or nothing where out of range.
    StringIndex(Box<(Expr, WordExpr)>),
    /// `string[lo:hi]` or `vector[lo:hi]`; the bounds are ints, or missing.
    Slice(Box<(Expr, Option<WordExpr>, Option<WordExpr>)>),
    /// A call.
    Call(Box<Call>),
    /// A record constructor.
    Record(Box<RecordNew>),
    /// A table or set constructor.
    Table(Box<TableNew>),
    /// A vector constructor.
    Vector(Box<(Rc<VectorType>, Box<[Expr]>)>),
    /// A table that takes attributes.
    WithAttrs(Box<(Expr, Rc<TableAttrExprs>)>),
    /// A record made into another type by field names: a new record, unless it already has that type.
    RecordCoerce(Box<RecordCoerce>),
    /// A vector whose elements are converted: a new vector.
    VectorCoerce(Box<(Expr, Rc<VectorType>, Element)>),
    /// An untyped empty table, set or vector takes on a type.
    Adopt(Box<(Expr, Type)>),
    /// A value of `any` where that type is wanted; anything else is an error.
    FromAny(Box<(Expr, Type, Span)>),
    /// `value as type`
    Cast(Box<(Expr, Type, Span)>),
    /// An operator over whole values.
    Binary(Box<(ValueOp, Expr, Expr, Span)>),
    /// An operator over the elements of two vectors of equal size; the result's type.
    VectorBinary(Box<(ElementOp, Expr, Expr, Rc<VectorType>, Span)>),
    /// An operator over the elements of a vector.
    VectorUnary(Box<(ElementUnary, Expr, Rc<VectorType>, Span)>),
    /// `vector of bool ? a : b`, element by element.
    VectorCond(Box<(Expr, Expr, Expr, Span)>),
    /// `c ? a : b`
    Cond(Box<(WordExpr, Expr, Expr)>),
    /// `place = value`, of whole values.
    Assign(Box<(Place, Expr)>),
    /// `place += string`
    Append(Box<(Place, Expr, Span)>),
    /// `pattern += pattern`: changes the shared pattern. The first yields the pattern.
    PatternAdd(Box<(Expr, Expr, Span)>),
    /// `vector += element`; the first yields the vector.
    VectorPush(Box<(Expr, Expr, Span)>),
    /// An event's variable is given another event: its handlers are that one's from then on.
    Rebind(Box<(GlobalId, FuncId, Expr)>),
    /// `vector += vector` of equal type; the first yields the vector changed.
    VectorExtend(Box<(Expr, Expr, Span)>),
    /// `table += table`, `set += set`: the first yields the one changed.
    TableExtend(Box<(Expr, Expr, Span)>),
    /// `table -= table`, `set -= set`: the first yields the one changed.
    TableRemove(Box<(Expr, Expr, Span)>),
    /// A lambda.
    Lambda(Rc<LambdaNew>),
    /// `copy(e)`
    Copy(Box<(Expr, Span)>),
    /// `|e|` of a value of `any`: a count or a double, as the value has it.
    SizeOfAny(Box<Expr>),
    /// The values of a compound index.
    List(Box<[Expr]>),
    /// Switches a file to raw output; yields nothing.
    RawOutput(Box<Expr>),
    /// What the rules of types let through but running refuses: the operand is evaluated, then the text is an error.
    Refused(Box<(Option<Expr>, &'static str, Span)>),
    /// An expression that is evaluated apart, in a frame of its own.
    Thunk(super::ThunkId),
    /// `add set[key]`
    AddTo(Box<(Expr, KeyExpr, Span)>),
    /// `delete …`
    Delete(Box<DeleteTarget>),
    /// `schedule when { event(args) }`
    Schedule(Box<Schedule>),
}

/// Which of the word types.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Real {
    /// `double`
    Double,
    /// `time`
    Time,
    /// `interval`
    Interval,
}

/// `record$field`.
pub struct FieldExpr {
    /// The record.
    pub record: Expr,
    /// The field.
    pub field: FieldRef,
    /// The whole expression.
    pub span: Span,
}

/// `table[key]`.
pub struct TableIndex {
    /// The table.
    pub table: Expr,
    /// The key.
    pub key: KeyExpr,
    /// The whole expression.
    pub span: Span,
}

/// `vector[index]`.
pub struct VectorIndex {
    /// The vector.
    pub vector: Expr,
    /// An int.
    pub index: WordExpr,
    /// The whole expression.
    pub span: Span,
}

/// The key of a table.
pub enum KeyExpr {
    /// One value (it may yield a [`Value::List`] by itself).
    One(Expr),
    /// Several.
    Many(Box<[Expr]>),
}

/// What is called.
pub enum Callee {
    /// A function, event or hook by name.
    Function(FuncId),
    /// A builtin.
    Builtin(BuiltinId),
    /// A value.
    Value(Box<Expr>),
}

/// A call.
pub struct Call {
    /// What is called.
    pub callee: Callee,
    /// The arguments that are written. Those left out are filled in by the defaults of the callee's type at run time
    /// (`ty` says how many there must be).
    pub args: Box<[Expr]>,
    /// The defaults of the arguments left out, in order.
    pub defaults: Box<[super::ThunkId]>,
    /// `hook f(…)`: the result is whether no body broke off.
    pub is_hook: bool,
    /// The whole call.
    pub span: Span,
}

/// A record constructor.
pub struct RecordNew {
    /// The type.
    pub ty: Rc<RecordType>,
    /// The fields that are given, in the order written.
    pub fields: Box<[(FieldRef, Expr)]>,
    /// By number of field, which of them are given.
    pub gives: Box<[bool]>,
    /// How many `&optional` fields are given.
    pub optional: usize,
    /// The fields that always have room are given in order, before any other.
    pub in_order: bool,
    /// What is to be done, once no declaration adds fields to the type any more.
    pub plan: OnceCell<RecordPlan>,
    /// Where.
    pub span: Span,
}

impl RecordNew {
    /// A record of these fields.
    pub fn new(ty: Rc<RecordType>, fields: Vec<(usize, Expr)>, span: Span) -> RecordNew {
        let mut gives = vec![false; ty.len()];
        for (i, _) in &fields {
            gives[*i] = true;
        }
        let fields: Box<[_]> = fields.into_iter().map(|(i, e)| (ty.field_ref(i), e)).collect();
        let in_order = fields.is_sorted_by(|(a, _), (b, _)| match (a.place, b.place) {
            (FieldPlace::Always(a), FieldPlace::Always(b)) => a < b,
            (FieldPlace::Optional(_), FieldPlace::Always(_)) => false,
            (_, FieldPlace::Optional(_)) => true,
        });
        let optional = fields.iter().filter(|(f, _)| matches!(f.place, FieldPlace::Optional(_))).count();
        RecordNew { ty, fields, gives: gives.into(), optional, in_order, plan: OnceCell::new(), span }
    }
}

/// What a record constructor does for one after the other of the fields that always have room, where the layout is
/// plain.
pub struct RecordPlan {
    /// The age of the layout (see [`super::Program::layout_age`]).
    pub age: u32,
    /// For each field.
    pub steps: Box<[FieldStep]>,
}

/// Where a field of a new record gets its value from.
pub enum FieldStep {
    /// The next of the expressions that are given.
    Given,
    /// How it starts out.
    Start(FieldStart),
}

impl RecordPlan {
    /// For a constructor that gives such fields, by number, of a record of that layout.
    pub fn new(layout: &Layout, gives: &[bool], age: u32) -> RecordPlan {
        let step = |i: &u32| match (gives.get(*i as usize), layout.fields.get(*i as usize)) {
            (Some(true), _) => FieldStep::Given,
            (Some(false) | None, start) => FieldStep::Start(start.cloned().unwrap_or(FieldStart::Unset)),
        };
        RecordPlan { age, steps: layout.always.iter().map(step).collect() }
    }
}

/// A table or set constructor. Later keys replace earlier ones.
pub struct TableNew {
    /// The type.
    pub ty: Rc<TableType>,
    /// The entries; a set's have no value.
    pub entries: Box<[(EntryKey, Option<Expr>)]>,
    /// Where.
    pub span: Span,
}

/// The key of an entry in a constructor.
pub enum EntryKey {
    /// One key.
    One(KeyExpr),
    /// The cross product of lists: each component is some values (sets and vectors among the values' expressions are
    /// marked to be spread).
    Product(Box<[Vec<(Expr, bool)>]>),
}

/// How a record becomes one of another type.
pub struct RecordCoerce {
    /// The record.
    pub value: Expr,
    /// The type wanted.
    pub ty: Rc<RecordType>,
    /// For each field of `ty`, in order: the source's field and what is to be done with it.
    pub fields: Box<[Option<(u32, Element)>]>,
    /// Where.
    pub span: Span,
}

/// What is done with a value that is inside another: an element of a vector, a field of a record.
#[derive(Clone)]
pub enum Element {
    /// Nothing.
    Keep,
    /// An int or count is made a double; a count an int.
    Arithmetic(Type),
    /// A record by field names.
    Record(Rc<RecordType>),
    /// A table, set or vector without type takes it on.
    Adopt(Type),
}

/// A lambda.
pub struct LambdaNew {
    /// Its function.
    pub function: Rc<Function>,
    /// What is captured, in order of the body's capture numbers: the value, and whether it is copied deeply (else
    /// tables, vectors and records are shared and the rest is copied).
    pub captures: Box<[(Expr, bool)]>,
}

/// What `delete` takes away.
pub enum DeleteTarget {
    /// `delete table[key]`
    Element(Expr, KeyExpr, Span),
    /// `delete record$field`
    Field(Expr, FieldRef, Span),
    /// `delete table`, `delete vector`: everything.
    All(Expr),
}

/// `schedule when { event(args) }`.
pub struct Schedule {
    /// An interval from now, or a time.
    pub when: RealExpr,
    /// `when` is a time.
    pub absolute: bool,
    /// The event.
    pub event: FuncId,
    /// Its arguments.
    pub args: Box<[Expr]>,
    /// Where.
    pub span: Span,
}

/// Operators over whole values.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ValueOp {
    /// string + string
    Concat,
    /// pattern & pattern
    PatternAnd,
    /// pattern | pattern
    PatternOr,
    /// set & set
    Intersection,
    /// set | set
    Union,
    /// set - set
    Difference,
    /// addr / width: a subnet.
    Mask,
}

/// Operators over the elements of vectors.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs, reason = "each is the operator of that name")]
pub enum ElementOp {
    Add,
    Sub,
    Mul,
    Div,
    Mod,
    BitAnd,
    BitOr,
    BitXor,
    ShiftLeft,
    ShiftRight,
    And,
    Or,
    Lt,
    Le,
    Gt,
    Ge,
    Eq,
    Ne,
}

/// Operators over the elements of one vector.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ElementUnary {
    /// `-v`
    Negate,
    /// `+v`
    Plus,
    /// `!v`
    Not,
    /// `~v`
    Complement,
}

/// A bool, int or count: 64 bits.
pub enum WordExpr {
    /// A constant.
    Const(u64),
    /// A local variable of that type; unset is an error.
    Local(Slot, Span),
    /// A local count or int and a constant: `local op constant` (wrapping, no underflow possible to warn about).
    LocalCompare(Compare, bool, Slot, u64, Span),
    /// Any expression of a word type.
    Value(Expr),
    /// `!bool`
    Not(Box<WordExpr>),
    /// `~count`
    Complement(Box<WordExpr>),
    /// `-int`
    Negate(Box<WordExpr>),
    /// `a && b`
    And(Box<(WordExpr, WordExpr)>),
    /// `a || b`
    Or(Box<(WordExpr, WordExpr)>),
    /// `c ? a : b`
    Cond(Box<(WordExpr, WordExpr, WordExpr)>),
    /// `int == 0` as a bool: what `!number` and conditions over numbers test.
    IsZero(Box<WordExpr>),
    /// Arithmetic on ints (`true`) or counts.
    Arithmetic(Box<Arithmetic>),
    /// Comparison of ints (`true`) or counts.
    Compare(Box<(Compare, bool, WordExpr, WordExpr)>),
    /// Comparison of doubles, times or intervals.
    CompareReal(Box<(Compare, RealExpr, RealExpr)>),
    /// Comparison of strings, addresses, ports, subnets, enums, functions.
    CompareValue(Box<(Compare, Expr, Expr)>),
    /// Comparison of sets: equality and inclusion.
    CompareSets(Box<(Compare, Expr, Expr)>),
    /// `pattern == string` (`true`), or `!=`.
    PatternMatch(Box<(Expr, Expr, bool)>),
    /// `needle in string`
    StringIn(Box<(Expr, Expr)>),
    /// `pattern in string`
    PatternIn(Box<(Expr, Expr)>),
    /// `addr in subnet` (or a subnet in a subnet)
    AddrIn(Box<(Expr, Expr)>),
    /// `key in table`
    KeyIn(Box<(KeyExpr, Expr)>),
    /// `string in table indexed by patterns`
    PatternKeyIn(Box<(Expr, Expr)>),
    /// `index in vector`: a slot that is no hole.
    IndexIn(Box<(WordExpr, Expr)>),
    /// `record?$field`
    HasField(Box<(Expr, FieldRef)>),
    /// `|e|` of anything whose size is a count.
    Size(Box<(Expr, Span)>),
    /// `|int|`
    AbsInt(Box<WordExpr>),
    /// `e is type`
    Is(Box<(Expr, Type, Span)>),
    /// A count where an int is wanted (an error beyond 2^63 - 1).
    CountToInt(Box<WordExpr>, Span),
    /// An int where a count is wanted (an error below 0).
    IntToCount(Box<WordExpr>, Span),
    /// A double where an int (`true`) or count is wanted: cut towards zero, out of range is an error.
    RealToWord(Box<RealExpr>, bool, Span),
    /// `place = word`
    Assign(Box<(Place, WordExpr, Word)>),
    /// `place += word`, `place -= word`, `++place`, `--place`: the new value. The place is read before the word is
    /// evaluated and found anew to be written, unless finding it has no effects.
    Update(Box<Update>),
    /// `local x = e` in the condition of a `when`: assigns and is true.
    WhenLocal(Slot, Box<Expr>),
}

/// Arithmetic on two words.
pub struct Arithmetic {
    /// What is done.
    pub op: WordOp,
    /// On ints, else on counts.
    pub signed: bool,
    /// The left operand.
    pub left: WordExpr,
    /// The right operand.
    pub right: WordExpr,
    /// The whole expression: divisions by zero, underflow and bad shifts are told there.
    pub span: Span,
}

/// Arithmetic on words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs, reason = "each is the operator of that name")]
pub enum WordOp {
    Add,
    Sub,
    Mul,
    Div,
    Mod,
    BitAnd,
    BitOr,
    BitXor,
    ShiftLeft,
    ShiftRight,
}

/// Comparisons.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs, reason = "each is the operator of that name")]
pub enum Compare {
    Lt,
    Le,
    Gt,
    Ge,
    Eq,
    Ne,
}

/// A place that is read, changed and written.
pub struct Update {
    /// The place.
    pub place: Place,
    /// What is done: only [`WordOp::Add`] and [`WordOp::Sub`].
    pub op: WordOp,
    /// The other operand.
    pub value: WordExpr,
    /// The type.
    pub word: Word,
    /// The whole expression.
    pub span: Span,
}

/// A double, time or interval.
// The kind lies by itself, so that it is read, not calculated from that of an expression.
#[repr(u8)]
pub enum RealExpr {
    /// A constant.
    Const(f64),
    /// A local variable of that type; unset is an error.
    Local(Slot, Span),
    /// Any expression of a real type.
    Value(Expr),
    /// An int.
    FromInt(Box<WordExpr>),
    /// A count.
    FromCount(Box<WordExpr>),
    /// `a + b`
    Add(Box<(RealExpr, RealExpr)>),
    /// `a - b`
    Sub(Box<(RealExpr, RealExpr)>),
    /// `a * b`
    Mul(Box<(RealExpr, RealExpr)>),
    /// `a / b`; by zero is an error.
    Div(Box<(RealExpr, RealExpr, Span)>),
    /// `-a`
    Negate(Box<RealExpr>),
    /// `|a|`
    Abs(Box<RealExpr>),
    /// The size of what has a double as its size: a subnet, a file.
    Size(Box<(Expr, Span)>),
    /// `c ? a : b`
    Cond(Box<(WordExpr, RealExpr, RealExpr)>),
    /// `place += a` (`true`) or `-=`: the new value.
    Update(Box<(Place, bool, RealExpr, Real, Span)>),
}
