# args: -b --error-format full %
# exit: 1

event zeek_init()
	{
	local users = set("root");
	print users["root"];
	}
