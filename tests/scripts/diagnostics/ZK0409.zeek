# args: -b --error-format full %
# exit: 1

event zeek_init()
	{
	local user = "root";
	print user$name;
	}
