# Few, many and very many elements expire alike: what was read, written over or put in anew lives on, as the attribute
# has it; a copy is as old as what it was made of.

redef exit_only_after_terminate = T;
redef allow_network_time_forward = F;
redef table_expire_interval = 1msec;
redef table_incremental_step = 200000;

type Tables: record {
	created: table[count] of count &default=table() &create_expire=10secs;
	used: table[count, string] of count &default=table() &read_expire=10secs;
	written: table[count] of string &default=table() &write_expire=10secs;
	seen: set[addr] &default=set() &create_expire=10secs;
	near: table[subnet] of count &default=table() &read_expire=10secs;
};

const sizes = vector(5, 100, 60000);
global all: vector of Tables;
global copies: vector of Tables;

function fill(t: Tables, n: count)
	{
	local i = 0;

	while ( i < n )
		{
		t$created[i] = i;
		t$used[i, "x"] = i;
		t$written[i] = "first";
		add t$seen[count_to_v4_addr(i)];

		if ( i < 1000 )
			t$near[count_to_v4_addr(i * 256) / 24] = i;

		++i;
		}
	}

# Every third element is looked up, every fourth written over, every fifth counted up; one goes and comes again.
function touch(t: Tables, n: count)
	{
	local i = 0;
	local sum = 0;

	while ( i < n )
		{
		if ( i % 3 == 0 )
			{
			sum += t$created[i] + t$used[i, "x"] + |t$written[i]|;

			if ( i < 1000 )
				sum += t$near[count_to_v4_addr(i * 256 + 7) / 32];
			}

		if ( i % 4 == 0 )
			{
			t$created[i] = 0;
			t$written[i] = "second";
			}

		if ( i % 5 == 0 )
			{
			t$created[i] += 1;
			t$used[i, "x"] += 1;
			t$written[i] += "!";
			}

		if ( count_to_v4_addr(i) in t$seen )
			add t$seen[count_to_v4_addr(i)];

		++i;
		}

	delete t$created[1];
	t$created[1] = 1;
	delete t$seen[0.0.0.2];
	add t$seen[0.0.0.2];
	print n, sum;
	}

function show(what: string, tables: vector of Tables)
	{
	for ( i in tables )
		{
		local t = tables[i];
		print what, |t$created|, |t$used|, |t$written|, |t$seen|, |t$near|;
		}
	}

global now = 100.0;
global pads = 0;
global step: event();

# The reference looks at expiring tables between events; time moves on when it has had the occasion.
event pad()
	{
	if ( ++pads % 6 == 0 )
		event step();
	else
		event pad();
	}

event step()
	{
	show(cat(now), all);
	show(cat(now, ", copies"), copies);

	if ( now == 108.0 )
		for ( i in all )
			{
			touch(all[i], sizes[i]);
			copies += copy(all[i]);
			}

	if ( now > 130.0 )
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

	for ( i in sizes )
		{
		local t = Tables();
		fill(t, sizes[i]);
		all += t;
		}

	event step();
	}
