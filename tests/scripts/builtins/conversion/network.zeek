# Addresses, subnets and ports from text and from numbers.

event zeek_init()
	{
	print to_addr("10.0.0.1"), to_addr("2001:db8::1"), to_addr("::ffff:1.2.3.4"), to_addr(" 1.2.3.4"), to_addr("001.002.003.004");
	print to_subnet("10.1.2.3/8"), to_subnet("2001:db8::1/32"), to_subnet("0.0.0.0/0"), to_subnet("1.2.3.4/32");
	print to_port("80/tcp"), to_port("53/udp"), to_port("8/icmp"), to_port("65535/tcp"), to_port("0/tcp");
	print port_to_count(80/tcp), port_to_count(0/udp), count_to_port(53, udp), count_to_port(8, icmp), count_to_port(80, tcp), count_to_port(9, unknown_transport);
	}

event zeek_done()
	{
	print to_addr("300.1.1.1"), to_addr(""), to_addr("abc"), to_addr("1.2.3");
	}

event zeek_done()
	{
	print to_subnet("10.0.0.0"), to_subnet(""), to_subnet("10.0.0.0/x"), to_subnet("10.0.0.0/33"), to_subnet("x/8");
	}

event zeek_done()
	{
	print to_port("80"), to_port("80/sctp"), to_port("x/tcp"), to_port(""), to_port("9/unknown");
	}

event zeek_done()
	{
	print to_port("70000/tcp");
	}

event zeek_done()
	{
	print count_to_port(70000, tcp);
	}
