//! Expressions of a type.

use super::builtins::{builtins, is_volatile};
use super::types::Type;
use super::{Callable, Gen};

impl Gen<'_> {
    /// An expression of that type, or, seldom, of another.
    pub(super) fn expr(&mut self, ty: &Type, depth: usize) -> String {
        if depth == 0 || self.bytes.is_empty() {
            return self.leaf(ty);
        }
        if self.once_in(300) {
            let other = self.any_type(1);
            return self.leaf(&other);
        }
        let depth = depth - 1;
        match self.below(16) {
            0..=3 => self.leaf(ty),
            4 => {
                let (c, a, b) = (self.expr(&Type::Bool, depth), self.expr(ty, depth), self.expr(ty, depth));
                format!("({c} ? {a} : {b})")
            }
            5 => self.called(ty, depth).unwrap_or_else(|| self.leaf(ty)),
            6 | 7 => self.builtin_call(ty, depth).unwrap_or_else(|| self.leaf(ty)),
            8 => self.part(ty, depth).unwrap_or_else(|| self.leaf(ty)),
            9 if !matches!(ty, Type::Function(..) | Type::Any | Type::Arguments) => {
                format!("copy({})", self.expr(ty, depth))
            }
            10 => match self.some_variable(|v| v.ty == Type::Any) {
                Some(any) => format!("({} as {})", any.name, self.type_text(ty)),
                None => self.leaf(ty),
            },
            11 => {
                let params: Vec<Type> = (0..self.below(2)).map(|_| self.any_type(1)).collect();
                let lambda = self.lambda(&params, Some(ty), depth);
                let args = self.exprs(&params, depth);
                format!("({lambda})({args})")
            }
            _ => self.operation(ty, depth),
        }
    }

    fn exprs(&mut self, types: &[Type], depth: usize) -> String {
        types.iter().map(|t| self.expr(t, depth)).collect::<Vec<_>>().join(", ")
    }

    fn leaf(&mut self, ty: &Type) -> String {
        let variable = if self.below(4) < 3 { self.some_variable(|v| v.ty == *ty) } else { None };
        match variable {
            Some(v) => v.name,
            None => self.literal(ty, 1),
        }
    }

    /// A call of a function of the program.
    fn called(&mut self, ty: &Type, depth: usize) -> Option<String> {
        if *ty == Type::Bool
            && self.once_in(3)
            && let Some(hook) = self.some_callable(|g| &g.hooks)
        {
            return Some(format!("(hook {}({}))", hook.name, self.exprs(&hook.params, depth)));
        }
        let variable = |v: &super::Variable| matches!(&v.ty, Type::Function(_, Some(r)) if **r == *ty);
        if let Some(v) = self.some_variable(variable)
            && let Type::Function(params, _) = &v.ty
        {
            return Some(format!("{}({})", v.name, self.exprs(params, depth)));
        }
        let fitting: Vec<Callable> = self.functions.iter().filter(|f| f.result.as_ref() == Some(ty)).cloned().collect();
        if fitting.is_empty() {
            return None;
        }
        let f = &fitting[self.below(fitting.len())];
        Some(format!("{}({})", f.name, self.exprs(&f.params, depth)))
    }

    /// A call of a builtin that gives that type.
    fn builtin_call(&mut self, ty: &Type, depth: usize) -> Option<String> {
        let fitting: Vec<&Callable> =
            builtins().iter().filter(|f| f.result.as_ref() == Some(ty) && self.can_call(f)).collect();
        if fitting.is_empty() {
            return None;
        }
        let f = fitting[self.below(fitting.len())];
        Some(self.call_of(f, depth))
    }

    /// A call of any builtin, for what it does.
    pub(super) fn some_builtin(&mut self, depth: usize) -> String {
        let all: Vec<&Callable> = builtins().iter().filter(|f| self.can_call(f)).collect();
        let f = all[self.below(all.len())];
        self.call_of(f, depth)
    }

    fn can_call(&self, f: &Callable) -> bool {
        let known =
            |t: &Type| !matches!(t, Type::Named(name) if !matches!(name.as_str(), "transport_proto" | "conn_id"));
        f.params.iter().all(known)
    }

    fn call_of(&mut self, f: &Callable, depth: usize) -> String {
        self.is_repeatable &= !is_volatile(&f.name);
        let args = match f.name.as_str() {
            "fmt" => self.format(depth),
            "sort" | "order" => {
                let of = self.base_type();
                let vector = self.expr(&Type::Vector(Box::new(of.clone())), depth);
                match self.below(3) {
                    0 => vector,
                    _ => {
                        let compare = self.lambda(&[of.clone(), of], Some(&Type::Int), depth);
                        format!("{vector}, {compare}")
                    }
                }
            }
            "clear_table" | "table_keys" | "table_values" | "any_set" | "all_set" | "resize" | "any_set_to_any_vec" => {
                let of = self.any_type(1);
                let index = vec![self.index_type(1)];
                let container = match self.below(3) {
                    0 => Type::Table(index, Box::new(of)),
                    1 => Type::Set(index),
                    _ => Type::Vector(Box::new(of)),
                };
                let size = if f.name == "resize" { format!(", {}", self.below(3000)) } else { String::new() };
                format!("{}{size}", self.expr(&container, depth))
            }
            "from_json" => {
                let ty = self.any_type(2);
                let json = if self.once_in(3) { self.string() } else { format!("to_json({})", self.expr(&ty, depth)) };
                format!("{json}, {}", self.type_text(&ty))
            }
            "lookup_ID" => format!("\"{}\"", self.some_variable(|_| true).map_or("x".to_owned(), |v| v.name)),
            "Option::set" => match self.some_variable(|v| v.name.starts_with('o')) {
                Some(v) => format!("\"{}\", {}", v.name, self.expr(&v.ty, depth)),
                None => "\"o\", 1".to_owned(),
            },
            "string_fill" => format!("{}, {}", self.below(3000), self.expr(&Type::String, depth)),
            "ljust" | "rjust" => format!("{}, {}, {}", self.expr(&Type::String, depth), self.below(300), self.string()),
            "zfill" => format!("{}, {}", self.expr(&Type::String, depth), self.below(300)),
            _ => {
                let mut parts = Vec::new();
                for ty in &f.params {
                    match ty {
                        Type::Arguments => {
                            for _ in 0..self.below(4) {
                                let ty = self.any_type(2);
                                parts.push(self.expr(&ty, depth));
                            }
                        }
                        ty => parts.push(self.expr(ty, depth)),
                    }
                }
                parts.join(", ")
            }
        };
        format!("{}({args})", f.name)
    }

    /// A format and what it formats.
    fn format(&mut self, depth: usize) -> String {
        let (mut text, mut args) = (String::new(), String::new());
        for _ in 0..1 + self.below(4) {
            let flags = self.one_of(&["", "", "-", "0", "5", "-12", "08", ".3", "10.2", ".0", "300"]);
            let (letters, ty) = match self.below(5) {
                0 => ("d", if self.once_in(2) { Type::Int } else { Type::Count }),
                1 => (self.one_of(&["f", "e", "g"]), Type::Double),
                2 => ("x", Type::Count),
                3 => (self.one_of(&["T", "D"]), Type::Time),
                _ => (self.one_of(&["s", "As", "s"]), self.any_type(2)),
            };
            text.push_str(&format!("{}%{flags}{letters}", self.one_of(&["", " ", "%%", "x"])));
            args.push_str(&format!(", {}", self.expr(&ty, depth)));
        }
        format!("\"{text}\"{args}")
    }

    /// A field, an element.
    fn part(&mut self, ty: &Type, depth: usize) -> Option<String> {
        let holds = |g: &Gen, t: &Type| match t {
            Type::Record(i) => g.records[*i].1.iter().any(|f| f.ty == *ty),
            Type::Vector(of) => **of == *ty,
            Type::Table(_, of) => **of == *ty,
            _ => false,
        };
        let all = self.visible(|v| holds(self, &v.ty));
        let v = all.get(self.below(all.len()))?.clone();
        Some(match &v.ty {
            Type::Record(i) => {
                let fields: Vec<_> = self.records[*i].1.iter().filter(|f| f.ty == *ty).cloned().collect();
                format!("{}${}", v.name, fields[self.below(fields.len())].name)
            }
            Type::Vector(_) => format!("{}[{}]", v.name, self.index(depth)),
            Type::Table(index, _) => format!("{}[{}]", v.name, self.exprs(index, depth)),
            _ => v.name,
        })
    }

    /// An index of a vector, mostly small.
    pub(super) fn index(&mut self, depth: usize) -> String {
        if self.once_in(8) { self.expr(&Type::Count, depth) } else { self.below(4).to_string() }
    }

    fn size_of(&mut self, depth: usize) -> String {
        let ty = self.any_type(2);
        // After the brace that ends a function without a name, a bar begins something.
        let parens = matches!(ty, Type::Function(..));
        let e = self.expr(&ty, depth);
        if parens { format!("|({e})|") } else { format!("| {e} |") }
    }

    fn binary(&mut self, a: &Type, ops: &[&str], b: &Type, depth: usize) -> String {
        let a = self.expr(a, depth);
        let op = self.one_of(ops);
        format!("({a} {op} {})", self.expr(b, depth))
    }

    /// What an operator of the language makes of others.
    fn operation(&mut self, ty: &Type, depth: usize) -> String {
        match ty {
            Type::Bool => self.condition(depth),
            Type::Count => match self.below(4) {
                0 => match self
                    .some_variable(|v| matches!(v.ty, Type::Vector(_) | Type::Set(_) | Type::Table(..) | Type::String))
                {
                    Some(v) => format!("|{}|", v.name),
                    None => self.size_of(depth),
                },
                1 => format!("(~ {})", self.expr(ty, depth)),
                _ => self.binary(ty, &["+", "-", "*", "/", "%", "&", "|", "^", "<<", ">>"], ty, depth),
            },
            Type::Int => match self.below(4) {
                0 => format!("(- {})", self.expr(ty, depth)),
                1 => self.binary(ty, &["+", "-", "*"], &Type::Count, depth),
                _ => self.binary(ty, &["+", "-", "*", "/", "%", "<<", ">>"], ty, depth),
            },
            Type::Double => match self.below(4) {
                0 => self.binary(&Type::Interval, &["/"], &Type::Interval, depth),
                1 => self.binary(ty, &["+", "-", "*", "/"], &Type::Int, depth),
                _ => self.binary(ty, &["+", "-", "*", "/"], ty, depth),
            },
            Type::Interval => match self.below(4) {
                0 => self.binary(&Type::Time, &["-"], &Type::Time, depth),
                1 => self.binary(ty, &["*", "/"], &Type::Double, depth),
                2 => format!("(- {})", self.expr(ty, depth)),
                _ => self.binary(ty, &["+", "-"], ty, depth),
            },
            Type::Time => self.binary(ty, &["+", "-"], &Type::Interval, depth),
            Type::String => match self.below(4) {
                0 => {
                    let s = self.expr(ty, depth);
                    let (lo, hi) = (self.expr(&Type::Int, 0), self.below(5));
                    match self.below(3) {
                        0 => format!("({s})[{}]", self.below(4)),
                        1 => format!("({s})[{lo}:]"),
                        _ => format!("({s})[{lo}:{hi}]"),
                    }
                }
                1 => {
                    let any = self.any_type(3);
                    format!("cat({})", self.expr(&any, depth))
                }
                2 => format!("fmt({})", self.format(depth)),
                _ => self.binary(ty, &["+"], ty, depth),
            },
            Type::Pattern => self.binary(ty, &["&", "|"], ty, depth),
            Type::Set(_) => self.binary(ty, &["&", "|", "-"], ty, depth),
            Type::Vector(of) => match self.below(4) {
                0 if of.is_number() => self.binary(ty, &["+", "-", "*", "/"], ty, depth),
                1 => {
                    let v = self.expr(ty, depth);
                    let (lo, hi) = (self.below(3), self.below(6));
                    format!("({v})[{lo}:{hi}]")
                }
                2 if **of == Type::Bool => {
                    let other = Type::Vector(Box::new(Type::Count));
                    self.binary(&other, &["==", "<", "!="], &other, depth)
                }
                3 if !self.in_condition => {
                    let (v, value) = (self.fresh("l"), Type::Count);
                    let over = self.expr(&Type::Vector(Box::new(value)), depth);
                    let element = self.literal(of, 1);
                    let result = self.type_text(ty);
                    let name = self.fresh("l");
                    format!(
                        "(function(xs: vector of count): {result} {{ local {name}: {result}; for ( {v} in xs ) {name} += {element}; return {name}; }})({over})"
                    )
                }
                _ => self.leaf(ty),
            },
            Type::Subnet => {
                let width = self.below(34);
                format!("({} / {width})", self.expr(&Type::Addr, depth))
            }
            _ => self.leaf(ty),
        }
    }

    fn condition(&mut self, depth: usize) -> String {
        match self.below(12) {
            0 => self.binary(&Type::Bool, &["&&", "||"], &Type::Bool, depth),
            1 => format!("(! {})", self.expr(&Type::Bool, depth)),
            2 => self.binary(&Type::Pattern, &["==", "!=", "in", "!in"], &Type::String, depth),
            3 => self.binary(&Type::String, &["in", "!in"], &Type::String, depth),
            4 => self.binary(&Type::Addr, &["in", "!in"], &Type::Subnet, depth),
            5 => {
                let index = vec![self.index_type(1)];
                let of = if self.once_in(2) {
                    Type::Set(index.clone())
                } else {
                    Type::Table(index.clone(), Box::new(Type::Count))
                };
                self.binary(&index[0], &["in", "!in"], &of, depth)
            }
            6 => match self.some_variable(|v| matches!(v.ty, Type::Record(_))) {
                Some(v) => {
                    let Type::Record(i) = v.ty else { return "T".to_owned() };
                    let fields = self.records[i].1.clone();
                    format!("({}?${})", v.name, fields[self.below(fields.len())].name)
                }
                None => "F".to_owned(),
            },
            7 => match self.some_variable(|v| v.ty == Type::Any) {
                Some(v) => {
                    let ty = self.any_type(2);
                    format!("({} is {})", v.name, self.type_text(&ty))
                }
                None => "T".to_owned(),
            },
            8 => match self.some_variable(|v| matches!(v.ty, Type::Vector(_))) {
                Some(v) => format!("({} in {})", self.index(depth), v.name),
                None => "F".to_owned(),
            },
            _ => {
                let ty = self.any_type(1);
                let ty = if ty.is_comparable() { ty } else { Type::Count };
                let ops: &[&str] = if ty.is_ordered() || matches!(ty, Type::Set(_)) {
                    &["==", "!=", "<", "<=", ">", ">="]
                } else {
                    &["==", "!="]
                };
                self.binary(&ty, ops, &ty, depth)
            }
        }
    }
}
