# args: -b --error-format full %
# exit: 1

global limit: count;

event zeek_init()
	{
	print limit;
	}
