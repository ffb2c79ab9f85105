# args: -b --error-format full %
# exit: 1
# Not recorded from the reference: the advice is this program's own.

function a()
	{
	if ( T )
		print 1;
	elif ( F )
		print 2;
	}

function b()
	{
	if ( T ) { print 1; };
	else { print 2; }
	}

function c()
	{
	if ( T )
		print 1;
	else if F
		print 2;
	}
