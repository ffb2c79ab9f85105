# Escapes in URIs.

event zeek_init()
	{
	print unescape_URI("a%20b%2Fc"), unescape_URI("%41%62%7a"), unescape_URI("plain"), unescape_URI("") == "";
	print unescape_URI("%00") == "\x00", unescape_URI("a+b"), unescape_URI("%c3%a4") == "\xc3\xa4";

	# Four digits are two bytes, of which the first is left out where it is zero.
	print unescape_URI("%u0041"), unescape_URI("%u2041"), unescape_URI("%u004");

	# Not two hex digits.
	print unescape_URI("100%"), unescape_URI("%4"), unescape_URI("%zz"), unescape_URI("%%41");
	}
