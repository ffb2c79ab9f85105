//! `copy()`: deep, with sharing and cycles kept.

use super::open::Open;
use super::record::changed;
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
/// closures get captured variables of their own, files stay shared. The tables among the copies whose elements expire are
/// added to `expiring`: they have yet to be watched.
///
/// # Errors
/// When something in it cannot be copied.
pub fn deep_copy(v: &Value, expiring: &mut Vec<Rc<TableVal>>) -> Result<Value, NoCopy> {
    match v {
        Value::Table(_)
        | Value::Vector(_)
        | Value::Record(_)
        | Value::Func(_)
        | Value::Opaque(_)
        | Value::Pattern(_)
        | Value::List(_) => Copier { done: HashMap::default(), expiring, depth: 0 }.copy(v),
        Value::Short(_) | Value::Long(_) => Ok(super::string::copied(v)),
        scalar => Ok(scalar.clone()),
    }
}

struct Copier<'e> {
    /// The copies of what may be met again. What only one value holds is met once.
    done: HashMap<*const (), Value, FixedState>,
    expiring: &'e mut Vec<Rc<TableVal>>,
    depth: usize,
}

impl Copier<'_> {
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
        let shared = match v {
            Value::Table(t) => place_of_shared(t),
            Value::Vector(t) => place_of_shared(t),
            Value::Record(t) => place_of_shared(t),
            Value::Func(t) => place_of_shared(t),
            Value::Opaque(t) => place_of_shared(t),
            Value::Pattern(p) => place_of_shared(p),
            Value::List(l) => return Ok(Value::List(Rc::new(self.all(l)?))),
            scalar => return Ok(scalar.clone()),
        };
        if let Some(copied) = shared.and_then(|at| self.done.get(&at)) {
            return Ok(copied.clone());
        }
        let mut keep = |copied: Value| {
            if let Some(at) = shared {
                self.done.insert(at, copied.clone());
            }
            copied
        };
        Ok(match v {
            Value::Table(t) => {
                let new = Rc::new(TableVal::new(t.ty()));
                let copied = keep(Value::Table(new.clone()));
                let attrs = t.attrs();
                new.set_attrs(match attrs.as_deref() {
                    // A closure that makes defaults is copied with what it has captured.
                    Some(a @ TableAttrs { default: Some(made_by @ Value::Func(f)), .. }) if f.captures.is_some() => {
                        Some(Rc::new(TableAttrs { default: Some(self.copy(made_by)?), ..a.clone() }))
                    }
                    _ => attrs,
                });
                let mut from = 0;
                let mut shown = |k: &Value, v: &Value, touched: f64| (k.clone(), self.copy(v), touched);
                while let Some((next, (k, v, touched))) = t.visit_dated(from, &mut shown) {
                    new.insert_at(k, v?, touched, true);
                    from = next;
                }
                if new.expiry_kind().is_some() {
                    self.expiring.push(new);
                }
                copied
            }
            Value::Vector(t) => {
                let new = Rc::new(VectorVal::new(t.ty(), Vec::new()));
                let copied = keep(Value::Vector(new.clone()));
                let items = self.all(&t.items())?;
                *new.items_mut() = items;
                copied
            }
            Value::Record(t) if shared.is_none() => Value::Record(Rc::new(t.copied(|v| self.copy(v))?)),
            Value::Record(t) => {
                let new = Rc::new(RecordVal::new(t.ty.clone(), Vec::new()));
                let copied = keep(Value::Record(new.clone()));
                new.fill_from(t, |v| self.copy(v))?;
                copied
            }
            Value::Func(f) => {
                keep(v.clone());
                let captures = match &f.captures {
                    Some(c) => {
                        let c = c.borrow().clone();
                        Some(RefCell::new(self.all(&c)?))
                    }
                    None => None,
                };
                // Each mention of a closure becomes a closure of its own; only one that holds itself is kept as it is.
                shared.map(|at| self.done.remove(&at));
                Value::Func(Rc::new(FuncVal { info: f.info.clone(), captures }))
            }
            Value::Opaque(o) => {
                let copied = o.0.copy().ok_or(NoCopy::Opaque(o.0.name()))?;
                keep(Value::Opaque(Rc::new(OpaqueVal(copied))))
            }
            Value::Pattern(p) => keep(Value::Pattern(Rc::new(p.separate()))),
            scalar => scalar.clone(),
        })
    }

    fn all(&mut self, values: &[Value]) -> Result<Vec<Value>, NoCopy> {
        changed(values, |v| self.copy(v))
    }
}

/// What tells a value from others, where more than one value holds it.
fn place_of_shared<T>(held: &Rc<T>) -> Option<*const ()> {
    (Rc::strong_count(held) > 1).then(|| Rc::as_ptr(held).cast())
}
