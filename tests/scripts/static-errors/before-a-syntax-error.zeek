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

event zeek_done()
	{
	for ( i in 5 )
		{
		print i;
		}

	while ( 3 )
		{
		print "not closed";
