//! The project's golden tests: `zeekling test` over `tests/scripts`.
//!
//! `cargo test --test golden -- [--bless] [WORD…]` takes the options of `zeekling test`; its words select tests.

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    if let Err(e) = std::env::set_current_dir(root) {
        return complain(&format!("{}: {e}", root.display()));
    }
    // What the test runner of cargo is told, too.
    let own = |word: &String| word != "--nocapture" && word != "-q" && word != "--quiet";
    let words: Vec<String> = std::env::args().skip(1).filter(own).collect();
    let scripts = (!words.iter().any(|w| Path::new(w).exists())).then(|| "tests/scripts".to_owned());
    zeekling::cli::test("cargo test --test golden --", env!("CARGO_BIN_EXE_zeekling"), scripts.into_iter().chain(words))
}

#[allow(clippy::disallowed_macros, reason = "a test speaks to its user")]
fn complain(text: &str) -> ExitCode {
    eprintln!("{text}");
    ExitCode::FAILURE
}
