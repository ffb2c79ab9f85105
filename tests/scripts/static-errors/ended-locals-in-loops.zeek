# exit: 1
# A loop may take over a local of a block that has ended, but that stays out of reach. Derived from the reference's
# source, not recorded from it.

event zeek_init()
	{
	if ( T )
		{
		local i = 5;
		}
	for ( i in vector(1, 2) )
		print "not printed";
	for ( i in vector(1, 2) )
		print i;
	}
