# Options: set by name, with a word for those who want to know.

module M;

export {
	option limit = 5;
	option names: set[string] = set("a");
	option by_name: table[string] of count = table(["a"] = 1);
	const fixed = 1 &redef;
	global plain = 1;
}

function halved(id: string, value: count): count
	{
	print "halved", id, value, limit;
	return value / 2;
	}

function first(id: string, value: count, location: string): count
	{
	print "first", id, value, location;
	return value + 1;
	}

function all_names(id: string, value: set[string]): set[string]
	{
	add value["always"];
	return value;
	}

event zeek_init()
	{
	print Option::set("M::limit", 7), limit;
	print Option::set_change_handler("M::limit", halved), Option::set_change_handler("M::limit", first, 10);
	print Option::set("M::limit", 9, "here"), limit;
	print Option::set("M::limit", 9), limit;

	# The value is a copy.
	print Option::set_change_handler("M::names", all_names);
	local mine = set("x");
	print Option::set("M::names", mine), M::names;
	add mine["y"];
	print "y" in M::names;

	# An empty table of any type fits.
	print Option::set("M::by_name", table()), by_name, Option::set("M::names", set()), M::names;

	print Option::any_set_to_any_vec(set(3, 1, 2)), |Option::any_set_to_any_vec(string_set())|;
	}
