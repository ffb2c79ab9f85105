//! Ways through the tree.

use crate::syntax::ast::{BinaryOp, CaseLabels, Expr, ExprKind, Item, ItemKind, Lambda, Stmt, StmtKind, UnaryOp};
pub(super) use crate::syntax::walk::{each_expr, parts};

/// A walk along the paths of a body, with what is known on each.
pub(super) trait Paths {
    /// What is known.
    type State: Clone;

    /// What holds whichever of two ways was taken.
    fn join(a: Self::State, b: Self::State) -> Self::State;

    /// What an expression does.
    fn visit(&mut self, e: &Expr, state: &mut Self::State);

    /// What a condition that is no combination of others says where it holds, and where it does not; `None` where it
    /// says nothing.
    fn test(&mut self, e: &Expr, state: &Self::State) -> Option<(Self::State, Self::State)>;

    /// What holds where a condition does, and where it does not.
    fn condition(&mut self, e: &Expr, state: &Self::State) -> (Self::State, Self::State) {
        match &e.kind {
            ExprKind::Paren(inner) => self.condition(inner, state),
            ExprKind::Unary(UnaryOp::Not, inner) => {
                let (yes, no) = self.condition(inner, state);
                (no, yes)
            }
            ExprKind::Binary(BinaryOp::And, a, b) => {
                let (yes, no) = self.condition(a, state);
                let (both, second) = self.condition(b, &yes);
                (both, Self::join(no, second))
            }
            ExprKind::Binary(BinaryOp::Or, a, b) => {
                let (yes, no) = self.condition(a, state);
                let (second, neither) = self.condition(b, &no);
                (Self::join(yes, second), neither)
            }
            _ => self.test(e, state).unwrap_or_else(|| {
                let mut after = state.clone();
                self.visit(e, &mut after);
                (after.clone(), after)
            }),
        }
    }
}

/// The lambda that an expression is.
pub(super) fn lambda(e: &Expr) -> Option<&Lambda> {
    match &e.kind {
        ExprKind::Lambda(l) | ExprKind::FieldLambda(_, l) => Some(l),
        _ => None,
    }
}

/// The expressions that stand right within a statement.
pub(super) fn exprs(s: &Stmt) -> Vec<&Expr> {
    match &s.kind {
        StmtKind::Block(_) | StmtKind::Next | StmtKind::Break | StmtKind::Fallthrough | StmtKind::Empty => Vec::new(),
        StmtKind::Assert(e, message) => std::iter::once(&**e).chain(message.as_deref()).collect(),
        StmtKind::Print(list) | StmtKind::Event(_, list) => list.iter().collect(),
        StmtKind::If(e, ..) | StmtKind::While(e, _) | StmtKind::For(_, e, _) | StmtKind::Expr(e) => vec![&**e],
        StmtKind::Switch(e, cases) => {
            let labels = cases.iter().flat_map(|c| match &c.labels {
                CaseLabels::Values(values) => values.as_slice(),
                CaseLabels::Types(_) | CaseLabels::Default => &[],
            });
            std::iter::once(&**e).chain(labels).collect()
        }
        StmtKind::Return(e) => e.as_deref().into_iter().collect(),
        StmtKind::Local(d) => {
            let attrs = d.attrs.iter().filter_map(|a| a.value.as_deref());
            d.init.iter().map(|i| &*i.value).chain(attrs).collect()
        }
        StmtKind::When(w) => std::iter::once(&*w.cond).chain(w.timeout.as_ref().map(|(e, _)| &**e)).collect(),
    }
}

/// The statements that stand right within one.
pub(super) fn inner(s: &Stmt) -> Vec<&Stmt> {
    match &s.kind {
        StmtKind::Block(list) => list.iter().collect(),
        StmtKind::If(_, a, b) => std::iter::once(&**a).chain(b.as_deref()).collect(),
        StmtKind::Switch(_, cases) => cases.iter().flat_map(|c| &c.body).collect(),
        StmtKind::For(_, _, body) | StmtKind::While(_, body) => vec![&**body],
        StmtKind::When(w) => std::iter::once(&*w.body).chain(w.timeout.as_ref().map(|(_, s)| &**s)).collect(),
        StmtKind::Assert(..)
        | StmtKind::Print(_)
        | StmtKind::Event(..)
        | StmtKind::Next
        | StmtKind::Break
        | StmtKind::Fallthrough
        | StmtKind::Return(_)
        | StmtKind::Local(_)
        | StmtKind::Expr(_)
        | StmtKind::Empty => Vec::new(),
    }
}

/// A statement and all within it, but for the bodies of lambdas.
pub(super) fn each_stmt<'a>(s: &'a Stmt, f: &mut dyn FnMut(&'a Stmt)) {
    let mut waiting = vec![s];
    while let Some(s) = waiting.pop() {
        f(s);
        waiting.extend(inner(s).into_iter().rev());
    }
}

/// All expressions of a statement and of those within it; of lambdas' bodies too.
pub(super) fn each_expr_of<'a>(s: &'a Stmt, f: &mut dyn FnMut(&'a Expr)) {
    let mut waiting = vec![s];
    while let Some(s) = waiting.pop() {
        each_stmt(s, &mut |s| {
            for e in exprs(s) {
                each_expr(e, &mut |e| {
                    f(e);
                    waiting.extend(lambda(e).map(|l| &*l.body));
                });
            }
        });
    }
}

/// All expressions of an item.
pub(super) fn each_expr_of_item<'a>(item: &'a Item, f: &mut dyn FnMut(&'a Expr)) {
    let mut each = |e: &'a Expr| {
        each_expr(e, &mut |e| {
            f(e);
            if let Some(l) = lambda(e) {
                each_expr_of(&l.body, f);
            }
        });
    };
    match &item.kind {
        ItemKind::Variable(d) | ItemKind::RedefVariable(d) => {
            let attrs = d.attrs.iter().filter_map(|a| a.value.as_deref());
            d.init.iter().map(|i| &*i.value).chain(attrs).for_each(&mut each);
        }
        ItemKind::Function(d) => each_expr_of(&d.body, f),
        ItemKind::Statement(s) => each_expr_of(s, f),
        ItemKind::Expression(e) => each(e),
        ItemKind::Module(_)
        | ItemKind::ExportOpen
        | ItemKind::ExportClose
        | ItemKind::RedefEnum(..)
        | ItemKind::RedefRecord(..)
        | ItemKind::RedefField(..)
        | ItemKind::Type(..) => {}
    }
}
