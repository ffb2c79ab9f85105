//! The stack of the evaluator: calls of a script nest natively.

use super::terminal;
use std::panic;

/// How much there is of it.
pub const SIZE: usize = 1 << 30;

/// Does something on a stack of that size, and gives what it gives. The thread stays the same, and with it the memory
/// that its allocator holds already. Where there is no room for such a stack the process ends with 1.
pub fn on_large<R>(act: impl FnOnce() -> R) -> R {
    panic::set_hook(Box::new(|_| {
        terminal::say("error: no room for the evaluator's stack");
        std::process::exit(1)
    }));
    stacker::grow(SIZE, || {
        drop(panic::take_hook());
        act()
    })
}
