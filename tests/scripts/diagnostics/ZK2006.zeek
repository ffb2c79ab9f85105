# args: -b --error-format full %

global ports: table[addr] of set[port] &default=set();

function seen(a: addr, p: port)
	{
	add ports[a][p];
	}
