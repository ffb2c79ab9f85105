# args: -b --error-format full %

event zeek_int()
	{
	print "hello";
	}
