# args: -b --error-format full %
# exit: 1

function twice(n: count): count
	{
	return (n + n;
	}
