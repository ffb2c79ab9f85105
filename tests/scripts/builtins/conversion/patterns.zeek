# Patterns from text, and permissions as text.

event zeek_init()
	{
	print convert_for_pattern("a.b*c"), convert_for_pattern("/^$[](){}|+?-:\\\""), convert_for_pattern("azAZ09 _"), convert_for_pattern("") == "";

	print string_to_pattern("fo+", F), "foooo" == string_to_pattern("fo+", F), "foooo" == string_to_pattern("fo+", T), "fo+" == string_to_pattern("fo+", T);
	print string_to_pattern("a|b", F) == "b", string_to_pattern("", F) == "", string_to_pattern("a/b", T), string_to_pattern("a/b", T) == "a/b";

	print file_mode(0), file_mode(420), file_mode(493), file_mode(511), file_mode(33188);

	# The bits for another user, another group, and to keep files, with and without the bit to execute.
	print file_mode(2541), file_mode(1517), file_mode(1005), file_mode(2048), file_mode(1024), file_mode(512);
	}

event zeek_done()
	{
	print string_to_pattern("(", F);
	print "after";
	}
