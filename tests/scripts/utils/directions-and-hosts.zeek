# Which way a connection goes.

@load base/utils/directions-and-hosts

redef Site::local_nets += { 10.0.0.0/8 };
redef Site::private_address_space_is_local = F;

function show(name: string, orig: addr, resp: addr)
	{
	local id = conn_id($orig_h=orig, $orig_p=1/tcp, $resp_h=resp, $resp_p=2/tcp);
	print name, id_matches_direction(id, INBOUND), id_matches_direction(id, OUTBOUND), id_matches_direction(id, BIDIRECTIONAL), id_matches_direction(id, NO_DIRECTION);
	}

event zeek_init()
	{
	show("in", 1.2.3.4, 10.0.0.1);
	show("out", 10.0.0.1, 1.2.3.4);
	show("among us", 10.0.0.1, 10.0.0.2);
	show("among others", 1.2.3.4, 5.6.7.8);

	print addr_matches_host(10.0.0.1, LOCAL_HOSTS), addr_matches_host(10.0.0.1, REMOTE_HOSTS), addr_matches_host(10.0.0.1, ALL_HOSTS), addr_matches_host(10.0.0.1, NO_HOSTS);
	print addr_matches_host(1.2.3.4, LOCAL_HOSTS), addr_matches_host(1.2.3.4, REMOTE_HOSTS), addr_matches_host(1.2.3.4, ALL_HOSTS), addr_matches_host(1.2.3.4, NO_HOSTS);
	}
