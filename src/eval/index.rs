//! Reading by index: tables, vectors, strings, slices and selections.

use super::expr::{is_calm, is_calm_word, mismatch, no_word};
use super::leaf::word;
use super::table::no_index_value;
use super::{Eval, Frame, Interp, Raised, Unwind};
use crate::diagnostic::{Diagnostic, codes};
use crate::program::{Expr, KeyExpr, TableIndex, VectorIndex, WordExpr};
use crate::source::Span;
use crate::types::{Type, VectorType};
use crate::value::{Value, VectorVal, printed};
use std::rc::Rc;

/// Where an index stands in something of that length; negative ones count from the end.
#[inline]
pub(super) fn position(index: i64, len: usize) -> Option<usize> {
    let at = if index < 0 { index.checked_add(len as i64)? } else { index };
    usize::try_from(at).ok().filter(|&at| at < len)
}

/// The bounds of a slice, clamped: from, to (reference: Expr.cc, get_slice_index). The first may be beyond the second.
pub(super) fn bounds(lo: Option<i64>, hi: Option<i64>, len: usize) -> (usize, usize) {
    let clamp = |i: i64| {
        if i.unsigned_abs() > len as u64 {
            if i > 0 { len } else { 0 }
        } else if i < 0 {
            len - i.unsigned_abs() as usize
        } else {
            i as usize
        }
    };
    (lo.map_or(0, clamp), hi.map_or(len, clamp))
}

impl Interp {
    /// `table[key]`.
    #[inline(never)]
    pub(super) fn table_index(&mut self, x: &TableIndex, frame: &mut Frame) -> Eval<Value> {
        if self.whens.current.is_some() {
            let v = self.table_index_of_any(x, frame)?;
            self.watch_element(&v);
            return Ok(v);
        }
        if let KeyExpr::One(k) = &x.key
            && let Some(k) = self.peek(k, frame)
            && let Some(Value::Table(t)) = self.peek(&x.table, frame)
            && t.reads_plainly()
            && let Some(v) = t.get(k)
        {
            return Ok(v);
        }
        self.table_index_of_any(x, frame)
    }

    #[inline(never)]
    fn table_index_of_any(&mut self, x: &TableIndex, frame: &mut Frame) -> Eval<Value> {
        let t = self.table(&x.table, x.span, frame)?;
        match self.with_key(&x.key, frame, |me, key, _| me.find_or_default(&t, key, x.span))? {
            Some(v) => Ok(v),
            None => Err(self.no_such_index(x, frame)),
        }
    }

    #[cold]
    #[inline(never)]
    pub(super) fn no_such_index(&mut self, x: &TableIndex, frame: &mut Frame) -> Raised {
        let parts = match &x.key {
            KeyExpr::One(e) => std::slice::from_ref(e),
            KeyExpr::Many(parts) => parts,
        };
        // What has no effects may be evaluated once more.
        let shown: Option<Vec<String>> = parts
            .iter()
            .map(|e| {
                if let Some(v) = self.peek(e, frame) {
                    return Some(shown(v));
                }
                if is_calm(e) { self.eval(e, frame).ok().map(|v| shown(&v)) } else { None }
            })
            .collect();
        let shown = shown.map(|parts| parts.join(", ")).filter(|key| key.len() <= 60);
        let message = match &shown {
            Some(key) => format!("no such index: {key}"),
            None => "no such index".to_owned(),
        };
        let size = match self.peek(&x.table, frame) {
            Some(Value::Table(t)) => Some(t.len()),
            _ => None,
        };
        let d = Diagnostic::error(codes::NO_SUCH_KEY, x.span, message).bare("no such index").help(self.guard(x.span));
        Unwind::of(match size {
            Some(0) => d.note("the table is empty"),
            Some(1) => d.note("not the one key of the table"),
            Some(n) => d.note(format!("not among the {n} keys of the table")),
            None => d,
        })
    }

    /// What to do about a key that is not there.
    pub(super) fn guard(&self, span: Span) -> String {
        let text = self.reporter.text(span).unwrap_or_default();
        match indexed(&text) {
            Some((table, key)) if key.contains(',') => {
                format!("test with `[{key}] in {table}` first, or give the table a `&default`")
            }
            Some((table, key)) => format!("test with `{key} in {table}` first, or give the table a `&default`"),
            None => "test with `in` first, or give the table a `&default`".to_owned(),
        }
    }

    /// `table[string]` of a table indexed by patterns.
    #[inline(never)]
    pub(super) fn pattern_index(
        &mut self,
        table: &Expr,
        text: &Expr,
        ty: &Rc<VectorType>,
        frame: &mut Frame,
    ) -> Eval<Value> {
        let t = self.table(table, Span::NONE, frame)?;
        let text = self.eval(text, frame)?;
        match text.as_bytes() {
            Some(s) => Ok(Value::Vector(Rc::new(VectorVal::new(ty.clone(), t.matching(s))))),
            None => Err(mismatch(Span::NONE, "a string", &text)),
        }
    }

    /// `vector[index]`.
    #[inline(never)]
    pub(super) fn vector_index(&mut self, x: &VectorIndex, frame: &mut Frame) -> Eval<Value> {
        if self.whens.current.is_some() {
            let v = self.vector(&x.vector, x.span, frame)?;
            let i = self.index_word(&x.index, frame)?;
            let v = element(&v, i, x.span)?;
            self.watch_element(&v);
            return Ok(v);
        }
        if is_calm_word(&x.index) {
            let i = word!(self, &x.index, frame) as i64;
            if let Some(Value::Vector(v)) = self.peek(&x.vector, frame) {
                return element(v, i, x.span);
            }
        }
        let v = self.vector(&x.vector, x.span, frame)?;
        let i = self.index_word(&x.index, frame)?;
        element(&v, i, x.span)
    }

    /// `vector[index]` of words.
    #[inline(never)]
    pub(super) fn vector_index_word(&mut self, x: &VectorIndex, frame: &mut Frame) -> Eval<u64> {
        if is_calm_word(&x.index) {
            let i = word!(self, &x.index, frame) as i64;
            if let Some(Value::Vector(v)) = self.peek(&x.vector, frame) {
                let items = v.items();
                return match position(i, items.len()).and_then(|at| items[at].word()) {
                    Some(bits) => Ok(bits),
                    None => Err(no_element(v, i, x.span)),
                };
            }
        }
        let v = self.vector_index(x, frame)?;
        v.word().ok_or_else(|| no_word(Some(&v), x.span))
    }

    /// `vector[indices]` and `vector[bools]`.
    #[inline(never)]
    pub(super) fn vector_select(&mut self, vector: &Expr, which: &Expr, span: Span, frame: &mut Frame) -> Eval<Value> {
        let v = self.vector(vector, span, frame)?;
        let which = self.vector(which, span, frame).map_err(no_index_value)?;
        let (items, which) = (v.items(), which.clone());
        let chosen = which.items();
        let by_bools = matches!(which.ty().element, Some(Type::Bool)) || matches!(chosen.first(), Some(Value::Bool(_)));
        let result = if by_bools {
            if items.len() != chosen.len() {
                let message =
                    format!("a vector of {} bools selects from a vector of {} elements", chosen.len(), items.len());
                return Err(Unwind::error(codes::NO_SUCH_ELEMENT, span, message));
            }
            // The reference appends one place too far, which leaves a hole in front of each element.
            let picked = items.iter().zip(chosen.iter()).filter(|(_, c)| c.as_bool() == Some(true));
            picked.flat_map(|(v, _)| [Value::Unset, v.clone()]).collect()
        } else {
            let at = |c: &Value| c.word().and_then(|i| usize::try_from(i).ok()).and_then(|i| items.get(i).cloned());
            chosen.iter().map(|c| at(c).unwrap_or(Value::Unset)).collect()
        };
        Ok(Value::Vector(Rc::new(VectorVal::new(v.ty(), result))))
    }

    /// `string[index]`.
    #[inline(never)]
    pub(super) fn string_index(&mut self, string: &Expr, index: &WordExpr, frame: &mut Frame) -> Eval<Value> {
        let s = self.eval(string, frame)?;
        let i = self.index_word(index, frame)?;
        match s.as_bytes() {
            Some(bytes) => {
                Ok(position(i, bytes.len()).map_or_else(|| Value::string(""), |at| Value::string(&bytes[at..=at])))
            }
            None => Err(mismatch(Span::NONE, "a string", &s)),
        }
    }

    /// An index: where a call yields nothing that is an error, as in a key.
    pub(super) fn index_word(&mut self, e: &WordExpr, frame: &mut Frame) -> Eval<i64> {
        match self.eval_word(e, frame) {
            Ok(i) => Ok(i as i64),
            Err(e) => Err(no_index_value(e)),
        }
    }

    /// The bounds of a slice of `of`. Where there is no upper one, the reference takes the size of `of`, which is evaluated
    /// again for that (reference: parse.y, index_slice).
    pub(super) fn slice_bounds(
        &mut self,
        of: &Expr,
        lo: Option<&WordExpr>,
        hi: Option<&WordExpr>,
        frame: &mut Frame,
    ) -> Eval<(Option<i64>, Option<i64>)> {
        let lo = match lo {
            Some(e) => Some(self.index_word(e, frame)?),
            None => None,
        };
        let hi = match hi {
            Some(e) => Some(self.index_word(e, frame)?),
            None if is_calm(of) => None,
            None => match self.eval(of, frame) {
                Ok(Value::Vector(v)) => Some(v.len() as i64),
                Ok(other) => other.byte_count().map(|n| n as i64),
                Err(e) => return Err(no_index_value(e)),
            },
        };
        Ok((lo, hi))
    }

    /// `string[lo:hi]` and `vector[lo:hi]`.
    #[inline(never)]
    pub(super) fn slice(
        &mut self,
        of: &Expr,
        lo: Option<&WordExpr>,
        hi: Option<&WordExpr>,
        frame: &mut Frame,
    ) -> Eval<Value> {
        let v = self.eval(of, frame)?;
        let (lo, hi) = self.slice_bounds(of, lo, hi, frame)?;
        if let Some(s) = v.as_bytes() {
            let (from, to) = bounds(lo, hi, s.len());
            return Ok(Value::string(s.get(from..to).unwrap_or_default()));
        }
        match &v {
            Value::Vector(v) => {
                let items = v.items();
                let (from, to) = bounds(lo, hi, items.len());
                let part = items.get(from..to).unwrap_or_default().to_vec();
                Ok(Value::Vector(Rc::new(VectorVal::new(v.ty(), part))))
            }
            other => Err(mismatch(Span::NONE, "a string or vector", other)),
        }
    }
}

/// An element of a vector; past either end, or a hole, is an error.
#[inline]
pub(super) fn element(v: &VectorVal, index: i64, span: Span) -> Eval<Value> {
    let items = v.items();
    match position(index, items.len()).map(|at| &items[at]) {
        None | Some(Value::Unset) => Err(no_element(v, index, span)),
        Some(v) => Ok(v.clone()),
    }
}

/// `table[key]` as table and key.
fn indexed(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_suffix(']')?;
    let mut depth = 0;
    let open = inner.char_indices().rev().find(|(_, c)| {
        match c {
            ']' | ')' => depth += 1,
            '[' | '(' => depth -= 1,
            _ => {}
        }
        depth < 0
    });
    let (at, _) = open.filter(|(_, c)| *c == '[')?;
    Some((inner[..at].trim(), inner[at + 1..].trim())).filter(|(table, key)| !table.is_empty() && !key.is_empty())
}

/// A key as a message shows it.
fn shown(v: &Value) -> String {
    String::from_utf8_lossy(&printed(v)).replace('\n', " ")
}

#[cold]
#[inline(never)]
pub(super) fn no_element(v: &VectorVal, index: i64, span: Span) -> Raised {
    let items = v.items();
    match position(index, items.len()).map(|at| &items[at]) {
        None => {
            let n = items.len();
            let d = Diagnostic::error(
                codes::NO_SUCH_ELEMENT,
                span,
                format!("no such index: {index}, in a vector of {n} elements"),
            );
            let d = d.bare("no such index");
            Unwind::of(match n {
                0 => d.note("the vector is empty"),
                _ => d.note(format!("the last index is {}", n - 1)),
            })
        }
        Some(Value::Unset) => {
            let message = format!("no such index: {index} is a hole in the vector");
            Unwind::of(Diagnostic::error(codes::NO_SUCH_ELEMENT, span, message).bare("no such index"))
        }
        Some(other) => no_word(Some(other), span),
    }
}
