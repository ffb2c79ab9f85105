//! Count arithmetic that is sure to go below zero.
//!
//! A body is walked along its paths with what is known of its count variables and of the sizes of containers: the
//! least and the greatest value. Assignments, tests and steps say so; where two ways meet, what holds for both is kept.
//! A count variable is changed by its own body alone, since lambdas and `when` capture copies. A container may be
//! reached by other names: whatever may change any container forgets all sizes, and so does every call. What a loop may
//! change is unknown in it and after it. So what is told is sure, wherever the statement is reached at all.

use super::range::{By, Range, State, compare, opposite, turned};
use super::walk::{Paths, each_expr, each_expr_of, each_stmt, lambda, parts};
use super::{Body, Context, Finding, path};
use crate::diagnostic::{Diagnostic, codes};
use crate::source::Span;
use crate::syntax::ast::{
    AssignOp, BaseType, BinaryOp, CaseLabels, Expr, ExprKind, Literal, Stmt, StmtKind, TypeKind, UnaryOp,
};
use crate::types::Type;
use std::collections::HashSet;

struct Walk<'a, 'b> {
    cx: &'a Context<'a>,
    found: &'b mut Vec<Finding>,
    /// The variables that are counts.
    counts: HashSet<String>,
    /// How many loops enclose this.
    loops: usize,
}

pub(super) fn look(cx: &Context, body: &Body, found: &mut Vec<Finding>) {
    let counts = body.signature.params.iter().filter(|p| is_count(&p.ty)).map(|p| p.name.name.to_string()).collect();
    let mut walk = Walk { cx, found, counts, loops: 0 };
    walk.stmt(body.code, &mut State::default());
}

fn is_count(ty: &crate::syntax::ast::Type) -> bool {
    matches!(ty.kind, TypeKind::Base(BaseType::Count))
}

impl Paths for Walk<'_, '_> {
    type State = State;

    fn join(a: State, b: State) -> State {
        State::join(a, b)
    }

    fn visit(&mut self, e: &Expr, state: &mut State) {
        self.expr(e, state);
    }

    fn test(&mut self, e: &Expr, state: &State) -> Option<(State, State)> {
        match &e.kind {
            ExprKind::Literal(Literal::Bool(true)) => Some((state.clone(), State::gone())),
            ExprKind::Literal(Literal::Bool(false)) => Some((State::gone(), state.clone())),
            ExprKind::Binary(op, a, b) if is_comparison(*op) => {
                let mut yes = state.clone();
                let (left, right) = (self.expr(a, &mut yes), self.expr(b, &mut yes));
                let mut no = yes.clone();
                if let (Some(left), Some(right)) = (left, right)
                    && !(acts(a) || acts(b))
                {
                    for (thing, op, other) in [(a, *op, right), (b, turned(*op), left)] {
                        if let Some(key) = self.key(thing) {
                            compare(&mut yes, &key, op, other, (e.span, By::Test));
                            compare(&mut no, &key, opposite(op), other, (e.span, By::Failure));
                        }
                    }
                }
                Some((yes, no))
            }
            _ => None,
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
                let before = state.clone();
                self.loops += 1;
                let (mut yes, no) = self.condition(cond, state);
                self.stmt(body, &mut yes);
                self.loops -= 1;
                // Who breaks off leaves while the condition holds.
                *state = if breaks(body) { before } else { no };
            }
            StmtKind::For(_, over, body) => {
                self.expr(over, state);
                self.weaken(s, state);
                self.loops += 1;
                self.stmt(body, &mut state.clone());
                self.loops -= 1;
            }
            StmtKind::Switch(subject, cases) => {
                self.expr(subject, state);
                self.weaken(s, state);
                if let Some(key) = self.key(subject) {
                    state.known.remove(&key);
                }
                for case in cases {
                    if let CaseLabels::Types(types) = &case.labels {
                        types.iter().filter_map(|(_, id)| id.as_ref()).for_each(|id| self.unknown(&id.name, state));
                    }
                    let mut inside = state.clone();
                    case.body.iter().for_each(|s| self.stmt(s, &mut inside));
                }
            }
            StmtKind::When(w) => {
                if let Some((after, body)) = &w.timeout {
                    self.expr(after, state);
                    self.stmt(body, &mut State::default());
                }
                // It runs later, or as far as now on copies: nothing is known of them.
                let (mut yes, _) = self.condition(&w.cond, &State::default());
                self.stmt(&w.body, &mut yes);
                state.forget_sizes();
                state.left |= w.is_return;
            }
            StmtKind::Local(d) => {
                let value = d.init.as_ref().map(|init| (self.expr(&init.value, state), self.size(&init.value)));
                let (name, bars) = (d.name.name.to_string(), bars(&d.name.name));
                state.known.remove(&name);
                state.known.remove(&bars);
                let counts = match (&d.ty, &value) {
                    (Some(ty), _) => is_count(ty),
                    (None, Some((range, _))) => range.is_some(),
                    (None, None) => false,
                };
                if counts {
                    self.counts.insert(name.clone());
                } else {
                    self.counts.remove(&name);
                }
                match (value, &d.ty) {
                    (Some((Some(range), _)), _) if counts => {
                        state.set(&name, Range { from: d.name.span, by: By::Value, ..range });
                    }
                    (Some((_, Some((least, most)))), _) => {
                        state.set(&bars, Range { least, most, from: d.name.span, by: By::Value });
                    }
                    // It is made once, when the body begins.
                    (None, Some(ty)) if self.loops == 0 && is_container(ty) => {
                        state.set(&bars, Range::exactly(0, d.name.span));
                    }
                    _ => {}
                }
            }
            StmtKind::Return(value) => {
                if let Some(e) = value {
                    self.expr(e, state);
                }
                state.left = true;
            }
            StmtKind::Next | StmtKind::Break | StmtKind::Fallthrough => state.left = true,
            StmtKind::Print(list) | StmtKind::Event(_, list) => list.iter().for_each(|e| {
                self.expr(e, state);
            }),
            StmtKind::Expr(e) => {
                self.expr(e, state);
            }
            StmtKind::Empty => {}
        }
    }

    /// A variable of a type that nobody looked at.
    fn unknown(&mut self, name: &str, state: &mut State) {
        self.counts.remove(name);
        state.known.remove(name);
        state.known.remove(&bars(name));
    }

    /// Forgets what a loop or a switch may change.
    fn weaken(&self, s: &Stmt, state: &mut State) {
        let mut any = false;
        each_expr_of(s, &mut |e| match &e.kind {
            ExprKind::Assign(_, place, _) | ExprKind::Unary(UnaryOp::Increment | UnaryOp::Decrement, place) => {
                if let Some(name) = path(place) {
                    state.known.remove(&name);
                }
                any = true;
            }
            ExprKind::Call(..) | ExprKind::Add(_) | ExprKind::Delete(_) | ExprKind::Index(..) => any = true,
            _ => {}
        });
        each_stmt(s, &mut |s| match &s.kind {
            StmtKind::Local(d) => {
                state.known.remove(&*d.name.name);
                state.known.remove(&bars(&d.name.name));
            }
            StmtKind::For(head, ..) => {
                for id in head.keys.iter().chain(&head.value) {
                    state.known.remove(&*id.name);
                    state.known.remove(&bars(&id.name));
                }
            }
            StmtKind::When(_) => any = true,
            _ => {}
        });
        if any {
            state.forget_sizes();
        }
    }

    /// Under which name something is known: a count variable, or the size of a container that a variable holds.
    fn key(&self, e: &Expr) -> Option<String> {
        match &e.unparenthesised().kind {
            ExprKind::Name(id) if self.counts.contains(&*id.name) => Some(id.name.to_string()),
            ExprKind::Size(of) => match &of.unparenthesised().kind {
                ExprKind::Name(id) if matches!(self.cx.ty(of), Some(Type::Table(_) | Type::Vector(_))) => {
                    Some(bars(&id.name))
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// The least and the greatest size of the container that a constructor makes.
    fn size(&self, e: &Expr) -> Option<(u64, u64)> {
        match &e.unparenthesised().kind {
            ExprKind::VectorCtor(items) => Some((items.len() as u64, items.len() as u64)),
            ExprKind::SetCtor(items, _) | ExprKind::TableCtor(items, _) => {
                // Elements may be equal, and subnets or ranges of them say nothing else.
                Some((items.len().min(1) as u64, items.len() as u64))
            }
            _ => None,
        }
    }

    /// What an expression does; what is known of its value, where that is a count.
    fn expr(&mut self, e: &Expr, state: &mut State) -> Option<Range> {
        match &e.kind {
            ExprKind::Paren(inner) => self.expr(inner, state),
            ExprKind::Literal(Literal::Count(n)) => Some(Range::exactly(*n, Span::NONE)),
            ExprKind::Name(_) => self.key(e).map(|key| state.known.get(&key).copied().unwrap_or(Range::ANY)),
            ExprKind::Size(of) => {
                self.expr(of, state);
                self.key(e).map(|key| state.known.get(&key).copied().unwrap_or(Range::ANY))
            }
            ExprKind::Binary(BinaryOp::And | BinaryOp::Or, ..) | ExprKind::Unary(UnaryOp::Not, _) => {
                let (yes, no) = self.condition(e, state);
                *state = State::join(yes, no);
                None
            }
            ExprKind::Binary(op, a, b) => {
                let (left, right) = (self.expr(a, state), self.expr(b, state));
                let (left, right) = (left?, right?);
                match op {
                    BinaryOp::Add => Some(left.plus(right)),
                    BinaryOp::Sub => {
                        let constant = |e: &Expr| matches!(e.unparenthesised().kind, ExprKind::Literal(_));
                        if left.most < right.least && !state.left && !(constant(a) && constant(b)) {
                            self.tell(e, (a, left), Some((b, right)));
                        }
                        Some(left.minus(right))
                    }
                    BinaryOp::Mul | BinaryOp::Div | BinaryOp::Mod => Some(Range::ANY),
                    _ => None,
                }
            }
            ExprKind::WhenLocal(id, value) => {
                self.expr(value, state);
                self.unknown(&id.name, state);
                None
            }
            ExprKind::Cond(c, a, b) => {
                let (mut yes, mut no) = self.condition(c, state);
                let (first, second) = (self.expr(a, &mut yes), self.expr(b, &mut no));
                *state = State::join(yes, no);
                first.zip(second).map(|(a, b)| a.hull(b))
            }
            ExprKind::Unary(op @ (UnaryOp::Increment | UnaryOp::Decrement), place) => {
                let old = self.expr(place, state);
                let (key, old) = (self.key(place)?, old?);
                let one = Range::exactly(1, Span::NONE);
                let new = if *op == UnaryOp::Increment { old.plus(one) } else { old.minus(one) };
                if *op == UnaryOp::Decrement && old.most == 0 && !state.left {
                    self.tell(e, (place, old), None);
                }
                state.set(&key, Range { from: e.span, by: By::Value, ..new });
                Some(new)
            }
            ExprKind::Assign(op, place, value) => {
                let new = self.expr(value, state);
                let size = self.size(value);
                match (&place.unparenthesised().kind, self.key(place)) {
                    (ExprKind::Name(_), Some(key)) => {
                        let old = state.known.get(&key).copied().unwrap_or(Range::ANY);
                        let by = new.unwrap_or(Range::ANY);
                        let after = match op {
                            AssignOp::Set => by,
                            AssignOp::Add => old.plus(by),
                            AssignOp::Sub => {
                                if old.most < by.least && !state.left {
                                    self.tell(e, (place, old), Some((value, by)));
                                }
                                old.minus(by)
                            }
                        };
                        state.set(&key, Range { from: e.span, by: By::Value, ..after });
                        Some(after)
                    }
                    (ExprKind::Name(id), None) => {
                        let bars = bars(&id.name);
                        if *op == AssignOp::Set {
                            state.known.remove(&bars);
                        } else {
                            state.forget_sizes();
                        }
                        if let (AssignOp::Set, Some((least, most))) = (op, size) {
                            state.set(&bars, Range { least, most, from: e.span, by: By::Value });
                        }
                        None
                    }
                    _ => {
                        parts(place).into_iter().for_each(|p| {
                            self.expr(p, state);
                        });
                        state.forget_sizes();
                        None
                    }
                }
            }
            _ => {
                parts(e).into_iter().for_each(|p| {
                    self.expr(p, state);
                });
                let reads_vector =
                    matches!(&e.kind, ExprKind::Index(of, _) if matches!(self.cx.ty(of), Some(Type::Vector(_))));
                let changes = matches!(
                    e.kind,
                    ExprKind::Call(..)
                        | ExprKind::Hook(_)
                        | ExprKind::Add(_)
                        | ExprKind::Delete(_)
                        | ExprKind::Index(..)
                );
                if changes && !reads_vector || lambda(e).is_some() {
                    state.forget_sizes();
                }
                None
            }
        }
    }

    /// Tells of `left - right`, or of `left` less one, as it is written at a place.
    fn tell(&mut self, at: &Expr, left: (&Expr, Range), right: Option<(&Expr, Range)>) {
        // As it is written, on one line.
        let text = |e: &Expr| (self.cx.text)(e.span).split_whitespace().collect::<Vec<_>>().join(" ");
        let mut facts = Vec::new();
        let mut labels = Vec::new();
        for (e, range) in std::iter::once(left).chain(right) {
            let is_literal = matches!(e.unparenthesised().kind, ExprKind::Literal(_));
            let Some(words) = range.words().filter(|_| !is_literal) else { continue };
            let fact = format!("`{}` is {words}", text(e.unparenthesised()));
            labels.push(match range.by {
                By::Value => (range.from, format!("{fact} from here on")),
                By::Test => (range.from, format!("{fact} where this holds")),
                By::Failure => (range.from, format!("{fact} where this does not hold")),
            });
            facts.push(fact);
        }
        let message = format!("`{}` is below zero, and a count never is: {} here", text(at), facts.join(" and "));
        let d = Diagnostic::warning(codes::SURE_UNDERFLOW, at.span, message);
        let d = labels.into_iter().fold(d, |d, (from, fact)| d.label(from, fact));
        let by = right.map_or("1".to_owned(), |(e, _)| text(e));
        let from = text(left.0);
        let guard = match left.0.unparenthesised().kind {
            ExprKind::Literal(_) => format!("guard with `if ( {by} <= {from} )`"),
            _ => format!("guard with `if ( {from} >= {by} )`"),
        };
        self.found.push(Finding::certain(d.help(match at.kind {
            ExprKind::Binary(..) => format!("{guard}, or write `+{from} - {by}` for an int"),
            _ => guard,
        })));
    }
}

/// The name by which the size of a variable's container is known.
fn bars(name: &str) -> String {
    format!("|{name}|")
}

fn is_container(ty: &crate::syntax::ast::Type) -> bool {
    matches!(ty.kind, TypeKind::Table(..) | TypeKind::Set(_) | TypeKind::Vector(_))
}

/// Whether an expression may change something.
fn acts(e: &Expr) -> bool {
    let mut found = false;
    each_expr(e, &mut |e| {
        found |= matches!(
            e.kind,
            ExprKind::Assign(..)
                | ExprKind::Unary(UnaryOp::Increment | UnaryOp::Decrement, _)
                | ExprKind::Call(..)
                | ExprKind::Add(_)
                | ExprKind::Delete(_)
                | ExprKind::Index(..)
        );
    });
    found
}

/// Whether a loop with that body is left by `break`.
fn breaks(body: &Stmt) -> bool {
    let mut found = false;
    each_stmt(body, &mut |s| found |= matches!(s.kind, StmtKind::Break));
    found
}

fn is_comparison(op: BinaryOp) -> bool {
    use BinaryOp::*;
    matches!(op, Lt | Le | Gt | Ge | Eq | Ne)
}
