# args: -b --lint certain --error-format full %
# What removal-advice says to write, written.

module Foo;

@load base/protocols/conn/removal-hooks

export {
	type Info: record { host: string &optional; };
	redef record connection += { foo: Info &optional; };
}

hook finish_foo(c: connection) &priority=-5
	{
	print c$foo;
	}

event new_connection(c: connection)
	{
	c$foo = Info();
	Conn::register_removal_hook(c, finish_foo);
	}

event zeek_init()
	{
	local c = connection($id=conn_id($orig_h=1.2.3.4, $orig_p=1/tcp, $resp_h=5.6.7.8, $resp_p=2/tcp), $orig=endpoint($size=0, $state=0, $flow_label=0), $resp=endpoint($size=0, $state=0, $flow_label=0), $start_time=double_to_time(0.0), $duration=0 sec, $service=set(), $history="", $uid="C1");
	event new_connection(c);
	event connection_state_remove(c);
	}
