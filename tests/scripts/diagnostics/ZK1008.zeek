# args: -b --error-format full %
# exit: 1

function length(x: any): count
	{
	return |x as string|;
	}

event zeek_init()
	{
	print length(5);
	}
