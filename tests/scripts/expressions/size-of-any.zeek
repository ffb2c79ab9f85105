# The size of what is behind any is of the type that its kind of value has.

event zeek_init()
	{
	local values: vector of any;
	values += -3;
	values += "four";
	values += -2.5;
	values += 10.0.0.0/30;
	values += set(1, 2);

	for ( _, v in values )
		{
		local n = |v|;
		print n, type_name(n);
		}
	}
