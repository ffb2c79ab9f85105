//! How a builtin function sees its call.

use super::{Eval, Interp, Raised, Unwind};
use crate::diagnostic::{Diagnostic, codes};
use crate::source::Span;
use crate::value::{Addr, FuncVal, Pattern, Port, RecordVal, Subnet, TableVal, Value, VectorVal};
use std::rc::Rc;

/// A builtin function. [`Value::Unset`] is the result of one that has none; where one was wanted, the calling statement
/// is dropped.
pub type Builtin = fn(&mut Invocation<'_>) -> Eval<Value>;

/// One call of a builtin.
pub struct Invocation<'a> {
    /// Who evaluates.
    pub interp: &'a mut Interp,
    /// The arguments, defaults filled in. Their types are those of the prototype (the checker has seen to it).
    pub args: &'a [Value],
    /// The call.
    pub span: Span,
}

macro_rules! getters {
    ($($(#[$doc:meta])* $name:ident -> $ty:ty { $($pattern:pat => $value:expr),+ })*) => {
        $(
            $(#[$doc])*
            pub fn $name(&self, index: usize) -> Eval<$ty> {
                match self.args.get(index) {
                    $(Some($pattern) => Ok($value),)+
                    other => Err(self.mismatch(index, stringify!($name), other)),
                }
            }
        )*
    };
}

impl<'a> Invocation<'a> {
    getters! {
        /// Argument `index` as a bool.
        bool -> bool { Value::Bool(b) => b.get() }
        /// Argument `index` as a count.
        count -> u64 { Value::Count(c) => *c }
        /// Argument `index` as an int.
        int -> i64 { Value::Int(i) => *i }
        /// Argument `index` as a double, or the seconds of a time or interval.
        double -> f64 { Value::Double(d) => d.get(), Value::Time(d) => d.get(), Value::Interval(d) => d.get() }
        /// Argument `index` as a port.
        port -> Port { Value::Port(p) => *p }
        /// Argument `index` as an address.
        addr -> Addr { Value::Addr4(a) => Addr::from_v4(a.get()), Value::Addr6(a) => **a }
        /// Argument `index` as a subnet.
        subnet -> Subnet { Value::Subnet(s) => **s }
        /// Argument `index` as a string's bytes.
        bytes -> &'a [u8] { Value::Short(s) => s.as_bytes(), Value::Long(s) => s }
        /// Argument `index` as a pattern.
        pattern -> &'a Rc<Pattern> { Value::Pattern(p) => p }
        /// Argument `index` as a table or set.
        table -> &'a Rc<TableVal> { Value::Table(t) => t }
        /// Argument `index` as a vector.
        vector -> &'a Rc<VectorVal> { Value::Vector(v) => v }
        /// Argument `index` as a record.
        record -> &'a Rc<RecordVal> { Value::Record(r) => r }
        /// Argument `index` as a function, event or hook.
        func -> &'a Rc<FuncVal> { Value::Func(f) => f }
    }

    /// Argument `index`, whatever it is; [`Value::Unset`] where there is none.
    pub fn value(&self, index: usize) -> Value {
        self.args.get(index).cloned().unwrap_or(Value::Unset)
    }

    fn mismatch(&self, index: usize, wanted: &str, found: Option<&Value>) -> Raised {
        let found = found.map_or_else(|| "nothing".to_owned(), |v| v.ty().to_string());
        Unwind::error(codes::BUILTIN, self.span, format!("argument {}: expected {wanted}, found {found}", index + 1))
    }

    /// Reports an error of the call; the builtin goes on to give its default result.
    pub fn error(&mut self, message: impl Into<String>) {
        let d = self.told(Diagnostic::error(codes::BUILTIN, self.span, message));
        self.interp.report(d);
    }

    /// Reports a warning of the call.
    pub fn warning(&mut self, message: impl Into<String>) {
        let d = self.told(Diagnostic::warning(codes::BUILTIN, self.span, message));
        self.interp.report(d);
    }

    /// What ends the calling body: the reference's builtin exception.
    pub fn exception(&self, message: impl Into<String>) -> Raised {
        Unwind::of(self.told(Diagnostic::error(codes::BUILTIN, self.span, message)))
    }

    /// With the values that it was called with.
    fn told(&self, d: Diagnostic) -> Diagnostic {
        let text = |v: &Value| match v {
            Value::Short(_) | Value::Long(_) => format!("\"{}\"", super::call::short_text(v)),
            other => super::call::short_text(other),
        };
        let args: Vec<String> = self.args.iter().map(text).collect();
        if args.is_empty() { d } else { d.note(format!("called with {}", args.join(", "))) }
    }
}
