//! Values and types as text. Values are written as the language writes them, so that they can be pasted.

use crate::types::{FuncType, Type};
use crate::value::{TableVal, Value, printed, time};
use std::fmt::Write;

/// How wide a line may be before what it holds is spread over several.
const WIDTH: usize = 100;
/// How many elements of a container are shown.
const ELEMENTS: usize = 50;
/// How deep containers are shown that hold each other.
const DEPTH: usize = 20;

/// `VALUE : TYPE`
pub fn value_and_type(v: &Value, ty: &Type) -> String {
    let own = v.ty();
    let ty = if matches!(ty, Type::Any) && !v.is_unset() { &own } else { ty };
    format!("{} : {}", value(v), type_text(ty))
}

/// A value.
pub fn value(v: &Value) -> String {
    let mut out = String::new();
    spread(&mut out, &shape(v, 0), 0);
    out
}

/// Text, or what holds more of it.
enum Shape {
    Text(String),
    Many { open: &'static str, parts: Vec<(String, Shape)>, close: &'static str },
}

fn shape(v: &Value, depth: usize) -> Shape {
    if depth > DEPTH {
        return Shape::Text("...".to_owned());
    }
    let below = |v: &Value| shape(v, depth + 1);
    match v {
        Value::Unset => Shape::Text("<unset>".to_owned()),
        Value::String(s) => Shape::Text(quoted(s.as_bytes())),
        Value::Table(t) => Shape::Many { open: "{", parts: elements(t, below), close: "}" },
        Value::Vector(v) => {
            let items = v.items().clone();
            let parts = items.iter().take(ELEMENTS).map(|v| (String::new(), below(v)));
            Shape::Many { open: "[", parts: parts.chain(rest(items.len())).collect(), close: "]" }
        }
        Value::Record(r) => {
            let names: Vec<_> = r.ty.fields().iter().map(|f| f.name.clone()).collect();
            let set = names.iter().enumerate().map(|(i, name)| (name, r.get(i))).filter(|(_, v)| !v.is_unset());
            let parts = set.map(|(name, v)| (format!("${name}="), below(&v))).collect();
            Shape::Many { open: "[", parts, close: "]" }
        }
        Value::Func(f) => Shape::Text(f.info.name.to_string()),
        Value::List(list) => {
            let parts = list.iter().map(|v| (String::new(), below(v))).collect();
            Shape::Many { open: "[", parts, close: "]" }
        }
        Value::Bool(_)
        | Value::Int(_)
        | Value::Count(_)
        | Value::Double(_)
        | Value::Time(_)
        | Value::Interval(_)
        | Value::Port(_)
        | Value::Addr4(_)
        | Value::Addr6(_)
        | Value::Subnet(_)
        | Value::Pattern(_)
        | Value::Enum(_)
        | Value::File(_)
        | Value::Opaque(_)
        | Value::Type(_) => Shape::Text(String::from_utf8_lossy(&printed(v)).into_owned()),
    }
}

fn elements(t: &TableVal, below: impl Fn(&Value) -> Shape) -> Vec<(String, Shape)> {
    let is_set = t.is_set();
    let mut parts = Vec::new();
    for (key, v) in t.entries().iter().take(ELEMENTS) {
        if is_set {
            parts.push((String::new(), below(key)));
        } else {
            let mut text = String::new();
            let values: Vec<String> = key.index_values().iter().map(value).collect();
            let _ = write!(text, "[{}] = ", values.join(", "));
            parts.push((text, below(v)));
        }
    }
    parts.extend(rest(t.len()));
    parts
}

/// What stands for elements that are not shown.
fn rest(len: usize) -> Option<(String, Shape)> {
    let more = len.checked_sub(ELEMENTS).filter(|n| *n > 0)?;
    Some((String::new(), Shape::Text(format!("... {more} more"))))
}

impl Shape {
    /// On one line.
    fn flat(&self, out: &mut String) {
        match self {
            Shape::Text(text) => out.push_str(text),
            Shape::Many { open, parts, close } => {
                out.push_str(open);
                for (i, (before, part)) in parts.iter().enumerate() {
                    out.push_str(if i > 0 { ", " } else { "" });
                    out.push_str(before);
                    part.flat(out);
                }
                out.push_str(close);
            }
        }
    }
}

/// On as many lines as it takes.
fn spread(out: &mut String, s: &Shape, level: usize) {
    let mut line = String::new();
    s.flat(&mut line);
    let before = out.rsplit('\n').next().unwrap_or_default().chars().count();
    match s {
        Shape::Many { open, parts, close } if before + line.chars().count() > WIDTH && !parts.is_empty() => {
            out.push_str(open);
            for (i, (before, part)) in parts.iter().enumerate() {
                out.push_str(if i > 0 { ",\n" } else { "\n" });
                out.push_str(&"  ".repeat(level + 1));
                out.push_str(before);
                spread(out, part, level + 1);
            }
            out.push('\n');
            out.push_str(&"  ".repeat(level));
            out.push_str(close);
        }
        Shape::Many { .. } | Shape::Text(_) => out.push_str(&line),
    }
}

/// A string as a constant of the language.
fn quoted(mut bytes: &[u8]) -> String {
    let mut out = String::from("\"");
    while !bytes.is_empty() {
        let (text, bad) = match std::str::from_utf8(bytes) {
            Ok(text) => (text, None),
            Err(e) => (std::str::from_utf8(&bytes[..e.valid_up_to()]).unwrap_or_default(), bytes.get(e.valid_up_to())),
        };
        for c in text.chars() {
            match c {
                '"' | '\\' => out.extend(['\\', c]),
                '\n' => out.push_str("\\n"),
                '\t' => out.push_str("\\t"),
                '\r' => out.push_str("\\r"),
                c if c.is_control() && (c as u32) < 0x100 => {
                    let _ = write!(out, "\\x{:02x}", c as u32);
                }
                c => out.push(c),
            }
        }
        bytes = &bytes[text.len()..];
        if let Some(b) = bad {
            let _ = write!(out, "\\x{b:02x}");
            bytes = &bytes[1..];
        }
    }
    out.push('"');
    out
}

/// A type, by its name where it has one.
pub fn type_text(ty: &Type) -> String {
    match ty {
        Type::Func(f) if ty.name().is_none() => prototype(f),
        Type::Type(named) => format!("type {}", type_text(named)),
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
        | Type::Enum(_)
        | Type::Table(_)
        | Type::Vector(_)
        | Type::Record(_)
        | Type::Func(_)
        | Type::File
        | Type::Opaque(_)
        | Type::List(_) => ty.to_string(),
    }
}

/// A function's type as a declaration writes it.
fn prototype(f: &FuncType) -> String {
    let params: Vec<String> = f.params.iter().map(|p| format!("{}: {}", p.name, type_text(&p.ty))).collect();
    let result = match &f.result {
        Type::Void => String::new(),
        // The result of a hook is not declared.
        _ if f.flavor != crate::types::Flavor::Function => String::new(),
        other => format!(": {}", type_text(other)),
    };
    format!("{}({}){result}", f.flavor.name(), params.join(", "))
}

/// What a named type is.
pub fn definition(ty: &Type) -> String {
    let name = ty.name().map(|n| format!("type {n}: ")).unwrap_or_default();
    match ty {
        Type::Record(r) => {
            let mut out = format!("{name}record {{\n");
            for f in r.fields().iter() {
                let attrs = if f.attrs.is_empty() { String::new() } else { format!(" {}", f.attrs) };
                let _ = writeln!(out, "  {}: {}{attrs};", f.name, type_text(&f.ty));
            }
            out.push('}');
            out
        }
        Type::Enum(e) => {
            let members: Vec<String> = e.members().iter().map(|m| m.name.to_string()).collect();
            format!("{name}enum {{ {} }}", members.join(", "))
        }
        Type::Table(t) => {
            let index: Vec<String> = t.index.iter().map(type_text).collect();
            match &t.value {
                None => format!("{name}set[{}]", index.join(", ")),
                Some(v) => format!("{name}table[{}] of {}", index.join(", "), type_text(v)),
            }
        }
        Type::Vector(v) => match &v.element {
            Some(e) => format!("{name}vector of {}", type_text(e)),
            None => format!("{name}vector"),
        },
        Type::Func(f) => format!("{name}{}", prototype(f)),
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
        | Type::File
        | Type::Opaque(_)
        | Type::Type(_)
        | Type::List(_) => format!("{name}{}", ty.kind()),
    }
}

/// A moment as a date, in UTC.
pub fn date(seconds: f64) -> String {
    let mut out = Vec::new();
    time::date(&mut out, seconds, &jiff::tz::TimeZone::UTC);
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_can_be_pasted() {
        assert_eq!(quoted(b"a\"b\\\n\x01\xffz"), "\"a\\\"b\\\\\\n\\x01\\xffz\"");
    }

    #[test]
    fn what_is_wide_is_spread() {
        let long = || Value::string("x".repeat(60));
        let v = Value::Vector(std::rc::Rc::new(crate::value::VectorVal::of(Type::String, vec![long(), long()])));
        let x = "x".repeat(60);
        assert_eq!(value(&v), format!("[\n  \"{x}\",\n  \"{x}\"\n]"));
    }
}
