# args: -b --error-format full %
# exit: 1
# Not recorded from the reference: the advice is this program's own.

global a: set of string;
global b: set<string>;
global c: string[];

type E: enum [ ONE, TWO ];
