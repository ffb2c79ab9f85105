//! What would mend it: the function that converts a value, the word that the language has for what was written, and
//! where the other half of the story stands.

use super::scope::Found;
use super::{Checker, SymbolKind, Typed};
use crate::diagnostic::{Code, Diagnostic, codes};
use crate::program::{Callee, Expr};
use crate::source::Span;
use crate::syntax::ast::{self, AssignOp, BinaryOp, ExprKind, Ident};
use crate::syntax::unparse;
use crate::types::{FuncType, Type, same};
use crate::value::{Addr, Value};

const NO_FRAMEWORKS: &str = "Zeek's frameworks (logging, notices and the others) are not part of this program";

/// Modules of the scripts that Zeek brings for protocols.
const PROTOCOLS: [&str; 14] =
    ["DHCP", "DNS", "FTP", "HTTP", "IRC", "KRB", "NTLM", "RDP", "SIP", "SMB", "SMTP", "SNMP", "SSH", "SSL"];

/// Modules that only frameworks have.
const FRAMEWORKS: [&str; 14] = [
    "Analyzer",
    "Broker",
    "Cluster",
    "Config",
    "Files",
    "Input",
    "Intel",
    "Log",
    "NetControl",
    "Notice",
    "Signatures",
    "Software",
    "SumStats",
    "Weird",
];

impl Checker<'_> {
    /// Complains that a value is of another type than the one wanted.
    pub(crate) fn unfit(&mut self, v: &Typed, to: &Type, text: impl Into<String>) {
        let mut d = Diagnostic::error(codes::MISMATCH, v.span, text).note(format!("this is `{}`", v.ty));
        if let Some(code) = converted(&v.expr, &v.ty, to, "…") {
            d = d.help(format!("write `{code}`"));
        }
        self.tell(d);
    }

    /// Complains that something yields no value.
    pub(crate) fn valueless(&mut self, v: &Typed, text: impl Into<String>) {
        let mut d = Diagnostic::error(codes::NO_VALUE, v.span, text);
        if let Expr::Call(call) = &v.expr
            && let Callee::Function(id) = call.callee
        {
            let name = self.program().function(id).value.info.name.clone();
            if let Some(s) = self.names.symbol(&name).filter(|s| self.names.is_own(s.span)) {
                if d.message == "this has no value" {
                    d.message = format!("`{name}` returns no value");
                }
                d = d.note("a value is wanted here").label(s.span, "declared without a result");
            }
        }
        self.tell(d);
    }

    /// Where what an expression names was declared, and as what; bundled scripts are left out.
    pub(crate) fn declaration(&mut self, e: &ast::Expr) -> Option<(Span, String)> {
        let ExprKind::Name(id) = &e.unparenthesised().kind else { return None };
        let (span, ty) = match self.names.find(id) {
            Found::Local(l) => (l.span, l.ty),
            Found::Symbol(s) => (s.span, s.ty),
            Found::Captured(..) | Found::Closed(_) | Found::Uncaptured(_) | Found::Hidden(_) | Found::Nothing => {
                return None;
            }
        };
        self.names.is_own(span).then(|| (span, format!("declared as `{ty}`")))
    }

    /// Adds where something was declared to the complaints of such codes since a mark.
    pub(crate) fn tell_declaration(&mut self, mark: usize, of: &[Code], e: &ast::Expr) {
        if self.problems.mark() == mark {
            return;
        }
        let Some((span, text)) = self.declaration(e) else { return };
        self.problems.amend(mark, |d| {
            let fits = of.contains(&d.code) && d.labels.is_empty() && d.span != span;
            if fits { d.label(span, text.clone()) } else { d }
        });
    }

    /// Adds how an expression's value is converted to the complaints of its type since a mark.
    pub(crate) fn convert(&mut self, mark: usize, e: &ast::Expr, from: &Type, to: &Type) {
        if self.problems.mark() == mark {
            return;
        }
        if let Some(code) = conversion(e, from, to) {
            self.problems.amend(mark, |d| {
                let better = d.code == codes::MISMATCH && d.help.as_ref().is_none_or(|h| h.contains('…'));
                if better { d.help(format!("write `{code}`")) } else { d }
            });
        }
    }

    /// Adds advice to the complaints of a code since a mark that have none.
    pub(crate) fn advise(&mut self, mark: usize, code: Code, help: impl Fn() -> String) {
        self.problems.amend(mark, |d| if d.code == code && d.help.is_none() { d.help(help()) } else { d });
    }

    /// What would make a condition of an expression that is no bool.
    pub(crate) fn as_condition(&self, e: &ast::Expr, ty: &Type) -> Option<String> {
        let e = e.unparenthesised();
        if let ExprKind::Assign(AssignOp::Set, place, value) = &e.kind {
            return Some(format!("to compare, write `{} == {}`", unparse::expr(place), unparse::expr(value)));
        }
        let text = unparse::expr(e);
        if let ExprKind::Field(of, field) = &e.kind {
            return Some(format!("to test whether it is set, write `{}?${}`", unparse::expr(of), field.name));
        }
        Some(match ty {
            Type::Int | Type::Count | Type::Double => format!("compare it: `{text} > 0`"),
            Type::String => format!("compare it: `{text} != \"\"`"),
            Type::Table(_) | Type::Vector(_) => format!("compare its size: `|{text}| > 0`"),
            Type::Pattern => format!("search for it: `{text} in …`"),
            _ => return None,
        })
    }

    /// What would mend an operator that does not take its operands.
    pub(crate) fn as_operands(&self, op: BinaryOp, a: (&ast::Expr, &Type), b: (&ast::Expr, &Type)) -> Option<String> {
        let (l, r) = (unparse::expr(a.0), unparse::expr(b.0));
        let sign = op.symbol();
        let write = |code: String| Some(format!("write `{code}`"));
        let is_constant = |e: &ast::Expr| matches!(e.unparenthesised().kind, ExprKind::Literal(_));
        match (op, a.1, b.1) {
            (BinaryOp::Add, Type::String, t) if t.is_atomic() => write(format!("{l} + cat({r})")),
            (BinaryOp::Add, t, Type::String) if t.is_atomic() => write(format!("cat({l}) + {r}")),
            (BinaryOp::Add | BinaryOp::Sub, Type::Interval | Type::Time, t) if t.is_arithmetic() => {
                write(if is_constant(b.0) { format!("{l} {sign} {r} secs") } else { format!("{l} {sign} {r} * 1 sec") })
            }
            (BinaryOp::Add, Type::Table(t), _) if t.is_set() => {
                Some(format!("to add an element, write `add {l}[{r}]`"))
            }
            (BinaryOp::Add, Type::Vector(_), _) => Some(format!("to append, write `{l} += {r}`")),
            (_, Type::Any, t) if !t.is_any() && t.is_atomic() => write(format!("({l} as {t}) {sign} {r}")),
            (_, t, Type::Any) if !t.is_any() && t.is_atomic() => write(format!("{l} {sign} ({r} as {t})")),
            (BinaryOp::Mod, Type::String, _) => write(format!("fmt({l}, {r})")),
            (BinaryOp::Eq | BinaryOp::Ne, Type::Table(t), one)
                if t.is_set() && matches!(t.index.as_slice(), [key] if same(key, one)) =>
            {
                write(format!("{r} {} {l}", if op == BinaryOp::Eq { "in" } else { "!in" }))
            }
            (BinaryOp::In, Type::Addr, Type::Addr) => {
                Some(format!("write `{l} == {r}`, or a subnet with its width: `{l} in {r}/24`"))
            }
            (BinaryOp::In, Type::String, Type::Pattern) => write(format!("{r} in {l}")),
            (BinaryOp::In, _, Type::Vector(_)) => {
                Some("`in` tests an index of a vector: keep the values in a set, or look for them in a loop".to_owned())
            }
            (BinaryOp::And | BinaryOp::Or, _, t) if !t.is_bool() && is_constant(b.0) => {
                Some(format!("each side is a condition of its own: `x == 1 {sign} x == {r}`"))
            }
            (BinaryOp::Eq | BinaryOp::Ne | BinaryOp::Lt | BinaryOp::Le | BinaryOp::Gt | BinaryOp::Ge, left, right) => {
                let of_right = || conversion(b.0, right, left).map(|r| format!("{l} {sign} {r}"));
                let of_left = || conversion(a.0, left, right).map(|l| format!("{l} {sign} {r}"));
                let both = if is_constant(a.0) { [of_left(), of_right()] } else { [of_right(), of_left()] };
                // Rather the value of a text than the text of a value.
                both.iter().flatten().min_by_key(|code| code.contains("cat(")).cloned().and_then(write)
            }
            _ => None,
        }
    }

    /// With the module of a name as the cause, where there is none of that name.
    pub(crate) fn with_module(&self, d: Diagnostic, name: &str) -> Diagnostic {
        let Some((module, _)) = name.rsplit_once("::").filter(|(module, _)| !module.is_empty()) else { return d };
        let is_own = || self.names.symbols().any(|s| *s.module == *module && self.names.is_own(s.span));
        if PROTOCOLS.contains(&module) && !is_own() {
            let text = "Zeek's scripts for protocols are not part of this program: if you have that which declares";
            return d.help(format!("{text} `{name}`, `@load` it by its path")).from(module);
        }
        if FRAMEWORKS.contains(&module) && !is_own() {
            return d.help(NO_FRAMEWORKS).from(module);
        }
        match self.names.has_module(module) {
            true => d,
            false => d.help(format!("no script that is loaded has a module `{module}`: add its `@load`")).from(module),
        }
    }

    /// The head of a body as its declaration has it: `event report(n: count)`.
    pub(crate) fn head_of(&self, name: &str, f: &FuncType) -> String {
        let params: Vec<String> = f.params.iter().map(|p| format!("{}: {}", p.name, p.ty)).collect();
        let head = format!("{} {name}({})", f.flavor.name(), params.join(", "));
        match (&f.flavor, &f.result) {
            (crate::types::Flavor::Function, Type::Void) => head,
            (crate::types::Flavor::Function, result) => format!("{head}: {result}"),
            _ => head,
        }
    }

    /// The function whose body is being checked, where one has a name: where it was declared.
    pub(crate) fn own_head(&self) -> Option<Span> {
        let name = self.names.uses.user.clone()?;
        self.names.symbol(&name).filter(|s| matches!(s.kind, SymbolKind::Variable(_))).map(|s| s.span)
    }
}

/// The code that makes a value of one type one of another; `text` is that of the expression.
fn converted(e: &Expr, from: &Type, to: &Type, text: &str) -> Option<String> {
    let value = match e {
        Expr::Const(v) => Some(v),
        _ => None,
    };
    let literal = match value {
        Some(Value::Count(c)) => Some(c.to_string()),
        Some(v) => v.as_bytes().map(|s| String::from_utf8_lossy(s).into_owned()),
        None => None,
    };
    let is_string = matches!(from, Type::String);
    // A constant is written as one of the other type at once.
    if let Some(s) = &literal {
        let digits = !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
        match (from, to) {
            (Type::String, Type::Count | Type::Int | Type::Double) if digits => return Some(s.clone()),
            (Type::String, Type::Addr) if Addr::parse_literal(s.as_bytes()).is_some() && s.contains('.') => {
                return Some(s.clone());
            }
            (Type::Count, Type::Interval) => return Some(format!("{s} secs")),
            (Type::Count, Type::Port) => return Some(format!("{s}/tcp")),
            (Type::Count, Type::Bool) if s == "0" || s == "1" => return Some(if s == "0" { "F" } else { "T" }.into()),
            (Type::Count, Type::String) => return Some(format!("\"{s}\"")),
            // No function makes anything of such a text.
            (Type::String, Type::Count | Type::Int | Type::Double | Type::Addr) => return None,
            _ => {}
        }
    }
    let text = match (&literal, is_string) {
        (Some(s), true) if s.len() <= 30 && !s.contains(['"', '\\', '\n']) => format!("\"{s}\""),
        (Some(s), false) => s.clone(),
        _ => text.to_owned(),
    };
    let call = |name: &str| Some(format!("{name}({text})"));
    match (from, to) {
        (Type::String, Type::Count) => call("to_count"),
        (Type::String, Type::Int) => call("to_int"),
        (Type::String, Type::Double) => call("to_double"),
        (Type::String, Type::Addr) => call("to_addr"),
        (Type::String, Type::Subnet) => call("to_subnet"),
        (Type::String, Type::Port) => call("to_port"),
        (Type::String, Type::Pattern) => Some(format!("string_to_pattern({text}, F)")),
        (Type::Int, Type::Count) => call("int_to_count"),
        (Type::Double, Type::Count) => call("double_to_count"),
        (Type::Double, Type::Int) => call("double_to_int"),
        (Type::Double, Type::Time) => call("double_to_time"),
        (Type::Count | Type::Int | Type::Double, Type::Interval) => Some(format!("{text} * 1 sec")),
        (Type::Interval, Type::Double) => call("interval_to_double"),
        (Type::Time, Type::Double) => call("time_to_double"),
        (Type::Count, Type::Port) => Some(format!("count_to_port({text}, tcp)")),
        (Type::Port, Type::Count) => call("port_to_count"),
        (Type::Addr, Type::Subnet) => Some(format!("{text}/32")),
        (Type::Count | Type::Int | Type::Double, Type::Bool) => Some(format!("{text} != 0")),
        (Type::Enum(_), Type::Int | Type::Count) => call("enum_to_int"),
        (Type::Any, to) if !to.is_any() => Some(format!("{text} as {to}")),
        (Type::Record(r), Type::Table(t)) if r.is_empty() => Some(if t.is_set() { "set()" } else { "table()" }.into()),
        (Type::Record(r), Type::Vector(_)) if r.is_empty() => Some("vector()".into()),
        (Type::Pattern | Type::Void | Type::Any | Type::Error, _) => None,
        (from, Type::String) if from.is_atomic() => call("cat"),
        (Type::Vector(_), Type::Table(s)) | (Type::Table(s), Type::Vector(_))
            if s.is_set() && super::expr::castable(from, to) =>
        {
            Some(format!("{text} as {to}"))
        }
        (one, Type::Table(s)) if s.is_set() && s.index.len() == 1 && same(one, &s.index[0]) => {
            Some(format!("set({text})"))
        }
        (one, Type::Vector(v))
            if v.element.as_ref().is_some_and(|e| same(one, e) && !(e.is_any() && matches!(one, Type::Vector(_)))) =>
        {
            Some(format!("vector({text})"))
        }
        _ => None,
    }
}

/// The code that converts the value of an expression, where some does.
pub(crate) fn conversion(e: &ast::Expr, from: &Type, to: &Type) -> Option<String> {
    converted(&Expr::Const(constant(e)), from, to, &unparse::expr(e))
}

/// The value of a string or count that is written as such.
fn constant(e: &ast::Expr) -> Value {
    match &e.unparenthesised().kind {
        ExprKind::Literal(ast::Literal::String(s)) => Value::string(s),
        ExprKind::Literal(ast::Literal::Count(c)) => Value::Count(*c),
        _ => Value::Unset,
    }
}

/// What the language has for a name that other languages know.
pub(crate) fn foreign_name(name: &str) -> Option<&'static str> {
    Some(match name {
        "true" | "True" | "TRUE" => "write `T`",
        "false" | "False" | "FALSE" => "write `F`",
        "null" | "NULL" | "nil" | "None" | "undefined" => {
            "there is no such value: a field that may be missing is `&optional`, and tested by `r?$field`"
        }
        "continue" => "write `next`",
        "pass" => "an empty body is `{ }`",
        "len" | "length" | "size" | "sizeof" | "strlen" | "count_of" => "the size of `v` is written `|v|`",
        "printf" | "println" | "echo" | "puts" => "write `print …`, with `fmt(\"…\", …)` for a format",
        "sprintf" | "format" => "write `fmt(\"…\", …)`",
        "str" | "toString" | "to_string" => "write `cat(…)`",
        "append" | "push" | "push_back" => "to append to a vector, write `v += x`",
        "range" => "to count, write `local i = 0; while ( i < n ) { …; ++i; }`",
        "elif" | "elsif" | "elseif" => "write `else if`",
        "now" => "write `network_time()` or `current_time()`",
        "typeof" | "typename" => "write `type_name(…)`",
        "defined" | "isset" | "is_set" | "exists" => "write `r?$field` for a field, `key in t` for a table",
        "NOTICE" => NO_FRAMEWORKS,
        // Names of the time before version 4.
        "split" => "it is `split_string(…)` now, whose result is a vector from 0",
        "split1" => "it is `split_string1(…)` now, whose result is a vector from 0",
        "split_all" => "it is `split_string_all(…)` now, whose result is a vector from 0",
        "split_n" => "it is `split_string_n(…)` now, whose result is a vector from 0",
        "join_string_array" | "cat_string_array" => "it is `join_string_vec(…)` now",
        "sort_string_array" => "it is `sort(…)` now",
        "find_ip_addresses" => "it is `extract_ip_addresses(…)` now",
        "str_shell_escape" => "it is `safe_shell_quote(…)` now",
        "bro_version" => "it is `zeek_version()` now",
        "bro_is_terminating" => "it is `zeek_is_terminating()` now",
        _ => return None,
    })
}

/// What the language has for a type that other languages know.
pub(crate) fn foreign_type(name: &str) -> Option<&'static str> {
    Some(match name {
        "str" | "String" | "char" | "text" | "bytes" => "write `string`",
        "integer" | "Int" | "long" | "short" | "int64" | "int32" => "write `int`",
        "uint" | "unsigned" | "uint64" | "uint32" | "size_t" | "number" => "write `count`",
        "boolean" | "Bool" | "Boolean" => "write `bool`",
        "float" | "real" | "float64" | "decimal" => "write `double`",
        "list" | "array" | "List" | "Array" => "write `vector of …`",
        "map" | "dict" | "hash" | "Map" | "HashMap" => "write `table[…] of …`",
        "ip" | "ipaddr" | "address" | "IP" => "write `addr`",
        "net" | "cidr" | "network" | "prefix" => "write `subnet`",
        "duration" | "timedelta" => "write `interval`",
        "timestamp" | "datetime" | "date" => "write `time`",
        "regex" | "regexp" => "write `pattern`",
        "struct" | "object" => "write `record { … }`",
        "void" | "None" => "a function without a result is written `function f()`",
        _ => return None,
    })
}

/// The complaint about a variable with neither type nor value.
pub(crate) fn untyped(id: &Ident, class: &str) -> Diagnostic {
    Diagnostic::error(codes::NO_TYPE, id.span, format!("`{}` needs a type or a value", id.name))
        .help(format!("write `{class} {name}: …` with a type, or `{class} {name} = …` with a value", name = id.name))
}

/// The complaint about an initialiser behind something else than `=`.
pub(crate) fn bad_initialiser(op: Option<AssignOp>, value: &ast::Expr, text: &str) -> Diagnostic {
    let d = Diagnostic::error(codes::BAD_INITIALISER, value.span, text);
    match (op, &value.kind) {
        (None, ExprKind::Assign(_, place, _)) => {
            let mut d = d.note("a type comes behind a colon").help(format!("write `: {}`", unparse::expr(value)));
            d.span = place.span;
            d.told_at(value.span)
        }
        (None, ExprKind::List(items) | ExprKind::RecordCtor(items)) if items.is_empty() => d
            .note("not how a type is written")
            .help("a list of values has the type `vector of …`: write that before the name of the type"),
        (None, _) => d.note("a `=` is missing before this").help(format!("write `= {}`", initial(value))),
        (Some(_), _) => d.note("added to what is not there yet").help(format!("write `= {}`", initial(value))),
    }
}

/// A value as what it is set to, where that is short.
fn initial(value: &ast::Expr) -> String {
    let text = unparse::expr(value);
    match &value.kind {
        _ if text.len() > 60 => "…".to_owned(),
        ExprKind::List(_) | ExprKind::Braces(_) => "{ … }".to_owned(),
        _ => text,
    }
}
