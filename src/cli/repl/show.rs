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
    let many = |open, parts, close| Shape::Many { open, parts, close };
    if let Value::Table(t) = v {
        return many("{", elements(t, below), "}");
    }
    if let Value::Vector(v) = v {
        let items = v.items().clone();
        let parts = items.iter().take(ELEMENTS).map(|v| (String::new(), below(v)));
        return many("[", parts.chain(rest(items.len())).collect(), "]");
    }
    if let Value::Record(r) = v {
        let names: Vec<_> = r.ty.fields().iter().map(|f| f.name.clone()).collect();
        let set = names.iter().enumerate().map(|(i, name)| (name, r.get(i))).filter(|(_, v)| !v.is_unset());
        return many("[", set.map(|(name, v)| (format!("${name}="), below(&v))).collect(), "]");
    }
    if let Value::List(list) = v {
        return many("[", list.iter().map(|v| (String::new(), below(v))).collect(), "]");
    }
    Shape::Text(scalar(v))
}

/// A value that holds no others: as it is printed, but for those that could not be pasted then.
fn scalar(v: &Value) -> String {
    if let Some(s) = v.as_bytes() {
        quoted(s)
    } else if let Value::Func(f) = v {
        f.info.name.to_string()
    } else if v.is_unset() {
        "<unset>".to_owned()
    } else {
        String::from_utf8_lossy(&printed(v)).into_owned()
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
    if let Type::Type(named) = ty {
        return format!("type {}", type_text(named));
    }
    match (ty, ty.name()) {
        (Type::Func(f), None) => prototype(f),
        (other, _) => other.to_string(),
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
    format!("{name}{}", structure(ty).unwrap_or_else(|| ty.kind().to_owned()))
}

/// What a type is made of, if it is made of anything.
fn structure(ty: &Type) -> Option<String> {
    if let Type::Record(r) = ty {
        let mut out = "record {\n".to_owned();
        for f in r.fields().iter() {
            let attrs = if f.attrs.is_empty() { String::new() } else { format!(" {}", f.attrs) };
            let _ = writeln!(out, "  {}: {}{attrs};", f.name, type_text(&f.ty));
        }
        return Some(out + "}");
    }
    if let Type::Enum(e) = ty {
        let members: Vec<String> = e.members().iter().map(|m| m.name.to_string()).collect();
        return Some(format!("enum {{ {} }}", members.join(", ")));
    }
    if let Type::Table(t) = ty {
        let index: Vec<String> = t.index.iter().map(type_text).collect();
        let of = t.value.as_ref().map(|v| format!(" of {}", type_text(v))).unwrap_or_default();
        return Some(format!("{}[{}]{of}", ty.kind(), index.join(", ")));
    }
    if let Type::Vector(v) = ty {
        let of = v.element.as_ref().map(|e| format!(" of {}", type_text(e))).unwrap_or_default();
        return Some(format!("vector{of}"));
    }
    if let Type::Func(f) = ty { Some(prototype(f)) } else { None }
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
