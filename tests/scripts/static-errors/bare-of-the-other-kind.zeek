# exit: 1
# Derived from the reference's source, not recorded from it.

type R: record { names: table[count] of string; };

event zeek_init()
	{
	local r: R = [$names=set()];
	local t: table[count] of string = set(1);
	local u = vector(1);
	u = set();
	}
