//! The stages one by one: the bundled tree through lexer, parser and checker, and the evaluator by feature.

use divan::{Bencher, black_box};
use std::process::{Command, Stdio};
use zeekling::diagnostic::Problems;
use zeekling::load::check_source;
use zeekling::session::bundled;
use zeekling::source::SourceMap;

fn main() {
    divan::main();
}

/// Lexing and parsing of the bundled prelude.
#[divan::bench]
fn syntax_of_the_prelude(bencher: Bencher<'_, '_>) {
    let text = bundled("base/init-bare.zeek").unwrap_or_default();
    bencher.bench(|| {
        let mut sources = SourceMap::new();
        let mut problems = Problems::new();
        if let Some(file) = sources.add("init-bare.zeek", text) {
            check_source(file, &mut sources, &mut problems);
        }
        black_box(problems.error_count())
    });
}

/// Loading and checking of the bare prelude: the program's start and end.
#[divan::bench]
fn start_bare(bencher: Bencher<'_, '_>) {
    bencher.bench(|| script("-b", ""));
}

/// Loading and checking of the whole prelude.
#[divan::bench]
fn start_default(bencher: Bencher<'_, '_>) {
    bencher.bench(|| script("-a", ""));
}

/// The evaluator, a feature at a time: 200,000 turns of a loop each.
#[divan::bench(args = [
    "sum += i * 3 % 7;",
    "v[i % 100] = i;",
    "t[i % 1000] = i;",
    "if ( i in t ) ++sum;",
    "r$n += 1;",
    "sum += f(i);",
    "s = cat(i);",
    "if ( /ab+c/ in \"xxabbbcxx\" ) ++sum;",
    "r2 = R($n=i);",
    "d = d * 1.5 + 2.0;",
])]
fn evaluate(bencher: Bencher<'_, '_>, statement: &str) {
    let code = format!(
        "type R: record {{ n: count &default=0; m: string &optional; }}; function f(n: count): count {{ return n + 1; }} \
         event zeek_init() {{ local i = 0; local sum = 0; local v: vector of count; local t: table[count] of count; \
         local r = R(); local r2 = R(); local s = \"\"; local d = 1.0; while ( i < 200000 ) {{ {statement} ++i; }} }}"
    );
    bencher.bench(|| script("-b", &code));
}

fn script(option: &str, code: &str) -> bool {
    let mut c = Command::new(env!("CARGO_BIN_EXE_zeekling"));
    c.args([option, "-e", code]).stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|s| s.success())
}
