//! Declarations, and the program as a whole.

use super::types::Type;
use super::{Body, Callable, DEPTH, Field, Gen, Variable};

impl Gen<'_> {
    /// All of it: declarations, handlers of the events of the start and the end, statements.
    pub(super) fn declarations(&mut self) {
        while self.goes_on() {
            match self.below(60) {
                0..=4 => self.record_type(),
                5 | 6 => self.enum_type(),
                7..=20 => self.global(),
                21..=27 => self.function(),
                28..=33 => self.event(),
                34..=37 => self.hook(),
                38..=47 => self.start(),
                48..=50 => self.redefinition(),
                51 => self.conditional(),
                52 => {
                    let what = ["base/utils/strings", "base/utils/numbers", "base/utils/queue", "base/utils/addrs"];
                    let what = self.one_of(&what);
                    self.line(&format!("@load {what}"));
                }
                53..=55 => self.option(),
                56..=58 => self.handler_again(),
                _ => break,
            }
        }
        // Statements at top level are the last; what may be a declaration, too, is none after one that may not.
        if self.goes_on() {
            self.line("print 1;");
            for _ in 0..1 + self.below(5) {
                self.statement(3);
            }
        }
    }

    fn record_type(&mut self) {
        let name = self.fresh("R");
        let n = 1 + self.below(5);
        let mut fields: Vec<Field> = Vec::new();
        let mut text = format!("type {name}: record {{\n");
        for _ in 0..n {
            let field = self.field();
            text.push_str(&field.1);
            fields.push(field.0);
        }
        text.push_str(self.one_of(&["};", "} &log;", "};"]));
        self.line(&text);
        self.records.push((name, fields));
    }

    fn field(&mut self) -> (Field, String) {
        let (name, ty) = (self.fresh("f"), self.any_type(2));
        let mut field = Field { name, ty, is_optional: false, has_default: false };
        let mut text = format!("\t{}: {}", field.name, self.type_text(&field.ty));
        match self.below(4) {
            0 => {}
            1 => {
                field.has_default = true;
                let value = self.expr(&field.ty.clone(), 2);
                text.push_str(&format!(" &default={value}"));
            }
            _ => {
                field.is_optional = true;
                text.push_str(" &optional");
            }
        }
        text.push_str(";\n");
        (field, text)
    }

    fn enum_type(&mut self) {
        let name = self.fresh("E");
        let names: Vec<String> = (0..1 + self.below(4)).map(|_| self.fresh("A")).collect();
        let values = self.once_in(4);
        let member = |(i, n): (usize, &String)| if values { format!("{n} = {}", i * 7) } else { n.clone() };
        let list: Vec<String> = names.iter().enumerate().map(member).collect();
        self.line(&format!("type {name}: enum {{ {} }};", list.join(", ")));
        self.enums.push((name, names));
    }

    fn global(&mut self) {
        let (name, ty) = (self.fresh("g"), self.any_type(3));
        let text = self.type_text(&ty);
        let init = if self.below(3) == 0 && !matches!(ty, Type::Opaque(_)) {
            String::new()
        } else {
            format!(" = {}", self.expr(&ty, DEPTH))
        };
        let word = if !init.is_empty() && self.once_in(6) { "const" } else { "global" };
        let attrs = self.container_attrs(&ty);
        self.line(&format!("{word} {name}: {text}{init}{attrs} &redef;"));
        self.variables.push(Variable { name, ty, is_mutable: word == "global" });
    }

    fn container_attrs(&mut self, ty: &Type) -> String {
        let (index, of) = match ty {
            Type::Table(index, of) => (index.clone(), Some((**of).clone())),
            Type::Set(index) => (index.clone(), None),
            _ => return String::new(),
        };
        let mut text = String::new();
        if let Some(of) = &of {
            match self.below(4) {
                1 => text.push_str(&format!(" &default={}", self.expr(of, 2))),
                2 => {
                    let value = self.lambda(&index, Some(of), 2);
                    text.push_str(&format!(" &default={value}"));
                }
                3 => text.push_str(&format!(" &default_insert={}", self.expr(of, 2))),
                _ => {}
            }
        }
        if self.once_in(3) {
            let which = self.one_of(&["&create_expire", "&read_expire", "&write_expire"]);
            let after = self.one_of(&["1sec", "0sec", "1usec", "-1sec", "1day"]);
            text.push_str(&format!(" {which}={after}"));
            if self.once_in(2) {
                let mut params = vec![ty.clone()];
                params.extend(index.iter().cloned());
                let f = self.lambda(&params, Some(&Type::Interval), 2);
                text.push_str(&format!(" &expire_func={f}"));
            }
        }
        if self.once_in(6) {
            text.push_str(" &ordered");
        }
        text
    }

    fn option(&mut self) {
        let (name, ty) = (self.fresh("o"), self.base_type());
        let value = self.literal(&ty, 0);
        self.line(&format!("option {name}: {} = {value};", self.type_text(&ty)));
        self.variables.push(Variable { name, ty, is_mutable: false });
    }

    fn params(&mut self) -> Vec<Type> {
        (0..self.below(4)).map(|_| self.any_type(2)).collect()
    }

    fn function(&mut self) {
        let (name, params) = (self.fresh("fn"), self.params());
        let result = if self.once_in(4) { None } else { Some(self.any_type(2)) };
        let prefix = self.fresh("p");
        let head = self.params_text(&prefix, &params);
        let text = result.as_ref().map_or(String::new(), |r| format!(": {}", self.type_text(r)));
        self.line(&format!("function {name}({head}){text}"));
        let callable = Callable { name, params, result: result.clone() };
        // Half of them may call themselves.
        if self.once_in(2) {
            self.functions.push(callable.clone());
            self.body(&callable, &prefix, Body { result, is_function: true, ..Body::default() });
        } else {
            self.body(&callable, &prefix, Body { result, is_function: true, ..Body::default() });
            self.functions.push(callable);
        }
    }

    fn event(&mut self) {
        let (name, params) = (self.fresh("ev"), self.params());
        let prefix = self.fresh("p");
        let head = self.params_text(&prefix, &params);
        if self.once_in(2) {
            self.line(&format!("global {name}: event({head});"));
        }
        let callable = Callable { name, params, result: None };
        self.events.push(callable.clone());
        self.handler("event", &callable, &prefix);
    }

    fn hook(&mut self) {
        let (name, params) = (self.fresh("h"), self.params());
        let prefix = self.fresh("p");
        let head = self.params_text(&prefix, &params);
        self.line(&format!("global {name}: hook({head});"));
        let callable = Callable { name, params, result: None };
        self.hooks.push(callable.clone());
        self.handler("hook", &callable, &prefix);
    }

    fn handler(&mut self, word: &str, callable: &Callable, prefix: &str) {
        let head = self.params_text(prefix, &callable.params);
        let attrs = self.one_of(&["", "", " &priority=5", " &priority=-3", " &group=\"g\""]);
        self.line(&format!("{word} {}({head}){attrs}", callable.name));
        self.body(callable, prefix, Body { is_hook: word == "hook", ..Body::default() });
    }

    /// One more handler of an event or a hook.
    fn handler_again(&mut self) {
        let prefix = self.fresh("p");
        let hook = self.once_in(2);
        match self.some_callable(if hook { |g| &g.hooks } else { |g| &g.events }) {
            Some(known) => self.handler(if hook { "hook" } else { "event" }, &known, &prefix),
            None => self.start(),
        }
    }

    fn start(&mut self) {
        let name = self.one_of(&["zeek_init", "zeek_init", "zeek_init", "zeek_done"]).to_owned();
        let prefix = self.fresh("p");
        self.handler("event", &Callable { name, params: Vec::new(), result: None }, &prefix);
    }

    fn redefinition(&mut self) {
        match self.below(4) {
            0 if !self.records.is_empty() => {
                let i = self.below(self.records.len());
                let (mut field, mut text) = self.field();
                if !field.is_optional && !field.has_default {
                    field.is_optional = true;
                    text = text.replace(";\n", " &optional;\n");
                }
                self.line(&format!("redef record {} += {{\n{text}}};", self.records[i].0));
                self.records[i].1.push(field);
            }
            1 if !self.enums.is_empty() => {
                let (i, name) = (self.below(self.enums.len()), self.fresh("A"));
                self.line(&format!("redef enum {} += {{ {name} }};", self.enums[i].0));
                self.enums[i].1.push(name);
            }
            _ => {
                let sums = |t: &Type| matches!(t, Type::Set(_) | Type::Table(..) | Type::Vector(_) | Type::Pattern);
                let Some(v) = self.some_variable(|v| v.name.starts_with('g')) else { return };
                let op = if sums(&v.ty) { self.one_of(&["+=", "=", "-="]) } else { "=" };
                let op = if op == "-=" && matches!(v.ty, Type::Vector(_) | Type::Pattern) { "+=" } else { op };
                let value = self.expr(&v.ty, 3);
                self.line(&format!("redef {} {op} {value};", v.name));
            }
        }
    }

    fn conditional(&mut self) {
        match self.below(3) {
            0 => {
                let c = self.expr(&Type::Bool, 2).replace('\n', " ");
                self.line(&format!("@if ( {c} )"));
            }
            1 => {
                let name = self.some_variable(|_| true).map_or("nothing".to_owned(), |v| v.name);
                self.line(&format!("@ifdef ( {name} )"));
            }
            _ => self.line("@ifndef ( nothing )"),
        }
        self.start();
        if self.once_in(2) {
            self.line("@else");
            self.start();
        }
        self.line("@endif");
    }
}
