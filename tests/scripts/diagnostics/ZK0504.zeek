# args: -b --error-format full %

event zeek_init()
	{
	local n = 1;
	n == 2;
	print n;
	}
