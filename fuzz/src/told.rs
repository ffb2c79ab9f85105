//! What must be true of each diagnostic.

use std::fmt::Write;
use zeekling::diagnostic::render::{Format, Remark, Report, render};
use zeekling::diagnostic::{Diagnostic, codes};
use zeekling::session::Sink;
use zeekling::source::{SourceMap, Span};

/// More than so many are not written out, but counted.
const MOST: usize = 300;

/// Takes diagnostics, looks at each, and keeps their text.
#[derive(Default)]
pub struct Told {
    /// In the short form.
    pub text: String,
    /// How many came before the program ran.
    pub loading: usize,
    count: usize,
    runs: bool,
    report: Report,
}

impl Sink for Told {
    fn emit(&mut self, d: &Diagnostic, remarks: &[Remark], sources: &SourceMap) {
        self.count += 1;
        if !self.runs {
            self.loading += 1;
        }
        if self.count > MOST {
            return;
        }
        check(d, remarks, sources);
        self.report.push(d, remarks, sources);
        self.text.push_str(&render(d, remarks, sources, Format::Short, false));
    }

    fn say(&mut self, line: &str) {
        let _ = writeln!(self.text, "{line}");
    }

    fn running(&mut self) {
        self.runs = true;
    }
}

impl Told {
    /// Looks at the document of all of them.
    pub fn finish(&self) {
        is_json(&self.report.document());
    }
}

/// Looks at one.
pub fn check(d: &Diagnostic, remarks: &[Remark], sources: &SourceMap) {
    // A script may say nothing.
    assert!(!d.message.is_empty() || d.code == codes::REPORTED, "a diagnostic says nothing: {d:?}");
    let places = d.labels.iter().map(|l| l.span).chain(remarks.iter().map(|r| r.span)).chain([d.span]);
    for span in places {
        assert!(stands(span, sources), "{span:?} stands in no file: {d:?}");
    }
    for color in [false, true] {
        let full = render(d, remarks, sources, Format::Full, color);
        assert!(full.ends_with('\n'), "the full form: {full:?}");
    }
    for format in [Format::Short, Format::Zeek] {
        let line = render(d, remarks, sources, format, false);
        assert_eq!(line.find('\n'), line.len().checked_sub(1), "one line in {format:?}: {line:?}");
    }
    is_json(&render(d, remarks, sources, Format::Json, false));
}

fn stands(span: Span, sources: &SourceMap) -> bool {
    let within = |file| {
        let whole = sources.file(file).span();
        whole.lo <= span.lo && span.lo <= span.hi && span.hi <= whole.hi
    };
    span.is_none() || sources.file_of(span).is_some_and(within)
}

fn is_json(text: &str) {
    if let Err(e) = serde_json::from_str::<serde_json::Value>(text) {
        panic!("{e}: {text}");
    }
}
