//! A body, and what was found out about it: what is printed of a function.

use super::{Constructed, Conversion, Knowledge, body_with};
use crate::source::Span;
use crate::syntax::ast::{Expr, Ident, Name, Stmt};

/// What something was found to be.
#[derive(Clone, PartialEq, Debug)]
pub enum Reading {
    /// A name stands for that one.
    Name(Name),
    /// A name is that of an enumerator.
    Enumerator(Name),
    /// It is converted.
    Converted(Conversion),
    /// A string of which a part is taken.
    String,
    /// A pattern that is compared.
    Pattern,
    /// An interval that something is multiplied by.
    Interval,
    /// A number that is added to or subtracted from.
    Number,
    /// A type that is called.
    Constructed(Constructed),
    /// What is called is given these arguments in the place of those that are left out.
    Defaults(Vec<Name>),
}

/// What is known of places.
#[derive(Debug)]
pub struct Readings(Box<[(Span, Reading)]>);

/// A body as it was written, and as it was understood.
#[derive(Debug)]
pub struct Source {
    body: Stmt,
    readings: Readings,
}

impl Source {
    /// A body, and what is known of places in it.
    pub fn new(body: Stmt, readings: Readings) -> Source {
        Source { body, readings }
    }

    /// As it is printed.
    pub fn text(&self) -> String {
        body_with(&self.body, &self.readings)
    }
}

impl Readings {
    /// Those of places in any order.
    pub fn new(mut readings: Vec<(Span, Reading)>) -> Readings {
        readings.sort_by_key(|(span, _)| *span);
        readings.dedup();
        Readings(readings.into())
    }

    fn at(&self, span: Span) -> impl Iterator<Item = &Reading> {
        let first = self.0.partition_point(|(s, _)| *s < span);
        let from = self.0.get(first..).unwrap_or_default();
        from.iter().take_while(move |(s, _)| *s == span).map(|(_, reading)| reading)
    }

    fn is(&self, e: &Expr, what: &Reading) -> bool {
        self.at(e.span).any(|reading| reading == what)
    }
}

impl Knowledge for Readings {
    fn name(&self, name: &Ident) -> Option<String> {
        self.at(name.span).find_map(|reading| {
            if let Reading::Name(full) | Reading::Enumerator(full) = reading { Some(full.to_string()) } else { None }
        })
    }

    fn is_enumerator(&self, name: &Ident) -> bool {
        self.at(name.span).any(|reading| matches!(reading, Reading::Enumerator(_)))
    }

    fn conversion(&self, operand: &Expr) -> Option<Conversion> {
        self.at(operand.span)
            .find_map(|reading| if let Reading::Converted(to) = reading { Some(to.clone()) } else { None })
    }

    fn is_string(&self, e: &Expr) -> bool {
        self.is(e, &Reading::String)
    }

    fn is_pattern(&self, e: &Expr) -> bool {
        self.is(e, &Reading::Pattern)
    }

    fn is_interval(&self, e: &Expr) -> bool {
        self.is(e, &Reading::Interval)
    }

    fn is_arithmetic(&self, e: &Expr) -> bool {
        self.is(e, &Reading::Number)
    }

    fn constructed(&self, callee: &Expr) -> Option<Constructed> {
        self.at(callee.span)
            .find_map(|reading| if let Reading::Constructed(what) = reading { Some(*what) } else { None })
    }

    fn missing_arguments(&self, callee: &Expr, _given: usize) -> Vec<String> {
        let defaults = self.at(callee.span).find_map(|reading| {
            if let Reading::Defaults(texts) = reading {
                Some(texts.iter().map(|t| t.to_string()).collect())
            } else {
                None
            }
        });
        defaults.unwrap_or_default()
    }
}
