# args: -b --error-format full %
# exit: 1

global limit = 5;

event zeek_init()
	{
	print limit(1);
	}
