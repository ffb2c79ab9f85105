# More to do with times.

@load base/utils/time

event zeek_init()
	{
	print duration_to_mins_secs(125 secs), duration_to_mins_secs(0 secs), duration_to_mins_secs(59.6 secs), duration_to_mins_secs(3 hrs);
	print null_ts == double_to_time(0.0), get_packet_lag();
	}
