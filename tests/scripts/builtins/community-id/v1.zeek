# Community IDs of flows: both directions have the same one.

event zeek_init()
	{
	local tcp_flow = conn_id($orig_h=128.232.110.120, $orig_p=34855/tcp, $resp_h=66.35.250.204, $resp_p=80/tcp, $proto=6);
	local back = conn_id($orig_h=66.35.250.204, $orig_p=80/tcp, $resp_h=128.232.110.120, $resp_p=34855/tcp, $proto=6);
	print community_id_v1(tcp_flow), community_id_v1(back) == community_id_v1(tcp_flow);
	print community_id_v1(tcp_flow, 1), community_id_v1(tcp_flow, 0, F);

	print community_id_v1([$orig_h=192.168.1.52, $orig_p=54585/udp, $resp_h=8.8.8.8, $resp_p=53/udp, $proto=17]);

	# An echo request, whose answer has the other type.
	local ping = conn_id($orig_h=192.168.0.89, $orig_p=8/icmp, $resp_h=192.168.0.1, $resp_p=0/icmp, $proto=1);
	local pong = conn_id($orig_h=192.168.0.1, $orig_p=0/icmp, $resp_h=192.168.0.89, $resp_p=8/icmp, $proto=1);
	print community_id_v1(ping), community_id_v1(ping) == community_id_v1(pong);

	# One without an answer of its own.
	print community_id_v1([$orig_h=192.168.0.89, $orig_p=20/icmp, $resp_h=192.168.0.1, $resp_p=0/icmp, $proto=1]);

	print community_id_v1([$orig_h=[fe80::200:86ff:fe05:80da], $orig_p=135/icmp, $resp_h=[fe80::260:97ff:fe07:69ea], $resp_p=136/icmp, $proto=58]);

	# Any other protocol by its number; only SCTP has ports then.
	print community_id_v1([$orig_h=1.2.3.4, $orig_p=1/unknown, $resp_h=5.6.7.8, $resp_p=2/unknown, $proto=46]);
	print community_id_v1([$orig_h=192.168.170.8, $orig_p=7/unknown, $resp_h=192.168.170.56, $resp_p=80/unknown, $proto=132]);
	}

event zeek_done()
	{
	print community_id_v1([$orig_h=1.2.3.4, $orig_p=1/unknown, $resp_h=5.6.7.8, $resp_p=2/unknown]);
	}
