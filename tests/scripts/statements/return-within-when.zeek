# What a `when` runs is a function of its own that may yield anything: `return` may give a value there, in events and
# hooks too, and nobody takes it. A `return when` in an event is told of when it runs. Derived from the reference's source,
# not recorded from it.
function f(): count { when ( T ) { print "f"; return "str"; } return 1; }
function g() { when ( T ) { print "g"; return 7; } timeout 1 sec { return; } }
hook h() { when ( T ) { print "h"; return 7; } }
event e() { return when ( T ) { print "not run"; return 5; } print "e goes on"; }
event zeek_init() { when ( T ) { print "w"; if ( T ) return; print "not reached"; } }
event zeek_init() &priority=-1 { print f(); g(); hook h(); schedule 1 msec { e() }; }
