# args: -b --error-format full %
# exit: 1
# Not recorded from the reference: the advice is this program's own.

function a()
	{
	local n = 3;
	if ( n = 3 )
		print n;
	}

function b()
	{
	local n = 3;
	while ( n )
		--n;
	}

function c()
	{
	local s = set(1);
	if ( s )
		print s;
	}
