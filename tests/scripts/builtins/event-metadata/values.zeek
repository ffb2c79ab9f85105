# What comes with an event.

redef allow_network_time_forward = F;
redef EventMetadata::add_network_timestamp = T;

redef enum EventMetadata::ID += {
	MINE = 1001,
	OTHER = 1002,
};

event e()
	{
	print EventMetadata::current(EventMetadata::NETWORK_TIMESTAMP), EventMetadata::current(MINE), EventMetadata::current_all();
	}

event zeek_init()
	{
	# Once with a type, always of that type.
	print EventMetadata::register(MINE, string), EventMetadata::register(MINE, string), EventMetadata::register(MINE, count);
	print EventMetadata::register(EventMetadata::NETWORK_TIMESTAMP, time), EventMetadata::register(EventMetadata::NETWORK_TIMESTAMP, count);

	# What could not be sent.
	print EventMetadata::register(OTHER, any), EventMetadata::register(OTHER, string_vec), EventMetadata::register(OTHER, any_vec);
	set_network_time(double_to_time(42.0));
	event e();
	}

event zeek_done()
	{
	print EventMetadata::register(OTHER, "no type");
	}
