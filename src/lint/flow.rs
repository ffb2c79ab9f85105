//! Optional fields that are read where nothing has set or tested them.
//!
//! A body is walked along its paths with two sets of fields: those that are known to be set (tested by `?$`, assigned,
//! or read before, which would have failed), and those that are known to be unset, of a record that was made here and
//! has not been handed to anybody since. Reading one of the second is certain to fail; reading one that is in neither
//! set is only possible to.

use super::walk::{each_expr, lambda, parts};
use super::{Body, Context, Finding, path};
use crate::diagnostic::{Diagnostic, codes};
use crate::source::Span;
use crate::syntax::ast::{AssignOp, BinaryOp, Expr, ExprKind, Stmt, StmtKind, UnaryOp};
use crate::types::{Field, RecordType, Type};
use std::collections::HashSet;

#[derive(Clone, Default)]
struct State {
    set: HashSet<String>,
    unset: HashSet<String>,
    /// Nothing goes on from here.
    left: bool,
}

struct Walk<'a, 'b> {
    cx: &'a Context<'a>,
    module: &'a str,
    found: &'b mut Vec<Finding>,
    told: HashSet<Span>,
}

pub(super) fn look(cx: &Context, body: &Body, found: &mut Vec<Finding>) {
    let mut walk = Walk { cx, module: body.module, found, told: HashSet::new() };
    let mut state = State::default();
    walk.stmt(body.code, &mut state);
}

impl State {
    /// Forgets all of what a path leads to.
    fn forget(&mut self, path: &str) {
        let below = format!("{path}$");
        let keep = |p: &String| p != path && !p.starts_with(&below);
        self.set.retain(keep);
        self.unset.retain(keep);
    }

    fn learn(&mut self, path: &str) {
        self.unset.remove(path);
        self.set.insert(path.to_owned());
    }

    /// What holds whichever of two ways was taken.
    fn join(a: State, b: State) -> State {
        match (a.left, b.left) {
            (true, false) => b,
            (false, true) => a,
            (true, true) | (false, false) => State {
                set: a.set.intersection(&b.set).cloned().collect(),
                unset: a.unset.intersection(&b.unset).cloned().collect(),
                left: a.left && b.left,
            },
        }
    }
}

impl Walk<'_, '_> {
    fn stmt(&mut self, s: &Stmt, state: &mut State) {
        match &s.kind {
            StmtKind::Block(list) => list.iter().for_each(|s| self.stmt(s, state)),
            StmtKind::If(cond, then, otherwise) => {
                let (mut yes, mut no) = self.condition(cond, state);
                self.stmt(then, &mut yes);
                if let Some(otherwise) = otherwise {
                    self.stmt(otherwise, &mut no);
                }
                *state = State::join(yes, no);
            }
            StmtKind::Assert(cond, message) => {
                let (yes, mut no) = self.condition(cond, state);
                if let Some(m) = message {
                    self.expr(m, &mut no);
                }
                *state = yes;
            }
            StmtKind::While(cond, body) => {
                self.weaken(s, state);
                let (mut yes, no) = self.condition(cond, state);
                self.stmt(body, &mut yes);
                *state = no;
                self.weaken(s, state);
            }
            StmtKind::For(_, over, body) => {
                self.expr(over, state);
                self.weaken(s, state);
                let mut inside = state.clone();
                self.stmt(body, &mut inside);
                self.weaken(s, state);
            }
            StmtKind::Switch(subject, cases) => {
                self.expr(subject, state);
                self.weaken(s, state);
                for case in cases {
                    let mut inside = state.clone();
                    case.body.iter().for_each(|s| self.stmt(s, &mut inside));
                }
            }
            StmtKind::When(w) => {
                // It runs later: nothing is known then.
                let (mut yes, _) = self.condition(&w.cond, &State::default());
                self.stmt(&w.body, &mut yes);
                if let Some((_, body)) = &w.timeout {
                    self.stmt(body, &mut State::default());
                }
                state.unset.clear();
            }
            StmtKind::Local(d) => {
                if let Some(init) = &d.init {
                    self.expr(&init.value, state);
                }
                state.forget(&d.name.name);
                let made = match &d.init {
                    Some(init) => self.constructed(&init.value),
                    None => d.ty.as_ref().and_then(|t| self.named_record(t)).map(|fields| (fields, Vec::new())),
                };
                if let Some((fields, given)) = made {
                    for f in fields.iter().filter(|f| is_optional(f) && !given.contains(&&*f.name)) {
                        state.unset.insert(format!("{}${}", d.name.name, f.name));
                    }
                    given.iter().for_each(|g| state.learn(&format!("{}${g}", d.name.name)));
                }
            }
            StmtKind::Return(value) => {
                if let Some(e) = value {
                    self.expr(e, state);
                }
                state.left = true;
            }
            StmtKind::Next | StmtKind::Break | StmtKind::Fallthrough => state.left = true,
            StmtKind::Print(list) | StmtKind::Event(_, list) => {
                list.iter().for_each(|e| self.expr(e, state));
                if matches!(s.kind, StmtKind::Event(..)) {
                    list.iter().for_each(|e| self.hand_over(e, state));
                }
            }
            StmtKind::Expr(e) => self.expr(e, state),
            StmtKind::Empty => {}
        }
    }

    /// Forgets what a loop or a switch may change in any turn.
    fn weaken(&mut self, s: &Stmt, state: &mut State) {
        super::walk::each_expr_of(s, &mut |e| match &e.kind {
            ExprKind::Assign(_, place, _) => {
                if let Some(p) = path(place) {
                    state.forget(&p);
                }
            }
            ExprKind::Delete(place) => {
                if let Some(p) = path(place) {
                    state.forget(&p);
                }
            }
            ExprKind::Call(_, args) => args.iter().for_each(|a| self.hand_over(a, state)),
            _ => {}
        });
        super::walk::each_stmt(s, &mut |s| {
            if let StmtKind::Local(d) = &s.kind {
                state.forget(&d.name.name);
            }
        });
    }

    /// What holds where a condition does, and where it does not.
    fn condition(&mut self, e: &Expr, state: &State) -> (State, State) {
        match &e.kind {
            ExprKind::Paren(inner) => self.condition(inner, state),
            ExprKind::Unary(UnaryOp::Not, inner) => {
                let (yes, no) = self.condition(inner, state);
                (no, yes)
            }
            ExprKind::Binary(BinaryOp::And, a, b) => {
                let (yes, no) = self.condition(a, state);
                let (both, second) = self.condition(b, &yes);
                (both, State::join(no, second))
            }
            ExprKind::Binary(BinaryOp::Or, a, b) => {
                let (yes, no) = self.condition(a, state);
                let (second, neither) = self.condition(b, &no);
                (State::join(yes, second), neither)
            }
            ExprKind::HasField(of, field) => {
                let mut yes = state.clone();
                self.expr(of, &mut yes);
                let no = yes.clone();
                if let Some(p) = path(of) {
                    yes.learn(&format!("{p}${}", field.name));
                }
                (yes, no)
            }
            _ => {
                let mut after = state.clone();
                self.expr(e, &mut after);
                (after.clone(), after)
            }
        }
    }

    fn expr(&mut self, e: &Expr, state: &mut State) {
        match &e.kind {
            ExprKind::Field(of, field) => {
                self.expr(of, state);
                self.read(e, of, &field.name, state);
            }
            ExprKind::HasField(of, _) => self.expr(of, state),
            ExprKind::Binary(BinaryOp::And | BinaryOp::Or, ..) | ExprKind::Unary(UnaryOp::Not, _) => {
                let (yes, no) = self.condition(e, state);
                *state = State::join(yes, no);
            }
            ExprKind::Cond(c, a, b) => {
                let (mut yes, mut no) = self.condition(c, state);
                self.expr(a, &mut yes);
                self.expr(b, &mut no);
                *state = State::join(yes, no);
            }
            ExprKind::Assign(op, place, value) => {
                self.expr(value, state);
                if *op != AssignOp::Set {
                    self.expr(place, state);
                }
                match (&place.unparenthesised().kind, path(place)) {
                    (_, Some(p)) => {
                        if let ExprKind::Field(of, _) = &place.unparenthesised().kind {
                            self.expr(of, state);
                        }
                        state.forget(&p);
                        state.learn(&p);
                    }
                    _ if *op == AssignOp::Set => parts(place).into_iter().for_each(|p| self.expr(p, state)),
                    _ => {}
                }
                // Two names for one record: what is done by one is seen by the other.
                self.hand_over(value, state);
            }
            ExprKind::Delete(inner) => match path(inner) {
                Some(p) => state.forget(&p),
                None => parts(inner).into_iter().for_each(|p| self.expr(p, state)),
            },
            ExprKind::Call(callee, args) => {
                self.expr(callee, state);
                args.iter().for_each(|a| self.expr(a, state));
                args.iter().for_each(|a| self.hand_over(a, state));
            }
            ExprKind::Lambda(_) | ExprKind::FieldLambda(..) => {
                let captured = lambda(e).into_iter().flat_map(|l| l.captures.iter().flatten());
                captured.for_each(|c| state.unset.retain(|p| !p.starts_with(&format!("{}$", c.name.name))));
            }
            _ => {
                parts(e).into_iter().for_each(|p| self.expr(p, state));
                if !matches!(e.kind, ExprKind::Copy(_) | ExprKind::Size(_) | ExprKind::Binary(..)) {
                    parts(e).into_iter().for_each(|p| self.hand_over(p, state));
                }
            }
        }
    }

    /// Whoever gets a record may set its fields.
    fn hand_over(&mut self, e: &Expr, state: &mut State) {
        each_expr(e, &mut |e| {
            if let Some(p) = path(e)
                && matches!(self.cx.ty(e), Some(Type::Record(_) | Type::Any) | None)
            {
                let below = format!("{p}$");
                state.unset.retain(|u| !u.starts_with(&below));
            }
        });
    }

    fn read(&mut self, e: &Expr, of: &Expr, field: &str, state: &mut State) {
        let (Some(p), Some(Type::Record(r))) = (path(of), self.cx.ty(of)) else { return };
        let Some(f) = r.index_of(field).and_then(|i| r.field(i)).filter(is_optional) else { return };
        let whole = format!("{p}${field}");
        if state.set.contains(&whole) {
            return;
        }
        let certain = state.unset.contains(&whole);
        state.learn(&whole);
        if state.left || !self.told.insert(e.span) {
            return;
        }
        let message =
            if certain { format!("{whole} has no value here") } else { format!("{whole} may have no value here") };
        let d = Diagnostic::warning(codes::UNTESTED_FIELD, e.span, message)
            .label(f.span, "declared &optional")
            .help(format!("guard with `if ( {p}?${field} )`"));
        self.found.push(if certain { Finding::certain(d) } else { Finding::possible(d) });
    }

    /// The fields of the record that a constructor makes, and the names of those that it gives.
    fn constructed<'e>(&self, e: &'e Expr) -> Option<(Vec<Field>, Vec<&'e str>)> {
        let ExprKind::Call(callee, args) = &e.unparenthesised().kind else { return None };
        let ExprKind::Name(id) = &callee.kind else { return None };
        let symbol = self.cx.global(&id.name, self.module)?;
        let (crate::check::SymbolKind::Type(_), Type::Record(r)) = (&symbol.kind, &symbol.ty) else { return None };
        let given = args.iter().filter_map(|a| match &a.kind {
            ExprKind::FieldInit(name, _) | ExprKind::FieldLambda(name, _) => Some(&*name.name),
            _ => None,
        });
        Some((fields(r), given.collect()))
    }

    fn named_record(&self, ty: &crate::syntax::ast::Type) -> Option<Vec<Field>> {
        let crate::syntax::ast::TypeKind::Named(id) = &ty.kind else { return None };
        match &self.cx.global(&id.name, self.module)?.ty {
            Type::Record(r) => Some(fields(r)),
            _ => None,
        }
    }
}

fn fields(r: &RecordType) -> Vec<Field> {
    r.fields().iter().cloned().collect()
}

fn is_optional(f: &Field) -> bool {
    f.optional && f.default.get().is_none()
}
