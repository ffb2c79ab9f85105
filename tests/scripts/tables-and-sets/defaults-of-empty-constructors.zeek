# exit: 1
# `table()` becomes a table of another type, and both of them evaluate a &default: the first for nothing, with the
# constructor. Read from the reference's sources, not recorded.

global calls = 0;
global zero = 0;

function f(tag: string): count
	{
	++calls;
	print "evaluated", tag, calls;
	return calls;
	}

global of_all: table[count] of count = table() &default=f("global");

function looked_up(t: table[count] of count): count
	{
	return t[1];
	}

event zeek_init() &priority=3
	{
	print "start";
	local t: table[count] of count = table() &default=f("local");
	print "declared";
	print t[1], t[2];
	print looked_up(table() &default_insert=f("argument"));
	t = table() &default=f("assigned");
	print "assigned", t[1];
	print of_all[1], of_all[2];
	}

event zeek_init() &priority=2
	{
	# Once: it has its type from the start.
	local braces: table[count] of count = {} &default=f("braces");
	print "declared", braces[1], braces[2];
	local full: table[count] of count = table([9] = 9) &default=f("full");
	print "declared", full[1];
	local bare: table[count] of count &default=f("bare");
	print "declared", bare[1];
	}

event zeek_init() &priority=1
	{
	local n = 5;
	local t: table[count] of count = table() &default=n;
	print "declared", |t|;
	print t[1];
	print "must not appear";
	}

event zeek_init()
	{
	local t: table[count] of count = table() &default=1 / zero;
	print "must not appear";
	}
