# exit: 1
# What a `when` runs is no part of the hook or loop that it stands in. Derived from the reference's source, not recorded
# from it.
hook h()
	{
	when ( T )
		{
		break;
		}
	timeout 1 sec
		{
		next;
		}

	for ( i in vector(1) )
		when ( T )
			break;
	}
