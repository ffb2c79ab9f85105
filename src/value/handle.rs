//! Functions, files and opaque values: handles on something with a life of its own.

use super::Value;
use crate::syntax::unparse;
use crate::types::{Flavor, FuncType, Name};
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::io::{self, Write};
use std::rc::Rc;

/// The number of a function, event or hook in the program.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub struct FuncId(pub u32);

/// What all values of one function share.
pub struct FuncInfo {
    /// Its number in the program.
    pub id: FuncId,
    /// Its full name; lambdas have made-up ones.
    pub name: Name,
    /// Function, event or hook.
    pub flavor: Flavor,
    ty: RefCell<Rc<FuncType>>,
    /// The bodies as written, with their priorities; for printing only.
    pub bodies: RefCell<Vec<(i64, Rc<unparse::Source>)>>,
}

/// A function, event or hook as a value; compared by identity.
pub struct FuncVal {
    /// What all its values share.
    pub info: Rc<FuncInfo>,
    /// The captured variables of a closure.
    pub captures: Option<RefCell<Vec<Value>>>,
}

impl FuncInfo {
    /// A function without bodies so far.
    pub fn new(id: FuncId, name: Name, ty: Rc<FuncType>) -> FuncInfo {
        FuncInfo { id, name, flavor: ty.flavor, ty: RefCell::new(ty), bodies: RefCell::new(Vec::new()) }
    }

    /// Its type.
    pub fn ty(&self) -> Rc<FuncType> {
        self.ty.borrow().clone()
    }

    /// Replaces the type: a definition may say what the `any` of a prototype is.
    pub fn set_ty(&self, ty: Rc<FuncType>) {
        *self.ty.borrow_mut() = ty;
    }
}

/// A file as a value.
pub struct FileVal {
    /// The name it was opened by.
    pub name: Name,
    /// `&raw_output`, or `enable_raw_output`.
    pub raw: Cell<bool>,
    writer: RefCell<Option<Box<dyn Write>>>,
}

impl FileVal {
    /// An open file.
    pub fn new(name: Name, writer: Box<dyn Write>) -> FileVal {
        FileVal { name, raw: Cell::new(false), writer: RefCell::new(Some(writer)) }
    }

    /// Whether it is still open.
    pub fn is_open(&self) -> bool {
        self.writer.borrow().is_some()
    }

    /// Writes; a closed file takes nothing and errs.
    pub fn write(&self, bytes: &[u8]) -> io::Result<()> {
        match self.writer.borrow_mut().as_mut() {
            Some(w) => w.write_all(bytes),
            None => Err(io::Error::other("the file is closed")),
        }
    }

    /// Writes out what is buffered.
    pub fn flush(&self) -> io::Result<()> {
        match self.writer.borrow_mut().as_mut() {
            Some(w) => w.flush(),
            None => Ok(()),
        }
    }

    /// How many bytes the file of its name has by now; 0 where there is none.
    pub fn size(&self) -> u64 {
        let _ = self.flush();
        std::fs::metadata(&*self.name).map_or(0, |m| m.len())
    }

    /// Closes it; whether it was open.
    pub fn close(&self) -> bool {
        let writer = self.writer.borrow_mut().take();
        match writer {
            Some(mut w) => w.flush().is_ok(),
            None => false,
        }
    }
}

/// What an `opaque of NAME` holds.
pub trait Opaque: Any {
    /// The NAME.
    fn name(&self) -> &'static str;
    /// An independent copy, where the reference can make one.
    fn copy(&self) -> Option<Box<dyn Opaque>>;
    /// For the builtins that know what it is.
    fn as_any(&self) -> &dyn Any;
}

/// An opaque value. What is in it sees to its own interior mutability.
pub struct OpaqueVal(pub Box<dyn Opaque>);

impl OpaqueVal {
    /// What is in it, where it is a `T`.
    pub fn get<T: 'static>(&self) -> Option<&T> {
        self.0.as_any().downcast_ref()
    }
}
