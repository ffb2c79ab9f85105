# args: -b -D %
# How many different elements there were, about.

event zeek_init()
	{
	local few = hll_cardinality_init(0.01, 0.95);
	print hll_cardinality_estimate(few);
	print hll_cardinality_add(few, "a"), hll_cardinality_add(few, "b"), hll_cardinality_add(few, "a");
	print double_to_count(hll_cardinality_estimate(few));

	local many = hll_cardinality_init(0.01, 0.95);
	local i = 0;

	while ( i < 1000 )
		{
		hll_cardinality_add(many, i);
		i += 1;
		}

	local n = hll_cardinality_estimate(many);
	print n > 970.0 && n < 1030.0;

	local c = hll_cardinality_copy(few);
	hll_cardinality_add(c, "c");
	print double_to_count(hll_cardinality_estimate(c)), double_to_count(hll_cardinality_estimate(few));

	local other = hll_cardinality_init(0.01, 0.95);
	hll_cardinality_add(other, "x");
	print hll_cardinality_merge_into(few, other), double_to_count(hll_cardinality_estimate(few)), double_to_count(hll_cardinality_estimate(other));
	}

event zeek_done()
	{
	local c = hll_cardinality_init(0.01, 0.95);
	hll_cardinality_add(c, "a");
	print hll_cardinality_add(c, 1);

	local d = hll_cardinality_init(0.01, 0.95);
	hll_cardinality_add(d, 1);
	print hll_cardinality_merge_into(c, d);
	print hll_cardinality_merge_into(c, hll_cardinality_init(0.2, 0.9));
	}
