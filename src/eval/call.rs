//! Calls: of functions, hooks, builtins and closures, and of expressions that are evaluated apart.

use super::{CallRecord, Eval, Flow, Frame, Interp, Invocation, MAX_DEPTH, Raised, TraceEntry, Unwind};
use crate::diagnostic::Diagnostic;
use crate::program::{Body, BuiltinId, Call, Callee, Expr, ThunkId};
use crate::source::Span;
use crate::types::{FuncType, Type, VectorType};
use crate::value::{FuncId, FuncVal, RecordVal, Value, VectorVal, printed};
use std::rc::Rc;

/// How many calls an error's trace keeps, and how many bytes of one argument.
const TRACE_CALLS: usize = 50;
const TRACE_BYTES: usize = 60;

impl Interp {
    /// A call; [`Value::Unset`] where it has no result.
    #[inline]
    pub(super) fn call_expr(&mut self, c: &Call, frame: &mut Frame) -> Eval<Value> {
        if self.whens.current.is_some()
            && let Some(known) = self.known_result(c.span)
        {
            return Ok(known);
        }
        match &c.callee {
            Callee::Function(id) if !c.is_hook => {
                let args = self.arguments(c, frame)?;
                let function = self.program.function(*id);
                let body = function.bodies.borrow().first().cloned();
                match body {
                    Some(body) => self.run(&body, *id, None, args, c.span),
                    None => self.call_without_body(*id, args, c.span),
                }
            }
            Callee::Builtin(id) => {
                let args = self.arguments(c, frame)?;
                let result = self.run_builtin(*id, &args, c.span);
                self.give_back(args);
                result
            }
            Callee::Function(id) => {
                let args = self.arguments(c, frame)?;
                self.run_hook(*id, None, args, c.span)
            }
            Callee::Value(callee) => self.call_value(callee, c, frame),
        }
    }

    #[inline(never)]
    fn call_value(&mut self, callee: &Expr, c: &Call, frame: &mut Frame) -> Eval<Value> {
        let f = match self.eval(callee, frame)? {
            Value::Func(f) => f,
            other => return Err(Unwind::error(c.span, format!("expected a function, found {}", other.ty()))),
        };
        let args = self.arguments(c, frame)?;
        let id = f.info.id;
        let closure = f.captures.is_some().then_some(f);
        if c.is_hook {
            return self.run_hook(id, closure, args, c.span);
        }
        let body = self.program.function(id).bodies.borrow().first().cloned();
        match body {
            Some(body) if args.len() > body.params.len() => {
                Err(Unwind::error(c.span, "too many arguments in a function call"))
            }
            Some(body) => self.run(&body, id, closure, args, c.span),
            None => self.call_without_body(id, args, c.span),
        }
    }

    /// Evaluates the arguments, those left out too, into what becomes the callee's frame.
    #[inline]
    fn arguments(&mut self, c: &Call, frame: &mut Frame) -> Eval<Vec<Value>> {
        let mut args = self.pool.pop().unwrap_or_default();
        for e in &c.args {
            match self.eval(e, frame) {
                Ok(v) => args.push(v),
                Err(e) => {
                    self.give_back(args);
                    return Err(e);
                }
            }
        }
        if !c.defaults.is_empty() {
            self.default_arguments(&c.defaults, &mut args)?;
        }
        Ok(args)
    }

    #[inline(never)]
    fn default_arguments(&mut self, defaults: &[ThunkId], args: &mut Vec<Value>) -> Eval<()> {
        for &d in defaults {
            let v = self.thunk(d)?;
            args.push(v);
        }
        Ok(())
    }

    /// Runs one body with the arguments that its frame starts with. The result is unset where there is none.
    #[inline]
    fn run(&mut self, body: &Rc<Body>, id: FuncId, closure: Option<Rc<FuncVal>>, args: Vec<Value>, call: Span) -> Eval<Value> {
        let mut frame = self.enter(body, id, closure, args, call)?;
        let done = self.exec(&body.code, &mut frame);
        self.calls.pop();
        let result = std::mem::replace(&mut frame.result, Value::Unset);
        let done = match done {
            Ok(_) => Ok(result),
            Err(e) => Err(self.trace(e, id, body, &frame, call)),
        };
        self.give_back(frame.slots);
        if body.has_result && matches!(done, Ok(Value::Unset)) {
            self.warn_no_result(body, call);
        }
        done
    }

    #[inline]
    fn enter(&mut self, body: &Rc<Body>, id: FuncId, closure: Option<Rc<FuncVal>>, args: Vec<Value>, call: Span) -> Eval<Frame> {
        if self.calls.len() + self.apart >= MAX_DEPTH {
            return Err(too_deep(call));
        }
        let kept = if self.keep_args { args.clone() } else { Vec::new() };
        let mut slots = args;
        while slots.len() < body.frame as usize {
            slots.push(Value::Unset);
        }
        self.calls.push(CallRecord { function: id, call, args: kept });
        let mut frame = Frame { slots, closure, result: Value::Unset };
        if !body.prepared.is_empty()
            && let Err(e) = self.prepare(&body.prepared, &mut frame)
        {
            self.calls.pop();
            return Err(self.trace(e, id, body, &frame, call));
        }
        Ok(frame)
    }

    /// Makes the local containers and records that have no initialiser.
    #[inline(never)]
    pub(super) fn prepare(&mut self, prepared: &[(crate::program::Slot, Expr)], frame: &mut Frame) -> Eval<()> {
        for (slot, e) in prepared {
            let v = self.eval(e, frame)?;
            frame.set(*slot, v);
        }
        Ok(())
    }

    /// Takes back a list of values that is no longer used.
    #[inline]
    pub(super) fn give_back(&mut self, mut slots: Vec<Value>) {
        slots.clear();
        self.pool.push(slots);
    }

    /// A list from the pool, empty.
    #[inline]
    pub(super) fn take_list(&mut self) -> Vec<Value> {
        self.pool.pop().unwrap_or_default()
    }

    fn run_builtin(&mut self, id: BuiltinId, args: &[Value], span: Span) -> Eval<Value> {
        match self.builtins.get(id.0 as usize) {
            Some(f) => f(&mut Invocation { interp: self, args, span }),
            None => Err(Unwind::error(span, "the builtin function is not there")),
        }
    }

    #[cold]
    #[inline(never)]
    fn call_without_body(&mut self, id: FuncId, args: Vec<Value>, span: Span) -> Eval<Value> {
        let function = self.program.function(id).clone();
        match function.builtin.get() {
            Some(builtin) => self.run_builtin(builtin, &args, span),
            None => {
                let d = Diagnostic::error(span, format!("{} is called, but was given no body", function.info.name));
                Err(Unwind::of(d.label(function.span, "declared here")))
            }
        }
    }

    #[cold]
    #[inline(never)]
    fn warn_no_result(&mut self, body: &Body, call: Span) {
        let message = format!("non-void function returning without a value: {}", body.name);
        self.report(Diagnostic::warning(call, message).label(body.span, "some way through it ends without return"));
    }

    #[inline(never)]
    fn run_hook(&mut self, id: FuncId, closure: Option<Rc<FuncVal>>, args: Vec<Value>, call: Span) -> Eval<Value> {
        let passed = self.run_bodies(id, closure, &args, call);
        self.give_back(args);
        passed.map(Value::Bool)
    }

    /// Runs the bodies of an event or hook, by priority, each with the arguments afresh. An error ends the body alone
    /// that it happens in. Whether no body broke off.
    pub(super) fn run_bodies(&mut self, id: FuncId, closure: Option<Rc<FuncVal>>, args: &[Value], call: Span) -> Eval<bool> {
        let bodies = self.program.function(id).bodies();
        for body in bodies.iter().filter(|b| b.disabled.get() == 0) {
            let mut slots = self.take_list();
            slots.extend_from_slice(args);
            let done = match self.enter(body, id, closure.clone(), slots, call) {
                Ok(mut frame) => {
                    let done = self.exec(&body.code, &mut frame);
                    self.calls.pop();
                    let done = done.map_err(|e| self.trace(e, id, body, &frame, call));
                    self.give_back(frame.slots);
                    done
                }
                Err(e) => Err(e),
            };
            match done {
                Ok(Flow::Break) => return Ok(false),
                Ok(Flow::Normal | Flow::Next | Flow::Return | Flow::Fallthrough) => {}
                Err(e) => self.caught(e)?,
            }
        }
        Ok(true)
    }

    /// The end of an error's way: it is reported. What is no error goes on.
    #[cold]
    pub(super) fn caught(&mut self, e: Raised) -> Eval<()> {
        match *e {
            Unwind::Error(e) => {
                if !e.told {
                    self.report_with(e.diagnostic, &e.trace);
                }
                Ok(())
            }
            Unwind::NoValue(_) => Ok(()),
            Unwind::Delayed => Err(Box::new(Unwind::Delayed)),
            Unwind::Exit(status) => Err(Box::new(Unwind::Exit(status))),
        }
    }

    /// Notes on an error the call that it leaves.
    #[cold]
    #[inline(never)]
    fn trace(&mut self, mut e: Raised, id: FuncId, body: &Body, frame: &Frame, call: Span) -> Raised {
        if let Unwind::Error(error) = &mut *e
            && error.trace.len() < TRACE_CALLS
        {
            let args: Vec<String> = frame.slots.iter().take(body.params.len()).map(short_text).collect();
            let function = self.program.function(id).info.name.clone();
            error.trace.push(TraceEntry { function, args: args.join(", "), call });
        }
        e
    }

    /// Calls a function, builtin or hook. A hook's result is whether no body broke off; where a function has no result,
    /// it is unset. Arguments that are missing stay unset.
    pub fn call(&mut self, f: &Rc<FuncVal>, args: Vec<Value>, span: Span) -> Eval<Value> {
        let id = f.info.id;
        let waiting = self.whens.current.take();
        let closure = f.captures.is_some().then(|| f.clone());
        let result = match f.info.ty().flavor {
            crate::types::Flavor::Function => {
                let body = self.program.function(id).bodies.borrow().first().cloned();
                match body {
                    Some(body) if args.len() > body.params.len() => {
                        Err(Unwind::error(span, "too many arguments in a function call"))
                    }
                    Some(body) => self.run(&body, id, closure, args, span),
                    None => self.call_without_body(id, args, span),
                }
            }
            crate::types::Flavor::Hook | crate::types::Flavor::Event => self.run_hook(id, closure, args, span),
        };
        self.whens.current = waiting;
        result
    }

    /// Calls a hook. Whether no body broke off.
    pub fn call_hook(&mut self, f: &Rc<FuncVal>, args: Vec<Value>, span: Span) -> Eval<bool> {
        Ok(self.call(f, args, span)?.as_bool().unwrap_or(true))
    }

    /// The value of an expression that stands apart from any body.
    pub fn thunk(&mut self, id: ThunkId) -> Eval<Value> {
        match self.program.thunks.get(id as usize).cloned() {
            Some(t) => self.evaluate(&t.expr, t.frame),
            None => Ok(Value::Unset),
        }
    }

    /// Evaluates an expression in a frame of its own with that many slots.
    pub fn evaluate(&mut self, e: &Expr, frame_size: u32) -> Eval<Value> {
        if let Expr::Const(v) = e {
            return Ok(v.clone());
        }
        if self.calls.len() + self.apart >= MAX_DEPTH {
            return Err(too_deep(Span::NONE));
        }
        self.apart += 1;
        let mut slots = self.take_list();
        slots.resize(frame_size as usize, Value::Unset);
        let mut frame = Frame { slots, closure: None, result: Value::Unset };
        let result = self.eval(e, &mut frame);
        self.give_back(frame.slots);
        self.apart -= 1;
        result
    }

    /// The running calls as the script type `Backtrace` has them, innermost first. Arguments have values only while
    /// [`Interp::keep_args`].
    pub fn backtrace(&mut self) -> Eval<Rc<VectorVal>> {
        let ty = match self.named_type("Backtrace") {
            Some(Type::Vector(v)) => v,
            _ => Rc::new(VectorType { name: None, element: Some(Type::Any) }),
        };
        let mut elements = Vec::new();
        for c in self.calls.clone().into_iter().rev() {
            let info = self.program.function(c.function).info.clone();
            let e = self.backtrace_element(&info.name, &info.ty(), c.args, c.call)?;
            elements.push(Value::Record(e));
        }
        Ok(Rc::new(VectorVal::new(ty, elements)))
    }

    pub(super) fn backtrace_element(&mut self, name: &str, ty: &FuncType, args: Vec<Value>, call: Span) -> Eval<Rc<RecordVal>> {
        let element = self.new_record("BacktraceElement")?;
        element.set_by_name("function_name", Value::string(name));
        let list = self.call_arguments(ty, &args)?;
        element.set_by_name("function_args", Value::Vector(list));
        if let Some((file, line)) = self.reporter.locate(call) {
            element.set_by_name("file_location", Value::string(file));
            element.set_by_name("line_location", Value::Count(line));
        }
        Ok(element)
    }

    /// Parameters and arguments of a call as the script type `call_argument_vector` has them.
    pub fn call_arguments(&mut self, ty: &FuncType, args: &[Value]) -> Eval<Rc<VectorVal>> {
        let vector = match self.named_type("call_argument_vector") {
            Some(Type::Vector(v)) => v,
            _ => Rc::new(VectorType { name: None, element: Some(Type::Any) }),
        };
        let mut list = Vec::new();
        for (i, p) in ty.params.iter().enumerate() {
            let a = self.new_record("call_argument")?;
            a.set_by_name("name", Value::string(&*p.name));
            a.set_by_name("type_name", Value::string(p.ty.to_string()));
            if let Some(default) = p.default.get() {
                let v = self.thunk(default)?;
                a.set_by_name("default_val", v);
            }
            if let Some(v) = args.get(i) {
                a.set_by_name("value", v.clone());
            }
            list.push(Value::Record(a));
        }
        Ok(Rc::new(VectorVal::new(vector, list)))
    }
}

#[cold]
#[inline(never)]
pub(super) fn too_deep(span: Span) -> Raised {
    let d = Diagnostic::error(span, format!("call depth exceeds {MAX_DEPTH}"));
    Unwind::of(d.help("a function that calls itself needs a case in which it does not"))
}

/// A value's text, cut to a sane length.
fn short_text(v: &Value) -> String {
    let text = match v {
        Value::Unset => "<unset>".to_owned(),
        Value::Table(t) if t.len() > 8 => format!("<{} of {} elements>", v.ty().kind(), t.len()),
        Value::Vector(t) if t.len() > 8 => format!("<vector of {} elements>", t.len()),
        Value::Record(r) if r.ty.len() > 8 => format!("<{}>", v.ty()),
        Value::Func(f) => f.info.name.to_string(),
        other => String::from_utf8_lossy(&printed(other)).replace("\n", " "),
    };
    if text.len() <= TRACE_BYTES {
        return text;
    }
    let cut = (0..=TRACE_BYTES).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0);
    format!("{}...", &text[..cut])
}
