# Elements expire by the whole second in which they were touched: what came at 1000.9 is as old as what came at 1000.1.
# Read from the reference's sources, not recorded.

redef exit_only_after_terminate = T;
redef allow_network_time_forward = F;
redef table_expire_interval = 0.1sec;

function expired(t: table[string] of count, k: string): interval
	{
	print "expired", k, network_time();
	return 0sec;
	}

global created: table[string] of count &create_expire=1sec &expire_func=expired;
global used: set[string] &read_expire=1sec;
global now = 1000.9;
global pads = 0;
global step: event();

event pad()
	{
	if ( ++pads % 6 == 0 )
		event step();
	else
		event pad();
	}

event step()
	{
	print now, |created|, |used|;
	if ( now == 1000.9 )
		{
		created["late"] = 1;
		add used["late"];
		}
	now += 0.3;
	if ( now > 1002 )
		{
		terminate();
		return;
		}
	set_network_time(double_to_time(now));
	event pad();
	}

event zeek_init()
	{
	set_network_time(double_to_time(now));
	event step();
	}
