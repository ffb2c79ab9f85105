# Switching off what has an attribute.

redef exit_only_after_terminate = T;

global e: event(n: count);
global h: hook(n: count);

event e(n: count) &priority=2
	{
	print "always", n;
	}

event e(n: count) &priority=1 &group="one"
	{
	print "in one", n;
	}

event e(n: count) &group="one" &group="two"
	{
	print "in one and two", n;
	}

hook h(n: count) &group="two"
	{
	print "hook in two", n;
	}

event check(n: count)
	{
	event e(n);
	hook h(n);
	}

event last()
	{
	terminate();
	}

event zeek_init()
	{
	print has_event_group("one"), has_event_group("two"), has_event_group("three");
	print disable_event_group("one");
	event check(1);
	}

event check(n: count) &priority=-1
	{
	if ( n == 1 )
		{
		print disable_event_group("two"), disable_event_group("two"), enable_event_group("one");
		event check(2);
		}
	else if ( n == 2 )
		{
		print enable_event_group("two");
		event check(3);
		}
	else
		event last();
	}

event zeek_done()
	{
	print enable_event_group("three"), disable_event_group("three");
	}
