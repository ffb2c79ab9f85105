# The clock and the time of events.

redef allow_network_time_forward = F;

event zeek_init()
	{
	print network_time();
	print set_network_time(double_to_time(1700000000.0)), network_time();
	print strftime("%F %T", network_time());

	# From midnight on, by the time of the script.
	print calc_next_rotate(1 hr), calc_next_rotate(1 day), calc_next_rotate(7 mins);

	# Without metadata, events carry no times.
	print current_event_time();

	local before = current_time();
	print before > double_to_time(1500000000.0), current_time() >= before;
	print sleep(2 msecs) >= 2 msecs, current_time() - before >= 2 msecs, network_time();
	}

event zeek_done()
	{
	# No interval is a day.
	print calc_next_rotate(0 secs);
	}
