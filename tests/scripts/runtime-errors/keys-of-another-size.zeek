# exit: 1
# A key with too few or too many values, in an entry of a table of a known type, fails when the table is made.
# Derived from the reference's sources, not recorded.

type Pairs: table[string, count] of count;
global calls = 0;
function next_call(): count { return ++calls; }

event zeek_init() &priority=2
	{
	print "first";
	local t: table[string, count] of count = { ["a", 1] = next_call(), ["b"] = 2, ["c", 3] = next_call() };
	print "not reached", t;
	}

event zeek_init() &priority=1
	{
	print "second", calls;
	local t = Pairs(["a", 1, 2] = 3);
	print "not reached", t;
	}

event zeek_init()
	{
	print "third";
	local t: table[string] of count;
	t += { ["a", 1] = 1 };
	print "not reached", t;
	}
