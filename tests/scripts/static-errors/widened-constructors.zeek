# exit: 1
# The elements of set(…) are widened where it is assigned, and nowhere else; a choice and a copy have types of their
# own. Derived from the reference's source, not recorded from it.

type R: record { s: set[double]; };

function f(s: set[double]): set[double]
	{
	return set(1);
	}

event zeek_init()
	{
	local fine: set[double] = set(1);
	fine = (set(2));
	f(set(1));
	local r = R($s=set(1));
	local c: set[double] = T ? set(1) : set(2);
	local d: set[double] = copy(set(1));
	local t: table[count] of string = { [1] = "a" };
	t -= { 1 };
	t -= set(1);
	}
