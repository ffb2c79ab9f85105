//! Loops.

use super::expr::mismatch;
use super::stmt::dropped;
use super::{Eval, Flow, Frame, Interp};
use crate::program::{Expr, ForTable, ForVector, Slot, Stmt, Word, WordExpr};
use crate::source::Span;
use crate::value::Value;

impl Interp {
    #[inline(never)]
    pub(super) fn exec_while(&mut self, cond: &WordExpr, body: &Stmt, frame: &mut Frame) -> Eval<Flow> {
        let mut ends = Flow::Normal;
        loop {
            self.go_on()?;
            match self.word_node(cond, frame) {
                Ok(0) => return Ok(ends),
                Ok(_) => {}
                Err(e) => return dropped(e).map(|_| ends),
            }
            match self.exec(body, frame)? {
                Flow::Break => return Ok(Flow::Normal),
                Flow::Return => return Ok(Flow::Return),
                flow => ends = turn_ends(flow),
            }
        }
    }

    /// Over the elements that are there when the loop begins. Those that are deleted meanwhile are passed over.
    #[inline(never)]
    pub(super) fn for_table(&mut self, x: &ForTable, frame: &mut Frame) -> Eval<Flow> {
        let t = match self.table(&x.table, x.span, frame) {
            Ok(t) => t,
            Err(e) => return dropped(e),
        };
        if self.shuffle.is_some() {
            return self.for_elements(x, &t, frame);
        }
        let end = t.positions();
        let mut at = 0;
        t.begin_iteration();
        let mut done = Ok(Flow::Normal);
        while at < end {
            if let Err(stopped) = self.go_on() {
                done = Err(stopped);
                break;
            }
            let step = t.visit(at, |k, v| {
                if let Some(slot) = x.value {
                    frame.set(slot, v.clone());
                }
                match &*x.keys {
                    [] | [None] => {}
                    [Some(slot)] => frame.set(*slot, super::table::snapshot(k)),
                    slots => {
                        for (slot, part) in slots.iter().zip(k.index_values()) {
                            if let Some(slot) = slot {
                                frame.set(*slot, super::table::snapshot(part));
                            }
                        }
                    }
                }
            });
            match step {
                Some((next, ())) if next <= end => at = next,
                _ => break,
            }
            match self.exec(&x.body, frame) {
                Ok(Flow::Break) => {
                    done = Ok(Flow::Normal);
                    break;
                }
                Ok(flow @ (Flow::Normal | Flow::Next | Flow::Fallthrough)) => done = Ok(turn_ends(flow)),
                ends @ (Ok(Flow::Return) | Err(_)) => {
                    done = ends;
                    break;
                }
            }
        }
        t.end_iteration();
        done
    }

    /// Over the vector that is there when the loop begins; its size is read again for each turn, holes are passed over.
    #[inline(never)]
    pub(super) fn for_vector(&mut self, x: &ForVector, frame: &mut Frame) -> Eval<Flow> {
        let v = match self.vector(&x.vector, Span::NONE, frame) {
            Ok(v) => v,
            Err(e) => return dropped(e),
        };
        let mut i = 0;
        let mut ends = Flow::Normal;
        loop {
            self.go_on()?;
            let is_there = match v.items().get(i) {
                None => return Ok(ends),
                Some(Value::Unset) => false,
                Some(Value::Count(c)) => {
                    if let Some(slot) = x.value {
                        frame.set_word(slot, Word::Count, *c);
                    }
                    true
                }
                Some(item) => {
                    if let Some(slot) = x.value {
                        frame.set(slot, item.clone());
                    }
                    true
                }
            };
            if is_there {
                if let Some(slot) = x.index {
                    frame.set_word(slot, Word::Count, i as u64);
                }
                match self.exec(&x.body, frame)? {
                    Flow::Break => return Ok(Flow::Normal),
                    Flow::Return => return Ok(Flow::Return),
                    flow => ends = turn_ends(flow),
                }
            }
            i += 1;
        }
    }

    #[inline(never)]
    pub(super) fn for_string(&mut self, e: &Expr, slot: Option<Slot>, body: &Stmt, frame: &mut Frame) -> Eval<Flow> {
        let s = match self.eval(e, frame) {
            Ok(s) => s,
            Err(e) => return dropped(e),
        };
        let Some(bytes) = s.as_bytes() else { return Err(mismatch(Span::NONE, "a string", &s)) };
        let mut ends = Flow::Normal;
        for b in bytes {
            if let Some(slot) = slot {
                frame.set(slot, Value::string([*b]));
            }
            match self.exec(body, frame)? {
                Flow::Break => return Ok(Flow::Normal),
                Flow::Return => return Ok(Flow::Return),
                flow => ends = turn_ends(flow),
            }
        }
        Ok(ends)
    }
}

/// How a loop ends after a turn that ended so: a `fallthrough` leaves what the loop stands in as well (reference: Stmt.cc,
/// ForStmt and WhileStmt).
pub(super) fn turn_ends(flow: Flow) -> Flow {
    if flow == Flow::Fallthrough { flow } else { Flow::Normal }
}
