//! What reaches the values of a program from outside: whether order that nobody may rely on is permuted, whether what
//! runs is to stop, and whether strings are told apart that have the same bytes.
//!
//! A program's values belong to one thread, and a thread runs one program at a time, so it is kept for the thread:
//! none of the places where a table's elements can be seen has to hand it on.

use super::{Value, raw_text};
use siphasher::sip::SipHasher13;
use std::cell::{Cell, RefCell};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

thread_local! {
    static SEED: Cell<Option<u64>> = const { Cell::new(None) };
    static IDENTITY: Cell<bool> = const { Cell::new(false) };
    static INTERRUPT: RefCell<Option<Arc<AtomicBool>>> = const { RefCell::new(None) };
}

/// What this thread's program hears from now on: from what seed the order of elements is permuted, if it is, and what
/// is set once the program is to stop.
pub fn listen(seed: Option<u64>, interrupt: Arc<AtomicBool>) {
    SEED.set(seed);
    IDENTITY.set(false);
    INTERRUPT.set(Some(interrupt));
}

/// From now on every string that is made is an object of its own, also a short one, whose bytes would else lie in place:
/// a script asks whether strings are the same object.
pub fn keep_identity() {
    IDENTITY.set(true);
}

/// Whether strings are objects of their own.
#[inline]
pub(super) fn keeps_identity() -> bool {
    IDENTITY.get()
}

/// Whether what runs is to stop: whatever takes long may then leave off, since nobody will see what comes of it.
pub fn is_interrupted() -> bool {
    INTERRUPT.with_borrow(|i| i.as_ref().is_some_and(|i| i.load(Ordering::Relaxed)))
}

/// Puts elements into the order in which they are seen, where order is permuted: by a hash of their keys, as in a table
/// that keeps no order. But the first of two or more never stays the first, so that no order stays as it was, and
/// whoever relies on the first element is found out at once.
pub(super) fn permute<V>(elements: &mut [(Value, V)]) {
    let Some(seed) = SEED.get() else { return };
    let rank = |key: &Value| SipHasher13::new_with_keys(seed, 0).hash(&raw_text(key));
    let Some(first) = elements.first().map(|(key, _)| rank(key)) else { return };
    elements.sort_by_cached_key(|(key, _)| rank(key));
    if elements.len() > 1 && elements.first().map(|(key, _)| rank(key)) == Some(first) {
        elements.rotate_left(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_order_stays_as_it_is_and_each_is_stable() {
        for seed in 0..200 {
            listen(Some(seed), Arc::default());
            for len in 2..6 {
                let list: Vec<(Value, Value)> = (0..len).map(|n| (Value::Count(n), Value::Unset)).collect();
                let numbers = |l: &[(Value, Value)]| l.iter().filter_map(|(k, _)| k.as_count()).collect::<Vec<_>>();
                let (mut once, mut twice) = (list.clone(), list.clone());
                permute(&mut once);
                permute(&mut twice);
                assert_ne!(numbers(&once), numbers(&list));
                assert_eq!(numbers(&once), numbers(&twice));
            }
        }
    }
}
