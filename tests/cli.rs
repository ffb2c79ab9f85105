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
    for (name, shown) in [
        ("conn_id", "conn_id : type conn_id\n"),
        ("split_string", "split_string : function(str:string, re:pattern) : string_vec = split_string\n"),
    ] {
        assert_eq!(out(&run(&["-b", "-I", name])), shown);
    }
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
fn seeds_come_from_one_place() {
    let given =
        zeekling(&["-b", "-G", "/no/such/file", "-e", "print rand(1000);"]).env("ZEEK_SEED_VALUES", "1 2").output();
    let o = given.expect("it starts");
    assert_eq!((out(&o).as_str(), o.status.code()), ("", Some(1)));
    assert!(err(&o).starts_with("error: ZEEK_SEED_VALUES cannot be used together with "), "{}", err(&o));
}

#[test]
fn usage_issues_are_told_and_nothing_runs() {
    let script = "event zeek_init() { local once = 1; once = 2; print \"ran\"; }";
    let o = run(&["-b", "-u", "-e", script]);
    assert_eq!((out(&o).as_str(), o.status.code()), ("", Some(0)), "{}", err(&o));
    assert!(err(&o).contains("warning"), "{}", err(&o));
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

/// A directory for one test, which goes with it.
struct Scratch(std::path::PathBuf);

impl Scratch {
    fn new(name: &str) -> Scratch {
        let path = std::env::temp_dir().join(format!("zeekling-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a directory can be made");
        Scratch(path)
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.0.join(name);
        std::fs::create_dir_all(path.parent().expect("a file has a place")).expect("it can be made");
        std::fs::write(path, text).expect("a file can be written");
    }

    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.0.join(name)).unwrap_or_default()
    }

    fn run(&self, args: &[&str]) -> Output {
        zeekling(args).current_dir(&self.0).output().expect("the program starts")
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn a_word_is_a_command_unless_a_file_has_its_name() {
    let s = Scratch::new("words");
    assert_eq!(out(&s.run(&["run", "-b", "-e", "print 1;"])), "1\n");
    s.write("check", "print \"a script\";");
    assert_eq!(out(&s.run(&["check"])), "a script\n");
    assert_eq!(s.run(&["-b", "run"]).status.code(), Some(1));
}

#[test]
fn check_looks_through_directories() {
    let s = Scratch::new("check");
    s.write("good.zeek", "event zeek_init() { print \"not run\"; }\n");
    s.write("package/__load__.zeek", "@load ./part\n");
    s.write("package/part.zeek", "1 + 1;\n");
    let o = s.run(&["check", "--error-format", "short"]);
    assert_eq!((out(&o).as_str(), o.status.code()), ("", Some(0)), "{}", err(&o));
    assert_eq!(err(&o), "package/part.zeek:1:1: warning[ZK0504]: the value of this expression is not used\n");
    assert_eq!(s.run(&["check", "--deny-warnings"]).status.code(), Some(1));
    s.write("deep/er/bad.zeek", "print nothing;\n");
    let o = s.run(&["check", "--error-format", "short", "deep"]);
    assert_eq!(o.status.code(), Some(1));
    assert_eq!(err(&o), "deep/er/bad.zeek:1:7: error[ZK0301]: unknown identifier `nothing`\n");
    assert_eq!(s.run(&["check", "no/such/path"]).status.code(), Some(1));
}

#[test]
fn a_broken_golden_points_at_the_character_and_is_blessed() {
    let s = Scratch::new("golden");
    s.write("a.zeek", "print \"one\";\nprint \"twa\";\n");
    s.write("a.out", "one\ntwo\n");
    let o = s.run(&["test"]);
    assert_eq!(o.status.code(), Some(1));
    let shown = "     1   one\n     2 - two\n     2 + twa\n           ^ column 3: expected `o`, found `a`\n";
    assert!(out(&o).contains(shown), "{}", out(&o));
    assert_eq!(s.run(&["test", "--bless"]).status.code(), Some(0));
    assert_eq!(s.read("a.out"), "one\ntwa\n");
    assert_eq!(s.run(&["test"]).status.code(), Some(0));
}

#[test]
fn heads_and_parts_of_tests() {
    let s = Scratch::new("heads");
    s.write(
        "args.zeek",
        "# args: -b % -- 'a b'\n# exit: 3\n# env: COLOR=blue\nprint zeek_script_args, getenv(\"COLOR\"); exit(3);\n",
    );
    s.write("args.out", "[a b], blue\n");
    s.write(
        "parts.zeek",
        "@load ./part\nprint x, nothing;\n@TEST-START-FILE part.zeek\nglobal x = 1;\n@TEST-END-FILE\n# exit: 1\n",
    );
    s.write("parts.err", "parts.zeek:2:10: error[ZK0301]: unknown identifier `nothing`\n");
    s.write("skipped.zeek", "# skip: not today\nwhile ( T ) { }\n");
    s.write("_part.zeek", "print nothing;");
    s.write("time.zeek", "# normalise: timestamps paths\nprint 1700000000.123456, \"/a/b/c.zeek\";\n");
    s.write("time.out", "<timestamp>, <path>/c.zeek\n");
    s.write("session.in", "1 + 1\n");
    s.write("session.out", "2 : count\n");
    for isolate in [&[][..], &["--isolate"]] {
        let o = s.run(&[&["test"], isolate].concat());
        let text = out(&o);
        assert!(text.contains("exit status 1, expected 0"), "{text}");
        assert!(text.contains("3 passed, 1 failed, 1 skipped"), "{text}");
    }
    s.write(
        "parts.zeek",
        "# exit: 1\n@load ./part\nprint x, nothing;\n@TEST-START-FILE part.zeek\nglobal x = 1;\n@TEST-END-FILE\n",
    );
    s.write("parts.err", "parts.zeek:3:10: error[ZK0301]: unknown identifier `nothing`\n");
    assert_eq!(s.run(&["test"]).status.code(), Some(0));
}

#[test]
fn tests_are_chosen_and_listed() {
    let s = Scratch::new("chosen");
    for name in ["one", "two", "three"] {
        s.write(&format!("sub/{name}.zeek"), "");
    }
    assert_eq!(out(&s.run(&["test", "--list"])), "sub/one.zeek\nsub/three.zeek\nsub/two.zeek\n");
    assert_eq!(out(&s.run(&["test", "--list", "thr"])), "sub/three.zeek\n");
    assert_eq!(out(&s.run(&["test", "--list", "/t(w|h)/", "sub"])), "sub/three.zeek\nsub/two.zeek\n");
    assert_eq!(s.run(&["test", "--list", "nothing"]).status.code(), Some(2));
    assert_eq!(s.run(&["test", "--list", "/(/"]).status.code(), Some(2));
}

#[test]
fn endless_tests_are_stopped() {
    let s = Scratch::new("endless");
    s.write("loop.zeek", "while ( T ) { }\n");
    s.write(
        "recursion.zeek",
        "event e() { event e(); }\nevent zeek_init() { event e(); }\nredef exit_only_after_terminate = T;\n",
    );
    s.write("last.zeek", "");
    let o = s.run(&["test", "--timeout", "0.3", "--jobs", "3"]);
    assert_eq!(o.status.code(), Some(1));
    assert!(out(&o).contains("1 passed, 2 failed") && out(&o).matches("timed out after").count() == 2, "{}", out(&o));
}

#[test]
fn reports_for_build_servers_are_xml() {
    let s = Scratch::new("junit");
    s.write("a/good.zeek", "print 1;\n");
    s.write("a/good.out", "1\n");
    // Between them in the order of paths.
    s.write("a/c/good.zeek", "print 1;\n");
    s.write("a/c/good.out", "1\n");
    s.write("a/odd]]>&\u{1}\t.zeek", "print \"<&>]]>\", bytestring_to_hexstr(\"x\"); print open(\"/dev/stdout\");\n");
    std::fs::write(s.0.join("a/raw.zeek"), b"print raw_bytes_to_v4_addr(\"\\x01\\xff\");").expect("a file");
    std::fs::write(s.0.join("a/raw.out"), b"]]> \xff\x00\r\x1b[0m\n").expect("a file");
    s.write("a/slow.zeek", "while ( T ) { }\n");
    s.write("b/skipped.zeek", "# skip: \"why\" & <how>\n");
    let o = s.run(&["test", "--timeout", "0.3", "--shuffle-containers=7", "--junit", "report.xml"]);
    assert_eq!(o.status.code(), Some(1), "{}", out(&o));
    let text = s.read("report.xml");
    let document = roxmltree::Document::parse(&text).expect("it is XML");
    let root = document.root_element();
    // As the schemas of Ant and of Jenkins have it, in this order.
    assert_eq!((root.tag_name().name(), root.attributes().len()), ("testsuites", 0));
    let suites: Vec<_> = root.children().filter(roxmltree::Node::is_element).collect();
    assert_eq!(suites.iter().map(|s| s.attribute("name")).collect::<Vec<_>>(), [Some("a"), Some("a/c"), Some("b")]);
    for (id, suite) in suites.iter().enumerate() {
        assert_eq!(suite.attribute("id"), Some(id.to_string().as_str()));
        assert!(suite.attribute("package").is_some() && suite.attribute("hostname").is_some());
        let time = suite.attribute("timestamp").expect("it has one");
        assert!(time.len() == 19 && time.as_bytes()[10] == b'T', "{time}");
        assert!(suite.attribute("time").expect("it has one").parse::<f64>().is_ok());
        let parts: Vec<_> = suite.children().filter(roxmltree::Node::is_element).map(|n| n.tag_name().name()).collect();
        let (first, rest) = parts.split_first().expect("it has parts");
        let (tests, last) = rest.split_at(rest.len() - 2);
        assert_eq!((*first, last), ("properties", &["system-out", "system-err"][..]));
        assert!(tests.iter().all(|t| *t == "testcase"));
    }
    let counts = ["tests", "failures", "errors", "skipped"].map(|a| suites[0].attribute(a).unwrap_or_default());
    assert_eq!(counts, ["4", "3", "0", "0"]);
    let cases: Vec<_> = document.descendants().filter(|n| n.has_tag_name("testcase")).collect();
    assert!(cases.iter().all(|c| c.attribute("classname").is_some() && c.attribute("time").is_some()));
    assert!(cases.iter().any(|c| c.attribute("name") == Some("odd]]>&\u{2401}\t.zeek")), "{text}");
    let result =
        |name: &str| cases.iter().find(|c| c.attribute("name") == Some(name)).and_then(|c| c.first_element_child());
    let slow = result("slow.zeek").expect("it failed");
    assert_eq!((slow.tag_name().name(), slow.attribute("type")), ("failure", Some("timeout")));
    assert!(
        result("raw.zeek")
            .and_then(|f| f.text())
            .expect("a diff")
            .contains("- ]]> \u{fffd}\u{2400}\u{240d}\u{241b}[0m")
    );
    assert!(result("good.zeek").is_none());
    assert_eq!(result("skipped.zeek").and_then(|s| s.attribute("message")), Some("\"why\" & <how>"));
    let seed = document.descendants().find(|n| n.attribute("name") == Some("shuffle-containers"));
    assert_eq!(seed.and_then(|n| n.attribute("value")), Some("7"));
}

#[test]
fn the_slowest_tests_are_told() {
    let s = Scratch::new("slowest");
    for name in ["a", "b", "c"] {
        s.write(&format!("{name}.zeek"), "");
    }
    let o = s.run(&["test", "--slowest=2"]);
    assert_eq!(out(&o).lines().filter(|l| l.contains(" ms  ") && l.ends_with(".zeek")).count(), 2, "{}", out(&o));
}

#[cfg(unix)]
#[test]
fn by_another_name_it_stands_in_for_zeek() {
    let s = Scratch::new("stand-in");
    for name in ["zeek", "zeek-config"] {
        std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_zeekling"), s.0.join(name)).expect("a link");
    }
    let run = |name: &str, args: &[&str]| {
        let mut c = Command::new(s.0.join(name));
        c.args(args).current_dir(&s.0).env_remove("ZEEKLING_ERROR_FORMAT").env("ZEEKPATH", "/x:y");
        c.output().expect("it runs")
    };
    // A finding of its own, and a message of Zeek's.
    s.write(
        "test.zeek",
        "event connection_state_remove(c: connection) { if ( ! c?$removal_hooks ) return; print c$uid; }\n",
    );
    s.write("wrong.zeek", "print 1\nprint 2;\n");
    assert_eq!(err(&s.run(&["-b", "--error-format", "short", "test.zeek"])).matches("ZK2014").count(), 1);
    let o = run("zeek", &["-b", "test"]);
    assert_eq!((o.status.code(), err(&o).as_str()), (Some(0), ""));
    assert!(err(&run("zeek", &["-b", "wrong"])).starts_with("error in wrong.zeek, line 2: syntax error"));
    assert!(err(&run("zeek", &["-b", "--lint", "all", "test"])).contains("every connection"));
    assert_eq!(out(&run("zeek-config", &["--zeekpath", "--version", "--cmake_dir"])), "/x:y\n8.2.2\n\n");
}

#[cfg(target_os = "linux")]
#[test]
fn check_watches_what_changes() {
    use std::io::BufRead;
    let s = Scratch::new("watch");
    s.write("a/x.zeek", "print 1;\n");
    let mut c = zeekling(&["check", "--watch", "--error-format", "short", "a"])
        .current_dir(&s.0)
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let (told, hears) = std::sync::mpsc::channel();
    let pipe = std::io::BufReader::new(c.stderr.take().expect("a pipe"));
    std::thread::spawn(move || pipe.lines().map_while(Result::ok).all(|line| told.send(line).is_ok()));
    // What it says up to the next time that it waits.
    let next = || {
        let mut said = Vec::new();
        loop {
            let line = hears.recv_timeout(std::time::Duration::from_secs(30)).expect("it goes on");
            said.push(line);
            if let Some(line) = said.last().filter(|l| l.ends_with("; waiting for changes")) {
                break (line.clone(), said.join("\n"));
            }
        }
    };
    assert_eq!(next().0, "1 script: 0 errors, 0 warnings; waiting for changes");
    s.write("a/x.zeek", "print 1\n");
    let (summary, all) = next();
    assert!(summary.starts_with("1 script: 1 error, ") && all.contains("a/x.zeek changed"), "{all}");
    // As editors save: another file, put in the place of the old.
    s.write("a/x.zeek~", "print 2;\n");
    std::fs::rename(s.0.join("a/x.zeek~"), s.0.join("a/x.zeek")).expect("it is moved");
    assert_eq!(next().0, "1 script: 0 errors, 0 warnings; waiting for changes");
    s.write("a/b/c/new.zeek", "local s: string = 1;\n");
    assert!(next().0.starts_with("2 scripts: 1 error, "));
    std::fs::remove_file(s.0.join("a/b/c/new.zeek")).expect("it goes");
    assert!(next().0.starts_with("1 script: 0 errors, "));
    // What was loaded is watched, too.
    s.write("beside.zeek", "global there = 1;\n");
    s.write("a/x.zeek", "@load ../beside\nprint there;\n");
    assert!(next().0.starts_with("1 script: 0 errors, "));
    s.write("beside.zeek", "global gone = 1;\n");
    assert!(next().1.contains("a/x.zeek:2:7: error"));
    let _ = c.kill();
    let _ = c.wait();
}

#[test]
fn shuffled_containers_find_what_depends_on_their_order() {
    let planted = ["test", "tests/workbench/order.zeek"];
    assert_eq!(run(&planted).status.code(), Some(0), "{}", out(&run(&planted)));
    for seed in 1..5 {
        let option = format!("--shuffle-containers={seed}");
        let o = run(&[planted[0], planted[1], &option]);
        let told =
            format!("it depends on an order that there is not: zeekling test {option} tests/workbench/order.zeek");
        assert_eq!(o.status.code(), Some(1));
        assert!(out(&o).contains(&told), "{}", out(&o));
    }
}

#[test]
fn every_place_that_shows_elements_is_shuffled() {
    let places = [
        "for ( x in s ) print x;",
        "print s;",
        "print cat(s);",
        "print fmt(\"%s\", s);",
        "print to_json(s);",
        "print t;",
        "print to_json(t);",
        "print table_keys(t);",
        "print table_values(t);",
        "print join_string_set(s, \",\");",
        "print s | set(\"d\");",
        "print s - set(\"a\");",
        "print copy(t);",
        "print md5_hash(s);",
        "print p[\"x\"];",
    ];
    let s = Scratch::new("places");
    for (i, place) in places.iter().enumerate() {
        let text = format!(
            "global s = set(\"a\", \"b\", \"c\");\nglobal t = table([\"a\"] = 1, [\"b\"] = 2, [\"c\"] = 3);\n\
             global p = table([/x/] = 1, [/./] = 2);\n{place}\n"
        );
        s.write(&format!("{i:02}.zeek"), &text);
    }
    s.write("kept.zeek", "global s = set(3, 1, 2) &ordered;\nprint s;\nfor ( x in s ) print x;\n");
    assert_eq!(s.run(&["test", "--bless"]).status.code(), Some(0));
    let o = s.run(&["test", "--shuffle-containers=3"]);
    assert!(!out(&o).contains("kept.zeek"));
    for (i, place) in places.iter().enumerate() {
        assert!(out(&o).contains(&format!("---- {i:02}.zeek ----")), "{place}: {}", out(&o));
    }
    let again = s.run(&["test", "--shuffle-containers=3"]);
    let without_time =
        |o: &Output| out(o).lines().filter(|l| !l.contains(" passed")).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(without_time(&o), without_time(&again));
}

#[test]
fn shells_and_man_know_the_command_line() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let o = run(&["completions", shell]);
        assert_eq!(o.status.code(), Some(0));
        assert!(out(&o).contains("shuffle-containers") && out(&o).contains("deny-warnings"), "{shell}");
    }
    let page = out(&run(&["man"]));
    for word in [".TH zeekling 1", "zeekling check", "zeekling test", "zeekling repl", "EXIT STATUS", "EXAMPLES"] {
        assert!(page.contains(word), "the man page lacks {word}");
    }
    assert!(out(&run(&["--help"])).contains("completions"));
}

#[test]
fn sessions_that_are_saved_can_be_run() {
    let s = Scratch::new("saved");
    let mut c = zeekling(&["repl", "-b"]).current_dir(&s.0).stdin(Stdio::piped()).spawn().expect("it starts");
    let text = "function f(): count { return 1; }\nlocal x = f();\n# Not kept.\n## Gives a number,\n##\n## always the same.\n\
                function f(): count { return 2; }\nglobal n = 1;  ##< How many.\n  ##< More.\n\
                type R: record {\n\ta: count;  ##< One.\n\t};\nprint x, f();\n1 + 1\n:save saved.zeek\n";
    c.stdin.take().expect("a pipe").write_all(text.as_bytes()).expect("it reads");
    assert_eq!(c.wait().expect("it ends").code(), Some(0));
    let saved = "## Gives a number,\n##\n## always the same.\nfunction f(): count { return 2; }\n\
                 global n = 1;  ##< How many.\ntype R: record {\n\ta: count;  ##< One.\n\t};\nlocal x = f();\nprint x, f();\n";
    assert_eq!(s.read("saved.zeek"), saved);
    assert_eq!(out(&s.run(&["-b", "saved.zeek"])), "2, 2\n");
}

#[test]
#[allow(clippy::disallowed_methods, reason = "how long it takes is what is tested")]
fn long_builtins_are_stopped() {
    let s = Scratch::new("long");
    let doubled = "function big(times: count): string { local s = \"abcdefgh\"; while ( times > 0 ) { s += s; --times; } return s; }\n";
    s.write("distance.zeek", &format!("{doubled}print levenshtein_distance(big(16), big(16));\n"));
    // As many as are in 40 levels of a pair of the same.
    let nested = "type P: record { a: any; b: any; };\nfunction deep(): P { local p = P($a = 1, $b = 1); local n = 0; while ( n < 40 ) { p = P($a = p, $b = p); ++n; } return p; }\n";
    for (name, use_) in
        [("cat", "print |cat(deep())|;"), ("print", "print deep();"), ("json", "print |to_json(deep())|;")]
    {
        s.write(&format!("{name}.zeek"), &format!("{nested}{use_}\n"));
    }
    let start = std::time::Instant::now();
    let o = s.run(&["test", "--timeout", "0.3", "-j", "1"]);
    assert_eq!(out(&o).matches("timed out after 0.").count(), 4, "{}", out(&o));
    assert!(start.elapsed().as_secs() < 10);
}

#[test]
#[cfg(target_os = "linux")]
fn too_little_memory_for_the_stack_is_an_error() {
    let limited = "ulimit -v 900000 && exec \"$0\" -b -e 'print 1;'";
    let o = Command::new("sh").args(["-c", limited, env!("CARGO_BIN_EXE_zeekling")]).output().expect("it starts");
    assert_eq!(o.status.code(), Some(1));
    assert_eq!(err(&o), "error: no room for the evaluator's stack\n");
}

#[test]
fn every_example_runs() {
    let examples = std::fs::read_dir("scripts/examples").expect("there are examples");
    let paths: Vec<_> = examples.map(|entry| entry.expect("it is readable").path().display().to_string()).collect();
    assert!(paths.len() >= 5);
    for path in paths {
        let o = run(&[&path]);
        assert_eq!((o.status.code(), err(&o)), (Some(0), String::new()), "{path}");
    }
}
