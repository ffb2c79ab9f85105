# exit: 1
# What was read of a statement before a syntax error is checked, however deep in it that is: in loops, switches,
# branches, conditions of `when` and lambdas. The statement itself is not. Derived from the reference's source, not
# recorded from it.

function holds(x: any): bool
	{
	return T;
	}

event zeek_init()
	{
	while ( 1 + "a" )
		{
		print 2 + "b";
		if ( 3 )
			break;
		print "while" 4;
		}
	}

event zeek_init()
	{
	switch ( 5 + "c" ) {
	case 6 + "d":
		print 7 + "e";
	case "x":
		print 8 + "f";
		print "switch" 9;
	}
	}

event zeek_init()
	{
	local given: any = 10;
	switch given {
	case type count as n:
		print n + "g";
		print "switch over types" 11;
	}
	}

event zeek_init()
	{
	if ( 12 )
		print 13 + "h";
	else if ( 14 + "i" )
		{
		print 15 + "j";
		print "else" 16;
		}
	}

event zeek_init()
	{
	if ( 17 + "k" )
		print "branch" 18;
	}

event zeek_init()
	{
	local outer = 19;
	local found = holds(set(1, 2), function(x: count): bool
		{
		print x + "l", outer + "m";
		if ( x > 20 )
			{
			print x - "n";
			return 21;
			}
		print "lambda" 22;
		});
	}

event zeek_init()
	{
	local outer = 23;
	when ( holds(outer + "o") && ( local inner = 24 ) )
		{
		print inner + "p", outer - "q";
		print "when" 25;
		}
	}

if ( 26 + "r" )
	{
	for ( i in vector(27) )
		print i + "s";
	print "top level" 28;
	}
