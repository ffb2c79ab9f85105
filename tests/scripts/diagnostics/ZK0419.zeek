# args: -b --error-format full %
# exit: 1

event zeek_init()
	{
	print "5" as count;
	}
