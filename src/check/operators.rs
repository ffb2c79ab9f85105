//! Operators: what they take and what they yield (reference: Expr.cc, the constructors of each).

use super::coerce::{convert_number, is_zero};
use super::construct::is_bare;
use super::order::is_turned;
use super::{Checker, Typed, into_real, into_word, word_kind};
use crate::diagnostic::{Diagnostic, codes};
use crate::program::{Arithmetic, Compare, ElementUnary, Expr, KeyExpr, RealExpr, Update, ValueOp, WordExpr, WordOp};
use crate::source::Span;
use crate::syntax::ast::{self, BinaryOp, ExprKind, Literal, UnaryOp};
use crate::syntax::unparse::Reading;
use crate::types::{Type, VectorType, same, same_exactly, widest};
use crate::value::Value;
use std::rc::Rc;

impl Checker<'_> {
    /// `++e`, `!e`, `-e` and their like.
    pub(crate) fn unary(&mut self, op: UnaryOp, inner: &ast::Expr, span: Span) -> Typed {
        match op {
            UnaryOp::Increment | UnaryOp::Decrement => return self.step(op == UnaryOp::Increment, inner, span),
            UnaryOp::Negate | UnaryOp::Plus => {
                if let ExprKind::Literal(Literal::Count(c)) = inner.kind {
                    return self.signed_literal(op == UnaryOp::Negate, c, span);
                }
            }
            UnaryOp::Not | UnaryOp::Complement => {}
        }
        let v = self.expr(inner, None);
        if v.is_wrong() {
            return Typed::poison(span);
        }
        match (op, &v.ty) {
            (UnaryOp::Not, Type::Bool) => Typed::bool(WordExpr::Not(Box::new(v.into_word())), span),
            (UnaryOp::Not, Type::Int | Type::Count) => Typed::bool(WordExpr::IsZero(Box::new(v.into_word())), span),
            (UnaryOp::Complement, Type::Count) => {
                Typed::word(WordExpr::Complement(Box::new(v.into_word())), Type::Count, span)
            }
            (UnaryOp::Negate, Type::Int | Type::Count) => {
                Typed::word(WordExpr::Negate(Box::new(v.into_word())), Type::Int, span)
            }
            (UnaryOp::Plus, Type::Int | Type::Count) => Typed::word(v.into_word(), Type::Int, span),
            (UnaryOp::Negate, Type::Double | Type::Interval) => {
                let ty = v.ty.clone();
                match v.into_real() {
                    RealExpr::Const(d) if matches!(ty, Type::Double) => Typed::constant(Value::double(-d), span),
                    RealExpr::Const(d) => Typed::constant(Value::interval(-d), span),
                    r => Typed::real(RealExpr::Negate(Box::new(r)), ty, span),
                }
            }
            (UnaryOp::Plus, Type::Double | Type::Interval) => Typed { span, ..v },
            (UnaryOp::Negate | UnaryOp::Plus, Type::Vector(t)) => {
                let element = match t.element.as_ref() {
                    Some(Type::Int | Type::Count) => Type::Int,
                    Some(e @ (Type::Double | Type::Interval)) => e.clone(),
                    _ => return self.bad_operand(op, &v, span),
                };
                let op = if op == UnaryOp::Negate { ElementUnary::Negate } else { ElementUnary::Plus };
                let ty = Rc::new(VectorType { name: None, element: Some(element) });
                Typed::new(Expr::VectorUnary(Box::new((op, v.expr, ty.clone(), span))), Type::Vector(ty), span)
            }
            _ => self.bad_operand(op, &v, span),
        }
    }

    fn bad_operand(&mut self, op: UnaryOp, v: &Typed, span: Span) -> Typed {
        let wanted = match op {
            UnaryOp::Not => "a bool, int or count",
            UnaryOp::Complement => "a count",
            UnaryOp::Increment | UnaryOp::Decrement => "an int or count",
            UnaryOp::Negate | UnaryOp::Plus => "a number or an interval",
        };
        let d =
            Diagnostic::error(codes::OPERANDS, span, format!("`{}` takes {wanted}, this is `{}`", op.symbol(), v.ty));
        self.wrong_with(d.note(format!("of `{}`", v.ty)))
    }

    fn signed_literal(&mut self, negative: bool, c: u64, span: Span) -> Typed {
        let limit = i64::MAX as u64 + negative as u64;
        if c > limit {
            return self.wrong(codes::OUT_OF_RANGE, span, "this constant does not fit an int");
        }
        let i = if negative { (c as i64).wrapping_neg() } else { c as i64 };
        Typed::constant(Value::Int(i), span)
    }

    fn step(&mut self, up: bool, inner: &ast::Expr, span: Span) -> Typed {
        let Some((place, ty)) = self.place(inner) else { return Typed::poison(span) };
        if ty.is_error() {
            return Typed::poison(span);
        }
        if !ty.is_integral() {
            let text = format!("`{}` takes an int or count, this is `{ty}`", if up { "++" } else { "--" });
            return self.wrong(codes::OPERANDS, span, text);
        }
        let op = if up { WordOp::Add } else { WordOp::Sub };
        let update = Update { place, op, value: WordExpr::Const(1), word: word_kind(&ty), span };
        Typed::word(WordExpr::Update(Box::new(update)), ty, span)
    }

    /// An operator between two operands.
    pub(crate) fn binary(&mut self, op: BinaryOp, a: &ast::Expr, b: &ast::Expr, span: Span) -> Typed {
        match op {
            BinaryOp::In => return self.membership_told(a, b, span),
            BinaryOp::NotIn => {
                let v = self.membership_told(a, b, span);
                return if v.is_wrong() { v } else { Typed::bool(WordExpr::Not(Box::new(v.into_word())), span) };
            }
            _ => {}
        }
        // Chains of operators are as long as their author likes: the left spine is walked without recursion.
        let left = self.left_operand(op, a);
        let right = self.expr(b, None);
        self.binary_told(op, (a, left), (b, right), span)
    }

    fn membership_told(&mut self, a: &ast::Expr, b: &ast::Expr, span: Span) -> Typed {
        let mark = self.problems.mark();
        let out = self.membership(a, b, span);
        let told = a.span.end();
        self.problems.amend(mark, |d| if d.code == codes::OPERANDS && d.span == span { d.told_at(told) } else { d });
        out
    }

    fn left_operand(&mut self, _op: BinaryOp, a: &ast::Expr) -> Typed {
        let mut spine = Vec::new();
        let mut at = a;
        while let ExprKind::Binary(op, l, r) = &at.kind
            && !matches!(op, BinaryOp::In | BinaryOp::NotIn)
        {
            spine.push((*op, &**l, &**r, at.span));
            at = l;
        }
        let mut left = self.expr(at, None);
        while let Some((op, l, r, span)) = spine.pop() {
            let right = self.expr(r, None);
            left = self.binary_told(op, (l, left), (r, right), span);
            if let Some(types) = &mut self.names.types {
                types.insert(span, left.ty.clone());
            }
        }
        left
    }

    /// An operator between operands whose text is known, so that a complaint has advice.
    fn binary_told(&mut self, op: BinaryOp, a: (&ast::Expr, Typed), b: (&ast::Expr, Typed), span: Span) -> Typed {
        let before = self.problems.mark();
        let (left, right) = (a.1.ty.clone(), b.1.ty.clone());
        let turned = is_turned(op, (a.0, &a.1), (b.0, &b.1));
        let out = self.binary_of(op, a.1, b.1, turned, span);
        // The reference's operators begin where their left operand ends (parse.y, YYLLOC_DEFAULT).
        let told = a.0.span.end();
        self.problems.amend(before, |d| if d.code == codes::OPERANDS && d.span == span { d.told_at(told) } else { d });
        if self.problems.mark() > before
            && let Some(help) = self.as_operands(op, (a.0, &left), (b.0, &right))
        {
            self.advise(before, codes::OPERANDS, || help.clone());
        }
        out
    }

    fn binary_of(&mut self, op: BinaryOp, a: Typed, b: Typed, turned: bool, span: Span) -> Typed {
        if a.is_wrong() || b.is_wrong() || !self.has_value(&a) || !self.has_value(&b) {
            return Typed::poison(span);
        }
        let vectors = matches!(a.ty, Type::Vector(_)) as u8 + matches!(b.ty, Type::Vector(_)) as u8;
        if vectors == 2 {
            return self.vector_binary(op, a, b, turned, span);
        }
        if vectors == 1 {
            return self.vector_and_value(op, a, b, span);
        }
        match op {
            BinaryOp::And | BinaryOp::Or => self.logical(op, a, b, span),
            BinaryOp::Lt | BinaryOp::Le | BinaryOp::Gt | BinaryOp::Ge | BinaryOp::Eq | BinaryOp::Ne => {
                self.comparison(op, a, b, turned, span)
            }
            BinaryOp::BitOr | BinaryOp::BitXor | BinaryOp::BitAnd => self.bitwise(op, a, b, span),
            BinaryOp::ShiftLeft | BinaryOp::ShiftRight => self.shift(op, a, b, span),
            BinaryOp::Add => self.add(a, b, span),
            BinaryOp::Sub => self.sub(a, b, span),
            BinaryOp::Mul if turned => self.mul_div(op, b, a, span),
            BinaryOp::Mul | BinaryOp::Div => self.mul_div(op, a, b, span),
            BinaryOp::Mod => {
                if a.ty.is_integral() && b.ty.is_integral() {
                    return self.arithmetic(WordOp::Mod, a, b, span);
                }
                self.clash(op, &a, &b, span, "expected ints or counts")
            }
            BinaryOp::In | BinaryOp::NotIn => Typed::poison(span),
        }
    }

    pub(super) fn clash(&mut self, op: BinaryOp, a: &Typed, b: &Typed, span: Span, why: &str) -> Typed {
        let d = Diagnostic::error(
            codes::OPERANDS,
            span,
            format!("`{}` can't be applied to `{}` and `{}`: {why}", op.symbol(), a.ty, b.ty),
        )
        .label(a.span, format!("this is `{}`", a.ty))
        .label(b.span, format!("this is `{}`", b.ty));
        self.wrong_with(d)
    }

    fn logical(&mut self, op: BinaryOp, a: Typed, b: Typed, span: Span) -> Typed {
        if !a.ty.is_bool() || !b.ty.is_bool() {
            return self.clash(op, &a, &b, span, "expected bools");
        }
        let pair = Box::new((a.into_word(), b.into_word()));
        Typed::bool(if op == BinaryOp::And { WordExpr::And(pair) } else { WordExpr::Or(pair) }, span)
    }

    /// Both operands as the wider of their two number types.
    fn widened(&mut self, a: Typed, b: Typed) -> (Expr, Expr, Type) {
        let ty = widest(&a.ty, &b.ty);
        let (sa, sb) = (a.span, b.span);
        self.read_conversion(&a, &ty);
        self.read_conversion(&b, &ty);
        (convert_number(a, &ty, sa), convert_number(b, &ty, sb), ty)
    }

    fn arithmetic(&mut self, op: WordOp, a: Typed, b: Typed, span: Span) -> Typed {
        let (left, right, ty) = self.widened(a, b);
        let signed = matches!(ty, Type::Int);
        let both = Arithmetic { op, signed, left: into_word(left), right: into_word(right), span };
        Typed::word(WordExpr::Arithmetic(Box::new(both)), ty, span)
    }

    fn real_arithmetic(&mut self, op: BinaryOp, a: RealExpr, b: RealExpr, ty: Type, span: Span) -> Typed {
        let e = match op {
            BinaryOp::Add => RealExpr::Add(Box::new((a, b))),
            BinaryOp::Sub => RealExpr::Sub(Box::new((a, b))),
            BinaryOp::Mul => RealExpr::Mul(Box::new((a, b))),
            _ => RealExpr::Div(Box::new((a, b, span))),
        };
        Typed::real(e, ty, span)
    }

    fn numbers(&mut self, op: BinaryOp, word: WordOp, a: Typed, b: Typed, span: Span) -> Typed {
        if matches!(a.ty, Type::Double) || matches!(b.ty, Type::Double) {
            let (l, r, ty) = self.widened(a, b);
            return self.real_arithmetic(op, into_real(l), into_real(r), ty, span);
        }
        self.arithmetic(word, a, b, span)
    }

    pub(crate) fn add(&mut self, a: Typed, b: Typed, span: Span) -> Typed {
        match (&a.ty, &b.ty) {
            (x, y) if x.is_arithmetic() && y.is_arithmetic() => self.numbers(BinaryOp::Add, WordOp::Add, a, b, span),
            (Type::String, Type::String) => {
                Typed::new(Expr::Binary(Box::new((ValueOp::Concat, a.expr, b.expr, span))), Type::String, span)
            }
            (Type::Interval, Type::Interval) => {
                self.real_arithmetic(BinaryOp::Add, a.into_real(), b.into_real(), Type::Interval, span)
            }
            (Type::Time, Type::Interval) | (Type::Interval, Type::Time) => {
                self.real_arithmetic(BinaryOp::Add, a.into_real(), b.into_real(), Type::Time, span)
            }
            _ => self.clash(BinaryOp::Add, &a, &b, span, "expected numbers, strings, or times and intervals"),
        }
    }

    pub(crate) fn sub(&mut self, a: Typed, b: Typed, span: Span) -> Typed {
        match (&a.ty, &b.ty) {
            (x, y) if x.is_arithmetic() && y.is_arithmetic() => self.numbers(BinaryOp::Sub, WordOp::Sub, a, b, span),
            (Type::Interval, Type::Interval) | (Type::Time, Type::Time) => {
                self.real_arithmetic(BinaryOp::Sub, a.into_real(), b.into_real(), Type::Interval, span)
            }
            (Type::Time, Type::Interval) => {
                self.real_arithmetic(BinaryOp::Sub, a.into_real(), b.into_real(), Type::Time, span)
            }
            (x, y) if x.is_set() && y.is_set() => self.sets(ValueOp::Difference, BinaryOp::Sub, a, b, span),
            _ => self.clash(BinaryOp::Sub, &a, &b, span, "expected numbers, times and intervals, or sets"),
        }
    }

    fn sets(&mut self, op: ValueOp, symbol: BinaryOp, a: Typed, b: Typed, span: Span) -> Typed {
        if !same(&a.ty, &b.ty) || is_bare(&a.ty) || is_bare(&b.ty) {
            return self.clash(symbol, &a, &b, span, "the sets are of different types");
        }
        let ty = a.ty.clone();
        Typed::new(Expr::Binary(Box::new((op, a.expr, b.expr, span))), ty, span)
    }

    fn mul_div(&mut self, op: BinaryOp, a: Typed, b: Typed, span: Span) -> Typed {
        let word = if op == BinaryOp::Mul { WordOp::Mul } else { WordOp::Div };
        for v in [&a, &b] {
            if matches!(v.ty, Type::Interval) {
                self.names.readings.push((v.span, Reading::Interval));
            }
        }
        let as_interval = |v: Typed| {
            let s = v.span;
            into_real(convert_number(v, &Type::Interval, s))
        };
        match (&a.ty, &b.ty) {
            (x, y) if x.is_arithmetic() && y.is_arithmetic() => self.numbers(op, word, a, b, span),
            (Type::Interval, y) if y.is_arithmetic() => {
                self.read_conversion(&b, &Type::Double);
                let r = as_interval(b);
                self.real_arithmetic(op, a.into_real(), r, Type::Interval, span)
            }
            (x, Type::Interval) if x.is_arithmetic() => {
                self.read_conversion(&a, &Type::Double);
                let l = as_interval(a);
                self.real_arithmetic(op, l, b.into_real(), Type::Interval, span)
            }
            (Type::Interval, Type::Interval) if op == BinaryOp::Div => {
                self.real_arithmetic(op, a.into_real(), b.into_real(), Type::Double, span)
            }
            (Type::Addr, y) if op == BinaryOp::Div && y.is_integral() => {
                Typed::new(Expr::Binary(Box::new((ValueOp::Mask, a.expr, b.expr, span))), Type::Subnet, span)
            }
            _ => self.clash(op, &a, &b, span, "expected numbers or an interval"),
        }
    }

    fn bitwise(&mut self, op: BinaryOp, a: Typed, b: Typed, span: Span) -> Typed {
        match (&a.ty, &b.ty) {
            (Type::Count, Type::Count) => {
                let word = match op {
                    BinaryOp::BitAnd => WordOp::BitAnd,
                    BinaryOp::BitOr => WordOp::BitOr,
                    _ => WordOp::BitXor,
                };
                self.arithmetic(word, a, b, span)
            }
            (Type::Pattern, Type::Pattern) if op != BinaryOp::BitXor => {
                let value = if op == BinaryOp::BitAnd { ValueOp::PatternAnd } else { ValueOp::PatternOr };
                Typed::new(Expr::Binary(Box::new((value, a.expr, b.expr, span))), Type::Pattern, span)
            }
            (x, y) if x.is_set() && y.is_set() && op != BinaryOp::BitXor => {
                let value = if op == BinaryOp::BitAnd { ValueOp::Intersection } else { ValueOp::Union };
                self.sets(value, op, a, b, span)
            }
            _ => self.clash(op, &a, &b, span, "expected counts, patterns or sets"),
        }
    }

    fn shift(&mut self, op: BinaryOp, a: Typed, b: Typed, span: Span) -> Typed {
        if !a.ty.is_integral() || !matches!(b.ty, Type::Count) {
            return self.clash(op, &a, &b, span, "expected an int or count, shifted by a count");
        }
        let word = if op == BinaryOp::ShiftLeft { WordOp::ShiftLeft } else { WordOp::ShiftRight };
        let ty = a.ty.clone();
        self.read_conversion(&b, &ty);
        let both =
            Arithmetic { op: word, signed: matches!(ty, Type::Int), left: a.into_word(), right: b.into_word(), span };
        Typed::word(WordExpr::Arithmetic(Box::new(both)), ty, span)
    }

    fn comparison(&mut self, op: BinaryOp, a: Typed, b: Typed, turned: bool, span: Span) -> Typed {
        let equality = matches!(op, BinaryOp::Eq | BinaryOp::Ne);
        // The reference turns > and >= around, so their right operand is evaluated first.
        let (cmp, a, b) = match op {
            BinaryOp::Lt => (Compare::Lt, a, b),
            BinaryOp::Le => (Compare::Le, a, b),
            BinaryOp::Gt => (Compare::Lt, b, a),
            BinaryOp::Ge => (Compare::Le, b, a),
            BinaryOp::Eq if turned => (Compare::Eq, b, a),
            BinaryOp::Eq => (Compare::Eq, a, b),
            _ if turned => (Compare::Ne, b, a),
            _ => (Compare::Ne, a, b),
        };
        for v in [&a, &b] {
            if matches!(v.ty, Type::Pattern) {
                self.names.readings.push((v.span, Reading::Pattern));
            }
        }
        match (&a.ty, &b.ty) {
            (x, y) if x.is_arithmetic() && y.is_arithmetic() => {
                let (l, r, ty) = self.widened(a, b);
                Typed::bool(compare_numbers(cmp, l, r, &ty), span)
            }
            (Type::Time, y) if equality && y.is_arithmetic() && is_zero(&b.expr) => {
                self.read_conversion(&b, &Type::Time);
                Typed::bool(WordExpr::CompareReal(Box::new((cmp, a.into_real(), RealExpr::Const(0.0)))), span)
            }
            (x, Type::Time) if equality && x.is_arithmetic() && is_zero(&a.expr) => {
                self.read_conversion(&a, &Type::Time);
                Typed::bool(WordExpr::CompareReal(Box::new((cmp, RealExpr::Const(0.0), b.into_real()))), span)
            }
            (Type::Time, Type::Time) | (Type::Interval, Type::Interval) => {
                Typed::bool(WordExpr::CompareReal(Box::new((cmp, a.into_real(), b.into_real()))), span)
            }
            (Type::Bool, Type::Bool) if equality => {
                Typed::bool(WordExpr::Compare(Box::new((cmp, false, a.into_word(), b.into_word()))), span)
            }
            (Type::String, Type::String) | (Type::Port, Type::Port) | (Type::Addr, Type::Addr) => {
                self.compare_values(cmp, a, b, span)
            }
            (Type::Subnet, Type::Subnet) | (Type::Func(_), Type::Func(_)) if equality => {
                self.compare_values(cmp, a, b, span)
            }
            // Between two patterns != asks for the same as == does (reference: Expr.cc, EqExpr::Fold).
            (Type::Pattern, Type::Pattern) if equality => self.compare_values(Compare::Eq, a, b, span),
            (Type::Enum(x), Type::Enum(y)) if equality => {
                if !same_exactly(&a.ty, &b.ty) {
                    let text = format!(
                        "enums of different types are compared: `{}` and `{}`",
                        x.name().unwrap_or_default(),
                        y.name().unwrap_or_default()
                    );
                    let d = Diagnostic::warning(codes::ODD_COMPARISON, span, text)
                        .label(a.span, format!("this is `{}`", a.ty))
                        .label(b.span, format!("this is `{}`", b.ty));
                    self.tell(d);
                }
                self.compare_values(cmp, a, b, span)
            }
            (Type::Pattern, Type::String) if equality => {
                Typed::bool(WordExpr::PatternMatch(Box::new((a.expr, b.expr, cmp == Compare::Eq))), span)
            }
            (Type::String, Type::Pattern) if equality => {
                Typed::bool(WordExpr::PatternMatch(Box::new((b.expr, a.expr, cmp == Compare::Eq))), span)
            }
            (x, y) if x.is_set() && y.is_set() => {
                if !same(&a.ty, &b.ty) || is_bare(x) || is_bare(y) {
                    return self.clash(op, &a, &b, span, "the sets are of different types");
                }
                Typed::bool(WordExpr::CompareSets(Box::new((cmp, a.expr, b.expr))), span)
            }
            _ => {
                let d = Diagnostic::error(
                    codes::OPERANDS,
                    span,
                    format!("values of type `{}` and `{}` can't be compared by `{}`", a.ty, b.ty, op.symbol()),
                )
                .label(a.span, format!("this is `{}`", a.ty))
                .label(b.span, format!("this is `{}`", b.ty));
                self.wrong_with(d)
            }
        }
    }

    fn compare_values(&mut self, cmp: Compare, a: Typed, b: Typed, span: Span) -> Typed {
        Typed::bool(WordExpr::CompareValue(Box::new((cmp, a.expr, b.expr))), span)
    }

    /// `a in b`
    fn membership(&mut self, a: &ast::Expr, b: &ast::Expr, span: Span) -> Typed {
        let container = self.expr(b, None);
        if container.is_wrong() {
            self.expr(a, None);
            return Typed::poison(span);
        }
        if let Type::Table(t) = &container.ty {
            let t = t.clone();
            return self.key_in(a, container, &t, span);
        }
        let v = self.expr(a, None);
        if v.is_wrong() {
            return Typed::poison(span);
        }
        let test = match (&v.ty, &container.ty) {
            (Type::String, Type::String) => WordExpr::StringIn(Box::new((v.expr, container.expr))),
            (Type::Pattern, Type::String) => WordExpr::PatternIn(Box::new((v.expr, container.expr))),
            (Type::Addr, Type::Subnet) => WordExpr::AddrIn(Box::new((v.expr, container.expr))),
            (Type::Int | Type::Count | Type::Bool, Type::Vector(_)) => {
                WordExpr::IndexIn(Box::new((v.into_word(), container.expr)))
            }
            // A vector of indices is taken for the index 0 (reference: Val.cc, CoerceToUnsigned).
            (Type::Vector(by), Type::Vector(_)) if matches!(by.element, Some(Type::Int | Type::Count | Type::Bool)) => {
                let size = WordExpr::Size(Box::new((v.expr, v.span)));
                let zero =
                    Arithmetic { op: WordOp::BitAnd, signed: false, left: size, right: WordExpr::Const(0), span };
                WordExpr::IndexIn(Box::new((WordExpr::Arithmetic(Box::new(zero)), container.expr)))
            }
            (Type::Count | Type::Int | Type::Bool, Type::String) => WordExpr::Const(0),
            _ => {
                let help = self.as_operands(BinaryOp::In, (a, &v.ty), (b, &container.ty));
                let mark = self.problems.mark();
                let out = self.clash(BinaryOp::In, &v, &container, span, "not an index of it");
                if let Some(help) = help {
                    self.advise(mark, codes::OPERANDS, || help.clone());
                }
                return out;
            }
        };
        Typed::bool(test, span)
    }

    fn key_in(&mut self, a: &ast::Expr, container: Typed, t: &Rc<crate::types::TableType>, span: Span) -> Typed {
        if t.is_unspecified() {
            self.expr(a, None);
            return self.wrong(codes::UNTYPED_EMPTY, container.span, "an empty table has no type to look up a key by");
        }
        let parts: &[ast::Expr] = match &a.kind {
            ExprKind::List(items)
                if !items.iter().all(|i| matches!(i.kind, ExprKind::FieldInit(..) | ExprKind::FieldLambda(..))) =>
            {
                items
            }
            _ => std::slice::from_ref(a),
        };
        if let ([Type::Pattern], [one]) = (t.index.as_slice(), parts) {
            let v = self.expr(one, None);
            return match &v.ty {
                Type::Error => Typed::poison(span),
                Type::String => Typed::bool(WordExpr::PatternKeyIn(Box::new((v.expr, container.expr))), span),
                Type::Pattern => Typed::bool(WordExpr::KeyIn(Box::new((KeyExpr::One(v.expr), container.expr))), span),
                _ => self.clash(BinaryOp::In, &v, &container, span, "not an index of it"),
            };
        }
        let Some(key) = self.table_key(t, parts, a.span) else { return Typed::poison(span) };
        Typed::bool(WordExpr::KeyIn(Box::new((key, container.expr))), span)
    }

    /// `c ? a : b`
    pub(crate) fn conditional(&mut self, c: &ast::Expr, a: &ast::Expr, b: &ast::Expr, span: Span) -> Typed {
        let asked = c;
        let c = self.expr(c, None);
        // What is wanted does not reach into the two, which must be of one type by themselves.
        let a = self.expr(a, None);
        let b = self.expr(b, None);
        if c.is_wrong() || a.is_wrong() || b.is_wrong() || !self.has_value(&a) || !self.has_value(&b) {
            return Typed::poison(span);
        }
        if let Type::Vector(v) = &c.ty
            && matches!(v.element, Some(Type::Bool))
        {
            return self.vector_conditional(c, a, b, span);
        }
        if !c.ty.is_bool() {
            let text = format!("a condition is a bool, this is `{}`", c.ty);
            let mut d = Diagnostic::error(codes::NOT_A_BOOL, c.span, text);
            if let Some(help) = self.as_condition(asked, &c.ty) {
                d = d.help(help);
            }
            return self.wrong_with(d);
        }
        let cond = c.into_word();
        if a.ty.is_arithmetic() && b.ty.is_arithmetic() {
            let (l, r, ty) = self.widened(a, b);
            return if matches!(ty, Type::Double) {
                Typed::real(RealExpr::Cond(Box::new((cond, into_real(l), into_real(r)))), ty, span)
            } else {
                Typed::word(WordExpr::Cond(Box::new((cond, into_word(l), into_word(r)))), ty, span)
            };
        }
        let fits = same(&a.ty, &b.ty) && a.ty.is_any() == b.ty.is_any();
        if !fits {
            let d = Diagnostic::error(
                codes::MIXED_TYPES,
                span,
                format!("both values of `?:` must be of one type, these are `{}` and `{}`", a.ty, b.ty),
            )
            .note("types differ")
            .label(a.span, format!("this is `{}`", a.ty))
            .label(b.span, format!("this is `{}`", b.ty));
            return self.wrong_with(d);
        }
        let ty = if is_bare(&a.ty) { b.ty.clone() } else { a.ty.clone() };
        if ty.is_bool() {
            return Typed::bool(WordExpr::Cond(Box::new((cond, a.into_word(), b.into_word()))), span);
        }
        if ty.is_real() {
            return Typed::real(RealExpr::Cond(Box::new((cond, a.into_real(), b.into_real()))), ty, span);
        }
        let (a, b) = (self.adopted(a, &ty), self.adopted(b, &ty));
        Typed::new(Expr::Cond(Box::new((cond, a, b))), ty, span)
    }
}

fn compare_numbers(cmp: Compare, l: Expr, r: Expr, ty: &Type) -> WordExpr {
    if matches!(ty, Type::Double) {
        return WordExpr::CompareReal(Box::new((cmp, into_real(l), into_real(r))));
    }
    let signed = matches!(ty, Type::Int);
    match (into_word(l), into_word(r)) {
        (WordExpr::Local(slot, span), WordExpr::Const(c)) => WordExpr::LocalCompare(cmp, signed, slot, c, span),
        (a, b) => WordExpr::Compare(Box::new((cmp, signed, a, b))),
    }
}
