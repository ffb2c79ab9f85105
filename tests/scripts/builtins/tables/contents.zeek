# What tables and sets hold.

type R: record {
	a: count;
};

event zeek_init()
	{
	local t = table(["b"] = 1, ["a"] = 2);
	print table_values(t), table_keys(t);
	print table_values(table()), |table_values(table([1] = R($a=1)))|;
	print type_name(table_keys(table([1, "a"] = T))), type_name(table_values(t));

	for ( k in table_keys(t) as set[string] )
		print k;

	local s = set(1, 2, 3);
	clear_table(s);
	clear_table(t);
	print |s|, |t|, s;

	local v = vector(1, 2);
	local w = v;
	local r = R($a=1);
	print same_object(v, w), same_object(v, vector(1, 2)), same_object(v, copy(v)), same_object(r, r), same_object(1, 1);
	}

event zeek_done()
	{
	clear_table(vector(1));
	print "after";
	}

event zeek_done()
	{
	print table_values(set(1));
	print "after";
	}

event zeek_done()
	{
	print table_keys(set(1));
	print "after";
	}
