# exit: 1
# A record of no declared type has each field once; what `&log` of a whole record makes of its fields is checked; lists in
# brackets are vectors where they are assigned only. Derived from the reference's sources, not recorded.

type Plain: record { a: count; v: vector of count; };
redef record Plain += { p: pattern &optional; q: count &optional; } &log;
type Logged: record { a: pattern; b: pattern &log; c: string; } &log;
type Listed: record { v: vector of count &default=[1, 2]; };

function sum(v: vector of count): count { return |v|; }
function pair(): vector of count { return [1, 2]; }

event zeek_init()
	{
	local a = [$a=1, $a=2];
	local b: Plain = [$a=1,
		$a=2,
		$v=vector()];
	local c = record($a=1, $b=2, $a=3);
	local d = Plain($a=1, $a=2);
	local e = Plain($a=1, $v=[1, 2]);
	print sum([1, 2]);
	local f: vector of count = [1, 2];
	f = [3];
	f[0:1] = vector(4);
	print f[0:1] = vector(4);
	local g = (f[1:2] = vector(5));
	if ( |(f[0:1] = f)| > 1 ) print "x";
	print network_time() < 0, 0 == network_time();
	print 0.0 >= network_time();
	}
