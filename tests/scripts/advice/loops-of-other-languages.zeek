# args: -b --error-format full %
# exit: 1
# Not recorded from the reference: the advice is this program's own.

function a()
	{
	for ( i = 0; i < 10; i++ )
		print i;
	}

function b()
	{
	for x in set(1)
		print x;
	}

function c()
	{
	for ( local x in set(1) )
		print x;
	}

function d()
	{
	while T
		print 1;
	}
