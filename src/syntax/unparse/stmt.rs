//! Statements as text.

use super::Writer;
use crate::syntax::ast::*;

impl Writer<'_> {
    pub(super) fn stmt(&mut self, s: &Stmt) {
        match &s.kind {
            StmtKind::Block(stmts) => self.block(stmts),
            StmtKind::Assert(e, message) => {
                self.add("assert ");
                let quotes = std::mem::replace(&mut self.quotes, true);
                self.expr(e);
                if let Some(message) = message {
                    self.add(", ");
                    self.expr(message);
                }
                self.done();
                self.quotes = quotes;
            }
            StmtKind::Print(items) => {
                self.add("print ");
                self.exprs(items);
                self.done();
            }
            StmtKind::Event(name, args) => {
                self.add("event ");
                self.event(name, args);
                self.done();
            }
            StmtKind::If(cond, then, other) => {
                self.add("if (");
                self.expr(cond);
                self.add(")");
                self.blank();
                self.indented(|out| out.stmt(then));
                if let Some(other) = other.as_ref().filter(|other| other.kind != StmtKind::Empty) {
                    self.add("else");
                    self.indented(|out| out.stmt(other));
                }
            }
            StmtKind::Switch(subject, cases) => {
                self.add("switch ");
                self.expr(subject);
                self.blank();
                self.add("{");
                self.indented(|out| cases.iter().for_each(|case| out.case(case)));
                self.add("}");
                self.line();
            }
            StmtKind::For(head, over, body) => {
                self.add("for ([");
                for (i, key) in head.keys.iter().enumerate() {
                    self.add(&key.name);
                    if i > 0 {
                        self.add(",");
                    }
                }
                self.add("]");
                if let Some(value) = &head.value {
                    self.add(&format!(", {}", value.name));
                }
                self.add(" in ");
                self.expr(over);
                self.add(")");
                self.blank();
                self.indented(|out| out.stmt(body));
            }
            StmtKind::While(cond, body) => {
                self.add("while (");
                self.expr(cond);
                self.add(")");
                self.blank();
                self.indented(|out| out.stmt(body));
            }
            StmtKind::Next => self.word("next"),
            StmtKind::Break => self.word("break"),
            StmtKind::Fallthrough => self.word("fallthrough"),
            StmtKind::Return(value) => {
                self.add("return ");
                if let Some(value) = value {
                    self.add("(");
                    self.operand(value);
                    self.add(")");
                }
                self.done();
            }
            StmtKind::Local(local) => {
                if let Some(init) = &local.init {
                    self.name(&local.name);
                    self.add(" = ");
                    self.initialiser(local.ty.as_deref(), &init.value);
                }
                self.done();
            }
            StmtKind::When(when) => self.when(when),
            StmtKind::Expr(e) => {
                self.expr(e);
                self.done();
            }
            StmtKind::Empty => self.done(),
        }
    }

    fn word(&mut self, word: &str) {
        self.add(word);
        self.blank();
        self.done();
    }

    fn block(&mut self, stmts: &[Stmt]) {
        if stmts.is_empty() {
            return self.done();
        }
        self.add("{ ");
        self.line();
        for s in stmts {
            self.stmt(s);
            self.line();
        }
        self.add("}");
    }

    fn case(&mut self, case: &Case) {
        match &case.labels {
            CaseLabels::Values(values) => {
                self.add("case ");
                self.exprs(values);
            }
            CaseLabels::Types(types) => {
                self.add("case ");
                self.list(types, |out, (ty, name)| {
                    out.add("type ");
                    out.ty(ty);
                    if let Some(name) = name {
                        out.add(&format!(" as {}", name.name));
                    }
                });
            }
            CaseLabels::Default => self.add("default"),
        }
        self.add(":");
        self.indented(|out| out.block(&case.body));
    }

    /// Braces become the constructor of what is declared.
    fn initialiser(&mut self, ty: Option<&Type>, value: &Expr) {
        match (ty.map(|t| &t.kind), &value.kind) {
            (Some(TypeKind::Table(..)), ExprKind::Braces(items)) => self.constructor("table", items, &[]),
            (Some(TypeKind::Set(_)), ExprKind::Braces(items)) => self.constructor("set", items, &[]),
            (Some(TypeKind::Vector(_)), ExprKind::Braces(items)) => self.constructor("vector", items, &[]),
            _ => self.operand(value),
        }
    }

    fn when(&mut self, when: &When) {
        self.add("when ");
        if let Some(captures) = when.captures.as_ref().filter(|c| !c.is_empty()) {
            self.add("[");
            self.list(captures, |out, capture| {
                out.add(if capture.copy { "copy " } else { "" });
                out.add(&capture.name.name);
            });
            self.add("]");
        }
        self.add("(");
        self.expr(&when.cond);
        self.add(")");
        self.blank();
        self.indented(|out| out.stmt(&when.body));
        if let Some((after, body)) = &when.timeout {
            self.blank();
            self.add("timeout");
            self.blank();
            self.expr(after);
            self.blank();
            self.indented(|out| out.stmt(body));
        }
    }
}

/// The locals that are declared without a value, in order, outside of lambdas.
pub(super) fn uninitialised(s: &Stmt, names: &mut Vec<String>) {
    match &s.kind {
        StmtKind::Local(local) if local.init.is_none() => names.push(local.name.name.to_string()),
        StmtKind::Block(stmts) => stmts.iter().for_each(|s| uninitialised(s, names)),
        StmtKind::If(_, then, other) => {
            uninitialised(then, names);
            if let Some(other) = other {
                uninitialised(other, names);
            }
        }
        StmtKind::For(_, _, body) | StmtKind::While(_, body) => uninitialised(body, names),
        StmtKind::Switch(_, cases) => {
            for case in cases {
                if let CaseLabels::Types(types) = &case.labels {
                    names.extend(types.iter().filter_map(|(_, name)| Some(name.as_ref()?.name.to_string())));
                }
                case.body.iter().for_each(|s| uninitialised(s, names));
            }
        }
        StmtKind::Local(_)
        | StmtKind::Assert(..)
        | StmtKind::Print(_)
        | StmtKind::Event(..)
        | StmtKind::Next
        | StmtKind::Break
        | StmtKind::Fallthrough
        | StmtKind::Return(_)
        | StmtKind::When(_)
        | StmtKind::Expr(_)
        | StmtKind::Empty => {}
    }
}
