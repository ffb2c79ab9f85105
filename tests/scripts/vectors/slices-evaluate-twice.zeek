# A slice without an upper bound takes the size of what it is cut from, which is evaluated again for that. Derived from the
# reference's sources.

global calls = 0;

function numbers(): vector of count
	{
	++calls;
	return calls % 2 == 1 ? vector(1, 2, 3, 4) : vector(1, 2);
	}

function text(): string { ++calls; return "abcdef"; }

global held: table[string] of vector of count &default=function(s: string): vector of count { ++calls; return vector(1, 2, 3); };

event zeek_init()
	{
	print numbers()[1:], calls;
	print numbers()[0:3], calls;
	calls = 0;
	print text()[2:], text()[:2], calls;
	calls = 0;
	print held["x"][1:], calls;
	local v = vector(1, 2, 3);
	print v[1:], v[:];
	v[1:] = vector(9);
	print v;
	calls = 0;
	print text()[:], calls, numbers()[-2:][1:], calls;
	print numbers()[0, 2], calls;
	}
