# args: -b --error-format full --lint all %

function area(width: count): count
	{
	return width * 2;
	print "done";
	}
