# exit: 1
# Two indices of a vector are the bounds of a slice: a vector is assigned there. Derived from the reference's source,
# not recorded from it.

event zeek_init()
	{
	local v = vector(1, 2, 3, 4);
	v[1, 2] = 7;
	v[1, 2, 3] = 7;
	}
