# exit: 1
# The values of a format that is known before the script runs are counted; a constant's format is known, a local's is not.

const pair = "%d %d";
global single = "%d";

event zeek_init()
	{
	local own = "%d %d";
	print fmt(own, 1);
	print fmt("%5%", 1);
	print fmt("%d %%", 1, 2);
	print fmt(pair, 1);
	print fmt(single + " %s", 1);
	print fmt(pair, 1, 2, 3);
	print fmt("%Q %+d", 1, 2);
	print fmt("50%");
	print fmt(5);
	}
