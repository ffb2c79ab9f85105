//! Called by other names, the program stands in for Zeek's: test suites that are made for them run as they are.

use super::terminal::stdout;
use crate::builtin::VERSION;
use std::env;
use std::ffi::OsString;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

/// A name that the program may be called by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Name {
    /// The interpreter.
    Zeek,
    /// The one that tells where the interpreter has its files.
    ZeekConfig,
}

impl Name {
    /// The name that a command line begins with.
    pub fn of(arguments: &[OsString]) -> Option<Name> {
        match Path::new(arguments.first()?).file_stem()?.to_str()? {
            "zeek" => Some(Name::Zeek),
            "zeek-config" => Some(Name::ZeekConfig),
            _ => None,
        }
    }
}

/// A command line of Zeek's, with what it leaves to custom: messages in Zeek's form, and none that Zeek does not have,
/// unless it asks for what may be a mistake (`-u`).
pub fn as_zeek(mut arguments: Vec<OsString>) -> Vec<OsString> {
    let issues = arguments.iter().take_while(|a| *a != "--").any(|a| a == "-u" || a == "--usage-issues");
    for (option, value) in [("--error-format", "zeek"), ("--lint", if issues { "all" } else { "off" })] {
        let given = arguments.iter().take_while(|a| *a != "--").any(|a| a.to_string_lossy().starts_with(option));
        let in_environment = option == "--error-format" && env::var_os("ZEEKLING_ERROR_FORMAT").is_some();
        if !given && !in_environment {
            arguments.insert(1, format!("{option}={value}").into());
        }
    }
    arguments
}

/// Tells what `zeek-config` is asked for, as far as there is any such thing: the search path and the version. Of all
/// else there is nothing, which is an empty line.
pub fn config(arguments: &[OsString]) -> ExitCode {
    let mut out = stdout();
    for asked in arguments.iter().skip(1) {
        let answer = match asked.to_str() {
            Some("--zeekpath") => env::var("ZEEKPATH").ok().filter(|path| !path.is_empty()).unwrap_or(".".to_owned()),
            Some("--version") => VERSION.to_owned(),
            _ => String::new(),
        };
        let _ = writeln!(out, "{answer}");
    }
    let _ = out.flush();
    ExitCode::SUCCESS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_given_is_kept() {
        let words = |list: &[&str]| list.iter().map(OsString::from).collect::<Vec<_>>();
        let whole = as_zeek(words(&["zeek", "-b", "x.zeek", "--", "--lint"]));
        assert!(whole.contains(&"--lint=off".into()));
        assert!(as_zeek(words(&["zeek", "-u", "x.zeek"])).contains(&"--lint=all".into()));
        let given = as_zeek(words(&["zeek", "--error-format", "json", "--lint=all"]));
        assert_eq!(given, words(&["zeek", "--error-format", "json", "--lint=all"]));
        assert_eq!(Name::of(&words(&["/usr/bin/zeek"])), Some(Name::Zeek));
        assert_eq!(Name::of(&words(&["zeekling"])), None);
    }
}
