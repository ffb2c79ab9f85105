# Without traffic nothing is found.

const id = conn_id($orig_h=1.2.3.4, $orig_p=1/udp, $resp_h=5.6.7.8, $resp_p=53/udp);

event zeek_init()
	{
	print current_analyzer(), reading_live_traffic(), reading_traces(), is_remote_event(), get_current_packet_ts();
	print packet_source();
	print get_current_packet();
	print get_current_packet_header();
	print connection_exists(id), skip_further_processing(id), set_inactivity_timeout(id, 1 min);
	print is_processing_suspended();
	suspend_processing();
	print is_processing_suspended();
	continue_processing();
	print is_processing_suspended();
	}

event zeek_done()
	{
	print get_conn_transport_proto(id), lookup_connection_analyzer_id(id, AllAnalyzers::ANALYZER_ANALYZER_DNS);
	}

event zeek_done()
	{
	local c = lookup_connection(id);
	print c$id, c$orig, c$duration, c?$uid;
	}

event zeek_done()
	{
	print disable_analyzer(id, 1), disable_analyzer(id, 1, F);
	}

event zeek_done()
	{
	print decode_base64_conn(id, "YnJv"), decode_base64_conn(id, "!!!!");
	}
