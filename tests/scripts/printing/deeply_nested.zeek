# args: -b %
# exit: 1
# A chain of 150000 records is walked from end to end. Not confirmed by the reference, which overflows its stack.

type Node: record {
	next_one: any &optional;
};

event zeek_init()
	{
	local a = Node();
	local i = 0;
	while ( i < 150000 )
		{
		a = Node($next_one=a);
		++i;
		}
	local b = copy(a);
	print |cat(a)|, cat(a) == cat(b), val_footprint(b), md5_hash(a) == md5_hash(b);
	}

# One that is deeper is not.
event zeek_init() &priority=-1
	{
	local a = Node();
	local i = 0;
	while ( i < 300000 )
		{
		a = Node($next_one=a);
		++i;
		}
	print |cat(a)|, "<nested too deeply>" in cat(a), val_footprint(a);
	print |md5_hash(a)|;
	a = copy(a);
	print "not reached";
	}
