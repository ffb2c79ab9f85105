# An empty `set()` does for a table and an empty `table()` for a set, wherever a whole value is given; within a record
# that is converted each does for its own kind only. Derived from the reference's source, not recorded from it.

type R: record { names: table[count] of string; };

global by_number: table[count] of string = set();
global seen: set[addr, port] = table();

function size(t: table[count] of string): count { return |t|; }
function none(): set[count] { return table(); }

event zeek_init()
	{
	by_number[1] = "one";
	print by_number;
	add seen[10.0.0.1, 80/tcp];
	print seen;

	local s: set[count] = table();
	local t: table[count] of string = set();
	add s[3];
	t[2] = "two";
	print s, t;
	s = table();
	t = set();
	print |s|, |t|, size(set()), |none()|;
	print R($names=set());
	}
