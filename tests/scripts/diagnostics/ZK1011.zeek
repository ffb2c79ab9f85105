# args: -b --error-format full %

function sign(n: int): string
	{
	if ( n > 0 )
		return "positive";
	}

event zeek_init()
	{
	print sign(-1);
	}
