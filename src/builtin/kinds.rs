//! What kind of data a string holds, by its beginning.
//!
//! The reference decides by some four hundred signatures. Here the infer crate knows files of other programs, which get the
//! reference's names and strengths; scripts, markup and other text are told apart as those signatures do. What neither of
//! the two knows is unknown.

use super::text::named_vector;
use super::{Table, unplaced_warning};
use crate::eval::{Eval, Invocation};
use crate::types::Type;
use crate::value::{RecordVal, Value};
use std::rc::Rc;

pub(super) const TABLE: Table = &[("identify_data", identify_data), ("file_magic", file_magic)];

/// A MIME type and the strength of the signature that tells it.
type Kind = (&'static str, i64);

/// What the infer crate calls a kind, and the reference.
const NAMES: &[(&str, Kind)] = &[
    ("application/dicom", ("application/dicom", 70)),
    ("application/epub+zip", ("application/epub+zip", 110)),
    ("application/font-woff", ("application/font-woff", 70)),
    ("application/gzip", ("application/x-gzip", 100)),
    ("application/msword", ("application/msword", 50)),
    ("application/pdf", ("application/pdf", 80)),
    ("application/postscript", ("application/postscript", 50)),
    ("application/rtf", ("text/rtf", 80)),
    ("application/vnd.debian.binary-package", ("application/x-debian-package", 171)),
    ("application/vnd.microsoft.portable-executable", ("application/x-dosexec", 51)),
    ("application/vnd.ms-cab-compressed", ("application/vnd.ms-cab-compressed", 110)),
    // Which program wrote such a document is not told.
    ("application/vnd.ms-excel", ("application/msword", 50)),
    ("application/vnd.ms-powerpoint", ("application/msword", 50)),
    ("application/x-ole-storage", ("application/msword", 50)),
    ("application/vnd.oasis.opendocument.presentation", ("application/vnd.oasis.opendocument.presentation", 110)),
    ("application/vnd.oasis.opendocument.spreadsheet", ("application/vnd.oasis.opendocument.spreadsheet", 110)),
    ("application/vnd.oasis.opendocument.text", ("application/vnd.oasis.opendocument.text", 110)),
    (
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        ("application/vnd.openxmlformats-officedocument.presentationml.presentation", 80),
    ),
    (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", 80),
    ),
    (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", 80),
    ),
    ("application/vnd.rar", ("application/x-rar", 70)),
    ("application/x-7z-compressed", ("application/x-7z-compressed", 50)),
    ("application/x-bzip2", ("application/x-bzip2", 60)),
    ("application/x-compress", ("application/x-compress", 50)),
    ("application/x-cpio", ("application/x-cpio", 50)),
    ("application/x-google-chrome-extension", ("application/chrome-ext", 100)),
    ("application/x-lz4", ("application/x-lz4", 70)),
    ("application/x-lzip", ("application/x-lzip", 70)),
    ("application/x-rpm", ("application/x-rpm", 70)),
    ("application/x-shockwave-flash", ("application/x-shockwave-flash", 60)),
    ("application/x-tar", ("application/x-tar", 100)),
    ("application/x-unix-archive", ("application/x-archive", 70)),
    ("application/x-xz", ("application/x-xz", 90)),
    ("audio/m4a", ("audio/m4a", 70)),
    ("audio/midi", ("audio/midi", 70)),
    ("audio/mpeg", ("audio/mpeg", 20)),
    ("audio/ogg", ("application/ogg", 70)),
    ("audio/opus", ("application/ogg", 70)),
    ("audio/x-aiff", ("audio/x-aiff", 70)),
    ("audio/x-ape", ("audio/x-ape", 70)),
    ("audio/x-flac", ("audio/x-flac", 70)),
    ("audio/x-wav", ("audio/x-wav", 70)),
    ("image/bmp", ("image/x-ms-bmp", 50)),
    ("image/gif", ("image/gif", 70)),
    ("image/jp2", ("image/jp2", 60)),
    ("image/jpeg", ("image/jpeg", 52)),
    ("image/png", ("image/png", 110)),
    ("image/tiff", ("image/tiff", 70)),
    ("image/vnd.adobe.photoshop", ("image/vnd.adobe.photoshop", 70)),
    ("image/vnd.djvu", ("image/vnd.djvu", 70)),
    ("image/vnd.microsoft.icon", ("image/x-icon", 70)),
    ("image/webp", ("image/webp", 70)),
    ("image/x-canon-cr2", ("image/x-canon-cr2", 130)),
    ("video/mp4", ("video/mp4", 70)),
    ("video/mpeg", ("video/mpeg", 50)),
    ("video/quicktime", ("video/quicktime", 70)),
    ("video/webm", ("video/webm", 70)),
    ("video/x-flv", ("video/x-flv", 60)),
    ("video/x-m4v", ("video/mp4", 60)),
    ("video/x-matroska", ("video/x-matroska", 110)),
    ("video/x-ms-wmv", ("video/x-ms-asf", 70)),
    ("video/x-msvideo", ("video/x-msvideo", 70)),
];

/// Beginnings of the names of programs that run scripts.
const PROGRAMS: &[(&[&str], Kind)] = &[
    (&["sh", "bash", "tcsh", "csh", "zsh", "fash", "aesh", "ksh"], ("text/x-shellscript", 250)),
    (&["perl"], ("text/x-perl", 60)),
    (&["ruby"], ("text/x-ruby", 60)),
    (&["python"], ("text/x-python", 60)),
    (&["awk", "gawk", "nawk"], ("text/x-awk", 60)),
    (&["wish", "tcl"], ("text/x-tcl", 60)),
    (&["lua"], ("text/x-lua", 49)),
    (&["node"], ("application/javascript", 60)),
    (&["php"], ("text/x-php", 60)),
];

/// All kinds that data may be of, the strongest first, and one of each strength.
fn kinds(data: &[u8]) -> Vec<Kind> {
    let named = infer::get(data).and_then(|kind| NAMES.iter().find(|(name, _)| *name == kind.mime_type()));
    let mut all: Vec<Kind> = named.map(|(_, kind)| *kind).into_iter().collect();
    all.extend(of_bytes(data));
    all.extend(script(data));
    all.extend(markup(data));
    all.extend(json(data));
    if is_text(data) {
        all.push(("text/plain", -20));
    }
    all.sort_by_key(|(_, strength)| -strength);
    all.dedup_by_key(|(_, strength)| *strength);
    all
}

/// What stands at fixed places.
fn of_bytes(data: &[u8]) -> Vec<Kind> {
    let mut found = Vec::new();
    match data {
        [b'P', b'K', 3, 4, _, _, ..] => found.push(("application/zip", 10)),
        [0x7f, b'E', b'L', b'F', 1 | 2, order, rest @ ..] => {
            let kind = rest.get(10..12).map(|t| if *order == 1 { [t[1], t[0]] } else { [t[0], t[1]] });
            match kind {
                Some([0, 1]) => found.push(("application/x-object", 50)),
                Some([0, 2]) => found.push(("application/x-executable", 50)),
                Some([0, 3]) => found.push(("application/x-sharedlib", 50)),
                Some([0, 4]) => found.push(("application/x-coredump", 50)),
                _ => {}
            }
        }
        [0xca, 0xfe, 0xba, 0xbe, _, _, 0, 1..=0x14, ..] => found.push(("application/x-mach-o-executable", 100)),
        [0xca, 0xfe, 0xba, 0xbe, _, _, _, 0x2d..=0x34, ..] => found.push(("application/x-java-applet", 71)),
        [0xce | 0xcf, 0xfa, 0xed, 0xfe, ..] => found.push(("application/x-mach-o-executable", 100)),
        [0xa1, 0xb2, 0xc3, 0xd4, ..] | [0xd4, 0xc3, 0xb2, 0xa1, ..] => found.push(("application/vnd.tcpdump.pcap", 70)),
        [0x0a, 0x0d, 0x0d, 0x0a, _, _, _, _, 0x1a, 0x2b, 0x3c, 0x4d, ..]
        | [0x0a, 0x0d, 0x0d, 0x0a, _, _, _, _, 0x4d, 0x3c, 0x2b, 0x1a, ..] => {
            found.push(("application/vnd.tcpdump.pcap", 100));
        }
        _ => {}
    }
    found
}

/// Scripts, by the program that their first line names, or by what only they begin with.
fn script(data: &[u8]) -> Vec<Kind> {
    let line = data.split(|b| *b == b'\n').next().unwrap_or_default();
    let mut found = Vec::new();
    if memchr::memmem::find(line, b"<?php").is_some() {
        found.push(("text/x-php", 40));
    }
    if let Some(command) = data.strip_prefix(b"@") {
        let word = |s: &'static [u8]| command.get(..s.len()).is_some_and(|start| start.eq_ignore_ascii_case(s));
        let words: Vec<&[u8]> = command.split(|b| *b == b' ').filter(|w| !w.is_empty()).take(2).collect();
        if let [echo, off] = words.as_slice()
            && echo.eq_ignore_ascii_case(b"echo")
            && off.get(..3).is_some_and(|start| start.eq_ignore_ascii_case(b"off"))
        {
            found.push(("text/x-msdos-batch", 110));
        } else if word(b"set ") {
            found.push(("text/x-msdos-batch", 70));
        } else if word(b"rem") {
            found.push(("text/x-msdos-batch", 60));
        }
    }
    let Some(path) = line.strip_prefix(b"#!") else { return found };
    // Up to fifteen bytes lie before `bin/`.
    for at in memchr::memmem::find_iter(path, b"bin/").filter(|at| (1..=15).contains(at)) {
        let program = &data[2 + at + 4..];
        let behind_env = program.strip_prefix(b"env").map(<[u8]>::trim_ascii_start);
        let behind_env = behind_env.filter(|rest| rest.len() + 3 < program.len());
        let is = |name: &&str| [Some(program), behind_env].iter().flatten().any(|p| p.starts_with(name.as_bytes()));
        found.extend(PROGRAMS.iter().filter(|(names, _)| names.iter().any(is)).map(|(_, kind)| *kind));
    }
    found
}

/// XML and HTML, which comments and blanks may precede.
fn markup(data: &[u8]) -> Vec<Kind> {
    let start = without_comments(without_mark(data));
    let mut found = Vec::new();
    if start.starts_with(b"<?xml ") {
        found.push(("application/xml", 10));
    }
    let declaration =
        start.strip_prefix(b"<?xml ").and_then(|rest| Some(&rest[memchr::memmem::find(rest, b"?>")? + 2..]));
    let start = without_comments(declaration.unwrap_or(start));
    let Some(tag) = start.strip_prefix(b"<") else { return found };
    let is = |word: &str| tag.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word.as_bytes()));
    let after = |word: &str| tag[word.len()..].trim_ascii_start();
    let follows = |word: &str, next: &str| {
        is(word) && after(word).get(..next.len()).is_some_and(|start| start.eq_ignore_ascii_case(next.as_bytes()))
    };
    if follows("!doctype ", "html") {
        found.extend([("text/html", 100), ("text/html", 49)]);
    } else if is("html") {
        found.extend([("text/html", 100), ("text/html", 20)]);
    } else if follows("meta ", "http-equiv") {
        found.push(("text/html", 100));
    } else if is("head") || is("title") || is("body") {
        found.push(("text/html", 20));
    }
    found
}

/// JSON: an object up to the beginning of its first value, an array up to its first comma, or one that holds another.
fn json(data: &[u8]) -> Option<Kind> {
    let text = without_mark(data).trim_ascii_start();
    let inner = text.get(1..).unwrap_or_default().trim_ascii_start();
    let string = |s: &[u8]| Some(memchr::memchr(b'"', s.strip_prefix(b"\"")?)?).filter(|n| *n > 0).map(|n| n + 2);
    let word = |s: &[u8]| {
        let rest = s.iter().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'\\')).count();
        s.first().is_some_and(u8::is_ascii_alphabetic).then_some(rest)
    };
    let is_json = match text.first()? {
        b'{' => {
            let key = string(inner).or_else(|| word(inner));
            let value =
                key.and_then(|n| inner[n..].trim_ascii_start().strip_prefix(b":")).map(<[u8]>::trim_ascii_start);
            value.is_some_and(|v| {
                matches!(v.first(), Some(b'"' | b'[' | b'{' | b'0'..=b'9'))
                    || v.starts_with(b"true")
                    || v.starts_with(b"false")
            })
        }
        b'[' => {
            let number = inner.iter().take_while(|b| b.is_ascii_digit() || **b == b'.').count();
            let constant = [&b"true"[..], b"false"].iter().find(|c| inner.starts_with(c)).map(|c| c.len());
            let first = string(inner).or(constant).or((number > 0).then_some(number));
            matches!(inner.first(), Some(b'{' | b'['))
                || first.is_some_and(|n| inner[n..].trim_ascii_start().starts_with(b","))
        }
        _ => false,
    };
    if is_json {
        return Some(("text/json", 1));
    }
    let is_empty = matches!((text[0], inner.trim_ascii_end()), (b'{', b"}") | (b'[', b"]"));
    is_empty.then_some(("text/json", 0))
}

/// Behind a byte order mark.
fn without_mark(data: &[u8]) -> &[u8] {
    let marks: [&[u8]; 3] = [b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"];
    marks.iter().find_map(|mark| data.strip_prefix(*mark)).unwrap_or(data)
}

/// Behind blanks and comments of markup.
fn without_comments(data: &[u8]) -> &[u8] {
    let mut rest = data.trim_ascii_start();
    while let Some(comment) = rest.strip_prefix(b"<!--")
        && let Some(end) = memchr::memmem::find(comment, b"-->")
    {
        rest = comment[end + 3..].trim_ascii_start();
    }
    rest
}

/// Ten bytes of printable text, a byte order mark aside.
fn is_text(data: &[u8]) -> bool {
    let data = data.strip_prefix(b"\xef\xbb\xbf").unwrap_or(data);
    data.first_chunk::<10>().is_some_and(|start| start.iter().all(|b| matches!(b, b' '..=b'~' | b'\t'..=b'\r')))
}

fn identify_data(inv: &mut Invocation<'_>) -> Eval<Value> {
    if !inv.bool(1)? {
        unplaced_warning(inv, "identify_data() gives MIME types only, but more was asked for");
    }
    Ok(Value::string(kinds(inv.bytes(0)?).first().map_or("<unknown>", |(mime, _)| mime)))
}

fn file_magic(inv: &mut Invocation<'_>) -> Eval<Value> {
    let Some(ty) = inv.interp.record_type("mime_match") else { return Ok(Value::Unset) };
    let record = |(mime, strength): Kind| {
        let fields = vec![Value::Int(strength), Value::string(mime)];
        Value::Record(Rc::new(RecordVal::new(ty.clone(), fields)))
    };
    let matches = kinds(inv.bytes(0)?).into_iter().map(record).collect();
    Ok(named_vector(inv.interp, "mime_matches", Type::Record(ty), matches))
}
