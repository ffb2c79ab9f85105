# args: -b --error-format full %
# exit: 1

function gone(t: table[addr] of count, n: string): interval
	{
	return 0 secs;
	}

global hits: table[addr] of count &create_expire=1 min &expire_func=gone;
