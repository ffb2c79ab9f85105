# exit: 1
# Lists can't be assigned to each other. Derived from the reference's source, not recorded from it.

event zeek_init()
	{
	local a = 1;
	local b = 2;
	[a, b] = [b, a];
	}

event zeek_init()
	{
	local x: any = { 1, 2 };
	x = [1, 2];
	}
