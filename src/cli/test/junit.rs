//! The report in the form of JUnit, as build servers read it.

use super::case::Case;
use super::golden::Complaint;
use super::pool::{Failure, Passed, Verdict};
use super::{diff, report};
use std::fmt::Write;

/// The document over all tests: one suite for each directory.
pub fn document(cases: &[Case], verdicts: &[Verdict]) -> String {
    let all: Vec<(&Case, &Verdict)> = cases.iter().zip(verdicts).collect();
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = writeln!(out, "<testsuites name=\"zeekling test\" {}>", counts(&all));
    for suite in all.chunk_by(|a, b| a.0.directory() == b.0.directory()) {
        let name = suite.first().map(|(c, _)| c.directory().display().to_string()).unwrap_or_default();
        let _ = writeln!(out, "  <testsuite name=\"{}\" {}>", escaped(&name), counts(suite));
        for (case, verdict) in suite {
            test(&mut out, &name, case, verdict);
        }
        out.push_str("  </testsuite>\n");
    }
    out.push_str("</testsuites>\n");
    out
}

fn counts(all: &[(&Case, &Verdict)]) -> String {
    let count = |what: fn(&Verdict) -> bool| all.iter().filter(|(_, v)| what(v)).count();
    let broken = |v: &Verdict| matches!(v.result, Err(Failure::Broken(_)));
    let failed = |v: &Verdict| matches!(v.result, Err(Failure::Different { .. } | Failure::TimedOut));
    let skipped = |v: &Verdict| matches!(v.result, Ok(Passed::Skipped(_) | Passed::NotReached));
    let seconds: f64 = all.iter().map(|(_, v)| v.took.as_secs_f64()).sum();
    format!(
        "tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\" time=\"{seconds:.3}\"",
        all.len(),
        count(failed),
        count(broken),
        count(skipped)
    )
}

fn test(out: &mut String, suite: &str, case: &Case, verdict: &Verdict) {
    let name = escaped(&case.file_name());
    let time = verdict.took.as_secs_f64();
    let _ = write!(out, "    <testcase classname=\"{}\" name=\"{name}\" time=\"{time:.3}\"", escaped(suite));
    let inner = match &verdict.result {
        Ok(Passed::Same | Passed::Blessed) => {
            out.push_str("/>\n");
            return;
        }
        Ok(Passed::Skipped(why)) => format!("<skipped message=\"{}\"/>", escaped(why)),
        Ok(Passed::NotReached) => "<skipped message=\"another test had failed\"/>".to_owned(),
        Err(Failure::Broken(why)) => format!("<error message=\"{}\" type=\"broken\"/>", escaped(why)),
        Err(Failure::TimedOut) => "<failure message=\"timed out\" type=\"timeout\"/>".to_owned(),
        Err(Failure::Different { complaints, .. }) => {
            let heads: Vec<String> = complaints.iter().map(|c| report::headline(case, c)).collect();
            let mut text = String::new();
            for (head, complaint) in heads.iter().zip(complaints) {
                let _ = writeln!(text, "{head}");
                if let Complaint::Text { golden, got, .. } = complaint {
                    text.push_str(&diff::show(golden, got, false));
                }
            }
            format!(
                "<failure message=\"{}\" type=\"different\">{}</failure>",
                escaped(&heads.join("; ")),
                escaped(&text)
            )
        }
    };
    let _ = writeln!(out, ">\n      {inner}\n    </testcase>");
}

/// Text as it may stand in an element or attribute; what XML has no way to say becomes a question mark.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(c),
            '\0'..='\x1f' | '\u{fffe}' | '\u{ffff}' => out.push('?'),
            c => out.push(c),
        }
    }
    out
}
