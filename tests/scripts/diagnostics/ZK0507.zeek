# args: -b --error-format full %
# exit: 1

event zeek_init()
	{
	for ( i in 10 )
		print i;
	}
