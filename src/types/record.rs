//! Record types: fields in order, added to by `redef record`.

use super::{Name, Type};
use crate::source::Span;
use std::cell::{Cell, Ref, RefCell};
use std::collections::HashMap;

/// The number of a record type: what belongs to it elsewhere is found by it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub struct RecordId(pub u32);

/// How many `&optional` fields of a record take no room while they are unset.
const MOST_OPTIONAL: u32 = 32;

/// Up to how many fields are looked through for a name.
const FEW: usize = 16;

/// Where a record keeps a field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FieldPlace {
    /// Among those that always have room, at this place.
    Always(u32),
    /// Among those that take room once they are set: the number of its bit.
    Optional(u32),
}

/// A field of a record type: its number in the order of declaration, and where records keep it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FieldRef {
    /// The number.
    pub index: u32,
    /// The place.
    pub place: FieldPlace,
}

/// A record type.
pub struct RecordType {
    /// Its number in the program.
    pub id: RecordId,
    name: RefCell<Option<Name>>,
    fields: RefCell<Vec<Field>>,
    places: RefCell<Vec<FieldPlace>>,
    /// The numbers of the fields of a record that has more than a few: of as many as there were when it was asked last.
    numbers: RefCell<HashMap<Name, usize, foldhash::fast::FixedState>>,
    always: Cell<u32>,
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
    pub attrs: Box<str>,
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
        let r = RecordType {
            id,
            name: RefCell::new(None),
            fields: RefCell::default(),
            places: RefCell::default(),
            numbers: RefCell::default(),
            always: Cell::new(0),
        };
        fields.into_iter().for_each(|f| r.add(f));
        r
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

    /// Adds a field at the end. Its place follows from `&optional` and from the fields before it, so types of the same
    /// fields keep them at the same places.
    pub fn add(&self, field: Field) {
        let mut places = self.places.borrow_mut();
        let always = self.always.get();
        let optional = places.len() as u32 - always;
        places.push(if field.optional && optional < MOST_OPTIONAL {
            FieldPlace::Optional(optional)
        } else {
            self.always.set(always + 1);
            FieldPlace::Always(always)
        });
        self.fields.borrow_mut().push(field);
    }

    /// Where records keep their fields, in the order of declaration.
    pub fn places(&self) -> Ref<'_, Vec<FieldPlace>> {
        self.places.borrow()
    }

    /// How many fields always have room.
    pub fn always(&self) -> u32 {
        self.always.get()
    }

    /// A field by its number, which must be one of the type's.
    pub fn field_ref(&self, index: usize) -> FieldRef {
        let place = self.places.borrow().get(index).copied().unwrap_or(FieldPlace::Always(u32::MAX));
        FieldRef { index: index as u32, place }
    }

    /// The number of a field.
    pub fn index_of(&self, name: &str) -> Option<usize> {
        let fields = self.fields.borrow();
        if fields.len() <= FEW {
            return fields.iter().position(|f| &*f.name == name);
        }
        let mut numbers = self.numbers.borrow_mut();
        for (index, field) in fields.iter().enumerate().skip(numbers.len()) {
            numbers.insert(field.name.clone(), index);
        }
        numbers.get(name).copied()
    }

    /// A field by its number.
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
