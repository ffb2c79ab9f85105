//! The command line: what the user asked for, done, and the exit status.

mod args;
pub mod builtins;
mod explain;
mod run;
mod syntax;
mod terminal;

use std::process::ExitCode;

/// How much stack the evaluator has: calls of a script nest natively.
const STACK: usize = 1 << 30;

/// Does what the command line says.
pub fn main() -> ExitCode {
    let arguments: Vec<std::ffi::OsString> = std::env::args_os().collect();
    if let Some(codes) = args::asked_to_explain(&arguments) {
        return ExitCode::from(explain::show(&codes) as u8);
    }
    let args = match args::parse(arguments) {
        Ok(args) => args,
        Err(status) => return status,
    };
    let worker = std::thread::Builder::new().name("zeekling".to_owned()).stack_size(STACK).spawn(move || {
        let status = dispatch(args);
        // What the script made need not be taken apart.
        std::process::exit(status)
    });
    match worker.map(std::thread::JoinHandle::join) {
        Ok(Ok(status)) => status,
        Ok(Err(_)) => ExitCode::from(70),
        Err(e) => {
            terminal::say(&format!("error: no thread for the evaluator: {e}"));
            ExitCode::FAILURE
        }
    }
}

fn dispatch(args: args::Args) -> i32 {
    if let Some(pattern) = &args.help_builtins {
        return builtins::help(pattern);
    }
    if args.syntax_only {
        return syntax::check(&args);
    }
    run::run(args)
}
