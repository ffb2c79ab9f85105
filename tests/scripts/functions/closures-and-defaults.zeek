# exit: 1
# Captures keep state between calls, copies have their own; defaults are evaluated at each call; recursion has a depth.
# Expected by the rules of the language; not recorded from the reference.
function counter(n: count, step: count &default=2): function(): count
	{
	return function[n, step](): count { return n += step; };
	}

function deep(n: count): count { return deep(n + 1); }

event zeek_init() &priority=1
	{
	local f = counter(10);
	local g = copy(f);
	print f(), f(), g(), counter(0, 5)();
	local fs: vector of function(x: count): count;
	for ( _, m in vector(1, 2, 3) )
		fs += function[m](x: count): count { return x * m; };
	print fs[0](10), fs[2](10);
	}

event zeek_init()
	{
	deep(0);
	print "not reached";
	}

event zeek_init() &priority=-1 { print "the next body runs"; }
