//! Runs scripts: the program's first purpose.

use super::args::{Args, is_redef};
use super::terminal::{Stderr, say, stdout};
use crate::builtin::Seeds;
use crate::diagnostic::Code;
use crate::lint::Level;
use crate::load::Input;
use crate::load::files::Files;
use crate::session::{Config, Session, Sink, bundled};
use std::cell::RefCell;
use std::env;
use std::io::{Read, Write};
use std::rc::Rc;

/// Where scripts are looked for: ZEEKPATH, or the working directory.
pub fn search_path() -> Vec<String> {
    match env::var("ZEEKPATH") {
        Ok(path) if !path.is_empty() => {
            path.split(':').map(|p| if p.is_empty() { "." } else { p }.to_owned()).collect()
        }
        _ => vec![".".to_owned()],
    }
}

/// A file that an option names comes first, then what the environment asks for, which is more than the option that
/// makes all seeds zero.
fn seeds(file: Option<&str>, deterministic: bool) -> Result<Seeds, String> {
    if let Some(path) = file {
        return Seeds::from_file(path);
    }
    Ok(Seeds::from_environment()?.unwrap_or_else(|| if deterministic { Seeds::zero() } else { Seeds::fresh() }))
}

/// Loads and runs; the exit status.
pub fn run(args: Args) -> i32 {
    let stderr = Rc::new(RefCell::new(Stderr::new(&args)));
    let strict = args.fail_on_error;
    let status = run_to(args, stderr.clone());
    let mut stderr = stderr.borrow_mut();
    stderr.finish();
    if status == 0 && strict && stderr.errors_of_run() > 0 { 1 } else { status }
}

fn run_to(args: Args, sink: Rc<RefCell<dyn Sink>>) -> i32 {
    let lint = args.lint.map_or(if args.parse_only { Level::All } else { Level::Certain }, Level::from);
    let mut allowed = Vec::new();
    for name in &args.allow {
        match Code::find(name) {
            Some(code) => allowed.push(code),
            None => {
                say(&format!("error: there is no code {name}; zeekling explain lists all of them"));
                return 1;
            }
        }
    }
    let mut scripts = Vec::new();
    let mut redefs = Vec::new();
    let mut script_args = args.script_args;
    let mut words = args.inputs;
    if !script_args.is_empty() && words.is_empty() && args.exec.is_none() {
        words.push(script_args.remove(0));
    }
    let nothing = words.iter().all(|w| is_redef(w)) && args.exec.is_none() && args.print_id.is_none();
    if nothing {
        words.push("-".to_owned());
    }
    for word in words {
        if word == "-" {
            let mut text = Vec::new();
            if let Err(e) = std::io::stdin().read_to_end(&mut text) {
                say(&format!("error: cannot read standard input: {e}"));
                return 1;
            }
            scripts.push(Input::Text("<stdin>".to_owned(), text));
        } else if is_redef(&word) && !std::path::Path::new(&word).exists() {
            redefs.push(word);
        } else {
            scripts.push(Input::Script(word));
        }
    }
    let seeds = match seeds(args.load_seeds.as_deref(), args.deterministic) {
        Ok(seeds) => seeds,
        Err(why) => {
            say(&format!("error: {why}"));
            return 1;
        }
    };
    let mut prefixes: Vec<String> = args.prefix;
    if let Ok(more) = env::var("ZEEK_PREFIXES") {
        prefixes.extend(more.split(':').map(str::to_owned));
    }
    let mut session = Session::new(Config {
        bare: args.bare_mode,
        files: Files::new(search_path(), bundled),
        scripts,
        redefs,
        code: args.exec,
        prefixes,
        args: script_args,
        allow_init_errors: env::var_os("ZEEK_ALLOW_INIT_ERRORS").is_some(),
        allow_exec: args.allow_exec,
        ignore_checksums: args.no_checksums,
        command_line: env::args_os().map(|a| a.to_string_lossy().into_owned()).collect(),
        seeds,
        warn_unused: !args.no_unused_warnings,
        fake_names: env::var_os("ZEEK_DNS_FAKE").is_some(),
        out: stdout(),
        sink,
        lint,
        allowed,
    });
    let loaded = session.load();
    if !loaded {
        session.flush();
        return 1;
    }
    if args.parse_only {
        session.flush();
        return 0;
    }
    if let Some(id) = args.print_id {
        return match session.describe(&id) {
            Some(text) => {
                let mut out = stdout();
                let _ = writeln!(out, "{text}");
                let _ = out.flush();
                0
            }
            None => {
                say(&format!("error: there is no global {id}"));
                1
            }
        };
    }
    session.run()
}
