##! Many glob patterns, looked for at once.

## Makes ready the glob patterns in `v`, a vector of strings. Anything else is an error.
global paraglob_init: function(v: any): opaque of paraglob;

## Which of the patterns match `match`.
global paraglob_match: function(handle: opaque of paraglob, match: string): string_vec;

## Whether both hold the same patterns.
global paraglob_equals: function(p_one: opaque of paraglob, p_two: opaque of paraglob): bool;
