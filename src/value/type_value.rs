//! Types as values.

use crate::types::{Name, Type};
use std::fmt;
use std::ops::Deref;

/// A type as a value, with the name that it goes by: base types have names of their own only here.
pub struct TypeVal {
    /// The type.
    pub ty: Type,
    name: Option<Name>,
}

impl TypeVal {
    /// A type that is written out.
    pub fn new(ty: Type) -> TypeVal {
        TypeVal { ty, name: None }
    }

    /// What `type NAME: …` declares.
    pub fn named(ty: Type, name: &Name) -> TypeVal {
        TypeVal { ty, name: Some(name.clone()) }
    }

    /// The name that it goes by: the type's, or else that by which it was spoken of.
    pub fn name(&self) -> Option<Name> {
        self.ty.name().or_else(|| self.name.clone())
    }
}

impl Deref for TypeVal {
    type Target = Type;

    fn deref(&self) -> &Type {
        &self.ty
    }
}

impl fmt::Display for TypeVal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name() {
            Some(name) => f.write_str(&name),
            None => self.ty.fmt(f),
        }
    }
}
