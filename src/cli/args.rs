//! The command line's words.

use crate::diagnostic::render::Format;
use crate::lint::Level;
use clap::{Parser, ValueEnum};
use std::ffi::OsString;
use std::process::ExitCode;

/// Runs Zeek scripts, without Zeek.
#[derive(Parser, Debug)]
#[command(
    name = "zeekling",
    version,
    disable_version_flag = true,
    disable_help_flag = true,
    max_term_width = 100,
    after_long_help = "\
Examples:
  zeekling hello.zeek                      run a script
  zeekling -b -e 'print 1 + 2;'            run code given here, with the bare prelude
  zeekling detect.zeek Site::limit=5       redefine a global, as redef would
  zeekling check.zeek -- a b               a and b go to zeek_script_args
  echo 'print \"hi\";' | zeekling -           read the script from standard input
  zeekling --help-builtins split           what there is to split strings with
  zeekling --syntax-only scripts/*.zeek    look for syntax errors only
  zeekling explain ZK0301                  what a diagnostic's code means, with examples

Exit status: 0 when all went well, 1 when the scripts are wrong or zeek_init failed, N after exit(N).
Called by the name zeek, the program behaves the same."
)]
pub struct Args {
    /// Scripts to run, in this order; `-` is standard input; NAME=VALUE redefines a global
    #[arg(value_name = "FILE | - | NAME=VALUE")]
    pub inputs: Vec<String>,

    /// Arguments for the script, in zeek_script_args; the first may be the script itself
    #[arg(last = true, value_name = "ARGS")]
    pub script_args: Vec<String>,

    /// Load the bare prelude only, not base/init-default
    #[arg(short = 'b', long)]
    pub bare_mode: bool,

    /// Run this code after the scripts
    #[arg(short = 'e', long = "exec", value_name = "CODE")]
    pub exec: Option<String>,

    /// Load and check everything, run nothing
    #[arg(short = 'a', long)]
    pub parse_only: bool,

    /// Look at the syntax of each file by itself: nothing is loaded, checked or run
    #[arg(long)]
    pub syntax_only: bool,

    /// Add a prefix for @prefixes
    #[arg(short = 'p', long, value_name = "PREFIX")]
    pub prefix: Vec<String>,

    /// Print a global and exit
    #[arg(short = 'I', long, value_name = "ID")]
    pub print_id: Option<String>,

    /// Let system() and its like run programs
    #[arg(long)]
    pub allow_exec: bool,

    /// How errors and warnings are written
    #[arg(long, value_enum, value_name = "FORMAT", env = "ZEEKLING_ERROR_FORMAT", default_value = "full")]
    pub error_format: ErrorFormat,

    /// Whether diagnostics are coloured: auto is on a terminal, unless NO_COLOR is set
    #[arg(long, value_enum, value_name = "WHEN", default_value = "auto")]
    pub color: Color,

    /// Show no more errors than that before the run, 0 for all
    #[arg(long, value_name = "N", default_value_t = 50)]
    pub max_errors: usize,

    /// Which findings beyond the language's rules are told [default: certain; all with --parse-only]
    #[arg(long, value_enum, value_name = "LEVEL")]
    pub lint: Option<Lint>,

    /// Findings that are not told; `# zeekling: allow CODE` on a line silences one there
    #[arg(long, value_name = "CODE")]
    pub allow: Vec<String>,

    /// End with status 1 after a run in which there were errors
    #[arg(long)]
    pub fail_on_error: bool,

    /// Set ignore_checksums
    #[arg(short = 'C', long)]
    pub no_checksums: bool,

    /// Start random numbers from fixed seeds
    #[arg(short = 'D', long)]
    pub deterministic: bool,

    /// Start random numbers from the seeds in this file
    #[arg(short = 'G', long, value_name = "FILE", conflicts_with = "deterministic")]
    pub load_seeds: Option<String>,

    /// Do not warn of functions and handlers that nothing can call
    #[arg(long)]
    pub no_unused_warnings: bool,

    /// Accepted for the sake of Zeek's command lines
    #[arg(short = 'O', long = "optimize", value_name = "OPT", hide = true)]
    pub optimize: Vec<String>,

    /// Print the builtin functions whose name contains PATTERN, or matches it if it is a /regex/, and exit
    #[arg(long, value_name = "PATTERN", num_args = 0..=1, default_missing_value = "")]
    pub help_builtins: Option<String>,

    /// Print the version and exit
    #[arg(short = 'v', long, action = clap::ArgAction::Version)]
    version: Option<bool>,

    /// Print this help (-h: the short of it)
    #[arg(short = 'h', long, action = clap::ArgAction::Help)]
    help: Option<bool>,
}

/// The forms of `--error-format`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum ErrorFormat {
    /// With the source beside it
    Full,
    /// FILE:LINE:COL: error[CODE]: text
    Short,
    /// error in FILE, line N: text
    Zeek,
    /// One JSON object a line
    Json,
    /// One SARIF 2.1.0 document, at the end
    Sarif,
}

impl From<ErrorFormat> for Format {
    fn from(f: ErrorFormat) -> Format {
        match f {
            ErrorFormat::Full => Format::Full,
            ErrorFormat::Short => Format::Short,
            ErrorFormat::Zeek => Format::Zeek,
            ErrorFormat::Json => Format::Json,
            ErrorFormat::Sarif => Format::Sarif,
        }
    }
}

/// The words of `--lint`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Lint {
    /// None
    Off,
    /// What is certain, and a mistake
    Certain,
    /// What may be a mistake, and what is of no use
    All,
}

impl From<Lint> for Level {
    fn from(lint: Lint) -> Level {
        match lint {
            Lint::Off => Level::Off,
            Lint::Certain => Level::Certain,
            Lint::All => Level::All,
        }
    }
}

/// The words of `--color`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Color {
    /// On a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// Reads the command line; the exit status where there is nothing to do.
pub fn parse(arguments: Vec<OsString>) -> Result<Args, ExitCode> {
    Args::try_parse_from(arguments).map_err(|e| {
        let _ = e.print();
        // Usage errors end with 1, as the reference has it.
        if e.use_stderr() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
    })
}

/// The codes of `zeekling explain CODE…`, where that is what is asked for.
pub fn asked_to_explain(arguments: &[OsString]) -> Option<Vec<String>> {
    let (_, rest) = arguments.split_first()?;
    let (first, codes) = rest.split_first()?;
    let asked = first == "explain" && !codes.iter().any(|c| c.to_string_lossy().starts_with('-'));
    (asked && !std::path::Path::new("explain").exists())
        .then(|| codes.iter().map(|c| c.to_string_lossy().into_owned()).collect())
}

/// Whether a word is `NAME=VALUE`, `NAME+=VALUE` or `NAME-=VALUE`.
pub fn is_redef(word: &str) -> bool {
    let Some((name, _)) = word.split_once('=') else { return false };
    let name = name.strip_suffix(['+', '-']).unwrap_or(name);
    !name.is_empty()
        && !name.starts_with(|c: char| c.is_ascii_digit())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == ':')
}
