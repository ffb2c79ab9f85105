# What an address, a subnet or a port is.

event zeek_init()
	{
	print is_v4_addr(1.2.3.4), is_v4_addr([::1]), is_v4_addr([::ffff:1.2.3.4]), is_v6_addr(1.2.3.4), is_v6_addr([::1]), is_v6_addr([::ffff:1.2.3.4]);
	print is_v4_subnet(10.0.0.0/8), is_v4_subnet([2001:db8::]/32), is_v4_subnet([::ffff:10.0.0.0]/104), is_v6_subnet(10.0.0.0/8), is_v6_subnet([::]/0);

	print is_valid_ip("1.2.3.4"), is_valid_ip("::1"), is_valid_ip("1.2.3"), is_valid_ip("1.2.3.256"), is_valid_ip(""), is_valid_ip("x"), is_valid_ip("1.2.3.4/8"), is_valid_ip(" 1.2.3.4");
	print is_valid_subnet("10.0.0.0/8"), is_valid_subnet("2001:db8::/32"), is_valid_subnet("10.0.0.0"), is_valid_subnet("10.0.0.0/33"), is_valid_subnet("::/129"), is_valid_subnet(""), is_valid_subnet("/8");

	print is_tcp_port(80/tcp), is_tcp_port(80/udp), is_udp_port(80/udp), is_udp_port(8/icmp), is_icmp_port(8/icmp), is_icmp_port(80/tcp), is_tcp_port(9/unknown);
	print get_port_transport_proto(80/tcp), get_port_transport_proto(53/udp), get_port_transport_proto(8/icmp), get_port_transport_proto(9/unknown);
	}
