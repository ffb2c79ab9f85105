# args: -b --error-format full %
# exit: 1

global n = 0;

event zeek_init()
	{
	for ( n in set(1, 2) )
		print n;
	}
