# args: -b --error-format full %
# exit: 1

event zeek_init()
	{
	local n = 2;
	assert n == 3, "three are needed";
	}
