//! The text of a type: as `type_name` gives it and as messages show it.

use super::{Flavor, FuncType, RecordType, Type};
use std::fmt::{self, Display, Formatter};
use std::rc::Rc;

impl Display for Type {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        describe(self, f, &mut Vec::new())
    }
}

impl Type {
    /// The kind in one word, as the reference's tag names it: `record` for every record.
    pub fn kind(&self) -> &'static str {
        match self {
            Type::Error => "error",
            Type::Void => "void",
            Type::Bool => "bool",
            Type::Int => "int",
            Type::Count => "count",
            Type::Double => "double",
            Type::Time => "time",
            Type::Interval => "interval",
            Type::String => "string",
            Type::Pattern => "pattern",
            Type::Port => "port",
            Type::Addr => "addr",
            Type::Subnet => "subnet",
            Type::Any => "any",
            Type::Enum(_) => "enum",
            Type::Table(t) if t.is_set() => "set",
            Type::Table(_) => "table",
            Type::Vector(_) => "vector",
            Type::Record(_) => "record",
            Type::Func(t) => t.flavor.name(),
            Type::File => "file",
            Type::Opaque(_) => "opaque",
            Type::Type(_) => "type",
            Type::List(_) => "list",
        }
    }
}

fn describe(t: &Type, f: &mut Formatter<'_>, open: &mut Vec<*const RecordType>) -> fmt::Result {
    if let Some(name) = t.name() {
        return f.write_str(&name);
    }
    match t {
        Type::Table(t) => {
            f.write_str(if t.is_set() { "set" } else { "table" })?;
            if t.index.is_empty() {
                return f.write_str("()");
            }
            f.write_str("[")?;
            list(&t.index, f, open)?;
            f.write_str("]")?;
            match &t.value {
                Some(v) => {
                    f.write_str(" of ")?;
                    describe(v, f, open)
                }
                None => Ok(()),
            }
        }
        Type::Vector(v) => match &v.element {
            Some(e) => {
                f.write_str("vector of ")?;
                describe(e, f, open)
            }
            None => f.write_str("vector()"),
        },
        Type::Record(r) => record(r, f, open),
        Type::Func(ft) => function(ft, f, open),
        Type::File => f.write_str("file of string"),
        Type::Opaque(name) => write!(f, "opaque of {name}"),
        Type::List(types) => {
            f.write_str("list of ")?;
            list(types, f, open)
        }
        other => f.write_str(other.kind()),
    }
}

fn list(types: &[Type], f: &mut Formatter<'_>, open: &mut Vec<*const RecordType>) -> fmt::Result {
    for (i, t) in types.iter().enumerate() {
        if i > 0 {
            f.write_str(",")?;
        }
        describe(t, f, open)?;
    }
    Ok(())
}

fn record(r: &Rc<RecordType>, f: &mut Formatter<'_>, open: &mut Vec<*const RecordType>) -> fmt::Result {
    if open.contains(&Rc::as_ptr(r)) {
        return f.write_str("<recursion>");
    }
    open.push(Rc::as_ptr(r));
    f.write_str("record { ")?;
    for field in r.fields().iter() {
        write!(f, "{}:", field.name)?;
        describe(&field.ty, f, open)?;
        if !field.attrs.is_empty() {
            write!(f, " {}", field.attrs)?;
        }
        f.write_str("; ")?;
    }
    open.pop();
    f.write_str("}")
}

fn function(t: &FuncType, f: &mut Formatter<'_>, open: &mut Vec<*const RecordType>) -> fmt::Result {
    write!(f, "{}(", t.flavor.name())?;
    for (i, p) in t.params.iter().enumerate() {
        if i > 0 {
            f.write_str(", ")?;
        }
        write!(f, "{}:", p.name)?;
        describe(&p.ty, f, open)?;
        if !p.attrs.is_empty() {
            write!(f, " {}", p.attrs)?;
        }
    }
    f.write_str(")")?;
    match t.flavor {
        Flavor::Event => Ok(()),
        Flavor::Function | Flavor::Hook => {
            f.write_str(" : ")?;
            describe(&t.result, f, open)
        }
    }
}
