# exit: 1
# An address looks up what covers it, but is no key of its own, in an empty table neither. What cannot be an element is
# told of, and `add` and `set(…)` go on; an assignment ends the body. Read from the reference's sources.
type R: record { a: count; };
type Holder: record { t: table[subnet] of count &default=table(); };

event zeek_init()
	{
	local t: table[subnet] of count;
	t[1.2.3.4] = 5;
	print "not reached";
	}

event zeek_init()
	{
	local s: set[subnet];
	add s[1.2.3.4];
	print s, 1.2.3.4 in s;
	delete s[10.0.0.0/8];
	add s[10.0.0.0/8];
	print s, 10.1.2.3 in s;
	}

event zeek_init()
	{
	local h = Holder();
	print 1.2.3.4 in h$t;
	h$t[1.2.3.4] = 6;
	print "not reached";
	}

event zeek_init()
	{
	local r: R;
	local s: set[R];
	add s[r];
	print |s|, |set(r)|, set(R($a=1), r);
	local t: table[R] of count;
	t[r] = 4;
	print "not reached";
	}
