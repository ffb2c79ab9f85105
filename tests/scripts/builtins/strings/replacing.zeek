# Replacing matches of a pattern, and of strings. What is put in is taken as it is.

event zeek_init()
	{
	print sub("banana", /an/, "X"), sub("banana", /x/, "X"), sub("banana", /[bn]a/, ""), sub("", /a/, "X");
	print gsub("banana", /an/, "X"), gsub("banana", /x/, "X"), gsub("banana", /a/, ""), gsub("", /a/, "X");
	print gsub("aXbx", /x/i, "\\0&"), gsub("aaa", /a|aa/, "-"), gsub("ab", /b$/, "!"), gsub("foofoo", /^foo/, "X");
	print gsub("abc", /x*/, "-"), sub("abc", /x*/, "-");

	print subst_string("banana", "an", "AN"), subst_string("aaaa", "aa", "a"), subst_string("abc", "", "x"), subst_string("", "a", "b");
	print subst_string("abc", "abcd", "x"), subst_string("a.b.c", ".", ""), subst_string("\x00a\x00", "\x00", "0");

	print remove_prefix("ababc", "ab"), remove_prefix("abc", "x"), remove_prefix("abc", ""), remove_prefix("abc", "abc") == "", remove_prefix("", "a") == "";
	# What is left of "abcbc" would be shorter than the suffix: nothing is taken away.
	print remove_suffix("abcbc", "bc"), remove_suffix("xyzbcbc", "bc"), remove_suffix("bcbc", "bc") == "", remove_suffix("abc", "x"), remove_suffix("abc", ""), remove_suffix("abc", "abc") == "", remove_suffix("", "a") == "";

	print reverse("abc"), reverse("") == "", reverse("a\x00b");

	# Backspaces.
	print edit("hello there", "e"), edit("ab##c", "#"), edit("##a", "#"), edit("", "#") == "", edit("abc", "x");
	}

event zeek_done()
	{
	# Not exactly one character: the first is used.
	print edit("hello there", "eh");
	print edit("hello", "");
	}
