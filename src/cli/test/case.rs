//! What a test is: a script or a session, what its head asks for, and the files that are parts of it.

use super::Normaliser;
use clap::ValueEnum;
use std::io;
use std::path::{Path, PathBuf};

/// One test.
#[derive(Clone)]
pub struct Case {
    /// The script, or the session's text.
    pub path: PathBuf,
    /// What is run: the text without its parts, each of their lines left empty.
    pub text: Vec<u8>,
    /// It is what `zeekling repl` reads.
    pub is_session: bool,
    /// What the head asks for.
    pub head: Head,
    /// The files that are parts of it.
    pub parts: Vec<Part>,
}

/// A file that is a part of a test.
#[derive(Clone)]
pub struct Part {
    /// Its path, below the directory that the test runs in.
    pub name: String,
    /// What is in it.
    pub text: Vec<u8>,
}

/// What the comments at the head of a test ask for.
#[derive(Clone, Default)]
pub struct Head {
    /// The words of the command line; `%` is the script.
    pub args: Option<Vec<String>>,
    /// The exit status that is expected.
    pub exit: i32,
    /// Why it is not run.
    pub skip: Option<String>,
    /// Environment variables.
    pub env: Vec<(String, String)>,
    /// What differs from run to run.
    pub normalise: Vec<Normaliser>,
}

/// The tests below a path; hidden files are none, nor are those whose names begin with `_`.
pub fn collect(path: &Path, into: &mut Vec<PathBuf>) -> io::Result<()> {
    if !path.is_dir() {
        into.push(path.to_owned());
        return Ok(());
    }
    for entry in std::fs::read_dir(path)? {
        let path = entry?.path();
        let left_out = path.file_name().is_some_and(|n| n.to_string_lossy().starts_with(['_', '.']));
        let extension = path.extension().map(|e| e.to_string_lossy().into_owned());
        let extension = extension.as_deref();
        if left_out {
            continue;
        }
        // The directory that stands for here is nothing to name.
        let path = path.strip_prefix(".").map(Path::to_owned).unwrap_or(path);
        if path.is_dir() {
            collect(&path, into)?;
        } else if extension == Some("zeek") || extension == Some("in") && !path.with_extension("zeek").exists() {
            into.push(path);
        }
    }
    Ok(())
}

impl Case {
    /// Reads a test.
    ///
    /// # Errors
    /// When it cannot be read, or its head asks for what there is not.
    pub fn read(path: PathBuf) -> Result<Case, String> {
        let text = std::fs::read(&path).map_err(|e| format!("cannot read {}: {e}", path.display()))?;
        let head = Head::parse(&text).map_err(|why| format!("{}: {why}", path.display()))?;
        let (text, parts) = split(&text);
        let is_session = path.extension().is_some_and(|e| e == "in");
        Ok(Case { path, text, is_session, head, parts })
    }

    /// The file name.
    pub fn file_name(&self) -> String {
        self.path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default()
    }

    /// The directory it stands in.
    pub fn directory(&self) -> &Path {
        match self.path.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        }
    }

    /// The words of its command line.
    pub fn args(&self) -> Vec<String> {
        let own = |list: &[&str]| list.iter().map(|w| (*w).to_owned()).collect();
        let args = match &self.head.args {
            Some(args) => args.clone(),
            None if self.is_session => own(&["repl", "-b"]),
            None => own(&["-b", "%"]),
        };
        args.into_iter().map(|w| if w == "%" { self.file_name() } else { w }).collect()
    }
}

impl Head {
    fn parse(text: &[u8]) -> Result<Head, String> {
        let mut head = Head::default();
        for line in text.split(|b| *b == b'\n').take_while(|l| l.starts_with(b"#")) {
            let line = String::from_utf8_lossy(line);
            let Some((key, value)) = line.trim_start_matches('#').split_once(':') else { continue };
            let value = value.trim();
            match key.trim() {
                "args" => head.args = Some(words(value)),
                "exit" => head.exit = value.parse().map_err(|_| format!("# exit: {value} is no status"))?,
                "skip" => head.skip = Some(value.to_owned()),
                "env" => {
                    let (name, value) = value.split_once('=').ok_or(format!("# env: {value} is not NAME=VALUE"))?;
                    head.env.push((name.to_owned(), value.to_owned()));
                }
                "normalise" => {
                    for name in value.split_whitespace() {
                        let known = Normaliser::from_str(name, false);
                        head.normalise.push(known.map_err(|_| format!("# normalise: there is no {name}"))?);
                    }
                }
                // Any other comment.
                _ => {}
            }
        }
        Ok(head)
    }
}

/// Words as a shell takes them apart: quotes keep blanks.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    for c in text.chars() {
        match (quote, c) {
            (Some(q), _) if q == c => quote = None,
            (None, '\'' | '"') => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (None, c) if c.is_whitespace() => words.extend(word.take()),
            (_, c) => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    words
}

/// Takes the parts out of a test.
fn split(text: &[u8]) -> (Vec<u8>, Vec<Part>) {
    let mut own = Vec::with_capacity(text.len());
    let mut parts: Vec<Part> = Vec::new();
    let mut within = false;
    for line in text.split_inclusive(|b| *b == b'\n') {
        let word = line.trim_ascii_start();
        let name = word.strip_prefix(b"@TEST-START-FILE").map(|n| String::from_utf8_lossy(n.trim_ascii()).into_owned());
        if let Some(name) = name {
            parts.push(Part { name, text: Vec::new() });
            within = true;
        } else if word.starts_with(b"@TEST-END-FILE") {
            within = false;
        } else if let (true, Some(part)) = (within, parts.last_mut()) {
            part.text.extend_from_slice(line);
        } else {
            own.extend_from_slice(line);
            continue;
        }
        // The rest keeps its places.
        own.push(b'\n');
    }
    (own, parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads() {
        let head =
            Head::parse(b"# args: -b % -- 'a b' \"\"\n# exit: 3\n# env: A=b=c\n# Some words: here\n\n# exit: 4\n")
                .unwrap();
        assert_eq!(head.args.unwrap(), ["-b", "%", "--", "a b", ""]);
        assert_eq!((head.exit, head.env), (3, vec![("A".to_owned(), "b=c".to_owned())]));
        assert!(Head::parse(b"# normalise: nothing\n").is_err());
    }

    #[test]
    fn parts_leave_their_lines() {
        let (own, parts) = split(b"print 1;\n@TEST-START-FILE a.zeek\nprint 2;\n@TEST-END-FILE\nprint 3;\n");
        assert_eq!(String::from_utf8_lossy(&own), "print 1;\n\n\n\nprint 3;\n");
        assert_eq!((parts[0].name.as_str(), &*parts[0].text), ("a.zeek", &b"print 2;\n"[..]));
    }
}
