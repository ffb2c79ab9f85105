##! Tables, sets and vectors.

## Takes all elements out of the table or set `v`.
global clear_table: function(v: any): any;

## The values of the table `t`, in its order. Anything but a table is an error.
global table_values: function(t: any): any_vec;

## The indices of the table `t` as a set, in its order. Anything but a table is an error.
global table_keys: function(t: any): any;

## The subnets in the table or set `t` that contain `search`, the longest first.
global matching_subnets: function(search: subnet, t: any): subnet_vec;

## A copy of the table or set `t` with only those subnets that contain `search`.
global filter_subnet_table: function(search: subnet, t: any): any;

## Whether exactly the subnet `search` is in the table or set `t`; `in` would also find one that contains it.
global check_subnet: function(search: subnet, t: any): bool;

## Whether `o1` and `o2` are one and the same object, not just equal.
global same_object: function(o1: any, o2: any): bool;

## Makes the vector `aggr` have `newsize` elements, cutting it or adding holes. Gives the old size.
global resize: function(aggr: any, newsize: count): count;

## Whether an element of the vector of bool `v` is T. F for an empty vector.
global any_set: function(v: any): bool;

## Whether all elements of the vector of bool `v` are T; holes do not count.
global all_set: function(v: any): bool;

## Sorts its first argument, a vector, in place, and gives it. A second argument is a function of two elements
## whose result is below, at or above 0 as the first goes before, with or after the second. It can be left out
## for numbers and times only. Holes go last.
global sort: function(va_args: any): any;

## The indices of the vector given first, in the order in which its elements would be sorted. The second
## argument is as for sort.
global order: function(va_args: any): index_vec;

## Numbers on the automaton behind a table or set whose index is a pattern.
global table_pattern_matcher_stats: function(tbl: any): MatcherStats;
