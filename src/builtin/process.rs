//! The process and its surroundings: environment, identity, other programs.
//!
//! What a script sets in the environment is kept beside the real one, and handed to the programs it starts. It may
//! start programs only where `allow_exec` says so (`true` in [`Interp::builtin_state`]).

use super::text::{c_argument, c_string, lossy, os_message, os_string, string_vec};
use super::{kept, unplaced};
use crate::eval::{Builtin, Eval, Interp, Invocation};
use crate::value::Value;
use std::collections::HashMap;
use std::io::Write;
use std::process::{Command, Stdio};

/// The builtins of this family.
pub(super) const TABLE: &[(&str, Builtin)] = &[
    ("bare_mode", bare_mode),
    ("getenv", getenv),
    ("gethostname", gethostname),
    ("getpid", getpid),
    ("piped_exec", piped_exec),
    ("setenv", setenv),
    ("system", system),
    ("system_env", system_env),
    ("zeek_args", zeek_args),
    ("zeek_version", zeek_version),
];

/// The version of the language.
pub const VERSION: &str = "8.2.2";

/// What the script has set in the environment.
pub type Environment = HashMap<Vec<u8>, Vec<u8>>;

const ENVIRONMENT: &str = "environment";

/// A setting of the command line that lies in [`Interp::builtin_state`].
fn setting<'i, T: 'static>(interp: &'i Interp, name: &str) -> Option<&'i T> {
    interp.builtin_state.get(name)?.downcast_ref()
}

/// What the script has set a variable to.
pub(super) fn set_by_script(interp: &Interp, name: &[u8]) -> Option<Vec<u8>> {
    setting::<Environment>(interp, ENVIRONMENT)?.get(name).cloned()
}

/// An environment variable as the script sees it.
pub(super) fn variable(interp: &Interp, name: &[u8]) -> Option<Vec<u8>> {
    if let Some(set) = set_by_script(interp, name) {
        return Some(set);
    }
    // The standard library panics at names that cannot be.
    if name.is_empty() || name.contains(&b'=') || name.contains(&0) {
        return None;
    }
    std::env::var_os(os_string(name)).map(|value| value.into_encoded_bytes())
}

fn getenv(inv: &mut Invocation) -> Eval<Value> {
    let name = c_argument(inv, 0)?;
    Ok(Value::string_from(variable(inv.interp, name).unwrap_or_default()))
}

fn setenv(inv: &mut Invocation) -> Eval<Value> {
    let (name, value) = (c_argument(inv, 0)?, c_argument(inv, 1)?);
    if name.is_empty() || name.contains(&b'=') {
        return Ok(Value::bool(false));
    }
    kept(inv.interp, ENVIRONMENT, Environment::new).insert(name.to_vec(), value.to_vec());
    Ok(Value::bool(true))
}

fn getpid(_: &mut Invocation) -> Eval<Value> {
    Ok(Value::Count(std::process::id().into()))
}

/// From where Linux tells it, else from the environment.
fn gethostname(_: &mut Invocation) -> Eval<Value> {
    let name = std::fs::read("/proc/sys/kernel/hostname")
        .ok()
        .or_else(|| std::env::var_os("HOSTNAME").map(|name| name.into_encoded_bytes()));
    Ok(match name.as_deref().map(<[u8]>::trim_ascii) {
        None | Some(b"") => Value::string("<unknown>"),
        Some(name) => Value::string(name),
    })
}

fn zeek_version(_: &mut Invocation) -> Eval<Value> {
    Ok(Value::string(VERSION))
}

/// All words of the command line, as the session has left them in `command_line`.
fn zeek_args(inv: &mut Invocation) -> Eval<Value> {
    let args = setting::<Vec<String>>(inv.interp, "command_line").cloned().unwrap_or_default();
    Ok(string_vec(inv.interp, args.into_iter().map(Value::string).collect()))
}

fn bare_mode(inv: &mut Invocation) -> Eval<Value> {
    Ok(Value::bool(setting::<bool>(inv.interp, "bare_mode").copied().unwrap_or(false)))
}

/// An error unless the script may start programs.
fn check_allowed(inv: &Invocation, function: &str) -> Eval<()> {
    match setting::<bool>(inv.interp, "allow_exec") {
        Some(true) => Ok(()),
        _ => Err(inv.exception(format!("{function}() may not start programs: run with --allow-exec to let it"))),
    }
}

/// The shell, told to do that, with the environment that the script has set.
fn shell(interp: &mut Interp, command: &[u8]) -> Command {
    // What the program writes comes after what the script has written.
    let _ = interp.out.flush();
    let mut shell = Command::new("/bin/sh");
    shell.arg("-c").arg(os_string(command));
    if let Some(environment) = setting::<Environment>(interp, ENVIRONMENT) {
        shell.envs(environment.iter().map(|(name, value)| (os_string(name), os_string(value))));
    }
    shell
}

/// The command runs in the background and writes to standard error.
fn run_in_background(interp: &mut Interp, command: &[u8], environment: &[(Vec<u8>, Vec<u8>)]) -> i64 {
    let command = [b"(", command, b") 1>&2 &"].concat();
    let mut shell = shell(interp, &command);
    shell.envs(environment.iter().map(|(name, value)| (os_string(name), os_string(value))));
    shell.status().map_or(-1, |status| wait_status(&status))
}

/// As C's system() gives it.
#[cfg(unix)]
fn wait_status(status: &std::process::ExitStatus) -> i64 {
    std::os::unix::process::ExitStatusExt::into_raw(*status).into()
}

/// As C's system() gives it.
#[cfg(not(unix))]
fn wait_status(status: &std::process::ExitStatus) -> i64 {
    status.code().unwrap_or(-1).into()
}

fn system(inv: &mut Invocation) -> Eval<Value> {
    check_allowed(inv, "system")?;
    let command = c_argument(inv, 0)?;
    Ok(Value::Int(run_in_background(inv.interp, command, &[])))
}

/// The table's entries are variables `ZEEK_ARG_…` for the command.
fn system_env(inv: &mut Invocation) -> Eval<Value> {
    check_allowed(inv, "system_env")?;
    let command = c_argument(inv, 0)?;
    let mut environment = Vec::new();
    for (key, value) in inv.table(1)?.entries() {
        let (Some(key), Some(value)) = (key.as_bytes(), value.as_bytes()) else {
            inv.error("system_env() needs a table[string] of string");
            return Ok(Value::Int(-1));
        };
        let name = c_string(inv, key).to_ascii_uppercase();
        let value = c_string(inv, value).to_vec();
        environment.push(([b"ZEEK_ARG_", &name[..]].concat(), value));
    }
    Ok(Value::Int(run_in_background(inv.interp, command, &environment)))
}

/// Waits for the program.
fn piped_exec(inv: &mut Invocation) -> Eval<Value> {
    check_allowed(inv, "piped_exec")?;
    let (program, input) = (c_argument(inv, 0)?, inv.bytes(1)?);
    let mut child = match shell(inv.interp, program).stdin(Stdio::piped()).spawn() {
        Ok(child) => child,
        Err(e) => {
            unplaced(inv, format!("failed to start {}: {}", lossy(program), os_message(&e)));
            return Ok(Value::bool(false));
        }
    };
    let written = child.stdin.take().is_some_and(|mut pipe| pipe.write_all(input).is_ok());
    let _ = child.wait();
    if !written {
        unplaced(inv, format!("failed to write all given data to {}", lossy(program)));
    }
    Ok(Value::bool(written))
}
