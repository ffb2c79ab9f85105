# How random bytes look.

event zeek_init()
	{
	print find_entropy("dh3Hhv8326483hfsdhfhsdf"), find_entropy("aaaa");
	print find_entropy("");

	local h = entropy_test_init();
	print entropy_test_add(h, "dh3Hhv8326483"), entropy_test_add(h, ""), entropy_test_add(h, "hfsdhfhsdf");
	print entropy_test_finish(h);
	}
