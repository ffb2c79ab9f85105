# Appending compares only the kinds of types before the script runs: what then does not fit ends the body.

type Point: record { x: count; y: count &default=0; };

event records()
	{
	local points: vector of Point;
	points += Point($x=1);
	points[1] = [$x=2];
	print points;
	points += [$x=3];
	print "must not appear";
	}

event sets()
	{
	local groups: vector of set[string];
	groups += set("a");
	print |groups|;
	groups += set(5);
	print "must not appear";
	}

event widened()
	{
	local wide: vector of double;
	wide += 1;
	wide += -2;
	print wide;
	}

event zeek_init()
	{
	schedule 1sec { records() };
	schedule 2sec { sets() };
	schedule 3sec { widened() };
	}
