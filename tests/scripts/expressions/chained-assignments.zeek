# exit: 1
# An assignment is a value, for tables, sets and vectors, too: what is assigned within one that is no initialiser is
# assigned. In an initialiser it is an error at run time. Derived from the reference's sources, which do so in
# base/frameworks/software.

type Versions: table[string] of count;
global tracked: table[addr] of Versions;

event remember(host: addr, name: string)
	{
	local versions: Versions;
	if ( host in tracked )
		versions = tracked[host];
	else
		versions = tracked[host] = Versions();
	versions[name] = |versions| + 1;
	print tracked;
	}

event zeek_init()
	{
	local v: vector of count;
	local w: vector of count;
	local s: set[string];
	local u: set[string];
	v = w = vector(1, 2);
	v[0] = w[1] = 7;
	s = (u = set("a"));
	add s["b"];
	print v, w, s, u;
	s = u = { "c", "d" };
	delete u["c"];
	print s, u;
	event remember(10.0.0.1, "x");
	event remember(10.0.0.1, "y");
	}

event zeek_init() &priority=-1
	{
	local v: vector of count;
	local w: vector of count = (v = vector(1));
	print "not to be seen", w;
	}
