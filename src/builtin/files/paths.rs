//! What works on names of files: directories, removing, renaming, sizes, modes, paths.

use crate::builtin::text::{c_argument, lossy, os_message, path};
use crate::builtin::{unplaced, unplaced_warning};
use crate::eval::{Eval, Invocation};
use crate::load::files::Files;
use crate::value::Value;
use std::fs;
use std::io;

/// Whether it was done; what failed is warned about.
fn done(inv: &mut Invocation, result: io::Result<()>, what: impl FnOnce() -> String) -> Eval<Value> {
    if let Err(e) = &result {
        unplaced_warning(inv, format!("cannot {}: {}", what(), os_message(e)));
    }
    Ok(Value::bool(result.is_ok()))
}

/// T also for a directory that exists.
pub(super) fn mkdir(inv: &mut Invocation) -> Eval<Value> {
    let name = c_argument(inv, 0)?;
    let result = match fs::create_dir(path(name)) {
        Err(e) if e.kind() == io::ErrorKind::AlreadyExists && path(name).is_dir() => Ok(()),
        result => result,
    };
    done(inv, result, || format!("create directory '{}'", lossy(name)))
}

pub(super) fn rmdir(inv: &mut Invocation) -> Eval<Value> {
    let name = c_argument(inv, 0)?;
    done(inv, fs::remove_dir(path(name)), || format!("remove directory '{}'", lossy(name)))
}

pub(super) fn unlink(inv: &mut Invocation) -> Eval<Value> {
    let name = c_argument(inv, 0)?;
    done(inv, fs::remove_file(path(name)), || format!("unlink file '{}'", lossy(name)))
}

pub(super) fn rename(inv: &mut Invocation) -> Eval<Value> {
    let (from, to) = (c_argument(inv, 0)?, c_argument(inv, 1)?);
    done(inv, fs::rename(path(from), path(to)), || format!("rename file '{}' to '{}'", lossy(from), lossy(to)))
}

/// -1 where there is no such file.
pub(super) fn file_size(inv: &mut Invocation) -> Eval<Value> {
    let name = c_argument(inv, 0)?;
    Ok(Value::double(fs::metadata(path(name)).map_or(-1.0, |m| m.len() as f64)))
}

/// `rwxr-xr-x`
pub(super) fn file_mode(inv: &mut Invocation) -> Eval<Value> {
    let mode = inv.count(0)?;
    let mut out = Vec::with_capacity(9);
    // Bits to read; the special bit of user, group and others, and its letter with and without the bit to execute.
    for (read, special, marked) in [(0o400, 0o4000, b"sS"), (0o040, 0o2000, b"sS"), (0o004, 0o1000, b"tT")] {
        let has = |bit: u64| mode & bit != 0;
        out.push(if has(read) { b'r' } else { b'-' });
        out.push(if has(read >> 1) { b'w' } else { b'-' });
        out.push(match (has(read >> 2), has(special)) {
            (false, false) => b'-',
            (true, false) => b'x',
            (true, true) => marked[0],
            (false, true) => marked[1],
        });
    }
    Ok(Value::string_from(out))
}

pub(super) fn compress_path(inv: &mut Invocation) -> Eval<Value> {
    Ok(Value::string_from(compressed(inv.bytes(0)?)))
}

/// A path without `.`, `//` and what `..` takes back. Reference: util.cc, normalize_path.
fn compressed(s: &[u8]) -> Vec<u8> {
    let has = |pair: &[u8; 2]| s.windows(2).any(|w| w == pair);
    if !has(b"/.") && !has(b"//") {
        return if s.len() > 1 { s.strip_suffix(b"/").unwrap_or(s).to_vec() } else { s.to_vec() };
    }
    let mut kept: Vec<&[u8]> = Vec::new();
    for (i, part) in s.split(|&b| b == b'/').enumerate() {
        if part.is_empty() || (part == b"." && i > 0) {
            continue;
        }
        match (part, kept.last().copied()) {
            (b"..", Some(b".")) => {
                kept.pop();
                kept.push(b"..");
            }
            (b"..", Some(last)) if last != b"~" && last != b".." => {
                kept.pop();
            }
            _ => kept.push(part),
        }
    }
    let root: &[u8] = if s.starts_with(b"/") { b"/" } else { b"" };
    [root, &kept.join(&b'/')].concat()
}

/// The path by which @load would find it, among the files that the session has left in `script_files`; empty where there
/// is no such script or package.
pub(super) fn find_in_zeekpath(inv: &mut Invocation) -> Eval<Value> {
    let name = inv.bytes(0)?;
    if matches!(name.first(), Some(b'.' | b'/')) {
        unplaced(inv, "find_in_zeekpath: the path must not begin with . or /");
        return Ok(Value::string(""));
    }
    let files = inv.interp.builtin_state.get("script_files").and_then(|files| files.downcast_ref::<Files>());
    let found = files.filter(|_| !name.is_empty()).and_then(|files| files.script(&lossy(name), None).ok());
    Ok(Value::string(found.map(|found| found.path).unwrap_or_default()))
}
