//! What may have run before a body: the callers of its function, and the handlers of its event or hook that are not of
//! lower priority; and which fields those have set or asked for, by themselves or in what they call.

use super::walk::{each_expr_of, each_stmt};
use super::{Body, Context};
use crate::syntax::ast::{AttrKind, Expr, ExprKind, Literal, StmtKind, UnaryOp};
use crate::types::{Name, RecordType, Type};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// The bodies by what they name.
pub(super) struct Before {
    bodies: Vec<Known>,
    /// The bodies of a function, event or hook.
    of: HashMap<Name, Vec<usize>>,
    /// The bodies that call it.
    callers: HashMap<Name, Vec<usize>>,
}

struct Known {
    name: Option<Name>,
    /// `None` where it is not known before it runs.
    priority: Option<i64>,
    /// The functions and hooks.
    calls: HashSet<Name>,
    /// The events, which run later.
    raises: HashSet<Name>,
    sets: HashSet<Field>,
    tests: HashSet<Field>,
}

/// A field by its record's type, or by its name alone where that is not written.
type Field = (Option<*const RecordType>, Name);

impl Before {
    pub fn new(cx: &Context, bodies: &[Body]) -> Before {
        let mut before = Before { bodies: Vec::new(), of: HashMap::new(), callers: HashMap::new() };
        for (i, body) in bodies.iter().enumerate() {
            let known = known(cx, body);
            if let Some(name) = &known.name {
                before.of.entry(name.clone()).or_default().push(i);
            }
            for name in known.calls.iter().chain(&known.raises) {
                before.callers.entry(name.clone()).or_default().push(i);
            }
            before.bodies.push(known);
        }
        before
    }

    /// Whether a field may be set for what ran before a body: a caller sets or tests it, or a handler that does not run
    /// later sets it.
    pub fn cares(&self, body: usize, record: &Rc<RecordType>, field: &str) -> bool {
        let (mut callers, mut handlers) = (HashSet::new(), HashSet::new());
        let mut open = vec![body];
        while let Some(i) = open.pop() {
            let Some(Known { name: Some(name), priority, .. }) = self.bodies.get(i) else { continue };
            let not_later = |j: &usize| match (priority, self.bodies.get(*j).map(|k| k.priority)) {
                (Some(here), Some(Some(there))) => there >= *here,
                _ => true,
            };
            handlers.extend(self.of.get(name).into_iter().flatten().filter(|j| **j != i && not_later(j)));
            for j in self.callers.get(name).into_iter().flatten() {
                if *j != body && callers.insert(*j) {
                    open.push(*j);
                }
            }
        }
        let is = |fields: &HashSet<Field>| {
            let whole = (Some(Rc::as_ptr(record)), Name::from(field));
            fields.contains(&whole) || fields.contains(&(None, whole.1))
        };
        self.any_within(callers, body, |known| is(&known.sets) || is(&known.tests))
            || self.any_within(handlers, body, |known| is(&known.sets))
    }

    /// Whether something holds of one of the bodies, or of one that they call, but for one.
    fn any_within(&self, bodies: HashSet<usize>, but: usize, holds: impl Fn(&Known) -> bool) -> bool {
        let mut reached = HashSet::from([but]);
        let mut open: Vec<usize> = bodies.into_iter().collect();
        while let Some(i) = open.pop() {
            let Some(known) = self.bodies.get(i).filter(|_| reached.insert(i)) else { continue };
            if holds(known) {
                return true;
            }
            open.extend(known.calls.iter().filter_map(|name| self.of.get(name)).flatten());
        }
        false
    }
}

fn known(cx: &Context, body: &Body) -> Known {
    let full = |name: &str| cx.global(name, body.module).map(|s| s.name.clone());
    let (mut calls, mut raises) = (HashSet::new(), HashSet::new());
    let (mut sets, mut tests) = (HashSet::new(), HashSet::new());
    each_expr_of(body.code, &mut |e| match &e.kind {
        ExprKind::Call(callee, _) => {
            if let ExprKind::Name(id) = &callee.kind {
                calls.extend(full(&id.name));
            }
        }
        ExprKind::Schedule(_, event, _) => raises.extend(full(&event.name)),
        ExprKind::Assign(_, place, _) => {
            if let ExprKind::Field(of, field) = &place.unparenthesised().kind {
                sets.extend(known_field(cx, of, &field.name));
            }
        }
        ExprKind::HasField(of, field) => tests.extend(known_field(cx, of, &field.name)),
        ExprKind::FieldInit(field, _) | ExprKind::FieldLambda(field, _) => {
            sets.insert((None, field.name.clone()));
        }
        _ => {}
    });
    each_stmt(body.code, &mut |s| {
        if let StmtKind::Event(event, _) = &s.kind {
            raises.extend(full(&event.name));
        }
    });
    let decl = body.decl;
    let priority = decl.map(|d| d.attrs.iter().find(|a| a.kind == AttrKind::Priority));
    let priority = match priority {
        Some(Some(attr)) => attr.value.as_deref().and_then(number),
        Some(None) | None => Some(0),
    };
    Known { name: decl.and_then(|d| full(&d.name.name)), priority, calls, raises, sets, tests }
}

fn known_field(cx: &Context, of: &Expr, field: &str) -> Option<Field> {
    match cx.ty(of) {
        Some(Type::Record(r)) => Some((Some(Rc::as_ptr(r)), field.into())),
        _ => None,
    }
}

/// A number that is written as such.
fn number(e: &Expr) -> Option<i64> {
    match &e.unparenthesised().kind {
        ExprKind::Literal(Literal::Count(n)) => i64::try_from(*n).ok(),
        ExprKind::Unary(UnaryOp::Negate, inner) => number(inner).map(|n| -n),
        _ => None,
    }
}
