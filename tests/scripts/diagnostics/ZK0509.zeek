# args: -b --error-format full %
# exit: 1

function size(n: count): string
	{
	switch ( n )
		{
		case "zero":
			return "nothing";
		}
	return "some";
	}
