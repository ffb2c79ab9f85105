//! Holds the builtins together: prototypes, functions and golden scripts.

use std::collections::BTreeSet;
use std::path::Path;
use zeekling::builtin;
use zeekling::cli::builtins::prototypes;

/// The names of a list, each of which may be in it once only.
fn distinct(names: impl Iterator<Item = String>) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    let mut twice = Vec::new();
    for name in names {
        if !seen.insert(name.clone()) {
            twice.push(name);
        }
    }
    assert!(twice.is_empty(), "more than once: {twice:?}");
    seen
}

fn declared() -> BTreeSet<String> {
    distinct(prototypes().into_iter().map(|p| p.name))
}

#[test]
fn prototypes_and_functions_match() {
    let declared = declared();
    let written = distinct(builtin::table().map(|(name, _)| name.to_owned()));
    let without_function: Vec<_> = declared.difference(&written).collect();
    let without_prototype: Vec<_> = written.difference(&declared).collect();
    assert!(without_function.is_empty(), "prototypes without a function: {without_function:?}");
    assert!(without_prototype.is_empty(), "functions without a prototype: {without_prototype:?}");
}

#[test]
fn every_prototype_has_docs() {
    let silent: Vec<_> = prototypes().into_iter().filter(|p| p.docs.is_empty()).map(|p| p.name).collect();
    assert!(silent.is_empty(), "prototypes without docs: {silent:?}");
}

/// Appends the code of all golden scripts, without what stands in comments.
fn scripts(folder: &Path, into: &mut String) {
    for entry in std::fs::read_dir(folder).expect("tests/scripts is readable") {
        let path = entry.expect("its entries too").path();
        if path.is_dir() {
            scripts(&path, into);
        } else if path.extension().is_some_and(|e| e == "zeek") {
            let text = std::fs::read(&path).expect("a script is readable");
            for line in String::from_utf8_lossy(&text).lines().filter(|l| !l.trim_start().starts_with('#')) {
                into.push_str(line);
                into.push('\n');
            }
        }
    }
}

#[test]
fn every_builtin_has_a_golden_script() {
    let mut code = String::new();
    scripts(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scripts"), &mut code);
    let mut called = BTreeSet::new();
    for (at, _) in code.match_indices('(') {
        let before = code[..at].trim_end();
        let start = before.rfind(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == ':'));
        called.insert(&before[start.map_or(0, |s| s + 1)..]);
    }
    let missing: Vec<_> = declared().into_iter().filter(|name| !called.contains(name.as_str())).collect();
    assert!(missing.is_empty(), "builtins that no script in tests/scripts calls: {missing:?}");
}
