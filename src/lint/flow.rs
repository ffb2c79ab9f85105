//! Optional fields that are read where nothing has set or tested them.
//!
//! A body is walked along its paths with the fields that are known to be set (tested by `?$`, assigned, or read before,
//! which would have failed) and those that are known to have no value: of a record that was made here and has not been
//! handed to anybody since, deleted here, or tested by `?$` with nothing called since that could have set them. A
//! reading is certain to fail where it has no value, and mistaken where the way on which a test found none leads to it
//! without any other decision: both are told always.
//!
//! A field of which the body says nothing is told only when all is asked for, and only of a parameter that the body has
//! handed to nobody before, who could have set it, and only where no caller and no handler that runs earlier sets or
//! tests the field: most such fields were set by these, or by what the protocol promises. Of what is told always there is nothing in the scripts that the reference
//! comes with (base and policy, 513 files).

use super::walk::{Paths, each_expr, each_expr_of, each_stmt, lambda, parts};
use super::{Body, Context, Finding, path};
use crate::diagnostic::{Diagnostic, codes};
use crate::source::Span;
use crate::syntax::ast::{AssignOp, BinaryOp, CaseLabels, Expr, ExprKind, Stmt, StmtKind, UnaryOp};
use crate::types::{Field, RecordType, Type};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

#[derive(Clone, Default)]
struct State {
    set: HashSet<String>,
    /// Of records that were made here, and that nobody else knows; and where.
    unset: HashMap<String, Span>,
    /// Of any record: a test said so, or it was deleted; and where.
    tested: HashMap<String, Span>,
    /// A test said so on a way that has led here without another decision; and where.
    passed: HashMap<String, Span>,
    /// What somebody else has got, who may have set any field of it.
    handed: HashSet<String>,
    /// Nothing goes on from here.
    left: bool,
}

struct Walk<'a, 'b> {
    cx: &'a Context<'a>,
    module: &'a str,
    found: &'b mut Vec<Finding>,
    /// Whether what may have run before has set a field, or asked whether it is set.
    cared_for: &'b dyn Fn(&Rc<RecordType>, &str) -> bool,
    told: HashSet<Span>,
    /// The parameters of the body.
    params: HashSet<&'a str>,
    /// How many loops enclose this.
    loops: usize,
}

pub(super) fn look(
    cx: &Context,
    body: &Body,
    cared_for: &dyn Fn(&Rc<RecordType>, &str) -> bool,
    found: &mut Vec<Finding>,
) {
    let params = body.signature.params.iter().map(|p| &*p.name.name).collect();
    let mut walk = Walk { cx, module: body.module, found, cared_for, told: HashSet::new(), params, loops: 0 };
    let mut state = State::default();
    walk.stmt(body.code, &mut state);
}

impl State {
    /// Forgets all of what a path leads to.
    fn forget(&mut self, path: &str) {
        let below = format!("{path}$");
        let keep = |p: &String| p != path && !p.starts_with(&below);
        self.set.retain(keep);
        self.unset.retain(|p, _| keep(p));
        self.tested.retain(|p, _| keep(p));
        self.passed.retain(|p, _| keep(p));
    }

    fn learn(&mut self, path: &str) {
        self.unset.remove(path);
        self.tested.remove(path);
        self.passed.remove(path);
        self.set.insert(path.to_owned());
    }

    /// Somebody else may have set what has been tested.
    fn distrust(&mut self) {
        self.tested.clear();
        self.passed.clear();
    }

    /// A field of that name is set, of a record that may have other names.
    fn assigned(&mut self, field: &str) {
        let other = |p: &String| p.rsplit('$').next() != Some(field);
        self.tested.retain(|p, _| other(p));
        self.passed.retain(|p, _| other(p));
    }

    /// What holds whichever of two ways was taken.
    fn join(a: State, b: State) -> State {
        match (a.left, b.left) {
            (true, false) => b,
            (false, true) => a,
            (true, true) | (false, false) => {
                let mut both = State {
                    set: a.set.intersection(&b.set).cloned().collect(),
                    unset: a.unset.into_iter().filter(|(p, _)| b.unset.contains_key(p)).collect(),
                    handed: a.handed.union(&b.handed).cloned().collect(),
                    left: a.left && b.left,
                    ..State::default()
                };
                for (path, at) in a.tested.iter().chain(&b.tested).chain(&a.passed).chain(&b.passed) {
                    let sure = a.tested.contains_key(path) && b.tested.contains_key(path);
                    if sure { &mut both.tested } else { &mut both.passed }.insert(path.clone(), *at);
                }
                both
            }
        }
    }
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
            ExprKind::HasField(of, field) => {
                let mut yes = state.clone();
                self.expr(of, &mut yes);
                let mut no = yes.clone();
                if let Some(p) = path(of) {
                    let whole = format!("{p}${}", field.name);
                    if !no.set.contains(&whole) {
                        no.passed.remove(&whole);
                        no.tested.entry(whole.clone()).or_insert(e.span);
                    }
                    yes.learn(&whole);
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
                let before = std::mem::take(&mut state.passed);
                let (mut yes, mut no) = self.condition(cond, state);
                self.stmt(then, &mut yes);
                if let Some(otherwise) = otherwise {
                    self.stmt(otherwise, &mut no);
                }
                // What is decided here may hang together with what was tested, unless nothing comes of it.
                let idle = !(yes.left || no.left || calls(s));
                let still = before.into_iter().filter(|(p, _)| idle && !yes.set.contains(p) && !no.set.contains(p));
                let still: Vec<_> = still.collect();
                *state = State::join(yes, no);
                state.passed.extend(still);
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
                self.loops += 1;
                let (mut yes, no) = self.condition(cond, state);
                self.stmt(body, &mut yes);
                self.loops -= 1;
                *state = no;
                self.weaken(s, state);
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
                state.distrust();
                state.left |= w.is_return;
            }
            StmtKind::Local(d) => {
                if let Some(init) = &d.init {
                    self.expr(&init.value, state);
                }
                state.forget(&d.name.name);
                let made = match &d.init {
                    Some(init) => self.constructed(&init.value),
                    // What has no value in its declaration is made once: in a loop it is what the last turn made of it.
                    None if self.loops > 0 => None,
                    None => d.ty.as_ref().and_then(|t| self.named_record(t)).map(|fields| (fields, Vec::new())),
                };
                let at = d.init.as_ref().map_or(d.name.span, |init| init.value.span);
                if let Some((fields, given)) = made {
                    for f in fields.iter().filter(|f| is_optional(f) && !given.contains(&&*f.name)) {
                        state.unset.insert(format!("{}${}", d.name.name, f.name), at);
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
        state.distrust();
        each_expr_of(s, &mut |e| match &e.kind {
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
        each_stmt(s, &mut |s| match &s.kind {
            StmtKind::Local(d) => state.forget(&d.name.name),
            StmtKind::For(head, ..) => head.keys.iter().chain(&head.value).for_each(|id| state.forget(&id.name)),
            StmtKind::Switch(_, cases) => {
                for case in cases {
                    if let CaseLabels::Types(types) = &case.labels {
                        types.iter().filter_map(|(_, id)| id.as_ref()).for_each(|id| state.forget(&id.name));
                    }
                }
            }
            _ => {}
        });
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
                        state.handed.insert(p);
                    }
                    (ExprKind::List(_), None) => state.distrust(),
                    _ if *op == AssignOp::Set => parts(place).into_iter().for_each(|p| self.expr(p, state)),
                    _ => {}
                }
                if let ExprKind::Field(_, field) = &place.unparenthesised().kind {
                    state.assigned(&field.name);
                }
                // Two names for one record: what is done by one is seen by the other.
                self.hand_over(value, state);
            }
            ExprKind::Delete(inner) => match path(inner) {
                Some(p) => {
                    state.forget(&p);
                    state.tested.insert(p, e.span);
                }
                None => parts(inner).into_iter().for_each(|p| self.expr(p, state)),
            },
            ExprKind::Call(callee, args) => {
                self.expr(callee, state);
                args.iter().for_each(|a| self.expr(a, state));
                args.iter().for_each(|a| self.hand_over(a, state));
                state.distrust();
            }
            ExprKind::Lambda(_) | ExprKind::FieldLambda(..) => {
                let captured = lambda(e).into_iter().flat_map(|l| l.captures.iter().flatten());
                captured.for_each(|c| state.unset.retain(|p, _| !p.starts_with(&format!("{}$", c.name.name))));
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
                state.unset.retain(|u, _| !u.starts_with(&below));
                state.handed.insert(p);
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
        let tested = state.tested.get(&whole).copied();
        let passed = state.passed.get(&whole).copied();
        let made = state.unset.get(&whole).copied();
        let certain = made.is_some() || tested.is_some();
        state.learn(&whole);
        let is_told = certain || passed.is_some() || self.is_untouched(&p, state) && !(self.cared_for)(r, field);
        if state.left || !is_told || !self.told.insert(e.span) {
            return;
        }
        let message =
            if certain { format!("`{whole}` has no value here") } else { format!("`{whole}` may have no value here") };
        let mut d = Diagnostic::warning(codes::UNTESTED_FIELD, e.span, message).label(f.span, "declared `&optional`");
        if let Some(at) = made {
            d = d.label(at, format!("made without `${field}`")).note("no value");
        } else if let Some(at) = tested {
            d = d.label(at, "after this it has none").note("no value");
        } else if let Some(at) = passed {
            d = d.label(at, "even without a value the body goes on").note("no value then");
        }
        let d = d.help(format!("guard with `if ( {p}?${field} )`"));
        self.found.push(if certain || passed.is_some() { Finding::certain(d) } else { Finding::possible(d) });
    }

    /// Whether a record is a parameter, or in one, of which the body has let nobody know.
    fn is_untouched(&self, record: &str, state: &State) -> bool {
        let mut outer = record.match_indices('$').map(|(i, _)| &record[..i]).chain([record]);
        let root = record.split('$').next().unwrap_or(record);
        self.params.contains(root) && !outer.any(|part| state.handed.contains(part))
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

/// Whether something is called in a statement.
fn calls(s: &Stmt) -> bool {
    let mut found = false;
    each_expr_of(s, &mut |e| found |= matches!(e.kind, ExprKind::Call(..) | ExprKind::Hook(_)));
    found
}

fn fields(r: &RecordType) -> Vec<Field> {
    r.fields().iter().cloned().collect()
}

fn is_optional(f: &Field) -> bool {
    f.optional && f.default.get().is_none()
}
