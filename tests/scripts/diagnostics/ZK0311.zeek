# args: -b --error-format full %
# exit: 1

global step = 2;

event zeek_init()
	{
	local add_step = function[step](n: count): count { return n + step; };
	print add_step(1);
	}
