# Weird things, and how they are sampled.

function a_connection(): connection
	{
	local id = conn_id($orig_h=1.2.3.4, $orig_p=1/tcp, $resp_h=5.6.7.8, $resp_p=2/tcp);
	local end = endpoint($size=0, $state=0, $flow_label=0);
	return connection($id=id, $orig=end, $resp=end, $start_time=network_time(), $duration=0 secs, $service=string_set(), $history="", $uid="C1");
	}

event net_weird(name: string, addl: string, source: string)
	{
	print "net", name, addl, source;
	}

event flow_weird(name: string, src: addr, dst: addr, addl: string, source: string)
	{
	print "flow", name, src, dst, addl, source;
	}

event expired_conn_weird(name: string, id: conn_id, uid: string, addl: string, source: string)
	{
	print "connection", name, id$orig_h, uid, addl, source;
	}

event zeek_init()
	{
	print Reporter::net_weird("odd"), Reporter::net_weird("odd", "more", "from"), Reporter::flow_weird("odd", 1.2.3.4, 5.6.7.8), Reporter::conn_weird("odd", a_connection(), "more");

	print Reporter::get_weird_sampling_threshold(), Reporter::get_weird_sampling_rate(), Reporter::get_weird_sampling_duration();
	print Reporter::get_weird_sampling_whitelist(), Reporter::get_weird_sampling_global_list();

	print Reporter::set_weird_sampling_threshold(1), Reporter::set_weird_sampling_rate(3), Reporter::set_weird_sampling_duration(1 min),
		Reporter::set_weird_sampling_whitelist(set("never")), Reporter::set_weird_sampling_global_list(set("everywhere"));
	print Reporter::get_weird_sampling_threshold(), Reporter::get_weird_sampling_rate(), Reporter::get_weird_sampling_duration();
	print Reporter::get_weird_sampling_whitelist(), Reporter::get_weird_sampling_global_list();

	# The first, then one in three; those of the list always; those of the other list whatever the hosts.
	local n = 0;

	while ( ++n <= 7 )
		{
		Reporter::net_weird("sampled", cat(n));
		Reporter::flow_weird("flows", 1.2.3.4, 5.6.7.8, cat(n));
		}

	n = 0;

	while ( ++n <= 2 )
		{
		Reporter::net_weird("never", cat(n));
		Reporter::flow_weird("everywhere", 1.2.3.4, 5.6.7.8, cat(n));
		}
	}

event zeek_init() &priority=-1
	{
	Reporter::flow_weird("everywhere", 9.9.9.9, 8.8.8.8, "other hosts");
	Reporter::flow_weird("flows", 9.9.9.9, 8.8.8.8, "other hosts");
	local stats = get_reporter_stats();
	print stats$weirds, stats$weirds_by_type;
	}
