# Sorting vectors, and the order they would have.

type R: record {
	n: count;
	name: string;
};

function by_length(a: string, b: string): int
	{
	return |a| < |b| ? -1 : ( |a| > |b| ? 1 : 0 );
	}

event zeek_init()
	{
	local v = vector(3, 1, 2);
	print order(v), sort(v), v;
	print sort(vector(2.5, -1.0)), sort(vector(-1, +2, -3)), sort(vector(3 secs, 1 sec)), sort(vector(double_to_time(2.0), double_to_time(1.0)));
	print sort(index_vec()), order(index_vec()), sort(vector(1));

	# Equal ones keep their order.
	print sort(vector("ccc", "a", "bb", "b"), by_length), order(vector("ccc", "a", "bb", "b"), by_length);
	print sort(vector("b", "c", "a"), strcmp);
	print sort(vector(3, 1, 2), function(a: count, b: count): int { return a > b ? -1 : 1; });

	local records = vector(R($n=2, $name="two"), R($n=1, $name="one"));
	print sort(records, function(a: R, b: R): int { return a$n > b$n ? 1 : -1; });

	# Holes go last.
	local holes: vector of count = vector(5);
	holes[3] = 1;
	print order(holes), sort(holes);
	}

event zeek_done()
	{
	# No comparison where one is needed: nothing happens.
	print sort(vector("b", "a")), order(vector("b", "a"));
	}

event zeek_done()
	{
	print sort(vector(T, F)), sort(vector(2/tcp, 1/tcp)), sort(set(2, 1));
	}

event zeek_done()
	{
	# A comparison that does not fit, and too many arguments.
	print sort(vector(2, 1), by_length), sort(vector(2, 1), 5);
	print sort(vector(2, 1), by_length, 1), order(vector(2, 1), by_length, 1), order(5);
	}

event zeek_done()
	{
	# Of a vector of any one element alone has a type.
	local one: vector of any;
	one += 5;
	print sort(one, function(a: any, b: any): int { return 1; });
	one += 6;
	print sort(one, function(a: any, b: any): int { return 1; });
	print "must not appear";
	}
