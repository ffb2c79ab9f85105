# What yields nothing may be given where anything may: the statement is dropped when it runs. What a hook is said to yield
# does not matter. Derived from the reference's sources, not recorded.

function nothing(s: string) { print "called", s; }
function one(x: any) { print "one"; }
function two(x: any, n: count) { print "two"; }

hook vetoed(n: count): string { print "hook", n; break; }

event zeek_init()
	{
	print cat(nothing("by cat"));
	print fmt("%s", nothing("by fmt")), "not printed";
	one(nothing("by one"));
	two(nothing("by two"), 2);
	print "on", hook vetoed(3);
	}
