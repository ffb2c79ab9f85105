# A table that others hold takes its attributes late. One that is iterated is seen to its end; one that a very large table
# has let go of is gone, and with it what its attributes hold. (Fields share the table that their `&default` names.)
redef exit_only_after_terminate = T;
redef allow_network_time_forward = F;
redef table_expire_interval = 1msec;

function expired(s: set[count], n: count): interval
	{
	print "expired", n;
	return 0secs;
	}

global numbers: set[count];
type Seen: record { s: set[count] &default=numbers &create_expire=1min; };

event zeek_init() &priority=3
	{
	local i = 0;
	local n = 0;

	while ( i < 20 )
		{
		add numbers[i];
		++i;
		}

	for ( k in numbers )
		{
		++n;

		if ( k < 7 )
			delete numbers[k];

		if ( k == 8 )
			{
			local seen = Seen();
			print |seen$s|;
			}
		}

	print n, |numbers|;
	}

global sets: table[count] of set[count];
global one: set[count];
type Expiring: record { s: set[count] &default=one &create_expire=1msec &expire_func=expired; };

event zeek_init() &priority=2
	{
	local i = 0;

	while ( i < 60000 )
		{
		sets[i] = set();
		++i;
		}

	set_network_time(double_to_time(100.0));
	one = sets[5];
	sets[5] = set();
	local r = Expiring();
	add r$s[6];
	one = set();
	r = Expiring();
	one = sets[7];
	r = Expiring();
	add r$s[8];
	one = set();
	r = Expiring();
	}

type Listener: function(t: table[count] of string, c: TableChange, n: count, v: string);

function writer(): Listener
	{
	local f = open("listener.txt");
	print f, "closure";
	return function[f](t: table[count] of string, c: TableChange, n: count, v: string) { print c, get_file_name(f); };
	}

global tables: table[count] of table[count] of string;
global another: table[count] of string;
type Told: record { s: table[count] of string &default=another &on_change=writer(); };

event zeek_init() &priority=1
	{
	local i = 0;

	while ( i < 60000 )
		{
		tables[i] = table();
		++i;
		}

	another = tables[5];
	local r = Told();
	r$s[7] = "";
	tables[5] = table();
	another = table();
	r = Told($s=another);
	print file_size("listener.txt");
	unlink("listener.txt");
	}

event time_is_up()
	{
	terminate();
	}

event zeek_init()
	{
	schedule 10secs { time_is_up() };
	set_network_time(double_to_time(200.0));
	}
