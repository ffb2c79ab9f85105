//! Programs made of bytes: each choice takes some of them, and when there are none left the simplest is chosen.
//!
//! What is made is well-formed, and well-typed but for what is put in wrong on purpose.

mod builtins;
mod decl;
mod expr;
mod literal;
mod stmt;
mod types;

use arbitrary::Unstructured;
use types::Type;

/// A program.
pub struct Program {
    /// Its text.
    pub text: String,
    /// It looks at nothing that differs from run to run.
    pub is_repeatable: bool,
}

/// The program that the bytes choose.
pub fn program(choices: &[u8]) -> Program {
    let mut g = Gen::new(choices);
    g.declarations();
    Program { text: g.text, is_repeatable: g.is_repeatable }
}

/// How deep an expression or a statement may be.
const DEPTH: usize = 5;
/// How many functions without a name may stand within each other.
const LAMBDAS: usize = 4;
/// When no more is begun.
const ENOUGH: usize = 12_000;

/// A name and its type.
#[derive(Clone)]
struct Variable {
    name: String,
    ty: Type,
    /// It may be assigned to.
    is_mutable: bool,
}

/// A field of a record.
#[derive(Clone)]
struct Field {
    name: String,
    ty: Type,
    /// It may be left out.
    is_optional: bool,
    /// It has a default.
    has_default: bool,
}

/// A function, event or hook.
#[derive(Clone)]
struct Callable {
    name: String,
    params: Vec<Type>,
    /// What a function gives; a hook gives a bool.
    result: Option<Type>,
}

/// What was declared so far, and what is being written.
struct Gen<'a> {
    bytes: Unstructured<'a>,
    text: String,
    is_repeatable: bool,
    /// Numbers for names.
    names: usize,
    /// Variables in scope, globals first.
    variables: Vec<Variable>,
    records: Vec<(String, Vec<Field>)>,
    enums: Vec<(String, Vec<String>)>,
    functions: Vec<Callable>,
    events: Vec<Callable>,
    hooks: Vec<Callable>,
    /// What stands around the statement that is written.
    body: Body,
    /// How many functions without a name are being written, one within the other.
    lambdas: usize,
    /// The condition of a `when` is written, in which `local` means another thing.
    in_condition: bool,
}

/// What stands around a statement.
#[derive(Clone, Default)]
struct Body {
    /// `return` needs a value of this type.
    result: Option<Type>,
    is_function: bool,
    is_hook: bool,
    loops: usize,
    /// No variable before this one can be seen: the body of a lambda without captures.
    hidden: Option<(usize, usize)>,
    depth: usize,
}

impl<'a> Gen<'a> {
    fn new(choices: &'a [u8]) -> Gen<'a> {
        Gen {
            bytes: Unstructured::new(choices),
            text: String::new(),
            is_repeatable: true,
            names: 0,
            variables: Vec::new(),
            records: Vec::new(),
            enums: Vec::new(),
            functions: Vec::new(),
            events: Vec::new(),
            hooks: Vec::new(),
            body: Body::default(),
            lambdas: 0,
            in_condition: false,
        }
    }

    /// A number below `n`; 0 when nothing is left to choose by.
    fn below(&mut self, n: usize) -> usize {
        match n {
            0 | 1 => 0,
            _ => self.bytes.int_in_range(0..=n - 1).unwrap_or(0),
        }
    }

    /// Whether, once in `n` times.
    fn once_in(&mut self, n: usize) -> bool {
        self.below(n) == 1
    }

    fn one_of<'t, T: ?Sized>(&mut self, of: &[&'t T]) -> &'t T {
        of[self.below(of.len())]
    }

    fn fresh(&mut self, prefix: &str) -> String {
        self.names += 1;
        format!("{prefix}{}", self.names)
    }

    /// One of those that were declared.
    fn some_callable(&mut self, of: for<'g> fn(&'g Gen<'_>) -> &'g [Callable]) -> Option<Callable> {
        let i = self.below(of(self).len());
        of(self).get(i).cloned()
    }

    /// Whether more is to be made.
    fn goes_on(&self) -> bool {
        !self.bytes.is_empty() && self.text.len() < ENOUGH
    }

    fn line(&mut self, text: &str) {
        self.text.push_str(text);
        self.text.push('\n');
    }

    /// The variables that can be seen and for which that holds.
    fn visible(&self, mut holds: impl FnMut(&Variable) -> bool) -> Vec<Variable> {
        let (from, to) = self.body.hidden.unwrap_or((0, 0));
        let seen = self.variables.iter().enumerate().filter(|(i, _)| !(from..to).contains(i));
        seen.map(|(_, v)| v).filter(|v| holds(v)).cloned().collect()
    }

    fn some_variable(&mut self, holds: impl FnMut(&Variable) -> bool) -> Option<Variable> {
        let mut all = self.visible(holds);
        if all.is_empty() {
            return None;
        }
        let i = self.below(all.len());
        Some(all.swap_remove(i))
    }
}
