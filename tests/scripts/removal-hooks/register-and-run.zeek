# A registered hook runs once for its connection, after handlers of priority 0; a break keeps no other hook from running.
# Expected by the rules of the language; not recorded from the reference.
@load base/protocols/conn/removal-hooks

function connect(uid: string): connection
	{
	return connection($id=conn_id($orig_h=10.0.0.1, $orig_p=1/tcp, $resp_h=10.0.0.2, $resp_p=2/tcp),
	                  $orig=endpoint($size=0, $state=0, $flow_label=0), $resp=endpoint($size=0, $state=0, $flow_label=0),
	                  $start_time=double_to_time(0.0), $duration=0sec, $service=set(), $history="", $uid=uid);
	}

hook breaks(c: connection) { print "breaks", c$uid; break; }
hook breaks(c: connection) &priority=-1 { print "never"; }
hook runs(c: connection) { print "runs", c$uid; }

event connection_state_remove(c: connection) { print "removed", c$uid, c?$removal_hooks; }

event zeek_init()
	{
	local a = connect("a");
	local b = connect("b");
	print Conn::register_removal_hook(a, breaks), Conn::register_removal_hook(a, breaks);
	print Conn::register_removal_hook(a, runs), Conn::unregister_removal_hook(b, runs);
	event connection_state_remove(a);
	event connection_state_remove(b);
	Conn::register_removal_hook(b, runs);
	print Conn::unregister_removal_hook(b, runs), |b$removal_hooks|;
	}
