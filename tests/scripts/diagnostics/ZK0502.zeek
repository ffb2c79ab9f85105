# args: -b --error-format full %
# exit: 1

function twice(n: count)
	{
	return 2 * n;
	}
