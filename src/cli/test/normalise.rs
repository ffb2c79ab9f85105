//! What differs from run to run, written as a name in its place.

use regex_automata::meta::{BuildError, Regex};
use regex_automata::util::syntax;
use std::sync::LazyLock;

/// What can be taken out of what a test gives.
#[derive(Clone, Copy, PartialEq, Eq, Debug, clap::ValueEnum)]
pub enum Normaliser {
    /// Seconds since the epoch with a fraction, and dates with their time of day
    Timestamps,
    /// Identifiers of connections and files
    Uids,
    /// The directories of absolute paths
    Paths,
    /// Intervals: 1.5 secs, 2.0 days 3.0 hrs, 20ms
    Durations,
}

static TIMESTAMPS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    expression(
        r"\b(?:[0-9]{9,10}\.[0-9]+|[0-9]{4}-[0-9]{2}-[0-9]{2}[-T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:\.[0-9]+)?Z?)",
    )
    .ok()
});
static UIDS: LazyLock<Option<Regex>> = LazyLock::new(|| expression(r"\b[CF][0-9A-Za-z]{12,18}\b").ok());
static PATHS: LazyLock<Option<Regex>> = LazyLock::new(|| expression(r#"/(?:[^/\s"':,;<>()\[\]]+/)+"#).ok());
static DURATIONS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    expression(r"\b[0-9]+(?:\.[0-9]+)?(?:e[-+]?[0-9]+)? ?(?:days?|hrs?|mins?|secs?|msecs?|usecs?|nsecs?|ms|us|ns|s)\b(?: [0-9]+(?:\.[0-9]+)? (?:hrs?|mins?|secs?|msecs?|usecs?)\b)*").ok()
});

/// A regular expression over bytes.
///
/// # Errors
/// When it is none.
pub fn expression(text: &str) -> Result<Regex, Box<BuildError>> {
    let bytes = syntax::Config::new().unicode(false).utf8(false);
    Regex::builder().syntax(bytes).build(text).map_err(Box::new)
}

impl Normaliser {
    /// The text with what this one names taken out.
    pub fn apply(self, text: &[u8]) -> Vec<u8> {
        let (expression, name) = match self {
            Normaliser::Timestamps => (&TIMESTAMPS, "<timestamp>"),
            Normaliser::Uids => (&UIDS, "<uid>"),
            Normaliser::Paths => (&PATHS, "<path>/"),
            Normaliser::Durations => (&DURATIONS, "<duration>"),
        };
        let Some(expression) = expression.as_ref() else { return text.to_vec() };
        let mut out = Vec::with_capacity(text.len());
        let mut end = 0;
        for found in expression.find_iter(text) {
            let what = &text[found.range()];
            // An identifier without a digit is a word.
            if self == Normaliser::Uids && !what.iter().any(u8::is_ascii_digit) {
                continue;
            }
            out.extend_from_slice(&text[end..found.start()]);
            out.extend_from_slice(name.as_bytes());
            end = found.end();
        }
        out.extend_from_slice(&text[end..]);
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_takes_out_its_own() {
        for (which, text, expected) in [
            (Normaliser::Timestamps, "at 1700000000.123456, not 12.5", "at <timestamp>, not 12.5"),
            (Normaliser::Timestamps, "2023-11-14-22:13:20 x", "<timestamp> x"),
            (Normaliser::Uids, "CHhAvVGS1DHFjwGM9 Configuration", "<uid> Configuration"),
            (Normaliser::Paths, "error in /tmp/a/b.zeek, line 3; 1/2", "error in <path>/b.zeek, line 3; 1/2"),
            (Normaliser::Durations, "1.0 min 3.0 secs and 20ms; 20", "<duration> and <duration>; 20"),
        ] {
            let once = which.apply(text.as_bytes());
            assert_eq!(String::from_utf8_lossy(&once), expected);
            assert_eq!(which.apply(&once), once);
        }
    }
}
