//! What is in a table: the elements, and what only some tables have beside them.

use super::prefixes::Prefixes;
use super::store::Store;
use super::{Key, TableAttrs, Value};
use crate::types::{TableType, Type};
use std::rc::Rc;

/// The type, and the elements.
pub(super) struct Inner {
    pub ty: Rc<TableType>,
    // Most sets and tables in records stay empty: they do without.
    pub body: Option<Box<Body>>,
}

/// The elements, alone or with what only some tables have.
pub(super) enum Body {
    Plain(Store),
    Sided(Box<Sided>),
}

/// Elements with what only some tables have.
pub(super) struct Sided {
    pub store: Store,
    pub side: Side,
}

/// What only some tables have.
#[derive(Default)]
pub(super) struct Side {
    pub attrs: Option<Rc<TableAttrs>>,
    pub prefixes: Option<Prefixes>,
    /// Where elements expire, when each was last touched, by its place: network time, in seconds.
    pub dates: Option<Vec<f64>>,
}

impl Side {
    /// An element has come into the last of so many places. Nobody has touched it yet.
    pub fn make_room(&mut self, places: usize) {
        if let Some(dates) = &mut self.dates {
            dates.resize(places, 0.0);
        }
    }

    /// The element at a place is touched, where that is kept. Whole seconds are (reference: Val.h, TableEntryVal).
    pub fn touch(&mut self, place: usize, time: f64) {
        if let Some(date) = self.dates.as_mut().and_then(|dates| dates.get_mut(place)) {
            *date = time.trunc();
        }
    }

    /// The element at a place is gone, where there are only so many places now.
    pub fn forget(&mut self, place: usize, places: usize) {
        if let Some(dates) = &mut self.dates
            && dates.len() > places
            && place < dates.len()
        {
            dates.remove(place);
        }
    }
}

impl Body {
    pub fn new(ty: &TableType) -> Body {
        let store = Store::new(ty.is_set());
        if !is_by_subnet(ty) {
            return Body::Plain(store);
        }
        let side = Side { prefixes: Some(Prefixes::default()), ..Side::default() };
        Body::Sided(Box::new(Sided { store, side }))
    }

    /// The elements, and what only some tables have.
    #[inline]
    pub fn parts(&mut self) -> (&mut Store, Option<&mut Side>) {
        match self {
            Body::Plain(store) => (store, None),
            Body::Sided(s) => (&mut s.store, Some(&mut s.side)),
        }
    }

    pub fn into_side(self) -> Option<Side> {
        match self {
            Body::Plain(_) => None,
            Body::Sided(s) => Some(s.side),
        }
    }
}

impl Inner {
    /// The elements, where there is room for any.
    #[inline]
    pub fn store(&self) -> Option<&Store> {
        match self.body.as_deref()? {
            Body::Plain(store) => Some(store),
            Body::Sided(s) => Some(&s.store),
        }
    }

    /// Whether there is nothing in the way of what its attributes, if any, let be done plainly.
    #[inline]
    pub fn is_plain(&self, by: fn(&TableAttrs) -> bool) -> bool {
        match self.body.as_deref() {
            Some(Body::Plain(_)) => true,
            Some(Body::Sided(s)) => s.side.prefixes.is_none() && s.side.attrs.as_deref().is_none_or(by),
            None => !is_by_subnet(&self.ty),
        }
    }

    /// What only some tables have.
    #[inline]
    pub fn side(&self) -> Option<&Side> {
        match self.body.as_deref()? {
            Body::Plain(_) => None,
            Body::Sided(s) => Some(&s.side),
        }
    }

    /// Room for elements.
    #[inline]
    pub fn body_mut(&mut self) -> &mut Body {
        let Inner { ty, body } = self;
        body.get_or_insert_with(|| Box::new(Body::new(ty)))
    }

    /// Changes what only some tables have.
    pub fn change_side(&mut self, change: impl FnOnce(&mut Side)) {
        let body = self.body.take().map_or_else(|| Body::new(&self.ty), |b| *b);
        let mut sided = match body {
            Body::Plain(store) => Box::new(Sided { store, side: Side::default() }),
            Body::Sided(sided) => sided,
        };
        change(&mut sided.side);
        if sided.side.attrs.as_deref().is_some_and(|a| a.expiry.is_some()) && sided.side.dates.is_none() {
            sided.side.dates = Some(vec![0.0; sided.store.places()]);
        }
        self.body = Some(Box::new(Body::Sided(sided)));
    }

    /// Sweeps deleted elements out, where that is worth while; `live` is how many elements there are.
    pub fn sweep(&mut self, live: usize) {
        let Some(body) = self.body.as_deref_mut() else { return };
        let (store, side) = body.parts();
        if let Some(Side { dates: Some(dates), .. }) = side
            && store.is_to_be_swept(live)
        {
            let mut place = 0;
            dates.retain(|_| {
                place += 1;
                matches!(store.at(place - 1), Some((Key::Live(_), _)))
            });
        }
        store.sweep(live);
    }

    /// All that is there, in order.
    pub fn live(&self) -> impl Iterator<Item = (&Value, &Value)> {
        self.store().into_iter().flat_map(Store::live)
    }
}

/// Whether tables of a type are indexed by subnets.
pub(super) fn is_by_subnet(ty: &TableType) -> bool {
    matches!(ty.index.as_slice(), [Type::Subnet])
}
