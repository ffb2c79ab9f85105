//! The command line as its user meets it.

use std::io::Write;
use std::process::{Command, Output, Stdio};

fn zeekling(args: &[&str]) -> Command {
    let mut c = Command::new(env!("CARGO_BIN_EXE_zeekling"));
    c.args(args).env_remove("ZEEKPATH").env("NO_COLOR", "1").env("TZ", "UTC").stdin(Stdio::null());
    c.current_dir(env!("CARGO_MANIFEST_DIR"));
    c
}

fn run(args: &[&str]) -> Output {
    zeekling(args).output().expect("the program starts")
}

fn out(o: &Output) -> String {
    String::from_utf8_lossy(&o.stdout).into_owned()
}

fn err(o: &Output) -> String {
    String::from_utf8_lossy(&o.stderr).into_owned()
}

#[test]
fn code_on_the_command_line() {
    let o = run(&["-b", "-e", "print 1 + 2;"]);
    assert_eq!((out(&o).as_str(), o.status.code()), ("3\n", Some(0)), "{}", err(&o));
}

#[test]
fn a_script_from_standard_input() {
    let mut c = zeekling(&["-b", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("it starts");
    c.stdin.take().expect("a pipe").write_all(b"event zeek_init() { print \"from a pipe\"; }").expect("it reads");
    let o = c.wait_with_output().expect("it ends");
    assert_eq!(out(&o), "from a pipe\n");
}

#[test]
fn globals_are_redefined_by_words() {
    let code = "const limit = 1 &redef; const name = \"x\" &redef; event zeek_init() { print limit, name; }";
    let file = std::env::temp_dir().join(format!("zeekling-redef-{}.zeek", std::process::id()));
    std::fs::write(&file, code).expect("a file can be written");
    let o = run(&["-b", &file.to_string_lossy(), "limit=7", "name=two words"]);
    std::fs::remove_file(&file).expect("and removed");
    assert_eq!(out(&o), "7, two words\n", "{}", err(&o));
}

#[test]
fn arguments_reach_the_script() {
    let o = run(&["-b", "-e", "print zeek_script_args;", "--", "one", "two"]);
    assert_eq!(out(&o), "[one, two]\n", "{}", err(&o));
}

#[test]
fn wrong_scripts_end_with_one() {
    let o = run(&["-b", "--error-format", "short", "-e", "print 1 + \"a\";"]);
    assert_eq!(o.status.code(), Some(1));
    assert!(err(&o).starts_with("<command line>:1:7: error[ZK0402]: "), "{}", err(&o));
    assert_eq!(out(&o), "");
}

#[test]
fn a_missing_file_says_where_it_was_looked_for() {
    let o = run(&["-b", "no/such/script"]);
    assert_eq!(o.status.code(), Some(1));
    assert!(err(&o).contains("no/such/script.zeek"), "{}", err(&o));
}

#[test]
fn exit_gives_the_status() {
    let o = run(&["-b", "-e", "event zeek_init() { exit(5); } event zeek_done() { print \"not reached\"; }"]);
    assert_eq!((out(&o).as_str(), o.status.code()), ("", Some(5)), "{}", err(&o));
}

#[test]
fn parse_only_runs_nothing() {
    let o = run(&["-b", "-a", "-e", "event zeek_init() { print \"not reached\"; }"]);
    assert_eq!((out(&o).as_str(), o.status.code()), ("", Some(0)), "{}", err(&o));
}

#[test]
fn a_global_is_printed() {
    let o = run(&["-b", "-I", "zeek_script_args"]);
    assert_eq!(o.status.code(), Some(0), "{}", err(&o));
    assert!(out(&o).starts_with("zeek_script_args : "), "{}", out(&o));
}

#[test]
fn help_and_version_go_to_standard_output() {
    let help = run(&["--help"]);
    assert_eq!(help.status.code(), Some(0));
    assert!(out(&help).contains("--bare-mode") && out(&help).contains("Examples:"));
    let version = run(&["--version"]);
    assert_eq!(out(&version), format!("zeekling {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn unknown_options_are_usage_errors() {
    let o = run(&["--no-such-option"]);
    assert_eq!((out(&o).as_str(), o.status.code()), ("", Some(1)));
    assert!(err(&o).contains("--no-such-option"));
}

#[test]
fn a_closed_pipe_ends_it_quietly() {
    let mut c = zeekling(&["-b", "-e", "local i = 0; while ( i < 100000 ) { print i; ++i; }"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    drop(c.stdout.take());
    let o = c.wait_with_output().expect("it ends");
    assert_eq!((err(&o).as_str(), o.status.code()), ("", Some(0)));
}

#[test]
fn three_syntax_errors_are_three_diagnostics() {
    let dir = std::env::temp_dir();
    let file = dir.join(format!("zeekling-syntax-{}.zeek", std::process::id()));
    let code = "function a()\n\t{\n\tprint 1\n\tprint 2;\n\t}\n\nfunction b()\n\t{\n\tlocal x = ;\n\t}\n\nfunction c()\n\t{\n\tif ( T { print 3; }\n\t}\n";
    std::fs::write(&file, code).expect("a file can be written");
    let o = run(&["-b", "--error-format", "short", &file.to_string_lossy()]);
    std::fs::remove_file(&file).expect("and removed");
    let lines: Vec<String> = err(&o).lines().filter_map(|l| l.split(':').nth(1).map(str::to_owned)).collect();
    assert_eq!(lines, ["4", "9", "14"], "{}", err(&o));
}

#[test]
fn the_readme_shows_what_the_example_prints() {
    let o = run(&["scripts/examples/removal-hooks.zeek"]);
    assert_eq!(o.status.code(), Some(0), "{}", err(&o));
    let readme = include_str!("../README.md");
    assert!(readme.contains(out(&o).trim_end()), "README.md does not show:\n{}", out(&o));
}
