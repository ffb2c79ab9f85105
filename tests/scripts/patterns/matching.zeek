# Exact, anywhere, alternatives and products, flags, patterns as keys.
# Expected by the rules of the language; not recorded from the reference.
event zeek_init()
	{
	print /foo/ == "foo", /foo/ == "xfoo", /foo/ in "xfoo", /FOO/i in "xfoo", /^b/ in "ab";
	local p = /a/ | /b+/;
	print p == "bbb", ( /a/ & /b/ ) == "ab";
	print split_string("a1b22c", /[0-9]+/), gsub("banana", /an/, "AN"), sub("banana", /an/, "");
	local t: table[pattern] of count = { [/x.*/] = 1, [/.*y/] = 2 };
	print t["xy"], t["x"], "zz" in t;
	print "a.b" == /a\.b/, /[[:digit:]]{2,3}/ == "1234";
	}
