//! Runs many tests at a time, and gives up on those that take too long.
//!
//! Each worker is a thread that runs one test after the other, so that the sessions of a thread share what they have in
//! common. One that cannot be stopped is left behind, and another takes its place.

use super::case::Case;
use super::golden::{Complaint, Judge};
use super::report::Report;
use super::runner::Runner;
use crate::cli::stack;
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
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
    runner: Runner,
    judge: Judge,
    jobs: usize,
    fail_fast: bool,
    report: &mut Report<'_>,
) -> Vec<Verdict> {
    let timeout = runner.timeout;
    let work = Work { cases: cases.to_vec(), runner, judge, fail_fast, next: 0.into(), stop: false.into() };
    let (told, hears) = mpsc::channel();
    let mut pool = Pool { work: Arc::new(work), told, hears, timeout, workers: HashMap::new(), hired: 0 };
    for _ in 0..jobs.min(cases.len()) {
        pool.hire();
    }
    let mut verdicts: Vec<Option<Verdict>> = cases.iter().map(|_| None).collect();
    // Told in the order of the tests, whatever the order in which they end.
    let mut shown = 0;
    while let Some((index, verdict)) = pool.next() {
        report.ended(index);
        if let Some(place) = verdicts.get_mut(index) {
            *place = Some(verdict);
        }
        while let Some(Some(verdict)) = verdicts.get(shown) {
            report.verdict(shown, verdict);
            shown += 1;
        }
    }
    verdicts.into_iter().map(|v| v.unwrap_or_else(not_reached)).collect()
}

fn not_reached() -> Verdict {
    Verdict { result: Ok(Passed::NotReached), took: Duration::ZERO }
}

/// What there is to do, for all workers.
struct Work {
    cases: Vec<Case>,
    runner: Runner,
    judge: Judge,
    fail_fast: bool,
    next: AtomicUsize,
    stop: AtomicBool,
}

/// What a worker has to say.
enum News {
    /// It begins with a test, which this stops.
    Begins(usize, Arc<AtomicBool>),
    /// A test has ended.
    Ended(usize, Result<Passed, Failure>),
    /// There is nothing left to do, or it has panicked.
    Leaves,
}

/// The workers, as the one that waits for them sees them.
struct Pool {
    work: Arc<Work>,
    told: Sender<(u32, News)>,
    hears: Receiver<(u32, News)>,
    timeout: Duration,
    workers: HashMap<u32, Option<Running>>,
    hired: u32,
}

/// A test that runs.
struct Running {
    index: usize,
    /// When it was begun, and when again, without what a failure may come from.
    begun: Instant,
    start: Instant,
    interrupt: Arc<AtomicBool>,
    /// When it was told to stop.
    stopped: Option<Instant>,
}

impl Pool {
    /// A new worker; where there can be none, the others do the work.
    fn hire(&mut self) {
        self.hired += 1;
        let (number, work, told) = (self.hired, self.work.clone(), self.told.clone());
        let worker = Worker { number, told };
        let thread = std::thread::Builder::new().name("test".to_owned()).stack_size(stack::SIZE);
        if thread.spawn(move || worker.work(&work)).is_ok() {
            self.workers.insert(number, None);
        }
    }

    /// The next test that has ended, and how; `None` when all have.
    #[allow(clippy::disallowed_methods, reason = "how long tests take is told, and bounded")]
    fn next(&mut self) -> Option<(usize, Verdict)> {
        while !self.workers.is_empty() {
            let due = self.workers.values().flatten().filter_map(|r| self.due(r)).min();
            let news = match due {
                Some(due) => self.hears.recv_timeout(due.saturating_duration_since(Instant::now())),
                None => self.hears.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            let ended = match news {
                // From one that was given up.
                Ok((number, _)) if !self.workers.contains_key(&number) => None,
                Ok((number, News::Begins(index, interrupt))) => {
                    let now = Instant::now();
                    let before = self.workers.get(&number).and_then(Option::as_ref).map_or(now, |r| r.begun);
                    let running = Running { index, begun: before, start: now, interrupt, stopped: None };
                    self.workers.insert(number, Some(running));
                    None
                }
                Ok((number, News::Ended(index, result))) => {
                    let running = self.workers.insert(number, None).flatten();
                    let took = running.as_ref().map_or(Duration::ZERO, |r| r.begun.elapsed());
                    let stopped = running.is_some_and(|r| r.stopped.is_some());
                    let result = if stopped { Err(Failure::TimedOut) } else { result };
                    Some((index, Verdict { result, took }))
                }
                Ok((number, News::Leaves)) => self.workers.remove(&number).flatten().map(|r| {
                    self.hire();
                    let result = Err(Failure::Broken("the interpreter panicked".to_owned()));
                    (r.index, Verdict { result, took: r.start.elapsed() })
                }),
                Err(RecvTimeoutError::Timeout) => self.stop_the_late(),
                Err(RecvTimeoutError::Disconnected) => return None,
            };
            if ended.is_some() {
                return ended;
            }
        }
        None
    }

    /// When something is to be done about a test.
    fn due(&self, running: &Running) -> Option<Instant> {
        match running.stopped {
            None => running.start.checked_add(self.timeout),
            Some(stopped) => stopped.checked_add(GRACE),
        }
    }

    /// Tells tests to stop that have run for too long, and gives one up that does not.
    #[allow(clippy::disallowed_methods, reason = "how long tests take is told, and bounded")]
    fn stop_the_late(&mut self) -> Option<(usize, Verdict)> {
        let now = Instant::now();
        let late = |r: &Running| self.due(r).is_some_and(|due| due <= now);
        let late: Vec<u32> =
            self.workers.iter().filter(|(_, r)| r.as_ref().is_some_and(late)).map(|(number, _)| *number).collect();
        for number in late {
            let Some(Some(running)) = self.workers.get_mut(&number) else { continue };
            if running.stopped.is_none() {
                running.interrupt.store(true, Ordering::Relaxed);
                running.stopped = Some(now);
                continue;
            }
            let (index, took) = (running.index, running.start.elapsed());
            self.workers.remove(&number);
            self.hire();
            return Some((index, Verdict { result: Err(Failure::TimedOut), took }));
        }
        None
    }
}

/// One that runs tests.
struct Worker {
    number: u32,
    told: Sender<(u32, News)>,
}

impl Worker {
    fn work(&self, work: &Work) {
        loop {
            let index = work.next.fetch_add(1, Ordering::Relaxed);
            let Some(case) = work.cases.get(index) else { break };
            let result = if work.stop.load(Ordering::Relaxed) {
                Ok(Passed::NotReached)
            } else if let Some(why) = &case.head.skip {
                Ok(Passed::Skipped(why.clone()))
            } else {
                self.attempt(index, case, work)
            };
            work.stop.fetch_or(work.fail_fast && result.is_err(), Ordering::Relaxed);
            self.tell(News::Ended(index, result));
        }
    }

    fn attempt(&self, index: usize, case: &Case, work: &Work) -> Result<Passed, Failure> {
        let (complaints, blessed) = self.compared(index, case, work, work.runner.seed)?;
        if complaints.is_empty() {
            return Ok(if blessed { Passed::Blessed } else { Passed::Same });
        }
        let only_shuffled = work.runner.seed.is_some()
            && self.compared(index, case, work, None).is_ok_and(|(complaints, _)| complaints.is_empty());
        Err(Failure::Different { complaints, only_shuffled })
    }

    fn compared(
        &self,
        index: usize,
        case: &Case,
        work: &Work,
        seed: Option<u64>,
    ) -> Result<(Vec<Complaint>, bool), Failure> {
        let interrupt = Arc::new(AtomicBool::new(false));
        self.tell(News::Begins(index, interrupt.clone()));
        let outcome = work.runner.run(case, seed, &interrupt).map_err(Failure::Broken)?;
        let judged = work.judge.judge(case, &outcome);
        judged.map_err(|e| Failure::Broken(format!("its golden files: {e}")))
    }

    fn tell(&self, news: News) {
        // Nobody hears one that was given up.
        let _ = self.told.send((self.number, news));
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.tell(News::Leaves);
    }
}
