//! From what was written to what will run: names become slots, types are inferred, conversions are written out, and
//! whatever is wrong is collected.
//!
//! Items are checked one by one, in load order, as the language has it; [`Checker::item`] gives back what is to be run
//! at once (initialisers, top-level statements). A wrong expression has the type [`Type::Error`], about which nothing
//! more is said.

mod advice;
mod attributes;
mod call;
mod coerce;
mod construct;
mod decl;
mod entries;
mod event;
mod expr;
mod function;
mod index;
mod lambda;
mod loops;
mod merge;
mod operators;
mod order;
mod place;
mod redef;
mod scope;
mod stmt;
mod switch;
mod types;
mod usage;
mod variable;
mod vectors;
mod when;

pub use scope::{Names, Symbol, SymbolKind};
pub use stmt::has_effect;

use crate::diagnostic::{Code, Diagnostic, Problems};
use crate::program::{Expr, GlobalId, Program, Real, RealExpr, Stmt, Word, WordExpr};
use crate::source::Span;
use crate::syntax::ast;
use crate::types::{RecordType, Type};
use crate::value::Value;
use std::rc::Rc;

/// What the checker needs of whoever runs the program.
pub trait Host {
    /// The program that grows.
    fn program(&mut self) -> &mut Program;
    /// The value of an expression now, in a frame of that many slots; `None` where it has none (the reason has been
    /// reported).
    fn value(&mut self, e: &Expr, frame: u32) -> Option<Value>;
    /// Gives a global a value.
    fn set_global(&mut self, id: GlobalId, value: Value);
}

/// What is to be run once an item has been checked, in order.
pub enum Action {
    /// The initialiser of a global, or its redefinition; the place names the variable.
    Initialise(Stmt, u32, Span),
    /// A top-level statement; its variables are in the frame that all top-level statements share.
    Statement(Stmt),
    /// The record was extended: records made before get its new fields.
    Extend(Rc<RecordType>),
    /// The global's tables take these attributes.
    TakeAttrs(GlobalId, Rc<crate::program::TableAttrExprs>),
}

/// Checks items against the names declared so far.
pub struct Checker<'a> {
    /// What was declared.
    pub names: &'a mut Names,
    /// Takes complaints.
    pub problems: &'a mut Problems,
    /// Runs what must be known at once.
    pub host: &'a mut dyn Host,
    actions: Vec<Action>,
    /// It is the declaration of a type, or adds to a record: enums may be written in it.
    names_types: bool,
}

/// A checked expression.
pub(crate) struct Typed {
    expr: Expr,
    ty: Type,
    span: Span,
}

impl<'a> Checker<'a> {
    /// A checker that adds to `names`.
    pub fn new(names: &'a mut Names, problems: &'a mut Problems, host: &'a mut dyn Host) -> Checker<'a> {
        Checker { names, problems, host, actions: Vec::new(), names_types: false }
    }

    /// Checks one item; what is to be run now.
    pub fn item(mut self, item: &ast::Item) -> Vec<Action> {
        use ast::ItemKind::*;
        self.names.readings.clear();
        self.names_types = matches!(item.kind, Type(..) | RedefRecord(..) | RedefField(..));
        match &item.kind {
            Module(name) => {
                self.names.enter_module(&name.name);
                let modules = &mut self.program().modules;
                if !modules.contains(&name.name) {
                    modules.push(name.name.clone());
                }
            }
            ExportOpen => {
                self.names.exporting = true;
                self.names.told_of_prefix = false;
            }
            ExportClose => self.names.exporting = false,
            Variable(decl) => self.global(decl, item.span),
            RedefVariable(decl) => self.redef_variable(decl),
            RedefEnum(name, added) => self.redef_enum(name, added),
            RedefRecord(name, fields, attrs) => self.redef_record(name, fields, attrs, item.span.end()),
            RedefField(record, field, add, attrs) => self.redef_field(record, field, *add, attrs),
            Type(name, ty, attrs) => self.type_decl(name, ty, attrs, item.span.end()),
            Function(decl) => self.function_decl(decl),
            Statement(stmt) => {
                let outer = self.names.uses.enter_top_level();
                if let Some(s) = self.top_level_statement(stmt) {
                    self.actions.push(Action::Statement(s));
                }
                self.names.uses.leave(outer);
            }
            Expression(e) => {
                self.names.enter_top_level();
                let typed = self.expr(e, None);
                self.names.leave_top_level();
                self.actions.push(Action::Statement(Stmt::Eval(typed.expr)));
            }
        }
        self.actions
    }

    /// Checks the condition of an `@if`: an expression over globals, and how many slots its frame has.
    pub fn condition(mut self, e: &ast::Expr) -> Option<(Expr, u32)> {
        let before = self.problems.error_count();
        self.names.enter_isolated();
        let typed = self.expr(e, None);
        let frame = self.names.leave_isolated();
        if self.problems.error_count() > before || typed.ty.is_error() {
            return None;
        }
        Some((typed.expr, frame))
    }

    /// The type and the checked form of an expression over globals and top-level variables, for tools.
    pub fn expression(mut self, e: &ast::Expr) -> (Expr, Type) {
        self.names.enter_top_level();
        let typed = self.expr(e, None);
        self.names.leave_top_level();
        (typed.expr, typed.ty)
    }

    /// Has the name `_` stand for a global from now on.
    pub fn name_last_value(self, id: GlobalId, ty: &Type, span: Span) {
        let symbol = self.new_symbol("_".into(), SymbolKind::Variable(id), ty.clone(), span);
        self.names.insert(symbol);
    }

    pub(crate) fn error(&mut self, code: Code, span: Span, message: impl Into<String>) {
        self.problems.error(code, span, message);
    }

    pub(crate) fn warn(&mut self, code: Code, span: Span, message: impl Into<String>) {
        self.problems.warning(code, span, message);
    }

    pub(crate) fn tell(&mut self, d: Diagnostic) {
        self.problems.push(d);
    }

    /// Complains and gives what stands for something wrong.
    pub(crate) fn wrong(&mut self, code: Code, span: Span, message: impl Into<String>) -> Typed {
        self.error(code, span, message);
        Typed::poison(span)
    }

    pub(crate) fn wrong_with(&mut self, d: Diagnostic) -> Typed {
        let span = d.span;
        self.tell(d);
        Typed::poison(span)
    }

    pub(crate) fn program(&mut self) -> &mut Program {
        self.host.program()
    }
}

impl Typed {
    pub(crate) fn new(expr: Expr, ty: Type, span: Span) -> Typed {
        Typed { expr, ty, span }
    }

    /// What stands for something wrong.
    pub(crate) fn poison(span: Span) -> Typed {
        Typed::new(Expr::Const(Value::Unset), Type::Error, span)
    }

    pub(crate) fn bool(e: WordExpr, span: Span) -> Typed {
        Typed::new(Expr::Word(Box::new(e), Word::Bool), Type::Bool, span)
    }

    pub(crate) fn word(e: WordExpr, ty: Type, span: Span) -> Typed {
        let kind = word_kind(&ty);
        Typed::new(Expr::Word(Box::new(e), kind), ty, span)
    }

    pub(crate) fn real(e: RealExpr, ty: Type, span: Span) -> Typed {
        let kind = real_kind(&ty);
        Typed::new(Expr::Real(Box::new(e), kind), ty, span)
    }

    pub(crate) fn constant(v: Value, span: Span) -> Typed {
        let ty = v.ty();
        Typed::new(Expr::Const(v), ty, span)
    }

    /// Whether it is wrong, and was complained about.
    pub(crate) fn is_wrong(&self) -> bool {
        self.ty.is_error()
    }

    /// As a word expression.
    pub(crate) fn into_word(self) -> WordExpr {
        into_word(self.expr)
    }

    /// As a real expression.
    pub(crate) fn into_real(self) -> RealExpr {
        into_real(self.expr)
    }
}

/// A word-typed expression without the way through a value, where there is one.
pub(crate) fn into_word(e: Expr) -> WordExpr {
    match e {
        Expr::Word(w, _) => *w,
        Expr::Const(v) => match v.word() {
            Some(w) => WordExpr::Const(w),
            None => WordExpr::Value(Expr::Const(v)),
        },
        Expr::Local(slot, span) => WordExpr::Local(slot, span),
        other => WordExpr::Value(other),
    }
}

/// A real-typed expression without the way through a value, where there is one.
pub(crate) fn into_real(e: Expr) -> RealExpr {
    match e {
        Expr::Real(r, _) => *r,
        Expr::Const(v) => match v.real() {
            Some(d) => RealExpr::Const(d),
            None => RealExpr::Value(Expr::Const(v)),
        },
        Expr::Local(slot, span) => RealExpr::Local(slot, span),
        other => RealExpr::Value(other),
    }
}

/// Which word type a type is; what is no word type counts as a count.
pub(crate) fn word_kind(ty: &Type) -> Word {
    match ty {
        Type::Bool => Word::Bool,
        Type::Int => Word::Int,
        _ => Word::Count,
    }
}

/// Which real type a type is; what is no real type counts as a double.
pub(crate) fn real_kind(ty: &Type) -> Real {
    match ty {
        Type::Time => Real::Time,
        Type::Interval => Real::Interval,
        _ => Real::Double,
    }
}
