//! Files and directories.
//!
//! Files are buffered, by line where set_buf says so. Which are open is kept in [`Interp::builtin_state`], so that they
//! can be written out together, and rotated.

mod paths;
mod rotate;

use super::text::{c_argument, lossy, os_message, path};
use super::{kept, unplaced};
use crate::eval::{Builtin, Eval, Interp, Invocation, Output};
use crate::value::{FileVal, Value};
use std::cell::{Cell, RefCell};
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::rc::{Rc, Weak};

/// The builtins of this family.
pub(super) const TABLE: &[(&str, Builtin)] = &[
    ("active_file", active_file),
    ("close", close),
    ("compress_path", paths::compress_path),
    ("enable_raw_output", enable_raw_output),
    ("file_mode", paths::file_mode),
    ("file_size", paths::file_size),
    ("find_in_zeekpath", paths::find_in_zeekpath),
    ("flush_all", flush_all),
    ("get_file_name", get_file_name),
    ("mkdir", paths::mkdir),
    ("open", open),
    ("open_for_append", open_for_append),
    ("rename", paths::rename),
    ("rmdir", paths::rmdir),
    ("rotate_file", rotate::rotate_file),
    ("rotate_file_by_name", rotate::rotate_file_by_name),
    ("set_buf", set_buf),
    ("unlink", paths::unlink),
    ("write_file", write_file),
];

/// What a file on disk is written through.
struct Stream {
    writer: RefCell<BufWriter<File>>,
    /// Written out at the end of each line.
    by_line: Cell<bool>,
    /// When it was opened.
    opened: Cell<f64>,
}

/// A [`FileVal`]'s writer: the registry knows the stream, too.
struct Handle(Rc<Stream>);

impl Write for Handle {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes).map(|()| bytes.len())
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        let mut writer = self.0.writer.borrow_mut();
        writer.write_all(bytes)?;
        if self.0.by_line.get() && bytes.contains(&b'\n') {
            writer.flush()?;
        }
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.writer.borrow_mut().flush()
    }
}

/// What is behind an open file.
enum Behind {
    /// Standard input, output or error, which stay open.
    Standard,
    Disk(Weak<Stream>),
}

/// The files that are open.
type OpenFiles = Vec<(Weak<FileVal>, Behind)>;

const OPEN_FILES: &str = "open_files";

fn open_files(interp: &mut Interp) -> &mut OpenFiles {
    kept(interp, OPEN_FILES, OpenFiles::new)
}

fn register(interp: &mut Interp, file: &Rc<FileVal>, behind: Behind) {
    let files = open_files(interp);
    files.retain(|(file, _)| file.upgrade().is_some_and(|file| file.is_open()));
    files.push((Rc::downgrade(file), behind));
}

fn behind<'i>(interp: &'i mut Interp, file: &Rc<FileVal>) -> Option<&'i Behind> {
    open_files(interp).iter().rev().find(|(f, _)| f.as_ptr() == Rc::as_ptr(file)).map(|(_, behind)| behind)
}

/// The stream of an open file on disk.
fn stream(interp: &mut Interp, file: &Rc<FileVal>) -> Option<Rc<Stream>> {
    match behind(interp, file)? {
        Behind::Disk(stream) if file.is_open() => stream.upgrade(),
        Behind::Disk(_) | Behind::Standard => None,
    }
}

/// Standard error; the session leaves it in [`Interp::builtin_state`] as `stderr` where that is not the process's own.
fn standard_error(interp: &Interp) -> Box<dyn Write> {
    match interp.builtin_state.get("stderr").and_then(|err| err.downcast_ref::<Output>()) {
        Some(err) => Box::new(err.clone()),
        None => Box::new(io::stderr()),
    }
}

/// Writes out all files that are open. Whether all could be.
pub fn flush_files(interp: &mut Interp) -> bool {
    let files: Vec<Rc<FileVal>> = open_files(interp).iter().filter_map(|(file, _)| file.upgrade()).collect();
    files.iter().filter(|file| file.flush().is_err()).count() == 0
}

fn file<'a>(inv: &Invocation<'a>) -> Eval<&'a Rc<FileVal>> {
    match inv.args.first() {
        Some(Value::File(f)) => Ok(f),
        _ => Err(inv.exception("argument 1: expected file")),
    }
}

/// `-` is standard output here, but not for open_for_append.
fn open(inv: &mut Invocation) -> Eval<Value> {
    let name = c_argument(inv, 0)?;
    if name == b"-" {
        let writer = Box::new(inv.interp.out.clone());
        return Ok(standard(inv, name, writer));
    }
    opened(inv, name, false)
}

fn open_for_append(inv: &mut Invocation) -> Eval<Value> {
    let name = c_argument(inv, 0)?;
    opened(inv, name, true)
}

fn standard(inv: &mut Invocation, name: &[u8], writer: Box<dyn Write>) -> Value {
    let file = Rc::new(FileVal::new(lossy(name).into(), writer));
    register(inv.interp, &file, Behind::Standard);
    Value::File(file)
}

/// A file that cannot be opened is reported, and is a closed one.
fn opened(inv: &mut Invocation, name: &[u8], append: bool) -> Eval<Value> {
    match name {
        b"/dev/stdout" => {
            let writer = Box::new(inv.interp.out.clone());
            return Ok(standard(inv, name, writer));
        }
        b"/dev/stderr" => {
            let writer = standard_error(inv.interp);
            return Ok(standard(inv, name, writer));
        }
        b"/dev/stdin" => return Ok(standard(inv, name, Box::new(io::sink()))),
        _ => {}
    }
    let mut options = fs::OpenOptions::new();
    options.create(true).write(true).append(append).truncate(!append);
    match options.open(path(name)) {
        Ok(on_disk) => {
            let stream = Rc::new(Stream {
                writer: RefCell::new(BufWriter::new(on_disk)),
                by_line: Cell::new(false),
                opened: Cell::new(opening_time(inv.interp)),
            });
            let behind = Behind::Disk(Rc::downgrade(&stream));
            let file = Rc::new(FileVal::new(lossy(name).into(), Box::new(Handle(stream))));
            register(inv.interp, &file, behind);
            tell_opened(inv.interp, &file)?;
            Ok(Value::File(file))
        }
        Err(e) => {
            unplaced(inv, format!("cannot open {}: {}", lossy(name), os_message(&e)));
            let file = FileVal::new(lossy(name).into(), Box::new(io::sink()));
            file.close();
            Ok(Value::File(Rc::new(file)))
        }
    }
}

/// Handlers of `file_opened` run at once.
fn tell_opened(interp: &mut Interp, file: &Rc<FileVal>) -> Eval<()> {
    match interp.global("file_opened") {
        Some(Value::Func(event)) => interp.run_handlers(event.info.id, &[Value::File(file.clone())]),
        _ => Ok(()),
    }
}

/// Network time, or the clock's before there is one.
fn opening_time(interp: &Interp) -> f64 {
    if interp.network_time == 0.0 { super::time::now() } else { interp.network_time }
}

/// T for a file that is closed already, F for the standard ones.
fn close(inv: &mut Invocation) -> Eval<Value> {
    let file = file(inv)?;
    if !file.is_open() {
        return Ok(Value::bool(true));
    }
    if let Some(Behind::Standard) = behind(inv.interp, file) {
        return Ok(Value::bool(false));
    }
    Ok(Value::bool(file.close()))
}

/// F for a closed file, and where there is nothing to write.
fn write_file(inv: &mut Invocation) -> Eval<Value> {
    let (file, data) = (file(inv)?, inv.bytes(1)?);
    Ok(Value::bool(file.is_open() && !data.is_empty() && file.write(data).is_ok()))
}

fn set_buf(inv: &mut Invocation) -> Eval<Value> {
    let (file, buffered) = (file(inv)?, inv.bool(1)?);
    if let Some(stream) = stream(inv.interp, file) {
        stream.by_line.set(!buffered);
    }
    Ok(Value::bool(true))
}

fn flush_all(inv: &mut Invocation) -> Eval<Value> {
    let out = inv.interp.out.flush().is_ok();
    Ok(Value::bool(flush_files(inv.interp) && out))
}

fn active_file(inv: &mut Invocation) -> Eval<Value> {
    Ok(Value::bool(file(inv)?.is_open()))
}

fn get_file_name(inv: &mut Invocation) -> Eval<Value> {
    Ok(Value::string(file(inv)?.name.as_bytes()))
}

fn enable_raw_output(inv: &mut Invocation) -> Eval<Value> {
    file(inv)?.raw.set(true);
    Ok(Value::Unset)
}
