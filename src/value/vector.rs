//! Vector values.

use super::Value;
use crate::types::{Type, VectorType};
use std::cell::{Ref, RefCell, RefMut};
use std::rc::Rc;

/// A vector: the type and the elements; a hole is [`Value::Unset`].
pub struct VectorVal {
    ty: RefCell<Rc<VectorType>>,
    items: RefCell<Vec<Value>>,
}

impl Drop for VectorVal {
    fn drop(&mut self) {
        self.items.take().into_iter().for_each(Value::let_go);
    }
}

impl VectorVal {
    /// A vector of these elements.
    pub fn new(ty: Rc<VectorType>, items: Vec<Value>) -> VectorVal {
        VectorVal { ty: RefCell::new(ty), items: RefCell::new(items) }
    }

    /// A vector of elements of that type.
    pub fn of(element: Type, items: Vec<Value>) -> VectorVal {
        VectorVal::new(Rc::new(VectorType { name: None, element: Some(element) }), items)
    }

    /// Its type.
    pub fn ty(&self) -> Rc<VectorType> {
        self.ty.borrow().clone()
    }

    /// Asks `of` about the type of the elements, without taking a share of it.
    #[inline]
    pub fn holds(&self, of: impl FnOnce(Option<&Type>) -> bool) -> bool {
        of(self.ty.borrow().element.as_ref())
    }

    /// Gives an untyped empty vector the type it takes on.
    pub fn adopt(&self, ty: &Rc<VectorType>) {
        if self.ty.borrow().element.is_none() {
            *self.ty.borrow_mut() = ty.clone();
        }
    }

    /// The elements. Not to be held over anything that runs script code.
    #[inline]
    pub fn items(&self) -> Ref<'_, Vec<Value>> {
        self.items.borrow()
    }

    /// The elements, to be changed. Not to be held over anything that runs script code.
    #[inline]
    pub fn items_mut(&self) -> RefMut<'_, Vec<Value>> {
        self.items.borrow_mut()
    }

    /// How many elements there are, holes included.
    #[inline]
    pub fn len(&self) -> usize {
        self.items.borrow().len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// An element; `None` past the end, [`Value::Unset`] for a hole.
    #[inline]
    pub fn get(&self, index: usize) -> Option<Value> {
        self.items.borrow().get(index).cloned()
    }
}
