# Numbers on the program: of what is not done here, none.

event e()
	{
	}

event zeek_init()
	{
	print get_net_stats(), get_reassembler_stats(), get_dns_stats();
	print get_conn_stats();
	print get_file_analysis_stats(), get_thread_stats(), get_gap_stats(), get_matcher_stats();
	print get_broker_stats(), get_reporter_stats();
	print get_proc_stats()$mem >= 0, |get_event_handler_stats()| >= 0;

	local before = get_event_stats()$queued;
	event e();
	event e();
	print get_event_stats()$queued - before, get_event_stats()$dispatched;

	local timers = get_timer_stats();
	schedule 1 sec { e() };
	print get_timer_stats()$current - timers$current, get_timer_stats()$cumulative - timers$cumulative, get_timer_stats()$max >= get_timer_stats()$current;
	}
