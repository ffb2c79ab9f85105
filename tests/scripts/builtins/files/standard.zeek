# Standard output as a file keeps the order of what is printed.

event zeek_init()
	{
	local out = open("/dev/stdout");
	print "one";
	print out, "two", 2;
	print "three";
	write_file(out, "four\n");
	print_raw("five", 5, "\n");
	print_raw("a\x01\n");
	print print_raw();

	local dash = open("-");
	print dash, "six";
	print get_file_name(out), get_file_name(dash), active_file(out);

	# It stays open.
	print close(out), active_file(out);
	print out, "seven";

	local err = open("/dev/stderr");
	print err, "to standard error";
	}
