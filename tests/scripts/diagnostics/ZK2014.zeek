# args: -b --error-format full %

redef record connection += { greeting: string &optional; };

event connection_state_remove(c: connection)
	{
	if ( ! c?$greeting )
		return;
	print c$greeting;
	}
