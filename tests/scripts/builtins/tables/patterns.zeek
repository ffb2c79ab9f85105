# The automaton behind a table of patterns: there is one, its numbers are its own.

event zeek_init()
	{
	local t = table([/a/] = 1, [/b+/] = 2);
	print t["a"], t["bbb"], t["c"];
	print table_pattern_matcher_stats(t)$matchers;
	}

event zeek_done()
	{
	print table_pattern_matcher_stats(set(1));
	}

event zeek_done()
	{
	print table_pattern_matcher_stats(5);
	}
