# exit: 1
# What stands in a body before a syntax error is checked all the same, as far as its statements are whole. Derived from
# the reference's source, not recorded from it.

function classify(n: count): string
	{
	local wrong = n + "a";

	if ( n > 3 )
		print "whole", n - "b";
	else
		print "not whole" n;

	return n;
	}

event zeek_init()
	{
	local names: set[count] = { "a" };
	local lambda = function() { print 1; }
	print "behind" + 3;
	}

event zeek_init()
	{
	print "outer" - 1;

	for ( i in 6 )
		{
		if ( 7 )
			{
			print i, 8 + "c";
			print "inner" 9;
			}
		}
	}

event zeek_init()
	{
	if ( 10 )
		print "not";
	else
		{
		print 11 + "d";
		print "else" 12;
		}
	}

event zeek_init()
	{
	if ( 13 )
		for ( i in set(1) )
			{
			print 14 + "e";
			print "branch" 15;
			}
	}

event zeek_done()
	{
	for ( i in 5 )
		{
		print i;
		}

	while ( 3 )
		{
		print "not closed";
