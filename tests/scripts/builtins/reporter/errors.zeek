# exit: 1
# An error in zeek_init: everything goes on to its end, which is 1, without zeek_done.

event reporter_error(t: time, msg: string, location: string)
	{
	print msg, location;
	}

event zeek_init()
	{
	print Reporter::error("an error");
	}

event zeek_done()
	{
	print "not reached";
	}
