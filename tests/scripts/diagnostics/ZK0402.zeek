# args: -b --error-format full %
# exit: 1

event zeek_init()
	{
	print "attempts: " + 3;
	}
