//! The event queue and the timers: data only, no clock.

use crate::value::{FuncId, Value};
use std::cmp::Ordering;
use std::collections::{BinaryHeap, VecDeque};

/// An event that waits: arguments were evaluated when it was queued.
pub struct Queued {
    /// The event.
    pub event: FuncId,
    /// Its arguments.
    pub args: Box<[Value]>,
    /// When it was queued, or was scheduled for: network time, in seconds.
    pub time: f64,
}

/// How many events one piece of the queue holds.
const PIECE: usize = 512;

/// Events in the order of queueing. They lie in pieces, so a long queue is never moved, and shrinks as it is worked off.
#[derive(Default)]
pub struct Queue {
    pieces: VecDeque<VecDeque<Queued>>,
    len: usize,
    added: u64,
}

impl Queue {
    /// Adds one at the end.
    pub fn push(&mut self, event: Queued) {
        self.added += 1;
        self.len += 1;
        match self.pieces.back_mut() {
            Some(last) if last.len() < PIECE => last.push_back(event),
            _ => {
                // A short queue is the rule: its only piece grows as it needs to.
                let mut piece = if self.pieces.is_empty() { VecDeque::new() } else { VecDeque::with_capacity(PIECE) };
                piece.push_back(event);
                self.pieces.push_back(piece);
            }
        }
    }

    /// Takes the next.
    pub fn pop(&mut self) -> Option<Queued> {
        let piece = self.pieces.front_mut()?;
        let event = piece.pop_front();
        if piece.is_empty() {
            self.pieces.pop_front();
        }
        self.len -= usize::from(event.is_some());
        event
    }

    /// How many wait.
    pub fn len(&self) -> usize {
        self.len
    }

    /// How many were added so far.
    pub fn added(&self) -> u64 {
        self.added
    }

    /// Whether none waits.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Takes all that wait now.
    pub fn take(&mut self) -> Queue {
        Queue { pieces: std::mem::take(&mut self.pieces), len: std::mem::take(&mut self.len), added: self.added }
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

    /// When the earliest is due.
    pub fn next_time(&self) -> Option<f64> {
        self.heap.peek().map(|t| t.time)
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
