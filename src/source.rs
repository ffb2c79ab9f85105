//! Source files and places in them.
//!
//! Every file that is read gets a stretch of one running position space, so a [`Span`] is two numbers and still knows
//! its file. Position 0 belongs to no file: [`Span::NONE`] is the place of what nobody wrote.

use std::cell::OnceCell;
use std::rc::Rc;

/// A stretch of source text: half open, in bytes of the running position space.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default, PartialOrd, Ord)]
pub struct Span {
    /// First byte.
    pub lo: u32,
    /// One past the last byte.
    pub hi: u32,
}

impl std::fmt::Debug for Span {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}..{}", self.lo, self.hi)
    }
}

impl Span {
    /// The place of what stands in no file.
    pub const NONE: Span = Span { lo: 0, hi: 0 };

    /// The stretch from `lo` up to `hi`.
    pub fn new(lo: u32, hi: u32) -> Span {
        Span { lo, hi }
    }

    /// The smallest stretch that holds both.
    pub fn to(self, other: Span) -> Span {
        if self == Span::NONE {
            other
        } else if other == Span::NONE {
            self
        } else {
            Span::new(self.lo.min(other.lo), self.hi.max(other.hi))
        }
    }

    /// The empty stretch at this one's start.
    pub fn start(self) -> Span {
        Span::new(self.lo, self.lo)
    }

    /// The empty stretch at this one's end.
    pub fn end(self) -> Span {
        Span::new(self.hi, self.hi)
    }

    /// Whether this is the place of what stands in no file.
    pub fn is_none(self) -> bool {
        self == Span::NONE
    }
}

/// A file in the [`SourceMap`], by the order of reading.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct FileId(pub u32);

/// What [`SourceFile::told_name`] gives for a file of that name.
pub fn told_name(name: &str) -> String {
    if name.starts_with(['/', '.', '<']) { name.to_owned() } else { format!("./{name}") }
}

/// One file's text.
#[derive(Debug)]
pub struct SourceFile {
    /// The name by which messages speak of it: the path as it was found, or `<command line>` and the like.
    pub name: String,
    /// The bytes; Zeek's sources need not be UTF-8.
    pub text: Rc<[u8]>,
    /// Where the file starts in the running position space.
    pub base: u32,
    /// Found when somebody first asks for a line: most files are never spoken of.
    line_starts: OnceCell<Vec<u32>>,
}

impl SourceFile {
    /// The name by which scripts are told of it: one that goes on from the working directory says so (reference: util.cc,
    /// `find_file_in_path`).
    pub fn told_name(&self) -> String {
        told_name(&self.name)
    }

    /// The file's whole span.
    pub fn span(&self) -> Span {
        Span::new(self.base, self.base + self.text.len() as u32)
    }

    /// The bytes of `line` (counted from 1), without its end of line.
    pub fn line(&self, line: u32) -> &[u8] {
        let starts = self.line_starts();
        let start = starts.get((line - 1) as usize).map_or(self.text.len(), |&s| s as usize);
        let end = starts.get(line as usize).map_or(self.text.len(), |&e| e as usize);
        let text = &self.text[start..end];
        let text = text.strip_suffix(b"\n").unwrap_or(text);
        text.strip_suffix(b"\r").unwrap_or(text)
    }

    /// How many lines there are.
    pub fn line_count(&self) -> u32 {
        self.line_starts().len() as u32
    }

    fn line_starts(&self) -> &[u32] {
        self.line_starts.get_or_init(|| {
            let mut starts = vec![0];
            starts.extend(memchr::memchr_iter(b'\n', &self.text).map(|i| i as u32 + 1));
            if starts.len() > 1 && starts.last() == Some(&(self.text.len() as u32)) {
                starts.pop();
            }
            starts
        })
    }
}

/// A place as people read it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
    /// The file.
    pub file: FileId,
    /// Counted from 1.
    pub line: u32,
    /// Counted from 1, in bytes.
    pub column: u32,
}

/// All the files that were read, in that order.
#[derive(Debug, Default)]
pub struct SourceMap {
    files: Vec<SourceFile>,
}

impl SourceMap {
    /// No files.
    pub fn new() -> SourceMap {
        SourceMap::default()
    }

    /// Takes a file in. `None` when the position space (4 GiB in all) is used up.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<Rc<[u8]>>) -> Option<FileId> {
        let text = text.into();
        let base = self.files.last().map_or(1, |f| f.base + f.text.len() as u32 + 1);
        let len = u32::try_from(text.len()).ok()?;
        base.checked_add(len)?.checked_add(1)?;
        self.files.push(SourceFile { name: name.into(), text, base, line_starts: OnceCell::new() });
        Some(FileId(self.files.len() as u32 - 1))
    }

    /// The file of that id.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// The file a span stands in.
    pub fn file_of(&self, span: Span) -> Option<FileId> {
        if span.is_none() || self.files.is_empty() {
            return None;
        }
        let after = self.files.partition_point(|f| f.base <= span.lo);
        after.checked_sub(1).map(|i| FileId(i as u32))
    }

    /// File, line and column of a span's first byte.
    pub fn place(&self, span: Span) -> Option<Place> {
        let id = self.file_of(span)?;
        let file = self.file(id);
        let at = span.lo - file.base;
        if at as usize == file.text.len() && file.text.ends_with(b"\n") {
            // The end of a file is behind its last line.
            return Some(Place { file: id, line: file.line_count() + 1, column: 1 });
        }
        let starts = file.line_starts();
        let line = starts.partition_point(|&s| s <= at);
        Some(Place { file: id, line: line as u32, column: at - starts[line - 1] + 1 })
    }

    /// The text of a span, as far as it stands in one file.
    pub fn text(&self, span: Span) -> &[u8] {
        let Some(id) = self.file_of(span) else { return b"" };
        let file = self.file(id);
        let lo = (span.lo - file.base) as usize;
        let hi = ((span.hi - file.base) as usize).min(file.text.len());
        file.text.get(lo..hi).unwrap_or(b"")
    }

    /// All files with their ids.
    pub fn files(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files.iter().enumerate().map(|(i, f)| (FileId(i as u32), f))
    }
}
