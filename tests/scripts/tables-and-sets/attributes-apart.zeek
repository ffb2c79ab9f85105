# args: -b %
# Attributes of a local table are evaluated apart from its body when they are needed: where they name variables of the
# body nothing expires and nobody is told. Read from the reference's sources, not recorded.

redef exit_only_after_terminate = T;
redef allow_network_time_forward = F;
redef table_expire_interval = 0.1sec;

type Changed: function(s: set[count], what: TableChange, n: count);

global lasting: set[count];
global passing: set[count];
global told: set[count];
global untold: set[count];
global life = 1sec;
global now = 1000.0;
global pads = 0;
global step: event();

function heard(s: set[count], what: TableChange, n: count) { print "heard", what, n; }

function make(seconds: interval, f: Changed)
	{
	local a: set[count] &create_expire=seconds;
	local b: set[count] &create_expire=life;
	local c: set[count] &on_change=heard;
	local d: set[count] &on_change=f;
	lasting = a;
	passing = b;
	told = c;
	untold = d;
	}

event pad()
	{
	if ( ++pads % 6 == 0 )
		event step();
	else
		event pad();
	}

event step()
	{
	print now, |lasting|, |passing|;
	if ( now == 1000.0 )
		{
		add lasting[1];
		add passing[1];
		add told[1];
		add untold[1];
		}
	now += 2.0;
	if ( now > 1004.0 )
		{
		terminate();
		return;
		}
	set_network_time(double_to_time(now));
	event pad();
	}

event zeek_init()
	{
	make(1sec, heard);
	set_network_time(double_to_time(now));
	event step();
	}
