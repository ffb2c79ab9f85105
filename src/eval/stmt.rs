//! Statements.

use super::coerce::{can_cast, cast_to};
use super::expr::mismatch;
use super::leaf::leaf;
use super::operators::{compare_words, put, word_value};
use super::{Eval, Frame, Interp, Raised, Unwind};
use crate::diagnostic::{Diagnostic, codes};
use crate::program::{
    Assert, Expr, Place, RealExpr, Schedule, Slot, Stmt, Switch, TypeSwitch, Update, Word, WordExpr, WordOp,
};
use crate::source::Span;
use crate::types::{FuncType, Type};
use crate::value::{FileVal, FuncId, FuncVal, Style, Text, Value};
use std::io::Write;
use std::rc::Rc;

/// How a statement ended.
// As wide as what goes with an error, so that a result of it travels in two registers.
#[repr(usize)]
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Flow {
    /// The next statement follows.
    Normal,
    /// `next`
    Next,
    /// `break`
    Break,
    /// `return`; what it yields is in the frame.
    Return,
    /// `fallthrough`
    Fallthrough,
}

impl Interp {
    /// Runs a statement of a frame that outlives it: how top-level statements run.
    pub fn run_statement(&mut self, s: &Stmt, frame: &mut Frame) -> Eval<Flow> {
        self.exec(s, frame)
    }

    /// Runs a statement. Every kind has a function of its own, so that this one needs no native frame.
    #[inline(never)]
    pub fn exec(&mut self, s: &Stmt, frame: &mut Frame) -> Eval<Flow> {
        match s {
            Stmt::Block(list) => self.block(list, frame),
            Stmt::If(cond, then, otherwise) => self.exec_if(cond, then, otherwise.as_deref(), frame),
            Stmt::Return(Some(e), _) => self.exec_return(e, frame),
            Stmt::SetWord(slot, word, e) => self.set_word(*slot, *word, e, frame),
            Stmt::EvalWord(WordExpr::Update(u)) => self.exec_update(u, frame),
            Stmt::EvalWord(e) => self.exec_word(e, frame),
            Stmt::Eval(e) => self.exec_expr(e, frame),
            Stmt::Assign(x) => self.exec_assign(x, frame),
            Stmt::While(cond, body, _) => self.exec_while(cond, body, frame),
            Stmt::EvalReal(e) => self.exec_real(e, frame),
            Stmt::ForVector(x) => self.for_vector(x, frame),
            Stmt::ForTable(x) => self.for_table(x, frame),
            Stmt::ForString(x) => self.for_string(&x.0, x.1, &x.2, frame),
            Stmt::Switch(x) => self.switch(x, frame),
            Stmt::Event(id, args, _) => self.exec_event(*id, args, frame),
            Stmt::Empty
            | Stmt::Return(None, _)
            | Stmt::Next
            | Stmt::Break
            | Stmt::Fallthrough
            | Stmt::Print(..)
            | Stmt::TypeSwitch(_)
            | Stmt::Assert(_)
            | Stmt::When(_) => self.exec_rarer(s, frame),
        }
    }

    /// The rest of [`Interp::exec`]: what is rare, and what leads somewhere and does nothing else.
    #[inline(never)]
    fn exec_rarer(&mut self, s: &Stmt, frame: &mut Frame) -> Eval<Flow> {
        match s {
            Stmt::Return(None, _) => Ok(Flow::Return),
            Stmt::Next => Ok(Flow::Next),
            Stmt::Break => Ok(Flow::Break),
            Stmt::Fallthrough => Ok(Flow::Fallthrough),
            Stmt::Print(items, span) => self.print(items, *span, frame),
            Stmt::TypeSwitch(x) => self.type_switch(x, frame),
            Stmt::Assert(a) => self.exec_assert(a, frame),
            Stmt::When(w) => self.exec_when(w, frame),
            Stmt::Return(Some(_), _) => self.exec(s, frame),
            Stmt::Empty
            | Stmt::Block(_)
            | Stmt::Eval(_)
            | Stmt::EvalWord(_)
            | Stmt::EvalReal(_)
            | Stmt::Assign(_)
            | Stmt::SetWord(..)
            | Stmt::If(..)
            | Stmt::While(..)
            | Stmt::ForTable(_)
            | Stmt::ForVector(_)
            | Stmt::ForString(_)
            | Stmt::Switch(_)
            | Stmt::Event(..) => Ok(Flow::Normal),
        }
    }

    #[inline(never)]
    pub(super) fn block(&mut self, list: &[Stmt], frame: &mut Frame) -> Eval<Flow> {
        for s in list {
            match self.exec(s, frame)? {
                Flow::Normal => {}
                other => return Ok(other),
            }
        }
        Ok(Flow::Normal)
    }

    #[inline(never)]
    fn exec_if(&mut self, cond: &WordExpr, then: &Stmt, otherwise: Option<&Stmt>, frame: &mut Frame) -> Eval<Flow> {
        if let WordExpr::LocalCompare(op, signed, slot, c, _) = cond
            && let Some(Value::Count(a)) = frame.slots.get(*slot as usize)
        {
            if compare_words(*op, *signed, *a, *c) != 0 {
                return self.exec(then, frame);
            }
            return match otherwise {
                Some(s) => self.exec(s, frame),
                None => Ok(Flow::Normal),
            };
        }
        self.exec_if_any(cond, then, otherwise, frame)
    }

    #[inline(never)]
    fn exec_if_any(&mut self, cond: &WordExpr, then: &Stmt, otherwise: Option<&Stmt>, frame: &mut Frame) -> Eval<Flow> {
        match (self.word_node(cond, frame), otherwise) {
            (Ok(0), None) => Ok(Flow::Normal),
            (Ok(0), Some(s)) => self.exec(s, frame),
            (Ok(_), _) => self.exec(then, frame),
            (Err(e), _) => dropped(e),
        }
    }

    #[inline(never)]
    fn exec_return(&mut self, e: &Expr, frame: &mut Frame) -> Eval<Flow> {
        if let Expr::Word(w, kind) = e {
            let bits = match leaf(w, frame) {
                Some(bits) => bits,
                None => match self.word_node(w, frame) {
                    Ok(bits) => bits,
                    Err(e) => return dropped(e).map(|_| Flow::Return),
                },
            };
            put(&mut frame.result, word_value(*kind, bits));
            return Ok(Flow::Return);
        }
        match self.eval(e, frame) {
            Ok(v) => put(&mut frame.result, v),
            Err(e) => return dropped(e).map(|_| Flow::Return),
        }
        Ok(Flow::Return)
    }

    #[inline(never)]
    fn set_word(&mut self, slot: Slot, word: Word, e: &WordExpr, frame: &mut Frame) -> Eval<Flow> {
        match self.eval_word(e, frame) {
            Ok(bits) => {
                frame.set_word(slot, word, bits);
                Ok(Flow::Normal)
            }
            Err(e) => dropped(e),
        }
    }

    #[inline(never)]
    fn exec_update(&mut self, u: &Update, frame: &mut Frame) -> Eval<Flow> {
        if let Place::Local(slot) = &u.place
            && let Some(by) = leaf(&u.value, frame)
            && let Some(Value::Count(c)) = frame.slots.get_mut(*slot as usize)
        {
            if u.op == WordOp::Add {
                *c = c.wrapping_add(by);
                return Ok(Flow::Normal);
            }
            if by <= *c {
                *c -= by;
                return Ok(Flow::Normal);
            }
        }
        self.exec_any_update(u, frame)
    }

    #[inline(never)]
    fn exec_any_update(&mut self, u: &Update, frame: &mut Frame) -> Eval<Flow> {
        match self.update_word(u, frame) {
            Ok(_) => Ok(Flow::Normal),
            Err(e) => dropped(e),
        }
    }

    #[inline(never)]
    fn exec_word(&mut self, e: &WordExpr, frame: &mut Frame) -> Eval<Flow> {
        match self.eval_word(e, frame) {
            Ok(_) => Ok(Flow::Normal),
            Err(e) => dropped(e),
        }
    }

    #[inline(never)]
    fn exec_real(&mut self, e: &RealExpr, frame: &mut Frame) -> Eval<Flow> {
        match self.eval_real(e, frame) {
            Ok(_) => Ok(Flow::Normal),
            Err(e) => dropped(e),
        }
    }

    #[inline(never)]
    fn exec_expr(&mut self, e: &Expr, frame: &mut Frame) -> Eval<Flow> {
        let mut result = Value::Unset;
        let done = if let Expr::Call(c) = e {
            self.call_into(c, frame, &mut result)
        } else if let Expr::VectorPush(x) = e {
            self.push_element(&x.0, &x.1, x.2, frame)
        } else {
            self.eval(e, frame).map(|v| result = v)
        };
        result.let_go();
        match done {
            Ok(()) => Ok(Flow::Normal),
            Err(e) => dropped(e),
        }
    }

    #[inline(never)]
    fn exec_assign(&mut self, x: &(Place, Expr), frame: &mut Frame) -> Eval<Flow> {
        match &x.0 {
            Place::Vector(..) => self.exec_assign_element(x, frame),
            Place::Field(..) => self.exec_assign_field(x, frame),
            Place::Local(_)
            | Place::Global(_)
            | Place::Capture(_)
            | Place::Table(..)
            | Place::Slice(..)
            | Place::List(..) => self.exec_assign_any(x, frame),
        }
    }

    #[inline(never)]
    fn exec_assign_element(&mut self, x: &(Place, Expr), frame: &mut Frame) -> Eval<Flow> {
        match self.eval(&x.1, frame).and_then(|v| self.assign_element(&x.0, v, frame)) {
            Ok(()) => Ok(Flow::Normal),
            Err(e) => dropped(e),
        }
    }

    #[inline(never)]
    fn exec_assign_field(&mut self, x: &(Place, Expr), frame: &mut Frame) -> Eval<Flow> {
        match self.eval(&x.1, frame).and_then(|v| self.assign_field(&x.0, v, frame)) {
            Ok(()) => Ok(Flow::Normal),
            Err(e) => dropped(e),
        }
    }

    #[inline(never)]
    fn exec_assign_any(&mut self, x: &(Place, Expr), frame: &mut Frame) -> Eval<Flow> {
        match self.eval(&x.1, frame).and_then(|v| self.assign(&x.0, v, frame)) {
            Ok(()) => Ok(Flow::Normal),
            Err(e) => dropped(e),
        }
    }

    #[inline(never)]
    fn exec_event(&mut self, event: FuncId, args: &[Expr], frame: &mut Frame) -> Eval<Flow> {
        let done = self.with_slots(args.len(), |me, slots| {
            me.event_args(args, slots, frame)?;
            me.raise(event, me.network_time, slots.iter_mut().map(std::mem::take));
            Ok(())
        });
        match done {
            Ok(()) => Ok(Flow::Normal),
            Err(e) => dropped(e),
        }
    }

    #[inline(never)]
    fn exec_assert(&mut self, a: &Assert, frame: &mut Frame) -> Eval<Flow> {
        match self.assert(a, frame) {
            Ok(()) => Ok(Flow::Normal),
            Err(e) => dropped(e),
        }
    }

    /// Runs the cases from one on until one breaks off. All that does not, `next` included, runs on into the following
    /// case (reference: Stmt.cc, SwitchStmt).
    fn cases(&mut self, cases: &[Stmt], from: usize, frame: &mut Frame) -> Eval<Flow> {
        for s in cases.get(from..).unwrap_or_default() {
            match self.exec(s, frame)? {
                Flow::Break => break,
                Flow::Return => return Ok(Flow::Return),
                Flow::Normal | Flow::Next | Flow::Fallthrough => {}
            }
        }
        Ok(Flow::Normal)
    }

    #[inline(never)]
    fn switch(&mut self, x: &Switch, frame: &mut Frame) -> Eval<Flow> {
        let label = match self.peek(&x.subject, frame) {
            Some(v) => x.labels.get(v).copied(),
            None => match self.eval(&x.subject, frame) {
                Ok(v) => x.labels.get(&v).copied(),
                Err(e) => return dropped(e),
            },
        };
        match label.or(x.default) {
            Some(case) => self.cases(&x.cases, case, frame),
            None => Ok(Flow::Normal),
        }
    }

    #[inline(never)]
    fn type_switch(&mut self, x: &TypeSwitch, frame: &mut Frame) -> Eval<Flow> {
        let v = match self.eval(&x.subject, frame) {
            Ok(v) => v,
            Err(e) => return dropped(e),
        };
        let case = match x.labels.iter().find(|(ty, _, _)| can_cast(&v, ty)) {
            Some((ty, slot, case)) => {
                if let Some(slot) = slot {
                    frame.set(*slot, cast_to(v, ty));
                }
                Some(*case)
            }
            None => x.default,
        };
        match case {
            Some(case) => self.cases(&x.cases, case, frame),
            None => Ok(Flow::Normal),
        }
    }

    /// `print`: all is evaluated before anything is written.
    #[inline(never)]
    fn print(&mut self, items: &[Expr], span: Span, frame: &mut Frame) -> Eval<Flow> {
        let mut values = self.take_list();
        for e in items {
            match self.eval(e, frame) {
                Ok(v) => values.push(v),
                Err(e) => {
                    self.give_back(values);
                    return dropped(e);
                }
            }
        }
        self.settle_all(&values)?;
        match values.split_first() {
            Some((Value::File(f), rest)) => {
                if f.is_open()
                    && let Err(e) = print_to(f, rest)
                {
                    self.report(Diagnostic::error(codes::WRITE, span, format!("cannot write to {}: {e}", f.name)));
                }
            }
            _ => {
                let text = line_of(&values);
                self.go_on()?;
                // Where nobody reads any more, the script runs on.
                let _ = self.out.write_all(&text);
            }
        }
        self.give_back(values);
        Ok(Flow::Normal)
    }

    /// The arguments of an event: evaluated when it is queued.
    fn event_args(&mut self, args: &[Expr], slots: &mut [Value], frame: &mut Frame) -> Eval<()> {
        args.iter().zip(slots).try_for_each(|(e, place)| self.fill_argument(e, frame, place))
    }

    /// `schedule`. Once the program is ending nothing is evaluated any more.
    #[inline(never)]
    pub(super) fn schedule(&mut self, s: &Schedule, frame: &mut Frame) -> Eval<Value> {
        if self.terminating {
            return Ok(Value::Unset);
        }
        let when = self.eval_real(&s.when, frame)?;
        let mut args: Box<[Value]> = s.args.iter().map(|_| Value::Unset).collect();
        self.event_args(&s.args, &mut args, frame)?;
        let at = if s.absolute { when } else { self.network_time + when };
        self.timers.add(at, super::Timed::Event(s.event, args));
        Ok(Value::Unset)
    }

    /// `assert`. The hooks `assertion_result` and `assertion_failure` are told, and may keep the message back; a failure
    /// ends the body in any case.
    fn assert(&mut self, a: &Assert, frame: &mut Frame) -> Eval<()> {
        let holds = self.eval_word(&a.cond, frame)? != 0;
        let on_result = self.enabled_hook("assertion_result");
        if holds && on_result.is_none() {
            return Ok(());
        }
        let message = match &a.message {
            Some(e) => match self.eval(e, frame)? {
                s @ (Value::Short(_) | Value::Long(_)) => s,
                other => return Err(mismatch(a.span, "a string", &other)),
            },
            None => Value::EMPTY,
        };
        let on_failure = self.enabled_hook("assertion_failure").filter(|_| !holds);
        let mut tell = true;
        if on_result.is_some() || on_failure.is_some() {
            let own = FuncType::function(Vec::new(), Type::Void);
            let own = self.backtrace_element("assert", &own, Vec::new(), a.told)?;
            let trace = self.backtrace()?;
            trace.items_mut().insert(0, Value::Record(own));
            let told = [Value::string(&*a.text), message.clone(), Value::Vector(trace)];
            if let Some(hook) = on_result {
                let args = [&[Value::bool(holds)], told.as_slice()].concat();
                tell &= self.call_hook(&hook, &args, a.span)?;
            }
            if let Some(hook) = on_failure {
                tell &= self.call_hook(&hook, &told, a.span)?;
            }
        }
        if holds {
            return Ok(());
        }
        let mut text = format!("assertion failure: {}", a.text);
        if let Some(message) = message.as_bytes().filter(|m| !m.is_empty()) {
            text.push_str(&format!(" ({})", String::from_utf8_lossy(message)));
        }
        let diagnostic = Diagnostic::error(codes::ASSERTION, a.span, text).told_at(a.told);
        Err(Unwind::told(diagnostic, !tell))
    }

    /// A hook by its full name, where it has bodies that are not switched off.
    fn enabled_hook(&self, name: &str) -> Option<Rc<FuncVal>> {
        let Some(Value::Func(f)) = self.global(name) else { return None };
        let enabled = self.program.function(f.info.id).bodies.borrow().iter().any(|b| b.disabled.get() == 0);
        enabled.then_some(f)
    }
}

/// The end of a simple statement that was not done: where a call yielded no value, the next statement follows.
#[cold]
#[inline(never)]
pub(super) fn dropped(e: Raised) -> Eval<Flow> {
    if e.is_no_value() { Ok(Flow::Normal) } else { Err(e) }
}

/// What `print` writes to an ordinary file.
fn line_of(values: &[Value]) -> Vec<u8> {
    let mut text = Text::new(Style::Standard);
    for (i, v) in values.iter().enumerate() {
        if i > 0 {
            text.out.extend_from_slice(b", ");
        }
        text.value(v);
    }
    text.out.push(b'\n');
    text.out
}

fn print_to(f: &FileVal, values: &[Value]) -> std::io::Result<()> {
    if !f.raw.get() {
        return f.write(&line_of(values));
    }
    let mut text = Text::new(Style::Raw);
    for v in values {
        text.value(v);
    }
    f.write(&text.out)
}
