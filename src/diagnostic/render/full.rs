//! The full form: with the source beside it.

use super::{Remark, line, place, word};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{FileId, SourceMap, Span};
use ariadne::{Cache, Config, Report, ReportKind, Source};
use std::collections::HashMap;
use std::fmt::{self, Write};

/// How many calls are shown of a long stack: the innermost, and the outermost.
const SHOWN: (usize, usize) = (6, 2);

/// A diagnostic, its labels and its help, with the lines that they stand in.
pub(super) fn full(d: &Diagnostic, remarks: &[Remark], sources: &SourceMap, color: bool) -> String {
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
    let hidden = remarks.len().saturating_sub(SHOWN.0 + SHOWN.1);
    for (i, r) in remarks.iter().enumerate() {
        if hidden > 0 && i == SHOWN.0 {
            let _ = writeln!(out, "  … {hidden} more calls …");
        }
        if hidden > 0 && (SHOWN.0..SHOWN.0 + hidden).contains(&i) {
            continue;
        }
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
        Severity::Info => ReportKind::Advice,
    };
    let tint = |c: ariadne::Color| if color { c } else { ariadne::Color::Primary };
    let main = tint(match d.severity {
        Severity::Error => ariadne::Color::Red,
        Severity::Warning => ariadne::Color::Yellow,
        Severity::Info => ariadne::Color::Cyan,
    });
    let mut texts = Texts { sources, loaded: HashMap::new() };
    let note = if d.note.is_empty() { d.code.mark() } else { &d.note };
    let mut labels = vec![(file, texts.range(d.span, file), main, note)];
    for l in &d.labels {
        if let Some(f) = sources.file_of(l.span) {
            labels.push((f, texts.range(l.span, f), tint(ariadne::Color::Cyan), l.text.as_str()));
        }
    }
    // In order of place, file by file, or a file is shown in pieces.
    labels.sort_by_key(|(f, range, ..)| (*f != file, *f, range.start));
    let mut report = Report::build(kind, (file, texts.range(d.span, file)))
        .with_config(Config::default().with_color(color))
        .with_code(d.code)
        .with_message(&d.message);
    for (f, range, color, text) in labels {
        report = report.with_label(ariadne::Label::new((f, range)).with_color(color).with_message(text));
    }
    if let Some(help) = &d.help {
        report = report.with_help(help);
    }
    let mut out = Vec::new();
    match report.finish().write(texts, &mut out) {
        Ok(()) => trimmed(&String::from_utf8_lossy(&out)),
        Err(_) => line::short(d, sources),
    }
}

/// Without the blanks that lines end in.
fn trimmed(text: &str) -> String {
    text.lines().flat_map(|l| [l.trim_end(), "\n"]).collect()
}

/// The files as the excerpts want them: text, byte for byte as long as the source, in the same lines.
struct Texts<'a> {
    sources: &'a SourceMap,
    loaded: HashMap<FileId, Source<String>>,
}

impl Texts<'_> {
    /// The characters of a span in its file, those that it cuts in two too. Not its bytes: with these the place of a
    /// second file would be mistaken (ariadne 0.6).
    fn range(&mut self, span: Span, file: FileId) -> std::ops::Range<usize> {
        let base = self.sources.file(file).base;
        let text = self.text(file).text();
        let mut lo = (span.lo.saturating_sub(base) as usize).min(text.len());
        let mut hi = (span.hi.saturating_sub(base) as usize).clamp(lo, text.len());
        while !text.is_char_boundary(lo) {
            lo -= 1;
        }
        while !text.is_char_boundary(hi) {
            hi += 1;
        }
        let before = text[..lo].chars().count();
        before..before + text[lo..hi].chars().count()
    }

    fn text(&mut self, id: FileId) -> &Source<String> {
        let sources = self.sources;
        self.loaded.entry(id).or_insert_with(|| Source::from(as_text(&sources.file(id).text)))
    }
}

impl Cache<FileId> for Texts<'_> {
    type Storage = String;

    fn fetch(&mut self, id: &FileId) -> Result<&Source<String>, impl fmt::Debug> {
        Ok::<_, fmt::Error>(self.text(*id))
    }

    fn display<'b>(&self, id: &'b FileId) -> Option<impl fmt::Display + 'b> {
        Some(self.sources.file(*id).name.clone())
    }
}

/// Bytes as text; each byte that is no UTF-8 becomes a question mark, so places stay true, and what would end a line
/// elsewhere becomes blank, so lines do.
fn as_text(mut bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len());
    while !bytes.is_empty() {
        match std::str::from_utf8(bytes) {
            Ok(rest) => {
                push(rest, &mut out);
                break;
            }
            Err(e) => {
                let (good, bad) = bytes.split_at(e.valid_up_to());
                push(&String::from_utf8_lossy(good), &mut out);
                out.push('?');
                bytes = &bad[1..];
            }
        }
    }
    out
}

fn push(text: &str, out: &mut String) {
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let ends_no_line = match c {
            '\r' => chars.peek() != Some(&'\n'),
            '\x0b' | '\x0c' | '\u{85}' | '\u{2028}' | '\u{2029}' => true,
            _ => false,
        };
        let blanks = if ends_no_line { c.len_utf8() } else { 0 };
        out.extend(std::iter::repeat_n(' ', blanks));
        if blanks == 0 {
            out.push(c);
        }
    }
}
