# Nothing can be assigned within an initialiser, a list in braces or a table's constructor; in statements it can.

event locals()
	{
	local a = 1;
	local b = 2;
	a = ( b = 5 ) + 1;
	print a, b;
	local c = ( a = b ) + 1;
	print "must not appear";
	}

event lists()
	{
	local a = 1;
	local t: table[count] of count;
	t = table([1] = 10, [2] = 20);
	t += { [3] = 30 };
	print |t|;
	local f = function(n: count): count { local m = n; m = m + 1; return m; };
	print f(1);
	t = table([4] = ( a = 3 ));
	print "must not appear";
	}

event zeek_init()
	{
	schedule 1sec { locals() };
	schedule 2sec { lists() };
	}
