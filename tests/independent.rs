//! One cause, one diagnostic: programs with three mistakes that have nothing to do with each other give exactly three.

use std::process::Command;

/// Mistakes, each within items of its own; `@` stands for a number that keeps their names apart.
const MISTAKES: [&str; 20] = [
    "function f@()\n\t{\n\tlocal a = 1\n\tprint a;\n\t}\n",
    "function f@(x: count): count\n\t{\n\treturn (x + 1;\n\t}\n",
    "const c@ = ;\n",
    "type T@: record { a: count b: count; };\n",
    "function f@()\n\t{\n\tprint \"open;\n\t}\n",
    "function f@(): count\n\t{\n\treturn \"a\";\n\t}\n",
    "function f@()\n\t{\n\tprint nowhere@;\n\t}\n",
    "function f@()\n\t{\n\tprint 1 + \"a\";\n\t}\n",
    "global g@: nosuchtype@;\nfunction f@()\n\t{\n\tprint g@;\n\t}\n",
    "function f@()\n\t{\n\tlocal r = [$a=1];\n\tprint r$b;\n\t}\n",
    "function f@()\n\t{\n\tfor ( i in 5 )\n\t\tprint i + 1;\n\t}\n",
    "global g@: count &optional;\n",
    "function f@()\n\t{\n\tif ( \"x\" )\n\t\tprint 1;\n\t}\n",
    "global g@: count = \"x\";\n",
    "@load nosuch@\n",
    "function f@()\n\t{\n\tlocal n += 1;\n\tprint n;\n\t}\n",
    "event nobody@(n: nosuchtype@)\n\t{\n\tprint n;\n\t}\nevent zeek_init()\n\t{\n\tevent nobody@(1);\n\t}\n",
    "type R@: record { a: count; };\nfunction f@(): R@\n\t{\n\treturn R@($b=1);\n\t}\n",
    "global t@: table[addr] of count;\nfunction f@()\n\t{\n\tt@[1] = 2;\n\t}\n",
    "redef nothing@ += { 1 };\n",
];

#[test]
fn three_independent_mistakes_are_three_diagnostics() {
    let mut wrong = String::new();
    for n in 0..40 {
        let chosen = [n % 20, (n * 7 + 3) % 20, (n * 11 + 8) % 20];
        if chosen[0] == chosen[1] || chosen[1] == chosen[2] || chosen[0] == chosen[2] {
            continue;
        }
        let parts = chosen.iter().enumerate().map(|(at, i)| MISTAKES[*i].replace('@', &at.to_string()));
        let program = parts.collect::<Vec<_>>().join("\n");
        let file = std::env::temp_dir().join(format!("zeekling-three-{n}-{}.zeek", std::process::id()));
        std::fs::write(&file, &program).expect("a file can be written");
        let out = Command::new(env!("CARGO_BIN_EXE_zeekling"))
            .args(["-b", "--no-unused-warnings", "--error-format", "short"])
            .arg(&file)
            .env_remove("ZEEKPATH")
            .output()
            .expect("the program starts");
        std::fs::remove_file(&file).expect("and removed");
        let said = String::from_utf8_lossy(&out.stderr);
        if said.lines().count() != 3 {
            wrong += &format!("---- {n}\n{program}\n{said}\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
