# Sets in the braces of an assignment are united, a single one and a single table are assigned themselves. Derived from
# the reference's source, not recorded from it.

const inner: set[subnet] = { 10.0.0.0/8, 192.168.0.0/16 };
const outer: set[subnet] = { 172.16.0.0/12 };
const both: set[subnet] = { inner, outer };
global grown: set[count] = { 1 } &redef;
const seven: set[count] = { 7, 8 };
redef grown += { seven };
redef grown -= { set(7) };
const base: table[string] of count = { ["x"] = 1 };
const same_one: table[string] of count = { base };

event zeek_init()
	{
	print |both|, 10.1.1.1 in both, 172.16.1.1 in both, same_object(base, same_one), grown;
	local a = set(1, 2);
	local b = set(3);
	local s: set[count];
	s = { a };
	add a[9];
	print |s|, 9 in s;
	s = { a, b };
	add a[10];
	print |s|, 10 in s, 3 in s;
	s += { b, set(77) };
	s -= { b, set(1) };
	print 77 in s, 3 in s, 1 in s;
	local t: table[count] of string = { [1] = "a" };
	local u = table([2] = "b");
	t += { u };
	print |t|;
	t -= { u };
	print |t|, 2 in t;
	local nested: set[set[count]] = { a, b };
	print |nested|, b in nested;
	}
