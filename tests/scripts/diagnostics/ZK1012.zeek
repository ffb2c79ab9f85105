# args: -b --error-format full %
# exit: 1

event zeek_init()
	{
	print vector(1, 2, 3) + vector(1, 2);
	}
