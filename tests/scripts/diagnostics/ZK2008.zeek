# args: -b --error-format full --lint all %

function area(width: count): count
	{
	local height = 2;
	return width * 2;
	}
