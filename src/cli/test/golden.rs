//! Compares what a test gave with its golden files, or writes them anew.

use super::case::Case;
use super::normalise::Normaliser;
use super::runner::Outcome;
use std::borrow::Cow;
use std::io;
use std::path::Path;

/// How it is compared.
pub struct Judge {
    /// Golden files are written, not compared with.
    pub bless: bool,
    /// What is taken out of both sides, beside what a test's head says.
    pub normalisers: Vec<Normaliser>,
}

/// What a test should not have given.
pub enum Complaint {
    /// The exit status.
    Status {
        /// What it was; none where the test was killed.
        got: Option<i32>,
        /// What it should have been.
        expected: i32,
    },
    /// One of the outputs.
    Text {
        /// Which: the ending of its golden file.
        ending: &'static str,
        /// What the golden file holds.
        golden: Vec<u8>,
        /// What the test gave.
        got: Vec<u8>,
    },
}

impl Judge {
    /// What is wrong with what a test gave. Whether golden files were written, too.
    ///
    /// # Errors
    /// When golden files cannot be read or written.
    pub fn judge(&self, case: &Case, outcome: &Outcome) -> io::Result<(Vec<Complaint>, bool)> {
        let mut complaints = Vec::new();
        let mut blessed = false;
        if outcome.status != Some(case.head.exit) {
            complaints.push(Complaint::Status { got: outcome.status, expected: case.head.exit });
        }
        for (ending, got) in [("out", &outcome.out), ("err", &outcome.err)] {
            let path = case.path.with_extension(ending);
            let golden = read(&path)?;
            let got = self.normalised(case, got);
            if got == self.normalised(case, &golden) {
                continue;
            }
            if self.bless {
                if got.is_empty() { std::fs::remove_file(&path) } else { std::fs::write(&path, &got) }?;
                blessed = true;
            } else {
                let golden = self.normalised(case, &golden).into_owned();
                complaints.push(Complaint::Text { ending, golden, got: got.into_owned() });
            }
        }
        Ok((complaints, blessed))
    }

    fn normalised<'t>(&self, case: &Case, text: &'t [u8]) -> Cow<'t, [u8]> {
        let all = self.normalisers.iter().chain(&case.head.normalise);
        all.fold(Cow::Borrowed(text), |text, n| Cow::Owned(n.apply(&text)))
    }
}

/// A golden file that is missing stands for nothing.
fn read(path: &Path) -> io::Result<Vec<u8>> {
    match std::fs::read(path) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        read => read,
    }
}
