//! The bytes that the digests take for values that are no strings: the reference's binary description of a value, its
//! type and what it holds. Numbers are little endian, texts end with a NUL. Reference: Desc.cc, Val.cc, Type.cc.
//!
//! Tables and sets are described in their own order, functions by name and text.

use crate::types::{Flavor, FuncType, RecordType, Type};
use crate::value::{Open, Value, raw_text};
use std::rc::Rc;

/// Appends the description of a value.
pub(super) fn describe(out: &mut Vec<u8>, v: &Value) {
    Description { out, open: Vec::new(), values: Open::default() }.value(v);
}

struct Description<'o> {
    out: &'o mut Vec<u8>,
    /// The record types that are being described.
    open: Vec<*const RecordType>,
    /// The containers that are.
    values: Open,
}

impl Description<'_> {
    fn text(&mut self, s: &[u8]) {
        self.out.extend_from_slice(s);
        self.out.push(0);
    }

    fn string(&mut self, s: &[u8]) {
        self.int(s.len() as i32);
        self.out.extend_from_slice(s);
    }

    fn int(&mut self, i: i32) {
        self.out.extend_from_slice(&i.to_le_bytes());
    }

    fn long(&mut self, i: u64) {
        self.out.extend_from_slice(&i.to_le_bytes());
    }

    /// A value; one that holds itself is not gone through again.
    fn value(&mut self, v: &Value) {
        let at = match v {
            Value::Table(t) => Rc::as_ptr(t).cast(),
            Value::Vector(items) => Rc::as_ptr(items).cast(),
            Value::Record(r) => Rc::as_ptr(r).cast(),
            _ => return self.description(v),
        };
        match self.values.enter(at) {
            Ok(()) => {
                self.description(v);
                self.values.leave(at);
            }
            Err(_) => self.text(b"<recursion>"),
        }
    }

    fn description(&mut self, v: &Value) {
        match v {
            Value::List(values) => return self.list(values),
            Value::Table(t) => {
                self.ty(&v.ty());
                self.int(t.len() as i32);
                for (key, value) in t.entries() {
                    self.int(key.index_values().len() as i32);
                    self.list(key.index_values());
                    if !value.is_unset() {
                        self.value(&value);
                    }
                }
                return;
            }
            Value::Record(r) => {
                self.ty(&v.ty());
                let names: Vec<_> = r.ty.fields().iter().map(|f| f.name.clone()).collect();
                self.long(names.len() as u64);
                for (i, name) in names.iter().enumerate() {
                    self.text(name.as_bytes());
                    match r.get(i) {
                        Value::Unset => self.text(b"<uninitialized>"),
                        set => self.value(&set),
                    }
                }
                return;
            }
            _ => self.ty(&v.ty()),
        }
        match v {
            Value::Bool(b) => self.long(u64::from(b.get())),
            Value::Int(i) => self.long(*i as u64),
            Value::Count(c) => self.long(*c),
            Value::Double(d) | Value::Time(d) => self.long(d.to_bits()),
            Value::Interval(d) => self.interval(d.get()),
            Value::Short(s) => self.string(s.as_bytes()),
            Value::Long(s) => self.string(s),
            Value::Port(p) => {
                self.int(i32::from(p.number()));
                self.text(b"/");
                self.text(p.transport().name().as_bytes());
            }
            Value::Pattern(p) => {
                self.text(b"/");
                self.text(&p.text());
                self.text(b"/");
            }
            Value::Vector(items) => {
                self.text(b"[");
                for (i, item) in items.items().iter().enumerate() {
                    if i > 0 {
                        self.text(b", ");
                    }
                    if !item.is_unset() {
                        self.value(item);
                    }
                }
                self.text(b"]");
            }
            Value::Type(t) => self.ty(t),
            Value::Unset
            | Value::Addr4(_)
            | Value::Addr6(_)
            | Value::Subnet(_)
            | Value::Enum(_)
            | Value::Func(_)
            | Value::File(_)
            | Value::Opaque(_)
            | Value::Table(_)
            | Value::Record(_)
            | Value::List(_) => self.text(&raw_text(v)),
        }
    }

    /// The values of an index: a type that lists theirs, their number, and they.
    fn list(&mut self, values: &[Value]) {
        self.ty(&Type::List(Rc::new(values.iter().map(Value::ty).collect())));
        self.long(values.len() as u64);
        for v in values {
            self.value(v);
        }
    }

    /// Number and unit, of each unit that applies.
    fn interval(&mut self, seconds: f64) {
        const UNITS: [(f64, &[u8]); 6] =
            [(86400.0, b"day"), (3600.0, b"hr"), (60.0, b"min"), (1.0, b"sec"), (1e-3, b"msec"), (1e-6, b"usec")];
        let mut rest = seconds;
        let mut any = false;
        for (i, (unit, word)) in UNITS.into_iter().enumerate() {
            let last = i + 1 == UNITS.len();
            let number = if last { rest / unit } else { (rest / unit).trunc() };
            if if last { number.abs() < 1e-6 } else { rest.abs() < unit } {
                continue;
            }
            rest -= number * unit;
            any = true;
            self.long(number.to_bits());
            self.text(word);
            if (number.abs() - 1.0).abs() >= 1e-6 {
                self.text(b"s");
            }
        }
        if !any {
            self.text(b"0 secs");
        }
    }

    fn ty(&mut self, t: &Type) {
        self.int(tag(t));
        match t {
            Type::Table(t) => {
                for index in &t.index {
                    self.ty(index);
                }
                if let Some(value) = &t.value {
                    self.ty(value);
                }
            }
            Type::Vector(t) => self.ty(t.element.as_ref().unwrap_or(&Type::Void)),
            Type::Record(r) => self.record(r),
            Type::Enum(e) => self.text(e.name().as_deref().unwrap_or_default().as_bytes()),
            Type::Func(f) => self.function(f),
            Type::File => self.ty(&Type::String),
            Type::Opaque(name) => self.text(name.as_bytes()),
            Type::List(types) => {
                self.int(0);
                self.long(types.len() as u64);
                for t in types.iter() {
                    self.ty(t);
                }
            }
            Type::Error
            | Type::Void
            | Type::Bool
            | Type::Int
            | Type::Count
            | Type::Double
            | Type::Time
            | Type::Interval
            | Type::String
            | Type::Pattern
            | Type::Port
            | Type::Addr
            | Type::Subnet
            | Type::Any
            | Type::Type(_) => {}
        }
    }

    fn record(&mut self, r: &Rc<RecordType>) {
        // Within a container of its own type.
        if self.open.contains(&Rc::as_ptr(r)) {
            return self.text(b"<recursion>");
        }
        self.open.push(Rc::as_ptr(r));
        self.long(0);
        self.long(r.len() as u64);
        for field in r.fields().iter() {
            self.text(field.name.as_bytes());
            match &field.ty {
                Type::Record(inner) if self.open.contains(&Rc::as_ptr(inner)) => self.text(b"<recursion>"),
                other => self.ty(other),
            }
        }
        self.open.pop();
    }

    fn function(&mut self, f: &FuncType) {
        self.int(match f.flavor {
            Flavor::Function => 0,
            Flavor::Event => 1,
            Flavor::Hook => 2,
        });
        self.int(i32::from(!matches!(f.result, Type::Void)));
        self.long(0);
        self.long(f.params.len() as u64);
        for p in &f.params {
            self.text(p.name.as_bytes());
            self.ty(&p.ty);
        }
        if !matches!(f.result, Type::Void) {
            self.ty(&f.result);
        }
    }
}

/// The reference's number of a kind of type.
fn tag(t: &Type) -> i32 {
    match t {
        Type::Void => 0,
        Type::Bool => 1,
        Type::Int => 2,
        Type::Count => 3,
        Type::Double => 4,
        Type::Time => 5,
        Type::Interval => 6,
        Type::String => 7,
        Type::Pattern => 8,
        Type::Enum(_) => 9,
        Type::Port => 10,
        Type::Addr => 11,
        Type::Subnet => 12,
        Type::Any => 13,
        Type::Table(_) => 14,
        Type::Record(_) => 15,
        Type::List(_) => 16,
        Type::Func(_) => 17,
        Type::File => 18,
        Type::Vector(_) => 19,
        Type::Opaque(_) => 20,
        Type::Type(_) => 21,
        Type::Error => 22,
    }
}
