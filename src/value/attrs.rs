//! What belongs to a table beside its elements, and what it has look-ups and insertions do.

use super::Value;

/// What belongs to a table beside its elements.
#[derive(Clone, Default)]
pub struct TableAttrs {
    /// `&default` or `&default_insert`: the value, or the function that makes it.
    pub default: Option<Value>,
    /// The number of the expression that is to make `default` when it is first wanted.
    pub late_default: Option<u32>,
    /// The default is a function to be called with the index, not a value.
    pub default_is_function: bool,
    /// `&default_insert`
    pub insert_default: bool,
    /// `&on_change`
    pub on_change: Option<Value>,
    /// `&create_expire` and its like.
    pub expiry: Option<Expiry>,
    /// `&ordered`: it is kept with copies; order itself is kept by every table.
    pub ordered: bool,
}

/// When elements expire.
#[derive(Clone)]
pub struct Expiry {
    /// What the clock counts from.
    pub kind: ExpiryKind,
    /// The interval's expression: its number in the program. It is evaluated anew at each look.
    pub interval: u32,
    /// `&expire_func`
    pub func: Option<Value>,
}

/// What the clock of an expiring element counts from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ExpiryKind {
    /// `&create_expire`
    Create,
    /// `&read_expire`
    Read,
    /// `&write_expire`
    Write,
}

impl TableAttrs {
    /// By what clock elements expire, if they do.
    pub fn expiry_kind(&self) -> Option<ExpiryKind> {
        self.expiry.as_ref().map(|e| e.kind)
    }

    /// Whether to look an element up leaves it as old as it is.
    pub fn reads_plainly(&self) -> bool {
        self.expiry_kind() != Some(ExpiryKind::Read)
    }

    /// Whether to put an element in is no more than that: nobody listens, none is touched.
    pub fn writes_plainly(&self) -> bool {
        self.on_change.is_none() && self.expiry.is_none()
    }

    /// Whether to change a value in place is no more than that: nobody listens, the element stays as old as it is.
    pub fn updates_plainly(&self) -> bool {
        self.on_change.is_none() && matches!(self.expiry_kind(), None | Some(ExpiryKind::Create))
    }
}
