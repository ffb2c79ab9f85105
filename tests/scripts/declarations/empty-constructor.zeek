# exit: 1
# An empty constructor gives a variable no type.

global a = table();
global b = set();

event zeek_init()
	{
	local c = vector();
	local d: vector of count = vector();
	local e: any = vector();
	}
