//! Calls: of functions, hooks, builtins and closures, and of expressions that are evaluated apart.

use super::expr::{no_value, no_word};
use super::frame::NEAR;
use super::operators::{fill, put};
use super::{CallRecord, Eval, Flow, Frame, Interp, Invocation, MAX_DEPTH, Raised, TraceEntry, Unwind, stopped};
use crate::diagnostic::{Diagnostic, codes};
use crate::program::{Body, BuiltinId, Call, Callee, Expr, Function, Stmt, ThunkId};
use crate::source::Span;
use crate::types::{Flavor, FuncType, Type, VectorType};
use crate::value::{FuncId, FuncVal, RecordVal, Value, VectorVal, printed};
use std::borrow::Borrow;
use std::rc::Rc;

/// How many calls an error's trace keeps, and how many bytes of one argument.
const TRACE_CALLS: usize = 20;
const TRACE_BYTES: usize = 60;
impl Interp {
    /// A call; what it yields is put into `result`, which stays as it is where there is none.
    #[inline(never)]
    pub(super) fn call_into(&mut self, c: &Call, frame: &mut Frame, result: &mut Value) -> Eval<()> {
        if self.whens.current.is_some()
            && let Some(known) = self.known_result(c.span)
        {
            *result = known;
            return Ok(());
        }
        match &c.callee {
            Callee::Function(id) if !c.is_hook => self.call_function(*id, None, c, frame, |v| {
                if !v.is_unset() {
                    put(result, std::mem::replace(v, Value::Unset));
                }
                Ok(())
            })?,
            Callee::Builtin(id) => *result = self.call_builtin(*id, c, frame)?,
            Callee::Function(id) => *result = self.call_bodies(*id, None, c, frame)?,
            Callee::Value(callee) => put(result, self.call_value(callee, c, frame)?),
        }
        Ok(())
    }

    /// A call that yields a word.
    #[inline(never)]
    pub(super) fn call_for_word(&mut self, c: &Call, frame: &mut Frame) -> Eval<u64> {
        if let Callee::Function(id) = &c.callee
            && !c.is_hook
            && self.whens.current.is_none()
        {
            return self.call_function(*id, None, c, frame, |v| {
                if let Value::Count(c) = v { Ok(*c) } else { word_in(v, c.span) }
            });
        }
        if let Callee::Value(callee) = &c.callee
            && !c.is_hook
            && self.whens.current.is_none()
        {
            return self.call_value_for_word(callee, c, frame);
        }
        let mut result = Value::Unset;
        self.call_into(c, frame, &mut result)?;
        word_in(&result, c.span)
    }

    /// A call that must yield something.
    #[inline(never)]
    pub(super) fn call_for_value(&mut self, c: &Call, frame: &mut Frame) -> Eval<Value> {
        if self.whens.current.is_none() {
            if let Callee::Builtin(id) = &c.callee {
                let result = self.call_builtin(*id, c, frame);
                return if let Ok(Value::Unset) = result { Err(no_value(c.span)) } else { result };
            }
            if let Callee::Function(id) = &c.callee
                && !c.is_hook
            {
                return self.call_function(*id, None, c, frame, |v| match std::mem::replace(v, Value::Unset) {
                    Value::Unset => Err(no_value(c.span)),
                    v => Ok(v),
                });
            }
            if let Callee::Value(callee) = &c.callee {
                let result = self.call_value(callee, c, frame);
                return if let Ok(Value::Unset) = result { Err(no_value(c.span)) } else { result };
            }
        }
        let mut result = Value::Unset;
        self.call_into(c, frame, &mut result)?;
        match result {
            Value::Unset => Err(no_value(c.span)),
            v => Ok(v),
        }
    }

    /// Calls a function; `finish` takes what it yields out of its frame. A value that has just been written is best read
    /// where it was written.
    #[inline(always)]
    fn call_function<R>(
        &mut self,
        id: FuncId,
        closure: Option<&Rc<FuncVal>>,
        c: &Call,
        frame: &mut Frame,
        finish: impl FnOnce(&mut Value) -> Eval<R>,
    ) -> Eval<R> {
        let body = self.program.function(id).bodies.borrow().first().cloned();
        let given = c.args.len() + c.defaults.len();
        let Some(body) = body.filter(|b| given <= b.params.len() && b.disabled.get() == 0) else {
            return finish(&mut self.call_without_entry(id, c, frame)?);
        };
        if body.frame as usize > NEAR {
            return finish(&mut self.call_large(&body, id, closure, c, frame)?);
        }
        self.with_near_slots(body.frame as usize, |me, slots| {
            me.fill_arguments(c, frame, slots)?;
            let mut inner = Frame::new(slots, closure);
            me.run(&body, id, &mut inner, c.span)?;
            let result = finish(&mut inner.result);
            inner.result.let_go();
            result
        })
    }

    /// Calls a function of many variables.
    #[inline(never)]
    fn call_large(
        &mut self,
        body: &Body,
        id: FuncId,
        closure: Option<&Rc<FuncVal>>,
        c: &Call,
        frame: &mut Frame,
    ) -> Eval<Value> {
        self.with_slots(body.frame as usize, |me, slots| {
            me.fill_arguments(c, frame, slots)?;
            let mut inner = Frame::new(slots, closure);
            me.run(body, id, &mut inner, c.span)?;
            Ok(inner.result)
        })
    }

    /// A call that enters no body: there is none, it takes fewer arguments, or its group is switched off.
    #[cold]
    #[inline(never)]
    fn call_without_entry(&mut self, id: FuncId, c: &Call, frame: &mut Frame) -> Eval<Value> {
        self.with_slots(c.args.len() + c.defaults.len(), |me, args| {
            me.fill_arguments(c, frame, args)?;
            me.call_in_list(id, None, args, c.span)
        })
    }

    #[inline(never)]
    fn call_builtin(&mut self, id: BuiltinId, c: &Call, frame: &mut Frame) -> Eval<Value> {
        self.with_slots(c.args.len() + c.defaults.len(), |me, args| {
            me.fill_arguments(c, frame, args)?;
            let result = me.run_builtin(id, args, c.span);
            // It may have left off on that account.
            if me.is_interrupted() {
                drop(result);
                return Err(stopped());
            }
            result
        })
    }

    #[inline(never)]
    fn call_bodies(&mut self, id: FuncId, closure: Option<&Rc<FuncVal>>, c: &Call, frame: &mut Frame) -> Eval<Value> {
        self.with_slots(c.args.len() + c.defaults.len(), |me, args| {
            me.fill_arguments(c, frame, args)?;
            me.run_bodies(id, closure, args, c.span).map(Value::bool)
        })
    }

    #[inline(never)]
    fn call_value(&mut self, callee: &Expr, c: &Call, frame: &mut Frame) -> Eval<Value> {
        let (id, closure) = self.callee(callee, c.span, frame)?;
        if c.is_hook {
            return self.call_bodies(id, closure.as_ref(), c, frame);
        }
        self.call_function(id, closure.as_ref(), c, frame, |v| Ok(std::mem::replace(v, Value::Unset)))
    }

    #[inline(never)]
    fn call_value_for_word(&mut self, callee: &Expr, c: &Call, frame: &mut Frame) -> Eval<u64> {
        let (id, closure) = self.callee(callee, c.span, frame)?;
        let word = |v: &mut Value| if let Value::Count(c) = v { Ok(*c) } else { word_in(v, c.span) };
        self.call_function(id, closure.as_ref(), c, frame, word)
    }

    /// The function that an expression yields, and its value where it has captured anything.
    #[inline(always)]
    fn callee(&mut self, callee: &Expr, span: Span, frame: &mut Frame) -> Eval<(FuncId, Option<Rc<FuncVal>>)> {
        if let Some(Value::Func(f)) = self.peek(callee, frame) {
            return Ok((f.info.id, f.captures.is_some().then(|| f.clone())));
        }
        match self.eval(callee, frame)? {
            Value::Func(f) => Ok((f.info.id, f.captures.is_some().then_some(f))),
            other => Err(Unwind::error(codes::VALUE_TYPE, span, format!("expected a function, found {}", other.ty()))),
        }
    }

    /// Calls what is no hook with these arguments.
    #[inline(never)]
    fn call_in_list<A: Borrow<Value>>(
        &mut self,
        id: FuncId,
        closure: Option<&Rc<FuncVal>>,
        args: &[A],
        span: Span,
    ) -> Eval<Value> {
        let function = self.program.function(id);
        let Some(body) = function.bodies.borrow().first().cloned() else {
            return match function.builtin.get() {
                Some(builtin) => {
                    let ty = function.info.ty();
                    if !ty.variadic && matches!(ty.params.as_slice(), [p] if p.ty.is_any()) && args.len() != 1 {
                        let text = format!("{} takes 1 argument, found {}", function.info.name, args.len());
                        self.report(Diagnostic::error(codes::NO_BODY, span, text));
                        return Ok(Value::Unset);
                    }
                    let args: Vec<Value> = args.iter().map(|v| v.borrow().clone()).collect();
                    self.run_builtin(builtin, &args, span)
                }
                None => Err(no_body(function, span)),
            };
        };
        if args.len() > body.params.len() {
            return Err(too_many(span));
        }
        if body.disabled.get() > 0 {
            if body.has_result {
                self.warn_no_result(&body, span);
            }
            return Ok(Value::Unset);
        }
        self.with_slots(body.frame as usize, |me, slots| {
            for (v, place) in args.iter().zip(&mut *slots) {
                fill(place, v.borrow().clone());
            }
            let mut inner = Frame::new(slots, closure);
            me.run(&body, id, &mut inner, span)?;
            Ok(inner.result)
        })
    }

    /// Runs the body of a function in the frame that starts with its arguments.
    #[inline(always)]
    fn run(&mut self, body: &Body, id: FuncId, frame: &mut Frame, call: Span) -> Eval<()> {
        self.run_one(body, id, frame, call)?;
        if body.has_result && frame.result.is_unset() {
            self.warn_no_result(body, call);
        }
        Ok(())
    }

    /// Runs one body, of whatever it is, in the frame that starts with its arguments.
    #[inline(always)]
    fn run_one(&mut self, body: &Body, id: FuncId, frame: &mut Frame, call: Span) -> Eval<Flow> {
        let depth = self.calls.len() + self.apart;
        if depth >= MAX_DEPTH || self.is_interrupted() || depth % STRIDE == STRIDE - 1 && is_stack_short() {
            return Err(self.no_entry(call));
        }
        self.calls.push(CallRecord { function: id, call });
        if self.keep_args {
            self.keep(frame, body);
        }
        if !body.prepared.is_empty()
            && let Err(e) = self.prepare(&body.prepared, frame)
        {
            return Err(self.fail(e, id, body, frame, call));
        }
        let done =
            if let Stmt::Block(list) = &body.code { self.block(list, frame) } else { self.exec(&body.code, frame) };
        match done {
            Ok(flow) => {
                self.calls.pop();
                Ok(flow)
            }
            Err(e) => Err(self.fail(e, id, body, frame, call)),
        }
    }

    /// Keeps the arguments of the innermost call for backtraces.
    #[cold]
    #[inline(never)]
    fn keep(&mut self, frame: &Frame, body: &Body) {
        let args = frame.slots.iter().take(body.params.len()).cloned().collect();
        let outer = self.calls.len() - 1;
        self.kept_args.resize(outer, Vec::new());
        self.kept_args.push(args);
    }

    /// An error leaves a call.
    #[cold]
    #[inline(never)]
    fn fail(&mut self, e: Raised, id: FuncId, body: &Body, frame: &Frame, call: Span) -> Raised {
        self.calls.pop();
        self.trace(e, id, body, frame, call)
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

    fn run_builtin(&mut self, id: BuiltinId, args: &[Value], span: Span) -> Eval<Value> {
        self.settle_all(args)?;
        match self.builtins.get(id.0 as usize) {
            Some(f) => f(&mut Invocation { interp: self, args, span }),
            None => Err(Unwind::error(codes::NO_BODY, span, "the builtin function is not there")),
        }
    }

    #[cold]
    #[inline(never)]
    fn warn_no_result(&mut self, body: &Body, call: Span) {
        if self.whens.resultless.take_if(|known| *known == call).is_some() {
            return;
        }
        let message = format!("non-void function returning without a value: {}", body.name);
        self.report(
            Diagnostic::warning(codes::NO_RESULT, call, message)
                .label(body.span, "its body has come to the end without a `return`")
                .help(format!("end the body of `{}` in a `return` with a value", body.name)),
        );
    }

    /// Runs the bodies of an event or hook, by priority, each with the arguments afresh. An error ends the body alone
    /// that it happens in. Whether no body broke off.
    pub(super) fn run_bodies<A: Borrow<Value>>(
        &mut self,
        id: FuncId,
        closure: Option<&Rc<FuncVal>>,
        args: &[A],
        call: Span,
    ) -> Eval<bool> {
        let mut bodies = self.program.function(id).bodies();
        if args.len() > 1 && !bodies.is_empty() && args.len() > self.program.function(id).info.ty().params.len() {
            return Err(too_many(call));
        }
        if self.shuffle.is_some() {
            bodies = self.shuffled_bodies(bodies);
        }
        let largest = bodies.iter().map(|b| b.frame).max().unwrap_or_default();
        self.with_slots(largest as usize, |me, slots| {
            for body in bodies.iter().filter(|b| b.disabled.get() == 0) {
                for (v, place) in args.iter().zip(&mut *slots) {
                    fill(place, v.borrow().clone());
                }
                let mut frame = Frame::new(slots, closure);
                let flow = me.run_one(body, id, &mut frame, call);
                frame.result.let_go();
                slots.iter_mut().for_each(|place| std::mem::take(place).let_go());
                match flow {
                    Ok(Flow::Break) => return Ok(false),
                    Ok(Flow::Normal | Flow::Next | Flow::Return | Flow::Fallthrough) => {}
                    Err(e) => me.caught(e)?,
                }
            }
            Ok(true)
        })
    }

    /// Why a body is not entered.
    #[cold]
    #[inline(never)]
    fn no_entry(&self, call: Span) -> Raised {
        match self.go_on() {
            Ok(()) if self.calls.len() + self.apart < MAX_DEPTH => {
                Unwind::error(codes::CALL_DEPTH, call, "calls and what they are nested in take all of the stack")
            }
            Ok(()) => too_deep(call),
            Err(stopped) => stopped,
        }
    }

    /// The end of an error's way: it is reported. What is no error goes on.
    #[cold]
    pub(super) fn caught(&mut self, e: Raised) -> Eval<()> {
        match e.take() {
            Unwind::Error(e) => {
                if !e.told {
                    self.report_with(e.diagnostic, &e.trace);
                }
                Ok(())
            }
            Unwind::NoValue(_) => Ok(()),
            goes_on @ (Unwind::Delayed | Unwind::Exit(_)) => Err(goes_on.into()),
        }
    }

    /// Notes on an error the call that it leaves.
    #[cold]
    #[inline(never)]
    fn trace(&mut self, e: Raised, id: FuncId, body: &Body, frame: &Frame, call: Span) -> Raised {
        let mut unwind = e.take();
        if let Unwind::Error(error) = &mut unwind
            && error.trace.len() < TRACE_CALLS
        {
            let args: Vec<String> = frame.slots.iter().take(body.params.len()).map(short_text).collect();
            let function = self.program.function(id).info.name.clone();
            error.trace.push(TraceEntry { function, args: args.join(", "), call });
        }
        unwind.into()
    }

    /// Calls a function, builtin or hook. A hook's result is whether no body broke off; where a function has no result,
    /// it is unset. Arguments that are missing stay unset.
    pub fn call<A: Borrow<Value>>(&mut self, f: &Rc<FuncVal>, args: &[A], span: Span) -> Eval<Value> {
        let waiting = self.whens.current.take();
        let closure = f.captures.is_some().then_some(f);
        let result = match f.info.flavor {
            Flavor::Function => self.call_in_list(f.info.id, closure, args, span),
            Flavor::Hook | Flavor::Event => self.run_bodies(f.info.id, closure, args, span).map(Value::bool),
        };
        self.whens.current = waiting;
        result
    }

    /// Calls a hook. Whether no body broke off.
    pub fn call_hook(&mut self, f: &Rc<FuncVal>, args: &[Value], span: Span) -> Eval<bool> {
        Ok(self.call(f, args, span)?.as_bool().unwrap_or(true))
    }

    /// The value of an expression that stands apart from any body.
    #[inline(never)]
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
        let result = self.with_slots(frame_size as usize, |me, slots| me.eval(e, &mut Frame::new(slots, None)));
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
        for (i, c) in self.calls.clone().into_iter().enumerate().rev() {
            let info = self.program.function(c.function).info.clone();
            let args = self.kept_args.get(i).cloned().unwrap_or_default();
            let e = self.backtrace_element(&info.name, &info.ty(), args, c.call)?;
            elements.push(Value::Record(e));
        }
        Ok(Rc::new(VectorVal::new(ty, elements)))
    }

    pub(super) fn backtrace_element(
        &mut self,
        name: &str,
        ty: &FuncType,
        args: Vec<Value>,
        call: Span,
    ) -> Eval<Rc<RecordVal>> {
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
fn no_body(function: &Function, span: Span) -> Raised {
    let name = &function.info.name;
    let d = Diagnostic::error(codes::NO_BODY, span, format!("{name} is called, but was given no body"));
    Unwind::told(d.label(function.span, "declared here"), function.is_mistaken.get())
}

/// A function of one `any` takes any number of arguments as far as the checker is concerned.
#[cold]
#[inline(never)]
fn too_many(span: Span) -> Raised {
    Unwind::error(codes::NO_BODY, span, "too many arguments in a function call")
}

/// The bits in what a call has yielded.
#[inline(never)]
fn word_in(result: &Value, span: Span) -> Eval<u64> {
    match result {
        Value::Unset => Err(no_value(span)),
        other => other.word().ok_or_else(|| no_word(Some(other), span)),
    }
}

/// Every so many calls the native stack is looked at: calls whose arguments are calls, and so on, may take all of it before
/// there are too many.
const STRIDE: usize = 16;
/// How many bytes of the stack that many calls may take, and what they call.
const RESERVE: usize = 64 << 20;

#[cold]
#[inline(never)]
fn is_stack_short() -> bool {
    stacker::remaining_stack().is_some_and(|left| left < RESERVE)
}

#[cold]
#[inline(never)]
pub(super) fn too_deep(span: Span) -> Raised {
    let d = Diagnostic::error(codes::CALL_DEPTH, span, format!("call depth exceeds {MAX_DEPTH}"));
    Unwind::of(d.help("a function that calls itself needs a case in which it does not"))
}

/// A value's text, cut to a sane length.
pub(super) fn short_text(v: &Value) -> String {
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
