//! Rotating files: the old content gets a name with process and time in it, a new file takes the old name.

use super::{file, opening_time, stream, tell_opened};
use crate::builtin::text::{c_argument, lossy, os_message, path};
use crate::builtin::unplaced;
use crate::eval::{Eval, Invocation};
use crate::value::{RecordVal, Value};
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::rc::Rc;

/// Only files on disk that are open can be rotated.
pub(super) fn rotate_file(inv: &mut Invocation) -> Eval<Value> {
    let file = file(inv)?;
    let info = inv.interp.new_record("rotate_info")?;
    let rotated = match stream(inv.interp, file) {
        Some(stream) => rotate(inv, file.name.as_bytes(), &info).map(|new| (stream, new)),
        None => None,
    };
    match rotated {
        Some((stream, new)) => {
            info.set(2, Value::time(stream.opened.get()));
            stream.opened.set(opening_time(inv.interp));
            let mut old = stream.writer.replace(BufWriter::new(new));
            let _ = old.flush();
            tell_opened(inv.interp, file)?;
        }
        None => failed(&info),
    }
    Ok(Value::Record(info))
}

pub(super) fn rotate_file_by_name(inv: &mut Invocation) -> Eval<Value> {
    let name = c_argument(inv, 0)?;
    let info = inv.interp.new_record("rotate_info")?;
    if rotate(inv, name, &info).is_none() {
        failed(&info);
    }
    Ok(Value::Record(info))
}

fn fill(info: &RecordVal, old: Value, new: Value, time: f64) {
    info.set(0, old);
    info.set(1, new);
    info.set(2, Value::time(time));
    info.set(3, Value::time(time));
}

fn failed(info: &RecordVal) {
    fill(info, Value::string(""), Value::string(""), 0.0);
}

/// The new file under the old name. What fails is reported.
fn rotate(inv: &mut Invocation, name: &[u8], info: &Rc<RecordVal>) -> Option<File> {
    let time = inv.interp.network_time;
    let suffix = format!(".{}.{time:.6}.tmp", std::process::id());
    let new_name = [name, suffix.as_bytes()].concat();
    let (old, new, temporary) = (path(name), path(&new_name), path(&[&new_name[..], b".tmp"].concat()));
    match exchange(&old, &new, &temporary) {
        Ok(file) => {
            fill(info, Value::string(name), Value::string(&new_name), time);
            Some(file)
        }
        Err(e) => {
            unplaced(inv, format!("rotate_file: cannot move {}: {}", lossy(name), os_message(&e)));
            None
        }
    }
}

/// Through hard links, so that there is a file under the old name nearly all the time.
fn exchange(old: &PathBuf, new: &PathBuf, temporary: &PathBuf) -> io::Result<File> {
    let file = File::create(temporary)?;
    if let Err(e) = fs::hard_link(old, new) {
        let _ = fs::remove_file(new);
        let _ = fs::remove_file(temporary);
        return Err(e);
    }
    fs::remove_file(old)?;
    fs::hard_link(temporary, old)?;
    fs::remove_file(temporary)?;
    Ok(file)
}
