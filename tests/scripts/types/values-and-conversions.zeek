# Widening, wrapping with its warning, ports, addresses, subnets and enums.
# Expected by the rules of the language; not recorded from the reference.
type Color: enum { RED, GREEN };

event zeek_init()
	{
	local c: count = 3;
	local i: int = c;
	local d: double = c;
	print i - 5, d / 2, 7 / 2, -7 / 2, -7 % 3;
	print c - 4;
	print |80/tcp|, 80/tcp < 53/udp, 10.1.2.3 / 8, 10.1.2.3 in 10.0.0.0/8, |10.0.0.0/30|;
	print [::ffff:1.2.3.4] == 1.2.3.4, [2001:db8::1], RED, GREEN == RED;
	print 2 / 1sec, 90sec, 1day - 1hr, 1.5sec * 2;
	print 5 & 3, 5 | 3, 5 ^ 3, ~0, 1 << 4;
	}
