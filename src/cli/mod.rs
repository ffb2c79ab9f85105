//! The command line: what the user asked for, done, and the exit status.

mod args;
pub mod builtins;
mod check;
mod explain;
mod manual;
mod pages;
mod repl;
mod run;
mod stack;
mod stand_in;
mod syntax;
mod terminal;
mod test;

use args::Command;
use std::ffi::OsString;
use std::process::ExitCode;

/// Does what the command line says.
pub fn main() -> ExitCode {
    start(std::env::args_os().collect())
}

/// `zeekling test` by another program, which says how it was called itself and where `zeekling` is: how the project runs
/// its own golden tests.
pub fn test(called: &str, program: &str, arguments: impl IntoIterator<Item = String>) -> ExitCode {
    let words = ["zeekling", "test", "--called", called, "--program", program].map(OsString::from);
    start(words.into_iter().chain(arguments.into_iter().map(OsString::from)).collect())
}

fn start(arguments: Vec<OsString>) -> ExitCode {
    pages::keep_small();
    let parsed = match stand_in::Name::of(&arguments) {
        Some(stand_in::Name::Zeek) => args::parse_as_zeek(stand_in::as_zeek(arguments)),
        Some(stand_in::Name::ZeekConfig) => return stand_in::config(&arguments),
        None => args::parse(arguments),
    };
    let command = match parsed {
        Ok(command) => command,
        Err(e) => {
            let _ = e.print();
            // Usage errors end with 1, as the reference has it.
            return if e.use_stderr() { ExitCode::FAILURE } else { ExitCode::SUCCESS };
        }
    };
    let status = stack::on_large(|| dispatch(command));
    std::process::exit(status)
}

fn dispatch(command: Command) -> i32 {
    match command {
        Command::Run(args) => run::main(*args),
        Command::Check(args) => check::main(&args),
        Command::Test(args) => test::main(args),
        Command::Repl(args) => repl::main(args),
        Command::Explain(args) => explain::show(&args.codes),
        Command::Completions(args) => manual::completions(args.shell),
        Command::Man => manual::page(),
    }
}
