# All matches of a pattern, the first, the last.

const long = string_fill(10001, "ab");

event net_weird(name: string, addl: string, source: string)
	{
	print name, source;
	}

event zeek_init()
	{
	print find_all("one two two", /[a-z]+/);
	print find_all_ordered("one two two", /[a-z]+/);
	print find_all("one", /[0-9]/), find_all("", /a/), find_all_ordered("", /a/);
	print find_all_ordered("foobarfoo", /foo|bar/), find_all_ordered("aaaa", /aa/);

	# The longest match counts.
	print find_all_ordered("aab", /a|aa|ab/);

	# The anchor holds after each match again.
	print find_all_ordered("baab", /^a/);

	# Longer than allowed: by the constant, or by the argument, where 0 lifts it.
	print |find_all(long, /a/)|, |find_all_ordered(long, /a/)|;
	print |find_all_ordered(long, /a/, 0)|, |find_all_ordered(long, /a/, 10001)|, |find_all(long, /a/, 0)|;
	print |find_all_ordered("abc", /./, 2)|, |find_all_ordered("abc", /./, 3)|, |find_all("abc", /./, 2)|;
	}

event zeek_init() &priority=-1
	{
	print find_first("one two", /[a-z]+/), find_first("one two", /[a-z]+/, 1), find_first("one two", /[a-z]+/, 3);
	print find_first("one", /[0-9]/) == "", find_first("", /a/) == "", find_first("one", /e/, 3) == "", find_first("one", /e/, 99) == "";

	# The match that begins last is not the longest.
	print find_last("one two", /[a-z]+/), find_last("one two", /t[a-z]+/), find_last("one two", /.*/);
	print find_last("one two", /one/), find_last("one two", /one/, 1) == "", find_last("one", /e/, 3) == "", find_last("", /a/) == "";
	}
