# exit: 1
# A loop variable that has another type is told once: what is done with it is not told as well. Not recorded from the
# reference.

global by_port: table[port] of count;
global by_host: table[addr] of count;

event zeek_init()
	{
	for ( x in by_port )
		print x;

	for ( x in by_host )
		print by_host[x];
	}
