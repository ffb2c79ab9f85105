//! What the fuzz targets do with what they are given.
//!
//! `script` takes bytes as a script. `grammar` makes a program of them, which is well-formed and mostly well-typed. Both
//! hold the same to be true of what comes out ([`syntax`], [`told`]): the parser and what cuts a file into items agree,
//! diagnostics stand within their files and can be written in every form, and whatever a program does, it neither
//! panics nor keeps running when it is told to stop. Programs run in a thread of their own that may write below a
//! scratch directory only ([`apart`]).

#![forbid(unsafe_code)]

mod apart;
mod grammar;
mod run;
mod syntax;
mod told;

/// The longest text that is looked at.
const LONGEST: usize = 100_000;

/// A script that is any bytes.
pub fn script(text: &[u8]) {
    if text.len() > LONGEST {
        return;
    }
    apart::run(text, |text| {
        syntax::check(text);
        run::run(text, false);
    });
}

/// A program that the bytes choose; with SHOW in the environment it is shown, and what comes of it.
pub fn grammar(choices: &[u8]) {
    let program = grammar::program(choices);
    show(&program.text);
    apart::run(program.text.as_bytes(), move |text| {
        syntax::check(text);
        syntax::has_no_error(text);
        run::run(text, program.is_repeatable);
    });
}

/// Shows people what is going on, where they ask for it.
#[allow(clippy::disallowed_macros, reason = "it is asked for")]
fn show(text: &str) {
    if std::env::var_os("SHOW").is_some() {
        eprintln!("{text}");
    }
}
