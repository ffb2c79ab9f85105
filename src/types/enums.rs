//! Enum types: names with numbers, added to by `redef enum`.

use super::Name;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::{Rc, Weak};

/// An enum type.
pub struct EnumType {
    name: RefCell<Option<Name>>,
    members: RefCell<Vec<Rc<EnumMember>>>,
    /// Where the first member of each number stands.
    numbers: RefCell<HashMap<i64, usize, foldhash::fast::FixedState>>,
    /// The number that the next name without one takes.
    next: Cell<i64>,
    /// Whether its names have explicit numbers; unknown while it has none.
    explicit: Cell<Option<bool>>,
    broken: Cell<bool>,
    this: Weak<EnumType>,
}

/// One name of an enum, which is also what a value of the enum points to.
pub struct EnumMember {
    /// The full name, as printed: `Mod::NAME`.
    pub name: Name,
    /// Its number.
    pub value: i64,
    ty: Weak<EnumType>,
}

impl std::fmt::Debug for EnumType {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "enum {:?}", self.name.borrow())
    }
}

impl std::fmt::Debug for EnumMember {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.name)
    }
}

impl EnumMember {
    /// The enum it belongs to.
    pub fn ty(&self) -> Rc<EnumType> {
        self.ty.upgrade().unwrap_or_else(EnumType::new)
    }
}

impl EnumType {
    /// An enum without names.
    pub fn new() -> Rc<EnumType> {
        Rc::new_cyclic(|this| EnumType {
            name: RefCell::new(None),
            members: RefCell::new(Vec::new()),
            numbers: RefCell::default(),
            next: Cell::new(0),
            explicit: Cell::new(None),
            broken: Cell::new(false),
            this: this.clone(),
        })
    }

    /// The name given by `type NAME: …`.
    pub fn name(&self) -> Option<Name> {
        self.name.borrow().clone()
    }

    /// Gives it a name, unless it has one.
    pub fn set_name(&self, name: &Name) {
        self.name.borrow_mut().get_or_insert_with(|| name.clone());
    }

    /// Adds a name. The caller has seen to it that neither name nor number is taken, or that two names may share one
    /// number; [`EnumType::member`] then gives the first.
    pub fn add(&self, name: Name, value: i64) -> Rc<EnumMember> {
        let member = Rc::new(EnumMember { name, value, ty: self.this.clone() });
        let mut members = self.members.borrow_mut();
        self.numbers.borrow_mut().entry(value).or_insert(members.len());
        let after = value.saturating_add(1);
        self.next.set(if members.is_empty() { after } else { after.max(self.next.get()) });
        members.push(member.clone());
        member
    }

    /// Whether the next name may have an explicit number, or may have none: as the first one had it.
    pub fn may_be_explicit(&self, explicit: bool) -> bool {
        let first = self.explicit.get().unwrap_or(explicit);
        self.explicit.set(Some(first));
        first == explicit
    }

    /// Notes that a name of it was refused.
    pub fn break_off(&self) {
        self.broken.set(true);
    }

    /// Whether a name of it was refused: where another is used, the reference reads no further, without a word.
    pub fn is_broken(&self) -> bool {
        self.broken.get()
    }

    /// The member of that number.
    pub fn member(&self, value: i64) -> Option<Rc<EnumMember>> {
        let members = self.members.borrow();
        match usize::try_from(value).ok().and_then(|i| members.get(i)) {
            Some(m) if m.value == value => Some(m.clone()),
            _ => members.get(*self.numbers.borrow().get(&value)?).cloned(),
        }
    }

    /// The member of that full name.
    pub fn by_name(&self, name: &str) -> Option<Rc<EnumMember>> {
        self.members.borrow().iter().find(|m| &*m.name == name).cloned()
    }

    /// All members, in order of declaration.
    pub fn members(&self) -> Vec<Rc<EnumMember>> {
        self.members.borrow().clone()
    }

    /// The number that the next name without one takes.
    pub fn next_value(&self) -> i64 {
        self.next.get()
    }
}
