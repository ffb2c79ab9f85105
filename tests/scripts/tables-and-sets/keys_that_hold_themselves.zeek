# args: -b %
# exit: 1
# What holds itself has no end to it: it can be no key, and hashes of it are made without going round in it. Not confirmed
# by the reference, which overflows its stack.

type Node: record {
	name: string;
};

redef record Node += {
	others: vector of Node &optional;
	named: table[string] of Node &optional;
};

function ring(): Node
	{
	local a = Node($name="a");
	a$others = vector(a);
	a$named = table(["a"] = a);
	return a;
	}

event zeek_init() &priority=5
	{
	local seen: set[Node];
	local a = ring();
	print a in seen;
	print [$name="a"] in seen;
	add seen[a];
	print |seen|;
	}

event zeek_init() &priority=4
	{
	local bf = bloomfilter_basic_init(0.1, 10);
	bloomfilter_add(bf, ring());
	print bloomfilter_lookup(bf, ring());
	}

event zeek_init() &priority=3
	{
	local a = ring();
	print md5_hash(Node($name="a")) == md5_hash(Node($name="a"));
	print fnv1a32(a) == fnv1a32(ring()), md5_hash(a) == md5_hash(ring()), val_footprint(a);
	}

event zeek_init() &priority=2
	{
	# Each holds the one before twice.
	local a = Node($name="a");
	local i = 0;
	while ( i < 60 )
		{
		a = Node($name="a", $others=vector(a, a));
		++i;
		}
	local seen: set[Node];
	add seen[a];
	print |seen|;
	}
