//! `--help-builtins`: the prototypes of builtin functions with their docs, out of the bundled scripts.

use super::terminal::{say, stdout};
use crate::session::bundled_scripts;
use crate::value::Pattern;
use std::io::Write;

/// A builtin function as the scripts in base/bif declare it.
#[derive(Debug, PartialEq, Eq)]
pub struct Prototype {
    /// With its module.
    pub name: String,
    /// Parameters and result: `function(s: string): count`.
    pub ty: String,
    /// What it does, line by line.
    pub docs: Vec<String>,
}

/// The prototypes of all builtin functions, file by file.
pub fn prototypes() -> Vec<Prototype> {
    let mut all = Vec::new();
    for (_, text) in bundled_scripts("base/bif") {
        read(&String::from_utf8_lossy(text), &mut all);
    }
    all
}

/// Takes the prototypes out of a script: each is a line `global NAME: function(…)…;`, its docs are right above it.
fn read(text: &str, all: &mut Vec<Prototype>) {
    let mut module = String::new();
    let mut docs = Vec::new();
    for line in text.lines().map(str::trim) {
        if let Some(doc) = line.strip_prefix("##") {
            docs.push(doc.trim().to_owned());
            continue;
        }
        if let Some(name) = line.strip_prefix("module ") {
            module = name.trim_end_matches(';').to_owned();
        }
        let declared = line.strip_prefix("global ").and_then(|rest| rest.strip_suffix(';')?.split_once(": "));
        if let Some((name, ty)) = declared
            && ty.starts_with("function(")
        {
            let local = module.is_empty() || module == "GLOBAL" || name.contains("::");
            let name = if local { name.to_owned() } else { format!("{module}::{name}") };
            all.push(Prototype { name, ty: ty.to_owned(), docs: std::mem::take(&mut docs) });
        }
        docs.clear();
    }
}

/// Which names are asked for.
enum Wanted {
    All,
    /// A part of the name, in small letters.
    Part(String),
    Matching(Pattern),
}

impl Wanted {
    fn parse(pattern: &str) -> Result<Wanted, String> {
        if pattern.is_empty() {
            return Ok(Wanted::All);
        }
        let written = pattern.strip_prefix('/').and_then(|rest| match rest.strip_suffix("/i") {
            Some(text) => Some((text, true)),
            None => rest.strip_suffix('/').map(|text| (text, false)),
        });
        match written {
            Some((text, ignore_case)) => Pattern::compile(text.as_bytes(), ignore_case, false)
                .map(Wanted::Matching)
                .map_err(|e| format!("{pattern} is not a pattern: {e}")),
            None => Ok(Wanted::Part(pattern.to_lowercase())),
        }
    }

    fn holds(&self, name: &str) -> bool {
        match self {
            Wanted::All => true,
            Wanted::Part(part) => name.to_lowercase().contains(part),
            Wanted::Matching(pattern) => pattern.search(name.as_bytes()),
        }
    }
}

/// Prints the builtins whose name has `pattern` in it, letter case aside, or matches it where it is written `/…/`; the
/// exit status.
pub fn help(pattern: &str) -> i32 {
    let wanted = match Wanted::parse(pattern) {
        Ok(wanted) => wanted,
        Err(why) => {
            say(&format!("error: {why}"));
            return 1;
        }
    };
    let mut found = prototypes();
    found.retain(|p| wanted.holds(&p.name));
    if found.is_empty() {
        say(&format!("error: no builtin function has a name with {pattern}"));
        return 1;
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    let mut out = stdout();
    for (i, p) in found.iter().enumerate() {
        let gap = if i > 0 { "\n" } else { "" };
        let _ = writeln!(out, "{gap}{}: {}", p.name, p.ty);
        for doc in &p.docs {
            let _ = writeln!(out, "    {doc}");
        }
    }
    let _ = out.flush();
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn docs_belong_to_what_follows_them() {
        let text = "##! Head.\n\nmodule M;\n\n## A type.\ntype T: count;\n\n## One\n## two.\nglobal f: function(n: count): \
                    string;\n\nglobal X::g: function();\n## An event.\nglobal e: event();\n";
        let mut all = Vec::new();
        read(text, &mut all);
        let docs = vec!["One".to_owned(), "two.".to_owned()];
        let f = Prototype { name: "M::f".to_owned(), ty: "function(n: count): string".to_owned(), docs };
        let g = Prototype { name: "X::g".to_owned(), ty: "function()".to_owned(), docs: Vec::new() };
        assert_eq!(all, [f, g]);
    }
}
