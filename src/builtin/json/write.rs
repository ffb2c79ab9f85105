//! Writes values as JSON. Reference: Val.cc, BuildJSON; util.cc, escape_utf8.

use super::{DEEPEST, is_text_in_keys};
use crate::builtin::strings::replaced;
use crate::builtin::text::{is_space, push_hex};
use crate::diagnostic::codes;
use crate::eval::{Eval, Interp, Unwind};
use crate::source::Span;
use crate::value::{Pattern, RecordVal, TableVal, Value, numbers, raw_text};

/// What the caller of to_json asks for.
#[derive(Clone, Copy)]
pub(super) struct Options<'p> {
    /// Only fields with `&log`.
    pub(super) only_loggable: bool,
    /// What is cut from the names of fields.
    pub(super) cut: &'p Pattern,
    /// Intervals as seconds.
    pub(super) intervals_as_numbers: bool,
}

/// A JSON text in the making.
pub(super) struct Writer<'i> {
    interp: &'i mut Interp,
    span: Span,
    options: Options<'i>,
    out: Vec<u8>,
    /// The open arrays and objects.
    levels: Vec<Level>,
}

struct Level {
    is_object: bool,
    /// How many values it has, the names in an object included.
    values: usize,
}

impl<'i> Writer<'i> {
    /// An empty text.
    pub(super) fn new(interp: &'i mut Interp, span: Span, options: Options<'i>) -> Writer<'i> {
        Writer { interp, span, options, out: Vec::new(), levels: Vec::new() }
    }

    /// What was written.
    pub(super) fn into_text(self) -> Vec<u8> {
        self.out
    }

    /// Writes a value.
    pub(super) fn value(&mut self, v: &Value) -> Eval<()> {
        self.interp.go_on()?;
        match v {
            Value::Bool(b) => self.scalar(if b.get() { b"true" } else { b"false" }),
            Value::Int(i) => self.scalar(i.to_string().as_bytes()),
            Value::Count(c) => self.scalar(c.to_string().as_bytes()),
            Value::Double(d) | Value::Time(d) => self.double(d.get()),
            Value::Interval(d) if self.options.intervals_as_numbers => self.double(d.get()),
            Value::Interval(_) | Value::Pattern(_) | Value::Addr4(_) | Value::Addr6(_) | Value::Subnet(_) => {
                self.string(&raw_text(v))
            }
            Value::Short(s) => self.string(&readable(s.as_bytes())),
            Value::Long(s) => self.string(&readable(s)),
            Value::Enum(_) | Value::File(_) => self.string(&readable(&raw_text(v))),
            Value::Func(_) => self.string(&readable(stripped(&raw_text(v)))),
            Value::Port(p) => {
                self.open(true)?;
                self.string(b"port");
                self.scalar(p.number().to_string().as_bytes());
                self.string(b"proto");
                self.string(p.transport().name().as_bytes());
                self.close();
            }
            Value::Table(t) => self.table(t)?,
            Value::Record(r) => self.record(r)?,
            Value::Vector(items) => {
                let items = items.items().clone();
                self.array(&items)?;
            }
            Value::List(items) => self.array(items)?,
            Value::Opaque(o) => {
                self.open(true)?;
                self.string(b"opaque_type");
                self.string(opaque_class(o.0.name()).as_bytes());
                self.close();
            }
            Value::Type(_) | Value::Unset => self.scalar(b"null"),
        }
        Ok(())
    }

    /// What separates a value from the one before it. A value without a name where one is due gets a comma all the
    /// same, and the next name a colon: so the reference loses empty keys.
    fn separate(&mut self) {
        let Some(level) = self.levels.last_mut() else { return };
        if level.values > 0 {
            self.out.push(if level.is_object && level.values % 2 == 1 { b':' } else { b',' });
        }
        level.values += 1;
    }

    fn scalar(&mut self, text: &[u8]) {
        self.separate();
        self.out.extend_from_slice(text);
    }

    fn double(&mut self, d: f64) {
        self.separate();
        if d.is_finite() {
            numbers::shortest_json(&mut self.out, d);
        } else {
            self.out.extend_from_slice(b"null");
        }
    }

    fn string(&mut self, s: &[u8]) {
        self.separate();
        quoted(&mut self.out, s);
    }

    fn open(&mut self, is_object: bool) -> Eval<()> {
        if self.levels.len() == DEEPEST {
            return Err(Unwind::error(codes::BUILTIN, self.span, "the value is nested too deeply for to_json()"));
        }
        self.separate();
        self.out.push(if is_object { b'{' } else { b'[' });
        self.levels.push(Level { is_object, values: 0 });
        Ok(())
    }

    fn close(&mut self) {
        if let Some(level) = self.levels.pop() {
            self.out.push(if level.is_object { b'}' } else { b']' });
        }
    }

    fn array(&mut self, items: &[Value]) -> Eval<()> {
        self.open(false)?;
        for item in items {
            self.value(item)?;
        }
        self.close();
        Ok(())
    }

    fn table(&mut self, t: &TableVal) -> Eval<()> {
        if t.is_set() {
            return self.array(&t.keys());
        }
        self.open(true)?;
        for (key, value) in t.entries() {
            let name = self.key_text(&key)?;
            if !name.is_empty() {
                self.string(&name);
            }
            self.value(&value)?;
        }
        self.close();
        Ok(())
    }

    /// The JSON text of an index, up to a NUL, without the quotes where it is a string.
    fn key_text(&mut self, key: &Value) -> Eval<Vec<u8>> {
        let outer = (std::mem::take(&mut self.out), std::mem::take(&mut self.levels));
        let written = self.value(key);
        let mut text = std::mem::replace(&mut self.out, outer.0);
        self.levels = outer.1;
        written?;
        if is_text_in_keys(&key.ty()) && text.len() >= 2 {
            text.pop();
            text.remove(0);
        }
        Ok(text)
    }

    fn record(&mut self, r: &RecordVal) -> Eval<()> {
        self.open(true)?;
        let fields = r.ty.fields().clone();
        for (i, field) in fields.iter().enumerate() {
            if self.options.only_loggable && !field.log.get() {
                continue;
            }
            let value = match (r.get(i), field.default.get()) {
                (Value::Unset, Some(default)) => self.interp.thunk(default)?,
                (value, _) => value,
            };
            if value.is_unset() {
                continue;
            }
            let name = self.shown_name(field.name.as_bytes());
            if !name.is_empty() {
                self.string(&name);
            }
            self.value(&value)?;
        }
        self.close();
        Ok(())
    }

    /// A field's name without what is to be cut from it.
    fn shown_name(&self, name: &[u8]) -> Vec<u8> {
        let cut = self.options.cut;
        let shown = if cut.search(name) { replaced(name, cut, b"", 1) } else { None };
        shown.unwrap_or_else(|| name.to_vec())
    }
}

/// A string in quotes; bytes beyond ASCII stand as they are.
fn quoted(out: &mut Vec<u8>, s: &[u8]) {
    out.push(b'"');
    for &b in s {
        match b {
            b'"' | b'\\' => out.extend_from_slice(&[b'\\', b]),
            8 => out.extend_from_slice(b"\\b"),
            12 => out.extend_from_slice(b"\\f"),
            b'\n' => out.extend_from_slice(b"\\n"),
            b'\r' => out.extend_from_slice(b"\\r"),
            b'\t' => out.extend_from_slice(b"\\t"),
            ..0x20 => out.extend_from_slice(format!("\\u{b:04X}").as_bytes()),
            _ => out.push(b),
        }
    }
    out.push(b'"');
}

/// A string as it is where all of it is UTF-8 that can be shown; otherwise with every byte that is not printable ASCII,
/// or a control character that JSON has a letter for, as `\x` and two hex digits.
fn readable(s: &[u8]) -> std::borrow::Cow<'_, [u8]> {
    if std::str::from_utf8(s).is_ok_and(|text| text.chars().all(can_be_shown)) {
        return s.into();
    }
    let mut out = Vec::with_capacity(s.len());
    for &b in s {
        if b.is_ascii() && can_be_shown(b.into()) {
            out.push(b);
        } else {
            out.extend_from_slice(b"\\x");
            push_hex(&mut out, &[b]);
        }
    }
    out.into()
}

/// Not other control characters, the private use area of the basic plane, and the specials at its end.
fn can_be_shown(c: char) -> bool {
    match c {
        '\u{8}' | '\t' | '\n' | '\u{c}' | '\r' => true,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{e000}'..='\u{f8ff}' | '\u{fff0}'..='\u{ffff}' => false,
        _ => true,
    }
}

fn stripped(mut s: &[u8]) -> &[u8] {
    while let [first, rest @ ..] = s
        && is_space(*first)
    {
        s = rest;
    }
    while let [rest @ .., last] = s
        && is_space(*last)
    {
        s = rest;
    }
    s
}

/// The reference's class of an opaque type.
fn opaque_class(name: &str) -> &str {
    match name {
        "md5" => "MD5Val",
        "sha1" => "SHA1Val",
        "sha224" => "SHA224Val",
        "sha256" => "SHA256Val",
        "sha384" => "SHA384Val",
        "sha512" => "SHA512Val",
        "entropy" => "EntropyVal",
        "bloomfilter" => "BloomFilterVal",
        "cardinality" => "CardinalityVal",
        "topk" => "TopkVal",
        "paraglob" => "ParaglobVal",
        "x509" => "X509Val",
        other => other,
    }
}
