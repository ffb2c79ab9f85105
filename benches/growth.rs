//! How the cost of things grows with their number: a table of the time that one of them takes.
//!
//! `cargo bench --bench growth [-- WORD…]` runs the program on scripts of growing size, each size repeated so that the
//! work is about the same, and prints nanoseconds for one element. What it costs to start is taken off, and what it
//! costs to make what is iterated or looked up. The first two lines are what the machine makes of such growth: a bare
//! table of the standard library, filled and read by a compiled loop.

use std::process::{Command, Stdio};
use std::time::Duration;

/// One thing that grows: a script with `@N@` for the size and `@R@` for the repetitions, and the sizes.
struct Curve {
    name: &'static str,
    script: &'static str,
    sizes: &'static [u64],
    /// How many elements are worked off in all, for each size.
    work: u64,
}

const CURVES: &[Curve] = &[
    Curve {
        name: "table: insert",
        script: "event zeek_init() { local r = 0; while ( r < @R@ ) { local t: table[count] of count = table(); local i = 0; while ( i < @N@ ) { t[i] = i; ++i; } ++r; } }",
        sizes: &[1_000, 10_000, 100_000, 1_000_000, 10_000_000],
        work: 2_000_000,
    },
    Curve {
        name: "table: insert keys far from each other",
        script: "event zeek_init() { local r = 0; while ( r < @R@ ) { local t: table[count] of count = table(); local i = 0; while ( i < @N@ ) { t[i * 2654435761 % 4294967296] = i; ++i; } ++r; } }",
        sizes: &[1_000, 10_000, 100_000, 1_000_000, 10_000_000],
        work: 2_000_000,
    },
    Curve {
        name: "table: insert sets at keys far from each other",
        script: "event zeek_init() { local r = 0; while ( r < @R@ ) { local t: table[count] of set[count] = table(); local i = 0; while ( i < @N@ ) { t[i * 2654435761 % 4294967296] = set(i); ++i; } ++r; } }",
        sizes: &[1_000, 10_000, 100_000, 1_000_000, 10_000_000],
        work: 2_000_000,
    },
    Curve {
        name: "table: insert strings",
        script: "event zeek_init() { local r = 0; while ( r < @R@ ) { local t: table[string] of count = table(); local i = 0; while ( i < @N@ ) { t[cat(i)] = i; ++i; } ++r; } }",
        sizes: &[1_000, 10_000, 100_000, 1_000_000, 10_000_000],
        work: 2_000_000,
    },
    Curve {
        name: "table: insert what expires",
        script: "event zeek_init() { set_network_time(double_to_time(1000.0)); local r = 0; while ( r < @R@ ) { local t: table[count] of count = table() &create_expire=1hr; local i = 0; while ( i < @N@ ) { t[i] = i; ++i; } ++r; } }",
        sizes: &[1_000, 10_000, 100_000, 1_000_000, 10_000_000],
        work: 2_000_000,
    },
    Curve {
        name: "table: insert, look up, delete in order",
        script: "event zeek_init() { local r = 0; while ( r < @R@ ) { local t: table[count] of count = table(); local i = 0; while ( i < @N@ ) { t[i] = i; ++i; } i = 0; while ( i < @N@ ) { if ( i in t ) delete t[i]; ++i; } ++r; } }",
        sizes: &[1_000, 10_000, 100_000, 1_000_000, 10_000_000],
        work: 1_000_000,
    },
    Curve {
        name: "table: look up in order",
        script: "event zeek_init() { local t: table[count] of count = table(); local i = 0; while ( i < @N@ ) { t[i] = i; ++i; } local s = 0; local r = 0; while ( r < @R@ ) { i = 0; while ( i < @N@ ) { s += t[i]; ++i; } ++r; } }",
        sizes: &[1_000, 10_000, 100_000, 1_000_000, 10_000_000],
        work: 5_000_000,
    },
    Curve {
        name: "table: look up keys far apart, in order",
        script: "event zeek_init() { local t: table[count] of count = table(); local i = 0; while ( i < @N@ ) { t[i * 2654435761 % 4294967296] = i; ++i; } local s = 0; local r = 0; while ( r < @R@ ) { i = 0; while ( i < @N@ ) { s += t[i * 2654435761 % 4294967296]; ++i; } ++r; } }",
        sizes: &[1_000, 10_000, 100_000, 1_000_000, 10_000_000],
        work: 5_000_000,
    },
    Curve {
        name: "table: look up keys in no order",
        script: "event zeek_init() { local t: table[count] of count = table(); local i = 0; while ( i < @N@ ) { t[i * 2654435761 % 4294967296] = i; ++i; } local s = 0; local r = 0; while ( r < @R@ ) { i = 0; while ( i < @N@ ) { s += t[i * 48271 % @N@ * 2654435761 % 4294967296]; ++i; } ++r; } }",
        sizes: &[1_000, 10_000, 100_000, 1_000_000, 10_000_000],
        work: 5_000_000,
    },
    Curve {
        name: "table: take elements from the front",
        script: "event zeek_init() { local r = 0; while ( r < @R@ ) { local t: table[count] of count = table(); local i = 0; while ( i < @N@ ) { t[i] = i; ++i; } while ( |t| > 0 ) { for ( k in t ) break; delete t[k]; } ++r; } }",
        sizes: &[1_000, 10_000, 100_000, 1_000_000],
        work: 1_000_000,
    },
    Curve {
        name: "set: iterate",
        script: "event zeek_init() { local t: set[count] = set(); local i = 0; while ( i < @N@ ) { add t[i]; ++i; } local s = 0; local r = 0; while ( r < @R@ ) { for ( x in t ) s += x; ++r; } }",
        sizes: &[1_000, 10_000, 100_000, 1_000_000, 10_000_000],
        work: 50_000_000,
    },
    Curve {
        name: "vector: append",
        script: "event zeek_init() { local r = 0; while ( r < @R@ ) { local v: vector of count = vector(); local i = 0; while ( i < @N@ ) { v += i; ++i; } ++r; } }",
        sizes: &[1_000, 10_000, 100_000, 1_000_000, 10_000_000],
        work: 10_000_000,
    },
    Curve {
        name: "string: +=",
        script: "event zeek_init() { local r = 0; while ( r < @R@ ) { local s = \"\"; local i = 0; while ( i < @N@ ) { s += \"abc\"; ++i; } ++r; } }",
        sizes: &[1_000, 10_000, 100_000, 1_000_000],
        work: 5_000_000,
    },
    Curve {
        name: "connections with a removal hook",
        script: "hook f(c: connection) { } function mk(n: count): connection { return connection($id=conn_id($orig_h=1.2.3.4, $orig_p=1/tcp, $resp_h=1.2.3.4, $resp_p=1/tcp, $proto=6), $orig=endpoint($size=n, $state=5, $flow_label=0), $resp=endpoint($size=n, $state=5, $flow_label=0), $start_time=double_to_time(0.0), $duration=1sec, $service=set(), $history=\"S\", $uid=\"C\"); } event go(r: count) { local i = 0; while ( i < @N@ ) { local c = mk(i); Conn::register_removal_hook(c, f); event connection_state_remove(c); ++i; } if ( r > 1 ) event go(r - 1); } event zeek_init() { event go(@R@); }",
        sizes: &[10, 100, 1_000, 10_000, 100_000, 1_000_000],
        work: 300_000,
    },
    Curve {
        name: "timers pending",
        script: "redef exit_only_after_terminate = T; event x(n: count) { } event done() { terminate(); } event go(r: count) { local i = 0; while ( i < @N@ ) { schedule ( i * 7919 % 1000 ) * 1 sec { x(i) }; ++i; } if ( r > 1 ) schedule 1000 secs { go(r - 1) }; else schedule 1000 secs { done() }; set_network_time(network_time() + 1001 secs); } event zeek_init() { event go(@R@); }",
        sizes: &[100, 1_000, 10_000, 100_000, 1_000_000],
        work: 300_000,
    },
    Curve {
        name: "conditions waiting until their timeout",
        script: "global g = 0; event zeek_init() { local i = 0; while ( i < @N@ ) { when [i] ( g > i ) { } timeout 1sec { } ++i; } }",
        sizes: &[1_000, 10_000, 100_000],
        work: 0,
    },
    Curve {
        name: "call depth",
        script: "function f(n: count): count { if ( n == 0 ) return 0; return 1 + f(n - 1); } event zeek_init() { local r = 0; while ( r < @R@ ) { f(@N@); ++r; } }",
        sizes: &[100, 1_000, 10_000, 19_000],
        work: 5_000_000,
    },
    Curve {
        name: "pattern: search and replace, per byte",
        script: "event zeek_init() { local s = string_fill(@N@, \"abcdefghij\"); local r = 0; local n = 0; while ( r < @R@ ) { if ( /xyz[0-9]+|k$/ !in s ) n += |gsub(s, /c[a-d]/, \"X\")|; ++r; } }",
        sizes: &[1_000, 10_000, 100_000, 1_000_000, 10_000_000],
        work: 20_000_000,
    },
];

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|w| !w.starts_with('-')).collect();
    let start = (0..5).map(|_| run("")).min().unwrap_or_default();
    if words.is_empty() {
        let line = |what: &str, took: fn(u64) -> f64| {
            let cells: Vec<String> = (3..=7).map(|n| format!("10^{n}: {:.0}", took(10u64.pow(n)))).collect();
            say(&format!("{what:46} {}", cells.join("  ")));
        };
        line("a bare table, keys far from each other", |n| bare_table(n).0);
        line("a bare table, the same keys looked up", |n| bare_table(n).1);
    }
    say(&format!("start-up: {:.1} ms", start.as_secs_f64() * 1e3));
    for curve in CURVES.iter().filter(|c| words.is_empty() || words.iter().any(|w| c.name.contains(w.as_str()))) {
        let mut cells = Vec::new();
        for &n in curve.sizes {
            let rounds = (curve.work / n).max(1);
            let script = curve.script.replace("@N@", &n.to_string()).replace("@R@", &rounds.to_string());
            // What the rounds work on is made before them, where it is made once.
            let before = match curve.script.split_once("local r = 0;") {
                Some((made, _)) if made.contains("@N@") => {
                    let none = curve.script.replace("@N@", &n.to_string()).replace("@R@", "0");
                    (0..3).map(|_| run(&none)).min().unwrap_or_default()
                }
                _ => start,
            };
            let took = (0..3).map(|_| run(&script)).min().unwrap_or_default().saturating_sub(before);
            cells.push(format!("10^{:.0}: {:.0}", (n as f64).log10(), took.as_secs_f64() * 1e9 / (n * rounds) as f64));
        }
        say(&format!("{:46} {}", curve.name, cells.join("  ")));
    }
}

/// Nanoseconds for one of so many insertions into a table of the standard library, and for one look-up there.
#[allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "this is what is measured")]
fn bare_table(n: u64) -> (f64, f64) {
    let rounds = (2_000_000 / n).max(1);
    let key = |i: u64| i * 2_654_435_761 % 4_294_967_296;
    let mut best = (f64::MAX, f64::MAX);
    for _ in 0..3 {
        let (mut filling, mut reading) = (Duration::ZERO, Duration::ZERO);
        for _ in 0..rounds {
            let began = std::time::Instant::now();
            let mut t = std::collections::HashMap::new();
            for i in 0..n {
                t.insert(key(i), [i; 3]);
            }
            let filled = std::time::Instant::now();
            let sum = (0..n).fold(0u64, |sum, i| sum.wrapping_add(t.get(&key(i)).map_or(0, |v| v[0])));
            std::hint::black_box(sum);
            filling += filled - began;
            reading += filled.elapsed();
        }
        let each = |d: Duration| d.as_secs_f64() * 1e9 / (n * rounds) as f64;
        best = (best.0.min(each(filling)), best.1.min(each(reading)));
    }
    best
}

/// How long the program takes for a script.
#[allow(clippy::disallowed_methods, reason = "this is what is measured")]
fn run(script: &str) -> Duration {
    let began = std::time::Instant::now();
    let mut c = Command::new(env!("CARGO_BIN_EXE_zeekling"));
    let _ = c.args(["-b", "-e", script]).stdout(Stdio::null()).stderr(Stdio::null()).status();
    began.elapsed()
}

#[allow(clippy::disallowed_macros, reason = "the table is the result")]
fn say(line: &str) {
    println!("{line}");
}
