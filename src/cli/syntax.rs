//! `--syntax-only`: each file by itself, nothing loaded, checked or run.

use super::args::RunArgs;
use super::run::World;
use crate::diagnostic::Problems;
use crate::load::check_syntax;
use crate::load::files::Files;
use crate::session::{Sink, bundled};
use crate::source::SourceMap;

/// Looks at the files; the exit status.
pub fn check(args: &RunArgs, world: &World) -> i32 {
    let mut sink = world.stderr.borrow_mut();
    if args.inputs.is_empty() {
        sink.say("error: --syntax-only needs files to look at");
        return 1;
    }
    let mut sources = SourceMap::new();
    let mut problems = Problems::new();
    check_syntax(&args.inputs, &Files::new(world.search_path(), bundled), &mut sources, &mut problems);
    let failed = problems.has_errors();
    let mut list = problems.take();
    list.sort_by_key(|d| d.span);
    for d in list {
        sink.emit(&d, &[], &sources);
    }
    sink.finish();
    i32::from(failed)
}
