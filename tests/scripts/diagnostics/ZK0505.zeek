# args: -b --error-format full %
# exit: 1

global hits: table[addr, port] of count;

event zeek_init()
	{
	for ( a in hits )
		print a;
	}
