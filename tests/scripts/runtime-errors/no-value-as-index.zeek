# exit: 1
# A call that yields nothing drops its statement; as an index, a bound of a slice or a key it is an error. A field that gets
# none is as if it were left out. Derived from the reference's sources.

type R: record { a: count; d: count &default=9; v: vector of count; o: string &optional; };

function none(n: count): count { if ( n > 100 ) return 1; }
function no_vector(): vector of count { if ( |vector(1)| > 100 ) return vector(1); }

event zeek_init() &priority=10
	{
	local r = R($a=none(1), $d=none(1), $v=no_vector());
	print r, r?$a, r?$d, r$d, |r$v|;
	print vector(1, none(1), 3);
	print "dropped", none(1);
	}

event zeek_init() &priority=9 { local v = vector(1, 2); print v[none(1)]; print "never"; }
event zeek_init() &priority=8 { local v = vector(1, 2); v[none(1)] = 3; print "never"; }
event zeek_init() &priority=7 { print vector(1, 2)[none(1):]; print "never"; }
event zeek_init() &priority=6 { local v = vector(1, 2); v[:none(1)] = vector(4); print "never"; }
event zeek_init() &priority=5 { print "abc"[none(1)]; print "never"; }
event zeek_init() &priority=4 { print none(1) in vector(1, 2); print "never"; }
event zeek_init() &priority=3 { local v = vector(1, 2); ++v[none(1)]; print "never"; }
event zeek_init() &priority=2 { print vector(1, 2)[no_vector()]; print "never"; }
event zeek_init() &priority=1 { print "abc"[1:none(1)]; print "never"; }
