# args: -b --error-format full %
# exit: 1

global hits: table[addr, port] of count;

event zeek_init()
	{
	hits[10.0.0.1] = 1;
	}
