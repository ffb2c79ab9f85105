//! What the user sees of the tests as they run, and at the end.

use super::case::Case;
use super::diff;
use super::golden::Complaint;
use super::pool::{Failure, Passed, Verdict};
use crate::cli::args::TestArgs;
use crate::cli::terminal::{stdout, wants_color};
use crate::eval::Output;
use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

/// How wide the bar is.
const WIDTH: usize = 30;
/// How often it is drawn at most.
const REDRAWN: Duration = Duration::from_millis(40);

/// Tells how it goes.
pub struct Report<'c> {
    cases: &'c [Case],
    called: String,
    seed: Option<u64>,
    out: Output,
    color: bool,
    bar: Option<Instant>,
    start: Instant,
    ended: usize,
    passed: usize,
    blessed: usize,
    failed: usize,
    broken: usize,
    skipped: usize,
    can_be_blessed: bool,
}

impl<'c> Report<'c> {
    /// Before the first test.
    #[allow(clippy::disallowed_methods, reason = "how long it takes is told")]
    pub fn new(args: &TestArgs, cases: &'c [Case], seed: Option<u64>) -> Report<'c> {
        let start = Instant::now();
        Report {
            cases,
            called: args.called.clone(),
            seed,
            out: Output::new(stdout()),
            color: wants_color() && io::stdout().is_terminal(),
            bar: io::stderr().is_terminal().then_some(start),
            start,
            ended: 0,
            passed: 0,
            blessed: 0,
            failed: 0,
            broken: 0,
            skipped: 0,
            can_be_blessed: false,
        }
    }

    /// A test has ended, in whatever order.
    #[allow(clippy::disallowed_methods, reason = "the bar is not drawn too often")]
    pub fn ended(&mut self, index: usize) {
        self.ended += 1;
        let now = Instant::now();
        let Some(drawn) = self.bar else { return };
        if now.duration_since(drawn) < REDRAWN {
            return;
        }
        self.bar = Some(now);
        let (ended, all) = (self.ended, self.cases.len());
        let full = WIDTH * ended / all.max(1);
        let name = self.cases.get(index).map(|c| c.path.display().to_string()).unwrap_or_default();
        let bar = format!("{}{}", "=".repeat(full), " ".repeat(WIDTH - full));
        let failed = if self.failed > 0 { format!(", {} failed", self.failed) } else { String::new() };
        let _ = write!(io::stderr(), "\r\x1b[2K[{bar}] {ended}/{all}{failed}  {name}\r");
    }

    /// How a test went, in the order of the tests.
    pub fn verdict(&mut self, index: usize, verdict: &Verdict) {
        let Some(case) = self.cases.get(index) else { return };
        match &verdict.result {
            Ok(Passed::Same) => self.passed += 1,
            Ok(Passed::Blessed) => {
                self.passed += 1;
                self.blessed += 1;
                self.say(&format!("blessed {}", case.path.display()));
            }
            Ok(Passed::Skipped(_) | Passed::NotReached) => self.skipped += 1,
            Err(Failure::Different { complaints, only_shuffled }) => {
                self.failed += 1;
                self.title(case);
                let differs = complaints.iter().any(|c| matches!(c, Complaint::Text { .. }));
                self.can_be_blessed |= self.seed.is_none() && differs;
                for complaint in complaints {
                    self.say(&headline(case, complaint));
                    if let Complaint::Text { golden, got, .. } = complaint {
                        let shown = diff::show(golden, got, self.color);
                        let _ = self.out.write_all(shown.as_bytes());
                    }
                }
                if let Some(seed) = self.seed {
                    let why = if *only_shuffled {
                        "it depends on an order that there is not"
                    } else {
                        "it fails in any order"
                    };
                    let path = case.path.display();
                    self.say(&format!("{why}: {} --shuffle-containers={seed} {path}", self.called));
                }
            }
            Err(Failure::TimedOut) => {
                self.failed += 1;
                self.title(case);
                self.say(&format!("timed out after {:.1} s", verdict.took.as_secs_f64()));
            }
            Err(Failure::Broken(why)) => {
                self.broken += 1;
                self.title(case);
                self.say(why);
            }
        }
    }

    /// After the last test, with how many of those that took longest are told, if any; the exit status.
    pub fn finish(&mut self, slowest: Option<(usize, &[Verdict])>) -> i32 {
        if let Some((most, verdicts)) = slowest {
            let mut order: Vec<(&Case, &Verdict)> = self.cases.iter().zip(verdicts).collect();
            order.sort_by_key(|(_, v)| std::cmp::Reverse(v.took));
            for (case, verdict) in order.into_iter().take(most) {
                self.say(&format!("{:>8.1} ms  {}", verdict.took.as_secs_f64() * 1e3, case.path.display()));
            }
        }
        let mut words = vec![format!("{} passed", self.passed)];
        for (n, what) in [
            (self.blessed, "blessed"),
            (self.failed, "failed"),
            (self.broken, "could not be run"),
            (self.skipped, "skipped"),
        ] {
            if n > 0 {
                words.push(format!("{n} {what}"));
            }
        }
        if let Some(seed) = self.seed {
            words.push(format!("containers shuffled with seed {seed}"));
        }
        let seconds = self.start.elapsed().as_secs_f64();
        self.say(&format!("{} ({seconds:.2} s)", words.join(", ")));
        if self.can_be_blessed {
            self.say(&format!("to take what the tests give now for golden: {} --bless", self.called));
        }
        let _ = self.out.flush();
        match (self.failed, self.broken) {
            (0, 0) => 0,
            (0, _) => super::COULD_NOT_RUN,
            (_, _) => 1,
        }
    }

    fn title(&mut self, case: &Case) {
        let (strong, end) = if self.color { ("\x1b[1m", "\x1b[0m") } else { ("", "") };
        self.say(&format!("{strong}---- {} ----{end}", case.path.display()));
    }

    fn say(&mut self, line: &str) {
        if self.bar.is_some() {
            let _ = write!(io::stderr(), "\r\x1b[2K");
        }
        let _ = writeln!(self.out, "{line}");
    }
}

/// A complaint in one line.
pub fn headline(case: &Case, complaint: &Complaint) -> String {
    match complaint {
        Complaint::Status { got: Some(got), expected } => format!("exit status {got}, expected {expected}"),
        Complaint::Status { got: None, expected } => format!("killed, expected exit status {expected}"),
        Complaint::Text { ending, .. } => {
            let what = if *ending == "out" { "standard output" } else { "standard error" };
            let golden = case.path.with_extension(ending);
            let name = golden.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            format!("{what} differs from {name} (- golden, + given)")
        }
    }
}
