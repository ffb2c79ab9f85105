//! Holds the order of the house: imports point one way, every file says what it is for.

use std::path::{Path, PathBuf};

/// The modules, each leaning only on those before it.
const ORDER: [&str; 14] = [
    "source",
    "diagnostic",
    "syntax",
    "load",
    "types",
    "value",
    "program",
    "check",
    "lint",
    "event",
    "eval",
    "builtin",
    "session",
    "cli",
];

fn files() -> Vec<PathBuf> {
    fn collect(folder: &Path, into: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).expect("the source folder is readable") {
            let path = entry.expect("its entries too").path();
            if path.is_dir() {
                collect(&path, into);
            } else if path.extension().is_some_and(|e| e == "rs") {
                into.push(path);
            }
        }
    }
    let mut all = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut all);
    all.sort();
    all
}

fn room_of(path: &Path) -> Option<String> {
    let below = path.strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).ok()?;
    let first = below.components().next()?.as_os_str().to_string_lossy().into_owned();
    Some(first.trim_end_matches(".rs").to_owned())
}

#[test]
fn imports_point_one_way() {
    let rank = |room: &str| ORDER.iter().position(|o| *o == room);
    let mut wrong = Vec::new();
    for path in files() {
        let Some(own) = room_of(&path).and_then(|r| rank(&r)) else { continue };
        let text = std::fs::read_to_string(&path).expect("sources are UTF-8");
        for (n, line) in text.lines().enumerate() {
            let code = line.split("//").next().unwrap_or(line);
            for used in code.match_indices("crate::").map(|(i, m)| &code[i + m.len()..]) {
                let room: String = used.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                if rank(&room).is_some_and(|r| r > own) {
                    wrong.push(format!("{}:{}: {} leans on {room}", path.display(), n + 1, ORDER[own]));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "imports that point the wrong way:\n{}", wrong.join("\n"));
}

#[test]
fn only_the_checker_reads_both_trees() {
    for path in files() {
        if matches!(
            room_of(&path).as_deref(),
            Some("check" | "lint" | "session" | "value" | "program" | "types" | "syntax" | "load")
        ) {
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("sources are UTF-8");
        assert!(!text.contains("syntax::ast"), "{} reads the syntax tree", path.display());
    }
}

#[test]
fn every_file_says_what_it_is_for() {
    let silent: Vec<_> = files()
        .into_iter()
        .filter(|p| !std::fs::read_to_string(p).expect("sources are UTF-8").starts_with("//!"))
        .collect();
    assert!(silent.is_empty(), "files without a //! head: {silent:?}");
}

#[test]
fn nothing_is_left_to_be_done() {
    for path in files() {
        let text = std::fs::read_to_string(&path).expect("sources are UTF-8");
        for word in ["TODO", "FIXME", "XXX", "HACK"] {
            assert!(!text.contains(word), "{} holds a {word}", path.display());
        }
    }
}

/// The dispatching functions of the evaluator need no native frame only as long as nothing is compiled into them.
#[test]
fn what_the_evaluator_hands_on_to_stays_apart() {
    let eval: Vec<PathBuf> = files().into_iter().filter(|p| room_of(p).as_deref() == Some("eval")).collect();
    let texts: Vec<String> = eval.iter().map(|p| std::fs::read_to_string(p).expect("sources are UTF-8")).collect();
    let mut wrong = Vec::new();
    for dispatcher in ["exec", "exec_rarer", "eval_node", "eval_rarer", "word_node", "real_node"] {
        let head = format!("fn {dispatcher}(&mut self");
        let text = texts.iter().find(|t| t.contains(&head)).unwrap_or_else(|| panic!("{head} is there"));
        let body = text.split_once(&head).expect("it was found").1;
        let body = body.split_once("\n    }\n").expect("it ends").0;
        for called in body.match_indices("=> self.").map(|(i, m)| &body[i + m.len()..]) {
            let name: String = called.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            let marked = texts.iter().any(|t| {
                t.match_indices(&format!("fn {name}(")).any(|(at, _)| {
                    let before = t[..at].lines().rev().skip(1).take_while(|l| l.trim_start().starts_with(['#', '/']));
                    before.into_iter().any(|l| l.contains("inline(never)"))
                })
            });
            // A look at a leaf comes first where that is all that is done, and then one of the others.
            let leaf = ["eval", "eval_word", "eval_real"].contains(&name.as_str());
            if !marked && !leaf && !wrong.contains(&name) {
                wrong.push(name);
            }
        }
    }
    assert!(wrong.is_empty(), "without #[inline(never)]: {}", wrong.join(", "));
}
