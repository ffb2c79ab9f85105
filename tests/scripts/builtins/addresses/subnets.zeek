# Addresses, their bits, and the subnets they are in.

event zeek_init()
	{
	print mask_addr(192.168.3.2, 24), mask_addr(192.168.3.2, 0), mask_addr(192.168.3.2, 32), mask_addr([2001:db8::1:2], 32), mask_addr([2001:db8::1], 128);

	# The bits of an IPv4 address count from 96 on.
	print remask_addr(10.1.2.3, 192.168.4.5, 112), remask_addr(10.1.2.3, 192.168.4.5, 0), remask_addr(10.1.2.3, 192.168.4.5, 128), remask_addr([2001:db8::1], [fe80::2], 32);

	print addr_to_subnet(1.2.3.4), addr_to_subnet([::1]), subnet_to_addr(10.1.2.3/8), subnet_to_addr([2001:db8::1]/32);
	print subnet_width(10.0.0.0/8), subnet_width(1.2.3.4/32), subnet_width(0.0.0.0/0), subnet_width([::]/0), subnet_width([2001:db8::]/32);
	}

event zeek_done()
	{
	print mask_addr(1.2.3.4, 33);
	}

event zeek_done()
	{
	print mask_addr([::1], 129);
	}

event zeek_done()
	{
	print remask_addr(1.2.3.4, 5.6.7.8, 129);
	}
