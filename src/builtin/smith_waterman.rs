//! str_smith_waterman: the parts that two strings have in common, by local alignment. Reference: SmithWaterman.cc.

use crate::eval::{Builtin, Eval, Interp, Invocation};
use crate::types::Type;
use crate::value::{RecordVal, Value, VectorVal};
use std::rc::Rc;

/// The builtins of this family.
pub(super) const TABLE: &[(&str, Builtin)] = &[("str_smith_waterman", str_smith_waterman)];

/// The most cells that the matrix may have.
const MOST_CELLS: usize = 1 << 26;

/// The default of `sw_params$min_strlen`, which the reference does not see.
const DEFAULT_SHORTEST: u64 = 3;

/// The reference looks at the parameters' fields without their defaults, so that a length that was not given counts
/// as 0, and gaps show as empty parts. Whether it was given a record does not tell, so 3 always counts as 0.
fn str_smith_waterman(inv: &mut Invocation) -> Eval<Value> {
    let (rows, columns, params) = (inv.bytes(0)?, inv.bytes(1)?, inv.record(2)?);
    let shortest = params.get(0).as_count().filter(|&n| n != DEFAULT_SHORTEST).unwrap_or(0);
    let shortest = usize::try_from(shortest).unwrap_or(usize::MAX);
    let repeated = params.get(1).as_count() == Some(1);
    if (rows.len() + 1).saturating_mul(columns.len() + 1) > MOST_CELLS {
        return Err(inv.exception("the strings are too long to be aligned"));
    }
    let mut parts = Vec::new();
    if rows.len() >= shortest && columns.len() >= shortest {
        let mut matrix = Matrix::new(rows, columns, inv.interp)?;
        parts = if repeated { matrix.all(shortest) } else { matrix.best(shortest) };
    }
    if rows.len() > columns.len() {
        parts.sort_by_key(|p| p.row);
    } else {
        parts.sort_by_key(|p| p.column);
    }
    let records = parts.iter().map(|p| record(inv, rows, columns, p)).collect::<Eval<_>>()?;
    Ok(vector(inv, "sw_substring_vec", records))
}

/// A part in common: where it begins in both strings, and whether an alignment begins with it.
#[derive(Clone)]
struct Part {
    bytes: Vec<u8>,
    row: i64,
    column: i64,
    is_new: bool,
}

impl Part {
    fn covers(&self, other: &Part) -> bool {
        let within = |mine: i64, others: i64| {
            mine <= others && mine + self.bytes.len() as i64 >= others + other.bytes.len() as i64
        };
        within(self.row, other.row) && within(self.column, other.column)
    }
}

#[derive(Clone, Default)]
struct Cell {
    score: i32,
    matched: bool,
    visited: bool,
    /// The index of the cell that the score comes from.
    from: Option<usize>,
}

struct Matrix<'s> {
    rows: &'s [u8],
    width: usize,
    cells: Vec<Cell>,
    /// The cell of the best score.
    best: Option<usize>,
}

impl<'s> Matrix<'s> {
    /// A match adds 1, one that continues a match 100.
    fn new(rows: &'s [u8], columns: &[u8], interp: &Interp) -> Eval<Matrix<'s>> {
        let width = columns.len() + 1;
        // Row by row: it may take seconds to be given the memory of all.
        let mut cells = Vec::with_capacity((rows.len() + 1) * width);
        cells.resize(width, Cell::default());
        let mut best = None;
        let mut best_score = 1;
        for (i, a) in rows.iter().enumerate() {
            interp.go_on()?;
            cells.resize(cells.len() + width, Cell::default());
            for (j, b) in columns.iter().enumerate() {
                let at = (i + 1) * width + j + 1;
                let (diagonal, above, left) = (at - width - 1, at - width, at - 1);
                let matched = a == b;
                let from = if matched {
                    diagonal
                } else {
                    let highest = cells[above].score.max(cells[left].score).max(cells[diagonal].score);
                    cells[at].score = highest;
                    if cells[above].score == highest { above } else { left }
                };
                if matched {
                    let more = if cells[diagonal].matched { 100 } else { 1 };
                    cells[at].score = cells[diagonal].score + more;
                }
                cells[at].matched = matched;
                cells[at].from = Some(from);
                if cells[at].score > best_score {
                    best = Some(at);
                    best_score = cells[at].score;
                }
            }
        }
        Ok(Matrix { rows, width, cells, best })
    }

    fn best(&mut self, shortest: usize) -> Vec<Part> {
        self.collect(self.best, shortest)
    }

    /// All alignments of which no part covers, or is covered by, a part of another.
    fn all(&mut self, shortest: usize) -> Vec<Part> {
        let mut found: Vec<Option<Vec<Part>>> = Vec::new();
        for i in (1..=self.rows.len()).rev() {
            for j in (1..self.width).rev() {
                let at = i * self.width + j;
                if !self.cells[at].matched || self.cells[at].visited {
                    continue;
                }
                let new = self.collect(Some(at), shortest);
                if add_unless_covered(&mut found, &new) {
                    found.push(Some(new));
                }
            }
        }
        found.into_iter().flatten().flatten().collect()
    }

    /// The parts on the way back from a cell, last first.
    fn collect(&mut self, mut cell: Option<usize>, shortest: usize) -> Vec<Part> {
        let mut parts = Vec::new();
        let mut bytes = Vec::new();
        let (mut row, mut column) = (0, 0);
        let part = |bytes: &mut Vec<u8>, row: usize, column: usize| {
            bytes.reverse();
            Part { bytes: std::mem::take(bytes), row: row as i64 - 1, column: column as i64 - 1, is_new: false }
        };
        while let Some(at) = cell {
            self.cells[at].visited = true;
            if self.cells[at].matched {
                (row, column) = (at / self.width, at % self.width);
                bytes.push(self.rows[row - 1]);
            } else {
                if bytes.len() >= shortest {
                    parts.push(part(&mut bytes, row, column));
                }
                bytes.clear();
            }
            cell = self.cells[at].from;
        }
        if !bytes.is_empty() {
            parts.push(part(&mut bytes, row, column));
        }
        if let Some(last) = parts.last_mut() {
            last.is_new = true;
        }
        parts
    }
}

/// Whether `new` is to be kept. The first alignment that it covers goes.
fn add_unless_covered(found: &mut [Option<Vec<Part>>], new: &[Part]) -> bool {
    for slot in found.iter_mut() {
        for (old, new) in slot.iter().flatten().flat_map(|old| new.iter().map(move |new| (old, new))) {
            if old.covers(new) {
                return false;
            }
            if new.covers(old) {
                *slot = None;
                return true;
            }
        }
    }
    true
}

fn record(inv: &mut Invocation, rows: &[u8], columns: &[u8], part: &Part) -> Eval<Value> {
    let mut aligns = Vec::new();
    for (s, index) in [(rows, part.row), (columns, part.column)] {
        let align = inv.interp.new_record("sw_align")?;
        fill(&align, [Value::string(s), Value::Count(index as u64)]);
        aligns.push(Value::Record(align));
    }
    let record = inv.interp.new_record("sw_substring")?;
    fill(&record, [Value::string(&part.bytes), vector(inv, "sw_align_vec", aligns), Value::bool(part.is_new)]);
    Ok(Value::Record(record))
}

fn fill<const N: usize>(record: &RecordVal, values: [Value; N]) {
    for (i, value) in values.into_iter().enumerate() {
        record.set(i, value);
    }
}

fn vector(inv: &Invocation, name: &str, items: Vec<Value>) -> Value {
    let vector = match inv.interp.named_type(name) {
        Some(Type::Vector(ty)) => VectorVal::new(ty, items),
        _ => VectorVal::of(Type::Any, items),
    };
    Value::Vector(Rc::new(vector))
}
