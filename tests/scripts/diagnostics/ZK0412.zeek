# args: -b --error-format full %
# exit: 1

event zeek_init()
	{
	local names = vector("a", "b");
	print names["first"];
	}
