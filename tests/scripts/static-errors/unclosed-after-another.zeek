# exit: 1
# A brace that is not closed: the reference speaks of the line behind the last one. Derived from the reference's sources.

global first: count = "one";

event zeek_init()
	{
	if ( T )
		{
		print "never";
	}

