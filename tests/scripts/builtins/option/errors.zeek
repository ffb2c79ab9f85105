# exit: 1
# What cannot be set, and who cannot be asked.

option limit = 5;
const fixed = 1 &redef;
global plain = 1;

function wrong_value(id: string, value: string): string { return value; }
function wrong_result(id: string, value: count): string { return id; }
function wrong_id(id: count, value: count): count { return value; }
function wrong_place(id: string, value: count, location: count): count { return value; }
function too_few(id: string): count { return 1; }
function nothing(id: string, value: count): count { print "nothing", value; }
event an_event(id: string, value: count) { }

event zeek_init()
	{
	print Option::set("no_such", 1), Option::set("fixed", 1), Option::set("plain", 1), Option::set("limit", "x"), Option::set("limit", +1);
	print Option::set_change_handler("no_such", wrong_id), Option::set_change_handler("fixed", wrong_id), Option::set_change_handler("limit", 5), Option::set_change_handler("limit", an_event);
	print Option::set_change_handler("limit", wrong_value), Option::set_change_handler("limit", wrong_result), Option::set_change_handler("limit", wrong_id),
		Option::set_change_handler("limit", wrong_place), Option::set_change_handler("limit", too_few);
	print Option::any_set_to_any_vec(vector(1));
	print limit;

	# A handler without a result keeps the value as it is.
	print Option::set_change_handler("limit", nothing), Option::set("limit", 9), limit;
	}
