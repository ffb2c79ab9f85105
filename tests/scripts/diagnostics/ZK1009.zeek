# args: -b --error-format full %
# exit: 1

function down(n: count): count
	{
	return down(n + 1);
	}

event zeek_init()
	{
	print down(0);
	}
