# args: -b --error-format full %
# exit: 1

global report: event(n: count);

event zeek_init()
	{
	event reprot(1);
	}
