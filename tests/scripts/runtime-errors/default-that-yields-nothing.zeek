# The &default of a field that yields nothing is told of, without a place, and the record is made all the same; also where
# the field is given. Derived from the sources of the reference, not recorded from it.

function small(n: count): count
	{
	if ( n < 10 )
		return n;
	}

function short(s: string): string
	{
	if ( |s| < 3 )
		return s;
	}

type Limits: record {
	most: count &default=small(11);
	least: count &default=small(3);
	name: string &default=short("lengthy");
	};

event make(given: bool)
	{
	if ( given )
		print Limits($most=5, $name="x");
	else
		print Limits();

	print "made";
	}

event zeek_init()
	{
	schedule 1sec { make(F) };
	schedule 2sec { make(T) };
	}
