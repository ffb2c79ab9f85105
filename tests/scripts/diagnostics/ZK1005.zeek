# args: -b --error-format full %
# exit: 1

function mean(sum: count, n: count): count
	{
	return sum / n;
	}

event zeek_init()
	{
	print mean(10, 0);
	}
