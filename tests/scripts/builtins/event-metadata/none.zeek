# Without the constant, events carry nothing.

event zeek_init()
	{
	print EventMetadata::current(EventMetadata::NETWORK_TIMESTAMP), EventMetadata::current_all();
	}
