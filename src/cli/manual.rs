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

/// One page: the program's own parts, and a section for each command.
fn render(text: &mut Vec<u8>) -> io::Result<()> {
    let mut whole = whole();
    whole.build();
    let page = clap_mangen::Man::new(whole.clone()).manual("User commands".to_owned());
    page.render_title(text)?;
    page.render_name_section(text)?;
    page.render_synopsis_section(text)?;
    page.render_description_section(text)?;
    page.render_options_section(text)?;
    for command in whole.get_subcommands().filter(|c| !c.is_hide_set() && c.get_name() != "run") {
        let name = command.get_name().to_owned();
        let part = clap_mangen::Man::new(command.clone());
        writeln!(text, ".SH \"zeekling {name}\"")?;
        for (title, render) in [
            (
                "",
                clap_mangen::Man::render_description_section as fn(&clap_mangen::Man, &mut dyn Write) -> io::Result<()>,
            ),
            ("OPTIONS", clap_mangen::Man::render_options_section),
            ("EXTRA", clap_mangen::Man::render_extra_section),
        ] {
            let mut section = Vec::new();
            render(&part, &mut section)?;
            let section = String::from_utf8_lossy(&section);
            // A section of its own becomes a part of the command's.
            let mut body = section.lines().filter(|l| !l.starts_with(".SH"));
            if !title.is_empty() {
                writeln!(text, ".PP")?;
            }
            body.try_for_each(|line| writeln!(text, "{line}"))?;
        }
    }
    page.render_extra_section(text)?;
    page.render_version_section(text)
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
