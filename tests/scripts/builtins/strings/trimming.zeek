# White space, padding, filling.

event zeek_init()
	{
	print fmt("<%s>", strip("  a b \t\n")), fmt("<%s>", strip("")), fmt("<%s>", strip(" \v\f\r ")), fmt("<%s>", strip("a"));

	# A NUL is no white space.
	print |strip(" \x00 ")|;
	print fmt("<%s>", lstrip("  a ")), fmt("<%s>", lstrip("xxyxa", "xy")), fmt("<%s>", lstrip("abc", "")), fmt("<%s>", lstrip("xx", "x")), fmt("<%s>", lstrip(""));
	print fmt("<%s>", rstrip(" a  ")), fmt("<%s>", rstrip("axxyx", "xy")), fmt("<%s>", rstrip("abc", "")), fmt("<%s>", rstrip("xx", "x")), fmt("<%s>", rstrip(""));

	print ljust("ab", 5) + "|", ljust("ab", 5, "*"), ljust("abc", 2), ljust("", 2, "x");
	print "|" + rjust("ab", 5), rjust("ab", 5, "*"), rjust("abc", 2), rjust("", 2, "x");

	# Zeros stand before a sign, too.
	print zfill("7", 3), zfill("-7", 4), zfill("abcd", 3), zfill("", 2), zfill("+1", 2), zfill("x", 0);

	# The last byte is a NUL.
	print string_fill(7, "ab"), |string_fill(7, "ab")|, string_fill(1, "ab") == "\x00", string_fill(3, "abcdef");

	print sub_bytes("abcdef", 1, 3), sub_bytes("abcdef", 0, 3), sub_bytes("abcdef", 4, 100), sub_bytes("abcdef", 7, 1) == "", sub_bytes("abcdef", 99, 1) == "";
	print sub_bytes("abcdef", 2, 0) == "", sub_bytes("", 1, 1) == "", sub_bytes("abcdef", 2, -1), sub_bytes("abcdef", 3, -5);
	}

event zeek_done()
	{
	# A fill that is not one character: no result, and the statement is dropped.
	print ljust("ab", 5, "");
	print rjust("ab", 5, "xy");
	print "after";
	}
