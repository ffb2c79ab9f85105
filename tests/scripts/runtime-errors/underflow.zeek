# args: -b --lint off --error-format full %
# That a count underflows is the reference's; the operands are told here only.

type R: record { n: count; };

global left = 1;

event zeek_init()
	{
	local here = 2;
	local r = R($n=3);
	local t = table(["a"] = 4);
	local v = vector(5);
	local zero = 0;
	left -= 2;
	here -= 3;
	r$n -= 4;
	t["a"] -= 5;
	v[0] -= 6;
	--zero;
	print left, here, r$n, t["a"], v[0], zero;
	}
