//! What was written: the syntax tree, with the span of everything and the type of nothing.
//!
//! One [`Item`] is one top-level declaration or statement. Names stand as written (`Mod::x` is one name); what they
//! mean is settled by the checker.

use crate::source::Span;
use std::rc::Rc;

/// A name as written, modules included.
pub type Name = Rc<str>;

/// A name and where it stands.
#[derive(Clone, PartialEq, Debug)]
pub struct Ident {
    /// As written; without the leading `::` where `global` is set.
    pub name: Name,
    /// Written as `::name`: only looked up in the global module.
    pub global: bool,
    /// Where.
    pub span: Span,
}

/// One top-level declaration or statement.
#[derive(Clone, PartialEq, Debug)]
pub struct Item {
    /// What it is.
    pub kind: ItemKind,
    /// From its first token to its last.
    pub span: Span,
}

/// The kinds of top-level items.
#[derive(Clone, PartialEq, Debug)]
pub enum ItemKind {
    /// `module M;`
    Module(Ident),
    /// `export {`
    ExportOpen,
    /// The `}` of an `export {`.
    ExportClose,
    /// `global`, `const` or `option`.
    Variable(Box<VariableDecl>),
    /// `redef id …;` of a value.
    RedefVariable(Box<VariableDecl>),
    /// `redef enum E += { … };`
    RedefEnum(Ident, Vec<Enumerator>),
    /// `redef record R += { … } attrs;`
    RedefRecord(Ident, Vec<FieldDecl>, Vec<Attr>),
    /// `redef record R$f += { attrs };` (`true`) or `-=` (`false`).
    RedefField(Ident, Ident, bool, Vec<Attr>),
    /// `type T: …;`
    Type(Ident, Box<Type>, Vec<Attr>),
    /// A function, event handler or hook with its body.
    Function(Box<FunctionDecl>),
    /// A statement at top level.
    Statement(Box<Stmt>),
    /// A bare expression: the condition of an `@if`, or what `-e` and the REPL are asked for.
    Expression(Box<Expr>),
}

/// Which keyword opened the declaration of a variable.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum VariableClass {
    /// `global`
    Global,
    /// `const`
    Const,
    /// `option`
    Option,
    /// `local` (in a body or at top level)
    Local,
    /// `redef`
    Redef,
}

/// The declaration of a variable, or its redefinition.
#[derive(Clone, PartialEq, Debug)]
pub struct VariableDecl {
    /// The keyword.
    pub class: VariableClass,
    /// The name.
    pub name: Ident,
    /// `: type`
    pub ty: Option<Box<Type>>,
    /// `= e`, `+= e`, `-= e`, or an initialiser without any operator.
    pub init: Option<Init>,
    /// The attributes.
    pub attrs: Vec<Attr>,
}

/// An initialiser.
#[derive(Clone, PartialEq, Debug)]
pub struct Init {
    /// The operator; `None` where it is missing, which the grammar allows and the checker refuses.
    pub op: Option<AssignOp>,
    /// The value.
    pub value: Box<Expr>,
}

/// `=`, `+=`, `-=`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AssignOp {
    /// `=`
    Set,
    /// `+=`
    Add,
    /// `-=`
    Sub,
}

/// Function, event or hook.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Flavor {
    /// `function`
    Function,
    /// `event`
    Event,
    /// `hook`
    Hook,
}

/// A function, event handler or hook with its body.
#[derive(Clone, PartialEq, Debug)]
pub struct FunctionDecl {
    /// Which of the three.
    pub flavor: Flavor,
    /// `redef event …`: drops the bodies there are.
    pub redef: bool,
    /// The name.
    pub name: Ident,
    /// Parameters and result.
    pub signature: Signature,
    /// `&priority` and the like.
    pub attrs: Vec<Attr>,
    /// The body, a block.
    pub body: Box<Stmt>,
}

impl FunctionDecl {
    /// Where the last thing ends that stands before the attributes.
    pub fn head_end(&self) -> Span {
        let params = || self.signature.params.last().map(FieldDecl::end);
        let result = self.signature.result.as_ref().map(|t| t.span.end());
        result.or_else(params).unwrap_or(self.name.span.end())
    }
}

/// Parameters and result of a function.
#[derive(Clone, PartialEq, Debug)]
pub struct Signature {
    /// In order.
    pub params: Vec<FieldDecl>,
    /// `: T` after the parentheses.
    pub result: Option<Box<Type>>,
    /// The parentheses and the result.
    pub span: Span,
}

/// A field of a record, or a parameter.
#[derive(Clone, PartialEq, Debug)]
pub struct FieldDecl {
    /// The name.
    pub name: Ident,
    /// The type.
    pub ty: Type,
    /// The attributes.
    pub attrs: Vec<Attr>,
}

impl FieldDecl {
    /// Where it ends.
    pub fn end(&self) -> Span {
        let given = self.attrs.last().map(|a| a.value.as_ref().map_or(a.span, |v| v.span));
        given.unwrap_or(self.ty.span).end()
    }
}

/// A type as written.
#[derive(Clone, PartialEq, Debug)]
pub struct Type {
    /// What it is.
    pub kind: TypeKind,
    /// Where.
    pub span: Span,
}

/// The kinds of types.
#[derive(Clone, PartialEq, Debug)]
pub enum TypeKind {
    /// A keyword.
    Base(BaseType),
    /// `table[T, …] of T`
    Table(Vec<Type>, Box<Type>),
    /// `set[T, …]`
    Set(Vec<Type>),
    /// `vector of T`
    Vector(Box<Type>),
    /// `record { … }`
    Record(Vec<FieldDecl>),
    /// `enum { … }`
    Enum(Vec<Enumerator>),
    /// `file`, `file of T`
    File(Option<Box<Type>>),
    /// `opaque of NAME`
    Opaque(Ident),
    /// `function(…): T`, `event(…)`, `hook(…)`
    Function(Flavor, Box<Signature>),
    /// A type's name.
    Named(Ident),
}

/// The types that are one keyword.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum BaseType {
    /// `bool`
    Bool,
    /// `int`
    Int,
    /// `count`
    Count,
    /// `double`
    Double,
    /// `time`
    Time,
    /// `interval`
    Interval,
    /// `string`
    String,
    /// `pattern`
    Pattern,
    /// `port`
    Port,
    /// `addr`
    Addr,
    /// `subnet`
    Subnet,
    /// `any`
    Any,
}

/// One name of an enum.
#[derive(Clone, PartialEq, Debug)]
pub struct Enumerator {
    /// The name.
    pub name: Ident,
    /// `= constant`
    pub value: Option<Box<Expr>>,
    /// `&deprecated`
    pub attrs: Vec<Attr>,
    /// Where the next token begins: there the reference sees that it is complete.
    pub next: Span,
}

/// An attribute.
#[derive(Clone, PartialEq, Debug)]
pub struct Attr {
    /// Which.
    pub kind: AttrKind,
    /// `= e`
    pub value: Option<Box<Expr>>,
    /// From the `&` on.
    pub span: Span,
}

/// The attributes there are.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[allow(missing_docs, reason = "each is the attribute of that name")]
pub enum AttrKind {
    AddFunc,
    Backend,
    BrokerAllowComplexType,
    BrokerStore,
    CreateExpire,
    Default,
    DefaultInsert,
    DeleteFunc,
    Deprecated,
    ErrorHandler,
    ExpireFunc,
    Group,
    IsAssigned,
    IsUsed,
    Log,
    NoCppOpt,
    NoZamOpt,
    OnChange,
    Optional,
    Ordered,
    Priority,
    PublishOnChange,
    RawOutput,
    ReadExpire,
    Redef,
    TypeColumn,
    WriteExpire,
}

/// A statement.
#[derive(Clone, PartialEq, Debug)]
pub struct Stmt {
    /// What it is.
    pub kind: StmtKind,
    /// From its first token to its last.
    pub span: Span,
    /// All of it was read. Where a syntax error ends it, what stands in it is checked, but not the statement itself.
    pub whole: bool,
}

/// The kinds of statements.
#[derive(Clone, PartialEq, Debug)]
pub enum StmtKind {
    /// `{ … }`
    Block(Vec<Stmt>),
    /// `assert e[, message];`
    Assert(Box<Expr>, Option<Box<Expr>>),
    /// `print …;`
    Print(Vec<Expr>),
    /// `event e(args);`
    Event(Ident, Vec<Expr>),
    /// `if ( e ) s [else s]`
    If(Box<Expr>, Box<Stmt>, Option<Box<Stmt>>),
    /// `switch e { … }`
    Switch(Box<Expr>, Vec<Case>),
    /// `for ( … in e ) s`
    For(Box<ForHead>, Box<Expr>, Box<Stmt>),
    /// `while ( e ) s`
    While(Box<Expr>, Box<Stmt>),
    /// `next;`
    Next,
    /// `break;`
    Break,
    /// `fallthrough;`
    Fallthrough,
    /// `return [e];`
    Return(Option<Box<Expr>>),
    /// `local …;` or `const …;`
    Local(Box<VariableDecl>),
    /// `when …`
    When(Box<When>),
    /// `e;`
    Expr(Box<Expr>),
    /// `;`, or what a conditional directive leaves behind.
    Empty,
}

/// One `case` or `default` of a `switch`.
#[derive(Clone, PartialEq, Debug)]
pub struct Case {
    /// What it takes.
    pub labels: CaseLabels,
    /// Its statements.
    pub body: Vec<Stmt>,
    /// From `case` to the colon.
    pub head: Span,
    /// All of it.
    pub span: Span,
}

/// What a case of a `switch` takes.
#[derive(Clone, PartialEq, Debug)]
pub enum CaseLabels {
    /// `case e, e:`
    Values(Vec<Expr>),
    /// `case type T, type T as id:`
    Types(Vec<(Type, Option<Ident>)>),
    /// `default:`
    Default,
}

/// What stands before `in` in a `for`. A skipped variable is an identifier `_`.
#[derive(Clone, PartialEq, Debug)]
pub struct ForHead {
    /// `k`, or `[k1, k2]`.
    pub keys: Vec<Ident>,
    /// Whether the keys stood in brackets.
    pub bracketed: bool,
    /// `, v`
    pub value: Option<Ident>,
}

/// A `when` statement.
#[derive(Clone, PartialEq, Debug)]
pub struct When {
    /// `return when`
    pub is_return: bool,
    /// `[…]`, where written.
    pub captures: Option<Vec<Capture>>,
    /// What is waited for.
    pub cond: Box<Expr>,
    /// What then runs.
    pub body: Box<Stmt>,
    /// `timeout e { … }`
    pub timeout: Option<(Box<Expr>, Box<Stmt>)>,
}

/// One name of a capture list.
#[derive(Clone, PartialEq, Debug)]
pub struct Capture {
    /// The name.
    pub name: Ident,
    /// `copy name`
    pub copy: bool,
}

/// An expression.
#[derive(Clone, PartialEq, Debug)]
pub struct Expr {
    /// What it is.
    pub kind: ExprKind,
    /// From its first token to its last.
    pub span: Span,
}

/// The kinds of expressions.
#[derive(Clone, PartialEq, Debug)]
pub enum ExprKind {
    /// A literal.
    Literal(Literal),
    /// A name; `T` and `F` are literals.
    Name(Ident),
    /// A base type's keyword as a value.
    TypeName(BaseType),
    /// A type that is more than a keyword as a value: `vector of int`.
    TypeValue(Box<Type>),
    /// `( e )`
    Paren(Box<Expr>),
    /// `copy(e)`
    Copy(Box<Expr>),
    /// `add e`
    Add(Box<Expr>),
    /// `delete e`
    Delete(Box<Expr>),
    /// `++e --e !e ~e -e +e`
    Unary(UnaryOp, Box<Expr>),
    /// An operator between two operands.
    Binary(BinaryOp, Box<Expr>, Box<Expr>),
    /// `c ? a : b`
    Cond(Box<Expr>, Box<Expr>, Box<Expr>),
    /// `a = b`, `a += b`, `a -= b`
    Assign(AssignOp, Box<Expr>, Box<Expr>),
    /// `e[i, …]`
    Index(Box<Expr>, Vec<Expr>),
    /// `e[lo:hi]`
    Slice(Box<Expr>, Option<Box<Expr>>, Option<Box<Expr>>),
    /// `e$f`
    Field(Box<Expr>, Ident),
    /// `e?$f`
    HasField(Box<Expr>, Ident),
    /// `$f = e` as an item of a list or of a constructor's arguments.
    FieldInit(Ident, Box<Expr>),
    /// `$f(…) = { … }`: a lambda for a field.
    FieldLambda(Ident, Box<Lambda>),
    /// `[ … ]`: a list, or a record where all items are `$f = e` (`[]` too).
    List(Vec<Expr>),
    /// `{ … }` as an initialiser or on the right of an assignment.
    Braces(Vec<Expr>),
    /// `record( … )`
    RecordCtor(Vec<Expr>),
    /// `table( [k] = v, … ) attrs`
    TableCtor(Vec<Expr>, Vec<Attr>),
    /// `set( … ) attrs`
    SetCtor(Vec<Expr>, Vec<Attr>),
    /// `vector( … )`
    VectorCtor(Vec<Expr>),
    /// `f( … )`: a call, or a constructor where `f` names a type.
    Call(Box<Expr>, Vec<Expr>),
    /// `hook f( … )`
    Hook(Box<Expr>),
    /// `function[…](…): T { … }`
    Lambda(Box<Lambda>),
    /// `schedule e { ev(args) }`
    Schedule(Box<Expr>, Ident, Vec<Expr>),
    /// `|e|`
    Size(Box<Expr>),
    /// `e as T`
    Cast(Box<Expr>, Box<Type>),
    /// `e is T`
    Is(Box<Expr>, Box<Type>),
    /// `local x = e` within the condition of a `when`.
    WhenLocal(Ident, Box<Expr>),
}

/// A lambda.
#[derive(Clone, PartialEq, Debug)]
pub struct Lambda {
    /// `[…]`, where written.
    pub captures: Option<Vec<Capture>>,
    /// Parameters and result.
    pub signature: Signature,
    /// `&priority` and the like.
    pub attrs: Vec<Attr>,
    /// The body, a block.
    pub body: Box<Stmt>,
    /// From `function` (or the `$`) to the body's last brace.
    pub span: Span,
}

/// A literal.
#[derive(Clone, PartialEq, Debug)]
pub enum Literal {
    /// `T`, `F`
    Bool(bool),
    /// Decimal or hexadecimal; already saturated.
    Count(u64),
    /// With a point or an exponent.
    Double(f64),
    /// A number and a unit: seconds.
    Interval(f64),
    /// Number and transport (0 unknown, 1 tcp, 2 udp, 3 icmp); the number already in range.
    Port(u16, u8),
    /// An address's text, without brackets.
    Addr(Name),
    /// A subnet's text: address (without brackets) and width as written.
    Subnet(Name, u32),
    /// The bytes, escapes resolved.
    String(Rc<[u8]>),
    /// What stands between the slashes.
    Pattern(Box<PatternLiteral>),
}

/// A pattern as written.
#[derive(Clone, PartialEq, Debug)]
pub struct PatternLiteral {
    /// What stands between the slashes.
    pub text: Rc<[u8]>,
    /// `/…/i`
    pub ignore_case: bool,
    /// `/…/s`
    pub single_line: bool,
}

/// Operators before their operand.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum UnaryOp {
    /// `++`
    Increment,
    /// `--`
    Decrement,
    /// `!`
    Not,
    /// `~`
    Complement,
    /// `-`
    Negate,
    /// `+`
    Plus,
}

/// Operators between two operands.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[allow(missing_docs, reason = "each is the operator of that name")]
pub enum BinaryOp {
    Or,
    And,
    Lt,
    Le,
    Gt,
    Ge,
    Eq,
    Ne,
    In,
    NotIn,
    BitOr,
    BitXor,
    BitAnd,
    ShiftLeft,
    ShiftRight,
    Add,
    Sub,
    Mul,
    Div,
    Mod,
}

impl AttrKind {
    /// Whether only tables and sets take it.
    pub fn is_of_tables(self) -> bool {
        matches!(
            self,
            AttrKind::DefaultInsert
                | AttrKind::CreateExpire
                | AttrKind::ReadExpire
                | AttrKind::WriteExpire
                | AttrKind::ExpireFunc
                | AttrKind::OnChange
                | AttrKind::Ordered
        )
    }

    /// All of them, with the text that follows the `&`, in alphabetical order.
    pub const ALL: [(&'static str, AttrKind); 27] = [
        ("add_func", AttrKind::AddFunc),
        ("backend", AttrKind::Backend),
        ("broker_allow_complex_type", AttrKind::BrokerAllowComplexType),
        ("broker_store", AttrKind::BrokerStore),
        ("create_expire", AttrKind::CreateExpire),
        ("default", AttrKind::Default),
        ("default_insert", AttrKind::DefaultInsert),
        ("delete_func", AttrKind::DeleteFunc),
        ("deprecated", AttrKind::Deprecated),
        ("error_handler", AttrKind::ErrorHandler),
        ("expire_func", AttrKind::ExpireFunc),
        ("group", AttrKind::Group),
        ("is_assigned", AttrKind::IsAssigned),
        ("is_used", AttrKind::IsUsed),
        ("log", AttrKind::Log),
        ("no_CPP_opt", AttrKind::NoCppOpt),
        ("no_ZAM_opt", AttrKind::NoZamOpt),
        ("on_change", AttrKind::OnChange),
        ("optional", AttrKind::Optional),
        ("ordered", AttrKind::Ordered),
        ("priority", AttrKind::Priority),
        ("publish_on_change", AttrKind::PublishOnChange),
        ("raw_output", AttrKind::RawOutput),
        ("read_expire", AttrKind::ReadExpire),
        ("redef", AttrKind::Redef),
        ("type_column", AttrKind::TypeColumn),
        ("write_expire", AttrKind::WriteExpire),
    ];

    /// The text that follows the `&`.
    pub fn name(self) -> &'static str {
        AttrKind::ALL.iter().find(|(_, k)| *k == self).map_or("", |(n, _)| n)
    }
}

impl BaseType {
    /// The keyword.
    pub fn name(self) -> &'static str {
        match self {
            BaseType::Bool => "bool",
            BaseType::Int => "int",
            BaseType::Count => "count",
            BaseType::Double => "double",
            BaseType::Time => "time",
            BaseType::Interval => "interval",
            BaseType::String => "string",
            BaseType::Pattern => "pattern",
            BaseType::Port => "port",
            BaseType::Addr => "addr",
            BaseType::Subnet => "subnet",
            BaseType::Any => "any",
        }
    }
}

impl UnaryOp {
    /// As written.
    pub fn symbol(self) -> &'static str {
        match self {
            UnaryOp::Increment => "++",
            UnaryOp::Decrement => "--",
            UnaryOp::Not => "!",
            UnaryOp::Complement => "~",
            UnaryOp::Negate => "-",
            UnaryOp::Plus => "+",
        }
    }
}

impl BinaryOp {
    /// As written.
    pub fn symbol(self) -> &'static str {
        match self {
            BinaryOp::Or => "||",
            BinaryOp::And => "&&",
            BinaryOp::Lt => "<",
            BinaryOp::Le => "<=",
            BinaryOp::Gt => ">",
            BinaryOp::Ge => ">=",
            BinaryOp::Eq => "==",
            BinaryOp::Ne => "!=",
            BinaryOp::In => "in",
            BinaryOp::NotIn => "!in",
            BinaryOp::BitOr => "|",
            BinaryOp::BitXor => "^",
            BinaryOp::BitAnd => "&",
            BinaryOp::ShiftLeft => "<<",
            BinaryOp::ShiftRight => ">>",
            BinaryOp::Add => "+",
            BinaryOp::Sub => "-",
            BinaryOp::Mul => "*",
            BinaryOp::Div => "/",
            BinaryOp::Mod => "%",
        }
    }
}

impl Flavor {
    /// The keyword.
    pub fn name(self) -> &'static str {
        match self {
            Flavor::Function => "function",
            Flavor::Event => "event",
            Flavor::Hook => "hook",
        }
    }
}

impl Expr {
    /// The expression inside all parentheses.
    pub fn unparenthesised(&self) -> &Expr {
        match &self.kind {
            ExprKind::Paren(e) => e.unparenthesised(),
            _ => self,
        }
    }
}
