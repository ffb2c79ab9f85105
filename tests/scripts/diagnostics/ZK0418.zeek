# args: -b --error-format full %
# exit: 1

global hits: table[string] of count;

event zeek_init()
	{
	add hits["root"];
	}
