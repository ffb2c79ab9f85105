//! The commands of the REPL.

use super::{Repl, Step, counted, docs, show};
use crate::check::SymbolKind;
use crate::session::{Piece, Sink};
use crate::types::{Flavor, Type};
use crate::value::Value;
use std::fmt::Write as _;

/// The commands: word, what follows it, what it does.
pub(super) const COMMANDS: &[(&str, &str, &str)] = &[
    ("type", "EXPRESSION", "the type of an expression, which is not evaluated"),
    ("doc", "NAME", "what is written about a name"),
    ("handlers", "NAME", "the handlers of an event or hook, in the order they run"),
    ("hooks", "", "all hooks, with how many handlers they have"),
    ("time", "[+INTERVAL]", "network time; lets time pass, so that timers fire and elements expire"),
    ("drain", "", "runs the events that wait"),
    ("state", "[PATTERN]", "variables and their values: your own, or those whose names fit"),
    ("load", "FILE", "loads a script"),
    ("save", "FILE", "writes what was entered as a script"),
    ("reset", "", "begins anew"),
    ("help", "", "this list"),
    ("quit", "", "leaves; so does Ctrl-D"),
];

impl Repl {
    /// Does what a command says; a part of its word will do, where there is only one such.
    pub(super) fn command(&mut self, word: &str, rest: &str) -> Step {
        let fitting: Vec<&str> = COMMANDS.iter().map(|(w, ..)| *w).filter(|w| w.starts_with(word)).collect();
        match fitting.as_slice() {
            _ if word.is_empty() => self.help(),
            ["type"] => self.type_of(rest),
            ["doc"] => self.doc(rest),
            ["handlers"] => self.handlers(rest),
            ["hooks"] => self.hooks(),
            ["time"] => return self.time(rest),
            ["drain"] => return self.drain(),
            ["state"] => self.state(rest),
            ["load"] if rest.is_empty() => self.fail(":load needs a file"),
            ["load"] => return self.load(rest),
            ["save"] => self.save(rest),
            ["reset"] => self.reset(),
            ["help"] => self.help(),
            ["quit"] => return Step::Leave(self.leave()),
            [] => self.fail(&format!("there is no command :{word}, :help lists those there are")),
            several => self.fail(&format!(":{word} may be :{}", several.join(", :"))),
        }
        Step::Next
    }

    fn fail(&mut self, line: &str) {
        self.stderr.borrow_mut().say(&format!("error: {line}"));
    }

    fn help(&mut self) {
        let mut text = String::new();
        for (word, rest, what) in COMMANDS {
            let _ = writeln!(text, ":{:<22} {what}", format!("{word} {rest}"));
        }
        text.push_str("Anything else is an expression, a statement or a declaration. _ is the last value.");
        self.say(&text);
    }

    fn type_of(&mut self, text: &str) {
        if text.is_empty() {
            return self.fail(":type needs an expression");
        }
        let Some(ty) = self.session.type_of("<:type>", text.trim_end_matches(';')) else { return };
        let text = match &ty {
            Type::Type(named) => show::definition(named),
            other => show::type_text(other),
        };
        self.say(&text);
    }

    fn doc(&mut self, name: &str) {
        match docs::of(&self.session, name) {
            Some(text) => self.say(&text),
            None => self.fail(&format!("there is nothing named {name}")),
        }
    }

    fn handlers(&mut self, name: &str) {
        let Some(id) = self.session.function(name) else {
            return self.fail(&format!("there is no event or hook {name}"));
        };
        let ty = self.session.program().function(id).info.ty();
        let bodies = self.session.bodies(id);
        let mut lines = vec![format!("{name}: {}", show::type_text(&Type::Func(ty)))];
        for body in bodies.iter() {
            let place = self.session.place(body.span).unwrap_or_default();
            let disabled = if body.disabled.get() > 0 { ", disabled" } else { "" };
            let groups: Vec<&str> = body.groups.iter().filter(|g| !g.starts_with("module:")).map(|g| &**g).collect();
            let groups = if groups.is_empty() { String::new() } else { format!(", group {}", groups.join(", ")) };
            lines.push(format!("  {place}, priority {}{groups}{disabled}", body.priority));
        }
        if bodies.is_empty() {
            lines.push("  no handlers".to_owned());
        }
        self.say(&lines.join("\n"));
    }

    fn hooks(&mut self) {
        let names = self.session.names();
        let mut lines: Vec<String> = names
            .symbols()
            .filter(|s| matches!(&s.ty, Type::Func(f) if f.flavor == Flavor::Hook))
            .filter_map(|s| {
                let bodies = self.session.bodies(self.session.function(&s.name)?).len();
                let count = counted(bodies, "handler", "handlers");
                Some(format!("{}: {}, {count}", s.name, show::type_text(&s.ty)))
            })
            .collect();
        lines.sort();
        if lines.is_empty() {
            lines.push("no hooks".to_owned());
        }
        self.say(&lines.join("\n"));
    }

    fn time(&mut self, text: &str) -> Step {
        let now = self.session.network_time();
        if !text.is_empty() {
            let to = match (text.strip_prefix('+'), text.parse::<f64>()) {
                (Some(interval), _) => seconds(interval).map(|s| now + s),
                (None, Ok(time)) if time.is_finite() => Some(time),
                (None, _) => None,
            };
            let Some(to) = to.filter(|to| *to >= now) else {
                self.fail(":time takes an interval, +5min or +1.5 hrs, or a later time in seconds");
                return Step::Next;
            };
            match self.session.advance(to) {
                Ok(advanced) if advanced.endless => {
                    self.note("there is no end to what is due at one moment: the rest was left alone");
                }
                Ok(_) => {}
                Err(stop) => return self.stopped(Err(stop)),
            }
        }
        let (time, timers) = (self.session.network_time(), self.session.timers_waiting());
        let date = show::date(time);
        self.say(&format!("{time:.6} ({date}), {}", counted(timers, "timer waits", "timers wait")));
        Step::Next
    }

    fn drain(&mut self) -> Step {
        match self.session.drain_all() {
            Ok(true) => Step::Next,
            Ok(false) => {
                self.note("there is no end to the events: the rest was left alone");
                Step::Next
            }
            Err(stop) => self.stopped(Err(stop)),
        }
    }

    fn state(&mut self, pattern: &str) {
        let session = &self.session;
        let wanted = |name: &str| pattern.is_empty() || fits(pattern.as_bytes(), name.as_bytes());
        let mut lines: Vec<(String, String)> = session
            .names()
            .symbols()
            .filter(|s| wanted(&s.name) && &*s.name != "_" && (!pattern.is_empty() || !session.is_bundled(s.span)))
            .filter_map(|s| match (&s.kind, &s.ty) {
                (_, Type::Func(_)) | (SymbolKind::Type(_) | SymbolKind::Enumerator(_), _) => None,
                (SymbolKind::Variable(id), ty) => Some((s.name.to_string(), described(&session.value(*id), ty))),
            })
            .collect();
        let locals = session.locals();
        let locals = locals.iter().filter(|(name, ..)| wanted(name));
        lines.extend(locals.map(|(name, ty, value)| (name.to_string(), described(value, ty))));
        lines.sort();
        let text: Vec<String> = lines.iter().map(|(name, value)| format!("{name} = {value}")).collect();
        let none = if pattern.is_empty() {
            "no variables of your own".to_owned()
        } else {
            format!("no variable fits {pattern}")
        };
        if text.is_empty() { self.note(&none) } else { self.say(&text.join("\n")) }
    }

    fn load(&mut self, name: &str) -> Step {
        let handlers = self.init_handlers();
        let step = self.feed(Piece::Script(name.to_owned()));
        if self.init_handlers() > handlers {
            self.note("it handles zeek_init, which has run: event zeek_init(); runs it again");
        }
        step
    }

    fn init_handlers(&self) -> usize {
        self.session.function("zeek_init").map_or(0, |id| self.session.bodies(id).len())
    }

    /// Declarations, then statements: a script has them in this order.
    fn save(&mut self, name: &str) {
        if name.is_empty() {
            return self.fail(":save needs a file");
        }
        let mut text = String::new();
        for statements in [false, true] {
            for item in self.taken.iter().filter(|t| t.is_statement == statements) {
                text.push_str(&item.text);
                text.push('\n');
            }
        }
        let entries = self.taken.len();
        match std::fs::write(name, text) {
            Ok(()) => self.note(&format!("{} written to {name}", counted(entries, "entry", "entries"))),
            Err(e) => self.fail(&format!("cannot write {name}: {e}")),
        }
    }
}

fn described(value: &Value, ty: &Type) -> String {
    show::value_and_type(value, ty)
}

/// The seconds of an interval as the language writes it: a number and a unit.
fn seconds(text: &str) -> Option<f64> {
    let text = text.trim().trim_end_matches(';').trim_end();
    let end = text.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(text.len());
    let number: f64 = text[..end].trim().parse().ok()?;
    let unit = match text[end..].trim_end_matches('s') {
        "usec" => 1e-6,
        "msec" => 1e-3,
        "sec" | "" => 1.0,
        "min" => 60.0,
        "hr" => 3600.0,
        "day" => 86400.0,
        _ => return None,
    };
    Some(number * unit).filter(|s| s.is_finite())
}

/// Whether a name fits a pattern, where `*` stands for anything and `?` for one character.
fn fits(pattern: &[u8], name: &[u8]) -> bool {
    match (pattern, name) {
        ([], []) => true,
        ([b'*', rest @ ..], _) => (0..=name.len()).any(|n| fits(rest, &name[n..])),
        ([b'?', p @ ..], [_, n @ ..]) => fits(p, n),
        ([a, p @ ..], [b, n @ ..]) => a == b && fits(p, n),
        ([_, ..], []) | ([], [_, ..]) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals() {
        assert_eq!(seconds("5min"), Some(300.0));
        assert_eq!(seconds(" 1.5 hrs"), Some(5400.0));
        assert_eq!(seconds("2"), Some(2.0));
        assert_eq!(seconds("days"), None);
        assert_eq!(seconds("5 years"), None);
    }

    #[test]
    fn patterns() {
        assert!(fits(b"*limit", b"Site::limit") && fits(b"a?c", b"abc") && fits(b"*", b""));
        assert!(!fits(b"limit", b"Site::limit") && !fits(b"a?c", b"ac"));
    }
}
