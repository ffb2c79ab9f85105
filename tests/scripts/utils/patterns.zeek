# More to do with patterns.

@load base/utils/patterns

event zeek_init()
	{
	local p = set_to_regex(set("a.com"), "^(~~)$");
	print p, "a.com" == p, "axcom" == p;
	local q = set_to_regex(set("one", "two"), "<(~~)>");
	print "<one>" == q, "<two>" == q, "one" == q, set_to_regex(string_set(), "x(~~)y") == "xy";

	print match_pattern("foobar", /o+/), match_pattern("foobar", /x/), match_pattern("", /x/), match_pattern("foo", /^f/);
	}
