# args: -b --error-format full %
# exit: 1
# Not recorded from the reference: the advice is this program's own.

global a: table[string] of count = { "x": 1 };
global b: table[string] of count = { "x" = 1 };
global c: table[string] of count = table("x");
global d = set(["x"] = 1);

type R: record { n: count; };

global e: R = { $n=1 };
global f = R(1);
