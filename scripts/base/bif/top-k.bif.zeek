##! The most frequent elements of a stream.

## A counter that keeps at most `size` elements.
global topk_init: function(size: count): opaque of topk;

## Counts `value`. The first one sets the type; one of another type is an error.
global topk_add: function(handle: opaque of topk, value: any): any;

## The `k` most frequent elements, the most frequent first.
global topk_get_top: function(handle: opaque of topk, k: count): any_vec;

## How often `value` was counted, at most. One that is not kept is an error, and gives 0.
global topk_count: function(handle: opaque of topk, value: any): count;

## By how much topk_count of `value` may be too high. One that is not kept is an error, and gives 0.
global topk_epsilon: function(handle: opaque of topk, value: any): count;

## The greatest number of elements that `handle` keeps.
global topk_size: function(handle: opaque of topk): count;

## The sum of the counts of all elements that `handle` keeps.
global topk_sum: function(handle: opaque of topk): count;

## Counts in `handle1` what `handle2` has counted; `handle1` may grow beyond its size.
global topk_merge: function(handle1: opaque of topk, handle2: opaque of topk): any;

## Like topk_merge, then keeps only as many elements as `handle1` has room for.
global topk_merge_prune: function(handle1: opaque of topk, handle2: opaque of topk): any;
