//! The command line described for others: completion scripts and the man page, from the same source as `--help`.

use super::args::whole;
use super::terminal::{say, stdout};
use std::io::{self, Write};

/// Writes a shell's completion script; the exit status.
pub fn completions(shell: clap_complete::Shell) -> i32 {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut whole(), "zeekling", &mut text);
    written(stdout().write_all(&text))
}

/// Writes the man page; the exit status.
pub fn page() -> i32 {
    let mut text = Vec::new();
    written(render(&mut text).and_then(|()| stdout().write_all(&text)))
}

/// What the end of the program's help has parts for.
const SECTIONS: [&str; 3] = ["Examples", "Environment", "Exit status"];

/// Writes one of the sections that there are for every command.
type Render = fn(&clap_mangen::Man, &mut dyn Write) -> io::Result<()>;

/// One page: the program's own parts, and a section for each command.
fn render(text: &mut Vec<u8>) -> io::Result<()> {
    let mut whole = whole();
    whole.build();
    let page = clap_mangen::Man::new(whole.clone()).manual("User commands".to_owned());
    page.render_title(text)?;
    page.render_name_section(text)?;
    writeln!(text, ".SH SYNOPSIS")?;
    for command in commands(&whole) {
        let usage = command.clone().render_usage().to_string();
        // Commands have lines of their own.
        let usage = usage.lines().next().unwrap_or_default().trim_start_matches("Usage: ").to_owned();
        writeln!(text, "{}\n.br", escaped(&usage))?;
    }
    page.render_description_section(text)?;
    page.render_options_section(text)?;
    for command in commands(&whole).skip(1) {
        let name = command.get_name().to_owned();
        let (own, common) = without_common(command, &whole);
        let part = clap_mangen::Man::new(own);
        writeln!(text, ".SH \"zeekling {name}\"")?;
        let description = clap_mangen::Man::render_description_section;
        for (gap, render) in [("", description as Render), (".PP\n", clap_mangen::Man::render_options_section)] {
            let mut section = Vec::new();
            render(&part, &mut section)?;
            let section = String::from_utf8_lossy(&section);
            write!(text, "{gap}")?;
            // A section of its own becomes a part of the command's.
            section.lines().filter(|l| !l.starts_with(".SH")).try_for_each(|line| writeln!(text, "{line}"))?;
        }
        if !common.is_empty() {
            writeln!(text, ".PP\nBeside these, as above: {}.", escaped(&common.join(", ")))?;
        }
        writeln!(text, ".PP")?;
        prose(text, command, false)?;
    }
    prose(text, &whole, true)?;
    page.render_version_section(text)
}

/// The program without a command, then the commands.
fn commands(whole: &clap::Command) -> impl Iterator<Item = &clap::Command> {
    let own = whole.get_subcommands().filter(|c| !c.is_hide_set() && c.get_name() != "run");
    [whole].into_iter().chain(own)
}

/// A command without those of its options that are described with the program's own, and these.
fn without_common(command: &clap::Command, whole: &clap::Command) -> (clap::Command, Vec<String>) {
    let own_help = |arg: &clap::Arg| arg.get_help().map(ToString::to_string);
    let mut own = command.clone();
    let mut common = Vec::new();
    for arg in command.get_arguments().filter(|a| !a.is_positional()) {
        let same = |other: &clap::Arg| other.get_id() == arg.get_id() && own_help(other) == own_help(arg);
        let is_common = !arg.is_hide_set() && arg.get_id() != "help" && whole.get_arguments().any(same);
        if let (true, Some(long)) = (is_common, arg.get_long()) {
            common.push(format!("--{long}"));
            own = own.mut_arg(arg.get_id().clone(), |a| a.hide(true));
        }
    }
    (own, common)
}

/// What stands at the end of a command's help: indented lines as they are, what a word and a colon begin as sections of
/// their own, where that is wanted.
fn prose(text: &mut Vec<u8>, command: &clap::Command, sections: bool) -> io::Result<()> {
    let help = command.get_after_long_help().map(ToString::to_string).unwrap_or_default();
    let mut as_it_is = false;
    for line in help.lines() {
        if line.starts_with("  ") != as_it_is {
            as_it_is = !as_it_is;
            writeln!(text, "{}", if as_it_is { ".nf" } else { ".fi" })?;
        }
        match line.split_once(':').filter(|(title, _)| sections && SECTIONS.contains(title)) {
            Some((title, rest)) => writeln!(text, ".SH \"{}\"\n{}", title.to_uppercase(), escaped(rest.trim_start()))?,
            None if line.is_empty() => writeln!(text, ".PP")?,
            None => writeln!(text, "{}", escaped(line))?,
        }
    }
    if as_it_is { writeln!(text, ".fi") } else { Ok(()) }
}

/// Text for a page: a dash is one, and no line is a request.
fn escaped(text: &str) -> String {
    let text = text.replace('\\', "\\e").replace('-', "\\-");
    if text.starts_with(['.', '\'']) { format!("\\&{text}") } else { text }
}

fn written(result: io::Result<()>) -> i32 {
    match result {
        Ok(()) => 0,
        Err(e) => {
            say(&format!("error: cannot write: {e}"));
            1
        }
    }
}
