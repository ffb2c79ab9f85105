# exit: 1
# The &default of an empty constructor without a type is evaluated with it, for nothing, as it is of another type than
# the table that it becomes; and once more when it is first wanted, apart from the body. Derived from the reference's
# source, not recorded from it.

function made(n: count): count
	{
	print fmt("made of %d", n);
	return n;
	}

global outside: table[string] of count = table() &default=made(1);

event zeek_init()
	{
	print outside["a"], outside["b"];

	local typed: table[string] of count = table(["k"] = 0) &default=made(2);
	print typed["a"], typed["b"];

	local untyped: table[string] of count = table() &default=made(3);
	print untyped["a"], untyped["b"];

	local n = 4;
	local seeing: table[string] of count = table() &default=made(n);
	print "a" in seeing;
	print seeing["a"];
	print "must not appear";
	}
