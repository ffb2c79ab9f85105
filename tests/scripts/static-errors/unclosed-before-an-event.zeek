# exit: 1
# After a brace that is not closed, the head of an event without parameters is a statement: the reference stumbles over
# the brace of its body. Derived from the reference's sources, not recorded.

event zeek_init()
	{
	if ( T )
		{
		print "never";
	}

event zeek_done()
	{
	print "never";
	}
