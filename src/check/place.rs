//! Places: what can be assigned to, added to and deleted from.

use super::scope::Found;
use super::{Checker, SymbolKind, Typed, real_kind, word_kind};
use crate::diagnostic::{Diagnostic, codes};
use crate::program::{DeleteTarget, Expr, Place, RealExpr, Update, WordExpr, WordOp};
use crate::source::Span;
use crate::syntax::ast::{self, ExprKind};
use crate::syntax::unparse::{self, Reading};
use crate::types::{Flavor, Type, same, widest};

impl Checker<'_> {
    /// A place to assign to, and its type.
    pub(crate) fn place(&mut self, e: &ast::Expr) -> Option<(Place, Type)> {
        match &e.kind {
            ExprKind::Paren(inner) => self.place(inner),
            ExprKind::Name(id) => match self.names.find(id) {
                Found::Local(l) if l.is_const => {
                    self.tell(
                        Diagnostic::error(codes::CONSTANT, e.span, format!("`{}` is a constant", id.name))
                            .label(l.span, "declared here")
                            .help("declare it with `local`"),
                    );
                    None
                }
                Found::Local(l) => Some((Place::Local(l.slot), l.ty)),
                Found::Captured(i, ty) => Some((Place::Capture(i), ty)),
                Found::Symbol(s) => match s.kind {
                    SymbolKind::Variable(gid) if !s.is_const && !s.is_option => {
                        self.deprecated(e.span, &s.name, &s.deprecated);
                        Some((Place::Global(gid), s.ty))
                    }
                    _ => {
                        let what = match s.kind {
                            SymbolKind::Type(_) => "a type",
                            SymbolKind::Enumerator(_) => "an enumerator",
                            SymbolKind::Variable(_) if s.is_defined_function => "a function",
                            SymbolKind::Variable(_) if s.is_option => "an option: it is changed by `Option::set`",
                            SymbolKind::Variable(_) => "a constant",
                        };
                        let code = match s.kind {
                            SymbolKind::Variable(_) if !s.is_defined_function => codes::CONSTANT,
                            SymbolKind::Variable(_) | SymbolKind::Type(_) | SymbolKind::Enumerator(_) => {
                                codes::NOT_A_PLACE
                            }
                        };
                        let text = format!("`{}` can't be assigned to: it is {what}", id.name);
                        let mut d = Diagnostic::error(code, e.span, text).label(s.span, "declared here");
                        if s.is_option {
                            d = d.help(format!("write `Option::set(\"{}\", …)`", s.name));
                        } else if code == codes::CONSTANT {
                            d = d.help("declare it with `global`, or change it by `redef` before anything runs");
                        }
                        self.tell(d);
                        None
                    }
                },
                _ => {
                    self.expr(e, None);
                    None
                }
            },
            ExprKind::Field(of, field) => {
                let record = self.expr(of, None);
                let (field, f) = self.field_of(&record, field)?;
                Some((Place::Field(record.expr, field, e.span), f.ty))
            }
            ExprKind::Index(of, index) => self.element_place(of, index, e.span),
            ExprKind::Slice(of, lo, hi) => {
                let container = self.expr(of, None);
                let (lo, hi) = self.bounds(&container.ty, lo.as_deref(), hi.as_deref())?;
                match &container.ty {
                    Type::Vector(_) => {
                        let ty = container.ty.clone();
                        Some((Place::Slice(container.expr, lo, hi, e.span), ty))
                    }
                    Type::Error => None,
                    other => {
                        let text = format!("only slices of vectors can be assigned to, this is `{other}`");
                        self.error(codes::NOT_A_PLACE, e.span, text);
                        None
                    }
                }
            }
            ExprKind::List(items) if !items.is_empty() => {
                let mut places = Vec::with_capacity(items.len());
                let mut types = Vec::with_capacity(items.len());
                for item in items {
                    if !matches!(item.kind, ExprKind::Name(_)) {
                        self.error(codes::NOT_A_PLACE, item.span, "a list that is assigned to holds names only");
                        return None;
                    }
                    let (p, t) = self.place(item)?;
                    places.push(p);
                    types.push(t);
                }
                Some((Place::List(places.into(), e.span), Type::List(types.into())))
            }
            _ => {
                let typed = self.expr(e, None);
                if !typed.is_wrong() {
                    self.error(codes::NOT_A_PLACE, e.span, "this can't be assigned to");
                }
                None
            }
        }
    }

    fn element_place(&mut self, of: &ast::Expr, index: &[ast::Expr], span: Span) -> Option<(Place, Type)> {
        let container = self.expr(of, None);
        let mark = self.problems.mark();
        let place = self.element_of(of, container, index, span);
        self.tell_declaration(
            mark,
            &[codes::NOT_A_PLACE, codes::NOT_INDEXABLE, codes::INDEX_COUNT, codes::INDEX_TYPE, codes::MISMATCH],
            of,
        );
        place
    }

    fn element_of(
        &mut self,
        of: &ast::Expr,
        container: Typed,
        index: &[ast::Expr],
        span: Span,
    ) -> Option<(Place, Type)> {
        match container.ty.clone() {
            Type::Table(t) => {
                let key = self.table_key(&t, index, span)?;
                let Some(value) = t.value.clone() else {
                    let keys: Vec<String> = index.iter().map(unparse::expr).collect();
                    let text = "an element of a set can't be assigned to: use `add`";
                    let code = format!("add {}[{}]", unparse::expr(of), keys.join(", "));
                    let d = Diagnostic::error(codes::NOT_A_PLACE, span, text);
                    self.tell(d.note("a set holds keys alone").help(format!("write `{code}`")));
                    return None;
                };
                Some((Place::Table(container.expr, key, span), value))
            }
            Type::Vector(v) => {
                if let [lo, hi] = index {
                    // Two are the bounds of a slice, as where it is read.
                    let (lo, hi) = self.bounds(&container.ty, Some(lo), Some(hi))?;
                    return Some((Place::Slice(container.expr, lo, hi, span), container.ty));
                }
                let i = self.integer_index(index, span, "a vector")?;
                Some((Place::Vector(container.expr, i, span), v.element.clone().unwrap_or(Type::Any)))
            }
            Type::Error => {
                for i in index {
                    self.expr(i, None);
                }
                None
            }
            Type::String => {
                self.error(codes::NOT_A_PLACE, span, "a string's bytes can't be assigned to");
                None
            }
            other => {
                self.tell(super::index::not_indexable(container.span, &other));
                None
            }
        }
    }

    /// `local x = set[addr] = {}`, where the type was to follow a colon.
    fn assigned_type(&mut self, written: &ast::Expr, value: &ast::Expr, span: Span) -> Typed {
        let ty = self.expr(written, None).ty;
        if let Type::Type(ty) = &ty {
            let d = Diagnostic::error(codes::NOT_A_PLACE, written.span, "this can't be assigned to").note("a type");
            let written = unparse::expr(written);
            self.tell(d.help(format!("a variable's type follows a colon: write `…: {written} = …`")));
            self.initialiser(value, Some(ty));
        } else {
            self.expr(value, None);
        }
        Typed::poison(span)
    }

    /// `place = value`
    pub(crate) fn assignment(&mut self, place: &ast::Expr, value: &ast::Expr, span: Span) -> Typed {
        if matches!(place.kind, ExprKind::TypeName(_) | ExprKind::TypeValue(_)) {
            return self.assigned_type(place, value, span);
        }
        let target_expr = place;
        let mark = self.problems.mark();
        let target = self.place(place);
        if target.is_none()
            && let ExprKind::Name(id) = &place.kind
        {
            let class = if self.names.at_top_level() { "global" } else { "local" };
            self.advise(mark, codes::UNKNOWN_NAME, || {
                format!("declare it: `{class} {} = {}`", id.name, unparse::expr(value))
            });
            if self.problems.mark() > mark
                && !self.names.at_top_level()
                && matches!(self.names.find(id), Found::Nothing)
            {
                // Its uses are not told as well.
                self.names.scope().declare(id.name.clone(), Type::Error, id.span);
            }
        }
        let want = target.as_ref().map(|(_, t)| t.clone());
        let before_value = self.problems.mark();
        let v = match &want {
            Some(Type::Table(_) | Type::Vector(_)) => self.whole_value(value, want.as_ref()),
            _ => self.expr(value, want.as_ref()),
        };
        let told = place.span.end();
        self.tell_fields(before_value, value, told);
        let Some((place, ty)) = target else { return Typed::poison(span) };
        if v.is_wrong() || ty.is_error() {
            return Typed::poison(span);
        }
        if let Type::List(_) = v.ty {
            // reference: Expr.cc, CheckForRHSList
            let d = Diagnostic::error(codes::MISMATCH, v.span, "a list in brackets is no value that could be assigned");
            return self.wrong_with(d.help("assign the variables one by one").told_at(span));
        }
        let before = self.problems.error_count();
        let (mark, from) = (self.problems.mark(), v.ty.clone());
        let converted = self.assigned(v, &ty, span);
        // The reference speaks of what is assigned to.
        self.problems.amend(mark, |d| d.told_at(told));
        self.convert(mark, value, &from, &ty);
        self.tell_declaration(mark, &[codes::MISMATCH, codes::NARROWING], target_expr);
        let value = converted;
        if self.problems.error_count() > before {
            return Typed::poison(span);
        }
        if self.names.scope().in_init > 0 {
            // reference: Expr.cc, AssignExpr::Eval
            let refused = Expr::Refused(Box::new((None, "nothing can be assigned within an initialiser", span)));
            return Typed::new(refused, ty, span);
        }
        if let (Place::Global(gid), Type::Func(f)) = (&place, &ty)
            && f.flavor == Flavor::Event
        {
            let name = self.program().globals[gid.0 as usize].name.clone();
            if let Some(event) = self.names.symbol(&name).and_then(|s| s.function) {
                return Typed::new(Expr::Rebind(Box::new((*gid, event, value))), ty, span);
            }
        }
        assign(place, value, ty, span)
    }

    /// What is wrong with the fields of `[$f=e, …]` is found where it is converted: told of what it is assigned to.
    fn tell_fields(&mut self, mark: usize, value: &ast::Expr, told: Span) {
        let ExprKind::List(items) = &value.unparenthesised().kind else { return };
        let own = [codes::UNKNOWN_FIELD, codes::MISSING_FIELD, codes::MISMATCH, codes::RECORD_CLASH];
        let of_field = |at: Span| {
            at == value.span
                || items
                    .iter()
                    .any(|i| matches!(&i.kind, ExprKind::FieldInit(name, v) if name.span == at || v.span == at))
        };
        self.problems.amend(mark, |d| if own.contains(&d.code) && of_field(d.span) { d.told_at(told) } else { d });
    }

    /// `place += value` and `-=`. `in_redef` where a redefinition does it, to what may be a constant.
    pub(crate) fn compound_assignment(
        &mut self,
        target: &ast::Expr,
        value: &ast::Expr,
        add: bool,
        span: Span,
        in_redef: bool,
    ) -> Typed {
        let old = if in_redef { self.redef_target(target) } else { self.expr(target, None) };
        if old.is_wrong() {
            self.expr(value, None);
            return Typed::poison(span);
        }
        let ty = old.ty.clone();
        match &ty {
            Type::Table(t) => {
                let v = self.added(value, &ty);
                if v.is_wrong() {
                    return Typed::poison(span);
                }
                if !same(&v.ty, &ty) {
                    let text = format!("expected `{ty}`, found `{}`", v.ty);
                    let mut d = Diagnostic::error(codes::MISMATCH, v.span, text).note(format!("this is `{}`", v.ty));
                    if let [key] = t.index.as_slice()
                        && same(key, &v.ty)
                    {
                        let element = format!("{}[{}]", unparse::expr(target), unparse::expr(value));
                        d = d.help(match (add, t.is_set()) {
                            (true, true) if in_redef => format!("write `+= {{ {} }}`", unparse::expr(value)),
                            (true, true) => format!("write `add {element}`"),
                            (true, false) => format!("write `{element} = …`"),
                            (false, _) => format!("write `delete {element}`"),
                        });
                    }
                    if let Some((at, text)) = self.declaration(target) {
                        d = d.label(at, text);
                    }
                    return self.wrong_with(d);
                }
                let parts = Box::new((old.expr, v.expr, span));
                Typed::new(if add { Expr::TableExtend(parts) } else { Expr::TableRemove(parts) }, ty, span)
            }
            Type::Vector(_) if add => {
                let mark = self.problems.mark();
                let out = self.vector_append(old, value, span);
                self.tell_declaration(mark, &[codes::MISMATCH], target);
                out
            }
            Type::Pattern if add => {
                let v = self.expr(value, None);
                if v.is_wrong() {
                    return Typed::poison(span);
                }
                if !matches!(v.ty, Type::Pattern) {
                    self.unfit(&v, &Type::Pattern, format!("expected `pattern`, found `{}`", v.ty));
                    return Typed::poison(span);
                }
                Typed::new(Expr::PatternAdd(Box::new((old.expr, v.expr, span))), ty, span)
            }
            _ => self.scalar_update(target, value, add, span, in_redef),
        }
    }

    /// What is added to a set, table or vector: a list in brackets is as good as one in braces, but for a table
    /// (reference: Expr.cc, CheckForRHSList).
    fn added(&mut self, value: &ast::Expr, to: &Type) -> Typed {
        match &value.kind {
            ExprKind::List(items)
                if !super::construct::is_record_list(items) && (to.is_set() || matches!(to, Type::Vector(_))) =>
            {
                self.within_init(|c| c.braces(items, value.span, Some(to)))
            }
            _ => self.expr(value, Some(to)),
        }
    }

    fn redef_target(&mut self, target: &ast::Expr) -> Typed {
        let ExprKind::Name(id) = &target.kind else { return Typed::poison(target.span) };
        match self.names.symbol(&id.name).cloned() {
            Some(s) => match s.kind {
                SymbolKind::Variable(gid) => Typed::new(Expr::Global(gid, target.span), s.ty, target.span),
                _ => Typed::poison(target.span),
            },
            None => Typed::poison(target.span),
        }
    }

    fn vector_append(&mut self, old: Typed, value: &ast::Expr, span: Span) -> Typed {
        let ty = old.ty.clone();
        let element = ty.element().cloned().unwrap_or(Type::Any);
        if let ExprKind::Braces(_) | ExprKind::List(_) = &value.kind
            && !matches!(&value.kind, ExprKind::List(items) if super::construct::is_record_list(items))
        {
            let v = self.added(value, &ty);
            if v.is_wrong() {
                return Typed::poison(span);
            }
            return Typed::new(Expr::VectorExtend(Box::new((old.expr, v.expr, span))), ty, span);
        }
        let v = self.expr(value, None);
        if v.is_wrong() || !self.has_value(&v) {
            return Typed::poison(span);
        }
        let bare = matches!(&v.ty, Type::Vector(t) if t.element.is_none());
        let extends =
            matches!(v.ty, Type::Vector(_)) && same(&ty, &v.ty) && !(bare && matches!(element, Type::Vector(_)));
        if extends {
            return Typed::new(Expr::VectorExtend(Box::new((old.expr, v.expr, span))), ty, span);
        }
        let expr = if element.is_arithmetic() {
            if !v.ty.is_arithmetic() {
                self.unfit(&v, &element, format!("expected an element of type `{element}`, found `{}`", v.ty));
                return Typed::poison(span);
            }
            let s = v.span;
            super::coerce::convert_number(v, &element, s)
        } else if element.is_any() {
            v.expr
        } else if bare {
            Expr::Adopt(Box::new((v.expr, element.clone())))
        } else if std::mem::discriminant(&v.ty) == std::mem::discriminant(&element) {
            if same(&v.ty, &element) {
                v.expr
            } else {
                // Only the kinds are compared before it runs (reference: Expr.cc, AddToExpr).
                Expr::Refused(Box::new((Some(v.expr), "this element has not the type of the vector's elements", span)))
            }
        } else {
            self.unfit(&v, &element, format!("expected an element of type `{element}`, found `{}`", v.ty));
            return Typed::poison(span);
        };
        Typed::new(Expr::VectorPush(Box::new((old.expr, expr, span))), ty, span)
    }

    fn scalar_update(&mut self, target: &ast::Expr, value: &ast::Expr, add: bool, span: Span, in_redef: bool) -> Typed {
        let placed = if in_redef {
            let ExprKind::Name(id) = &target.kind else { return Typed::poison(span) };
            match self.names.symbol(&id.name).map(|s| (s.kind.clone(), s.ty.clone())) {
                Some((SymbolKind::Variable(gid), ty)) => Some((Place::Global(gid), ty)),
                _ => None,
            }
        } else {
            self.place(target)
        };
        let v = self.expr(value, None);
        let Some((place, ty)) = placed else { return Typed::poison(span) };
        if v.is_wrong() || ty.is_error() || !self.has_value(&v) {
            return Typed::poison(span);
        }
        let symbol = if add { "+=" } else { "-=" };
        if ty.is_arithmetic() {
            self.names.readings.push((target.span, Reading::Number));
        }
        match (&ty, &v.ty) {
            // A redefinition can't give a wider sum back to its variable (reference: Expr.cc, AddToExpr::Eval).
            (Type::Count, Type::Int) | (Type::Count | Type::Int, Type::Double) if in_redef => {
                let wide = if matches!(v.ty, Type::Int) { "an int" } else { "a double" };
                self.wrong(codes::OPERANDS, span, format!("`{symbol}` would make {wide} of this `{ty}`"))
            }
            // Elsewhere the sum is of the wider type, and has to fit when it is assigned, of which nothing warns
            // (reference: parse.y, TOK_ADD_TO).
            (Type::Count, Type::Int) | (Type::Count | Type::Int, Type::Double) => {
                let old = self.expr(target, None);
                let sum = if add { self.add(old, v, span) } else { self.sub(old, v, span) };
                self.read_conversion(&sum, &ty);
                let narrow = super::coerce::convert_number(sum, &ty, span);
                assign(place, narrow, ty, span)
            }
            (Type::Int | Type::Count, t) if t.is_integral() => {
                let s = v.span;
                let wide = widest(&ty, &v.ty);
                self.read_conversion(&v, &wide);
                let value = super::into_word(if matches!((&ty, t), (Type::Int, Type::Count)) {
                    super::coerce::convert_number(v, &ty, s)
                } else {
                    v.expr
                });
                let op = if add { WordOp::Add } else { WordOp::Sub };
                let update = Update { place, op, value, word: word_kind(&ty), span };
                Typed::word(WordExpr::Update(Box::new(update)), ty, span)
            }
            (Type::Double, t) if t.is_arithmetic() => {
                let s = v.span;
                self.read_conversion(&v, &ty);
                let value = super::into_real(super::coerce::convert_number(v, &ty, s));
                Typed::real(RealExpr::Update(Box::new((place, add, value, real_kind(&ty), span))), ty, span)
            }
            (Type::Interval, Type::Interval) => {
                let value = v.into_real();
                Typed::real(RealExpr::Update(Box::new((place, add, value, real_kind(&ty), span))), ty, span)
            }
            (Type::String, Type::String) if add => Typed::new(Expr::Append(Box::new((place, v.expr, span))), ty, span),
            _ => {
                let d = Diagnostic::error(
                    codes::OPERANDS,
                    span,
                    format!("`{symbol}` can't be applied to `{ty}` and `{}`", v.ty),
                )
                .note("these do not go together")
                .label(v.span, format!("this is `{}`", v.ty));
                let d = if target.span == span { d } else { d.label(target.span, format!("this is `{ty}`")) };
                self.wrong_with(d)
            }
        }
    }

    /// `add set[key]`
    pub(crate) fn add_statement(&mut self, inner: &ast::Expr, span: Span) -> Typed {
        let inner = inner.unparenthesised();
        let ExprKind::Index(of, index) = &inner.kind else {
            self.expr(inner, None);
            let d = Diagnostic::error(codes::BAD_DELETE, inner.span, "`add` takes an element of a set: `add s[x]`");
            let d = d.note("not an element").help(format!("write `add {}[…]`", unparse::expr(inner)));
            return self.wrong_with(d.told_at(span.start()));
        };
        let container = self.expr(of, None);
        match container.ty.clone() {
            Type::Table(t) if t.is_set() => match self.table_key(&t, index, inner.span) {
                Some(key) => Typed::new(Expr::AddTo(Box::new((container.expr, key, span))), Type::Void, span),
                None => Typed::poison(span),
            },
            Type::Error => {
                for i in index {
                    self.expr(i, None);
                }
                Typed::poison(span)
            }
            other => {
                for i in index {
                    self.expr(i, None);
                }
                let text = format!("`add` takes an element of a set, this is an element of `{other}`");
                let mut d = Diagnostic::error(codes::BAD_DELETE, inner.span, text).note("not an element of a set");
                if has_elements(&other) {
                    d = d.told_at(span.start());
                }
                let (of_text, keys) =
                    (unparse::expr(of), index.iter().map(unparse::expr).collect::<Vec<_>>().join(", "));
                match other {
                    Type::Table(_) => d = d.help(format!("write `{of_text}[{keys}] = …`")),
                    Type::Vector(_) => d = d.help(format!("to append, write `{of_text} += …`")),
                    _ => {}
                }
                if let Some((at, text)) = self.declaration(of) {
                    d = d.label(at, text);
                }
                self.wrong_with(d)
            }
        }
    }

    /// `delete …`
    pub(crate) fn delete_statement(&mut self, inner: &ast::Expr, span: Span) -> Typed {
        let inner = inner.unparenthesised();
        let target = match &inner.kind {
            ExprKind::Index(of, index) => {
                let container = self.expr(of, None);
                match container.ty.clone() {
                    Type::Table(t) => match self.table_key(&t, index, inner.span) {
                        Some(key) => DeleteTarget::Element(container.expr, key, span),
                        None => return Typed::poison(span),
                    },
                    Type::Error => return Typed::poison(span),
                    other => {
                        for i in index {
                            self.expr(i, None);
                        }
                        let text =
                            format!("`delete` takes an element of a table or set, this is an element of `{other}`");
                        let mut d = Diagnostic::error(codes::BAD_DELETE, inner.span, text).note("stays where it is");
                        if has_elements(&other) {
                            d = d.told_at(span.start());
                        }
                        if let Some((at, text)) = self.declaration(of) {
                            d = d.label(at, text);
                        }
                        if let (Type::Vector(_), [i]) = (&other, index.as_slice()) {
                            let (of, i) = (unparse::expr(of), unparse::expr(i));
                            let end = i.parse().map_or(format!("{i} + 1"), |n: u32| format!("{}", u64::from(n) + 1));
                            d = d.help(format!("to take it out, write `{of}[{i}:{end}] = vector()`"));
                        }
                        return self.wrong_with(d);
                    }
                }
            }
            ExprKind::Field(of, field) => {
                let record = self.expr(of, None);
                let Some((field, f)) = self.field_of(&record, field) else { return Typed::poison(span) };
                if !f.may_be_left_out() {
                    let d = Diagnostic::error(
                        codes::BAD_DELETE,
                        span,
                        format!("field `{}` can't be deleted: it is neither `&optional` nor has a `&default`", f.name),
                    )
                    .label(f.span, "declared here");
                    return self.wrong_with(d);
                }
                DeleteTarget::Field(record.expr, field, span)
            }
            _ => {
                let v = self.expr(inner, None);
                match v.ty {
                    Type::Table(_) | Type::Vector(_) if matches!(inner.kind, ExprKind::Name(_)) => {
                        DeleteTarget::All(v.expr)
                    }
                    Type::Error => return Typed::poison(span),
                    _ => {
                        let text = "`delete` takes an element, a field, or a whole table, set or vector";
                        let d = Diagnostic::error(codes::BAD_DELETE, inner.span, text);
                        return self.wrong_with(d.told_at(span.start()));
                    }
                }
            }
        };
        Typed::new(Expr::Delete(Box::new(target)), Type::Void, span)
    }
}

/// An assignment as an expression.
fn assign(place: Place, value: Expr, ty: Type, span: Span) -> Typed {
    if ty.is_word() {
        let kind = word_kind(&ty);
        return Typed::word(WordExpr::Assign(Box::new((place, super::into_word(value), kind))), ty, span);
    }
    Typed::new(Expr::Assign(Box::new((place, value))), ty, span)
}

/// Whether it can be indexed: then the reference complains of `add` and `delete`, else of the index.
fn has_elements(ty: &Type) -> bool {
    matches!(ty, Type::Table(_) | Type::Vector(_) | Type::String)
}
