//! How diagnostics are written: for people with the source beside them, for people and editors on one line, for
//! programs as JSON and SARIF.

mod full;
mod json;
mod line;
mod sarif;

pub use sarif::Report;

use super::{Diagnostic, Severity};
use crate::source::{SourceMap, Span};

/// In which form diagnostics are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Format {
    /// With the source beside it.
    #[default]
    Full,
    /// `FILE:LINE:COL: error[CODE]: text`, one line.
    Short,
    /// `error in FILE, line N: text`, one line with one place, for editors that read Zeek's messages.
    Zeek,
    /// One JSON object a line.
    Json,
    /// One SARIF 2.1.0 document, at the end.
    Sarif,
}

/// Something more to say below a diagnostic: a line, and where it happened.
#[derive(Clone, Debug)]
pub struct Remark {
    /// What.
    pub text: String,
    /// Where; [`Span::NONE`] for nowhere.
    pub span: Span,
}

/// The text of a diagnostic in that form, with its end of line. Nothing for [`Format::Sarif`]: that is a [`Report`]; and
/// nothing in the form of the reference of what stands where that no longer reads.
pub fn render(d: &Diagnostic, remarks: &[Remark], sources: &SourceMap, format: Format, color: bool) -> String {
    match format {
        Format::Zeek if d.beyond => String::new(),
        Format::Full if d.severity == Severity::Info => line::short(d, sources),
        Format::Full => full::full(d, remarks, sources, color),
        Format::Short => line::short(d, sources),
        Format::Zeek => line::zeek(d, sources),
        Format::Json => json::object(d, remarks, sources),
        Format::Sarif => String::new(),
    }
}

/// A line that belongs to no place, in that form.
pub fn render_line(text: &str, format: Format) -> String {
    match format {
        Format::Full | Format::Short | Format::Zeek => format!("{text}\n"),
        Format::Json => json::line(text),
        Format::Sarif => String::new(),
    }
}

fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Info => "info",
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// `FILE:LINE:COL` of a span's start.
pub fn place(span: Span, sources: &SourceMap) -> Option<String> {
    let p = sources.place(span)?;
    Some(format!("{}:{}:{}", sources.file(p.file).name, p.line, p.column))
}
