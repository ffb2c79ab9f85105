# args: -b --error-format full %
# exit: 1
# Not recorded from the reference: the advice is this program's own.

type R: record { a: count, b: count };

type E: enum { ONE; TWO };
