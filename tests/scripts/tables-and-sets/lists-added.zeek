# A list in brackets is added to sets and vectors like one in braces. Derived from the reference's sources, not recorded.

event zeek_init()
	{
	local s = set(5) &ordered;
	s += [6, 7];
	s -= [5];
	print s;
	local v = vector("x");
	v += ["y", "z"];
	print v;
	local made: set[string, count] = [["a", 1]];
	made += [["b", 2]];
	print |made|, ["b", 2] in made;
	}
