# exit: 1
# An error ends its body, not the next one nor later events; a failing hook body counts as passed.
# Expected by the rules of the language; not recorded from the reference.
global later: event();
hook h() &priority=1 { local v = vector(1); print v[5]; }
hook h() { print "second body"; }
event later() { print "later"; }

function inner(t: table[string] of count): count { return t["none"]; }

event zeek_init() &priority=5
	{
	event later();
	print hook h();
	print inner(table(["a"] = 1));
	print "not reached";
	}

event zeek_init() { print 1 / ( |vector(1)| - 1 ); }
event zeek_init() &priority=-5 { print "still runs"; }
event zeek_done() { print "not reached"; }
