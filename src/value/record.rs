//! Record values.

use super::Value;
use crate::types::RecordType;
use std::cell::{Ref, RefCell, RefMut};
use std::rc::Rc;

/// A record: its type and its fields, in the type's order. A field that is unset is [`Value::Unset`].
///
/// A record made before its type was extended may have fewer fields than the type; [`RecordVal::get`] gives
/// [`Value::Unset`] for what is missing.
pub struct RecordVal {
    /// Its type.
    pub ty: Rc<RecordType>,
    fields: RefCell<Vec<Value>>,
}

impl RecordVal {
    /// A record of these fields.
    pub fn new(ty: Rc<RecordType>, fields: Vec<Value>) -> RecordVal {
        RecordVal { ty, fields: RefCell::new(fields) }
    }

    /// The fields. Not to be held over anything that runs script code.
    #[inline]
    pub fn fields(&self) -> Ref<'_, Vec<Value>> {
        self.fields.borrow()
    }

    /// The fields, to be changed. Not to be held over anything that runs script code.
    #[inline]
    pub fn fields_mut(&self) -> RefMut<'_, Vec<Value>> {
        self.fields.borrow_mut()
    }

    /// A field's value.
    #[inline]
    pub fn get(&self, index: usize) -> Value {
        self.fields.borrow().get(index).cloned().unwrap_or(Value::Unset)
    }

    /// A field's value by name.
    pub fn by_name(&self, name: &str) -> Value {
        self.ty.index_of(name).map_or(Value::Unset, |i| self.get(i))
    }

    /// Sets a field, or unsets it with [`Value::Unset`].
    #[inline]
    pub fn set(&self, index: usize, value: Value) {
        let mut fields = self.fields.borrow_mut();
        if index >= fields.len() {
            fields.resize(index + 1, Value::Unset);
        }
        let old = std::mem::replace(&mut fields[index], value);
        drop(fields);
        drop(old);
    }

    /// Sets a field by name, where there is one of that name.
    pub fn set_by_name(&self, name: &str, value: Value) {
        if let Some(i) = self.ty.index_of(name) {
            self.set(i, value);
        }
    }
}
