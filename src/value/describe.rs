//! The text of values, as `print`, `cat` and `fmt` show them.

use super::open::{Closed, Open};
use super::{FuncVal, RecordVal, TableVal, Value, VectorVal, numbers, outside};
use crate::types::{Flavor, Type};
use std::io::Write;

/// In which of the reference's two styles strings are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Style {
    /// `print` to an ordinary file: bytes that do not print are escaped, nothing is indented.
    Standard,
    /// `cat`, `fmt` and raw files: bytes as they are, elements of containers indented by a tab a level.
    Raw,
}

/// A text that values are written to.
pub struct Text {
    /// What was written.
    pub out: Vec<u8>,
    style: Style,
    level: usize,
    open: Open,
}

/// The text of one value as `print` shows it.
pub fn printed(v: &Value) -> Vec<u8> {
    let mut t = Text::new(Style::Standard);
    t.value(v);
    t.out
}

/// The text of one value as `cat` shows it.
pub fn raw_text(v: &Value) -> Vec<u8> {
    let mut t = Text::new(Style::Raw);
    t.value(v);
    t.out
}

impl Text {
    /// An empty text.
    pub fn new(style: Style) -> Text {
        Text { out: Vec::new(), style, level: 0, open: Open::default() }
    }

    /// Adds plain text; in the raw style it is indented where a line begins within a container.
    pub fn add(&mut self, s: &str) {
        self.indent();
        self.out.extend_from_slice(s.as_bytes());
    }

    fn string(&mut self, s: &[u8]) {
        match self.style {
            Style::Raw => self.out.extend_from_slice(s),
            Style::Standard => numbers::escape_printable(&mut self.out, s),
        }
    }

    fn indent(&mut self) {
        if self.style == Style::Raw && self.level > 0 && self.out.last() == Some(&b'\n') {
            self.out.resize(self.out.len() + self.level, b'\t');
        }
    }

    fn display(&mut self, d: impl std::fmt::Display) {
        self.indent();
        let _ = write!(self.out, "{d}");
    }

    /// Adds a value.
    pub fn value(&mut self, v: &Value) {
        match v {
            Value::Unset => self.add("<uninitialized>"),
            Value::Bool(b) => self.add(if b.get() { "T" } else { "F" }),
            Value::Int(i) => self.display(i),
            Value::Count(c) => self.display(c),
            Value::Double(d) | Value::Time(d) => numbers::double(&mut self.out, d.get()),
            Value::Interval(d) => {
                if d.get() == 0.0 {
                    self.add("0 secs");
                } else {
                    numbers::interval(&mut self.out, d.get());
                }
            }
            Value::Port(p) => self.display(p),
            Value::Addr4(_) | Value::Addr6(_) => {
                if let Some(a) = v.as_addr() {
                    self.display(a);
                }
            }
            Value::Subnet(s) => self.display(s),
            Value::Short(s) => self.string(s.as_bytes()),
            Value::Long(s) => self.string(s),
            Value::Pattern(p) => {
                self.indent();
                self.out.push(b'/');
                self.out.extend_from_slice(&p.text());
                self.out.push(b'/');
            }
            Value::Enum(m) => self.add(&m.name),
            Value::Table(t) => self.within(std::rc::Rc::as_ptr(t).cast(), |x| x.table(t)),
            Value::Vector(t) => self.within(std::rc::Rc::as_ptr(t).cast(), |x| x.vector(t)),
            Value::Record(t) => self.within(std::rc::Rc::as_ptr(t).cast(), |x| x.record(t)),
            Value::Func(f) => self.function(f),
            Value::File(f) => self.add(&format!("file \"{}\" of string", f.name)),
            Value::Opaque(o) => self.add(&format!("<opaque of {}Val>", class_of(o.0.name()))),
            Value::Type(t) => self.add(&t.to_string()),
            Value::List(l) => self.list(l),
        }
    }

    fn within(&mut self, at: *const (), body: impl FnOnce(&mut Text)) {
        match self.open.enter(at) {
            Ok(()) if outside::is_interrupted() => self.open.leave(at),
            Ok(()) => {
                body(self);
                self.open.leave(at);
            }
            Err(Closed::Recursion) => self.add("<recursion>"),
            Err(Closed::TooDeep) => self.add("<nested too deeply>"),
        }
    }

    fn list(&mut self, values: &[Value]) {
        for (i, v) in values.iter().enumerate() {
            if i > 0 {
                self.out.extend_from_slice(b", ");
            }
            self.value(v);
        }
    }

    fn newline(&mut self) {
        self.out.push(b'\n');
    }

    fn table(&mut self, t: &TableVal) {
        let is_set = t.is_set();
        self.add("{");
        self.level += 1;
        self.newline();
        for (i, (k, v)) in t.entries().iter().enumerate() {
            if i > 0 {
                self.add(",");
                self.newline();
            }
            let bracketed = !is_set || matches!(k, Value::List(_));
            if bracketed {
                self.add("[");
            }
            self.value(k);
            if !is_set {
                self.add("] = ");
                if !v.is_unset() {
                    self.value(v);
                }
            } else if bracketed {
                self.add("]");
            }
        }
        self.level -= 1;
        self.newline();
        self.add("}");
    }

    fn vector(&mut self, v: &VectorVal) {
        let items = v.items().clone();
        self.add("[");
        for (i, item) in items.iter().enumerate() {
            if i > 0 {
                self.add(", ");
            }
            if !item.is_unset() {
                self.value(item);
            }
        }
        self.add("]");
    }

    fn record(&mut self, r: &RecordVal) {
        let names: Vec<_> = r.ty.fields().iter().map(|f| f.name.clone()).collect();
        self.add("[");
        for (i, name) in names.iter().enumerate() {
            if i > 0 {
                self.add(", ");
            }
            self.add(name);
            self.add("=");
            self.value(&r.get(i));
        }
        self.add("]");
    }

    /// The name, and for what has bodies or could have them the type and the bodies (reference: Func.cc).
    fn function(&mut self, f: &FuncVal) {
        self.add(&f.info.name);
        let bodies = f.info.bodies.borrow();
        if bodies.is_empty() && f.info.flavor == Flavor::Function {
            return;
        }
        self.out.extend_from_slice(format!(": {}", Type::Func(f.info.ty())).as_bytes());
        self.newline();
        for (_, body) in bodies.iter() {
            self.body(&body.text());
        }
    }

    /// A body's lines, which are indented as all text is: not where it is printed to an ordinary file.
    fn body(&mut self, text: &str) {
        for (i, line) in text.split('\n').enumerate() {
            if i > 0 {
                self.newline();
            }
            match self.style {
                Style::Standard => self.out.extend_from_slice(line.trim_start_matches('\t').as_bytes()),
                Style::Raw if line.is_empty() => {}
                Style::Raw => self.add(line),
            }
        }
    }
}

/// The reference prints the name of its class for an opaque value, which is the type's in other letters.
fn class_of(name: &str) -> String {
    match name {
        "bloomfilter" => "BloomFilter".to_owned(),
        _ if name.starts_with("md") || name.starts_with("sha") => name.to_uppercase(),
        _ => name[..1].to_uppercase() + &name[1..],
    }
}
