# args: -b --error-format full %
# exit: 1

function size(n: count): string
	{
	switch ( n )
		{
		case 0:
			return "nothing";
		case 1, 0:
			return "one";
		}
	return "some";
	}
