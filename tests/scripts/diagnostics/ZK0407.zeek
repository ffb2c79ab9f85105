# args: -b --error-format full %
# exit: 1

event zeek_init()
	{
	print fmt("%s of %d", "3");
	}
