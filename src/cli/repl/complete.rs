//! How a name may go on: names, fields after `$`, members of modules after `::`, commands, files.
//!
//! The line editor has its own idea of threads, so what it completes from is a copy of what the session knows.

use super::commands::COMMANDS;
use super::show;
use crate::check::SymbolKind;
use crate::session::{Session, bundled_names};
use crate::types::{Flavor, RecordType, Type};
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

/// What a session knows, as far as it helps to complete.
#[derive(Default)]
pub struct Index {
    names: BTreeMap<String, Known>,
    records: HashMap<u32, Vec<Known>>,
    module: String,
}

/// A name or a field.
#[derive(Clone)]
struct Known {
    name: String,
    about: String,
    shape: Shape,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Handled,
    Other,
}

/// What can follow a value.
#[derive(Clone, PartialEq, Debug)]
enum Shape {
    Plain,
    /// Fields.
    Record(u32),
    /// An index, to elements of that shape.
    Of(Box<Shape>),
    /// Arguments, for a result of that shape.
    Gives(Box<Shape>),
}

/// One way to go on.
#[derive(Clone, PartialEq, Debug)]
pub struct Candidate {
    /// What stands in place of the word.
    pub text: String,
    /// What it is.
    pub about: String,
}

impl Index {
    /// What a session knows now.
    pub fn of(session: &Session) -> Index {
        let names = session.names();
        let mut index = Index { module: names.module.to_string(), ..Index::default() };
        for s in names.symbols() {
            let (about, shape) = match &s.kind {
                SymbolKind::Type(ty) => (format!("type {}", ty.kind()), index.shape(ty)),
                SymbolKind::Enumerator(_) | SymbolKind::Variable(_) => (show::type_text(&s.ty), index.shape(&s.ty)),
            };
            let handled = matches!(&s.ty, Type::Func(f) if f.flavor != Flavor::Function);
            index.add(s.name.to_string(), about, shape, if handled { Kind::Handled } else { Kind::Other });
        }
        for (name, ty, _) in session.locals() {
            let shape = index.shape(&ty);
            index.add(name.to_string(), show::type_text(&ty), shape, Kind::Other);
        }
        index
    }

    fn add(&mut self, name: String, about: String, shape: Shape, kind: Kind) {
        self.names.insert(name.clone(), Known { name, about, shape, kind });
    }

    fn shape(&mut self, ty: &Type) -> Shape {
        if let Type::Record(r) = ty {
            return self.record(r);
        }
        if let Type::Func(f) = ty {
            return Shape::Gives(Box::new(self.shape(&f.result)));
        }
        if let Type::Type(named) = ty {
            return self.shape(named);
        }
        let element = if let Type::Table(t) = ty {
            t.value.as_ref()
        } else if let Type::Vector(v) = ty {
            v.element.as_ref()
        } else {
            None
        };
        element.map_or(Shape::Plain, |e| Shape::Of(Box::new(self.shape(e))))
    }

    fn record(&mut self, r: &RecordType) -> Shape {
        // Records may hold themselves.
        if !self.records.contains_key(&r.id.0) {
            self.records.insert(r.id.0, Vec::new());
            let fields = r.fields().clone();
            let known = fields.iter().map(|f| Known {
                name: f.name.to_string(),
                about: format!("{} {}", show::type_text(&f.ty), f.attrs).trim_end().to_owned(),
                shape: self.shape(&f.ty),
                kind: Kind::Other,
            });
            let known = known.collect();
            self.records.insert(r.id.0, known);
        }
        Shape::Record(r.id.0)
    }

    /// How the text may go on: where the word begins that is to be replaced, and by what.
    pub fn complete(&self, text: &str) -> (usize, Vec<Candidate>) {
        let line = text.rsplit('\n').next().unwrap_or(text);
        let at = text.len() - line.len();
        let blanks = line.len() - line.trim_start().len();
        let trimmed = &line[blanks..];
        for command in [":load ", ":save ", "@load "] {
            if let Some(part) = trimmed.strip_prefix(command) {
                let part = part.trim_start();
                return (text.len() - part.len(), files(part, command == "@load "));
            }
        }
        if let Some(word) = text.strip_prefix(':').filter(|w| !w.starts_with(':')) {
            let Some((command, rest)) = word.split_once(' ') else {
                let fitting = COMMANDS.iter().filter(|(c, ..)| c.starts_with(word));
                return (1, fitting.map(|(c, _, about)| Candidate::new(c, about)).collect());
            };
            let start = text.len() - word_of(rest).len();
            let handlers = "handlers".starts_with(command);
            if handlers || "doc".starts_with(command) && !rest.contains('$') {
                return (start, self.names(word_of(rest), |k| !handlers || k.kind == Kind::Handled, false));
            }
        }
        if in_string_or_comment(line) {
            return (text.len(), Vec::new());
        }
        let word = word_of(text);
        let start = text.len() - word.len();
        let before = &text[..start];
        let record = before.strip_suffix("?$").or_else(|| before.strip_suffix('$'));
        if let Some(record) = record {
            let fields = match self.shape_of(record, 0) {
                Some(Shape::Record(id)) => self.records.get(&id),
                _ => None,
            };
            let fitting = fields.into_iter().flatten().filter(|f| f.name.starts_with(word));
            return (start, fitting.map(|f| Candidate::new(&f.name, &f.about)).collect());
        }
        if word.is_empty() {
            return (text.len().max(at), Vec::new());
        }
        (start, self.names(word, |_| true, true))
    }

    /// The names that begin with a word; members of the current module go without it.
    fn names(&self, word: &str, wanted: impl Fn(&Known) -> bool, keywords: bool) -> Vec<Candidate> {
        let own = format!("{}::", self.module);
        let mut out: Vec<Candidate> = Vec::new();
        for known in self.names.values().filter(|k| wanted(k)) {
            let short = known.name.strip_prefix(&own).filter(|_| !word.contains("::"));
            let name = short.unwrap_or(&known.name);
            if name.starts_with(word) {
                out.push(Candidate::new(name, &known.about));
            }
        }
        if keywords && !word.contains("::") {
            out.extend(KEYWORDS.iter().filter(|k| k.starts_with(word)).map(|k| Candidate::new(k, "keyword")));
        }
        out
    }

    /// The shape of the expression that a text ends with, as far as it is names, fields, indices and calls.
    fn shape_of(&self, text: &str, depth: usize) -> Option<Shape> {
        let text = text.trim_end();
        if depth > 50 {
            return None;
        }
        for (close, open) in [(')', '('), (']', '[')] {
            if let Some(inner) = text.strip_suffix(close) {
                let start = opening(inner, open, close)?;
                let base = &text[..start];
                // Parentheses around an expression, or arguments.
                if close == ')' && !base.trim_end().ends_with(|c: char| c.is_alphanumeric() || "_)]".contains(c)) {
                    return self.shape_of(&inner[start + 1..], depth + 1);
                }
                return match (self.shape_of(base, depth + 1)?, close) {
                    (Shape::Gives(shape), ')') | (Shape::Of(shape), ']') => Some(*shape),
                    // A record type's name makes records.
                    (shape @ Shape::Record(_), ')') => Some(shape),
                    _ => None,
                };
            }
        }
        let word = word_of(text);
        if word.is_empty() {
            return None;
        }
        let before = &text[..text.len() - word.len()];
        match before.strip_suffix("?$").or_else(|| before.strip_suffix('$')) {
            Some(record) => match self.shape_of(record, depth + 1)? {
                Shape::Record(id) => self.records.get(&id)?.iter().find(|f| f.name == word).map(|f| f.shape.clone()),
                Shape::Plain | Shape::Of(_) | Shape::Gives(_) => None,
            },
            None => self.declared_in(before, word).or_else(|| self.lookup(word)),
        }
    }

    fn lookup(&self, name: &str) -> Option<Shape> {
        let own = format!("{}::{name}", self.module);
        let known = self.names.get(&own).or_else(|| self.names.get(name.trim_start_matches("::")))?;
        Some(known.shape.clone())
    }

    /// The shape of a parameter or variable that the text itself declares: `name: Type`.
    fn declared_in(&self, text: &str, name: &str) -> Option<Shape> {
        let places: Vec<_> = text.match_indices(name).collect();
        places.into_iter().rev().find_map(|(at, _)| {
            let apart = !text[..at].ends_with(|c: char| c.is_alphanumeric() || "_$:".contains(c));
            let ty = text[at + name.len()..].trim_start().strip_prefix(':').filter(|_| apart)?.trim_start();
            let end = ty.find(|c: char| !c.is_alphanumeric() && c != '_' && c != ':').unwrap_or(ty.len());
            self.lookup(ty[..end].trim_end_matches(':'))
        })
    }
}

impl Candidate {
    fn new(text: &str, about: &str) -> Candidate {
        Candidate { text: text.to_owned(), about: about.to_owned() }
    }
}

const KEYWORDS: &[&str] = &[
    "add",
    "addr",
    "any",
    "assert",
    "bool",
    "break",
    "case",
    "const",
    "copy",
    "count",
    "default",
    "delete",
    "double",
    "else",
    "enum",
    "event",
    "export",
    "fallthrough",
    "file",
    "for",
    "function",
    "global",
    "hook",
    "if",
    "in",
    "int",
    "interval",
    "local",
    "module",
    "next",
    "of",
    "opaque",
    "option",
    "pattern",
    "port",
    "print",
    "record",
    "redef",
    "return",
    "schedule",
    "set",
    "string",
    "subnet",
    "switch",
    "table",
    "time",
    "timeout",
    "type",
    "vector",
    "when",
    "while",
];

/// The name that a text ends with, modules included.
fn word_of(text: &str) -> &str {
    let start = text
        .rfind(|c: char| !c.is_alphanumeric() && c != '_' && c != ':')
        .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    // A single colon is no part of a name.
    let word = &text[start..];
    let from = word.match_indices(':').rev().map(|(at, _)| at).find(|&at| {
        let bytes = word.as_bytes();
        let beside = |i: Option<usize>| i.and_then(|i| bytes.get(i)) == Some(&b':');
        !beside(at.checked_sub(1)) && !beside(Some(at + 1))
    });
    from.map_or(word, |at| &word[at + 1..])
}

/// Where the bracket opens that closes at the end of a text.
fn opening(text: &str, open: char, close: char) -> Option<usize> {
    let mut depth = 1;
    for (at, c) in text.char_indices().rev() {
        if c == close {
            depth += 1;
        } else if c == open {
            depth -= 1;
            if depth == 0 {
                return Some(at);
            }
        }
    }
    None
}

fn in_string_or_comment(line: &str) -> bool {
    let mut quoted = false;
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' if quoted => drop(chars.next()),
            '"' => quoted = !quoted,
            '#' if !quoted => return true,
            _ => {}
        }
    }
    quoted
}

/// Files and directories that a path may go on to; of files those that are scripts, without their ending, where scripts
/// are wanted.
fn files(part: &str, scripts: bool) -> Vec<Candidate> {
    let (directory, name) = part.rsplit_once('/').map_or(("", part), |(d, n)| (d, n));
    let shown = if part.contains('/') { format!("{directory}/") } else { String::new() };
    let place = if shown.is_empty() { "." } else { shown.as_str() };
    let entries = std::fs::read_dir(Path::new(place)).into_iter().flatten();
    let mut out: Vec<Candidate> = entries
        .filter_map(|e| {
            let e = e.ok()?;
            let file = e.file_name().into_string().ok()?;
            let hidden = file.starts_with('.') && !name.starts_with('.');
            if !file.starts_with(name) || hidden {
                return None;
            }
            let is_directory = e.path().is_dir();
            let text = match (is_directory, file.strip_suffix(".zeek")) {
                (true, _) => format!("{shown}{file}/"),
                (false, Some(stem)) if scripts => format!("{shown}{stem}"),
                (false, None) if scripts => return None,
                (false, _) => format!("{shown}{file}"),
            };
            let about = if is_directory { "directory" } else { "" };
            Some(Candidate { text, about: about.to_owned() })
        })
        .collect();
    if scripts {
        out.extend(bundled(part));
    }
    out.sort_by(|a, b| a.text.cmp(&b.text));
    out.dedup_by(|a, b| a.text == b.text);
    out
}

/// The scripts and directories of the bundled tree that a path may go on to.
fn bundled(part: &str) -> impl Iterator<Item = Candidate> {
    bundled_names().filter_map(move |name| {
        let rest = name.strip_prefix(part)?;
        match (rest.find('/'), name.strip_suffix(".zeek")) {
            (Some(end), _) => {
                let text = format!("{part}{}/", &rest[..end]);
                Some(Candidate { text, about: "bundled".to_owned() })
            }
            (None, Some(stem)) if !stem.ends_with("__load__") => Some(Candidate::new(stem, "bundled")),
            (None, _) => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index() -> Index {
        let mut index = Index { module: "GLOBAL".to_owned(), ..Index::default() };
        let field = |name: &str, shape| Known { name: name.to_owned(), about: String::new(), shape, kind: Kind::Other };
        index
            .records
            .insert(1, vec![field("id", Shape::Record(2)), field("list", Shape::Of(Box::new(Shape::Record(2))))]);
        index.records.insert(2, vec![field("orig_h", Shape::Plain), field("orig_p", Shape::Plain)]);
        index.add("c".to_owned(), String::new(), Shape::Record(1), Kind::Other);
        index.add("connection".to_owned(), String::new(), Shape::Record(1), Kind::Other);
        index.add("make".to_owned(), String::new(), Shape::Gives(Box::new(Shape::Record(1))), Kind::Other);
        index.add("Site::local_nets".to_owned(), String::new(), Shape::Plain, Kind::Other);
        index
    }

    fn words(text: &str) -> Vec<String> {
        index().complete(text).1.into_iter().map(|c| c.text).collect()
    }

    #[test]
    fn fields_of_what_stands_before() {
        assert_eq!(words("print c$id$ori"), ["orig_h", "orig_p"]);
        assert_eq!(words("c?$l"), ["list"]);
        assert_eq!(words("c$list[f(1, [2])]$"), ["orig_h", "orig_p"]);
        assert_eq!(words("make(1)$i"), ["id"]);
        assert_eq!(words("(c)$i"), ["id"]);
        assert_eq!(words("function f(x: connection) { x$i"), ["id"]);
        assert_eq!(words("nothing$i"), Vec::<String>::new());
    }

    #[test]
    fn names_and_modules() {
        assert_eq!(words("Site::"), ["Site::local_nets"]);
        assert_eq!(words("x ? c : con"), ["connection", "const"]);
        assert_eq!(words("print \"con"), Vec::<String>::new());
        assert_eq!(words(":ty"), ["type"]);
        assert_eq!(words(":doc mak"), ["make"]);
        assert_eq!(words("# con"), Vec::<String>::new());
    }

    #[test]
    fn scripts_of_a_directory() {
        assert!(
            words("@load scripts/examples/")
                .iter()
                .all(|w| w.starts_with("scripts/examples/") && !w.ends_with(".zeek"))
        );
        assert_eq!(words("@load scripts/exam"), ["scripts/examples/"]);
        assert_eq!(words("@load base/ut"), ["base/utils/"]);
        assert!(words("@load base/utils/si").contains(&"base/utils/site".to_owned()));
    }
}
