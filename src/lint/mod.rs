//! Findings beyond what the language forbids: what a script says that its author hardly meant.
//!
//! Each file looks for one family. A finding is certain where the script shows it by itself; others depend on what
//! nobody here can know (what another handler does first, who else loads the script) and are told only when asked for.

mod before;
mod counts;
mod flow;
mod iteration;
mod literals;
mod names;
mod range;
mod removal;
mod shape;
mod tables;
mod waiting;
mod walk;

use crate::check::{Names, Symbol};
use crate::diagnostic::Diagnostic;
use crate::program::Program;
use crate::source::Span;
use crate::syntax::ast::{self, Expr, ItemKind};
use crate::types::{Name, Type};
use before::Before;
use std::collections::HashMap;
use std::rc::Rc;

/// How much is told.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Level {
    /// Nothing.
    Off,
    /// What is certain, and a mistake.
    #[default]
    Certain,
    /// What may be a mistake, and what is of no use.
    All,
}

/// A declaration or statement, and the module that it stands in.
pub struct Source {
    /// The item.
    pub item: Rc<ast::Item>,
    /// The module.
    pub module: Name,
}

/// What the findings are drawn from.
pub struct Context<'a> {
    /// What was declared.
    pub names: &'a Names,
    /// What will run.
    pub program: &'a Program,
    /// The types of expressions, by their places.
    pub types: &'a HashMap<Span, Type>,
    /// What is looked at.
    pub sources: &'a [Source],
    /// What stands at a place, as it is written.
    pub text: &'a dyn Fn(Span) -> String,
}

/// One finding.
pub(crate) struct Finding {
    level: Level,
    diagnostic: Diagnostic,
}

/// A body of a function, event, hook or lambda.
pub(crate) struct Body<'a> {
    /// The module that it stands in.
    pub module: &'a Name,
    /// Its parameters and statements.
    pub signature: &'a ast::Signature,
    pub code: &'a ast::Stmt,
    /// What it is the body of, where that is no lambda.
    pub decl: Option<&'a ast::FunctionDecl>,
}

/// Looks at everything; what there is to say at that level.
pub fn lint(cx: &Context, level: Level) -> Vec<Diagnostic> {
    if level == Level::Off {
        return Vec::new();
    }
    let mut found = Vec::new();
    let bodies = cx.bodies();
    let before = Before::new(cx, &bodies);
    for (i, body) in bodies.iter().enumerate() {
        counts::look(cx, body, &mut found);
        flow::look(cx, body, &|record, field| before.cares(i, record, field), &mut found);
        iteration::look(cx, body, &mut found);
        tables::look(cx, body, &mut found);
        shape::look(body, &mut found);
        waiting::look(cx, body, &mut found);
        removal::look(cx, body, &mut found);
    }
    for source in cx.sources {
        walk::each_expr_of_item(&source.item, &mut |e| literals::look(cx, e, &mut found));
    }
    names::look(cx, &mut found);
    found.into_iter().filter(|f| f.level <= level).map(|f| f.diagnostic).collect()
}

impl Finding {
    fn certain(diagnostic: Diagnostic) -> Finding {
        Finding { level: Level::Certain, diagnostic }
    }

    fn possible(diagnostic: Diagnostic) -> Finding {
        Finding { level: Level::All, diagnostic }
    }
}

impl<'a> Context<'a> {
    /// The type of an expression.
    fn ty(&self, e: &Expr) -> Option<&Type> {
        self.types.get(&e.span)
    }

    /// The global that a name means in a module.
    fn global(&self, name: &str, module: &str) -> Option<&Symbol> {
        let own = format!("{module}::{name}");
        self.names.symbol(&own).or_else(|| self.names.symbol(name))
    }

    fn bodies(&self) -> Vec<Body<'a>> {
        let mut bodies = Vec::new();
        for source in self.sources {
            if let ItemKind::Function(decl) = &source.item.kind {
                let decl = &**decl;
                bodies.push(Body {
                    module: &source.module,
                    signature: &decl.signature,
                    code: &decl.body,
                    decl: Some(decl),
                });
            }
            walk::each_expr_of_item(&source.item, &mut |e| {
                if let Some(l) = walk::lambda(e) {
                    bodies.push(Body { module: &source.module, signature: &l.signature, code: &l.body, decl: None });
                }
            });
        }
        bodies
    }
}

/// An expression of names and fields as text: `c$http$host`.
pub(crate) fn path(e: &Expr) -> Option<String> {
    match &e.kind {
        ast::ExprKind::Name(id) => Some(id.name.to_string()),
        ast::ExprKind::Field(of, field) => Some(format!("{}${}", path(of)?, field.name)),
        ast::ExprKind::Paren(inner) => path(inner),
        _ => None,
    }
}
