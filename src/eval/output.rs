//! Standard output, shared: whoever holds it writes into the same buffer, in the order of writing.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

/// A writer that can be held in several places.
#[derive(Clone)]
pub struct Output(Rc<RefCell<Box<dyn Write>>>);

impl Output {
    /// What writes there.
    pub fn new(inner: Box<dyn Write>) -> Output {
        Output(Rc::new(RefCell::new(inner)))
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.0.borrow_mut().write_all(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.borrow_mut().flush()
    }
}
