# args: -b --error-format full %
# exit: 1
# Not recorded from the reference: the advice is this program's own.

function a()
	{
	if ( T and F )
		print 1;
	}

function b()
	{
	if ( not T )
		print 1;
	}

function c()
	{
	if ( 1 not in set(2) )
		print 1;
	}

function d()
	{
	var n = 1;
	}

function e()
	{
	try { print 1; }
	}

function f()
	{
	do { print 1; } while ( T );
	}

def h(x: count)
	{
	return x;
	}
