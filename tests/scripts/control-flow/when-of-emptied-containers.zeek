# A condition is not looked at again because a whole table, set or vector was emptied: only because one was changed. Read
# from the reference's sources, not recorded.

redef exit_only_after_terminate = T;

global t = table([1] = 2);
global v = vector(1, 2);
global pads = 0;
global step: event();

event pad()
	{
	if ( ++pads % 8 == 0 )
		event step();
	else
		event pad();
	}

event step()
	{
	switch ( pads ) {
	case 8:
		delete t;
		delete v;
		clear_table(t);
		print "emptied", |t|, |v|;
		break;
	case 16:
		t[2] = 3;
		delete t[2];
		v += 4;
		resize(v, 0);
		print "changed", |t|, |v|;
		break;
	case 24:
		terminate();
		return;
	}
	event pad();
	}

event zeek_init()
	{
	when ( |t| == 0 )
		{
		print "no element";
		}
	when ( |v| == 0 )
		{
		print "no item";
		}
	event pad();
	}
