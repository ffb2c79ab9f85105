//! Values as bytes, the way the reference hashes them: what sketches count, and what their states show.
//!
//! Reference: CompHash.cc. A number alone is its eight bytes, a string alone its own; within records and containers
//! numbers are aligned to their size and strings stand behind their length.

use super::random::Seeds;
use crate::types::{RecordType, Type};
use crate::value::{Open, RecordVal, TableVal, Value};
use std::rc::Rc;

/// The bytes of a value; none where a field of a record is unset that has to be set, or where the value cannot be a key:
/// it holds itself, for one.
pub(super) fn bytes_of(value: &Value, seeds: &Seeds) -> Option<Vec<u8>> {
    let mut key = Writer { out: Vec::new(), seeds, open: Open::default() };
    match value {
        Value::Short(s) => key.out.extend_from_slice(s.as_bytes()),
        Value::Long(s) => key.out.extend_from_slice(s),
        Value::List(parts) => parts.iter().try_for_each(|part| key.value(part))?,
        Value::Pattern(p) => key.pattern(&p.text(), false),
        other => key.value(other)?,
    }
    Some(key.out)
}

struct Writer<'a> {
    out: Vec<u8>,
    open: Open,
    seeds: &'a Seeds,
}

impl Writer<'_> {
    fn put(&mut self, bytes: &[u8]) {
        let aligned = self.out.len().next_multiple_of(bytes.len().max(1));
        self.out.resize(aligned, 0);
        self.out.extend_from_slice(bytes);
    }

    fn word(&mut self, word: u64) {
        self.put(&word.to_le_bytes());
    }

    fn size(&mut self, size: usize) {
        self.put(&(size as u32).to_le_bytes());
    }

    fn string(&mut self, s: &[u8]) {
        self.size(s.len());
        self.out.extend_from_slice(s);
    }

    fn flag(&mut self, flag: bool) {
        self.out.push(flag.into());
    }

    /// Addresses are aligned to four bytes only.
    fn address(&mut self, bytes: [u8; 16]) {
        let aligned = self.out.len().next_multiple_of(4);
        self.out.resize(aligned, 0);
        self.out.extend_from_slice(&bytes);
    }

    fn value(&mut self, value: &Value) -> Option<()> {
        let at = match value {
            Value::Table(t) => Rc::as_ptr(t).cast(),
            Value::Vector(v) => Rc::as_ptr(v).cast(),
            Value::Record(r) => Rc::as_ptr(r).cast(),
            _ => return self.bytes(value),
        };
        self.open.enter(at).ok()?;
        self.bytes(value)?;
        self.open.leave(at);
        Some(())
    }

    fn bytes(&mut self, value: &Value) -> Option<()> {
        match value {
            Value::Bool(b) => self.word(b.get().into()),
            Value::Int(i) => self.word(*i as u64),
            Value::Count(c) => self.word(*c),
            Value::Enum(member) => self.word(member.value as u64),
            Value::Port(p) => self.word(p.bits().into()),
            Value::Double(d) | Value::Time(d) | Value::Interval(d) => self.word(d.to_bits()),
            Value::Addr4(_) | Value::Addr6(_) => self.address(value.as_addr()?.bytes()),
            Value::Subnet(s) => {
                self.address(s.prefix().bytes());
                self.size(s.width().into());
            }
            Value::Short(s) => self.string(s.as_bytes()),
            Value::Long(s) => self.string(s),
            Value::Pattern(p) => self.pattern(&p.text(), true),
            Value::Func(f) => self.put(&f.info.id.0.to_le_bytes()),
            Value::Record(r) => self.record(r, &r.ty)?,
            Value::Table(t) => self.table(t)?,
            Value::Vector(v) => {
                let items = v.items().clone();
                self.size(items.len());
                for (i, item) in items.iter().enumerate() {
                    self.size(i);
                    self.flag(!item.is_unset());
                    if !item.is_unset() {
                        self.value(item)?;
                    }
                }
            }
            Value::List(parts) => {
                self.size(parts.len());
                parts.iter().try_for_each(|part| self.value(part))?;
            }
            Value::Unset | Value::File(_) | Value::Opaque(_) | Value::Type(_) => return None,
        }
        Some(())
    }

    fn pattern(&mut self, text: &[u8], with_lengths: bool) {
        if with_lengths {
            self.word(text.len() as u64 + 1);
            self.word(text.len() as u64 + 1);
        }
        for _ in 0..2 {
            self.out.extend_from_slice(text);
            self.out.push(0);
        }
    }

    /// A field that may be left out is marked as there or not.
    fn record(&mut self, record: &RecordVal, ty: &RecordType) -> Option<()> {
        for i in 0..ty.len() {
            let value = record.get(i);
            if ty.field(i)?.may_be_left_out() {
                self.flag(!value.is_unset());
                if value.is_unset() {
                    continue;
                }
            }
            self.value(&value)?;
        }
        Some(())
    }

    /// Elements in the order of their keys' hashes.
    fn table(&mut self, table: &TableVal) -> Option<()> {
        let mut elements = Vec::new();
        for (key, value) in table.entries() {
            let bytes = bytes_of(&key, self.seeds)?;
            elements.push((self.seeds.hash(&bytes), bytes.len(), bytes, key, value));
        }
        elements.sort_by(|a, b| (a.0, a.1, &a.2).cmp(&(b.0, b.1, &b.2)));
        self.size(elements.len());
        let is_set = table.is_set();
        for (.., key, value) in &elements {
            self.size(key.index_values().len());
            key.index_values().iter().try_for_each(|part| self.value(part))?;
            if !is_set {
                self.value(value)?;
            }
        }
        Some(())
    }
}

/// Whether values of that type can be counted at all.
pub(super) fn can_be_key(ty: &Type) -> bool {
    !matches!(ty, Type::Void | Type::Any | Type::File | Type::Opaque(_) | Type::Type(_) | Type::Error)
}
