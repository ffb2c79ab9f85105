# exit: 1
# The end at once.

event zeek_init()
	{
	print "before";
	Reporter::fatal("that is all");
	print "after";
	}

event zeek_done()
	{
	print "not reached";
	}
