# With metadata, an event knows the time for which it was meant.

redef allow_network_time_forward = F;
redef EventMetadata::add_network_timestamp = T;

event later(name: string)
	{
	print name, network_time(), current_event_time();
	}

event zeek_init()
	{
	print current_event_time();
	set_network_time(double_to_time(100.0));
	event later("at once");
	schedule 5 secs { later("scheduled") };
	}
