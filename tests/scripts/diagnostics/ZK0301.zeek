# args: -b --error-format full %
# exit: 1

event zeek_init()
	{
	local attempts = 1;
	print attemps;
	}
