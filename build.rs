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
    for (name, path) in scripts {
        writeln!(list, "({name:?}, include_bytes!({path:?}).as_slice()),")?;
    }
    list.push_str("]\n");
    std::fs::write(out.join("bundle.rs"), list)?;
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
