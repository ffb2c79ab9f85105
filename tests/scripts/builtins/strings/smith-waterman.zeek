# Common substrings of two strings.

function show(s1: string, s2: string, least: count, variant: count)
	{
	for ( _, s in str_smith_waterman(s1, s2, sw_params($min_strlen=least, $sw_variant=variant)) )
		{
		local places = "";

		for ( _, a in s$aligns )
			places += fmt(" %d", a$index);

		print fmt("%s:%s%s", s$str, places, s$new ? " new" : "");
		}
	}

event zeek_init()
	{
	print sw_params();

	# The best alignment; then all, of which none covers another.
	show("xxabcyy", "zabcz", 2, 0);
	print "--";
	show("foo bar baz", "foo x baz", 2, 0);
	print "--";
	show("foo bar baz foo", "foo x baz", 2, 1);
	print "--";

	# Nothing in common, nothing at all, one too short. What is left at the start counts however short it is.
	show("abc", "xyz", 1, 0);
	show("", "abc", 1, 0);
	show("", "", 1, 1);
	show("abc", "abc", 4, 0);
	show("axbxc", "bb", 2, 1);
	show("abc", "abc", 2, 1);
	}
