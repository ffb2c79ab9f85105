# A redefinition adds to the attributes that a table has. A default that was evaluated stays what it was; one that comes
# first with the redefinition counts, and so does the new one for a table that the redefinition makes. Read from the
# reference's sources, not recorded.

function first(t: table[string] of count, what: TableChange, k: string, v: count) { print "first", what, k, v; }
function second(t: table[string] of count, what: TableChange, k: string, v: count) { print "second", what, k, v; }

global kept: table[string] of count &default=1 &redef;
redef kept &default=2;

global late: table[string] of count &redef;
redef late &default=2;

global listed: table[string] of count = { ["a"] = 1 } &redef &default=3;
redef listed += { ["b"] = 2 };
redef listed &default=4;

global anew: table[string] of count &default=5 &redef;
redef anew &default=6;
redef anew = { ["c"] = 3 };

global expiring: table[string] of count &default=7 &on_change=first &redef;
redef expiring &create_expire=1min;

global told: table[string] of count &default=8 &on_change=first &redef;
redef told &on_change=second;

global behind: table[string] of count = table(["d"] = 4) &default=9 &redef;
redef behind &write_expire=1min;

event zeek_init()
	{
	print kept["x"], late["x"], listed["x"], listed, anew["x"], anew;
	expiring["e"] = 1;
	print expiring["x"];
	told["e"] = 1;
	print told["x"];
	print behind["d"], behind["x"];
	}
