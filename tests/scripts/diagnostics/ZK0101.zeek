# args: -b --error-format full %
# exit: 1

event zeek_init()
	{
	local n = 1
	print n;
	}
