//! Runs many tests at a time, each in a thread with a stack of its own, and gives up on those that take too long.

use super::case::Case;
use super::golden::{Complaint, Judge};
use super::report::Report;
use super::runner::{Outcome, Runner};
use crate::cli::STACK;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};

/// How a test went.
pub struct Verdict {
    /// Passed, failed, …
    pub result: Result<Passed, Failure>,
    /// How long it took.
    pub took: Duration,
}

/// Why there is nothing to complain about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Passed {
    /// It gives what is golden.
    Same,
    /// What it gives is golden from now on.
    Blessed,
    /// It was not run.
    Skipped(String),
    /// It was not run, for another one had failed.
    NotReached,
}

/// Why a test did not pass.
pub enum Failure {
    /// It gave something else.
    Different {
        /// What.
        complaints: Vec<Complaint>,
        /// It passes where containers are not shuffled.
        only_shuffled: bool,
    },
    /// It took longer than it may.
    TimedOut,
    /// It could not be run.
    Broken(String),
}

/// How long a test that was told to stop may go on before it is left to itself.
const GRACE: Duration = Duration::from_secs(2);

/// Runs the tests, `jobs` at a time; how each went, in their order.
pub fn run(
    cases: &[Case],
    runner: &Runner,
    judge: &Judge,
    jobs: usize,
    fail_fast: bool,
    report: &mut Report<'_>,
) -> Vec<Verdict> {
    let next = AtomicUsize::new(0);
    let stop = AtomicBool::new(false);
    let mut verdicts: Vec<Option<Verdict>> = cases.iter().map(|_| None).collect();
    std::thread::scope(|threads| {
        let (told, hears) = mpsc::channel();
        for _ in 0..jobs.min(cases.len()) {
            let (told, next, stop) = (told.clone(), &next, &stop);
            threads.spawn(move || {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(case) = cases.get(index) else { break };
                    let verdict = if stop.load(Ordering::Relaxed) { not_reached() } else { one(case, runner, judge) };
                    stop.fetch_or(fail_fast && verdict.result.is_err(), Ordering::Relaxed);
                    if told.send((index, verdict)).is_err() {
                        break;
                    }
                }
            });
        }
        drop(told);
        // Told in the order of the tests, whatever the order in which they end.
        let mut shown = 0;
        for (index, verdict) in hears {
            report.ended(index);
            if let Some(place) = verdicts.get_mut(index) {
                *place = Some(verdict);
            }
            while let Some(Some(verdict)) = verdicts.get(shown) {
                report.verdict(shown, verdict);
                shown += 1;
            }
        }
    });
    verdicts.into_iter().map(|v| v.unwrap_or_else(not_reached)).collect()
}

fn not_reached() -> Verdict {
    Verdict { result: Ok(Passed::NotReached), took: Duration::ZERO }
}

/// Runs one test and judges it.
#[allow(clippy::disallowed_methods, reason = "how long a test takes is told")]
fn one(case: &Case, runner: &Runner, judge: &Judge) -> Verdict {
    let start = Instant::now();
    let result = match &case.head.skip {
        Some(why) => Ok(Passed::Skipped(why.clone())),
        None => attempt(case, runner, judge),
    };
    Verdict { result, took: start.elapsed() }
}

fn attempt(case: &Case, runner: &Runner, judge: &Judge) -> Result<Passed, Failure> {
    let (complaints, blessed) = compared(case, runner, judge, runner.seed)?;
    if complaints.is_empty() {
        return Ok(if blessed { Passed::Blessed } else { Passed::Same });
    }
    let only_shuffled =
        runner.seed.is_some() && compared(case, runner, judge, None).is_ok_and(|(complaints, _)| complaints.is_empty());
    Err(Failure::Different { complaints, only_shuffled })
}

fn compared(case: &Case, runner: &Runner, judge: &Judge, seed: Option<u64>) -> Result<(Vec<Complaint>, bool), Failure> {
    let outcome = in_time(case, runner, seed)?;
    judge.judge(case, &outcome).map_err(|e| Failure::Broken(format!("its golden files: {e}")))
}

/// What a test gives, in the time that it has.
fn in_time(case: &Case, runner: &Runner, seed: Option<u64>) -> Result<Outcome, Failure> {
    let broken = |why: String| Failure::Broken(why);
    let interrupt = Arc::new(AtomicBool::new(false));
    let (told, hears) = mpsc::channel();
    let (case, runner) = (Arc::new(case.clone()), runner.clone());
    let (timeout, heard) = (runner.timeout, interrupt.clone());
    // Not one of the scope's: a test that cannot be stopped is left behind.
    let thread = std::thread::Builder::new().name(case.file_name()).stack_size(STACK).spawn(move || {
        let _ = told.send(runner.run(&case, seed, &heard));
    });
    let thread = thread.map_err(|e| broken(format!("no thread for it: {e}")))?;
    match hears.recv_timeout(timeout) {
        Ok(outcome) => {
            let _ = thread.join();
            outcome.map_err(broken)
        }
        Err(mpsc::RecvTimeoutError::Disconnected) => Err(broken("the interpreter panicked".to_owned())),
        Err(mpsc::RecvTimeoutError::Timeout) => {
            interrupt.store(true, Ordering::Relaxed);
            let _ = hears.recv_timeout(GRACE);
            Err(Failure::TimedOut)
        }
    }
}
