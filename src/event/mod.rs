//! The event queue and the timers: data only, no clock.

use crate::value::{FuncId, Value};
use std::cmp::Ordering;
use std::collections::{BinaryHeap, VecDeque};
use std::rc::Rc;

/// An event that waits: arguments were evaluated when it was queued.
pub struct Queued {
    /// The event.
    pub event: FuncId,
    /// Its arguments.
    pub args: Rc<[Value]>,
    /// When it was queued, or was scheduled for: network time, in seconds.
    pub time: f64,
}

/// Events in the order of queueing.
#[derive(Default)]
pub struct Queue {
    waiting: VecDeque<Queued>,
    added: u64,
}

impl Queue {
    /// Adds one at the end.
    pub fn push(&mut self, event: Queued) {
        self.added += 1;
        self.waiting.push_back(event);
    }

    /// Takes the next.
    pub fn pop(&mut self) -> Option<Queued> {
        self.waiting.pop_front()
    }

    /// How many wait.
    pub fn len(&self) -> usize {
        self.waiting.len()
    }

    /// How many were added so far.
    pub fn added(&self) -> u64 {
        self.added
    }

    /// Whether none waits.
    pub fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }

    /// Takes all that wait now.
    pub fn take(&mut self) -> VecDeque<Queued> {
        std::mem::take(&mut self.waiting)
    }
}

/// Things to be done at a time of network time, earliest first; those of equal time in the order they were added.
pub struct Timers<T> {
    heap: BinaryHeap<Timer<T>>,
    added: u64,
    most: usize,
}

struct Timer<T> {
    time: f64,
    order: u64,
    what: T,
}

impl<T> Default for Timers<T> {
    fn default() -> Self {
        Timers { heap: BinaryHeap::new(), added: 0, most: 0 }
    }
}

impl<T> Timers<T> {
    /// Adds one.
    pub fn add(&mut self, time: f64, what: T) {
        self.added += 1;
        self.heap.push(Timer { time, order: self.added, what });
        self.most = self.most.max(self.heap.len());
    }

    /// Takes the earliest that is due at `now`, with its time.
    pub fn due(&mut self, now: f64) -> Option<(f64, T)> {
        if self.heap.peek()?.time > now {
            return None;
        }
        self.heap.pop().map(|t| (t.time, t.what))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.heap.len()
    }

    /// How many there were at most.
    pub fn most(&self) -> usize {
        self.most
    }

    /// How many were added so far.
    pub fn added(&self) -> u64 {
        self.added
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.heap.is_empty()
    }
}

impl<T> PartialEq for Timer<T> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl<T> Eq for Timer<T> {}

impl<T> PartialOrd for Timer<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Timer<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        other.time.total_cmp(&self.time).then(other.order.cmp(&self.order))
    }
}
