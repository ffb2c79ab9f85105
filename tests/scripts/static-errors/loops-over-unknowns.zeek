# The reference stops reading at the first unknown name; not confirmed by it.
# exit: 1
# Variables of a loop over something unknown are variables of the whole body, as those of any loop, so that a later
# loop takes them up again without a word.
event zeek_init()
	{
	if ( T )
		{
		for ( name in by_prefix["aa"] )
			print name;
		}
	else
		{
		for ( name in by_prefix["none"] )
			print name;
		}

	if ( T )
		local found = lookup_them();
	print found;
	}
