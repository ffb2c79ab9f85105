# The end in order.

redef exit_only_after_terminate = T;

event next_turn()
	{
	print "next turn", zeek_is_terminating();
	}

event zeek_init()
	{
	print zeek_is_terminating(), terminate(), terminate();
	event next_turn();
	print "goes on";
	}

event zeek_done()
	{
	print "done", zeek_is_terminating(), terminate();
	}
