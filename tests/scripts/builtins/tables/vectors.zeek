# Sizes and truth of vectors.

event zeek_init()
	{
	local v = vector(1, 2, 3);
	print resize(v, 5), v, |v|;
	print resize(v, 2), v, resize(v, 0), v, resize(v, 0);

	print any_set(vector(F, T)), any_set(vector(F, F)), all_set(vector(T, T)), all_set(vector(T, F));

	local holes: vector of bool;
	holes[2] = T;
	print all_set(holes), all_set(vector(T)), any_set(vector(F));
	}

event zeek_done()
	{
	print any_set(vector(1)), all_set(vector(1)), any_set(5);
	}

event zeek_done()
	{
	print resize(set(1), 2);
	print "after";
	}
