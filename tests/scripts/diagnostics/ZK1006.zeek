# args: -b --error-format full %
# exit: 1

event zeek_init()
	{
	local big = 18446744073709551615;
	local n: int = big;
	}
