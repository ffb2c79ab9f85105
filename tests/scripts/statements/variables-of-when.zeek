# The variable that the condition of a `when` declares is one of the enclosing body, too, where it has no value; the
# condition and the bodies have a copy of it, which starts out with what the other holds by then. A time may stand in
# the place of a timeout: it is taken for seconds. Derived from the reference's source, not recorded from it.

global changed = 0;

event zeek_init()
	{
	when ( local soon = changed + 7 )
		{
		print "holds at once", soon;
		soon = 8;
		}

	soon = 3;
	print "in the enclosing body", soon;

	local turn = 0;

	while ( turn < 2 )
		{
		when ( changed > 0 && ( local late = changed ) )
			print "never";
		timeout 1 sec
			{
			print "what it held", late;
			}

		late = 10 + turn;
		print "holds there", late;
		++turn;
		}

	when ( changed > 1 )
		print "never";
	timeout double_to_time(0.5)
		{
		print "the time has come";
		}
	}
