//! Constants, the awkward ones among them.

use super::types::Type;
use super::{Gen, LAMBDAS};

const COUNTS: [&str; 12] = [
    "1",
    "0",
    "2",
    "3",
    "7",
    "64",
    "255",
    "0xffffffff",
    "9223372036854775807",
    "9223372036854775808",
    "18446744073709551615",
    "65536",
];
const INTS: [&str; 8] = ["+1", "-1", "+0", "-2", "+9223372036854775807", "-9223372036854775807", "+63", "-65"];
const DOUBLES: [&str; 12] =
    ["1.5", "0.0", "-1.0", "1e3", "-0.5", "1e308", "1e-308", "9007199254740993.0", "3.", "-1e19", "1.8e19", ".5"];
const UNITS: [&str; 11] = ["sec", "secs", "min", "hr", "hrs", "day", "days", "msec", "msecs", "usec", "usecs"];
const STRINGS: [&str; 28] = [
    "a",
    "",
    "abc",
    "a b c",
    "\\x00",
    "\\xff\\xfe",
    "\\\\",
    "\\\"",
    "\\n",
    "\\t\\r",
    "é",
    "%s",
    "1",
    "-17",
    "1.5e3",
    "1.2.3.4",
    "10.0.0.0/8",
    "[::1]",
    "80/tcp",
    "{\\\"a\\\": [1, null, {}]}",
    "%Y-%m-%d %H:%M:%S",
    "aGVsbG8=",
    "a*b?[c-d]",
    "CN=a,O=b\\\\,c",
    "Abc Def",
    "\\101\\0",
    "日本語",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
];
const PATTERNS: [&str; 23] = [
    "a",
    "b*",
    "c+",
    "d?",
    ".",
    "[a-z]",
    "[^0-9]",
    "^",
    "$",
    "(a|b)",
    "a{2}",
    "b{1,3}",
    "(?i:x)",
    "\\.",
    "\\/",
    "\\x41",
    "\"q.\"",
    "[[:alpha:]]",
    "\\n",
    "(a*)*",
    "|",
    "\\xff",
    "()",
];
const ADDRS: [&str; 8] =
    ["1.2.3.4", "0.0.0.0", "255.255.255.255", "10.0.0.1", "[::1]", "[2001:db8::]", "[::ffff:1.2.3.4]", "[fe80::1]"];
const SUBNETS: [&str; 8] = [
    "10.0.0.0/8",
    "0.0.0.0/0",
    "1.2.3.4/32",
    "1.2.3.0/24",
    "[::]/0",
    "[2001:db8::]/32",
    "[::1]/128",
    "[::ffff:1.2.3.0]/120",
];
const PORTS: [&str; 6] = ["80/tcp", "53/udp", "8/icmp", "0/tcp", "65535/udp", "1/unknown"];

impl Gen<'_> {
    /// A string constant.
    pub(super) fn string(&mut self) -> String {
        let n = if self.once_in(4) { 1 + self.below(4) } else { 1 };
        let parts: Vec<&str> = (0..n).map(|_| self.one_of(&STRINGS)).collect();
        format!("\"{}\"", parts.join(""))
    }

    fn pattern(&mut self) -> String {
        let n = 1 + self.below(4);
        let parts: Vec<&str> = (0..n).map(|_| self.one_of(&PATTERNS)).collect();
        let flags = if self.once_in(5) { "i" } else { "" };
        // Not a comment, and not empty.
        format!("/{}/{flags}", parts.join("").trim_start_matches('*'))
    }

    fn number(&mut self) -> String {
        if self.once_in(4) { self.below(1000).to_string() } else { self.one_of(&COUNTS).to_owned() }
    }

    /// The simplest that there is of a type, with some variety.
    pub(super) fn literal(&mut self, ty: &Type, depth: usize) -> String {
        let depth = depth.saturating_sub(1);
        match ty {
            Type::Bool => self.one_of(&["T", "F"]).to_owned(),
            Type::Count => self.number(),
            Type::Int => format!("({})", self.one_of(&INTS)),
            Type::Double => format!("({})", self.one_of(&DOUBLES)),
            Type::String => self.string(),
            Type::Interval => {
                let (sign, unit) = (self.one_of(&["", "", "-"]), self.one_of(&UNITS));
                let number = self.one_of(&["1", "0", "2.5", "10", "1e10", "0.001", "1e300"]);
                format!("({sign}{number} {unit})")
            }
            Type::Time => format!("double_to_time({})", self.one_of(&DOUBLES)),
            Type::Pattern => self.pattern(),
            Type::Port => self.one_of(&PORTS).to_owned(),
            Type::Addr => self.one_of(&ADDRS).to_owned(),
            Type::Subnet => self.one_of(&SUBNETS).to_owned(),
            Type::Any | Type::Arguments => {
                let ty = self.any_type(if depth > 0 { 2 } else { 0 });
                let ty = if ty == Type::Any { Type::Count } else { ty };
                self.expr(&ty, depth)
            }
            Type::File => "open(\"f\")".to_owned(),
            Type::Enum(i) => {
                let names = self.enums[*i].1.clone();
                names[self.below(names.len())].clone()
            }
            Type::Record(i) => self.record(*i, depth),
            Type::Vector(of) => self.container("vector", std::slice::from_ref(of), None, depth),
            Type::Set(index) => self.container("set", index, None, depth),
            Type::Table(index, of) => self.container("table", index, Some(of), depth),
            Type::Function(params, result) => self.lambda(params, result.as_deref(), depth),
            Type::Opaque(of) => self.opaque(of),
            Type::Named(name) => match name.as_str() {
                "transport_proto" => self.one_of(&["tcp", "udp", "icmp", "unknown_transport"]).to_owned(),
                "conn_id" => {
                    let (a, b) = (self.one_of(&ADDRS), self.one_of(&ADDRS));
                    let (p, q) = (self.one_of(&PORTS), self.one_of(&PORTS));
                    format!("conn_id($orig_h={a}, $orig_p={p}, $resp_h={b}, $resp_p={q})")
                }
                _ => format!("{name}()"),
            },
        }
    }

    fn record(&mut self, i: usize, depth: usize) -> String {
        let (name, fields) = self.records[i].clone();
        let mut parts = Vec::new();
        for field in fields {
            let leave = if field.is_optional || field.has_default { depth == 0 || self.below(2) == 0 } else { false };
            if !leave {
                parts.push(format!("${}={}", field.name, self.expr(&field.ty, depth)));
            }
        }
        match self.below(4) {
            1 if !parts.is_empty() => format!("[{}]", parts.join(", ")),
            _ => format!("{name}({})", parts.join(", ")),
        }
    }

    fn container(&mut self, word: &str, index: &[Type], of: Option<&Type>, depth: usize) -> String {
        // One without elements has no type by itself.
        let n = if self.once_in(12) { 0 } else { 1 + if depth == 0 { 0 } else { self.below(3) } };
        let mut parts = Vec::new();
        for _ in 0..n {
            let keys: Vec<String> = index.iter().map(|t| self.expr(t, depth)).collect();
            let keys = keys.join(", ");
            let key = if index.len() > 1 || of.is_some() { format!("[{keys}]") } else { keys };
            parts.push(match of {
                Some(of) => format!("{key} = {}", self.expr(of, depth)),
                None => key,
            });
        }
        let attrs = match (word, &parts[..]) {
            ("table", [_, ..]) if self.once_in(6) => {
                let of = of.cloned().unwrap_or(Type::Count);
                format!(" &default={}", self.literal(&of, 0))
            }
            _ => String::new(),
        };
        format!("{word}({}){attrs}", parts.join(", "))
    }

    /// A new opaque value.
    pub(super) fn opaque(&mut self, of: &str) -> String {
        match of {
            "bloomfilter" => self
                .one_of(&[
                    "bloomfilter_basic_init(0.1, 10)",
                    "bloomfilter_counting_init(2, 16, 3)",
                    "bloomfilter_basic_init2(3, 64)",
                    "bloomfilter_basic_init(0.5, 3, \"n\")",
                ])
                .to_owned(),
            "cardinality" => {
                self.one_of(&["hll_cardinality_init(0.1, 0.9)", "hll_cardinality_init(0.5, 0.95)"]).to_owned()
            }
            "topk" => self.one_of(&["topk_init(4)", "topk_init(1)", "topk_init(100)"]).to_owned(),
            "entropy" => "entropy_test_init()".to_owned(),
            "paraglob" => {
                let strings = [self.string(), self.string()];
                format!("paraglob_init(vector({}))", strings.join(", "))
            }
            "x509" => "x509_from_der(\"\")".to_owned(),
            hash => format!("{hash}_hash_init()"),
        }
    }

    /// A function without a name.
    pub(super) fn lambda(&mut self, params: &[Type], result: Option<&Type>, depth: usize) -> String {
        let prefix = self.fresh("p");
        let head = self.params_text(&format!("{prefix}_"), params);
        let result_text = result.map_or(String::new(), |r| format!(": {}", self.type_text(r)));
        let locals = self.body.depth > 0;
        let captured = if locals && self.once_in(2) { self.some_variable(|v| v.name.starts_with('l')) } else { None };
        let captures = match &captured {
            Some(v) => format!("[{}{}]", self.one_of(&["", "copy "]), v.name),
            None => String::new(),
        };
        let body = std::mem::take(&mut self.body);
        let count = self.variables.len();
        let first_local = self.variables.iter().position(|v| v.name.starts_with(['l', 'p'])).unwrap_or(count);
        self.body.hidden = Some((first_local, count));
        self.body.depth = 1;
        self.variables.extend(captured.clone());
        let own = params.iter().enumerate();
        let own: Vec<_> = own
            .map(|(i, ty)| super::Variable { name: format!("{prefix}_{i}"), ty: ty.clone(), is_mutable: false })
            .collect();
        self.variables.extend(own);
        let mut inner = captured.as_ref().map_or(String::new(), |v| format!("cat({}); ", v.name));
        self.lambdas += 1;
        if depth > 1 && self.lambdas < LAMBDAS && !self.in_condition && self.once_in(3) {
            self.body.result = result.cloned();
            self.body.is_function = true;
            let outer = std::mem::take(&mut self.text);
            self.statement(depth - 1);
            inner = std::mem::replace(&mut self.text, outer);
        }
        if let Some(result) = result {
            let depth = if self.lambdas < LAMBDAS { depth.saturating_sub(1) } else { 0 };
            let value = self.expr(result, depth);
            inner.push_str(&format!("return {value};"));
        }
        self.lambdas -= 1;
        self.variables.truncate(count);
        self.body = body;
        format!("function{captures}({head}){result_text} {{ {inner} }}")
    }
}
