//! Makes values of a given type from JSON. The messages are the reference's, for scripts see them. Reference: Val.cc,
//! BuildVal.

use super::parse::{self, Json};
use super::{is_text_in_keys, lossy};
use crate::builtin::text::until_nul;
use crate::builtin::{unplaced, unplaced_warning};
use crate::eval::{Invocation, Raised, Unwind};
use crate::types::{EnumType, Field, RecordType, TableType, Type, VectorType};
use crate::value::addr::Transport;
use crate::value::{Addr, FuncVal, Pattern, Port, Subnet, TableVal, Value, VectorVal};
use std::rc::Rc;

/// Makes values, or says why it cannot.
pub(super) struct Builder<'b, 'a> {
    inv: &'b mut Invocation<'a>,
    /// Turns the names in the JSON into names of fields.
    key_function: Option<Rc<FuncVal>>,
}

/// Why there is no value.
pub(super) enum Failure {
    /// What the script is told.
    Message(String),
    /// What ends the script's body, or the program.
    Raised(Raised),
}

type Built = Result<Value, Failure>;

impl From<Raised> for Failure {
    fn from(raised: Raised) -> Failure {
        Failure::Raised(raised)
    }
}

fn failure(message: impl Into<String>) -> Failure {
    Failure::Message(message.into())
}

fn fail(message: impl Into<String>) -> Built {
    Err(failure(message))
}

/// JSON strings end at a NUL where the reference takes them for C strings.
fn shown(s: &[u8]) -> String {
    lossy(until_nul(s)).into_owned()
}

fn mismatch(json: &Json, t: &Type) -> Built {
    fail(format!("cannot convert JSON type '{}' to Zeek type '{}'", json.kind(), tag_name(t)))
}

/// The reference's word for a kind of type: sets are tables.
fn tag_name(t: &Type) -> &'static str {
    match t {
        Type::Table(_) => "table",
        Type::Func(_) => "func",
        Type::List(_) => "types",
        other => other.kind(),
    }
}

impl<'b, 'a> Builder<'b, 'a> {
    /// One that maps names by `key_function`, if there is one.
    pub(super) fn new(inv: &'b mut Invocation<'a>, key_function: Option<Rc<FuncVal>>) -> Builder<'b, 'a> {
        Builder { inv, key_function }
    }

    /// The value; unset where the JSON is null.
    pub(super) fn value(&mut self, json: &Json, t: &Type) -> Built {
        if matches!(json, Json::Null) {
            return Ok(Value::Unset);
        }
        match (t, json) {
            (Type::Bool, Json::Bool(b)) => Ok(Value::bool(*b)),
            (Type::Int, Json::Unsigned(u)) if i64::try_from(*u).is_ok() => Ok(Value::Int(*u as i64)),
            (Type::Int, Json::Negative(i)) => Ok(Value::Int(*i)),
            (Type::Count, Json::Unsigned(u)) => Ok(Value::Count(*u)),
            (Type::Time, Json::Unsigned(_) | Json::Negative(_) | Json::Double(_)) => Ok(Value::time(json.number())),
            (Type::Double, Json::Unsigned(_) | Json::Negative(_) | Json::Double(_)) => Ok(Value::double(json.number())),
            (Type::Interval, Json::Unsigned(_) | Json::Negative(_) | Json::Double(_)) => {
                Ok(Value::interval(json.number()))
            }
            (Type::Interval, Json::String(s)) => interval(until_nul(s)),
            (Type::Port, Json::String(s)) => self.port_from_text(s),
            (Type::Port, Json::Object(_)) => self.port_from_object(json),
            (Type::Port, _) => fail("wrong port format, must be string or object"),
            (Type::Pattern, Json::String(s)) => self.pattern(s),
            (Type::Addr, Json::String(s)) => Ok(Value::addr(self.address(s))),
            (Type::Subnet, Json::String(s)) => self.subnet(s),
            (Type::Enum(e), Json::String(s)) => enumerator(e, s),
            (Type::String, Json::String(s)) => Ok(Value::string(s)),
            (Type::Table(ty), Json::Array(items)) if ty.is_set() => self.set(ty, items),
            (Type::Table(ty), Json::Object(members)) if !ty.is_set() => self.table(ty, members),
            (Type::Record(ty), Json::Object(members)) => self.record(ty, json, members),
            (Type::List(types), Json::Array(items)) => self.list(types, items),
            (Type::Vector(ty), Json::Array(items)) => self.vector(ty, items),
            (
                Type::Any | Type::Func(_) | Type::File | Type::Opaque(_) | Type::Type(_) | Type::Void | Type::Error,
                _,
            ) => fail(format!("type '{}' unsupported", tag_name(t))),
            _ => mismatch(json, t),
        }
    }

    fn port_from_text(&mut self, s: &[u8]) -> Built {
        if (1..10).contains(&s.len()) {
            let (number, rest) = leading_int(s);
            let transport = rest.get(1..).map(until_nul).and_then(Transport::from_name);
            if let Some(transport) = transport {
                return Ok(self.port(number, transport));
            }
        }
        fail("wrong port format, string must be /[0-9]{1,5}\\/(tcp|udp|icmp|unknown)/")
    }

    fn port_from_object(&mut self, json: &Json) -> Built {
        let (Some(port), Some(proto)) = (json.member(b"port"), json.member(b"proto")) else {
            return fail("wrong port format, object must have 'port' and 'proto' members");
        };
        let number = match port {
            Json::Unsigned(u) => *u as i64,
            Json::Negative(i) => *i,
            Json::Double(_) => return fail("wrong port format, port must be an integer"),
            _ => return fail("wrong port format, port must be a number"),
        };
        let Json::String(proto) = proto else {
            return fail("wrong port format, protocol must be a string");
        };
        match Transport::from_name(until_nul(proto)) {
            Some(transport) => Ok(self.port(number, transport)),
            None => fail("wrong port format, invalid protocol string"),
        }
    }

    fn port(&mut self, number: i64, transport: Transport) -> Value {
        let port = u64::try_from(number).ok().and_then(|n| Port::new(n, transport));
        if port.is_none() {
            unplaced_warning(self.inv, format!("bad port number {number}"));
        }
        port.or_else(|| Port::new(0, transport)).map_or(Value::Unset, Value::Port)
    }

    /// Without slashes around it, and without what print shows of every pattern.
    fn pattern(&mut self, s: &[u8]) -> Built {
        let mut text = s;
        if text.len() > 2 && text.starts_with(b"/") && text.ends_with(b"/") {
            text = &text[1..text.len() - 1];
        }
        if text.len() > 6 && text.starts_with(b"^?(") && text.ends_with(b")$?") {
            text = &text[3..text.len() - 3];
        }
        match Pattern::compile(text, false, false) {
            Ok(pattern) => Ok(Value::Pattern(Rc::new(pattern))),
            Err(e) => {
                unplaced(self.inv, format!("error compiling pattern /{}/: {e}", lossy(text)));
                fail("error compiling pattern")
            }
        }
    }

    /// With or without brackets. What is no address is reported and gives `::`.
    fn address(&mut self, s: &[u8]) -> Addr {
        let text = s.strip_prefix(b"[").unwrap_or(s);
        let text = text.strip_suffix(b"]").unwrap_or(text);
        Addr::parse(until_nul(text)).unwrap_or_else(|| {
            unplaced(self.inv, format!("bad IP address: {}", lossy(text)));
            Addr::UNSPECIFIED
        })
    }

    fn subnet(&mut self, s: &[u8]) -> Built {
        let invalid = || fail(format!("invalid value for subnet: '{}'", shown(s)));
        let Some(slash) = s.iter().position(|&b| b == b'/') else { return invalid() };
        let (width, rest) = leading_int(&s[slash + 1..]);
        if rest.len() == s.len() - slash - 1 || matches!(width, i64::MAX | i64::MIN) {
            return invalid();
        }
        let addr = self.address(&s[..slash]);
        let subnet = Subnet::new(addr, width as u8 as u64).unwrap_or_else(|| {
            unplaced(self.inv, format!("bad prefix length: {width}"));
            Subnet::UNSPECIFIED
        });
        Ok(Value::subnet(subnet))
    }

    fn set(&mut self, ty: &Rc<TableType>, items: &[Json]) -> Built {
        let set = Rc::new(TableVal::new(ty.clone()));
        let key_type = ty.key();
        for item in items {
            let key = self.value(item, &key_type)?;
            if !key.is_unset() {
                self.insert(&set, key, Value::Unset)?;
            }
        }
        Ok(Value::Table(set))
    }

    /// A key that is no JSON by itself is left out, unless its type is written as a string.
    fn table(&mut self, ty: &Rc<TableType>, members: &[(Vec<u8>, Json)]) -> Built {
        let table = Rc::new(TableVal::new(ty.clone()));
        let key_type = ty.key();
        let value_type = ty.value.clone().unwrap_or(Type::Any);
        for (name, member) in members {
            let name = if is_text_in_keys(&key_type) {
                Json::String(name.clone())
            } else {
                parse::parse(name).unwrap_or(Json::Null)
            };
            let key = self.value(&name, &key_type)?;
            if key.is_unset() {
                continue;
            }
            let value = self.value(member, &value_type)?;
            if !value.is_unset() {
                self.insert(&table, key, value)?;
            }
        }
        Ok(Value::Table(table))
    }

    fn insert(&mut self, table: &Rc<TableVal>, key: Value, value: Value) -> Result<(), Failure> {
        let span = self.inv.span;
        Ok(self.inv.interp.table_insert(table, key, value, span)?)
    }

    fn list(&mut self, types: &[Type], items: &[Json]) -> Built {
        if items.len() < types.len() {
            return fail("index type doesn't match");
        }
        let mut values = Vec::with_capacity(types.len());
        for (item, t) in items.iter().zip(types) {
            match self.value(item, t)? {
                // The reference crashes.
                Value::Unset => return fail("index type doesn't match"),
                value => values.push(value),
            }
        }
        Ok(Value::List(Rc::new(values)))
    }

    fn vector(&mut self, ty: &Rc<VectorType>, items: &[Json]) -> Built {
        let element = ty.element.clone().unwrap_or(Type::Any);
        let mut values = Vec::with_capacity(items.len());
        for item in items {
            let value = self.value(item, &element)?;
            if !value.is_unset() {
                values.push(value);
            }
        }
        Ok(Value::Vector(Rc::new(VectorVal::new(ty.clone(), values))))
    }

    fn record(&mut self, ty: &Rc<RecordType>, json: &Json, members: &[(Vec<u8>, Json)]) -> Built {
        let mapped = self.mapped_names(members)?;
        let record = self.inv.interp.fresh_record(ty)?;
        let fields: Vec<Field> = ty.fields().clone();
        for (i, field) in fields.iter().enumerate() {
            let name = field.name.as_bytes();
            let member = match &mapped {
                Some(names) => names.iter().rposition(|n| n == name).map(|at| &members[at].1),
                None => json.member(name),
            };
            match member {
                None | Some(Json::Null) if field.may_be_left_out() => {}
                None => return missing(ty, field, "missing"),
                Some(Json::Null) => return missing(ty, field, "null"),
                Some(member) => record.set(i, self.value(member, &field.ty)?),
            }
        }
        Ok(Value::Record(record))
    }

    /// The names of an object's members as the key function gives them; the last of equals counts.
    fn mapped_names(&mut self, members: &[(Vec<u8>, Json)]) -> Result<Option<Vec<Vec<u8>>>, Failure> {
        let Some(function) = self.key_function.clone() else { return Ok(None) };
        members.iter().map(|(name, _)| self.mapped_name(&function, name)).collect::<Result<_, _>>().map(Some)
    }

    fn mapped_name(&mut self, function: &Rc<FuncVal>, name: &[u8]) -> Result<Vec<u8>, Failure> {
        let interp = &mut *self.inv.interp;
        match interp.call(function, &[Value::string(until_nul(name))], self.inv.span) {
            Ok(name) => name.as_bytes().map(<[u8]>::to_vec).ok_or_else(|| failure("key function error")),
            Err(raised) => match raised.take() {
                Unwind::Error(e) => {
                    if !e.told {
                        interp.report_with(e.diagnostic, &e.trace);
                    }
                    Err(failure("key function error"))
                }
                Unwind::NoValue(_) => Err(failure("key function error")),
                other @ (Unwind::Delayed | Unwind::Exit(_)) => Err(Failure::Raised(other.into())),
            },
        }
    }
}

fn missing(ty: &RecordType, field: &Field, how: &str) -> Built {
    fail(format!("required field {}${} is {how} in JSON", ty.name().as_deref().unwrap_or_default(), field.name))
}

fn enumerator(e: &EnumType, s: &[u8]) -> Built {
    match std::str::from_utf8(s).ok().and_then(|name| e.by_name(name)) {
        Some(member) => Ok(Value::Enum(member)),
        None => fail(format!("'{}' is not a valid enum for '{}'.", shown(s), e.name().as_deref().unwrap_or_default())),
    }
}

/// `1 hr 3 min`: pairs of number and unit.
fn interval(s: &[u8]) -> Built {
    let parts: Vec<&[u8]> = s.split(|&b| b == b' ').filter(|part| !part.is_empty()).collect();
    if !parts.len().is_multiple_of(2) {
        return fail("wrong interval format, must be pairs of values with units");
    }
    let mut seconds = 0.0;
    for pair in parts.chunks_exact(2) {
        // The reference crashes where it is no number.
        let Some(number) = leading_double(pair[0]) else {
            return fail("wrong interval format, must be pairs of values with units");
        };
        let unit = match pair[1] {
            b"day" | b"days" => 86400.0,
            b"hr" | b"hrs" => 3600.0,
            b"min" | b"mins" => 60.0,
            b"sec" | b"secs" => 1.0,
            b"msec" | b"msecs" => 1e-3,
            b"usec" | b"usecs" => 1e-6,
            other => return fail(format!("wrong interval format, invalid unit type {}", lossy(other))),
        };
        seconds += number * unit;
    }
    Ok(Value::interval(seconds))
}

/// The longest start that is a number.
fn leading_double(s: &[u8]) -> Option<f64> {
    let text = std::str::from_utf8(s).ok()?;
    (1..=text.len()).rev().find_map(|end| text.get(..end)?.parse().ok())
}

/// The whole number that a string starts with, blanks aside, and what follows it; 0 and the whole string where there is
/// none.
fn leading_int(s: &[u8]) -> (i64, &[u8]) {
    let text = s.trim_ascii_start();
    let sign = usize::from(matches!(text.first(), Some(b'-' | b'+')));
    let digits = text[sign..].iter().take_while(|b| b.is_ascii_digit()).count();
    if digits == 0 {
        return (0, s);
    }
    let place = |n: i64, b: &u8| n.saturating_mul(10).saturating_add((b - b'0').into());
    let size = text[sign..sign + digits].iter().fold(0i64, place);
    (if text[0] == b'-' { -size } else { size }, &text[sign + digits..])
}
