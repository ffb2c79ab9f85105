# The directives of fmt.

type Color: enum { RED, GREEN };

event zeek_init()
	{
	print fmt("plain"), fmt("100%%"), fmt("") == "", fmt() == "", fmt("%s %s", "a", 1), fmt("%%s");

	# Widths, to the right and to the left, with zeros; a string is never cut by them.
	print fmt("[%5s] [%-5s] [%2s] [%05d] [%-5d] [%5d]", "ab", "ab", "abc", 42, 42, -42);

	print fmt("%d %d %d %d", 5, -5, +5, GREEN), fmt("%x %x %x", 255, 0, 80/tcp), fmt("%d", 80/tcp);
	print fmt("%x", 10.1.2.3), fmt("%x", [2001:db8::1]);
	print fmt("%d", T), fmt("%d", F), fmt("%08x", 48879), fmt("%8x|%-8x|", 48879, 48879);

	print fmt("%e", 1234.5), fmt("%f", 1234.5), fmt("%g", 1234.5), fmt("%g", 1e-10), fmt("%g", 1e20);
	print fmt("%.2f", 2.0 / 3.0), fmt("%.0f", 2.5), fmt("%8.3f|%-8.1f|%08.2f", 3.14159, 3.14159, -3.14159);
	print fmt("%.3e", 0.00012345), fmt("%.3g", 1234.5), fmt("%.1f", 90 secs), fmt("%.2f", double_to_time(1.5));

	print fmt("%D", double_to_time(0.0)), fmt("%D", double_to_time(1700000000.5)), fmt("%T", double_to_time(1700000000.25));

	print fmt("%s", vector(1, 2)), fmt("%s", set(1, 2)), fmt("%s", 1.5), fmt("%s", 1.0), fmt("%s", RED), fmt("%10s|", 10.0.0.1);
	print fmt("%s", /a|b/), fmt("%s", 5 mins), fmt("%s", "a\x00b");
	}

event zeek_done()
	{
	print fmt("%d", "x");
	}

event zeek_done()
	{
	print fmt("%f", 1);
	}

event zeek_done()
	{
	print fmt("%D", 1.0);
	}

event zeek_done()
	{
	# Too few arguments, too many, a letter that is none of them.
	local f = "%s %s";
	print fmt(f, 1);
	}

event zeek_done()
	{
	local f = "none";
	print fmt(f, 1);
	}

event zeek_done()
	{
	local f = "%q";
	print fmt(f, 1);
	}

event zeek_done()
	{
	print fmt("%.2d|%.3s", 1, "abcdef");
	}

event zeek_done()
	{
	print fmt("%200d|", 1);
	}
