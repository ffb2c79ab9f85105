# args: -b --error-format full %
# exit: 1
# Not recorded from the reference: the advice is this program's own.

event connection_state_remove(c: connection, why: string)
	{
	}

event zeek_init(c: count)
	{
	}
