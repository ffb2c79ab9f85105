//! Where an expression stands, as far as its checked form still knows.

use crate::program::{Expr, RealExpr, WordExpr};
use crate::source::Span;

/// The place of an expression, or of a part of it; none where nothing in it has one.
pub(super) fn span_of(e: &Expr) -> Span {
    match e {
        Expr::Local(_, span) | Expr::Global(_, span) | Expr::Capture(_, span) => *span,
        Expr::Field(x) => x.span,
        Expr::TableIndex(x) => x.span,
        Expr::VectorIndex(x) => x.span,
        Expr::Call(x) => x.span,
        Expr::Record(x) => x.span,
        Expr::Table(x) => x.span,
        Expr::RecordCoerce(x) => x.span,
        Expr::Schedule(x) => x.span,
        Expr::VectorSelect(x) => x.2,
        Expr::FromAny(x) | Expr::Cast(x) => x.2,
        Expr::Binary(x) => x.3,
        Expr::VectorBinary(x) => x.4,
        Expr::VectorUnary(x) => x.3,
        Expr::VectorCond(x) => x.3,
        Expr::Append(x) => x.2,
        Expr::PatternAdd(x)
        | Expr::VectorPush(x)
        | Expr::VectorExtend(x)
        | Expr::TableExtend(x)
        | Expr::TableRemove(x) => x.2,
        Expr::Copy(x) => x.1,
        Expr::AddTo(x) => x.2,
        Expr::Refused(x) => x.2,
        Expr::Word(w, _) => span_of_word(w),
        Expr::Real(r, _) => span_of_real(r),
        Expr::Vector(x) => x.1.iter().map(span_of).fold(Span::NONE, Span::to),
        Expr::List(items) => items.iter().map(span_of).fold(Span::NONE, Span::to),
        Expr::PatternIndex(x) => span_of(&x.0).to(span_of(&x.1)),
        Expr::StringIndex(x) => span_of(&x.0),
        Expr::Slice(x) => span_of(&x.0),
        Expr::WithAttrs(x) => span_of(&x.0),
        Expr::VectorCoerce(x) => span_of(&x.0),
        Expr::Adopt(x) => span_of(&x.0),
        Expr::Cond(x) => span_of(&x.1),
        Expr::Assign(x) => span_of(&x.1),
        Expr::Rebind(x) => span_of(&x.2),
        Expr::SizeOfAny(x) | Expr::RawOutput(x) => span_of(x),
        Expr::Const(_)
        | Expr::LocalOrUnset(_)
        | Expr::GlobalOrUnset(_)
        | Expr::Lambda(_)
        | Expr::Thunk(_)
        | Expr::Delete(_) => Span::NONE,
    }
}

fn span_of_word(w: &WordExpr) -> Span {
    match w {
        WordExpr::Local(_, span) | WordExpr::LocalCompare(_, _, _, _, span) => *span,
        WordExpr::CountToInt(_, span) | WordExpr::IntToCount(_, span) | WordExpr::RealToWord(_, _, span) => *span,
        WordExpr::Value(e) => span_of(e),
        WordExpr::Arithmetic(x) => x.span,
        WordExpr::Update(x) => x.span,
        WordExpr::Size(x) => x.1,
        WordExpr::Is(x) => x.2,
        WordExpr::Not(x)
        | WordExpr::Complement(x)
        | WordExpr::Negate(x)
        | WordExpr::IsZero(x)
        | WordExpr::AbsInt(x) => span_of_word(x),
        WordExpr::And(x) | WordExpr::Or(x) => span_of_word(&x.0).to(span_of_word(&x.1)),
        WordExpr::Compare(x) => span_of_word(&x.2).to(span_of_word(&x.3)),
        WordExpr::CompareReal(x) => span_of_real(&x.1).to(span_of_real(&x.2)),
        WordExpr::CompareValue(x) | WordExpr::CompareSets(x) => span_of(&x.1).to(span_of(&x.2)),
        WordExpr::StringIn(x) | WordExpr::PatternIn(x) | WordExpr::AddrIn(x) | WordExpr::PatternKeyIn(x) => {
            span_of(&x.0).to(span_of(&x.1))
        }
        WordExpr::PatternMatch(x) => span_of(&x.0).to(span_of(&x.1)),
        WordExpr::KeyIn(x) => span_of(&x.1),
        WordExpr::IndexIn(x) => span_of_word(&x.0).to(span_of(&x.1)),
        WordExpr::HasField(x) => span_of(&x.0),
        WordExpr::Cond(x) => span_of_word(&x.1),
        WordExpr::Assign(x) => span_of_word(&x.1),
        WordExpr::WhenLocal(_, e) => span_of(e),
        WordExpr::Const(_) => Span::NONE,
    }
}

fn span_of_real(r: &RealExpr) -> Span {
    match r {
        RealExpr::Local(_, span) => *span,
        RealExpr::Value(e) => span_of(e),
        RealExpr::FromInt(w) | RealExpr::FromCount(w) => span_of_word(w),
        RealExpr::Add(x) | RealExpr::Sub(x) | RealExpr::Mul(x) => span_of_real(&x.0).to(span_of_real(&x.1)),
        RealExpr::Div(x) => x.2,
        RealExpr::Negate(x) | RealExpr::Abs(x) => span_of_real(x),
        RealExpr::Size(x) => x.1,
        RealExpr::Cond(x) => span_of_real(&x.1),
        RealExpr::Update(x) => x.4,
        RealExpr::Const(_) => Span::NONE,
    }
}
