# switch over values and types, loops and their jumps, when with a timeout, schedule, assert with its hook.
# Expected by the rules of the language; not recorded from the reference.
hook assertion_failure(cond: string, msg: string, bt: Backtrace) { print "failed", msg; break; }

function kind(x: any): string
	{
	switch ( x ) {
	case type count as c: return fmt("count %d", c + 1);
	case type string: return "string";
	default: return "other";
	}
	}

function grade(n: count): string
	{
	local s = "";
	switch ( n ) {
	case 1, 2: s += "low"; fallthrough;
	case 3: s += " three"; break;
	default: s += "none"; break;
	}
	return s;
	}

global ready = F;
event tick() { ready = T; print "tick"; }

event zeek_init()
	{
	print kind(4), kind("x"), kind(T), grade(2), grade(3), grade(9);
	for ( i, x in vector(5, 6, 7, 8) )
		{
		if ( i == 1 )
			next;
		if ( i == 3 )
			break;
		print i, x;
		}
	for ( ch in "ab" )
		print ch;
	local k = 0;
	while ( ++k < 3 )
		print k;
	when ( ready ) { print "ready"; }
	when [k] ( k > 100 ) { print "never"; } timeout 1sec { print "timeout", k; }
	schedule 2sec { tick() };
	assert k == 3;
	assert k == 4, "k is three";
	print "not reached";
	}
