# Depends, on purpose, on the order in which a set and handlers of one priority come: `zeekling test` passes it, and
# finds it out with --shuffle-containers.

global seen: set[string] = { "a", "b", "c" };
global first = "";

event zeek_init()
	{
	for ( s in seen )
		{
		first = s;
		break;
		}
	}

event zeek_init() &priority=-5
	{
	print first;
	}
