# args: -b --error-format full %
# What is told is not recorded from the reference, which tells nothing of this.

module Foo;
export { type Info: record { host: string &optional; }; redef record connection += { foo: Info &optional; bar_baz: count &optional; }; }
event new_connection(c: connection)
	{
	c$foo = Info();
	}
event connection_state_remove(c: connection) &priority=-5
	{
	if ( ! c?$foo )
		return;
	print c$foo;
	}
event connection_state_remove(c: connection)
	{
	if ( c?$foo )
		print c$foo;
	}
event connection_state_remove(con: connection)
	{
	if ( ! con?$bar_baz || con$bar_baz == 0 ) return;
	print con$bar_baz;
	}
event connection_state_remove(con: connection)
	{
	print con$uid;
	if ( ! con?$bar_baz ) return;
	print con$bar_baz;
	}
