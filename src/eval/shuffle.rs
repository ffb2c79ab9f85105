//! Order that nobody may rely on, put in another order: how scripts that rely on it are found. The order of elements is
//! the tables' own matter, here are bodies of one priority.

use super::{Eval, Flow, Frame, Interp};
use crate::program::{Body, ForTable};
use crate::value::TableVal;
use std::rc::Rc;

/// Gives permutations, the same ones for the same seed.
pub struct Shuffle {
    state: u64,
}

impl Shuffle {
    /// Permutations that follow from a seed.
    pub fn new(seed: u64) -> Shuffle {
        Shuffle { state: seed }
    }

    /// The next number (splitmix64).
    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Puts a list into another order: of two or more things never the one they were in.
    fn permute<T>(&mut self, list: &mut [T]) {
        let mut moved = false;
        for i in (1..list.len()).rev() {
            let j = (self.next() % (i as u64 + 1)) as usize;
            moved |= i != j;
            list.swap(i, j);
        }
        if !moved {
            list.rotate_left(usize::from(list.len() > 1));
        }
    }
}

impl Interp {
    /// The bodies of an event or hook in the order they run: those of one priority permuted.
    #[cold]
    pub(super) fn shuffled_bodies(&mut self, mut bodies: Rc<Vec<Rc<Body>>>) -> Rc<Vec<Rc<Body>>> {
        if let Some(shuffle) = &mut self.shuffle {
            let order = Rc::make_mut(&mut bodies);
            order.chunk_by_mut(|a, b| a.priority == b.priority).for_each(|same| shuffle.permute(same));
        }
        bodies
    }

    /// As a loop over the table does, in the order in which its elements are seen elsewhere.
    #[cold]
    pub(super) fn for_elements(&mut self, x: &ForTable, t: &TableVal, frame: &mut Frame) -> Eval<Flow> {
        let mut ends = Flow::Normal;
        for key in t.keys() {
            self.go_on()?;
            let Some(value) = t.get(&key) else { continue };
            if let Some(slot) = x.value {
                frame.set(slot, value);
            }
            match &*x.keys {
                [] | [None] => {}
                [Some(slot)] => frame.set(*slot, super::table::snapshot(&key)),
                slots => {
                    for (slot, part) in slots.iter().zip(key.index_values()) {
                        if let Some(slot) = slot {
                            frame.set(*slot, super::table::snapshot(part));
                        }
                    }
                }
            }
            match self.exec(&x.body, frame)? {
                Flow::Break => return Ok(Flow::Normal),
                Flow::Return => return Ok(Flow::Return),
                flow => ends = super::loops::turn_ends(flow),
            }
        }
        Ok(ends)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_order_stays_as_it_is() {
        for seed in 0..200 {
            for len in 2..6 {
                let mut list: Vec<usize> = (0..len).collect();
                Shuffle::new(seed).permute(&mut list);
                assert_ne!(list, (0..len).collect::<Vec<_>>());
            }
        }
    }
}
