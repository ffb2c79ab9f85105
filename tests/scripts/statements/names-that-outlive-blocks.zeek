# A block ends what `local` declares in it; constants, the variables of loops and of cases go on until the body ends.
# Derived from the reference's source, not recorded from it.

event zeek_init()
	{
	if ( T )
		{
		const c = 5;
		for ( i in vector(1, 2) )
			{
			}
		for ( [m, n] in set([1, 2]) )
			{
			}
		for ( k, v in table(["k"] = "v") )
			{
			}
		}
	print c, i, m, n, k, v;
	local x: any = 7;
	if ( T )
		{
		switch ( x )
			{
			case type count as found:
				break;
			default:
				break;
			}
		}
	print found;
	}
