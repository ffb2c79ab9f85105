# args: -b --error-format full %
# exit: 1
# Not recorded from the reference: the advice is this program's own.

type R: record { s: string &optional; };

function a(r: R)
	{
	if ( r$s )
		print r$s;
	}

function b(r: R)
	{
	if ( r?s )
		print 1;
	}
