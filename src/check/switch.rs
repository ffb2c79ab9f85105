//! `switch`: over values and over types.

use super::Checker;
use super::scope::{Enclosing, Found};
use crate::diagnostic::{Diagnostic, codes};
use crate::program::{Slot, Stmt, Switch, TypeSwitch};
use crate::source::Span;
use crate::syntax::ast::{self, CaseLabels, StmtKind};
use crate::syntax::unparse;
use crate::types::{Type, same, same_exactly};
use crate::value::Value;
use std::collections::HashMap;

// Labels are constants of atomic types: nothing in them changes.
#[allow(clippy::mutable_key_type)]
impl Checker<'_> {
    /// `switch subject { … }`
    pub(crate) fn switch(&mut self, subject: &ast::Expr, cases: &[ast::Case], span: Span) -> Stmt {
        let looked_at = subject;
        let subject = self.expr(subject, None);
        let by_type = cases.iter().any(|c| matches!(c.labels, CaseLabels::Types(_)));
        let by_value = cases.iter().any(|c| matches!(c.labels, CaseLabels::Values(_)));
        if by_type && by_value {
            let first = |types: bool| {
                cases
                    .iter()
                    .find(|c| {
                        matches!(c.labels, CaseLabels::Types(_)) == types && !matches!(c.labels, CaseLabels::Default)
                    })
                    .map_or(span, |c| c.head)
            };
            let d = Diagnostic::error(
                codes::SWITCH_SUBJECT,
                Span::new(span.lo, span.lo + "switch".len() as u32),
                "a switch looks at values or at types, not at both",
            );
            self.tell(d.label(first(false), "at values").label(first(true), "at types"));
            return Stmt::Empty;
        }
        if !by_type && !subject.is_wrong() && !subject.ty.is_atomic() && !subject.ty.is_any() {
            let text = format!("a switch over values can't look at `{}`", subject.ty);
            let mut d = Diagnostic::error(codes::SWITCH_SUBJECT, subject.span, text);
            d = d.note(format!("this is `{}`", subject.ty));
            if matches!(subject.ty, Type::Table(_) | Type::Vector(_)) {
                d = d.help(format!(
                    "to look at its size, write `switch ( |{}| )`",
                    unparse::expr(looked_at.unparenthesised())
                ));
            }
            self.tell(d);
        }
        let mut default: Option<(usize, Span)> = None;
        for (i, case) in cases.iter().enumerate() {
            if matches!(case.labels, CaseLabels::Default) {
                if let Some((_, first)) = default {
                    let d = Diagnostic::error(codes::LABEL_TWICE, case.head, "a switch has one `default` only")
                        .label(first, "the first");
                    self.tell(d.told_at(told_of(case)));
                }
                default = Some((i, case.head));
            }
            self.case_end(case);
        }
        let default = default.map(|(i, _)| i);
        if by_type {
            return self.type_switch(subject, cases, default, span);
        }
        let mut labels: HashMap<Value, usize, foldhash::fast::RandomState> = HashMap::default();
        let mut spans: HashMap<Value, Span> = HashMap::new();
        let mut bodies = Vec::with_capacity(cases.len());
        for (i, case) in cases.iter().enumerate() {
            if let CaseLabels::Values(values) = &case.labels {
                for label in values {
                    let mark = self.problems.mark();
                    let value = self.label(label, &subject.ty);
                    let looks = format!("the switch looks at `{}`", subject.ty);
                    // Of a type that differs the reference speaks where the labels begin.
                    let begin = values.first().map_or(case.head, |v| v.span.end());
                    self.problems.amend(mark, |d| match d.code {
                        codes::BAD_LABEL if d.note.is_empty() && d.labels.is_empty() => {
                            d.label(subject.span, looks.clone())
                        }
                        codes::BAD_LABEL if d.labels.is_empty() => d.label(subject.span, looks.clone()).told_at(begin),
                        _ => d,
                    });
                    if let Some(v) = value {
                        if let Some(first) = spans.get(&v) {
                            let d = Diagnostic::error(codes::LABEL_TWICE, label.span, "this label stands twice")
                                .label(*first, "first here");
                            self.tell(d);
                            continue;
                        }
                        spans.insert(v.clone(), label.span);
                        labels.insert(v, i);
                    }
                }
            }
            bodies.push(self.case_body(case));
        }
        Stmt::Switch(Box::new(Switch { subject: subject.expr, labels, default, cases: bodies.into() }))
    }

    /// A `switch` that a syntax error ends: what stands in it.
    pub(super) fn unfinished_switch(&mut self, subject: &ast::Expr, cases: &[ast::Case]) {
        self.expr(subject, None);
        for case in cases {
            match &case.labels {
                CaseLabels::Values(values) => values.iter().for_each(|v| drop(self.expr(v, None))),
                CaseLabels::Types(types) => {
                    for (written, binding) in types {
                        let ty = self.ty(written);
                        if let Some(id) = binding {
                            self.case_variable(id, &ty);
                        }
                    }
                }
                CaseLabels::Default => {}
            }
            self.case_body(case);
        }
    }

    /// The variable of a case over types.
    fn case_variable(&mut self, id: &ast::Ident, ty: &Type) -> Option<Slot> {
        let slot = match self.names.find(id) {
            // Each case may use the name again.
            Found::Local(_) | Found::Closed(_) => {
                Some(self.names.scope().declare(id.name.clone(), ty.clone(), id.span))
            }
            _ => self.declare_local(id, ty),
        };
        if let Some(l) = self.names.scope().local_mut(&id.name) {
            l.is_case = true;
        }
        slot
    }

    fn case_body(&mut self, case: &ast::Case) -> Stmt {
        self.names.scope().enclosing.push(Enclosing::Switch);
        let body: Vec<Stmt> = case.body.iter().map(|s| self.stmt(s)).collect();
        self.names.scope().enclosing.pop();
        Stmt::Block(body.into())
    }

    /// A case ends in break, fallthrough or return; with a binding it can't fall through.
    fn case_end(&mut self, case: &ast::Case) {
        let last = case.body.last().map(last_of);
        let ends = matches!(last.map(|s| &s.kind), Some(StmtKind::Break | StmtKind::Fallthrough | StmtKind::Return(_)));
        if !ends {
            let text = "a case must end in `break`, `fallthrough` or `return`";
            let d = Diagnostic::error(codes::CASE_END, case.head, text).note("does not say how it ends");
            let d = d.help("end it in `break;`, or in `fallthrough;` to go on with the next case");
            self.tell(d.told_at(told_of(case)));
        }
        let binds = matches!(&case.labels, CaseLabels::Types(t) if t.iter().any(|(_, id)| id.is_some()));
        if binds {
            let mut found = Vec::new();
            case.body.iter().for_each(|s| fallthroughs(s, &mut found));
            for span in found {
                self.error(codes::CASE_END, span, "a case that names the value can't fall through");
            }
        }
    }

    fn label(&mut self, label: &ast::Expr, subject: &Type) -> Option<Value> {
        let inner = label.unparenthesised();
        let is_local = matches!(&inner.kind, ast::ExprKind::Name(id) if self.names.is_local(id));
        let (typed, frame) = if is_local {
            (self.expr(label, Some(subject)), 0)
        } else {
            self.names.enter_isolated();
            let typed = self.expr(label, Some(subject));
            (typed, self.names.leave_isolated())
        };
        if typed.is_wrong() || subject.is_error() {
            return None;
        }
        let constant = match &inner.kind {
            ast::ExprKind::Literal(_) => true,
            ast::ExprKind::Name(_) => !is_local,
            ast::ExprKind::Unary(ast::UnaryOp::Negate | ast::UnaryOp::Plus, e) => {
                matches!(e.kind, ast::ExprKind::Literal(_))
            }
            _ => false,
        };
        if !constant {
            self.error(codes::BAD_LABEL, label.span, "a label is a constant");
            return None;
        }
        let is_other_enum = matches!((&typed.ty, subject), (Type::Enum(_), Type::Enum(_)));
        if is_other_enum {
            self.mixed_enums(&typed, subject);
        }
        if !same_exactly(&typed.ty, subject) && !is_other_enum {
            let text = format!("this label is `{}`, but the switch looks at `{subject}`", typed.ty);
            self.tell(Diagnostic::error(codes::BAD_LABEL, label.span, text).note(format!("this is `{}`", typed.ty)));
            return None;
        }
        if let ast::ExprKind::Name(id) = &inner.kind
            && let Some(s) = self.names.global(id)
            && !s.is_const
        {
            let d = Diagnostic::error(codes::BAD_LABEL, label.span, "a label is a constant, this is a variable")
                .label(s.span, "declared here");
            self.tell(d);
            return None;
        }
        match self.host.value(&typed.expr, frame) {
            // Only the numbers of enums are compared.
            Some(Value::Enum(m)) if is_other_enum => match subject {
                Type::Enum(e) => e.member(m.value).map(Value::Enum),
                _ => None,
            },
            Some(v) => Some(v),
            None => {
                self.error(codes::BAD_LABEL, label.span, "a label is a constant");
                None
            }
        }
    }

    fn type_switch(&mut self, subject: super::Typed, cases: &[ast::Case], default: Option<usize>, span: Span) -> Stmt {
        let mut labels: Vec<(Type, Option<u32>, usize)> = Vec::new();
        let mut bodies = Vec::with_capacity(cases.len());
        for (i, case) in cases.iter().enumerate() {
            if let CaseLabels::Types(types) = &case.labels {
                for (written, binding) in types {
                    let ty = self.ty(written);
                    let slot = binding.as_ref().and_then(|id| self.case_variable(id, &ty));
                    if ty.is_error() {
                        continue;
                    }
                    if !subject.is_wrong() && !super::expr::castable(&subject.ty, &ty) {
                        let text = format!("a value of type `{}` can't be `{ty}`", subject.ty);
                        self.tell(Diagnostic::error(codes::BAD_LABEL, written.span, text).told_at(told_of(case)));
                        continue;
                    }
                    if labels.iter().any(|(t, _, _)| cast_alike(t, &ty)) {
                        let text = format!("the label `{ty}` stands twice");
                        self.tell(Diagnostic::error(codes::LABEL_TWICE, written.span, text).told_at(told_of(case)));
                        continue;
                    }
                    labels.push((ty, slot, i));
                }
            }
            bodies.push(self.case_body(case));
        }
        Stmt::TypeSwitch(Box::new(TypeSwitch {
            subject: subject.expr,
            labels: labels.into(),
            default,
            cases: bodies.into(),
            span,
        }))
    }
}

/// Where the reference speaks of a whole case: it is the last statement that it has read then.
fn told_of(case: &ast::Case) -> Span {
    case.body.last().map_or(case.head, |s| s.span.end())
}

/// Whether two types take the same values in a switch over types.
fn cast_alike(a: &Type, b: &Type) -> bool {
    same(a, b)
}

/// Where a statement falls through to the next case; nested switches are apart.
fn fallthroughs(s: &ast::Stmt, found: &mut Vec<Span>) {
    match &s.kind {
        StmtKind::Fallthrough => found.push(s.span),
        StmtKind::Block(list) => list.iter().for_each(|s| fallthroughs(s, found)),
        StmtKind::If(_, then, otherwise) => {
            fallthroughs(then, found);
            otherwise.iter().for_each(|s| fallthroughs(s, found));
        }
        StmtKind::For(_, _, body) | StmtKind::While(_, body) => fallthroughs(body, found),
        StmtKind::When(w) => {
            fallthroughs(&w.body, found);
            w.timeout.iter().for_each(|(_, s)| fallthroughs(s, found));
        }
        StmtKind::Assert(..)
        | StmtKind::Print(_)
        | StmtKind::Event(..)
        | StmtKind::Switch(..)
        | StmtKind::Next
        | StmtKind::Break
        | StmtKind::Return(_)
        | StmtKind::Local(_)
        | StmtKind::Expr(_)
        | StmtKind::Empty => {}
    }
}

/// The last statement that runs: the last of a block's.
fn last_of(s: &ast::Stmt) -> &ast::Stmt {
    match &s.kind {
        StmtKind::Block(list) => list.last().map_or(s, last_of),
        _ => s,
    }
}
