##! Arithmetic beyond the operators.

## The greatest whole number not above `d`.
global floor: function(d: double): double;

## The least whole number not below `d`.
global ceil: function(d: double): double;

## The square root of `x`. A negative `x` is an error, and gives -1.0.
global sqrt: function(x: double): double;

## e to the power of `d`.
global exp: function(d: double): double;

## The natural logarithm of `d`.
global ln: function(d: double): double;

## The logarithm of `d` to the base 2.
global log2: function(d: double): double;

## The logarithm of `d` to the base 10.
global log10: function(d: double): double;

## `x` to the power of `y`.
global pow: function(x: double, y: double): double;

## The remainder of `a` by `b` that is never negative, unlike that of the operator `%`. A `b` of 0 is an
## error, without a result.
global modulo: function(a: int, b: int): int;

## The distance in miles of two places on earth, given in degrees; south and west are negative.
global haversine_distance: function(lat1: double, long1: double, lat2: double, long2: double): double;
