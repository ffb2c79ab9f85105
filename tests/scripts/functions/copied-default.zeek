# A copy of a table has a &default function of its own, with what it has captured.

event zeek_init()
	{
	local n = 0;
	local t: table[count] of count = table() &default=function[n](i: count): count { ++n; return i * 10 + n; };
	print t[1], t[2];
	local u = copy(t);
	print t[3], t[4];
	print u[3], u[4];
	}
