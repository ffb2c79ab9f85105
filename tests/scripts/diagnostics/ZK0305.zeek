# args: -b --error-format full %
# exit: 1

module Counter;

global n = 1;

module Other;

event zeek_init()
	{
	print Counter::n;
	}
