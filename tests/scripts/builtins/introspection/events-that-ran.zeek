# Which events ran, and how often, by name; whether an event has bodies that are switched on.
event b_event(n: count)
	{
	if ( n > 0 )
		event b_event(n - 1);
	}

event grouped() &group="some"
	{
	}

module Own;

export {
	global a_event: event();
}

event Own::a_event()
	{
	}

module GLOBAL;

global nobody_handles: event();

event zeek_init()
	{
	event b_event(2);
	event Own::a_event();
	event nobody_handles();
	event grouped();
	print is_event_handled("grouped"), is_event_handled("Own::a_event"), is_event_handled("nobody_handles");
	disable_event_group("some");
	disable_module_events("Own");
	event grouped();
	print is_event_handled("grouped"), is_event_handled("Own::a_event");
	enable_event_group("some");
	print is_event_handled("grouped");
	}

event zeek_done()
	{
	local stats = get_event_handler_stats();
	print stats, type_name(stats);
	}

# While top-level statements run, no event does, and weirds raise none.
event net_weird(name: string, addl: string)
	{
	print "net_weird", name;
	}

event flow_weird(name: string, src: addr, dst: addr, addl: string)
	{
	print "flow_weird", name, addl;
	}

redef EventMetadata::add_network_timestamp = T;

event zeek_init() &priority=-5
	{
	print current_event_time() >= network_time(), |EventMetadata::current_all()|, |EventMetadata::current(EventMetadata::NETWORK_TIMESTAMP)|;
	Reporter::net_weird("later");
	Reporter::flow_weird("later", 1.2.3.4, 5.6.7.8, "more");
	}

print Reporter::net_weird("early");
print current_event_time(), |EventMetadata::current_all()|;
print Reporter::flow_weird("early", 1.2.3.4, 5.6.7.8);
