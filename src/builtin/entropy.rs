//! How random a string of bytes looks: the tests of John Walker's ENT.
//!
//! Reference: RandTest.cc.

use super::{Table, new_record, opaque, opaque_at};
use crate::eval::{Eval, Invocation};
use crate::value::{Opaque, Value};
use std::any::Any;
use std::cell::RefCell;
use std::f64::consts::LOG2_10;

pub(super) const TABLE: Table = &[
    ("find_entropy", find_entropy),
    ("entropy_test_init", entropy_test_init),
    ("entropy_test_add", entropy_test_add),
    ("entropy_test_finish", entropy_test_finish),
];

/// `opaque of entropy`
struct Entropy(RefCell<Test>);

#[derive(Clone)]
struct Test {
    seen: [u64; 256],
    total: u64,
    /// Bytes of the next point whose distance from the origin is looked at.
    point: Vec<u8>,
    points: u64,
    points_inside: u64,
    first: Option<f64>,
    last: f64,
    /// Sums for the correlation of bytes with their neighbours: of products, of bytes, of squares.
    products: f64,
    sum: f64,
    squares: f64,
}

impl Default for Test {
    fn default() -> Test {
        Test {
            seen: [0; 256],
            total: 0,
            point: Vec::new(),
            points: 0,
            points_inside: 0,
            first: None,
            last: 0.0,
            products: 0.0,
            sum: 0.0,
            squares: 0.0,
        }
    }
}

impl Test {
    fn add(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.seen[usize::from(byte)] += 1;
            self.total += 1;
            self.add_to_point(byte);
            let number = f64::from(byte);
            match self.first {
                None => self.first = Some(number),
                Some(_) => self.products += self.last * number,
            }
            self.sum += number;
            self.squares += number * number;
            self.last = number;
        }
    }

    /// Six bytes are a point in a square: whether it lies in the circle tells pi.
    fn add_to_point(&mut self, byte: u8) {
        const RADIUS_SQUARED: f64 = 281474943156225.0;
        self.point.push(byte);
        let [x0, x1, x2, y0, y1, y2] = *self.point.as_slice() else { return };
        let number = |bytes: [u8; 3]| bytes.iter().fold(0.0, |n, b| n * 256.0 + f64::from(*b));
        let (x, y) = (number([x0, x1, x2]), number([y0, y1, y2]));
        self.points += 1;
        self.points_inside += u64::from(x * x + y * y <= RADIUS_SQUARED);
        self.point.clear();
    }

    /// Entropy, chi-square, mean, pi and serial correlation. To be called once: the sums do not stay as they were.
    fn end(&mut self) -> [f64; 5] {
        let total = self.total as f64;
        self.products += self.last * self.first.unwrap_or(0.0);
        self.sum *= self.sum;
        let spread = total * self.squares - self.sum;
        let correlation = if spread == 0.0 { -100000.0 } else { (total * self.products - self.sum) / spread };
        let expected = total / 256.0;
        let [mut entropy, mut chi_square, mut sum] = [0.0; 3];
        for (byte, &seen) in self.seen.iter().enumerate() {
            let seen = seen as f64;
            chi_square += (seen - expected) * (seen - expected) / expected;
            sum += byte as f64 * seen;
            let share = seen / total;
            if share > 0.0 {
                entropy += share * (LOG2_10 * (1.0 / share).log10());
            }
        }
        let pi = if self.points == 0 { 0.0 } else { 4.0 * (self.points_inside as f64 / self.points as f64) };
        [entropy, chi_square, sum / total, pi, correlation]
    }
}

impl Opaque for Entropy {
    fn name(&self) -> &'static str {
        "entropy"
    }

    fn copy(&self) -> Option<Box<dyn Opaque>> {
        Some(Box::new(Entropy(self.0.clone())))
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

fn find_entropy(inv: &mut Invocation<'_>) -> Eval<Value> {
    let mut test = Test::default();
    test.add(inv.bytes(0)?);
    result(inv, test.end())
}

fn entropy_test_init(_: &mut Invocation<'_>) -> Eval<Value> {
    Ok(opaque(Entropy(RefCell::default())))
}

fn entropy_test_add(inv: &mut Invocation<'_>) -> Eval<Value> {
    let handle = opaque_at(inv, 0)?;
    let data = inv.bytes(1)?;
    handle.get::<Entropy>(inv)?.0.borrow_mut().add(data);
    Ok(Value::bool(true))
}

fn entropy_test_finish(inv: &mut Invocation<'_>) -> Eval<Value> {
    let handle = opaque_at(inv, 0)?;
    let numbers = handle.get::<Entropy>(inv)?.0.borrow_mut().end();
    result(inv, numbers)
}

fn result(inv: &mut Invocation<'_>, numbers: [f64; 5]) -> Eval<Value> {
    new_record(inv, "entropy_test_result", numbers.map(Value::double).to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_those_of_the_reference() {
        let mut test = Test::default();
        test.add(b"dh3Hie02uh^s#Sdf9L3frd243h$d78r2G4cM6*Q05d(7rh46f!0|4-f");
        let shown = test.end().map(|d| format!("{d:.6}"));
        assert_eq!(shown, ["4.715374", "591.981818", "75.472727", "4.000000", "-0.110270"]);
    }
}
