# exit: 1
# Attributes of types are checked, though few of them say anything. Derived from the reference's sources, not recorded.

type T1: count &default=5;
type T2: count &default="x";
type T3: count &is_used;
type T4: count &optional;
type T5: count &priority=3;
type T6: set[count] &create_expire=1min;
type T7: count &create_expire=1min;
type T8: file &raw_output;
type T9: record { a: count; } &log;
global x: T1;
