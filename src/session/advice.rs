//! What only the whole of what was loaded knows of a diagnostic: the script that declares a name, the place further down
//! where it is declared, the bundled script that was meant.

use super::{BUNDLE, Session};
use crate::diagnostic::{Diagnostic, codes, nearest};
use std::collections::HashMap;
use std::sync::LazyLock;

impl Session {
    /// An unknown name with the script that would bring it, where a bundled one does.
    pub(super) fn with_load(&self, d: Diagnostic) -> Diagnostic {
        let of_names = [codes::UNKNOWN_NAME, codes::UNKNOWN_TYPE, codes::UNKNOWN_EVENT, codes::NOTHING_TO_REDEFINE];
        if !of_names.contains(&d.code) {
            return d;
        }
        let name = String::from_utf8_lossy(self.sources.borrow().text(d.span)).into_owned();
        match declared_in_bundle(&name) {
            Some(path) if !self.loaded.iter().any(|(loaded, _)| loaded.ends_with(&format!("/{path}"))) => {
                let path = path.trim_end_matches(".zeek");
                d.help(format!("add `@load {path}`, which declares it"))
            }
            _ => d,
        }
    }

    /// A script that is not found with the bundled one that was meant, where one is near; an unknown name with the place
    /// further down where it is declared after all.
    pub(super) fn with_later(&self, d: Diagnostic) -> Diagnostic {
        if d.code == codes::MISSING_SCRIPT {
            let line = String::from_utf8_lossy(self.sources.borrow().text(d.span)).into_owned();
            let name = line.split_whitespace().nth(1).unwrap_or_default().trim_end_matches(".zeek").to_owned();
            let scripts = BUNDLE.iter().filter_map(|(path, _)| path.strip_suffix(".zeek"));
            let scripts = scripts.map(|path| path.strip_suffix("/__load__").unwrap_or(path));
            return match nearest(&name, scripts) {
                Some(near) => d.help(format!("did you mean `{near}`?")),
                None => d,
            };
        }
        if ![codes::UNKNOWN_NAME, codes::UNKNOWN_TYPE, codes::UNKNOWN_EVENT, codes::NOTHING_TO_REDEFINE]
            .contains(&d.code)
        {
            return d;
        }
        let name = String::from_utf8_lossy(self.sources.borrow().text(d.span)).into_owned();
        let found = self
            .names
            .symbols()
            .find(|s| s.span.lo > d.span.lo && (*s.name == *name || s.name.rsplit("::").next() == Some(name.as_str())));
        match found.map(|s| s.span).filter(|at| !self.is_bundled(*at)) {
            Some(at) => d.label(at, "declared only here").help("move the declaration above its use"),
            None => d,
        }
    }
}

/// The bundled script that declares and exports a name.
fn declared_in_bundle(name: &str) -> Option<&'static str> {
    static ALL: LazyLock<HashMap<(String, String), &str>> = LazyLock::new(declarations);
    let (module, short) = name.rsplit_once("::").unwrap_or(("GLOBAL", name));
    ALL.get(&(module.to_owned(), short.to_owned())).copied()
}

/// Modules and names with the first of the bundled scripts that declares them.
fn declarations() -> HashMap<(String, String), &'static str> {
    let mut all = HashMap::new();
    for (path, text) in BUNDLE {
        let text = String::from_utf8_lossy(text);
        let own = text.lines().find_map(|l| l.strip_prefix("module ")).map_or("GLOBAL", |m| m.trim_end_matches(';'));
        for line in text.lines() {
            let mut words =
                line.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).filter(|w| !w.is_empty());
            let declares =
                matches!(words.next(), Some("global" | "const" | "option" | "type" | "function" | "event" | "hook"));
            if let Some(name) = words.next().filter(|_| declares) {
                all.entry((own.to_owned(), name.trim_end_matches(':').to_owned())).or_insert(*path);
            }
        }
    }
    all
}
