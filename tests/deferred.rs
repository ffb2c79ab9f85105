//! Declarations of the bundled tree that wait until they are named come to the same as where nothing waits.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use zeekling::check::SymbolKind;
use zeekling::diagnostic::Diagnostic;
use zeekling::diagnostic::render::Remark;
use zeekling::eval::Output;
use zeekling::load::Input;
use zeekling::load::files::Files;
use zeekling::session::{Config, Session, Sink, bundled, bundled_names, deferred};
use zeekling::source::SourceMap;
use zeekling::types::Type;

/// Keeps what it is told.
#[derive(Default)]
struct Told(Vec<String>);

impl Sink for Told {
    fn emit(&mut self, d: &Diagnostic, _: &[Remark], _: &SourceMap) {
        self.0.push(d.message.clone());
    }

    fn say(&mut self, line: &str) {
        self.0.push(line.to_owned());
    }

    fn running(&mut self) {}
}

/// What a program with the bare prelude declares: type, place and the like by full name. None of it may be complained of.
fn declared(text: &str, waits: bool) -> BTreeMap<String, String> {
    let told = Rc::new(RefCell::new(Told::default()));
    let files = Files::in_memory(bundled).with_deferred(waits.then_some(deferred));
    let scripts = vec![Input::Text("names".to_owned(), text.as_bytes().to_vec())];
    let mut config = Config::bare(files, scripts, Output::new(Box::new(std::io::sink())), told.clone());
    config.surroundings.one_of_many = true;
    let mut session = Session::new(config);
    let loaded = session.load();
    assert!(loaded && told.borrow().0.is_empty(), "{text}: {:?}", told.borrow().0);
    let symbols = session.names().symbols();
    symbols
        .map(|s| {
            let fields = match (&s.kind, &s.ty) {
                (SymbolKind::Type(_), Type::Record(r)) => {
                    r.fields().iter().map(|f| format!("{}: {}{}; ", f.name, f.ty, f.attrs)).collect()
                }
                _ => String::new(),
            };
            let about = format!("{} {{ {fields}}} {} {} {:?}", s.ty, s.module, s.exported, s.span);
            (s.name.to_string(), about)
        })
        .collect()
}

#[test]
fn names_by_text_are_all_names() {
    let mut late = declared("global asks = lookup_ID;\n", true);
    assert!(late.remove("asks").is_some());
    assert_eq!(late, declared("", false));
}

#[test]
fn every_type_can_be_named_first() {
    let at_once = declared("", false);
    let waiting = bundled_names().flat_map(deferred).filter(|d| d.flavor.is_none());
    let mut types = 0;
    for d in waiting {
        types += 1;
        let late = declared(&format!("module {};\nglobal names: {};\n", d.module, d.name), true);
        assert_eq!(late.get(d.name), at_once.get(d.name));
        assert!(late.len() < at_once.len());
    }
    assert!(types > 100);
}
