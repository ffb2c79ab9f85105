# Globals by name.

module M;

export {
	global one = 1;
	global unset: count;
	option choice = "x";
	const fixed = 2 &redef;
}

global numbers = vector(1, 2, 3);
global private_set = set("a", "b");

event zeek_init()
	{
	print lookup_ID("M::one"), lookup_ID("M::choice"), lookup_ID("tcp"), lookup_ID("M::no_such"), lookup_ID("M::unset"), lookup_ID("one"), lookup_ID("");

	local ids = global_ids();
	print ids["M::one"], ids["M::choice"], ids["M::fixed"], ids["M::unset"];
	print ids["M::numbers"]$exported, ids["tcp"]$enum_constant;
	print "M::no_such" in ids, ids["module M"]$type_name, |ids| > 1000;

	print "M::choice" in global_options(), "M::fixed" in global_options();

	local sizes = global_container_footprints();
	print sizes["M::numbers"], sizes["M::private_set"], "M::one" in sizes;
	print val_footprint(1), val_footprint("abc"), val_footprint(vector(1, 2)), val_footprint(set("a")), val_footprint(table(["a"] = 1)), val_footprint(vector(vector(1), vector(2, 3)));
	}
