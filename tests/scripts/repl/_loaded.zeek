function from_file(n: count): string
	{
	return fmt("from a file: %d", n);
	}

event zeek_init()
	{
	print "not run when it is loaded";
	}
