# args: -b --error-format full %

@load base/protocols/conn/removal-hooks

hook finish(c: connection)
	{
	Conn::register_removal_hook(c, finish);
	}

event new_connection(c: connection)
	{
	Conn::register_removal_hook(c, finish);
	}
