# exit: 1
# A single parameter of type any takes any number of arguments as far as declarations go: too many end the caller's
# body, none leave it unset.

function show(x: any)
	{
	local mine = "a local";
	print mine, x;
	}

event zeek_init() &priority=2
	{
	show(1);
	show(1, 2);
	print "not reached";
	}

event zeek_init() &priority=1
	{
	local f = function(x: any) { print "lambda", x; };
	f("one");
	f("one", "two");
	print "not reached";
	}

event zeek_init()
	{
	show();
	}
