##! Estimates of how many different elements were seen (HyperLogLog).

## A counter that is wrong by less than the fraction `err` with probability `confidence`.
global hll_cardinality_init: function(err: double, confidence: double): opaque of cardinality;

## Counts `elem`. The first element sets the type; one of another type is an error.
global hll_cardinality_add: function(handle: opaque of cardinality, elem: any): bool;

## Counts in `handle1` what `handle2` has seen. F when their sizes or types differ.
global hll_cardinality_merge_into: function(handle1: opaque of cardinality, handle2: opaque of cardinality): bool;

## About how many different elements were counted.
global hll_cardinality_estimate: function(handle: opaque of cardinality): double;

## An independent copy of `handle`.
global hll_cardinality_copy: function(handle: opaque of cardinality): opaque of cardinality;
