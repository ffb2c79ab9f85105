# exit: 1
# The variable that the condition of a `when` declares is one of the enclosing body: its name can't be another's there,
# and it ends with the block in which the `when` stands. Derived from the reference's source, not recorded from it.

global everywhere = 1;

event zeek_init()
	{
	local mine = 2;

	when ( local mine = 3 )
		{ }

	when ( local everywhere = 4 )
		{ }

	when ( local once = 5 )
		{ }

	when ( local once = 6 )
		{ }

	if ( T )
		{
		when ( local inner = 7 )
			{ print inner; }

		print inner;
		}

	print inner;
	}

function captures(seen: count)
	{
	when [seen, found] ( local found = seen )
		{ print found; }
	}
