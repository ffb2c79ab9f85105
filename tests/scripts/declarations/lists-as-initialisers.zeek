# A list in brackets initialises a table, set or vector as one in braces does; fields make a record.

type Pair: record { a: count; b: count &optional; };

event zeek_init()
	{
	local t: table[string, count] of string = [ ["a", 1] = "x", ["b", 2] = "y", ];
	local v: vector of count = [3, 4];
	local s = [5, 5, 6];
	local r: Pair = [$a=7];
	print t, v, s, type_name(s), r;
	t = [ ["c", 3] = "z" ];
	v = [5];
	print t, v;
	}
