# exit: 1
# When a table's &default is evaluated: with the constructor, or where there is none, or one without a type, when it is
# first wanted, and then apart from the body. A local's attributes go to what a constructor makes, not to a table made elsewhere. Read from the
# reference's sources, not recorded.

global n = 1;
global calls = 0;

type Item: record { name: string; n: count &default=1; };

global plain: table[string] of Item &default=Item($name=cat(n));
global converted: table[string] of Item &default=[$name=cat(n)];

function made(): count { return ++calls; }
function elsewhere(): table[string] of count { return table(["z"] = 9); }

global declared: table[string] of count &default=n;
global constructed: table[string] of count = table(["k"] = 0) &default=n;
global untyped: table[string] of count = table() &default=n;
global fetched: table[string] of count = elsewhere() &default=n;

event zeek_init() &priority=5
	{
	n = 2;
	print declared["a"], constructed["a"], untyped["a"], fetched["a"];
	print plain["a"]$name, converted["a"]$name;
	n = 3;
	print plain["b"]$name, converted["b"]$name;
	print declared["b"], constructed["b"], untyped["b"], fetched["b"];
	local bare: table[string] of count &default=n;
	local full: table[string] of count = table(["k"] = 0) &default=n;
	n = 4;
	print bare["a"], full["a"];
	n = 5;
	print bare["b"], full["b"], copy(bare)["c"];
	}

event zeek_init() &priority=4
	{
	local never: table[string] of count &default=made();
	never["k"] = 0;
	print never["k"], calls;
	local once: table[string] of count &default_insert=made();
	print calls;
	print once["a"], once["b"], calls, |once|;
	local unasked: table[string] of vector of count &default=vector(made());
	print calls, unasked["x"], unasked["y"], calls;
	}

event zeek_init() &priority=3
	{
	local seen = 7;
	local early: table[string] of count = table(["k"] = 1) &default=seen;
	seen = 8;
	print early["k"], early["a"];
	local late: table[string] of count &default=seen;
	late["k"] = 2;
	print late["k"], "a" in late;
	print late["a"];
	print "must not appear";
	}

event zeek_init() &priority=2
	{
	local other: table[string] of count = elsewhere() &default=7;
	print other["z"];
	print other["a"];
	print "must not appear";
	}

event zeek_init() &priority=1
	{
	local base = table(["z"] = 3);
	local same_one = base &default=7;
	print same_one["z"], "a" in same_one;
	print base["a"];
	print "must not appear";
	}
