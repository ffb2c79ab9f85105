# Every module is among the identifiers, one without members too.

module Empty;

module GLOBAL;

global Empty = "a variable beside a module";

event zeek_init()
	{
	local ids = global_ids();
	print ids["module Empty"]$type_name, ids["Empty"]$type_name, "module GLOBAL" in ids, "module None" in ids;
	}
