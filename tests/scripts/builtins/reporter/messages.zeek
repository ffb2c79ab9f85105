# Messages, and the events that they raise.

redef Reporter::warnings_to_stderr = F;

event reporter_info(t: time, msg: string, location: string)
	{
	print "info", msg, location;
	}

event reporter_warning(t: time, msg: string, location: string)
	{
	print "warning", msg, location;
	}

event reporter_error(t: time, msg: string, location: string)
	{
	print "error", msg, location;

	# In such a handler a message raises no event.
	Reporter::info("within");
	}

event broken()
	{
	local v = vector(1);
	print v[3];
	}

event later()
	{
	# Warnings no longer go to standard error.
	print Reporter::warning("unseen");
	print sqrt(-1.0);
	event broken();
	}

event zeek_init()
	{
	print Reporter::info("for information"), Reporter::warning("a warning");
	print Reporter::info(""), Reporter::info("a % sign, 100%d");
	schedule 1 msec { later() };
	}
