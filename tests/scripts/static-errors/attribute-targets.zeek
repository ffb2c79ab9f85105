# exit: 1
# Attributes on what they do not apply to, and with values that do not fit. What has no complaint is fine.

type Item: record {
	fine: set[count, count] &log;
	mixed: set[count, string] &log;
	matched: pattern &log;
	call: function(): count &log &is_used &redef;
	nested: vector of vector of count &log;
	counts: table[string] of count &default=5;
	made: table[string] of count &default=table();
	column: port &type_column=5;
	late: table[string] of count &default_insert=3;
};

function two(a: count, b: count): interval { return 1sec; }
function kept(old: count, new: count): count { return old + new; }
function told(va_args: any) { }

global logged: count &log;
global happens: event() &group="some";
global adds: count &add_func=kept;
global yields_else: count &add_func=two;
global no_function: count &delete_func=3;
global of_set: set[count] &default=set(1);
global of_element: set[count] &default=1;
global both: table[count] of count &default=1 &default_insert=2;
global watched: set[string] &on_change=told;
