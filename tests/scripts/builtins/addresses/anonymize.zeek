# args: -b -D %
# Stand-ins for addresses. Those of the sequential method are numbered; others only have properties.

event zeek_init()
	{
	preserve_prefix(10.1.2.3, 8);
	preserve_subnet(192.168.0.0/16);

	local a = anonymize_addr(10.1.2.3, ORIG_ADDR);
	print a == anonymize_addr(10.1.2.3, ORIG_ADDR), is_v4_addr(a);
	print anonymize_addr(1.2.3.4, OTHER_ADDR) == anonymize_addr(1.2.3.4, OTHER_ADDR);
	print is_v4_addr(anonymize_addr(1.2.3.4, RESP_ADDR));
	}

event zeek_done()
	{
	print anonymize_addr([::1], ORIG_ADDR);
	}

event zeek_done()
	{
	preserve_prefix([::1], 8);
	}

event zeek_done()
	{
	preserve_subnet([::]/8);
	}
