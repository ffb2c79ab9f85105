//! Generates the parser from `grammar/zeek.lalrpop`, and the list of the bundled scripts, into cargo's `OUT_DIR`.

use std::error::Error;
use std::fmt::Write;
use std::path::{Path, PathBuf};

#[allow(clippy::disallowed_macros, reason = "this is how a build script speaks to cargo")]
fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=grammar/zeek.lalrpop");
    println!("cargo:rerun-if-changed=scripts");
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    lalrpop::Configuration::new().set_in_dir("grammar").set_out_dir(&out).emit_rerun_directives(false).process()?;
    let root = Path::new(&std::env::var("CARGO_MANIFEST_DIR")?).join("scripts");
    let mut scripts = Vec::new();
    collect(&root, &root, &mut scripts)?;
    scripts.sort();
    let mut list = String::from("&[\n");
    let mut found = String::from("&[\n");
    for (name, path) in scripts {
        if name.starts_with("base/bif/") || name == "base/init-bare.zeek" {
            let mut list = String::new();
            deferred(&std::fs::read_to_string(&path)?, &mut list)?;
            writeln!(found, "({name:?}, &[\n{list}]),")?;
        }
        writeln!(list, "({name:?}, include_bytes!({path:?}).as_slice()),")?;
    }
    list.push_str("]\n");
    found.push_str("]\n");
    std::fs::write(out.join("bundle.rs"), list)?;
    std::fs::write(out.join("deferred.rs"), found)?;
    Ok(())
}

const FLAVORS: [(&str, &str); 3] = [("function(", "Function"), ("event(", "Event"), ("hook(", "Hook")];

/// The name that a statement declares, and what it is, where it can wait until something names it: a function, event or
/// hook without a body, or a type other than an enum.
fn can_wait(statement: &str) -> Option<(&str, String)> {
    if let Some((name, ty)) = statement.strip_prefix("type ").and_then(|s| s.split_once(": ")) {
        return (!ty.starts_with("enum")).then(|| (name, "None".to_owned()));
    }
    let (name, ty) = statement.strip_prefix("global ")?.split_once(": ")?;
    let (_, flavor) = FLAVORS.iter().find(|(start, _)| ty.starts_with(start))?;
    Some((name, format!("Some(Flavor::{flavor})")))
}

/// Writes where the declarations of a script stand that can wait, at top level or within `export { … }`.
fn deferred(text: &str, into: &mut String) -> std::fmt::Result {
    let (mut module, mut exported) = ("GLOBAL", false);
    // Where the code before ends, and where the statement starts that is being passed over.
    let (mut after, mut start) = (0, None);
    let (mut depth, mut at) = (0, 0);
    let bytes = text.as_bytes();
    while at < bytes.len() {
        match bytes[at] {
            b'#' => at += text[at..].find('\n').unwrap_or(text.len() - at),
            b if b.is_ascii_whitespace() => at += 1,
            b'@' if start.is_none() => {
                at += text[at..].find('\n').unwrap_or(text.len() - at);
                after = at;
            }
            b => {
                let from = *start.get_or_insert(at);
                at += 1;
                match b {
                    b'"' => at += text[at..].find('"').map_or(text.len() - at, |n| n + 1),
                    b'{' if text[from..at].trim_end_matches('{').trim_end() == "export" => {
                        (exported, start, after) = (true, None, at);
                    }
                    b'}' if depth == 0 => (exported, start, after) = (false, None, at),
                    b'(' | b'{' | b'[' => depth += 1,
                    b')' | b'}' | b']' => depth -= 1,
                    b';' if depth == 0 => {
                        let statement = &text[from..at];
                        if let Some(name) = statement.strip_prefix("module ") {
                            module = name.trim_end_matches(';').trim();
                        }
                        if let Some((name, flavor)) = can_wait(statement) {
                            let name = if name.contains("::") || module == "GLOBAL" {
                                name.to_owned()
                            } else {
                                format!("{module}::{name}")
                            };
                            write!(into, "Deferred {{ name: {name:?}, flavor: {flavor}, module: {module:?}, ")?;
                            writeln!(into, "exported: {exported}, after: {after}, start: {from}, end: {at} }},")?;
                        }
                        (start, after) = (None, at);
                    }
                    _ => {}
                }
            }
        }
    }
    Ok(())
}

fn collect(root: &Path, folder: &Path, into: &mut Vec<(String, String)>) -> Result<(), Box<dyn Error>> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(root, &path, into)?;
        } else if path.extension().is_some_and(|e| e == "zeek") {
            let name = path.strip_prefix(root)?.to_string_lossy().replace('\\', "/");
            into.push((name, path.to_string_lossy().into_owned()));
        }
    }
    Ok(())
}
