//! The first half of a session: everything is read and checked, and initialisers run on the way.

use super::{Session, expressions};
use crate::check::{self, Action, Checker, Names};
use crate::diagnostic::{Code, Diagnostic, OF_NAMES, Problems, Severity, codes, merged};
use crate::eval::{Interp, Locals, Unwind};
use crate::lint;
use crate::load::files::BUNDLED;
use crate::load::{self, Deferred, Event, Input, Late};
use crate::program::{Expr, GlobalId, Place, Program, Stmt};
use crate::source::{SourceMap, Span};
use crate::syntax::ast;
use crate::types::Type;
use crate::value::{Value, VectorVal, outside};
use memchr::memmem;
use std::rc::Rc;

/// The evaluator as the checker sees it.
pub(super) struct CheckHost<'a>(pub &'a mut Interp);

/// What is told of an expression itself, not of what it stands in.
const OF_EXPRESSIONS: [Code; 6] =
    [codes::OPERANDS, codes::NOT_CALLABLE, codes::BAD_DELETE, codes::BAD_CAST, codes::NOT_A_BOOL, codes::NOT_ITERABLE];

impl check::Host for CheckHost<'_> {
    fn program(&mut self) -> &mut Program {
        &mut self.0.program
    }

    fn value(&mut self, e: &Expr, frame: u32) -> Option<Value> {
        self.0.evaluate(e, frame).ok().filter(|v| !v.is_unset())
    }

    fn set_global(&mut self, id: GlobalId, value: Value) {
        let name = self.0.program.globals.get(id.0 as usize).map(|g| g.name.clone());
        if let Some(name) = name {
            self.0.names.insert(name, id);
        }
        self.0.set_global(id, value);
    }
}

/// The checker and the evaluator as the loader sees them.
pub(super) struct LoadHost<'a> {
    pub interp: &'a mut Interp,
    pub names: &'a mut Names,
}

impl load::Host for LoadHost<'_> {
    fn condition(&mut self, condition: &ast::Expr, _: &SourceMap, problems: &mut Problems) -> Option<bool> {
        let checked = Checker::new(self.names, problems, &mut CheckHost(self.interp)).condition(condition);
        let (expr, frame) = checked?;
        match self.interp.evaluate(&expr, frame) {
            Ok(v) => match v.word() {
                Some(w) => Some(w != 0),
                None => {
                    let text = format!("the condition of `@if` is a bool, this is `{}`", v.ty());
                    let d = Diagnostic::error(codes::BAD_CONDITION, condition.span, text);
                    problems.push(d.note(format!("this is `{}`", v.ty())).help("compare it, as in `@if ( x == … )`"));
                    None
                }
            },
            Err(raised) => {
                let d = match raised.take() {
                    Unwind::Error(e) if e.told => return None,
                    Unwind::Error(e) => e.diagnostic,
                    Unwind::NoValue(_) | Unwind::Delayed | Unwind::Exit(_) => {
                        Diagnostic::error(codes::BAD_CONDITION, condition.span, "the condition of `@if` has no value")
                    }
                };
                problems.push(d);
                None
            }
        }
    }

    fn is_defined(&mut self, name: &ast::Ident) -> bool {
        self.names.is_defined(name)
    }

    fn is_type(&mut self, name: &ast::Ident) -> bool {
        self.names.is_type(name)
    }

    fn will_declare(&mut self, deferred: &'static [Deferred]) {
        self.names.to_come.extend(deferred.iter().map(|p| (p.name, p.flavor)));
    }

    fn declare(&mut self, late: &Late, problems: &mut Problems) {
        let module = std::mem::replace(&mut self.names.module, late.module.clone());
        let exporting = std::mem::replace(&mut self.names.exporting, late.exported);
        // Prototypes and types ask for nothing to be done.
        let _ = Checker::new(self.names, problems, &mut CheckHost(self.interp)).item(&late.item);
        self.names.module = module;
        self.names.exporting = exporting;
    }
}

impl Session {
    /// Reads and checks everything; initialisers run on the way. Whether all is well.
    pub fn load(&mut self) -> bool {
        self.read();
        self.apply_redefs();
        if let Some(code) = self.config.code.take() {
            self.loader.add(Input::Text("<command line>".to_owned(), code.into_bytes()));
            self.read();
        }
        if !self.problems.has_errors() {
            for d in std::mem::take(&mut self.names.stray) {
                self.problems.push(d);
            }
        }
        if !self.problems.has_errors() && !self.loader.failed() {
            self.lint();
        }
        if self.config.warn_unused && !self.problems.has_errors() && !self.loader.failed() {
            for d in self.names.unused(self.loader.evaluated()) {
                if !self.is_allowed(&d) {
                    self.problems.push(d);
                }
            }
        }
        self.flush_problems();
        self.sink.borrow_mut().running();
        self.interp.parsing = false;
        self.interp.growing = false;
        self.interp.program.end_growth();
        self.interp.keep_args = self.names.wants_backtraces;
        !self.problems.has_errors() && self.interp.errors == 0 && !self.loader.failed()
    }

    /// Takes in what the loader has.
    fn read(&mut self) {
        loop {
            let mut mark = self.problems.mark();
            let event = {
                let mut host = LoadHost { interp: &mut self.interp, names: &mut self.names };
                let mut sources = self.sources.borrow_mut();
                self.loader.next(&mut sources, &mut self.problems, &mut host)
            };
            if self.ended {
                self.problems.amend(mark, Diagnostic::beyond);
            }
            self.ended |= self.loader.failed() || self.problems.ended().is_some();
            let ended = self.ended;
            mark = self.problems.mark();
            match event {
                None => break,
                Some(Event::FileStart { file, level }) => {
                    self.modules.push(self.names.module.clone());
                    let (name, base, compares) = {
                        let sources = self.sources.borrow();
                        let file = sources.file(file);
                        (file.name.clone(), file.base, memmem::find(&file.text, b"same_object").is_some())
                    };
                    if !name.starts_with(BUNDLED) {
                        self.names.own_from.get_or_insert(base);
                        // Decided before the first string of the file is made.
                        if compares {
                            outside::keep_identity();
                        }
                    }
                    self.loaded.push((name, level));
                }
                Some(Event::FileEnd(_)) => {
                    if let Some(module) = self.modules.pop() {
                        self.names.module = module;
                    }
                    self.names.exporting = false;
                    // A file that is wrong is the last that the reference reads (reference: scan.l, yywrap).
                    self.ended |= self.problems.has_errors() || self.interp.errors > 0;
                    if let Some(args) = self.config.args.take_if(|_| self.modules.is_empty()) {
                        // The prelude has declared it: scripts after it find the words of the command line there.
                        let words = args.into_iter().map(Value::string).collect();
                        self.set("zeek_script_args", Value::Vector(Rc::new(VectorVal::of(Type::String, words))));
                    }
                }
                Some(Event::Item(item)) => self.take(item),
                Some(Event::Late(late)) => self.declare_late(&late),
            }
            if ended {
                self.problems.amend(mark, Diagnostic::beyond);
            }
        }
    }

    /// Declares what waited until something names it.
    pub(super) fn declare_late(&mut self, late: &Late) {
        let mut host = LoadHost { interp: &mut self.interp, names: &mut self.names };
        load::Host::declare(&mut host, late, &mut self.problems);
    }

    fn take(&mut self, item: Rc<ast::Item>) {
        let wanted = self.config.lint > lint::Level::Off && !self.is_bundled(item.span);
        self.names.types = wanted.then(|| std::mem::take(&mut self.types));
        let mut told = Problems::new();
        let actions = Checker::new(&mut self.names, &mut told, &mut CheckHost(&mut self.interp)).item(&item);
        if wanted {
            self.types = self.names.types.take().unwrap_or_default();
            self.kept.push(lint::Source { item, module: self.names.module.clone() });
        }
        let end = told.ended();
        self.ended |= end.is_some();
        for mut d in merged(told.take(), &OF_NAMES) {
            d.beyond = end.is_some_and(|end| d.span.lo > end.lo);
            let quiet = d.deprecation && self.loader.ignores_deprecation(d.span);
            if !(quiet || self.is_echo(&d) || d.severity == Severity::Warning && self.is_allowed(&d)) {
                self.problems.push(self.with_load(d));
            }
        }
        for action in actions {
            self.act(action);
        }
    }

    /// Whether a place stands in the bundled tree, or in no file.
    pub fn is_bundled(&self, span: Span) -> bool {
        let sources = self.sources.borrow();
        sources.file_of(span).is_none_or(|f| sources.file(f).name.starts_with("<bundled>"))
    }

    /// Adds the findings to the problems, but for those that are allowed.
    fn lint(&mut self) {
        let (sources, types) = (std::mem::take(&mut self.kept), std::mem::take(&mut self.types));
        let text = |span| String::from_utf8_lossy(self.sources.borrow().text(span)).into_owned();
        let (names, program) = (&self.names, &self.interp.program);
        let cx = lint::Context { names, program, types: &types, sources: &sources, text: &text };
        for d in lint::lint(&cx, self.config.lint) {
            if !self.is_allowed(&d) {
                self.problems.push(d);
            }
        }
    }

    /// Whether a warning is silenced: everywhere, or by `# zeekling: allow CODE` on its line.
    fn is_allowed(&self, d: &Diagnostic) -> bool {
        if self.config.allowed.contains(&d.code) {
            return true;
        }
        let sources = self.sources.borrow();
        let Some(place) = sources.place(d.span) else { return false };
        let line = String::from_utf8_lossy(sources.file(place.file).line(place.line)).into_owned();
        let Some((_, words)) = line.split_once("# zeekling: allow ") else { return false };
        words.split([' ', ',']).any(|w| Code::find(w) == Some(d.code))
    }

    /// Whether a diagnostic complains about a name that is missing only because its declaration did not parse.
    pub(super) fn is_echo(&self, d: &Diagnostic) -> bool {
        self.loader.is_echo(d, &self.sources.borrow())
    }

    /// What a variable would be whose initialisation failed is not known: what is wrong about it is not told (reference:
    /// Var.cc, make_var).
    fn spoil(&mut self, initialisation: &Stmt) {
        if let Stmt::Assign(parts) = initialisation
            && let Place::Global(id) = &parts.0
            && !self.names.interactive
            && let Some(global) = self.interp.program.globals.get(id.0 as usize)
            && let Some(symbol) = self.names.symbol_mut(&global.name)
        {
            symbol.ty = Type::Error;
        }
    }

    pub(super) fn act(&mut self, action: Action) {
        match action {
            Action::Initialise(stmt, frame, span) => {
                let mut locals = Locals::new(frame);
                match self.interp.run_statement(&stmt, &mut locals.frame()) {
                    Ok(_) => {}
                    Err(raised) => match raised.take() {
                        Unwind::Error(e) => {
                            let mut d = e.diagnostic;
                            d.severity = Severity::Error;
                            d = d.label(span, "while this was initialised");
                            if !e.told {
                                self.problems.push(d);
                            }
                            self.spoil(&stmt);
                        }
                        Unwind::NoValue(at) => {
                            self.problems.error(codes::INITIALISER, at, "the initialiser has no value")
                        }
                        Unwind::Delayed => {
                            self.problems.error(codes::INITIALISER, span, "the initialiser has no value yet")
                        }
                        Unwind::Exit(_) => {
                            let d = Diagnostic::error(codes::INITIALISER, span, "exit during the initialisation");
                            self.problems.push(d.help("call `exit` in a handler of `zeek_init`"));
                        }
                    },
                }
            }
            Action::Statement(stmt) => self.statements.push(stmt),
            Action::Extend(record) => {
                if let Err(raised) = self.interp.extend_records(&record)
                    && let Unwind::Error(e) = raised.take()
                {
                    self.problems.push(e.diagnostic);
                }
            }
            Action::TakeAttrs(id, attrs) => {
                let value = self.interp.globals.get(id.0 as usize).cloned();
                if let Some(Value::Table(t)) = value {
                    let done = self.interp.redefine_table_attrs(&t, &attrs, &mut Locals::new(0).frame());
                    if let Err(raised) = done
                        && let Unwind::Error(e) = raised.take()
                    {
                        self.problems.push(e.diagnostic);
                    }
                }
            }
        }
    }

    /// `NAME=VALUE` of the command line, as a file of redefinitions.
    fn apply_redefs(&mut self) {
        let mut text = String::new();
        for redef in std::mem::take(&mut self.config.redefs) {
            let Some(eq) = redef.find('=') else { continue };
            let (name, op) = match redef[..eq].strip_suffix(['+', '-']) {
                Some(name) => (name, &redef[name.len()..=eq]),
                None => (&redef[..eq], "="),
            };
            let value = &redef[eq + 1..];
            let is_string = self.names.symbol(name.trim()).is_some_and(|s| matches!(s.ty, Type::String));
            if is_string && !value.starts_with('"') {
                text.push_str(&format!("redef {name} {op} {};\n", quoted(value)));
            } else {
                text.push_str(&format!("redef {name} {op} {value};\n"));
            }
        }
        if !text.is_empty() {
            self.loader.add(Input::Text("<params>".to_owned(), text.into_bytes()));
            self.read();
        }
    }

    /// Hands out what was collected, in order of place.
    pub(super) fn flush_problems(&mut self) {
        // What a module keeps to itself is mended in one place, whoever wants it.
        let list = merged(self.problems.take(), &[codes::NOT_EXPORTED]);
        let mut list: Vec<Diagnostic> = list.into_iter().map(|d| self.with_later(d)).collect();
        let sources = self.sources.borrow();
        for d in list.iter_mut().filter(|d| d.line.is_none() && OF_EXPRESSIONS.contains(&d.code)) {
            d.line = expressions::Shown::of(&sources, d.span).begin;
        }
        list.sort_by_key(Diagnostic::place);
        let mut sink = self.sink.borrow_mut();
        for d in &list {
            sink.emit(d, &[], &sources);
        }
    }
}

/// A text as a string constant of the language.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for b in text.bytes() {
        match b {
            b'"' | b'\\' => out.extend(['\\', char::from(b)]),
            b' '..=b'~' => out.push(char::from(b)),
            other => out.push_str(&format!("\\x{other:02x}")),
        }
    }
    out.push('"');
    out
}
