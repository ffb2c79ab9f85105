# args: -b --error-format full %
# exit: 1
# Not recorded from the reference: the advice is this program's own.

function a(v: vector of count) { v.push(2); }
function b(s: set[string]) { s.add("a"); }
function c(s: set[string]) { s.remove("a"); }
function d(v: vector of count) { print v.size(); }
function e(s: set[string]) { print s.contains("a"); }
function f(s: string) { print s.upper(); }
