# Doubles, times and intervals are keys by their bits: the zeros are two keys, what is no number is a key that is found.
# Read from the reference's sources, not recorded.

type Point: record { x: double; y: double; };

event zeek_init()
	{
	local zero = 0.0;
	local huge = 1e308 * 10.0;
	local nan = huge - huge;

	local t: table[double] of string;
	t[zero] = "plus";
	t[-zero] = "minus";
	t[nan] = "none";
	t[huge] = "inf";
	t[nan] = "none again";
	print |t|, t[0.0], t[-zero], t[nan], t[huge], nan in t;
	print zero == -zero, nan == nan;

	local s: set[double, interval] = set();
	add s[zero, 0sec];
	add s[zero, -0sec];
	add s[nan, 0sec];
	add s[nan, 0sec];
	print |s|, [nan, 0sec] in s, [zero, -0sec] in s;

	local points = set(Point($x=0.0, $y=nan), Point($x=-zero, $y=nan), Point($x=0.0, $y=nan));
	print |points|, set(nan) == set(nan), set(zero) == set(-zero);

	switch -zero {
	case 0.0:
		print "the same";
		break;
	default:
		print "another";
		break;
	}
	}
