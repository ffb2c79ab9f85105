//! How diagnostics are written: the short form, one line each, and the full form with the source beside it.

use super::{Diagnostic, Severity};
use crate::source::{FileId, SourceMap, Span};
use ariadne::{Cache, Config, IndexType, Report, ReportKind, Source};
use std::collections::HashMap;
use std::fmt::{self, Write};

/// In which form diagnostics are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Format {
    /// With the source beside it.
    #[default]
    Full,
    /// `FILE:LINE:COL: error[CODE]: text`, one line.
    Short,
}

/// Something more to say below a diagnostic: a line, and where it happened.
#[derive(Clone, Debug)]
pub struct Remark {
    /// What.
    pub text: String,
    /// Where; [`Span::NONE`] for nowhere.
    pub span: Span,
}

/// The text of a diagnostic in that form, with its end of line.
pub fn render(d: &Diagnostic, remarks: &[Remark], sources: &SourceMap, format: Format, color: bool) -> String {
    match format {
        Format::Short => short(d, sources),
        Format::Full => full(d, remarks, sources, color),
    }
}

fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// `FILE:LINE:COL` of a span's start.
pub fn place(span: Span, sources: &SourceMap) -> Option<String> {
    let p = sources.place(span)?;
    Some(format!("{}:{}:{}", sources.file(p.file).name, p.line, p.column))
}

fn short(d: &Diagnostic, sources: &SourceMap) -> String {
    let text = d.message.replace('\n', " ");
    match place(d.span, sources) {
        Some(p) => format!("{p}: {}[{}]: {text}\n", word(d.severity), d.code),
        None => format!("{}[{}]: {text}\n", word(d.severity), d.code),
    }
}

fn full(d: &Diagnostic, remarks: &[Remark], sources: &SourceMap, color: bool) -> String {
    let mut out = String::new();
    let file = sources.file_of(d.span);
    match file {
        Some(file) => out.push_str(&excerpt(d, file, sources, color)),
        None => {
            let _ = writeln!(out, "{}[{}]: {}", word(d.severity), d.code, d.message);
            if let Some(help) = &d.help {
                let _ = writeln!(out, "  help: {help}");
            }
        }
    }
    for r in remarks {
        let _ = match place(r.span, sources) {
            Some(p) => writeln!(out, "  {} at {p}", r.text),
            None => writeln!(out, "  {}", r.text),
        };
    }
    out
}

fn excerpt(d: &Diagnostic, file: FileId, sources: &SourceMap, color: bool) -> String {
    let kind = match d.severity {
        Severity::Error => ReportKind::Error,
        Severity::Warning => ReportKind::Warning,
    };
    let range = |span: Span, file: FileId| {
        let f = sources.file(file);
        let end = f.text.len();
        let lo = (span.lo.saturating_sub(f.base) as usize).min(end);
        let hi = (span.hi.saturating_sub(f.base) as usize).clamp(lo, end);
        (file, lo..hi)
    };
    let tint = |c: ariadne::Color| if color { c } else { ariadne::Color::Primary };
    let main = tint(match d.severity {
        Severity::Error => ariadne::Color::Red,
        Severity::Warning => ariadne::Color::Yellow,
    });
    let note = if d.note.is_empty() { "here" } else { &d.note };
    let mut report = Report::build(kind, range(d.span, file))
        .with_config(Config::default().with_color(color).with_index_type(IndexType::Byte))
        .with_code(d.code)
        .with_message(&d.message)
        .with_label(ariadne::Label::new(range(d.span, file)).with_message(note).with_color(main));
    for l in &d.labels {
        if let Some(f) = sources.file_of(l.span) {
            report = report.with_label(
                ariadne::Label::new(range(l.span, f)).with_message(&l.text).with_color(tint(ariadne::Color::Cyan)),
            );
        }
    }
    if let Some(help) = &d.help {
        report = report.with_help(help);
    }
    let mut out = Vec::new();
    match report.finish().write(Texts { sources, loaded: HashMap::new() }, &mut out) {
        Ok(()) => String::from_utf8_lossy(&out).into_owned(),
        Err(_) => short(d, sources),
    }
}

/// The files as the excerpts want them: text, byte for byte as long as the source.
struct Texts<'a> {
    sources: &'a SourceMap,
    loaded: HashMap<FileId, Source<String>>,
}

impl Cache<FileId> for Texts<'_> {
    type Storage = String;

    fn fetch(&mut self, id: &FileId) -> Result<&Source<String>, impl fmt::Debug> {
        let sources = self.sources;
        Ok::<_, fmt::Error>(self.loaded.entry(*id).or_insert_with(|| Source::from(as_text(&sources.file(*id).text))))
    }

    fn display<'b>(&self, id: &'b FileId) -> Option<impl fmt::Display + 'b> {
        Some(self.sources.file(*id).name.clone())
    }
}

/// Bytes as text; each byte that is no UTF-8 becomes a question mark, so places stay true.
fn as_text(mut bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len());
    while !bytes.is_empty() {
        match std::str::from_utf8(bytes) {
            Ok(rest) => {
                out.push_str(rest);
                break;
            }
            Err(e) => {
                let (good, bad) = bytes.split_at(e.valid_up_to());
                out.push_str(&String::from_utf8_lossy(good));
                out.push('?');
                bytes = &bad[1..];
            }
        }
    }
    out
}
