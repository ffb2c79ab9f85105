##! Bloom filters: sets that may take an absent element for a present one.

## A filter that holds `capacity` elements at an error rate of `fp`. Filters of the same `name` can be merged.
## An `fp` outside of 0 to 1 is an error.
global bloomfilter_basic_init: function(fp: double, capacity: count, name: string &default=""): opaque of bloomfilter;

## A filter of `cells` bits and `k` hash functions; `name` as for bloomfilter_basic_init.
global bloomfilter_basic_init2: function(k: count, cells: count, name: string &default=""): opaque of bloomfilter;

## A filter of `cells` counters up to `max` and `k` hash functions, from which elements can be taken again;
## `name` as for bloomfilter_basic_init.
global bloomfilter_counting_init: function(k: count, cells: count, max: count, name: string &default=""): opaque of bloomfilter;

## Adds `x` to `bf`. The first element sets the type; one of another type is an error.
global bloomfilter_add: function(bf: opaque of bloomfilter, x: any): any;

## Takes `x` from the counting filter `bf`. F when it was not in it.
global bloomfilter_decrement: function(bf: opaque of bloomfilter, x: any): bool;

## 0 when `x` is certainly not in `bf`. Otherwise 1, or its counter in a counting filter.
global bloomfilter_lookup: function(bf: opaque of bloomfilter, x: any): count;

## Takes all elements out of `bf`.
global bloomfilter_clear: function(bf: opaque of bloomfilter): any;

## A new filter with the elements of both; they must be of the same kind, size, type and name.
global bloomfilter_merge: function(bf1: opaque of bloomfilter, bf2: opaque of bloomfilter): opaque of bloomfilter;

## A new basic filter with the elements that both may hold; they must be of the same size, type and name.
global bloomfilter_intersect: function(bf1: opaque of bloomfilter, bf2: opaque of bloomfilter): opaque of bloomfilter;

## Text for the state of `bf`, equal for filters in the same state.
global bloomfilter_internal_state: function(bf: opaque of bloomfilter): string;
