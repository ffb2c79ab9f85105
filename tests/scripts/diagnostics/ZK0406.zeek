# args: -b --error-format full %
# exit: 1

function area(width: count, height: count): count
	{
	return width * height;
	}

event zeek_init()
	{
	print area(2);
	}
