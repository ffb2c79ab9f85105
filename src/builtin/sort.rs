//! `sort` and `order`.
//!
//! Where elements compare equal their order shows which algorithm sorted them, and a comparison function that prints
//! shows each of its calls. So this is the introsort of the reference's C++ library, step by step: quicksort by the
//! median of three down to stretches of 16, heapsort where that gets too deep, and one insertion sort at the end. A
//! comparison may fail, and may contradict itself: then the result is some order of the elements.

use super::Table;
use crate::eval::{Eval, Interp, Invocation};
use crate::source::Span;
use crate::types::{Flavor, Type, same};
use crate::value::{FuncVal, Value, VectorVal};
use std::rc::Rc;

pub(super) const TABLE: Table = &[("sort", sort), ("order", order)];

fn sort(inv: &mut Invocation<'_>) -> Eval<Value> {
    let given = inv.value(0);
    let Some((vector, how)) = request(inv, "sort")? else { return Ok(given) };
    let mut items = vector.items().clone();
    match &how {
        How::Script(f) => {
            let (interp, span) = (&mut *inv.interp, inv.span);
            introsort(&mut items, &mut |a, b| script_less(interp, f, span, a, b))?;
        }
        How::Plain => introsort(&mut items, &mut |a, b| inv.interp.go_on().map(|()| plain_less(a, b)))?,
    }
    *vector.items_mut() = items;
    Ok(given)
}

fn order(inv: &mut Invocation<'_>) -> Eval<Value> {
    let Some((vector, how)) = request(inv, "order")? else {
        let is_refused_function = inv.args.len() == 2 && inv.args[0].as_vector().is_some();
        return Ok(if is_refused_function { inv.value(0) } else { indices(inv.interp, Vec::new()) });
    };
    let items = vector.items().clone();
    let mut places: Vec<usize> = (0..items.len()).collect();
    match &how {
        How::Script(f) => {
            let (interp, span) = (&mut *inv.interp, inv.span);
            introsort(&mut places, &mut |a, b| script_less(interp, f, span, &items[*a], &items[*b]))?;
        }
        How::Plain => {
            let interp = &*inv.interp;
            introsort(&mut places, &mut |a, b| interp.go_on().map(|()| plain_less(&items[*a], &items[*b])))?;
        }
    }
    Ok(indices(inv.interp, places))
}

fn indices(interp: &Interp, places: Vec<usize>) -> Value {
    super::count_vector(interp, places.into_iter().map(|i| Value::Count(i as u64)).collect())
}

/// By what to compare.
enum How {
    /// A function of the script's.
    Script(Rc<FuncVal>),
    /// Numbers by their size.
    Plain,
}

/// What to sort, and how; none where an error was reported.
fn request(inv: &mut Invocation<'_>, name: &str) -> Eval<Option<(Rc<VectorVal>, How)>> {
    let Some(Value::Vector(vector)) = inv.args.first() else {
        inv.error(format!("{name}() requires a vector"));
        return Ok(None);
    };
    if inv.args.len() > 2 {
        inv.error(format!("{name}() called with an extraneous argument"));
        return Ok(None);
    }
    let element = vector.ty().element.clone().unwrap_or(Type::Void);
    let how = match inv.args.get(1) {
        Some(Value::Func(f)) if compares(f, &element) => How::Script(f.clone()),
        Some(Value::Func(_)) => {
            inv.error(format!("invalid comparison function in call to {name}()"));
            return Ok(None);
        }
        Some(_) => {
            inv.error(format!("second argument to {name}() needs to be a comparison function"));
            return Ok(None);
        }
        None if element.is_real() || element.is_integral() => How::Plain,
        None => {
            inv.error(format!("comparison function required for {name}() with non-numeric types"));
            return Ok(None);
        }
    };
    // One alone has the type that it has.
    if element.is_any() && vector.len() > 1 {
        return Err(inv.exception(format!("cannot {name} a vector of any")));
    }
    Ok(Some((vector.clone(), how)))
}

/// Whether a function takes two elements and yields an int.
fn compares(f: &FuncVal, element: &Type) -> bool {
    let ty = f.info.ty();
    ty.flavor == Flavor::Function
        && matches!(ty.result, Type::Int)
        && ty.params.len() == 2
        && ty.params.iter().all(|p| same(&p.ty, element))
}

/// Holes come last.
fn script_less(interp: &mut Interp, f: &Rc<FuncVal>, span: Span, a: &Value, b: &Value) -> Eval<bool> {
    match (a, b) {
        (Value::Unset, _) => Ok(false),
        (_, Value::Unset) => Ok(true),
        _ => {
            let order = interp.call(f, &[a, b], span)?;
            let is_less = matches!(order, Value::Int(i) if i < 0);
            order.let_go();
            Ok(is_less)
        }
    }
}

/// Holes come last.
fn plain_less(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Count(a), Value::Count(b)) => a < b,
        (Value::Int(a), Value::Int(b)) => a < b,
        (Value::Unset, _) => false,
        (_, Value::Unset) => true,
        _ => matches!((a.real(), b.real()), (Some(a), Some(b)) if a < b),
    }
}

/// How long a stretch may be that is left to the insertion sort.
const SHORT: usize = 16;

/// Tells whether the first comes before the second.
type Less<'a, T> = &'a mut dyn FnMut(&T, &T) -> Eval<bool>;

fn introsort<T: Clone>(v: &mut [T], less: Less<'_, T>) -> Eval<()> {
    if v.is_empty() {
        return Ok(());
    }
    quicksort(v, 0, v.len(), 2 * v.len().ilog2(), less)?;
    let sorted_first = v.len().min(SHORT);
    insertion_sort(&mut v[..sorted_first], less)?;
    for i in sorted_first..v.len() {
        insert(v, i, less)?;
    }
    Ok(())
}

fn quicksort<T: Clone>(v: &mut [T], first: usize, mut last: usize, mut depth: u32, less: Less<'_, T>) -> Eval<()> {
    while last - first > SHORT {
        if depth == 0 {
            return heapsort(&mut v[first..last], less);
        }
        depth -= 1;
        median_to_first(v, first, [first + 1, first + (last - first) / 2, last - 1], less)?;
        let cut = partition(v, first, last, less)?;
        quicksort(v, cut, last, depth, less)?;
        last = cut;
    }
    Ok(())
}

fn median_to_first<T>(v: &mut [T], first: usize, [a, b, c]: [usize; 3], less: Less<'_, T>) -> Eval<()> {
    let median = if less(&v[a], &v[b])? {
        if less(&v[b], &v[c])? {
            b
        } else if less(&v[a], &v[c])? {
            c
        } else {
            a
        }
    } else if less(&v[a], &v[c])? {
        a
    } else if less(&v[b], &v[c])? {
        c
    } else {
        b
    };
    v.swap(first, median);
    Ok(())
}

/// Splits by the element at `first`; gives the start of the upper part.
fn partition<T>(v: &mut [T], first: usize, last: usize, less: Less<'_, T>) -> Eval<usize> {
    let (mut low, mut high) = (first + 1, last);
    loop {
        while low < last && less(&v[low], &v[first])? {
            low += 1;
        }
        high -= 1;
        while high > first && less(&v[first], &v[high])? {
            high -= 1;
        }
        if low >= high {
            return Ok(low.min(last - 1));
        }
        v.swap(low, high);
        low += 1;
    }
}

fn insertion_sort<T>(v: &mut [T], less: Less<'_, T>) -> Eval<()> {
    for i in 1..v.len() {
        if less(&v[i], &v[0])? {
            v[..=i].rotate_right(1);
        } else {
            insert(v, i, less)?;
        }
    }
    Ok(())
}

/// Moves the element at `i` to its place among those before it.
fn insert<T>(v: &mut [T], i: usize, less: Less<'_, T>) -> Eval<()> {
    let mut place = i;
    while place > 0 && less(&v[i], &v[place - 1])? {
        place -= 1;
    }
    v[place..=i].rotate_right(1);
    Ok(())
}

fn heapsort<T: Clone>(v: &mut [T], less: Less<'_, T>) -> Eval<()> {
    for parent in (0..=(v.len() - 2) / 2).rev() {
        let value = v[parent].clone();
        sift(v, parent, v.len(), value, less)?;
    }
    for last in (1..v.len()).rev() {
        let value = v[last].clone();
        v[last] = v[0].clone();
        sift(v, 0, last, value, less)?;
    }
    Ok(())
}

/// Lets the hole at `top` sink to a leaf along the greater children, then the value rise in it.
fn sift<T: Clone>(v: &mut [T], top: usize, length: usize, value: T, less: Less<'_, T>) -> Eval<()> {
    let mut hole = top;
    while hole < (length - 1) / 2 {
        let right = 2 * (hole + 1);
        let child = if less(&v[right], &v[right - 1])? { right - 1 } else { right };
        v[hole] = v[child].clone();
        hole = child;
    }
    if length.is_multiple_of(2) && length >= 2 && hole == (length - 2) / 2 {
        v[hole] = v[2 * hole + 1].clone();
        hole = 2 * hole + 1;
    }
    while hole > top && less(&v[(hole - 1) / 2], &value)? {
        v[hole] = v[(hole - 1) / 2].clone();
        hole = (hole - 1) / 2;
    }
    v[hole] = value;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(n: u64) -> Vec<u64> {
        (0..n).map(|i| i.wrapping_mul(2654435761) % 1009).collect()
    }

    #[test]
    fn everything_gets_sorted() {
        for n in [0, 1, 2, 15, 16, 17, 40, 2000] {
            let mut v = numbers(n);
            let mut wanted = v.clone();
            wanted.sort_unstable();
            introsort(&mut v, &mut |a, b| Ok(a < b)).unwrap();
            assert_eq!(v, wanted);
            heapsort_of(numbers(n.max(2)));
        }
    }

    fn heapsort_of(mut v: Vec<u64>) {
        let mut wanted = v.clone();
        wanted.sort_unstable();
        heapsort(&mut v, &mut |a, b| Ok(a < b)).unwrap();
        assert_eq!(v, wanted);
    }

    #[test]
    fn contradictory_comparisons_do_no_harm() {
        let mut turn = 0u32;
        for n in [17, 100, 1000] {
            let mut v = numbers(n);
            let mut wanted = v.clone();
            introsort(&mut v, &mut |_, _| {
                turn = turn.wrapping_mul(1664525).wrapping_add(1013904223);
                Ok(turn >> 30 != 0)
            })
            .unwrap();
            introsort(&mut v, &mut |_, _| Ok(true)).unwrap();
            introsort(&mut v, &mut |_, _| Ok(false)).unwrap();
            v.sort_unstable();
            wanted.sort_unstable();
            assert_eq!(v, wanted);
        }
    }
}
