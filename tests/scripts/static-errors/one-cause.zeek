# args: -b --error-format short %
# exit: 1
# One mistake each, in places where one has others in its train.

function uses_twice() { print nobody, nobody + 1, |nobody|; }
function unknown_record() { local r = Nobody($a=1, $b=2); print r$a; }
function nothing_to_capture() { local f = function[nobody](): count { return nobody + nobody; }; print f(); }
function not_captured() { local x = 1; local f = function(): count { return x + x; }; print f(); }
function nothing_to_wait_for() { when [nobody] ( nobody == 1 ) { print nobody; } }
function unknown_label(a: any) { switch ( a ) { case type strin as s: print s; break; default: break; } }
function impossible_label(a: string) { switch ( a ) { case type count as c: print c + 1; break; default: break; } }
function unknown_event() { local x = 1; local f = function[x]() { event nobody(x); }; f(); }
type R: record { alpha: count; };
redef record R$alpah += { &log };
function unknown_field(r: R) { r$bet = 2; r$bet = 3; print r$bet; }
type S: record { a: count &default="x"; };
function wrong_default() { print S()$a + 1; }
function wrong_parameter(n: count &default="x") { print n + 1; }
function left_out() { wrong_parameter(); }
module A;
function hidden() { }
module B;
function calls_hidden() { A::hidden(); }
function calls_it_again() { A::hidden(); A::hidden(); }
