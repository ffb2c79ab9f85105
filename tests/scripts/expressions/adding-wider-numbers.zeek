# exit: 1
# += and -= of a wider number make the sum in that type and take it back: a fraction is cut, and what does not fit is an
# error that leaves the variable as it was. Derived from the reference's sources.

global c: count = 5;
global i: int = 5;
global t: table[string] of count = { ["a"] = 10 };
global calls = 0;

function key(): string { ++calls; return "a"; }

event zeek_init() &priority=1
	{
	c += 2.7;
	print c;
	c -= 1.5;
	print c;
	c += -3;
	print c;
	i += 2.9;
	i -= 1.2;
	print i;
	t[key()] += 0.9;
	t["a"] -= 2.5;
	print t["a"], calls;
	print (c += 1.9) + 1;
	c += -100;
	print "goes on", c;
	c -= 100.5;
	print "goes on", c;
	i -= 1e30;
	print "goes on", i;
	}

event zeek_init()
	{
	local held = 5;
	held += -1;
	held -= +4;
	print held;
	held += 1e30;
	print "goes on", held;
	local big = 18446744073709551615;
	big += -1;
	print "goes on", big;
	local n: int = 5;
	n += 18446744073709551615;
	print "goes on", n;
	local v = vector(1, 2);
	v[1] += +3;
	v[0] += 0.5;
	print v;
	}
