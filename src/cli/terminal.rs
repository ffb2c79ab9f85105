//! What is written to the terminal, and how.

use super::args::{Color, Reading};
use crate::diagnostic::render::{Format, Remark, Report, place, render, render_line};
use crate::diagnostic::{Code, Diagnostic, Severity, codes};
use crate::eval::Output;
use crate::session::Sink;
use crate::source::{SourceMap, Span};
use std::io::{self, BufWriter, IsTerminal, LineWriter, Write};

/// Writes diagnostics to standard error, or to where somebody keeps them, and in the end how many there were.
pub struct Stderr {
    to: Output,
    format: Format,
    color: bool,
    /// How many errors are shown before the run; 0 for all.
    most: usize,
    running: bool,
    /// Errors and warnings before the run, and in it.
    counts: [[usize; 2]; 2],
    hidden: usize,
    report: Report,
    /// How often something happened at one place of the running program, in order of the first time.
    repeated: Vec<Repeated>,
}

/// Something that happened at one place of the running program.
struct Repeated {
    span: Span,
    code: Code,
    severity: Severity,
    /// How often.
    times: usize,
    /// The place in words.
    place: String,
    /// Which result it is of the report.
    result: usize,
}

/// So often an error of the running program is shown that happens at one place; how often it happened beyond that is
/// said at the end. The form that imitates the reference shows it every time, as the reference does; in a report of
/// SARIF it is one result that says how often.
const REPEATS: usize = 3;

impl Stderr {
    /// As the command line asks for it.
    pub fn new(reading: &Reading) -> Stderr {
        let colored = match reading.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => wants_color() && io::stderr().is_terminal(),
        };
        Stderr { color: colored, ..Stderr::to(reading, Output::new(Box::new(io::stderr()))) }
    }

    /// To where somebody keeps it, without colour unless it is asked for.
    pub fn to(reading: &Reading, to: Output) -> Stderr {
        Stderr {
            to,
            format: reading.error_format.into(),
            color: reading.color == Color::Always,
            most: reading.max_errors,
            running: false,
            counts: [[0; 2]; 2],
            hidden: 0,
            report: Report::default(),
            repeated: Vec::new(),
        }
    }

    /// In which form it writes.
    pub fn format(&self) -> Format {
        self.format
    }

    /// How many errors there were while the program ran.
    pub fn errors_of_run(&self) -> usize {
        self.counts[1][0]
    }

    /// Writes what comes last.
    pub fn finish(&mut self) {
        match self.format {
            Format::Full => {
                self.count_repeated();
                self.count_up();
            }
            Format::Short | Format::Json => self.count_repeated(),
            Format::Sarif => {
                for repeated in &self.repeated {
                    self.report.happened(repeated.result, repeated.times);
                }
                let document = self.report.document();
                self.write(&document);
            }
            Format::Zeek => {}
        }
    }

    /// Says how often something happened beyond what was shown of it.
    fn count_repeated(&mut self) {
        let mut lines = String::new();
        for repeated in self.repeated.iter().filter(|r| r.times > REPEATS) {
            let more = repeated.times - REPEATS;
            let what = match repeated.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Info => "message",
            };
            let Repeated { code, place, .. } = repeated;
            let line = format!("{what}[{code}] at {place} happened {more} more time{}", plural(more));
            lines.push_str(&render_line(&line, self.format));
        }
        self.write(&lines);
    }

    /// Says how much there was, where there was anything.
    fn count_up(&mut self) {
        let mut lines = Vec::new();
        let [before, during] = self.counts;
        if before != [0, 0] {
            let hidden = match self.hidden {
                0 => String::new(),
                n => format!("; {n} of them not shown (--max-errors 0 shows all)"),
            };
            lines.push(format!("{}{hidden}", counted(before)));
        }
        if during != [0, 0] {
            lines.push(format!("{} while the program ran", counted(during)));
        }
        for line in lines {
            self.write(&format!("{line}\n"));
        }
    }

    fn write(&mut self, text: &str) {
        let _ = self.to.write_all(text.as_bytes());
    }

    /// Whether one more of this kind is to be shown.
    fn wants(&mut self, d: &Diagnostic, sources: &SourceMap) -> bool {
        if !self.running {
            let errors = self.counts[0][0];
            let over = self.most > 0 && errors >= self.most + usize::from(d.severity == Severity::Error);
            self.hidden += usize::from(over);
            return !over;
        }
        let most = match self.format {
            Format::Zeek => return true,
            Format::Full | Format::Short | Format::Json => REPEATS,
            Format::Sarif => 1,
        };
        // What a script says in its own words is told as often as it says it.
        if d.code == codes::REPORTED || d.span.is_none() {
            return true;
        }
        match self.repeated.iter_mut().find(|r| r.span == d.span && r.code == d.code) {
            Some(repeated) => {
                repeated.times += 1;
                repeated.times <= most
            }
            None => {
                self.repeated.push(Repeated {
                    span: d.span,
                    code: d.code,
                    severity: d.severity,
                    times: 1,
                    place: place(d.span, sources).unwrap_or_default(),
                    result: self.report.len(),
                });
                true
            }
        }
    }
}

fn counted([errors, warnings]: [usize; 2]) -> String {
    let errors = (errors > 0).then(|| format!("{errors} error{}", plural(errors)));
    let warnings = (warnings > 0).then(|| format!("{warnings} warning{}", plural(warnings)));
    errors.into_iter().chain(warnings).collect::<Vec<_>>().join(" and ")
}

fn plural(n: usize) -> &'static str {
    if n == 1 { "" } else { "s" }
}

impl Sink for Stderr {
    fn emit(&mut self, d: &Diagnostic, remarks: &[Remark], sources: &SourceMap) {
        let kind = match d.severity {
            Severity::Error => 0,
            Severity::Warning => 1,
            Severity::Info => 2,
        };
        if let Some(n) = self.counts[usize::from(self.running)].get_mut(kind) {
            *n += 1;
        }
        if !self.wants(d, sources) {
            return;
        }
        if self.format == Format::Sarif {
            self.report.push(d, remarks, sources);
        } else {
            let text = render(d, remarks, sources, self.format, self.color);
            self.write(&text);
        }
    }

    fn say(&mut self, line: &str) {
        let text = render_line(line, self.format);
        self.write(&text);
    }

    fn running(&mut self) {
        self.running = true;
    }
}

/// Whether the user wants colour where there can be any: NO_COLOR says no.
pub fn wants_color() -> bool {
    std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty())
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
