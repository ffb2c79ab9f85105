# `new_event` is told of every event before its handlers run; what nothing handles is not raised. From the reference's
# sources, not recorded.

global unhandled: event(n: count);
global ping: event(n: count, s: string &default="d");
global pong: event();

event ping(n: count, s: string)
	{
	print "ping", n, s;
	event pong();
	}

event pong()
	{
	print "pong";
	}

event new_event(name: string, params: call_argument_vector)
	{
	print "new", name;

	for ( i in params )
		print "", params[i]$name, params[i]$type_name, params[i]?$value ? cat(params[i]$value) : "-";
	}

event zeek_init()
	{
	event ping(1, "x");
	event unhandled(3);
	event pong();
	}
