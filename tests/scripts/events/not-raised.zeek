# An event is not queued while nothing handles it: a group that is off when the event is raised and on when it would run
# makes no difference. From the reference's sources, not recorded.

event seen(n: count) &group="some"
	{
	print "seen", n;
	}

event both(n: count)
	{
	print "both", n;
	}

event both(n: count) &group="some"
	{
	print "both in the group", n;
	}

event zeek_init()
	{
	disable_event_group("some");
	event seen(1);
	event both(1);
	enable_event_group("some");
	event seen(2);
	event both(2);
	}
