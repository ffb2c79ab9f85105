//! SARIF 2.1.0, the format of code-scanning services: one document for all diagnostics of a run.

use super::json::string;
use super::{Remark, word};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::source::{SourceMap, Span};
use std::fmt::Write;

/// Collects results, and is written when there are no more.
#[derive(Debug, Default)]
pub struct Report {
    rules: Vec<Code>,
    results: Vec<String>,
}

impl Report {
    /// Takes one in.
    pub fn push(&mut self, d: &Diagnostic, remarks: &[Remark], sources: &SourceMap) {
        let rule = self.rules.iter().position(|c| *c == d.code).unwrap_or_else(|| {
            self.rules.push(d.code);
            self.rules.len() - 1
        });
        let mut out = format!(
            "{{\"ruleId\":\"{}\",\"ruleIndex\":{rule},\"level\":\"{}\",\"message\":",
            d.code,
            level(d.severity)
        );
        message(&d.message, d.help.as_deref(), &mut out);
        if let Some(location) = physical(d.span, sources) {
            let _ = write!(out, ",\"locations\":[{{{location}}}]");
        }
        let told = d.labels.iter().map(|l| (l.span, l.text.as_str()));
        let called = remarks.iter().map(|r| (r.span, r.text.as_str()));
        let related = told.chain(called).filter_map(|(span, text)| physical(span, sources).map(|p| (p, text)));
        for (i, (location, text)) in related.enumerate() {
            out.push_str(if i == 0 { ",\"relatedLocations\":[" } else { "," });
            let _ = write!(out, "{{\"id\":{i},{location},\"message\":");
            message(text, None, &mut out);
            out.push('}');
        }
        if out.contains("\"relatedLocations\":[") {
            out.push(']');
        }
        out.push('}');
        self.results.push(out);
    }

    /// How many results there are.
    pub fn len(&self) -> usize {
        self.results.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.results.is_empty()
    }

    /// A result stands for what happened so often; once is nothing to tell.
    pub fn happened(&mut self, result: usize, times: usize) {
        if let Some(result) = self.results.get_mut(result)
            && times > 1
            && result.pop() == Some('}')
        {
            let _ = write!(result, ",\"occurrenceCount\":{times}}}");
        }
    }

    /// The document.
    pub fn document(&self) -> String {
        let mut rules = Vec::with_capacity(self.rules.len());
        for code in &self.rules {
            let mut rule = format!("{{\"id\":\"{code}\",\"shortDescription\":");
            message(code.title(), None, &mut rule);
            let _ = write!(rule, ",\"help\":");
            message(&format!("zeekling explain {code}"), None, &mut rule);
            rule.push('}');
            rules.push(rule);
        }
        format!(
            "{{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{{\"tool\":{{\
             \"driver\":{{\"name\":\"zeekling\",\"version\":\"{}\",\"rules\":[{}]}}}},\
             \"columnKind\":\"unicodeCodePoints\",\"results\":[{}]}}]}}\n",
            env!("CARGO_PKG_VERSION"),
            rules.join(","),
            self.results.join(",")
        )
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Info => "note",
        Severity::Warning | Severity::Error => word(severity),
    }
}

fn message(text: &str, help: Option<&str>, out: &mut String) {
    out.push_str("{\"text\":");
    match help {
        Some(help) => string(&format!("{text}\nhelp: {help}"), out),
        None => string(text, out),
    }
    out.push('}');
}

/// A place as SARIF has it: lines and columns from 1, columns in characters.
fn physical(span: Span, sources: &SourceMap) -> Option<String> {
    let file = sources.file(sources.file_of(span)?);
    let hi = span.hi.clamp(span.lo, file.span().hi);
    let mut out = "\"physicalLocation\":{\"artifactLocation\":{\"uri\":".to_owned();
    string(&uri(&file.name), &mut out);
    out.push_str("},\"region\":{");
    for (name, at) in [("start", span.lo), ("end", hi)] {
        let place = sources.place(Span::new(at, at))?;
        let line = file.line(place.line);
        let before = &line[..(place.column as usize - 1).min(line.len())];
        let column = String::from_utf8_lossy(before).chars().count() + 1;
        let _ = write!(out, "\"{name}Line\":{},\"{name}Column\":{column},", place.line);
    }
    let _ = write!(out, "\"byteOffset\":{},\"byteLength\":{}}}}}", span.lo - file.base, hi - span.lo);
    Some(out)
}

/// A path as a relative reference.
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for b in path.bytes() {
        match b {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' | b'~' | b'+' => {
                out.push(char::from(b))
            }
            _ => {
                let _ = write!(out, "%{b:02X}");
            }
        }
    }
    out
}
