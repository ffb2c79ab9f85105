# args: -b --error-format full %
# exit: 1

event zeek_init()
	{
	Reporter::error("nothing to do");
	}
