//! Statements.

use super::advice::{bad_initialiser, untyped};
use super::scope::{Enclosing, Found, is_qualified};
use super::variable::{Owner, is_constructor};
use super::{Checker, SymbolKind, Typed};
use crate::diagnostic::{Code, Diagnostic, codes};
use crate::program::{Assert, Expr, Place, Slot, Stmt, WordExpr};
use crate::source::Span;
use crate::syntax::ast::{self, AssignOp, ExprKind, Ident, StmtKind, VariableClass};
use crate::syntax::unparse;
use crate::syntax::walk;
use crate::types::{Flavor, Type};

impl Checker<'_> {
    /// A statement at top level; `None` where it is wrong.
    pub(crate) fn top_level_statement(&mut self, s: &ast::Stmt) -> Option<Stmt> {
        let before = self.problems.error_count();
        self.names.enter_top_level();
        let out = self.stmt(s);
        self.names.leave_top_level();
        (self.problems.error_count() == before).then_some(out)
    }

    /// A statement.
    pub(crate) fn stmt(&mut self, s: &ast::Stmt) -> Stmt {
        let span = s.span;
        if !s.whole {
            self.unfinished(s);
            return Stmt::Empty;
        }
        match &s.kind {
            StmtKind::Empty => Stmt::Empty,
            StmtKind::Block(list) => self.block(list),
            StmtKind::Assert(cond, message) => self.assert(cond, message.as_deref(), span),
            StmtKind::Print(items) => {
                let values: Vec<Typed> = items.iter().map(|i| self.expr(i, None)).collect();
                for v in &values {
                    self.has_value(v);
                }
                Stmt::Print(values.into_iter().map(|v| v.expr).collect(), span)
            }
            StmtKind::Event(name, args) => match self.event_args(name, args) {
                Some((event, args)) => Stmt::Event(event, args, span),
                None => Stmt::Empty,
            },
            StmtKind::If(cond, then, otherwise) => {
                let cond = self.condition_of(cond, "if");
                let then = self.stmt(then);
                let otherwise = otherwise.as_ref().map(|o| Box::new(self.stmt(o)));
                Stmt::If(cond, Box::new(then), otherwise)
            }
            StmtKind::Switch(subject, cases) => self.switch(subject, cases, span),
            StmtKind::For(head, iterated, body) => self.for_loop(head, iterated, body, span),
            StmtKind::While(cond, body) => {
                let cond_span = cond.span;
                let cond = self.condition_of(cond, "while");
                let body = self.enclosed(Enclosing::Loop, body);
                Stmt::While(cond, Box::new(body), cond_span)
            }
            StmtKind::Next => {
                if !self.names.scope().enclosing.contains(&Enclosing::Loop) {
                    self.stray(span, "`next` outside of a loop");
                }
                Stmt::Next
            }
            StmtKind::Break => {
                let scope = self.names.scope();
                if scope.enclosing.is_empty() && scope.flavor != Some(Flavor::Hook) {
                    self.stray(span, "`break` outside of a loop, switch or hook");
                }
                Stmt::Break
            }
            StmtKind::Fallthrough => {
                if !self.names.scope().enclosing.contains(&Enclosing::Switch) {
                    let text = "`fallthrough` outside of a switch: it ends the turn of a loop, or the body";
                    self.warn(codes::STRAY_JUMP, span, text);
                }
                Stmt::Fallthrough
            }
            StmtKind::Return(value) => self.return_statement(value.as_deref(), span),
            StmtKind::Local(decl) => self.local(decl, span),
            StmtKind::When(w) => self.when(w, span, true),
            StmtKind::Expr(e) => self.expression_statement(e),
        }
    }

    /// What stands in a statement that a syntax error ends: the reference has checked that before (parse.y).
    fn unfinished(&mut self, s: &ast::Stmt) {
        match &s.kind {
            StmtKind::Block(list) => drop(self.block(list)),
            StmtKind::If(cond, then, otherwise) => {
                self.expr(cond, None);
                self.stmt(then);
                otherwise.iter().for_each(|o| drop(self.stmt(o)));
            }
            StmtKind::While(cond, body) => {
                self.expr(cond, None);
                self.enclosed(Enclosing::Loop, body);
            }
            StmtKind::Switch(subject, cases) => self.unfinished_switch(subject, cases),
            StmtKind::When(w) => drop(self.when(w, s.span, false)),
            // The lambda in whose body it ends.
            StmtKind::Expr(e) => match &e.kind {
                ExprKind::Lambda(l) => drop(self.lambda(l, false)),
                ExprKind::FieldLambda(_, l) => drop(self.lambda(l, true)),
                _ => {}
            },
            StmtKind::Assert(..)
            | StmtKind::Print(_)
            | StmtKind::Event(..)
            | StmtKind::For(..)
            | StmtKind::Return(_)
            | StmtKind::Local(_)
            | StmtKind::Next
            | StmtKind::Break
            | StmtKind::Fallthrough
            | StmtKind::Empty => {}
        }
    }

    /// The reference looks for these in a pass of its own, when nothing else was wrong.
    fn stray(&mut self, span: Span, message: &str) {
        let d = Diagnostic::error(codes::STRAY_JUMP, span, message);
        self.names.stray.push(d.help("to leave the whole body, write `return;`"));
    }

    fn block(&mut self, list: &[ast::Stmt]) -> Stmt {
        self.names.scope().open_block();
        let out: Vec<Stmt> = list.iter().map(|s| self.stmt(s)).filter(|s| !matches!(s, Stmt::Empty)).collect();
        self.names.scope().close_block();
        match out.len() {
            1 => out.into_iter().next().unwrap_or(Stmt::Empty),
            _ => Stmt::Block(out.into()),
        }
    }

    pub(super) fn enclosed(&mut self, by: Enclosing, body: &ast::Stmt) -> Stmt {
        self.names.scope().enclosing.push(by);
        let out = self.stmt(body);
        self.names.scope().enclosing.pop();
        out
    }

    pub(crate) fn condition_of(&mut self, e: &ast::Expr, what: &str) -> WordExpr {
        let v = self.expr(e, None);
        if !v.is_wrong() && !v.ty.is_bool() {
            let text = format!("the condition of `{what}` is a bool, this is `{}`", v.ty);
            let mut d = Diagnostic::error(codes::NOT_A_BOOL, v.span, text);
            if let Some(help) = self.as_condition(e, &v.ty) {
                d = d.help(help);
            }
            self.tell(d);
        }
        v.into_word()
    }

    fn expression_statement(&mut self, e: &ast::Expr) -> Stmt {
        let v = match &e.kind {
            // A slice is assigned to as a statement only.
            ExprKind::Assign(AssignOp::Set, place, value) if matches!(place.kind, ExprKind::Slice(..)) => {
                self.assignment(place, value, e.span)
            }
            _ => self.expr(e, None),
        };
        if let ExprKind::Hook(inner) = &e.unparenthesised().kind
            && !matches!(inner.unparenthesised().kind, ExprKind::Call(..))
            && self.is_pure(inner)
        {
            self.warn(codes::UNUSED_VALUE, inner.span, "the value of this expression is not used");
        }
        if v.is_wrong() {
            return Stmt::Empty;
        }
        if self.is_pure(e) {
            let mut d = Diagnostic::warning(codes::UNUSED_VALUE, e.span, "the value of this expression is not used");
            match &e.unparenthesised().kind {
                ExprKind::Binary(ast::BinaryOp::Eq, place, value) => {
                    d = d.help(format!("to assign, write `{} = {}`", unparse::expr(place), unparse::expr(value)));
                }
                ExprKind::Name(id) if matches!(v.ty, Type::Func(_)) => {
                    d = d.help(format!("to call it, write `{}(…)`", id.name));
                }
                _ => {}
            }
            self.tell(d);
        }
        match v.expr {
            Expr::Word(w, _) => match *w {
                WordExpr::Assign(parts) => {
                    let (place, value, kind) = *parts;
                    match place {
                        Place::Local(slot) => Stmt::SetWord(slot, kind, value),
                        place => Stmt::Assign(Box::new((place, Expr::Word(Box::new(value), kind)))),
                    }
                }
                other => Stmt::EvalWord(other),
            },
            Expr::Real(r, _) => Stmt::EvalReal(*r),
            Expr::Assign(parts) => {
                let (place, value) = *parts;
                Stmt::Assign(Box::new((place, value)))
            }
            other => Stmt::Eval(other),
        }
    }

    /// Whether there is nothing in an expression that could do anything. Calls could, whatever they call, but what makes
    /// values of a named type is no call (reference: Expr.cc, IsPure).
    fn is_pure(&self, e: &ast::Expr) -> bool {
        !walk::any(e, &mut |part| match &part.kind {
            ExprKind::Call(callee, _) => !matches!(&callee.kind, ExprKind::Name(id) if self.names.is_type(id)),
            _ => acts(part),
        })
    }

    fn assert(&mut self, cond: &ast::Expr, message: Option<&ast::Expr>, span: Span) -> Stmt {
        let read = self.names.readings.len();
        let c = self.expr(cond, None);
        let text = unparse::expr_with(cond, &self.names.readings_from(read)).into();
        if !c.is_wrong() && !c.ty.is_bool() {
            let text = format!("`assert` takes a bool, this is `{}`", c.ty);
            self.error(codes::NOT_A_BOOL, c.span, text);
        }
        let message = message.map(|m| {
            let m = self.expr(m, None);
            if !m.is_wrong() && !matches!(m.ty, Type::String) {
                let text = format!("the message of `assert` is a string, this is `{}`", m.ty);
                self.error(codes::MISMATCH, m.span, text);
            }
            m.expr
        });
        self.names.wants_backtraces = true;
        let told = match &cond.kind {
            ExprKind::Binary(_, left, _) => left.span.end(),
            _ => cond.span,
        };
        Stmt::Assert(Box::new(Assert { cond: c.into_word(), message, text, span, told }))
    }

    fn return_statement(&mut self, value: Option<&ast::Expr>, span: Span) -> Stmt {
        let (flavor, result, infer, bare) = {
            let s = self.names.scope();
            (s.flavor, s.result.clone(), s.infer_result, s.bare_return)
        };
        let v = value.map(|e| self.expr(e, result.as_ref().filter(|t| !matches!(t, Type::Void))));
        let Some(flavor) = flavor else {
            self.error(codes::STRAY_JUMP, span, "`return` outside of a function, event or hook");
            return Stmt::Empty;
        };
        if infer && result.is_none() {
            if let Some(v) = &v {
                self.names.scope().result = Some(v.ty.clone());
                self.names.scope().has_return_value = !matches!(v.ty, Type::Void);
            }
            return Stmt::Return(v.map(|v| Box::new(v.expr)), span);
        }
        let result = result.unwrap_or(Type::Void);
        match (flavor, v) {
            (Flavor::Hook, Some(v)) => {
                let text = "a hook returns no value: this is deprecated, `break` is what vetoes";
                let d = Diagnostic::warning(codes::HOOK_RETURN, span, text);
                self.tell(d.help("write `break;` for no, `return;` for yes"));
                let e = self.promote(v, &Type::Bool, "the result");
                Stmt::Return(Some(Box::new(e)), span)
            }
            (Flavor::Event, Some(v)) => {
                let d = Diagnostic::error(codes::BAD_RETURN, v.span, "an event returns no value");
                self.tell(d.help("write `return;`"));
                Stmt::Empty
            }
            (Flavor::Function, Some(v)) if matches!(result, Type::Void) => {
                if !v.is_wrong() {
                    let text = "this function returns no value: its declaration names no result";
                    let mut d = Diagnostic::error(codes::BAD_RETURN, v.span, text).note(format!("this is `{}`", v.ty));
                    if let Some(at) = self.own_head() {
                        d = d.label(at, "declared without a result");
                    }
                    self.tell(d.help(format!("name the result behind the parameters: `(…): {}`", v.ty)));
                }
                Stmt::Empty
            }
            (Flavor::Function, Some(v)) => {
                let (mark, from) = (self.problems.mark(), v.ty.clone());
                let e = self.promote(v, &result, "the result");
                if let Some(value) = value {
                    self.convert(mark, value, &from, &result);
                }
                if let Some(at) = self.own_head() {
                    let text = format!("declared with the result `{result}`");
                    self.problems.amend(mark, |d| if d.labels.is_empty() { d.label(at, text.clone()) } else { d });
                }
                Stmt::Return(Some(Box::new(e)), span)
            }
            (Flavor::Function, None) if !bare && !matches!(result, Type::Void | Type::Error) => {
                let text = format!("`return` needs a value of type `{result}`");
                let mut d = Diagnostic::error(codes::BAD_RETURN, span, text).note("returns nothing");
                if let Some(at) = self.own_head() {
                    d = d.label(at, format!("declared with the result `{result}`"));
                }
                self.tell(d);
                Stmt::Empty
            }
            (_, None) => Stmt::Return(None, span),
        }
    }

    /// Complains of a name that is taken. The reference speaks of the place where it was declared first, unless a bundled
    /// script declared it.
    pub(crate) fn taken(&mut self, code: Code, first: Span, again: Span, text: String) {
        let d = Diagnostic::error(code, again, text).label(first, "declared here");
        self.tell(if self.names.is_own(first) { d.told_at(first) } else { d });
    }

    /// Uses of a variable whose declaration was complained of are not told of (reference: ID.cc, ID::Error).
    pub(crate) fn spoil(&mut self, full: &str) {
        if let Some(s) = self.names.symbol_mut(full)
            && matches!(s.kind, SymbolKind::Variable(_))
        {
            s.ty = Type::Error;
        }
    }

    /// Takes a name for a local variable; complains where it is taken.
    pub(crate) fn declare_local(&mut self, id: &Ident, ty: &Type) -> Option<Slot> {
        if id.global || is_qualified(&id.name) {
            let d = Diagnostic::error(codes::BAD_NAME, id.span, "a local variable's name has no module");
            let short = id.name.rsplit("::").next().unwrap_or(&id.name);
            self.tell(d.note("names a module").help(format!("write `{short}`")));
            return None;
        }
        match self.names.find(id) {
            Found::Local(l) | Found::Closed(l) if self.names.interactive && self.names.at_top_level() => {
                if l.open {
                    self.names.notes.push(format!("{} is declared anew", id.name));
                }
                self.names.scope().forget(&id.name);
            }
            Found::Local(l) | Found::Closed(l) => {
                self.taken(
                    codes::DECLARED_TWICE,
                    l.span,
                    id.span,
                    format!("`{}` is declared again in the same body", id.name),
                );
                if let Some(l) = self.names.scope().local_mut(&id.name) {
                    l.ty = Type::Error;
                }
                return None;
            }
            Found::Symbol(s) => {
                self.taken(
                    codes::SHADOWS,
                    s.span,
                    id.span,
                    format!("`{}` is a global: a local can't have its name", id.name),
                );
                self.spoil(&s.name);
                return None;
            }
            Found::Captured(..) => {
                self.error(codes::SHADOWS, id.span, format!("`{}` is captured already", id.name));
                return None;
            }
            Found::Uncaptured(l) => {
                self.taken(
                    codes::SHADOWS,
                    l.span,
                    id.span,
                    format!("`{}` is a local variable of the enclosing body", id.name),
                );
                return None;
            }
            Found::Hidden(_) | Found::Nothing => {}
        }
        Some(self.names.scope().declare(id.name.clone(), ty.clone(), id.span))
    }

    fn local(&mut self, decl: &ast::VariableDecl, _span: Span) -> Stmt {
        let id = &decl.name;
        let declared = decl.ty.as_ref().map(|t| self.ty(t));
        let is_blank = &*id.name == "_";
        if let Some(init) = &decl.init
            && init.op != Some(AssignOp::Set)
        {
            let text = if init.op.is_none() {
                "an initialiser needs an `=`"
            } else {
                "a local variable is initialised by `=` only"
            };
            self.tell(bad_initialiser(init.op, &init.value, text));
            return self.poisoned_local(id);
        }
        let init = decl.init.as_ref().map(|i| self.initialiser(&i.value, declared.as_ref()));
        let ty = match (&declared, &init) {
            (Some(t), _) => t.clone(),
            (None, Some(v)) => self.variable_type(v),
            (None, None) => {
                self.tell(untyped(id, "local"));
                return self.poisoned_local(id);
            }
        };
        let slot = if is_blank { Some(self.names.scope().temporary()) } else { self.declare_local(id, &ty) };
        let Some(slot) = slot else { return Stmt::Empty };
        if decl.class == VariableClass::Const {
            if init.is_none() {
                self.error(codes::NO_INITIALISER, id.span, format!("constant `{}` needs a value", id.name));
            }
            if let Some(l) = self.names.scope().local_mut(&id.name) {
                l.is_const = true;
            }
        }
        let owner = if init.is_some() { Owner::Local } else { Owner::Bare };
        let attrs = self.variable_attrs(&decl.attrs, &ty, owner);
        match init {
            Some(v) if v.is_wrong() => Stmt::Empty,
            Some(v) => {
                let span = v.span;
                let value = self.initialised(decl, v, &ty, span);
                // A table that is made elsewhere keeps its own (reference: Var.cc, add_local).
                let value = match attrs.table {
                    Some(t) if is_constructor(&value) => Expr::WithAttrs(Box::new((value, t))),
                    Some(_) | None => value,
                };
                if ty.is_word() {
                    return Stmt::SetWord(slot, super::word_kind(&ty), super::into_word(value));
                }
                Stmt::Assign(Box::new((Place::Local(slot), value)))
            }
            None => {
                let top_level = self.names.scope().is_top_level;
                if !top_level && let Some(empty) = self.empty_value(&ty, id.span) {
                    let empty = match attrs.table {
                        Some(t) => Expr::WithAttrs(Box::new((empty, t))),
                        None => empty,
                    };
                    self.names.scope().prepared.push((slot, empty));
                }
                Stmt::Empty
            }
        }
    }

    /// What a variable starts out with, converted; a complaint says what it was declared as.
    pub(crate) fn initialised(&mut self, decl: &ast::VariableDecl, v: Typed, ty: &Type, span: Span) -> Expr {
        let (mark, from) = (self.problems.mark(), v.ty.clone());
        let value = self.assigned(v, ty, span);
        if self.problems.mark() > mark {
            if let Some(init) = &decl.init {
                self.convert(mark, &init.value, &from, ty);
            }
            if let Some(declared) = &decl.ty {
                let (at, text) = (declared.span, format!("declared as `{ty}`"));
                let of = [codes::MISMATCH, codes::NARROWING];
                self.problems.amend(mark, |d| {
                    if of.contains(&d.code) && d.labels.is_empty() { d.label(at, text.clone()) } else { d }
                });
            }
        }
        value
    }

    /// A variable whose declaration was complained about: its uses are not to be.
    fn poisoned_local(&mut self, id: &Ident) -> Stmt {
        if matches!(self.names.find(id), Found::Nothing) {
            self.names.scope().declare(id.name.clone(), Type::Error, id.span);
        }
        Stmt::Empty
    }
}

/// Whether an expression does something beside having a value.
pub fn has_effect(e: &ast::Expr) -> bool {
    match &e.kind {
        ExprKind::Paren(inner) => has_effect(inner),
        ExprKind::Call(..) => true,
        ExprKind::Cond(_, a, b) => has_effect(a) || has_effect(b),
        ExprKind::Binary(ast::BinaryOp::And | ast::BinaryOp::Or, _, b) => has_effect(b),
        _ => acts(e),
    }
}

/// Whether it does something itself, whatever stands in it; calls aside.
fn acts(e: &ast::Expr) -> bool {
    match &e.kind {
        ExprKind::Assign(..)
        | ExprKind::Hook(..)
        | ExprKind::Schedule(..)
        | ExprKind::Add(..)
        | ExprKind::Delete(..)
        | ExprKind::WhenLocal(..) => true,
        ExprKind::Unary(op, _) => matches!(op, ast::UnaryOp::Increment | ast::UnaryOp::Decrement),
        _ => false,
    }
}
