# args: -b --error-format full %
# exit: 1
# Not recorded from the reference: the advice is this program's own.

function a()
	{
	if ( T ) {
		print 1;
	} else ( F ) {
		print 2;
	}
	}

function b()
	{
	when ( T )
		print 1;
	else
		print 2;
	}
