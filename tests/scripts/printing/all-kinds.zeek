# What print, cat and fmt make of values: numbers, intervals, bytes, nested containers.
# Expected by the rules of the language; not recorded from the reference.
event zeek_init()
	{
	print 1.0, 1e10, 0.1, 1e-7, 100000.5, 3sec, 1.5min, 0sec, -2hr;
	print "a\tb\\\x00é", /a|b/i, 80/tcp, 10.0.0.0/8;
	local t: table[count] of set[string] = { [1] = set("x", "y") };
	print t;
	print cat(t);
	print vector(1, 2), fmt("%5d|%-5s|%05.1f|%x|%e", 42, "ab", 3.14159, 255, 12345.678);
	}
