# What builtins give has the type that is declared for it, with its name.
event zeek_init()
	{
	print type_name(matching_subnets(10.0.0.0/8, table([10.0.0.0/8] = 1)));
	print type_name(routing0_data_to_addrs("0000"));
	print type_name(file_magic("x"));
	print type_name(EventMetadata::current_all());
	print type_name(EventMetadata::current(EventMetadata::NETWORK_TIMESTAMP));
	print type_name(get_event_handler_stats());
	print type_name(get_reporter_stats()$weirds_by_type);
	print type_name(Reporter::get_weird_sampling_whitelist());
	print type_name(Reporter::get_weird_sampling_global_list());
	print type_name(Option::any_set_to_any_vec(set(1)));
	}
