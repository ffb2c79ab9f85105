# args: -b --error-format full %
# exit: 1
# Not recorded from the reference: the advice is this program's own.

function area(w: count, h: count): count
	{
	return w * h;
	}

event zeek_init()
	{
	print area("2", 3);
	print area(1, 2, 3);
	print to_upper(5);
	}
