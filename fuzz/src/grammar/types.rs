//! Types.

use super::Gen;

/// A type.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Type {
    Bool,
    Count,
    Int,
    String,
    Double,
    Interval,
    Time,
    Pattern,
    Port,
    Addr,
    Subnet,
    Any,
    File,
    Enum(usize),
    Record(usize),
    Vector(Box<Type>),
    Set(Vec<Type>),
    Table(Vec<Type>, Box<Type>),
    Function(Vec<Type>, Option<Box<Type>>),
    Opaque(String),
    /// One that the prelude declares.
    Named(String),
    /// Any number of arguments of any types.
    Arguments,
}

const BASE: [Type; 11] = [
    Type::Count,
    Type::String,
    Type::Int,
    Type::Bool,
    Type::Double,
    Type::Interval,
    Type::Addr,
    Type::Subnet,
    Type::Port,
    Type::Time,
    Type::Pattern,
];

const OPAQUE: [&str; 11] = [
    "bloomfilter",
    "cardinality",
    "topk",
    "entropy",
    "md5",
    "sha1",
    "sha256",
    "paraglob",
    "sha224",
    "sha384",
    "sha512",
];

impl Type {
    /// Whether it is a number.
    pub(super) fn is_number(&self) -> bool {
        matches!(self, Type::Count | Type::Int | Type::Double)
    }

    /// Whether `<` can compare it.
    pub(super) fn is_ordered(&self) -> bool {
        self.is_number() || matches!(self, Type::String | Type::Interval | Type::Time | Type::Port | Type::Addr)
    }

    /// Whether `==` can compare it.
    pub(super) fn is_comparable(&self) -> bool {
        self.is_ordered() || matches!(self, Type::Bool | Type::Subnet | Type::Enum(_) | Type::Set(_))
    }

    /// A type with that name in a prototype.
    pub(super) fn named(name: &str) -> Type {
        let vector = |of| Type::Vector(Box::new(of));
        match name {
            "bool" => Type::Bool,
            "count" => Type::Count,
            "int" => Type::Int,
            "string" => Type::String,
            "double" => Type::Double,
            "interval" => Type::Interval,
            "time" => Type::Time,
            "pattern" => Type::Pattern,
            "port" => Type::Port,
            "addr" => Type::Addr,
            "subnet" => Type::Subnet,
            "any" => Type::Any,
            "file" => Type::File,
            "string_vec" => vector(Type::String),
            "index_vec" => vector(Type::Count),
            "addr_vec" => vector(Type::Addr),
            "subnet_vec" => vector(Type::Subnet),
            "any_vec" => vector(Type::Any),
            "string_set" => Type::Set(vec![Type::String]),
            "addr_set" => Type::Set(vec![Type::Addr]),
            "string_mapper" => Type::Function(vec![Type::String], Some(Box::new(Type::String))),
            other => match other.strip_prefix("opaque of ") {
                Some(of) => Type::Opaque(of.to_owned()),
                None => Type::Named(other.to_owned()),
            },
        }
    }
}

impl Gen<'_> {
    pub(super) fn base_type(&mut self) -> Type {
        BASE[self.below(BASE.len())].clone()
    }

    /// A type that can index a table.
    pub(super) fn index_type(&mut self, depth: usize) -> Type {
        match self.below(12) {
            0..=7 => loop {
                let ty = self.base_type();
                if ty != Type::Pattern || self.once_in(4) {
                    break ty;
                }
                if self.bytes.is_empty() {
                    break Type::Count;
                }
            },
            8 if !self.enums.is_empty() => Type::Enum(self.below(self.enums.len())),
            9 => {
                let i = self.below(self.records.len());
                let fits = i < self.records.len() && self.can_index(&Type::Record(i), i + 1);
                if fits { Type::Record(i) } else { Type::Count }
            }
            10 if depth > 0 => Type::Vector(Box::new(self.index_type(depth - 1))),
            11 if depth > 0 => Type::Set(vec![self.index_type(depth - 1)]),
            _ => Type::String,
        }
    }

    /// Whether a table can be indexed by it; of records only those before one of a number, for they may hold themselves.
    fn can_index(&self, ty: &Type, before: usize) -> bool {
        match ty {
            Type::Record(i) => *i < before && self.records[*i].1.iter().all(|f| self.can_index(&f.ty, *i)),
            Type::Vector(of) => self.can_index(of, before),
            Type::Set(index) => index.iter().all(|t| self.can_index(t, before)),
            Type::Table(index, of) => index.iter().all(|t| self.can_index(t, before)) && self.can_index(of, before),
            Type::Function(..) => true,
            Type::Any | Type::Arguments | Type::Opaque(_) | Type::File | Type::Named(_) => false,
            Type::Bool | Type::Count | Type::Int | Type::String | Type::Double | Type::Interval => true,
            Type::Time | Type::Pattern | Type::Port | Type::Addr | Type::Subnet | Type::Enum(_) => true,
        }
    }

    fn index_types(&mut self, depth: usize) -> Vec<Type> {
        let n = 1 + if self.once_in(4) { 1 + self.below(2) } else { 0 };
        (0..n).map(|_| self.index_type(depth)).collect()
    }

    /// Any type that a variable may have.
    pub(super) fn any_type(&mut self, depth: usize) -> Type {
        if depth == 0 {
            return self.base_type();
        }
        match self.below(16) {
            0..=4 => self.base_type(),
            5 | 6 => Type::Vector(Box::new(self.any_type(depth - 1))),
            7 => Type::Set(self.index_types(depth - 1)),
            8 | 9 => Type::Table(self.index_types(depth - 1), Box::new(self.any_type(depth - 1))),
            10 | 11 if !self.records.is_empty() => Type::Record(self.below(self.records.len())),
            12 if !self.enums.is_empty() => Type::Enum(self.below(self.enums.len())),
            13 => {
                let params = (0..self.below(3)).map(|_| self.any_type(depth - 1)).collect();
                let result = if self.once_in(4) { None } else { Some(Box::new(self.any_type(depth - 1))) };
                Type::Function(params, result)
            }
            14 => Type::Any,
            15 => Type::Opaque(OPAQUE[self.below(OPAQUE.len())].to_owned()),
            _ => Type::Count,
        }
    }

    /// How a type is written.
    pub(super) fn type_text(&self, ty: &Type) -> String {
        let list = |types: &[Type]| types.iter().map(|t| self.type_text(t)).collect::<Vec<_>>().join(", ");
        match ty {
            Type::Bool => "bool".to_owned(),
            Type::Count => "count".to_owned(),
            Type::Int => "int".to_owned(),
            Type::String => "string".to_owned(),
            Type::Double => "double".to_owned(),
            Type::Interval => "interval".to_owned(),
            Type::Time => "time".to_owned(),
            Type::Pattern => "pattern".to_owned(),
            Type::Port => "port".to_owned(),
            Type::Addr => "addr".to_owned(),
            Type::Subnet => "subnet".to_owned(),
            Type::Any | Type::Arguments => "any".to_owned(),
            Type::File => "file".to_owned(),
            Type::Enum(i) => self.enums[*i].0.clone(),
            Type::Record(i) => self.records[*i].0.clone(),
            Type::Vector(of) => format!("vector of {}", self.type_text(of)),
            Type::Set(index) => format!("set[{}]", list(index)),
            Type::Table(index, of) => format!("table[{}] of {}", list(index), self.type_text(of)),
            Type::Function(params, result) => {
                let params = self.params_text("a", params);
                match result {
                    Some(result) => format!("function({params}): {}", self.type_text(result)),
                    None => format!("function({params})"),
                }
            }
            Type::Opaque(of) => format!("opaque of {of}"),
            Type::Named(name) => name.clone(),
        }
    }

    /// Parameters, named after a prefix and their place.
    pub(super) fn params_text(&self, prefix: &str, params: &[Type]) -> String {
        let one = |(i, ty)| format!("{prefix}{i}: {}", self.type_text(ty));
        params.iter().enumerate().map(one).collect::<Vec<_>>().join(", ")
    }
}
