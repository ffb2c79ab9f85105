//! `copy()`: deep, with sharing and cycles kept.

use super::open::Open;
use super::{FuncVal, OpaqueVal, RecordVal, TableAttrs, TableVal, Value, VectorVal};
use foldhash::fast::FixedState;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// Why a value cannot be copied.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NoCopy {
    /// It holds an opaque value of that kind.
    Opaque(&'static str),
    /// It is nested too deeply.
    TooDeep,
}

impl std::fmt::Display for NoCopy {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            NoCopy::Opaque(name) => write!(f, "a value of type opaque of {name} cannot be copied"),
            NoCopy::TooDeep => f.write_str("a value that is nested so deeply cannot be copied"),
        }
    }
}

/// A deep copy. What was shared, or pointed back to itself, is so in the copy. Keys of tables keep their identity,
/// closures get captured variables of their own, files stay shared.
///
/// # Errors
/// When something in it cannot be copied.
pub fn deep_copy(v: &Value) -> Result<Value, NoCopy> {
    match v {
        Value::Table(_)
        | Value::Vector(_)
        | Value::Record(_)
        | Value::Func(_)
        | Value::Opaque(_)
        | Value::Pattern(_)
        | Value::List(_) => Copier::default().copy(v),
        Value::String(s) => Ok(Value::String(s.copied())),
        scalar => Ok(scalar.clone()),
    }
}

#[derive(Default)]
struct Copier {
    done: HashMap<*const (), Value, FixedState>,
    depth: usize,
}

impl Copier {
    fn copy(&mut self, v: &Value) -> Result<Value, NoCopy> {
        if Open::is_too_deep(self.depth) {
            return Err(NoCopy::TooDeep);
        }
        self.depth += 1;
        let copied = self.copied(v);
        self.depth -= 1;
        copied
    }

    fn copied(&mut self, v: &Value) -> Result<Value, NoCopy> {
        let at = match v {
            Value::Table(t) => Rc::as_ptr(t).cast(),
            Value::Vector(t) => Rc::as_ptr(t).cast(),
            Value::Record(t) => Rc::as_ptr(t).cast(),
            Value::Func(t) => Rc::as_ptr(t).cast(),
            Value::Opaque(t) => Rc::as_ptr(t).cast(),
            Value::Pattern(p) => Rc::as_ptr(p).cast(),
            Value::List(l) => return Ok(Value::List(Rc::new(self.all(l)?))),
            scalar => return Ok(scalar.clone()),
        };
        if let Some(copied) = self.done.get(&at) {
            return Ok(copied.clone());
        }
        match v {
            Value::Table(t) => {
                let new = Rc::new(TableVal::new(t.ty()));
                self.done.insert(at, Value::Table(new.clone()));
                let attrs = t.attrs();
                new.set_attrs(match attrs.as_deref() {
                    // A closure that makes defaults is copied with what it has captured.
                    Some(a @ TableAttrs { default: Some(made_by @ Value::Func(f)), .. }) if f.captures.is_some() => {
                        Some(Rc::new(TableAttrs { default: Some(self.copy(made_by)?), ..a.clone() }))
                    }
                    _ => attrs,
                });
                for (k, v) in t.entries() {
                    let v = self.copy(&v)?;
                    if let Some(time) = t.touched(&k) {
                        new.touch(&k, time);
                    }
                    new.insert(k, v);
                }
            }
            Value::Vector(t) => {
                let new = Rc::new(VectorVal::new(t.ty(), Vec::new()));
                self.done.insert(at, Value::Vector(new.clone()));
                let items = t.items().clone();
                let items = self.all(&items)?;
                *new.items_mut() = items;
            }
            Value::Record(t) => {
                let new = Rc::new(RecordVal::new(t.ty.clone(), Vec::new()));
                self.done.insert(at, Value::Record(new.clone()));
                new.fill_from(t, |v| self.copy(v))?;
            }
            Value::Func(f) => {
                self.done.insert(at, v.clone());
                let captures = match &f.captures {
                    Some(c) => {
                        let c = c.borrow().clone();
                        Some(RefCell::new(self.all(&c)?))
                    }
                    None => None,
                };
                // Each mention of a closure becomes a closure of its own; only one that holds itself is kept as it is.
                self.done.remove(&at);
                return Ok(Value::Func(Rc::new(FuncVal { info: f.info.clone(), captures })));
            }
            Value::Opaque(o) => {
                let copied = o.0.copy().ok_or(NoCopy::Opaque(o.0.name()))?;
                self.done.insert(at, Value::Opaque(Rc::new(OpaqueVal(copied))));
            }
            Value::Pattern(p) => {
                self.done.insert(at, Value::Pattern(Rc::new(p.separate())));
            }
            _ => {}
        }
        Ok(self.done.get(&at).cloned().unwrap_or(Value::Unset))
    }

    fn all(&mut self, values: &[Value]) -> Result<Vec<Value>, NoCopy> {
        values.iter().map(|v| self.copy(v)).collect()
    }
}
