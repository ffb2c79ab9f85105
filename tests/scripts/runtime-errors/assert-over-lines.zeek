# exit: 1
# An assert is told of at its condition. Derived from the reference's sources, not recorded.

hook assertion_failure(cond: string, msg: string, bt: Backtrace)
	{
	print cond, msg, bt[0]$line_location;
	}

event zeek_init() &priority=2
	{
	local x = 5;
	assert
		x == 6,
		"not six";
	}

event zeek_init() &priority=1
	{
	local x = 5;
	assert x == 5 &&
		x == 6;
	}
