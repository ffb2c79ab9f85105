# args: -b -D %
# Bloom filters.

event zeek_init()
	{
	local basic = bloomfilter_basic_init(0.001, 100);
	bloomfilter_add(basic, "a");
	bloomfilter_add(basic, "b");
	print bloomfilter_lookup(basic, "a"), bloomfilter_lookup(basic, "b"), bloomfilter_lookup(basic, "c");

	# Nothing was added, so it has no type.
	print bloomfilter_lookup(bloomfilter_basic_init(0.1, 10), 5);

	local counting = bloomfilter_counting_init(3, 64, 3);
	bloomfilter_add(counting, 1);
	bloomfilter_add(counting, 1);
	print bloomfilter_lookup(counting, 1), bloomfilter_lookup(counting, 2);

	for ( i in vector(1, 2, 3, 4) )
		bloomfilter_add(counting, 1);

	# The counter is full.
	print bloomfilter_lookup(counting, 1);
	print bloomfilter_decrement(counting, 1), bloomfilter_lookup(counting, 1), bloomfilter_decrement(counting, 2);

	bloomfilter_clear(counting);
	print bloomfilter_lookup(counting, 1);

	local one = bloomfilter_basic_init2(2, 50, "x");
	local two = bloomfilter_basic_init2(2, 50, "x");
	bloomfilter_add(one, 1);
	bloomfilter_add(two, 2);
	bloomfilter_add(one, 3);
	bloomfilter_add(two, 3);
	local all = bloomfilter_merge(one, two);
	local both = bloomfilter_intersect(one, two);
	print bloomfilter_lookup(all, 1), bloomfilter_lookup(all, 2), bloomfilter_lookup(both, 1), bloomfilter_lookup(both, 3);
	print bloomfilter_internal_state(one) == bloomfilter_internal_state(two), bloomfilter_internal_state(copy(one)) == bloomfilter_internal_state(one);

	# Any element fits when there is room for none.
	print type_name(one);
	}

event zeek_done()
	{
	print bloomfilter_basic_init(1.5, 10);
	print "after";
	}

event zeek_done()
	{
	print bloomfilter_basic_init2(0, 10), bloomfilter_basic_init2(1, 0);
	print "after";
	}

event zeek_done()
	{
	print bloomfilter_counting_init(1, 10, 0);
	print "after";
	}

event zeek_done()
	{
	local f = bloomfilter_basic_init(0.1, 10);
	bloomfilter_add(f, "a");
	bloomfilter_add(f, 1);
	print bloomfilter_lookup(f, 1), bloomfilter_lookup(f, "a");
	}

event zeek_done()
	{
	# Different sizes, types, kinds.
	local f = bloomfilter_basic_init2(2, 50, "x");
	print bloomfilter_merge(f, bloomfilter_basic_init2(2, 60, "x"));
	print "after";
	}

event zeek_done()
	{
	local f = bloomfilter_basic_init2(2, 50, "x");
	local g = bloomfilter_basic_init2(2, 50, "x");
	bloomfilter_add(f, 1);
	bloomfilter_add(g, "a");
	print bloomfilter_merge(f, g);
	}

event zeek_done()
	{
	local f = bloomfilter_basic_init2(2, 50, "x");
	bloomfilter_add(f, 1);
	print bloomfilter_decrement(f, 1);
	}
