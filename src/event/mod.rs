//! The event queue and the timers: data only, no clock.

use crate::value::{FuncId, Value};
use std::cmp::Ordering;
use std::collections::{BinaryHeap, VecDeque};

/// An event that waits. Its arguments, evaluated when it was queued, lie apart.
struct Waiting {
    event: FuncId,
    args: u32,
    time: f64,
}

/// How many events one piece of the queue holds.
const PIECE: usize = 512;

/// Some events, and the arguments of all of them one after another.
#[derive(Default)]
struct Piece {
    events: Vec<Waiting>,
    args: Vec<Value>,
    /// How many of the events are done with, and how many arguments were theirs.
    done: usize,
    args_done: usize,
}

/// Events in the order of queueing. They lie in pieces, so a long queue is never moved, and shrinks as it is worked off.
#[derive(Default)]
pub struct Queue {
    pieces: VecDeque<Piece>,
    len: usize,
    added: u64,
}

impl Queue {
    /// Adds an event at the end, with its arguments. The time is when it was queued, or was scheduled for: network time,
    /// in seconds.
    pub fn push(&mut self, event: FuncId, time: f64, args: impl ExactSizeIterator<Item = Value>) {
        self.added += 1;
        self.len += 1;
        let waiting = Waiting { event, args: args.len() as u32, time };
        if self.pieces.back().is_none_or(|last| last.events.len() >= PIECE) {
            // A short queue is the rule: its only piece grows as it needs to.
            let (events, room) = if self.pieces.is_empty() { (0, 0) } else { (PIECE, PIECE * args.len()) };
            let (events, room) = (Vec::with_capacity(events), Vec::with_capacity(room));
            self.pieces.push_back(Piece { events, args: room, ..Piece::default() });
        }
        if let Some(piece) = self.pieces.back_mut() {
            piece.events.push(waiting);
            piece.args.extend(args);
        }
    }

    /// The next event, its time and its arguments.
    pub fn front(&self) -> Option<(FuncId, f64, &[Value])> {
        let piece = self.pieces.front()?;
        let waiting = piece.events.get(piece.done)?;
        let args = piece.args.get(piece.args_done..)?.get(..waiting.args as usize)?;
        Some((waiting.event, waiting.time, args))
    }

    /// Lets go of the next event.
    pub fn drop_front(&mut self) {
        let Some(piece) = self.pieces.front_mut() else { return };
        let Some(waiting) = piece.events.get(piece.done) else { return };
        let end = piece.args_done + waiting.args as usize;
        for arg in &mut piece.args[piece.args_done..end] {
            *arg = Value::Unset;
        }
        piece.args_done = end;
        piece.done += 1;
        self.len -= 1;
        if piece.done == piece.events.len() {
            self.pieces.pop_front();
        }
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
    /// How many there may be before those are looked for that nobody wants any more.
    sweep_at: usize,
}

/// The least of [`Timers::sweep_at`].
const FIRST_SWEEP: usize = 1024;

struct Timer<T> {
    time: f64,
    order: u64,
    what: T,
}

impl<T> Default for Timers<T> {
    fn default() -> Self {
        Timers { heap: BinaryHeap::new(), added: 0, most: 0, sweep_at: FIRST_SWEEP }
    }
}

impl<T> Timers<T> {
    /// Adds one.
    pub fn add(&mut self, time: f64, what: T) {
        self.added += 1;
        self.heap.push(Timer { time, order: self.added, what });
        self.most = self.most.max(self.heap.len());
    }

    /// Adds one of a kind that nobody may want any more before it is due: such are taken out once in a while.
    pub fn add_passing(&mut self, time: f64, what: T, is_wanted: impl Fn(&T) -> bool) {
        if self.heap.len() >= self.sweep_at {
            self.heap.retain(|timer| is_wanted(&timer.what));
            self.sweep_at = FIRST_SWEEP.max(2 * self.heap.len());
        }
        self.add(time, what);
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
