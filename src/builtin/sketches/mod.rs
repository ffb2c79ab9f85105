//! Sketches: structures that count much in little room, and not always exactly.

pub(super) mod bloom;
pub(super) mod hll;
pub(super) mod topk;

use super::random::{self, Seeds};
use super::{hash_key, unplaced};
use crate::eval::Invocation;
use crate::types::{Type, same};
use crate::value::Value;
use std::cell::RefCell;

/// The type of the elements that a sketch takes: that of the first one.
#[derive(Clone, Default)]
struct Elements(RefCell<Option<Type>>);

impl Elements {
    /// Whether a value is of the type; the first value decides on it.
    fn take(&self, value: &Value) -> bool {
        let ty = value.ty();
        same(self.0.borrow_mut().get_or_insert_with(|| ty.clone()), &ty)
    }

    /// Whether values of two sketches are of one type, as far as it is known.
    fn fit(&self, other: &Elements) -> bool {
        match (&*self.0.borrow(), &*other.0.borrow()) {
            (Some(a), Some(b)) => same(a, b),
            _ => true,
        }
    }

    fn known(&self) -> Option<Type> {
        self.0.borrow().clone()
    }
}

/// The bytes of an element to count; none, with an error, where it has none.
fn element_bytes(inv: &mut Invocation<'_>, value: &Value) -> Option<Vec<u8>> {
    let seeds = seeds(inv);
    let bytes = hash_key::can_be_key(&value.ty()).then(|| hash_key::bytes_of(value, &seeds)).flatten();
    if bytes.is_none() {
        unplaced(inv, format!("a value of type {} cannot be counted", value.ty()));
    }
    bytes
}

fn seeds(inv: &mut Invocation<'_>) -> Seeds {
    random::state(inv.interp).seeds.clone()
}
