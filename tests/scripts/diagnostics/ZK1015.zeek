# args: -b --error-format full %
# exit: 1

event zeek_init()
	{
	print to_count("many");
	}
