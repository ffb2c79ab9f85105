# exit: 1
# What takes a vector of any may be given a vector of something else, which then holds nothing but that.

function append(v: vector of any, x: any) { v += x; }
function put(v: vector of any, x: any) { v[|v|] = x; }

event zeek_init() &priority=3
	{
	local v: vector of count;
	append(v, 1);
	put(v, 2);
	print v;
	append(v, "three");
	print "not reached";
	}

event zeek_init() &priority=2
	{
	local v: vector of string;
	put(v, 1);
	print "not reached";
	}

event zeek_init() &priority=1
	{
	local mixed: vector of any;
	mixed += 1;
	mixed += "two";
	local v: vector of count;
	v += mixed;
	print v;
	}
