# Tables and sets of subnets.

const nets = set(10.0.0.0/8, 10.1.0.0/16, 10.1.2.0/24, 192.168.0.0/16, [2001:db8::]/32);
const names = table([10.0.0.0/8] = "ten", [10.1.0.0/16] = "ten one", [0.0.0.0/0] = "all");

event zeek_init()
	{
	print matching_subnets(10.1.2.3/32, nets), matching_subnets(10.0.0.0/8, nets), matching_subnets(172.16.0.0/12, nets), matching_subnets([2001:db8::1]/128, nets);
	print matching_subnets(10.1.0.0/24, names);

	print filter_subnet_table(10.1.2.3/32, nets), filter_subnet_table(10.1.0.0/16, names), filter_subnet_table(172.16.0.0/12, nets);

	# `in` also finds what contains it.
	print check_subnet(10.1.0.0/16, nets), check_subnet(10.1.0.0/17, nets), 10.1.0.0/17 in nets, check_subnet(0.0.0.0/0, names), check_subnet([2001:db8::]/32, nets);
	}

event zeek_done()
	{
	print matching_subnets(10.0.0.0/8, set(1));
	}

event zeek_done()
	{
	print filter_subnet_table(10.0.0.0/8, vector(1));
	}

event zeek_done()
	{
	print check_subnet(10.0.0.0/8, table(["a"] = 1));
	}
