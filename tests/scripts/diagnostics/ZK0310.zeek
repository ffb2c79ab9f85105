# args: -b --error-format full %
# exit: 1

event zeek_init()
	{
	local step = 2;
	local add_step = function(n: count): count { return n + step; };
	print add_step(1);
	}
