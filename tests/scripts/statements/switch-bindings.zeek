# Each case of a switch over types may use a name again, in one switch and in the next.

function show(x: any)
	{
	switch ( x ) {
	case type count as v:
		print "count", v + 1;
		break;
	case type string as v:
		print "string", v + "!";
		break;
	}

	switch ( x ) {
	case type string as v:
		print |v|;
		break;
	default:
		break;
	}
	}

event zeek_init()
	{
	show(1);
	show("two");
	}
