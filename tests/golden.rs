//! Runs every script under `tests/scripts` and compares what it gives with the golden files beside it.
//!
//! `NAME.out` is the standard output, `NAME.err` the diagnostics in the short form; a missing file stands for nothing.
//! A first comment block may hold `# args: …` (words for the command line; `%` is the script), `# exit: N` and
//! `# env: NAME=VALUE`. A file whose name begins with `_` is a part of another script.
//!
//! `cargo test --test golden -- [--bless] [WORD…]` runs the scripts whose path contains one of the words; `--bless`
//! writes the golden files anew.

use similar::TextDiff;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What the head of a script asks for.
#[derive(Default)]
struct Head {
    args: Option<Vec<String>>,
    exit: i32,
    env: Vec<(String, String)>,
}

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let bless = words.iter().any(|w| w == "--bless");
    let wanted: Vec<&String> = words.iter().filter(|w| !w.starts_with('-')).collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scripts");
    let mut scripts = Vec::new();
    collect(&root, &mut scripts);
    scripts.sort();
    scripts.retain(|s| wanted.is_empty() || wanted.iter().any(|w| s.to_string_lossy().contains(w.as_str())));

    let next = AtomicUsize::new(0);
    let failures: Mutex<Vec<(PathBuf, String)>> = Mutex::new(Vec::new());
    std::thread::scope(|threads| {
        for _ in 0..std::thread::available_parallelism().map_or(2, usize::from) {
            threads.spawn(|| {
                while let Some(script) = scripts.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if let Err(why) = check(script, bless) {
                        failures.lock().unwrap_or_else(|e| e.into_inner()).push((script.clone(), why));
                    }
                }
            });
        }
    });
    let mut failures = failures.into_inner().unwrap_or_default();
    failures.sort();
    for (script, why) in &failures {
        let name = script.strip_prefix(&root).unwrap_or(script);
        say(&format!("---- {} ----\n{why}", name.display()));
    }
    let (failed, passed) = (failures.len(), scripts.len() - failures.len());
    let verdict = if failed == 0 { "ok" } else { "FAILED" };
    say(&format!("test result: {verdict}. {passed} passed; {failed} failed; 0 ignored; 0 measured; 0 filtered out"));
    if failed > 0 {
        say("to take what the scripts give now for golden: cargo test --test golden -- --bless");
    }
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

#[allow(clippy::disallowed_macros, reason = "a test speaks to its user")]
fn say(text: &str) {
    println!("{text}");
}

fn collect(folder: &Path, into: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for path in entries.filter_map(|e| e.ok().map(|e| e.path())) {
        let hidden = path.file_name().is_some_and(|n| n.to_string_lossy().starts_with('_'));
        if hidden {
            continue;
        }
        if path.is_dir() {
            collect(&path, into);
        } else if path.extension().is_some_and(|e| e == "zeek") {
            into.push(path);
        }
    }
}

fn head(script: &Path) -> Head {
    let text = std::fs::read(script).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    let mut head = Head::default();
    for line in text.lines().take_while(|l| l.starts_with('#')) {
        let line = line.trim_start_matches('#').trim();
        if let Some(args) = line.strip_prefix("args:") {
            head.args = Some(args.split_whitespace().map(str::to_owned).collect());
        } else if let Some(exit) = line.strip_prefix("exit:") {
            head.exit = exit.trim().parse().unwrap_or(0);
        } else if let Some(pair) = line.strip_prefix("env:").and_then(|e| e.trim().split_once('=')) {
            head.env.push((pair.0.to_owned(), pair.1.to_owned()));
        }
    }
    head
}

fn check(script: &Path, bless: bool) -> Result<(), String> {
    let head = head(script);
    let name = script.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let args = head.args.unwrap_or_else(|| vec!["-b".to_owned(), "%".to_owned()]);
    let output = Command::new(env!("CARGO_BIN_EXE_zeekling"))
        .args(args.iter().map(|a| if a == "%" { name.as_str() } else { a }))
        .current_dir(script.parent().unwrap_or(Path::new(".")))
        .env_remove("ZEEKPATH")
        .env_remove("ZEEK_PREFIXES")
        .env_remove("ZEEK_ALLOW_INIT_ERRORS")
        .env("TZ", "UTC")
        .env("NO_COLOR", "1")
        .env("ZEEKLING_ERROR_FORMAT", "short")
        .envs(head.env)
        .stdin(Stdio::null())
        .output()
        .map_err(|e| format!("could not be run: {e}"))?;
    let mut why = String::new();
    if output.status.code() != Some(head.exit) {
        why.push_str(&format!("exit status {:?}, expected {}\n", output.status.code(), head.exit));
    }
    for (extension, got) in [("out", &output.stdout), ("err", &output.stderr)] {
        let golden = script.with_extension(extension);
        let want = std::fs::read(&golden).unwrap_or_default();
        if want == *got {
            continue;
        }
        if bless {
            let written = if got.is_empty() { std::fs::remove_file(&golden) } else { std::fs::write(&golden, got) };
            written.map_err(|e| format!("{}: {e}", golden.display()))?;
            continue;
        }
        let (want, got) = (String::from_utf8_lossy(&want), String::from_utf8_lossy(got));
        let diff = TextDiff::from_lines(&*want, &*got);
        let shown = diff
            .unified_diff()
            .context_radius(2)
            .header(&format!("{name}: golden .{extension}"), "what it gave")
            .to_string();
        why.push_str(&shown);
    }
    if why.is_empty() { Ok(()) } else { Err(why) }
}
