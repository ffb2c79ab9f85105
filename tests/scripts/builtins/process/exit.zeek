# exit: 7
# The end at once: nothing after it runs.

event zeek_init()
	{
	event zeek_done();
	print "before";
	exit(7);
	print "after";
	}

event zeek_init() &priority=-1
	{
	print "other";
	}

event zeek_done()
	{
	print "done";
	}
