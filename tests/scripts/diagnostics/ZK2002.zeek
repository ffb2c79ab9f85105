# args: -b --error-format full %

function margin(): count
	{
	return 1 - 2;
	}
