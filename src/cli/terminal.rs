//! What is written to the terminal, and how.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::render::{Format, Remark, render};
use crate::session::Sink;
use crate::source::SourceMap;
use std::io::{self, BufWriter, IsTerminal, LineWriter, Write};

/// Writes diagnostics to standard error.
pub struct Stderr {
    format: Format,
    color: bool,
}

impl Stderr {
    /// In that form; coloured on a terminal, unless NO_COLOR is set.
    pub fn new(format: Format) -> Stderr {
        let wanted = std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty());
        Stderr { format, color: wanted && io::stderr().is_terminal() }
    }
}

impl Sink for Stderr {
    fn emit(&mut self, d: &Diagnostic, remarks: &[Remark], sources: &SourceMap) {
        let text = render(d, remarks, sources, self.format, self.color);
        let _ = io::stderr().write_all(text.as_bytes());
    }

    fn say(&mut self, line: &str) {
        say(line);
    }
}

/// A line on standard error.
pub fn say(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}

/// Standard output: line by line on a terminal, else in large pieces. When its reader is gone the program ends.
pub fn stdout() -> Box<dyn Write> {
    let out = io::stdout();
    if out.is_terminal() {
        Box::new(Pipe(LineWriter::new(out)))
    } else {
        Box::new(Pipe(BufWriter::with_capacity(1 << 16, out)))
    }
}

struct Pipe<W: Write>(W);

impl<W: Write> Pipe<W> {
    fn checked<T>(result: io::Result<T>) -> io::Result<T> {
        if let Err(e) = &result
            && e.kind() == io::ErrorKind::BrokenPipe
        {
            // Whoever read is gone: there is nobody left to write for.
            std::process::exit(0);
        }
        result
    }
}

impl<W: Write> Write for Pipe<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        Self::checked(self.0.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        Self::checked(self.0.flush())
    }
}
