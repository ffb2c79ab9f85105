//! `--syntax-only`: each file by itself, nothing loaded, checked or run.

use super::args::Args;
use super::run::search_path;
use super::terminal::{Stderr, say};
use crate::diagnostic::Problems;
use crate::load::check_syntax;
use crate::load::files::Files;
use crate::session::{Sink, bundled};
use crate::source::SourceMap;

/// Looks at the files; the exit status.
pub fn check(args: &Args) -> i32 {
    if args.inputs.is_empty() {
        say("error: --syntax-only needs files to look at");
        return 1;
    }
    let mut sources = SourceMap::new();
    let mut problems = Problems::new();
    check_syntax(&args.inputs, &Files::new(search_path(), bundled), &mut sources, &mut problems);
    let failed = problems.has_errors();
    let mut sink = Stderr::new(args);
    let mut list = problems.take();
    list.sort_by_key(|d| d.span);
    for d in list {
        sink.emit(&d, &[], &sources);
    }
    sink.finish();
    i32::from(failed)
}
