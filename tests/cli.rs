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

#[test]
fn builtins_are_explained() {
    let o = run(&["--help-builtins", "IS_V4"]);
    assert_eq!(o.status.code(), Some(0), "{}", err(&o));
    let both = "is_v4_addr: function(a: addr): bool\n    Whether `a` is an IPv4 address.\n\n\
                is_v4_subnet: function(s: subnet): bool\n    Whether `s` is an IPv4 subnet.\n";
    assert_eq!(out(&o), both);
    let o = run(&["--help-builtins", "/^Option::a/"]);
    assert!(
        out(&o).starts_with("Option::any_set_to_any_vec: function(v: any): any_vec\n    The elements"),
        "{}",
        out(&o)
    );
    assert_eq!(out(&o).matches(": function(").count(), 1);
    assert!(out(&run(&["--help-builtins"])).matches(": function(").count() > 300);
    for (pattern, message) in [("no_such_name", "no builtin function"), ("/(/", "/(/ is not a pattern")] {
        let o = run(&["--help-builtins", pattern]);
        assert_eq!((out(&o).as_str(), o.status.code()), ("", Some(1)));
        assert!(err(&o).contains(message), "{}", err(&o));
    }
}

#[test]
fn the_whole_command_line_is_known() {
    let o = run(&["-b", "-D", "-e", "print zeek_args()[1:];", "--", "one"]);
    assert_eq!(out(&o), "[-b, -D, -e, print zeek_args()[1:];, --, one]\n", "{}", err(&o));
}

#[test]
fn a_seed_file_that_cannot_be_read_is_fatal() {
    let o = zeekling(&["-b", "-e", "print rand(1000);"])
        .env("ZEEK_SEED_FILE", "/no/such/file")
        .output()
        .expect("it starts");
    assert_eq!((out(&o).as_str(), o.status.code()), ("", Some(1)));
    assert!(err(&o).starts_with("error: cannot read the seed file '/no/such/file': "), "{}", err(&o));
}

#[test]
fn messages_keep_off_standard_error_where_told_so() {
    let code = "event later() { Reporter::info(\"i\"); Reporter::warning(\"w\"); Reporter::error(\"e\"); print 1 / (|\"\"|); } \
                event zeek_init() { schedule 1 msec { later() }; }";
    let quiet = ["Reporter::info_to_stderr=F", "Reporter::warnings_to_stderr=F", "Reporter::errors_to_stderr=F"];
    let mut args = vec!["-b", "--error-format", "short", "-e", code];
    assert_eq!(err(&run(&args)).lines().count(), 4);
    args.extend(quiet);
    let o = run(&args);
    assert_eq!((err(&o).as_str(), out(&o).as_str(), o.status.code()), ("", "", Some(0)));
}

#[test]
fn files_and_standard_output_are_written_in_order() {
    let code = "global f = open(\"/dev/stdout\"); print 1; print f, 2; print 3; write_file(f, \"4\\n\"); print_raw(5);";
    let o = run(&["-b", "-e", code]);
    assert_eq!(out(&o), "1\n2\n3\n4\n5", "{}", err(&o));
}
