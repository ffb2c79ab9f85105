# filter_subnet_table touches what it finds where reading does, and only there.
redef exit_only_after_terminate = T;
redef allow_network_time_forward = F;
redef table_expire_interval = 1msec;

global created: table[subnet] of count &create_expire=10secs;
global used: table[subnet] of count &read_expire=10secs;
global written: table[subnet] of count &write_expire=10secs;

global now = 1000.0;
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
	print now, |created|, |used|, |written|;

	if ( now == 1008.0 )
		print |filter_subnet_table(10.0.0.0/8, created)|, |filter_subnet_table(10.0.0.0/8, used)|,
		      |filter_subnet_table(10.0.0.0/8, written)|;

	if ( now > 1020.0 )
		{
		terminate();
		return;
		}

	now += 8.0;
	set_network_time(double_to_time(now));
	event pad();
	}

event zeek_init()
	{
	set_network_time(double_to_time(now));
	created[10.0.0.0/8] = 1;
	used[10.0.0.0/8] = 1;
	written[10.0.0.0/8] = 1;
	event step();
	}
