# Optional and default fields, deletion, extension after values exist, coercion, copies and sharing, cycles.
# Expected by the rules of the language; not recorded from the reference.
type R: record { a: count; b: string &optional; v: vector of count &default=vector(); n: count &default=4; };
global early = R($a=1);
redef record R += { late: string &default="late"; maybe: addr &optional; };

event zeek_init()
	{
	print early;
	local r = R($a=2);
	r$v += 1;
	print r?$b, r$n, |R($a=3)$v|, |r|;
	r$n = 9;
	delete r$n;
	print r$n, r?$n;
	local same = r;
	local other = copy(r);
	same$a = 10;
	other$v += 2;
	print r$a, other$a, r$v, other$v;
	local wide: record { x: double; } = [$x=1];
	print wide;
	local t: table[R] of count;
	t[r] = 1;
	r$a = 11;
	print r in t, same in t, |t|;
	}
