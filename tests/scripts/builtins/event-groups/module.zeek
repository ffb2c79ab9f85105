# Switching off what a module has written.

module A;

export {
	global e: event();
}

event e()
	{
	print "A handles e";
	}

module B;

event A::e() &priority=-1
	{
	print "B handles e";
	}

event go_on()
	{
	print enable_module_events("A");
	event A::e();
	}

event zeek_init()
	{
	print has_module_events("A"), has_module_events("B"), has_module_events("C");
	print disable_module_events("A");
	event A::e();
	event go_on();
	}

event zeek_done()
	{
	print enable_module_events("C"), disable_module_events("C");
	}
