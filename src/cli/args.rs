//! The command line's words.

use crate::diagnostic::Code;
use crate::diagnostic::render::Format;
use crate::lint::Level;
use clap::{Args, CommandFactory, Parser, ValueEnum};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Runs Zeek scripts, without Zeek.
///
/// The bundled prelude is loaded first, then the scripts, each with what it loads. Then run the statements at top level,
/// zeek_init, the events that were queued, timers, and zeek_done. There are no packets: what happens is what the scripts
/// themselves make happen.
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

A word is a command only where it is the first, and no file has that name.

Environment:
  ZEEKPATH                 where @load looks for scripts: directories, separated by colons (default: .)
  ZEEK_PREFIXES            prefixes for @prefixes, separated by colons
  ZEEK_SEED_FILE           a file of seeds, as --load-seeds
  ZEEK_SEED_VALUES         21 numbers for seeds
  ZEEK_ALLOW_INIT_ERRORS   errors before the end of zeek_init do not end the run
  ZEEK_DNS_FAKE            the names of hosts are made up, for tests
  ZEEKLING_ERROR_FORMAT    the default of --error-format
  NO_COLOR                 no colours, unless --color always asks for them

Exit status: 0 when all went well, 1 when the scripts are wrong or zeek_init failed, N after exit(N).

Called by the name zeek, the program takes those of Zeek's command lines that run or check scripts: it has no commands, \
and messages are Zeek's (unless --error-format, --lint or -u say otherwise). Called by the name zeek-config, it tells --zeekpath and --version. So test \
suites that are made for Zeek run as they are."
)]
pub struct RunArgs {
    /// Scripts to run, in this order; `-` is standard input; NAME=VALUE redefines a global
    #[arg(value_name = "FILE | - | NAME=VALUE")]
    pub inputs: Vec<String>,

    /// Arguments for the script, in zeek_script_args; the first may be the script itself
    #[arg(last = true, value_name = "ARGS")]
    pub script_args: Vec<String>,

    #[command(flatten)]
    #[allow(missing_docs, reason = "its parts have theirs")]
    pub reading: Reading,

    /// Run this code after the scripts
    #[arg(short = 'e', long = "exec", value_name = "CODE")]
    pub exec: Option<String>,

    /// Load and check everything, run nothing
    #[arg(short = 'a', long, short_alias = 'u', alias = "usage-issues")]
    pub parse_only: bool,

    /// Look at the syntax of each file by itself: nothing is loaded, checked or run
    #[arg(long)]
    pub syntax_only: bool,

    /// Print a global and exit
    #[arg(short = 'I', long, value_name = "ID")]
    pub print_id: Option<String>,

    /// Let system() and its like run programs
    #[arg(long)]
    pub allow_exec: bool,

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

    /// Permute what has no order, as `zeekling test` does
    #[arg(long, value_name = "SEED", hide = true)]
    pub shuffle_containers: Option<u64>,

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

/// How scripts are read, whatever is done with them then.
#[derive(Args, Debug, Clone)]
pub struct Reading {
    /// Load the bare prelude only, not base/init-default
    #[arg(short = 'b', long)]
    pub bare_mode: bool,

    /// Add a prefix for @prefixes
    #[arg(short = 'p', long, value_name = "PREFIX")]
    pub prefix: Vec<String>,

    /// How errors and warnings are written
    #[arg(long, value_enum, value_name = "FORMAT", env = "ZEEKLING_ERROR_FORMAT", default_value = "full")]
    pub error_format: ErrorFormat,

    /// Whether diagnostics are coloured: auto is on a terminal, unless NO_COLOR is set
    #[arg(long, value_enum, value_name = "WHEN", default_value = "auto")]
    pub color: Color,

    /// Show no more errors than that before the run, 0 for all
    #[arg(long, value_name = "N", default_value_t = 50)]
    pub max_errors: usize,

    /// Which findings beyond the language's rules are told [default: certain; all where nothing is run]
    #[arg(long, value_enum, value_name = "LEVEL")]
    pub lint: Option<Lint>,

    /// Findings that are not told; `# zeekling: allow CODE` on a line silences one there
    #[arg(long, value_name = "CODE", value_parser = code)]
    pub allow: Vec<Code>,
}

/// Looks scripts over without running them: loads them, checks them, says what is wrong or doubtful.
#[derive(Parser, Debug)]
#[command(
    name = "zeekling check",
    bin_name = "zeekling check",
    max_term_width = 100,
    after_long_help = "\
A directory stands for all scripts in it, in directories below too; what a package loads from its __load__.zeek is \
looked at as a part of the package. Initialisers run, as they do when a script is loaded; nothing else does.

Exit status: 0 when nothing is wrong, 1 when there are errors, or warnings and --deny-warnings."
)]
pub struct CheckArgs {
    /// Scripts and directories; the working directory where there is none
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,

    #[command(flatten)]
    #[allow(missing_docs, reason = "its parts have theirs")]
    pub reading: Reading,

    /// Look again whenever one of the files changes, until interrupted
    #[arg(long)]
    pub watch: bool,

    /// Warnings count as errors
    #[arg(long)]
    pub deny_warnings: bool,
}

/// Runs scripts and compares what they give with the golden files beside them.
#[derive(Parser, Debug)]
#[command(
    name = "zeekling test",
    bin_name = "zeekling test",
    max_term_width = 100,
    after_long_help = "\
A test is NAME.zeek beside NAME.out, its standard output, and NAME.err, its diagnostics in the short form; a file that \
is missing stands for nothing. NAME.in, where there is no NAME.zeek, is what `zeekling repl` reads. Files whose names \
begin with _ are parts of others. A test runs in the directory it stands in.

In the comments at the head of a script:
  # args: -b % -- x         words for the command line; % is the script (default: -b %)
  # exit: 1                 the exit status that is expected (default: 0)
  # skip: REASON            it is not run
  # env: NAME=VALUE         an environment variable
  # normalise: NAME ...     as --normalise

@TEST-START-FILE NAME ... @TEST-END-FILE are parts of the script that become files of their own; such a test runs in a \
directory made for it.

--shuffle-containers finds tests that depend on an order that nobody promises: for loops over tables and sets, their \
printed form, cat, fmt, to_json, table_values, join_string_set, conversions to vectors, the order in which elements \
expire, the order of handlers of one event or hook that have the same priority. A table is seen in one order \
everywhere, and the same seed gives the same orders: --shuffle-containers=SEED runs a failure again.

Exit status: 0 when all passed, 1 when some failed, 2 when tests could not be run."
)]
pub struct TestArgs {
    /// Scripts and directories, or words that select among the tests in the working directory: a part of a path, or
    /// /a regular expression/
    #[arg(value_name = "PATH | WORD | /RE/")]
    pub paths: Vec<String>,

    /// Write the golden files anew
    #[arg(long)]
    pub bless: bool,

    /// List the tests, run none
    #[arg(long)]
    pub list: bool,

    /// Stop at the first failure
    #[arg(long)]
    pub fail_fast: bool,

    /// How many tests run at a time
    #[arg(short, long, value_name = "N")]
    pub jobs: Option<usize>,

    /// How many seconds a test may take
    #[arg(long, value_name = "SECONDS", default_value_t = 60.0)]
    pub timeout: f64,

    /// Write a report in the form of JUnit
    #[arg(long, value_name = "FILE")]
    pub junit: Option<PathBuf>,

    /// Permute what has no order: the elements of tables and sets without &ordered wherever they can be seen, and the
    /// handlers of one priority; a failure tells the seed
    #[arg(long, value_name = "SEED", num_args = 0..=1, require_equals = true, default_missing_value = "")]
    pub shuffle_containers: Option<String>,

    /// Tell, in the end, which tests took the longest
    #[arg(long, value_name = "N", num_args = 0..=1, require_equals = true, default_missing_value = "10")]
    pub slowest: Option<usize>,

    /// Run each test in a process of its own
    #[arg(long)]
    pub isolate: bool,

    /// Write timestamps, uids, paths or durations as <NAME> in what tests give and in golden files
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    pub normalise: Vec<super::test::Normaliser>,

    /// The command by which a failure is said to be blessed
    #[arg(long, value_name = "COMMAND", hide = true, default_value = "zeekling test")]
    pub called: String,

    /// The program that runs tests in processes
    #[arg(long, value_name = "FILE", hide = true)]
    pub program: Option<PathBuf>,
}

/// Runs what is typed, as it is typed: declarations, statements, expressions.
#[derive(Parser, Debug)]
#[command(
    name = "zeekling repl",
    bin_name = "zeekling repl",
    max_term_width = 100,
    after_long_help = "\
Expressions show their value and type; _ is the last value. What is declared again takes the place of what was there. \
An error costs the line that it stands in, and nothing else.

Commands, of which the first letters will do:
  :type EXPRESSION    its type             :doc NAME           what is written about a name
  :handlers NAME      of an event or hook  :hooks              all hooks
  :time [+5min]       lets time pass       :drain              runs the events that wait
  :state [PATTERN]    variables            :load, :save FILE   scripts, and what was entered
  :reset              begins anew          :help, :quit

At a terminal Tab completes names, fields after $, members after :: and files after @load; an entry that is not whole \
goes on in the next line; Alt-Enter begins a new line, Ctrl-R searches the history, Ctrl-C stops what runs and keeps \
the session, Ctrl-D leaves and runs zeek_done. The history is kept in $XDG_STATE_HOME/zeekling/history, else below \
~/.local/state. From a pipe it reads the same, without prompts."
)]
pub struct ReplArgs {
    /// Scripts to load first; NAME=VALUE redefines a global
    #[arg(value_name = "FILE | NAME=VALUE")]
    pub inputs: Vec<String>,

    #[command(flatten)]
    #[allow(missing_docs, reason = "its parts have theirs")]
    pub reading: Reading,

    /// Let system() and its like run programs
    #[arg(long)]
    pub allow_exec: bool,

    /// Start random numbers from fixed seeds
    #[arg(short = 'D', long)]
    pub deterministic: bool,

    /// Permute what has no order, as `zeekling test` does
    #[arg(long, value_name = "SEED", hide = true)]
    pub shuffle_containers: Option<u64>,
}

/// Writes a script that has a shell complete zeekling's command line.
#[derive(Parser, Debug)]
#[command(name = "zeekling completions", bin_name = "zeekling completions")]
pub struct CompletionsArgs {
    /// For which shell
    pub shell: clap_complete::Shell,
}

/// Writes the man page, to be read by man -l -.
#[derive(Parser, Debug)]
#[command(name = "zeekling man", bin_name = "zeekling man")]
pub struct ManArgs {}

/// Explains the codes of diagnostics, with examples.
#[derive(Parser, Debug)]
#[command(name = "zeekling explain", bin_name = "zeekling explain")]
pub struct ExplainArgs {
    /// The codes; all are listed where there is none
    #[arg(value_name = "CODE")]
    pub codes: Vec<String>,
}

/// What the command line asks for.
#[derive(Debug)]
#[allow(missing_docs, reason = "the commands, by their names")]
pub enum Command {
    Run(Box<RunArgs>),
    Check(CheckArgs),
    Test(TestArgs),
    Repl(ReplArgs),
    Explain(ExplainArgs),
    Completions(CompletionsArgs),
    Man,
}

/// The whole of the command line, with all commands: for its help, completions and man page.
pub fn whole() -> clap::Command {
    let command = |command: clap::Command, name: &'static str| command.name(name).bin_name(format!("zeekling {name}"));
    RunArgs::command()
        .subcommand_negates_reqs(true)
        .args_conflicts_with_subcommands(true)
        .disable_help_subcommand(true)
        .subcommand(command(RunArgs::command().about("Runs scripts: what is done without a command, too"), "run"))
        .subcommand(command(CheckArgs::command(), "check"))
        .subcommand(command(TestArgs::command(), "test"))
        .subcommand(command(ReplArgs::command(), "repl"))
        .subcommand(command(ExplainArgs::command(), "explain"))
        .subcommand(command(CompletionsArgs::command(), "completions"))
        .subcommand(command(ManArgs::command(), "man"))
}

/// Reads the command line of one who takes this for Zeek: there are no commands.
///
/// # Errors
/// As [`parse`].
pub fn parse_as_zeek(arguments: Vec<OsString>) -> Result<Command, clap::Error> {
    RunArgs::try_parse_from(arguments).map(|a| Command::Run(Box::new(a)))
}

/// Reads the command line.
///
/// # Errors
/// When it is wrong, or asks for help or the version only.
pub fn parse(arguments: Vec<OsString>) -> Result<Command, clap::Error> {
    let word = arguments.get(1).and_then(|w| w.to_str()).filter(|w| !Path::new(w).is_file());
    let rest = || arguments.iter().take(1).chain(arguments.iter().skip(2));
    match word {
        Some("run") => RunArgs::try_parse_from(rest()).map(|a| Command::Run(Box::new(a))),
        Some("check") => CheckArgs::try_parse_from(rest()).map(Command::Check),
        Some("test") => TestArgs::try_parse_from(rest()).map(Command::Test),
        Some("repl") => ReplArgs::try_parse_from(rest()).map(Command::Repl),
        Some("explain") => ExplainArgs::try_parse_from(rest()).map(Command::Explain),
        Some("completions") => CompletionsArgs::try_parse_from(rest()).map(Command::Completions),
        Some("man") => ManArgs::try_parse_from(rest()).map(|ManArgs {}| Command::Man),
        Some("help") if arguments.len() == 2 => Err(help(true)),
        _ => match RunArgs::try_parse_from(&arguments) {
            Err(e) if e.kind() == clap::error::ErrorKind::DisplayHelp => {
                Err(help(arguments.iter().any(|a| a == "--help")))
            }
            parsed => parsed.map(|a| Command::Run(Box::new(a))),
        },
    }
}

/// The help of the whole.
fn help(long: bool) -> clap::Error {
    let flag = if long { "--help" } else { "-h" };
    match whole().try_get_matches_from(["zeekling", flag]) {
        Err(help) => help,
        Ok(_) => clap::Error::new(clap::error::ErrorKind::DisplayHelp),
    }
}

fn code(name: &str) -> Result<Code, String> {
    Code::find(name).ok_or_else(|| format!("there is no code {name}; zeekling explain lists all of them"))
}

/// Whether a word is `NAME=VALUE`, `NAME+=VALUE` or `NAME-=VALUE`.
pub fn is_redef(word: &str) -> bool {
    let Some((name, _)) = word.split_once('=') else { return false };
    let name = name.strip_suffix(['+', '-']).unwrap_or(name);
    !name.is_empty()
        && !name.starts_with(|c: char| c.is_ascii_digit())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == ':')
}
