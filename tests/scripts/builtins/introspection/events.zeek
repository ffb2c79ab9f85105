# What is handled, and what runs.

global handled: event();
global unhandled: event();

event handled()
	{
	}

function inner(n: count)
	{
	for ( i, call in backtrace() )
		print i, call$function_name, |call$function_args|, call?$file_location, call?$line_location;
	}

function outer(n: count, s: string)
	{
	inner(n + 1);
	}

event zeek_init()
	{
	print is_event_handled("handled"), is_event_handled("unhandled"), is_event_handled("zeek_init"), is_event_handled("zeek_done");
	outer(1, "x");
	print generate_all_events();
	print zeek_is_terminating();
	}

event zeek_done()
	{
	print zeek_is_terminating();
	}

event zeek_done()
	{
	print is_event_handled("no_such_event");
	}
