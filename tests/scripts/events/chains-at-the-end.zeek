# How far a chain of events gets before `zeek_done`, and how many conditions that wait for each other come true by then:
# each drain has two rounds of events and one look at conditions. From the reference's sources, not recorded.

global reached = 0;

event link(n: count)
	{
	reached = n;

	if ( n < 40 )
		event link(n + 1);
	}

function wait_for(n: count)
	{
	when [n] ( reached >= n )
		print "reached", n, reached;
	}

event zeek_init()
	{
	event link(1);
	wait_for(1);
	wait_for(11);
	wait_for(12);
	wait_for(13);
	}

event zeek_done()
	{
	print "zeek_done", reached;
	event link(30);
	}
