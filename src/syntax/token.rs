//! The tokens that the grammar is written in.
//!
//! Words of one grammatical role share a token and carry which of them it was, so that the parser's tables stay
//! small. Some tokens are not in the text but mark what only the lexer can tell apart: see [`super::lexer`] and
//! [`super::parser`].

use super::ast::{AttrKind, BaseType, BinaryOp, Literal, Name};
use crate::source::Span;

/// A token and where it stands.
#[derive(Clone, PartialEq, Debug)]
pub struct Lexeme {
    /// The token.
    pub token: Token,
    /// Where; empty for a mark.
    pub span: Span,
}

/// A terminal of the grammar.
#[derive(Clone, PartialEq, Debug)]
#[allow(missing_docs, reason = "each is the word or sign of that name")]
pub enum Token {
    /// A name, modules included.
    Ident(Name),
    /// `::name`, here without the colons.
    GlobalIdent(Name),
    /// Any constant.
    Literal(Literal),
    /// A base type's keyword.
    BaseType(BaseType),
    /// `<` `<=` `>` `>=` `==` `!=`
    Compare(BinaryOp),
    /// An attribute without a value.
    AttrFlag(AttrKind),
    /// An attribute with a value.
    AttrValue(AttrKind),
    /// `&deprecated`, with or without a value.
    AttrDeprecated(AttrKind),
    /// What a conditional directive leaves behind.
    Conditional,

    // Marks: first in the stream, which of the entries is meant.
    DeclarationEntry,
    StatementEntry,
    ExpressionEntry,
    // Marks around the attributes of `table(…)` and `set(…)`.
    CtorAttrsOpen,
    CtorAttrsClose,
    /// The `:` between a function's parameters and its result.
    ResultColon,
    /// `local` in the condition of a `when`.
    WhenLocal,

    // Words.
    Add,
    As,
    Assert,
    Break,
    Case,
    Const,
    Copy,
    Default,
    Delete,
    Else,
    Enum,
    Event,
    Export,
    Fallthrough,
    File,
    For,
    Function,
    Global,
    Hook,
    If,
    In,
    Is,
    Local,
    Module,
    Next,
    NotIn,
    Of,
    Opaque,
    Option,
    Print,
    Record,
    Redef,
    Return,
    Schedule,
    Set,
    Switch,
    Table,
    Timeout,
    Type,
    Vector,
    When,
    While,

    // Signs.
    Not,
    Percent,
    Star,
    Slash,
    Plus,
    Minus,
    Comma,
    Colon,
    Semicolon,
    Assign,
    Question,
    ParenOpen,
    ParenClose,
    BracketOpen,
    BracketClose,
    BraceOpen,
    BraceClose,
    Tilde,
    Dollar,
    HasField,
    /// `|` before what it measures.
    SizeOpen,
    /// `|` after what it measures.
    SizeClose,
    /// `|` between two operands.
    BitOr,
    Caret,
    Ampersand,
    Decrement,
    Increment,
    AddTo,
    RemoveFrom,
    AndAnd,
    OrOr,
    ShiftLeft,
    ShiftRight,
}

impl Token {
    /// The token of a keyword or of `T` and `F`; `None` for any other word.
    pub fn keyword(word: &[u8]) -> Option<Token> {
        Some(match word {
            b"T" => Token::Literal(Literal::Bool(true)),
            b"F" => Token::Literal(Literal::Bool(false)),
            b"add" => Token::Add,
            b"addr" => Token::BaseType(BaseType::Addr),
            b"any" => Token::BaseType(BaseType::Any),
            b"as" => Token::As,
            b"assert" => Token::Assert,
            b"bool" => Token::BaseType(BaseType::Bool),
            b"break" => Token::Break,
            b"case" => Token::Case,
            b"const" => Token::Const,
            b"copy" => Token::Copy,
            b"count" => Token::BaseType(BaseType::Count),
            b"default" => Token::Default,
            b"delete" => Token::Delete,
            b"double" => Token::BaseType(BaseType::Double),
            b"else" => Token::Else,
            b"enum" => Token::Enum,
            b"event" => Token::Event,
            b"export" => Token::Export,
            b"fallthrough" => Token::Fallthrough,
            b"file" => Token::File,
            b"for" => Token::For,
            b"function" => Token::Function,
            b"global" => Token::Global,
            b"hook" => Token::Hook,
            b"if" => Token::If,
            b"in" => Token::In,
            b"int" => Token::BaseType(BaseType::Int),
            b"interval" => Token::BaseType(BaseType::Interval),
            b"is" => Token::Is,
            b"local" => Token::Local,
            b"module" => Token::Module,
            b"next" => Token::Next,
            b"of" => Token::Of,
            b"opaque" => Token::Opaque,
            b"option" => Token::Option,
            b"pattern" => Token::BaseType(BaseType::Pattern),
            b"port" => Token::BaseType(BaseType::Port),
            b"print" => Token::Print,
            b"record" => Token::Record,
            b"redef" => Token::Redef,
            b"return" => Token::Return,
            b"schedule" => Token::Schedule,
            b"set" => Token::Set,
            b"string" => Token::BaseType(BaseType::String),
            b"subnet" => Token::BaseType(BaseType::Subnet),
            b"switch" => Token::Switch,
            b"table" => Token::Table,
            b"time" => Token::BaseType(BaseType::Time),
            b"timeout" => Token::Timeout,
            b"type" => Token::Type,
            b"vector" => Token::Vector,
            b"when" => Token::When,
            b"while" => Token::While,
            _ => return None,
        })
    }

    /// The token of an attribute.
    pub fn attribute(kind: AttrKind) -> Token {
        match kind {
            AttrKind::BrokerAllowComplexType
            | AttrKind::ErrorHandler
            | AttrKind::IsAssigned
            | AttrKind::IsUsed
            | AttrKind::Log
            | AttrKind::NoCppOpt
            | AttrKind::NoZamOpt
            | AttrKind::Optional
            | AttrKind::Ordered
            | AttrKind::RawOutput
            | AttrKind::Redef => Token::AttrFlag(kind),
            AttrKind::Deprecated => Token::AttrDeprecated(kind),
            AttrKind::AddFunc
            | AttrKind::Backend
            | AttrKind::BrokerStore
            | AttrKind::CreateExpire
            | AttrKind::Default
            | AttrKind::DefaultInsert
            | AttrKind::DeleteFunc
            | AttrKind::ExpireFunc
            | AttrKind::Group
            | AttrKind::OnChange
            | AttrKind::Priority
            | AttrKind::PublishOnChange
            | AttrKind::ReadExpire
            | AttrKind::TypeColumn
            | AttrKind::WriteExpire => Token::AttrValue(kind),
        }
    }

    /// The token of a sign, `|` aside, which is three.
    pub fn sign(text: &[u8]) -> Option<Token> {
        Some(match text {
            b"!" => Token::Not,
            b"%" => Token::Percent,
            b"*" => Token::Star,
            b"/" => Token::Slash,
            b"+" => Token::Plus,
            b"-" => Token::Minus,
            b"," => Token::Comma,
            b":" => Token::Colon,
            b";" => Token::Semicolon,
            b"=" => Token::Assign,
            b"?" => Token::Question,
            b"(" => Token::ParenOpen,
            b")" => Token::ParenClose,
            b"[" => Token::BracketOpen,
            b"]" => Token::BracketClose,
            b"{" => Token::BraceOpen,
            b"}" => Token::BraceClose,
            b"~" => Token::Tilde,
            b"$" => Token::Dollar,
            b"?$" => Token::HasField,
            b"^" => Token::Caret,
            b"&" => Token::Ampersand,
            b"--" => Token::Decrement,
            b"++" => Token::Increment,
            b"+=" => Token::AddTo,
            b"-=" => Token::RemoveFrom,
            b"&&" => Token::AndAnd,
            b"||" => Token::OrOr,
            b"<<" => Token::ShiftLeft,
            b">>" => Token::ShiftRight,
            b"<" => Token::Compare(BinaryOp::Lt),
            b"<=" => Token::Compare(BinaryOp::Le),
            b">" => Token::Compare(BinaryOp::Gt),
            b">=" => Token::Compare(BinaryOp::Ge),
            b"==" => Token::Compare(BinaryOp::Eq),
            b"!=" => Token::Compare(BinaryOp::Ne),
            _ => return None,
        })
    }

    /// Whether an operand may end here, so that a `/` that follows divides and a `|` does not open.
    pub fn ends_operand(&self) -> bool {
        matches!(
            self,
            Token::Ident(_)
                | Token::GlobalIdent(_)
                | Token::Literal(_)
                | Token::BaseType(_)
                | Token::ParenClose
                | Token::BracketClose
                | Token::SizeClose
                | Token::AttrFlag(_)
                | Token::AttrDeprecated(_)
        )
    }

    /// Whether this opens or closes a bracket: its depth's change, or 0.
    pub fn nesting(&self) -> i32 {
        match self {
            Token::ParenOpen | Token::BracketOpen | Token::BraceOpen => 1,
            Token::ParenClose | Token::BracketClose | Token::BraceClose => -1,
            _ => 0,
        }
    }

    /// Whether only a declaration can begin so (`const`, `event`, `function` and `hook` may begin statements, too).
    pub fn opens_declaration_only(&self) -> bool {
        matches!(self, Token::Export | Token::Global | Token::Module | Token::Option | Token::Redef | Token::Type)
    }

    /// Whether a declaration can begin so.
    pub fn opens_declaration(&self) -> bool {
        self.opens_declaration_only() || matches!(self, Token::Const | Token::Event | Token::Function | Token::Hook)
    }
}
