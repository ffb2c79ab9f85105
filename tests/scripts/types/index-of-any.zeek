# exit: 1
# What may hold any, a file or an opaque cannot be an index, however deep it lies.

type Loose: record { v: any; };
type Deep: record { l: vector of Loose; };
type Fine: record { more: set[count]; f: function(c: count): bool; };

global a: set[any];
global b: table[count, Loose] of count;
global c: set[Deep];
global d: table[opaque of md5] of count;
global e: set[Fine];
