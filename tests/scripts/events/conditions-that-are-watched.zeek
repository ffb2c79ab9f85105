# Which conditions are looked at again, and in which order: what they name, index and have captured is watched, what a
# function reads is not; who came to watch last goes first. From the reference's sources, not recorded.

type Entry: record { n: count &default=0; };

global level = 0;
global flag = F;
global entries: table[string] of Entry;
global asked = 0;

function ready(): bool
	{
	++asked;
	return flag;
	}

event step(n: count)
	{
	print "step", n, asked;

	switch ( n ) {
	case 1: flag = T; break;
	case 2: level = 2; break;
	case 3: entries["x"]$n = 5; break;
	case 4: level = 4; break;
	}

	if ( n == 3 )
		schedule 1 msec { step(4) };
	}

event zeek_init()
	{
	entries["x"] = Entry();

	when ( ready() ) # zeekling: allow ZK2015
		print "never";

	when ( level == 2 && ready() )
		print "level 2", asked;

	when ( level >= 2 )
		print "level 2 or more came last";

	when ( entries["x"]$n == 5 )
		print "element";

	when ( level == 4 )
		{
		print "level 4";
		level = 5;
		}

	when ( level == 5 )
		print "level 5";

	local own = Entry();

	when [own] ( own$n == 1 )
		print "captured";

	own$n = 1;
	event step(1);
	event step(2);
	event step(3);
	}
