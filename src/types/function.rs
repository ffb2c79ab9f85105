//! The types of functions, events and hooks.

use super::{Flavor, Name, Type};
use std::cell::Cell;

/// The type of a function, event or hook.
#[derive(Debug)]
pub struct FuncType {
    /// The name given by `type NAME: …`.
    pub name: Option<Name>,
    /// Which of the three.
    pub flavor: Flavor,
    /// In order.
    pub params: Vec<Param>,
    /// What it yields: [`Type::Void`] for a function without result and for events, [`Type::Bool`] for hooks.
    pub result: Type,
    /// A builtin that takes any number of arguments of any type.
    pub variadic: bool,
    /// It was once compared with a type of other arguments, and is since then the same as itself alone (reference:
    /// Type.cc, `CheckArgs`).
    pub mismatched: Cell<bool>,
}

/// A parameter.
#[derive(Clone, Debug)]
pub struct Param {
    /// The name.
    pub name: Name,
    /// The type.
    pub ty: Type,
    /// The number of its `&default` in the program, where there is one.
    pub default: Cell<Option<u32>>,
    /// The text of its `&default`, by which the reference shows a call that leaves it out.
    pub default_text: Option<Name>,
    /// `&deprecated`, with its text.
    pub deprecated: Option<Name>,
    /// The attributes as the reference prints them with a type.
    pub attrs: Box<str>,
}

impl Param {
    /// A parameter without attributes.
    pub fn new(name: Name, ty: Type) -> Param {
        Param { name, ty, default: Cell::new(None), default_text: None, deprecated: None, attrs: "".into() }
    }
}

impl FuncType {
    /// A plain function's type.
    pub fn function(params: Vec<Param>, result: Type) -> FuncType {
        FuncType { name: None, flavor: Flavor::Function, params, result, variadic: false, mismatched: Cell::new(false) }
    }

    /// The same under a name.
    pub fn with_name(&self, name: &Name) -> FuncType {
        FuncType {
            name: Some(name.clone()),
            flavor: self.flavor,
            params: self.params.clone(),
            result: self.result.clone(),
            variadic: self.variadic,
            mismatched: Cell::new(false),
        }
    }

    /// How many arguments a call must give at least.
    pub fn required(&self) -> usize {
        self.params.iter().filter(|p| p.default.get().is_none()).count()
    }
}
