# exit: 1
# A loop's variable is no global and no constant: the place is that of their declaration.

global everywhere = 0;

event zeek_init()
	{
	const fixed = 0;
	for ( everywhere in set(1) )
		print everywhere;
	for ( fixed in set(1) )
		print fixed;
	}
