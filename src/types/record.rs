//! Record types: fields in order, added to by `redef record`.

use super::{Name, Type};
use crate::source::Span;
use std::cell::{Cell, Ref, RefCell};

/// The number of a record type: what belongs to it elsewhere is found by it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub struct RecordId(pub u32);

/// A record type.
pub struct RecordType {
    /// Its number in the program.
    pub id: RecordId,
    name: RefCell<Option<Name>>,
    fields: RefCell<Vec<Field>>,
}

/// A field of a record.
#[derive(Clone, Debug)]
pub struct Field {
    /// The name.
    pub name: Name,
    /// The type.
    pub ty: Type,
    /// `&optional`: may be unset.
    pub optional: bool,
    /// The number of its `&default` in the program, where there is one.
    pub default: Cell<Option<u32>>,
    /// `&log`
    pub log: Cell<bool>,
    /// `&deprecated`, with its text.
    pub deprecated: Option<Name>,
    /// The attributes as the reference prints them with a type.
    pub attrs: Name,
    /// Where it was declared.
    pub span: Span,
}

impl std::fmt::Debug for RecordType {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "record {:?} #{}", self.name.borrow(), self.id.0)
    }
}

impl RecordType {
    /// A record of these fields.
    pub fn new(id: RecordId, fields: Vec<Field>) -> RecordType {
        RecordType { id, name: RefCell::new(None), fields: RefCell::new(fields) }
    }

    /// The name given by `type NAME: …`.
    pub fn name(&self) -> Option<Name> {
        self.name.borrow().clone()
    }

    /// Gives it a name, unless it has one.
    pub fn set_name(&self, name: &Name) {
        self.name.borrow_mut().get_or_insert_with(|| name.clone());
    }

    /// The fields, in order. Not to be held over anything that could extend the record.
    pub fn fields(&self) -> Ref<'_, Vec<Field>> {
        self.fields.borrow()
    }

    /// Adds a field at the end.
    pub fn add(&self, field: Field) {
        self.fields.borrow_mut().push(field);
    }

    /// The place of a field.
    pub fn index_of(&self, name: &str) -> Option<usize> {
        self.fields.borrow().iter().position(|f| &*f.name == name)
    }

    /// A field by its place.
    pub fn field(&self, index: usize) -> Option<Field> {
        self.fields.borrow().get(index).cloned()
    }

    /// How many fields there are.
    pub fn len(&self) -> usize {
        self.fields.borrow().len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Field {
    /// A field without attributes.
    pub fn new(name: Name, ty: Type) -> Field {
        Field {
            name,
            ty,
            optional: false,
            default: Cell::new(None),
            log: Cell::new(false),
            deprecated: None,
            attrs: "".into(),
            span: Span::NONE,
        }
    }

    /// Whether a record may be made without giving it.
    pub fn may_be_left_out(&self) -> bool {
        self.optional || self.default.get().is_some()
    }
}
