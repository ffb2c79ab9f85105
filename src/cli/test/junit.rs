//! The report in the form of JUnit, as build servers read it: it fits the schemas of Ant and of Jenkins.

use super::case::Case;
use super::golden::Complaint;
use super::pool::{Failure, Passed, Verdict};
use super::{diff, report};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

/// What a report tells of the run as a whole.
pub struct Run {
    /// When it began, in seconds since the epoch.
    pub start: i64,
    /// From what containers were shuffled.
    pub seed: Option<u64>,
}

/// The document over all tests: one suite for each directory.
pub fn document(cases: &[Case], verdicts: &[Verdict], run: &Run) -> String {
    let mut suites: BTreeMap<&Path, Vec<(&Case, &Verdict)>> = BTreeMap::new();
    for (case, verdict) in cases.iter().zip(verdicts) {
        suites.entry(case.directory()).or_default().push((case, verdict));
    }
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
    for (id, (directory, tests)) in suites.iter().enumerate() {
        suite(&mut out, id, &directory.display().to_string(), tests, run);
    }
    out.push_str("</testsuites>\n");
    out
}

fn suite(out: &mut String, id: usize, name: &str, tests: &[(&Case, &Verdict)], run: &Run) {
    let count = |what: fn(&Verdict) -> bool| tests.iter().filter(|(_, v)| what(v)).count();
    let broken = count(|v| matches!(v.result, Err(Failure::Broken(_))));
    let failed = count(|v| matches!(v.result, Err(Failure::Different { .. } | Failure::TimedOut)));
    let skipped = count(|v| matches!(v.result, Ok(Passed::Skipped(_) | Passed::NotReached)));
    let seconds: f64 = tests.iter().map(|(_, v)| v.took.as_secs_f64()).sum();
    let start = jiff::Timestamp::from_second(run.start).unwrap_or_default().strftime("%Y-%m-%dT%H:%M:%S");
    let name = escaped(name);
    // The schema of Ant has a name for a host that is not told.
    let _ = writeln!(
        out,
        "  <testsuite id=\"{id}\" name=\"{name}\" package=\"{name}\" hostname=\"localhost\" timestamp=\"{start}\" \
         tests=\"{}\" failures=\"{failed}\" errors=\"{broken}\" skipped=\"{skipped}\" time=\"{seconds:.3}\">",
        tests.len()
    );
    out.push_str("    <properties>\n");
    property(out, "zeekling", env!("CARGO_PKG_VERSION"));
    if let Some(seed) = run.seed {
        property(out, "shuffle-containers", &seed.to_string());
    }
    out.push_str("    </properties>\n");
    for (case, verdict) in tests {
        test(out, &name, case, verdict);
    }
    out.push_str("    <system-out/>\n    <system-err/>\n  </testsuite>\n");
}

fn property(out: &mut String, name: &str, value: &str) {
    let _ = writeln!(out, "      <property name=\"{name}\" value=\"{value}\"/>");
}

fn test(out: &mut String, suite: &str, case: &Case, verdict: &Verdict) {
    let name = escaped(&case.file_name());
    let time = verdict.took.as_secs_f64();
    let _ = write!(out, "    <testcase classname=\"{suite}\" name=\"{name}\" time=\"{time:.3}\"");
    let inner = match &verdict.result {
        Ok(Passed::Same | Passed::Blessed) => {
            out.push_str("/>\n");
            return;
        }
        Ok(Passed::Skipped(why)) => format!("<skipped message=\"{}\"/>", escaped(why)),
        Ok(Passed::NotReached) => "<skipped message=\"another test had failed\"/>".to_owned(),
        Err(Failure::Broken(why)) => format!("<error message=\"{}\" type=\"broken\"/>", escaped(why)),
        Err(Failure::TimedOut) => format!("<failure message=\"timed out after {time:.1} s\" type=\"timeout\"/>"),
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
                as_text(&text)
            )
        }
    };
    let _ = writeln!(out, ">\n      {inner}\n    </testcase>");
}

/// Text as it may stand in an attribute, where a reader takes an end of line or a tab for a blank.
fn escaped(text: &str) -> String {
    as_text(text).replace('\n', "&#10;").replace('\t', "&#9;")
}

/// Text as it may stand in an element. What XML has no way to say is written as the sign that stands for it.
fn as_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(c),
            '\r' => out.push_str("&#13;"),
            '\0'..='\x1f' => out.push(char::from_u32(0x2400 + c as u32).unwrap_or('?')),
            '\u{fffe}' | '\u{ffff}' => out.push(char::REPLACEMENT_CHARACTER),
            c => out.push(c),
        }
    }
    out
}
