# args: -b --error-format full %
# exit: 1

const limit = 5;

event zeek_init()
	{
	limit = 6;
	}
