//! Where scripts are found: on disk along ZEEKPATH, in memory, and in the tree that is bundled with the program.
//!
//! A file is known by its path. Those of the bundled tree begin with [`BUNDLED`], so that what such a file loads
//! relative to itself is looked for there.

use super::{Deferred, DeferredIn};
use std::borrow::Cow;
use std::collections::HashMap;
use std::iter;
use std::path::Path;
use std::rc::Rc;

/// What the paths of bundled files begin with.
pub const BUNDLED: &str = "<bundled>";

/// Gives the bytes of a bundled file, by its path below `scripts/`.
pub type Bundle = fn(&str) -> Option<&'static [u8]>;

/// The files that scripts can be loaded from.
#[derive(Clone, Debug)]
pub struct Files {
    path: Vec<String>,
    bundle: Bundle,
    deferred: Option<DeferredIn>,
    memory: HashMap<String, Rc<[u8]>>,
    on_disk: bool,
}

/// A file that was looked for and is there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Found {
    /// The path by which messages speak of it.
    pub path: String,
    /// The same for all paths of one file.
    pub canonical: String,
}

/// Why there is no such file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Missing {
    /// Nothing of that name: the paths that were tried.
    Nowhere(Vec<String>),
    /// A directory without a `__load__.zeek`.
    EmptyPackage(String),
}

enum Kind {
    File,
    Directory,
}

impl Files {
    /// Disk, searched along `path` (the entries of ZEEKPATH), then the bundled tree.
    pub fn new(path: Vec<String>, bundle: Bundle) -> Files {
        Files { path, bundle, deferred: None, memory: HashMap::new(), on_disk: true }
    }

    /// Only what [`Files::insert`] puts in, and the bundled tree.
    pub fn in_memory(bundle: Bundle) -> Files {
        Files { path: vec![".".to_owned()], bundle, deferred: None, memory: HashMap::new(), on_disk: false }
    }

    /// Some declarations of bundled files wait until they are named; where these stand is known to `deferred`. With `None`
    /// all are declared as their files are read.
    pub fn with_deferred(self, deferred: Option<DeferredIn>) -> Files {
        Files { deferred, ..self }
    }

    /// The declarations that wait in a file that was found.
    pub fn deferred(&self, path: &str) -> &'static [Deferred] {
        match below_bundle(path) {
            Some(name) if !self.memory.contains_key(path) => self.deferred.map_or(&[], |of| of(name)),
            _ => &[],
        }
    }

    /// Whether declarations of bundled files wait until they are named.
    pub fn defers(&self) -> bool {
        self.deferred.is_some()
    }

    /// Puts a file in; it comes before one of the same path on disk.
    pub fn insert(&mut self, path: &str, text: impl Into<Rc<[u8]>>) {
        self.memory.insert(normalise(path), text.into());
    }

    /// Looks for a script. `from` is the path of the file that asks, `None` for the command line.
    ///
    /// # Errors
    /// When there is none, with where it was looked for.
    pub fn script(&self, name: &str, from: Option<&str>) -> Result<Found, Missing> {
        let (path, kind) = self.search(name, from, ".zeek").map_err(Missing::Nowhere)?;
        let path = match kind {
            Kind::File => path,
            Kind::Directory => {
                let package = join(&path, "__load__.zeek");
                match self.kind(&package) {
                    Some(Kind::File) => package,
                    Some(Kind::Directory) | None => return Err(Missing::EmptyPackage(path)),
                }
            }
        };
        Ok(Found { canonical: self.canonical(&path), path })
    }

    /// Looks for a signature file.
    ///
    /// # Errors
    /// As [`Files::script`].
    pub fn signatures(&self, name: &str, from: Option<&str>) -> Result<Found, Missing> {
        let (path, _) = self.search(name, from, ".sig").map_err(Missing::Nowhere)?;
        Ok(Found { canonical: self.canonical(&path), path })
    }

    /// A file of the bundled tree, by its path below `scripts/`.
    pub fn bundled(&self, name: &str) -> Option<Found> {
        let path = join(BUNDLED, name);
        matches!(self.kind(&path), Some(Kind::File)).then(|| Found { canonical: path.clone(), path })
    }

    /// The bundled file of the same name as one that was found along the search path: the two are one script, of which
    /// the first to be loaded counts.
    pub fn bundled_twin(&self, found: &Found) -> Option<String> {
        if below_bundle(&found.path).is_some() {
            return None;
        }
        let separators = found.canonical.match_indices('/').map(|(at, _)| at + 1);
        iter::once(0).chain(separators).find_map(|at| {
            let (directory, name) = found.canonical.split_at(at);
            (self.bundle)(name)?;
            let is_entry = |entry: &String| self.canonical(&normalise(entry)) == normalise(directory);
            self.path.iter().any(is_entry).then(|| join(BUNDLED, name))
        })
    }

    /// The text of a file of the bundled tree, unless another one takes its place.
    pub fn bundled_text(&self, name: &str) -> Option<&'static [u8]> {
        if self.memory.is_empty() { (self.bundle)(name) } else { None }
    }

    /// The bytes of a file that was found.
    ///
    /// # Errors
    /// What the system says.
    pub fn read(&self, path: &str) -> std::io::Result<Rc<[u8]>> {
        if let Some(text) = self.memory.get(path) {
            return Ok(text.clone());
        }
        match below_bundle(path) {
            Some(name) => (self.bundle)(name).map(Rc::from).ok_or_else(|| std::io::ErrorKind::NotFound.into()),
            None => std::fs::read(path).map(Rc::from),
        }
    }

    /// The directory of a file, absolute: what `@DIR` gives. A relative path goes on from `/.` after the working
    /// directory (reference: scan.l).
    pub fn directory(&self, path: &str) -> String {
        let directory = parent(path);
        if !self.on_disk || below_bundle(path).is_some() || Path::new(directory).is_absolute() {
            return directory.to_owned();
        }
        let here = std::env::current_dir().unwrap_or_default();
        let here = here.to_string_lossy();
        if directory == "." { format!("{here}/.") } else { format!("{here}/./{directory}") }
    }

    /// A file's path below its entry of the search path.
    pub fn below_search_path<'p>(&self, path: &'p str) -> &'p str {
        let entries = self.path.iter().map(|e| normalise(e)).filter(|e| e != ".");
        let entry =
            entries.chain([BUNDLED.to_owned()]).find(|e| path.strip_prefix(e).is_some_and(|p| p.starts_with('/')));
        entry.map_or(path, |e| path[e.len()..].trim_start_matches('/'))
    }

    /// The first of the paths where a name may stand that is there, or all that were tried.
    fn search(&self, name: &str, from: Option<&str>, extension: &str) -> Result<(String, Kind), Vec<String>> {
        let mut tried = Vec::new();
        let absolute = Path::new(name).is_absolute();
        let in_bundle = from.and_then(below_bundle).is_some();
        let bundled = ["", "/policy", "/site"].into_iter().map(|directory| Cow::from([BUNDLED, directory].concat()));
        let path = self.path.iter().map(Cow::from);
        let entries: Box<dyn Iterator<Item = Cow<str>>> = if absolute {
            Box::new(iter::once(Cow::from("")))
        } else if name.starts_with('.') {
            Box::new(iter::once(Cow::from(from.map_or(".", parent))))
        } else if in_bundle {
            Box::new(bundled.chain(path))
        } else {
            // The command line names files as the shell does, whatever the search path is.
            let here = from.is_none().then(|| Cow::from("."));
            Box::new(here.into_iter().chain(path).chain(bundled))
        };
        for entry in entries {
            let plain = if absolute { normalise(name) } else { join(&entry, name) };
            let extended = (!absolute).then(|| [&plain, extension].concat());
            for path in extended.into_iter().chain([plain]) {
                if let Some(kind) = self.kind(&path) {
                    return Ok((path, kind));
                }
                if !tried.contains(&path) {
                    tried.push(path);
                }
            }
        }
        Err(tried)
    }

    fn kind(&self, path: &str) -> Option<Kind> {
        if self.memory.contains_key(path) {
            return Some(Kind::File);
        }
        if let Some(name) = below_bundle(path) {
            let is_package = || (self.bundle)(&join(name, "__load__.zeek")).is_some();
            return match (self.bundle)(name) {
                Some(_) => Some(Kind::File),
                None => is_package().then_some(Kind::Directory),
            };
        }
        let package = join(path, "__load__.zeek");
        if self.memory.contains_key(&package) {
            return Some(Kind::Directory);
        }
        let metadata = self.on_disk.then(|| std::fs::metadata(path).ok())??;
        Some(if metadata.is_dir() { Kind::Directory } else { Kind::File })
    }

    fn canonical(&self, path: &str) -> String {
        if !self.on_disk || self.memory.contains_key(path) || below_bundle(path).is_some() {
            return path.to_owned();
        }
        std::fs::canonicalize(path).map_or_else(|_| path.to_owned(), |p| p.to_string_lossy().into_owned())
    }
}

/// The directory part of a path; `.` where there is none.
pub fn parent(path: &str) -> &str {
    match path.rsplit_once('/') {
        Some(("", _)) => "/",
        Some((directory, _)) => directory,
        None => ".",
    }
}

/// The last part of a path.
pub fn base_name(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, name)| name)
}

fn below_bundle(path: &str) -> Option<&str> {
    path.strip_prefix(BUNDLED)?.strip_prefix('/')
}

fn join(directory: &str, name: &str) -> String {
    normalise(&[directory, "/", name].concat())
}

/// Without `.`, empty parts and what `..` takes back.
pub(super) fn normalise(path: &str) -> String {
    let root = if path.starts_with('/') { "/" } else { "" };
    let mut normal = String::with_capacity(path.len());
    normal.push_str(root);
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if normal.len() > root.len() && base_name(&normal) != ".." => {
                normal.truncate(normal.rfind('/').unwrap_or(0).max(root.len()));
            }
            ".." if root == "/" => {}
            other => {
                if normal.len() > root.len() {
                    normal.push('/');
                }
                normal.push_str(other);
            }
        }
    }
    if normal.is_empty() {
        normal.push('.');
    }
    normal
}
