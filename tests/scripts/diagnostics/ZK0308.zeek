# args: -b --error-format full %
# exit: 1

global total = 0;

event zeek_init()
	{
	local total = 1;
	print total;
	}
