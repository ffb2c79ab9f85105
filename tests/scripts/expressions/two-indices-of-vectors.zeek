# Two indices of a vector are the bounds of a slice, where it is assigned to as well. Derived from the reference's
# source, not recorded from it.

event zeek_init()
	{
	local v = vector(1, 2, 3, 4);
	print v[1, 3];

	v[1, 3] = vector(20, 21, 22);
	print v;

	v[-1, 9] = vector();
	print v, |v|;
	}
