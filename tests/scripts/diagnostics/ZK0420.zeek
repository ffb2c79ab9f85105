# args: -b --error-format full %

global n: int = 5;

event zeek_init()
	{
	local c: count = n;
	print c;
	}
