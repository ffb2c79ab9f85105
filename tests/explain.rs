//! The examples of `zeekling explain`, run: the wrong one earns its code, the right one earns nothing.

use std::path::PathBuf;
use std::process::Command;
use zeekling::diagnostic::codes::{self, Code};
use zeekling::diagnostic::explain::{all, explain};

/// The codes that a script gives, and all that it said.
fn codes_of(script: &str, options: &str, name: &str) -> (Vec<Code>, String) {
    let file = std::env::temp_dir().join(format!("zeekling-explain-{name}-{}.zeek", std::process::id()));
    std::fs::write(&file, script).expect("a file can be written");
    let out = Command::new(env!("CARGO_BIN_EXE_zeekling"))
        .args(["-b", "--error-format", "short"])
        .args(options.split_whitespace())
        .arg(&file)
        .env_remove("ZEEKPATH")
        .env("NO_COLOR", "1")
        .output()
        .expect("the program starts");
    std::fs::remove_file(&file).expect("and removed");
    let said = String::from_utf8_lossy(&out.stderr).into_owned();
    let codes = said.split("[ZK").skip(1).filter_map(|rest| Code::find(rest.split(']').next()?)).collect();
    (codes, said)
}

#[test]
fn every_code_is_explained() {
    let missing: Vec<_> = codes::ALL.iter().map(|(c, ..)| *c).filter(|c| explain(*c).is_none()).collect();
    assert!(missing.is_empty(), "not explained: {missing:?}");
}

#[test]
fn the_wrong_examples_are_wrong_in_one_way() {
    let mut told = String::new();
    for (e, options) in all().filter_map(|e| Some((e, e.options?))) {
        let (found, said) = codes_of(e.wrong, options, &format!("{}-wrong", e.code));
        if found != [e.code] {
            told += &format!("{} gave {found:?}\n{said}", e.code);
        }
    }
    assert!(told.is_empty(), "{told}");
}

#[test]
fn the_right_examples_are_right() {
    let mut told = String::new();
    for e in all() {
        let (codes, said) = codes_of(e.right, e.options.unwrap_or_default(), &format!("{}-right", e.code));
        if !codes.is_empty() {
            told += &format!("{} gave {codes:?}\n{said}", e.code);
        }
    }
    assert!(told.is_empty(), "{told}");
}

#[test]
fn the_wrong_examples_are_the_golden_scripts() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/scripts/diagnostics");
    for e in all().filter(|e| e.options.is_some()) {
        let path = folder.join(format!("{}.zeek", e.code));
        let golden = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(golden.ends_with(e.wrong), "{} does not hold the example", path.display());
    }
}
