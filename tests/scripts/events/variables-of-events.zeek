# An event's variable can be given another event: its handlers are what runs then.

event first(n: count) { print "first", n; }
event second(n: count) { print "second", n; }
global chosen: event(n: count);
global change: event();

event zeek_init()
	{
	chosen = first;
	event chosen(1);
	schedule 1 sec { chosen(3) };
	event change();
	event chosen(2);
	}

event change()
	{
	chosen = second;
	}
