# args: -b --error-format full %
# exit: 1

global users: set[string];

event zeek_init()
	{
	users["root"] = T;
	}
