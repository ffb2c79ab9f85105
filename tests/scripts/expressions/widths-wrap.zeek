# exit: 1
# The width behind `/` wraps at 2^32, and is checked then. Read from the reference's sources, not recorded.

event zeek_init() &priority=2
	{
	local wide = 4294967304;
	local low: int = -4294967288;
	print 10.1.2.3/wide, 10.1.2.3/low, [2001:db8::1]/wide;
	}

event zeek_init() &priority=1
	{
	local minus = -1;
	print 10.1.2.3/minus;
	print "must not appear";
	}
