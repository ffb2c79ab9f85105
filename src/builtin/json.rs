//! to_json and from_json.

mod build;
mod parse;
mod write;

use super::text::lossy;
use crate::eval::{Builtin, Eval, Invocation};
use crate::types::Type;
use crate::value::Value;

/// The builtins of this family.
pub(super) const TABLE: &[(&str, Builtin)] = &[("from_json", from_json), ("to_json", to_json)];

/// How deep values and JSON texts may nest.
const DEEPEST: usize = 1000;

fn to_json(inv: &mut Invocation) -> Eval<Value> {
    let (only_loggable, cut, intervals_as_numbers) = (inv.bool(1)?, inv.pattern(2)?, inv.bool(3)?);
    let value = inv.value(0);
    let span = inv.span;
    let mut writer = write::Writer::new(inv.interp, span, write::Options { only_loggable, cut, intervals_as_numbers });
    writer.value(&value)?;
    let mut out = writer.into_text();
    // The reference hands the text on as a C string.
    if let Some(end) = out.iter().position(|&b| b == 0) {
        out.truncate(end);
    }
    Ok(Value::string_from(out))
}

/// The default key function counts as none: keys are taken as they are.
const DEFAULT_KEY_FUNCTION: &str = "from_json_default_key_mapper";

fn from_json(inv: &mut Invocation) -> Eval<Value> {
    let result = inv.interp.new_record("from_json_result")?;
    result.set_by_name("valid", Value::bool(false));
    let wanted = match inv.value(1) {
        Value::Type(t) => t,
        _ => {
            inv.error("from_json() requires a type argument");
            return Ok(Value::Record(result));
        }
    };
    let key_function = inv.func(2).ok().filter(|f| &*f.info.name != DEFAULT_KEY_FUNCTION).cloned();
    match parse::parse(inv.bytes(0)?) {
        Ok(json) => match build::Builder::new(inv, key_function).value(&json, &wanted) {
            Ok(value) => {
                result.set_by_name("v", value);
                result.set_by_name("valid", Value::bool(true));
            }
            Err(build::Failure::Message(message)) => result.set_by_name("err", Value::string(message)),
            Err(build::Failure::Raised(raised)) => return Err(raised),
        },
        Err(e) => {
            result.set_by_name("err", Value::string(format!("JSON parse error: {} Offset: {}", e.message, e.offset)))
        }
    }
    Ok(Value::Record(result))
}

/// Whether a type's values are JSON strings as keys of an object: their text stands in the key without quotes.
fn is_text_in_keys(t: &Type) -> bool {
    matches!(
        t,
        Type::Addr
            | Type::Enum(_)
            | Type::File
            | Type::Func(_)
            | Type::Interval
            | Type::Pattern
            | Type::String
            | Type::Subnet
            | Type::Opaque(_)
    )
}
