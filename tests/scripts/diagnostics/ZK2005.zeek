# args: -b --error-format full %

global hits: table[addr] of count &create_expire=1 hr;

function reset()
	{
	hits = table();
	}
