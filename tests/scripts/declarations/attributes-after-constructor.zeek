# &redef and its like behind a constructor are the variable's.

global seen: set[count] = set(1) &redef;
const limits: table[string] of count = table(["a"] = 1) &default=9 &redef;

redef seen += { 2 };
redef limits += { ["b"] = 2 };

print seen, limits, limits["c"];
