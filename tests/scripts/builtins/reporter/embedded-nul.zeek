# exit: 1
# Texts of weirds with a NUL in them are told of, and stand as such.
event flow_weird(name: string, src: addr, dst: addr, addl: string)
	{
	print name, addl;
	}

event expired_conn_weird(name: string, id: conn_id, uid: string, addl: string)
	{
	print name, uid, addl;
	}

event zeek_init()
	{
	Reporter::flow_weird("with\x00nul", 1.2.3.4, 5.6.7.8, "more\x00");
	local id = conn_id($orig_h=1.2.3.4, $orig_p=1/tcp, $resp_h=1.2.3.4, $resp_p=1/tcp, $proto=6);
	local end = endpoint($size=1, $state=5, $flow_label=0);
	local c = connection($id=id, $orig=end, $resp=end, $start_time=double_to_time(0.0), $duration=1sec,
	                     $service=set(), $history="S", $uid="C1");
	Reporter::conn_weird("plain", c, "\x00more");
	}
