# args: -b --error-format full %
# exit: 1

function size(n: count): string
	{
	switch ( n )
		{
		case 0:
			print "nothing";
		default:
			break;
		}
	return "some";
	}
