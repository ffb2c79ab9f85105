//! Statements.

use super::types::Type;
use super::{Body, Callable, Gen, Variable};

impl Gen<'_> {
    /// A block with some statements; what is declared in it is gone after it.
    pub(super) fn block(&mut self, most: usize, depth: usize) {
        let count = self.variables.len();
        self.line("{");
        for _ in 0..1 + self.below(most) {
            self.statement(depth);
        }
        self.line("}");
        self.variables.truncate(count);
    }

    /// The body of a function, event or hook with these parameters.
    pub(super) fn body(&mut self, callable: &Callable, prefix: &str, body: Body) {
        let count = self.variables.len();
        for (i, ty) in callable.params.iter().enumerate() {
            let name = format!("{prefix}{i}");
            self.variables.push(Variable { name, ty: ty.clone(), is_mutable: true });
        }
        let outer = std::mem::replace(&mut self.body, Body { depth: 1, ..body });
        self.line("{");
        for _ in 0..1 + self.below(6) {
            self.statement(3);
        }
        if let Some(result) = self.body.result.clone() {
            let value = self.expr(&result, 2);
            self.line(&format!("return {value};"));
        }
        self.line("}");
        self.body = outer;
        self.variables.truncate(count);
    }

    /// One statement.
    pub(super) fn statement(&mut self, depth: usize) {
        if depth == 0 || !self.goes_on() {
            return self.print();
        }
        match self.below(30) {
            0 | 1 => self.print(),
            2..=5 => self.local(),
            6 | 7 => self.assignment(),
            8 => self.sum(),
            9 => {
                let c = self.expr(&Type::Bool, 3);
                self.line(&format!("if ( {c} )"));
                self.block(2, depth - 1);
                if self.once_in(2) {
                    self.line("else");
                    self.block(2, depth - 1);
                }
            }
            10 | 11 => self.for_loop(depth),
            12 => {
                let n = self.fresh("l");
                self.line(&format!("local {n} = 0;"));
                self.line(&format!("while ( {n} < {} )", self.names % 5));
                self.line("{");
                self.line(&format!("++{n};"));
                self.body.loops += 1;
                let count = self.variables.len();
                self.statement(depth - 1);
                self.variables.truncate(count);
                self.body.loops -= 1;
                self.line("}");
            }
            13 => self.switch(depth),
            14 | 15 => self.raise(),
            16 => {
                if let Some(hook) = self.some_callable(|g| &g.hooks) {
                    let args = self.args(&hook.params);
                    self.line(&format!("hook {}({args});", hook.name));
                }
            }
            17 => self.add_or_delete(),
            18 => self.leave(),
            19 => self.when(depth),
            20 => {
                let (c, s) = (self.expr(&Type::Bool, 3), self.string());
                let whether = self.one_of(&["T", "F"]);
                self.line(&format!("if ( {whether} ) assert {c}, {s};"));
            }
            21 | 22 => {
                let call = self.some_builtin(3);
                self.line(&format!("{call};"));
            }
            23 => self.field_assignment(),
            24 => self.element_assignment(),
            25 => {
                let n = self.some_variable(|v| v.is_mutable && matches!(v.ty, Type::Count | Type::Int));
                if let Some(v) = n {
                    let op = self.one_of(&["++", "--"]);
                    self.line(&format!("{op}{};", v.name));
                }
            }
            26 => self.type_switch(depth),
            27 => {
                let f: Option<Variable> = self.some_variable(|v| matches!(v.ty, Type::Function(..)));
                if let Some(Variable { name, ty: Type::Function(params, _), .. }) = f {
                    let args = self.args(&params);
                    self.line(&format!("{name}({args});"));
                }
            }
            28 => {
                let n = self.fresh("l");
                let text = self.string();
                self.line(&format!("local {n} = open({text} + \"f\");"));
                self.variables.push(Variable { name: n.clone(), ty: Type::File, is_mutable: true });
                let ty = self.any_type(2);
                let e = self.expr(&ty, 2);
                self.line(&format!("print {n}, {e};"));
            }
            _ => self.block(3, depth - 1),
        }
    }

    fn args(&mut self, types: &[Type]) -> String {
        types.iter().map(|t| self.expr(t, 2)).collect::<Vec<_>>().join(", ")
    }

    fn print(&mut self) {
        let text = if self.once_in(2) { self.some_variable(|_| true).map(|v| v.name) } else { None };
        let text = text.unwrap_or_else(|| {
            let ty = self.any_type(3);
            self.expr(&ty, 4)
        });
        self.line(&format!("print {text};"));
    }

    /// A local variable, which exists from its end on.
    fn local(&mut self) {
        let (name, ty) = (self.fresh("l"), self.any_type(3));
        match self.below(4) {
            0 if !matches!(ty, Type::Any) => {
                let e = self.expr(&ty, 4);
                self.line(&format!("local {name} = {e};"));
            }
            1 => self.line(&format!("local {name}: {};", self.type_text(&ty))),
            _ => {
                let e = self.expr(&ty, 4);
                self.line(&format!("local {name}: {} = {e};", self.type_text(&ty)));
            }
        }
        self.variables.push(Variable { name, ty, is_mutable: true });
    }

    fn assignment(&mut self) {
        if let Some(v) = self.some_variable(|v| v.is_mutable) {
            let e = self.expr(&v.ty, 4);
            self.line(&format!("{} = {e};", v.name));
        }
    }

    fn sum(&mut self) {
        let can = |t: &Type| {
            t.is_number()
                || matches!(
                    t,
                    Type::String | Type::Interval | Type::Set(_) | Type::Table(..) | Type::Vector(_) | Type::Pattern
                )
        };
        let Some(v) = self.some_variable(|v| v.is_mutable && can(&v.ty)) else { return };
        let (op, ty) = match &v.ty {
            Type::Vector(of) if self.below(3) > 0 => ("+=", (**of).clone()),
            Type::Vector(_) | Type::String => ("+=", v.ty.clone()),
            Type::Pattern => (self.one_of(&["|=", "&=", "+="]), Type::Pattern),
            ty => (self.one_of(&["+=", "-="]), ty.clone()),
        };
        let op = if op.starts_with(['|', '&']) { "+=" } else { op };
        let e = self.expr(&ty, 3);
        self.line(&format!("{} {op} {e};", v.name));
    }

    fn for_loop(&mut self, depth: usize) {
        let index = vec![self.index_type(1)];
        let of = self.any_type(1);
        let over = match self.below(4) {
            0 => Type::Vector(Box::new(of.clone())),
            1 => Type::Table(index.clone(), Box::new(of.clone())),
            2 => Type::Set(index.clone()),
            _ => Type::String,
        };
        let known = self.some_variable(|v| match (&v.ty, &over) {
            (Type::Vector(a), Type::Vector(b)) => a == b,
            (Type::Table(a, b), Type::Table(c, d)) => a == c && b == d,
            (a, b) => a == b,
        });
        let text = known.map_or_else(|| self.expr(&over, 3), |v| v.name);
        let count = self.variables.len();
        let (key, value) = (self.fresh("l"), self.fresh("l"));
        let head = match &over {
            Type::Vector(_) | Type::Table(..) if self.once_in(2) => {
                self.variables.push(Variable { name: value.clone(), ty: of, is_mutable: false });
                format!("{key}, {value}")
            }
            Type::Table(..) | Type::Set(_) if self.once_in(3) => format!("[{key}]"),
            _ => key.clone(),
        };
        let key_type = match over {
            Type::Vector(_) => Type::Count,
            Type::String => Type::String,
            _ => index[0].clone(),
        };
        self.variables.push(Variable { name: key, ty: key_type, is_mutable: false });
        self.line(&format!("for ( {head} in {text} )"));
        self.body.loops += 1;
        self.block(2, depth - 1);
        self.body.loops -= 1;
        self.variables.truncate(count);
    }

    fn switch(&mut self, depth: usize) {
        let ty = match self.below(5) {
            0 if !self.enums.is_empty() => Type::Enum(self.below(self.enums.len())),
            1 => Type::String,
            2 => Type::Int,
            3 => Type::Addr,
            _ => Type::Count,
        };
        let subject = self.expr(&ty, 3);
        self.line(&format!("switch {subject} {{"));
        let mut labels: Vec<String> = Vec::new();
        for _ in 0..1 + self.below(3) {
            let label = self.literal(&ty, 0);
            let label = if labels.contains(&label) || self.bytes.is_empty() { continue } else { label };
            self.line(&format!("case {label}:"));
            labels.push(label);
            let count = self.variables.len();
            self.statement(depth - 1);
            self.variables.truncate(count);
            let end = self.one_of(&["break;", "fallthrough;", "break;"]);
            self.line(end);
        }
        if labels.is_empty() || self.once_in(2) {
            self.line("default:");
            let count = self.variables.len();
            self.statement(depth - 1);
            self.variables.truncate(count);
            self.line("break;");
        }
        self.line("}");
    }

    fn type_switch(&mut self, depth: usize) {
        let Some(v) = self.some_variable(|v| v.ty == Type::Any) else { return self.print() };
        self.line(&format!("switch {} {{", v.name));
        for _ in 0..1 + self.below(3) {
            let ty = self.any_type(2);
            let name = self.fresh("l");
            // The colon after a function's parameters is the label's.
            let function = self.type_text(&ty).contains("function(");
            let ty = if ty == Type::Any || function { Type::Bool } else { ty };
            self.line(&format!("case type {} as {name}:", self.type_text(&ty)));
            let count = self.variables.len();
            self.variables.push(Variable { name, ty, is_mutable: false });
            self.statement(depth - 1);
            self.line("break;");
            self.variables.truncate(count);
        }
        self.line("default: break;");
        self.line("}");
    }

    fn raise(&mut self) {
        let Some(event) = self.some_callable(|g| &g.events) else { return self.print() };
        let args = self.args(&event.params);
        if self.once_in(2) {
            self.line(&format!("event {}({args});", event.name));
        } else {
            let after = self.expr(&Type::Interval, 1);
            self.line(&format!("schedule {after} {{ {}({args}) }};", event.name));
        }
    }

    fn add_or_delete(&mut self) {
        let Some(v) = self.some_variable(|v| matches!(v.ty, Type::Set(_) | Type::Table(..))) else { return };
        let (index, word) = match &v.ty {
            Type::Set(index) => (index.clone(), self.one_of(&["add", "delete"])),
            Type::Table(index, _) => (index.clone(), "delete"),
            _ => return,
        };
        let keys = self.args(&index);
        self.line(&format!("{word} {}[{keys}];", v.name));
    }

    /// `return`, `break` or `next`, not always.
    fn leave(&mut self) {
        let c = self.expr(&Type::Bool, 2);
        let what = match self.below(3) {
            0 if self.body.loops > 0 => self.one_of(&["break;", "next;"]).to_owned(),
            1 if self.body.is_hook => "break;".to_owned(),
            _ => match self.body.result.clone() {
                Some(result) => format!("return {};", self.expr(&result, 2)),
                None if self.body.depth == 0 => "print 1;".to_owned(),
                None => "return;".to_owned(),
            },
        };
        self.line(&format!("if ( {c} ) {what}"));
    }

    fn when(&mut self, depth: usize) {
        let captured = self.some_variable(|v| v.name.starts_with('l'));
        let mut used = String::new();
        let captures = match captured {
            Some(v) if self.body.hidden.is_none() => {
                used = format!("cat({}); ", v.name);
                format!("[{}{}] ", self.one_of(&["", "copy "]), v.name)
            }
            _ => String::new(),
        };
        // Only globals can be seen from there, and what is captured.
        let (count, body) = (self.variables.len(), self.body.clone());
        let first = self.variables.iter().position(|v| v.name.starts_with(['l', 'p'])).unwrap_or(count);
        self.body = Body { hidden: Some((first, count)), depth: 1, ..Body::default() };
        self.in_condition = true;
        let c = self.expr(&Type::Bool, 2);
        self.in_condition = false;
        self.line(&format!("when {captures}( {c} )"));
        self.line(&format!("{{ {used}"));
        self.block(2, depth - 1);
        self.line("}");
        if self.once_in(2) {
            let after = self.expr(&Type::Interval, 1);
            self.line(&format!("timeout {after}"));
            self.block(2, depth - 1);
        }
        self.body = body;
        self.variables.truncate(count);
    }

    fn field_assignment(&mut self) {
        let Some(v) = self.some_variable(|v| matches!(v.ty, Type::Record(_))) else { return };
        let Type::Record(i) = v.ty else { return };
        let fields = self.records[i].1.clone();
        let field = &fields[self.below(fields.len())];
        if field.is_optional && self.once_in(3) {
            self.line(&format!("delete {}${};", v.name, field.name));
        } else {
            let e = self.expr(&field.ty, 3);
            self.line(&format!("{}${} = {e};", v.name, field.name));
        }
    }

    fn element_assignment(&mut self) {
        let Some(v) = self.some_variable(|v| matches!(v.ty, Type::Vector(_) | Type::Table(..))) else {
            return;
        };
        match v.ty.clone() {
            Type::Vector(of) => {
                if self.once_in(3) {
                    let e = self.expr(&v.ty, 3);
                    let (lo, hi) = (self.below(4), self.below(6));
                    self.line(&format!("{}[{lo}:{hi}] = {e};", v.name));
                } else {
                    let (i, e) = (self.below(40), self.expr(&of, 3));
                    self.line(&format!("{}[{i}] = {e};", v.name));
                }
            }
            Type::Table(index, of) => {
                let (keys, e) = (self.args(&index), self.expr(&of, 3));
                self.line(&format!("{}[{keys}] = {e};", v.name));
            }
            _ => self.print(),
        }
    }
}
