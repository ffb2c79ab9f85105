# A function, event or hook with one parameter of type any takes any number of arguments when it is checked, and no
# default stands in; too many are an error when it is called. Derived from the reference's source, not recorded from it.
# exit: 1
function one(x: any) { print "one", x; }
function opt(x: any &default=5) { print "opt", x; }
event ev(x: any) { print "ev", x; }
hook hk(x: any) { print "hk", x; }
event zeek_init() &priority=5
	{
	one("a");
	opt();
	opt(6);
	event ev(1);
	hook hk(1);
	local f = function(x: any): count { return 1; };
	print f(vector(1));
	one();
	print "after one()";
	}
event zeek_init() &priority=4 { one(1, 2); print "not reached"; }
event zeek_init() &priority=3 { event ev(1, 2, 3); print "queued"; }
event zeek_init() &priority=2 { event ev(); print "queued"; }
event zeek_init() &priority=1 { print hook hk(1, 2); print "hook"; }
event zeek_init() { print hook hk(); print "hook"; }
event zeek_init() &priority=-1 { schedule 1 sec { ev(7, 8) }; print "scheduled"; }
