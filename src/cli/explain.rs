//! `zeekling explain CODE`.

use super::terminal::{say, stdout};
use crate::diagnostic::codes::{self, Code};
use crate::diagnostic::explain::explain;
use std::io::Write;

/// Explains the codes, or lists them all where none is given; the exit status.
pub fn show(names: &[String]) -> i32 {
    let mut out = stdout();
    let mut status = 0;
    if names.is_empty() {
        for (code, title, _) in codes::ALL {
            let _ = writeln!(out, "{code}  {title}");
        }
    }
    for name in names {
        match Code::find(name).and_then(explain) {
            Some(e) => {
                let _ = writeln!(out, "{}: {}\n\n{}\n", e.code, e.code.title(), e.text);
                let _ = writeln!(out, "wrong:\n\n{}\nright:\n\n{}", indented(e.wrong), indented(e.right));
            }
            None => {
                let _ = out.flush();
                say(&format!("error: there is no code {name}; zeekling explain lists all of them"));
                status = 1;
            }
        }
    }
    let _ = out.flush();
    status
}

fn indented(code: &str) -> String {
    code.lines()
        .map(|l| if l.is_empty() { "\n".to_owned() } else { format!("    {}\n", l.replace('\t', "    ")) })
        .collect()
}
