# Compound keys, defaults that store nothing, default_insert, set algebra, cross products, deletion in order.
# Expected by the rules of the language; not recorded from the reference.
event zeek_init()
	{
	local t: table[string, count] of count &default=7;
	t["a", 1] = 2;
	t["b", 2] += 1;
	print t["x", 9], |t|, t["b", 2], ["a", 1] in t, ["x", 9] in t;
	local l: table[count] of vector of count &default_insert=vector();
	l[1] += 5;
	l[1] += 6;
	print l[1], |l|;
	local a = set(1, 2, 3);
	local b = set(3, 4);
	print |a & b|, |a | b|, |a - b|, set(1) < a, a == set(3, 2, 1);
	local x: set[count, string] = { [[1, 2], "p"], [3, "q"] };
	print |x|, [2, "p"] in x;
	delete a[2];
	add a[9];
	for ( e in a )
		print e;
	local nets: table[subnet] of string = { [10.0.0.0/8] = "wide", [10.1.0.0/16] = "narrow" };
	print nets[10.1.2.3], nets[10.2.3.4], 11.0.0.1 in nets;
	}
