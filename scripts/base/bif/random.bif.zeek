##! Random numbers and unique names.

## A random number from 0 to `max` - 1. With a seed file the numbers are the same in each run.
global rand: function(max: count): count;

## Begins the sequence of rand() anew, at `seed`.
global srand: function(seed: count): any;

## A name beginning with `prefix` that no other call gives.
global unique_id: function(prefix: string): string;

## Like unique_id, from one of several independent pools; the one numbered 0 is also that of unique_id.
global unique_id_from: function(pool: int, prefix: string): string;
