# What a body's attributes are: of two priorities the last counts, names of groups are expressions, and a function is in
# a group as well. Derived from the reference's source, not recorded from it.
const prio = 3;
const red = "red";

function f(): count &group=red { return 5; }
function g() &group=red { print "g"; }

event e() &priority=1 &priority=-1 { print "-1"; }
event e() { print "0"; }
event e() &priority=-7 &priority=prio { print "3"; }
event e() &group=red + "dish" &group=red &priority=5 { print "5"; }
hook h() &group=red &deprecated="old" &is_used { print "h"; break; }

event zeek_init()
	{
	print f();
	event e();
	print hook h();
	}

event zeek_done()
	{
	print disable_event_group("red"), disable_event_group("reddish");
	print f();
	g();
	local v = f;
	print v();
	print hook h();
	event e();
	print enable_event_group("red");
	print f();
	}
