# args: -b --error-format full %
# exit: 1

event zeek_init()
	{
	local width = 40;
	print 10.0.0.1/width;
	}
