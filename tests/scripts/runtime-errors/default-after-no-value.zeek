# exit: 7
# A field whose expression has no value gets its default; what that raises is what unwinds.

global calls = 0;

function nothing(): count
	{
	}

function one(): count
	{
	if ( ++calls % 3 == 1 )
		return 5;
	if ( calls % 3 == 2 )
		return 1 / ( calls - calls );
	exit(7);
	}

type Given: record { n: count &default = one(); };

event zeek_init() &priority=1
	{
	print Given($n=nothing());
	print "not reached";
	}

event zeek_init()
	{
	print Given()$n;
	}

event zeek_init() &priority=-1
	{
	print vector(Given($n=nothing())), "not reached";
	print "nor this";
	}

event zeek_init() &priority=-2
	{
	print Given($n=nothing());
	print "exit is not swallowed";
	}
