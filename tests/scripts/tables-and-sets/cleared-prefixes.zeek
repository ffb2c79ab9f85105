# What is cleared of subnets is still found by `in`, check_subnet and matching_subnets, as its prefixes stay; copies and
# new sets know nothing of them. That `in` finds them was seen in the reference, the rest is read from its sources.

event zeek_init()
	{
	local s: set[subnet] = set(10.0.0.0/8, 192.168.0.0/16);
	clear_table(s);
	print |s|, s, 10.1.1.1 in s, 10.1.0.0/16 in s, 11.1.1.1 in s, 10.0.0.0/7 in s;
	print check_subnet(10.0.0.0/8, s), check_subnet(10.0.0.0/9, s), matching_subnets(10.1.0.0/16, s);
	local c = copy(s);
	print 10.1.1.1 in c;
	add s[11.0.0.0/8];
	print |s|, 11.1.1.1 in s, 10.1.1.1 in s;
	delete s[10.0.0.0/8];
	print |s|, 10.1.1.1 in s, 192.168.1.1 in s;
	add s[10.0.0.0/8];
	delete s[10.0.0.0/8];
	print 10.1.1.1 in s;
	s = set();
	print 192.168.1.1 in s;

	local t: table[subnet] of count = table([10.0.0.0/8] = 1, [10.1.0.0/16] = 2);
	delete t[10.1.0.0/16];
	print 10.1.1.1 in t, t[10.1.1.1];
	delete t;
	print |t|, 10.1.1.1 in t, 11.1.1.1 in t;
	t[10.0.0.0/8] = 3;
	print t[10.2.2.2];
	}
