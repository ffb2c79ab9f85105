//! `zeekling test`: runs scripts and compares what they give with golden files.
//!
//! [`case`] knows what a test is, [`runner`] runs one in this process or in another, [`pool`] runs many, [`golden`]
//! compares and blesses, [`diff`] shows how texts differ, [`report`] tells of it all.

mod case;
mod diff;
mod golden;
mod junit;
mod normalise;
mod pool;
mod report;
mod runner;

pub use normalise::Normaliser;

use super::args::TestArgs;
use super::terminal::{say, stdout};
use case::Case;
use regex_automata::meta::Regex;
use report::Report;
use std::hash::{BuildHasher, RandomState};
use std::io::Write;
use std::path::{Path, PathBuf};

/// The exit status when tests could not be run.
const COULD_NOT_RUN: i32 = 2;

/// Does what the command line says; the exit status.
pub fn main(args: TestArgs) -> i32 {
    match run(args) {
        Ok(status) => status,
        Err(why) => {
            say(&format!("error: {why}"));
            COULD_NOT_RUN
        }
    }
}

fn run(args: TestArgs) -> Result<i32, String> {
    let seed = match args.shuffle_containers.as_deref() {
        None => None,
        // Short enough to be typed.
        Some("") => Some(RandomState::new().hash_one(0) % 1_000_000),
        Some(number) => Some(number.parse().map_err(|_| format!("{number} is no seed: expected a number"))?),
    };
    let cases = select(&args.paths)?;
    if args.list {
        let mut out = stdout();
        for case in &cases {
            let skipped = case.head.skip.as_ref().map(|why| format!("  (skipped: {why})")).unwrap_or_default();
            let _ = writeln!(out, "{}{skipped}", case.path.display());
        }
        let _ = out.flush();
        return Ok(0);
    }
    let runner = runner::Runner::new(args.isolate, args.program.clone(), seed, args.timeout)
        .map_err(|e| format!("the working directory: {e}"))?;
    let judge = golden::Judge { bless: args.bless, normalisers: args.normalise.clone() };
    let jobs =
        args.jobs.filter(|n| *n > 0).unwrap_or_else(|| std::thread::available_parallelism().map_or(2, usize::from));
    let run = junit::Run { start: jiff::Timestamp::now().as_second(), seed };
    let mut report = Report::new(&args, &cases, seed);
    let verdicts = pool::run(&cases, runner, judge, jobs, args.fail_fast, &mut report);
    let status = report.finish(args.slowest.map(|n| (n, verdicts.as_slice())));
    if let Some(file) = &args.junit {
        let text = junit::document(&cases, &verdicts, &run);
        std::fs::write(file, text).map_err(|e| format!("cannot write {}: {e}", file.display()))?;
    }
    Ok(status)
}

/// What narrows the choice of tests.
enum Filter {
    Part(String),
    Expression(Box<Regex>),
}

impl Filter {
    fn admits(&self, path: &str) -> bool {
        match self {
            Filter::Part(word) => path.contains(word.as_str()),
            Filter::Expression(re) => re.is_match(path),
        }
    }
}

/// The tests that the words of the command line mean, in order of their paths.
fn select(words: &[String]) -> Result<Vec<Case>, String> {
    let mut roots = Vec::new();
    let mut filters = Vec::new();
    for word in words {
        let expression = word.strip_prefix('/').and_then(|w| w.strip_suffix('/')).filter(|w| !w.is_empty());
        if Path::new(word).exists() {
            roots.push(PathBuf::from(word));
        } else if let Some(expression) = expression {
            let re = normalise::expression(expression).map_err(|e| format!("{word} is no regular expression: {e}"))?;
            filters.push(Filter::Expression(Box::new(re)));
        } else if word.contains('/') && word.ends_with(".zeek") {
            return Err(format!("there is no {word}"));
        } else {
            filters.push(Filter::Part(word.clone()));
        }
    }
    if roots.is_empty() {
        roots.push(PathBuf::from("."));
    }
    let mut paths = Vec::new();
    for root in &roots {
        case::collect(root, &mut paths).map_err(|e| format!("cannot read {}: {e}", root.display()))?;
    }
    paths.sort();
    paths.dedup();
    let admitted = |p: &PathBuf| filters.is_empty() || filters.iter().any(|f| f.admits(&p.to_string_lossy()));
    paths.retain(admitted);
    if paths.is_empty() {
        return Err("there are no such tests".to_owned());
    }
    paths.into_iter().map(Case::read).collect()
}
