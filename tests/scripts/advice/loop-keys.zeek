# args: -b --error-format full %
# exit: 1
# Not recorded from the reference: the advice is this program's own.

global t: table[string, count] of bool;
global s: set[string];

event zeek_init()
	{
	for ( k in t )
		print k;
	for ( a, b in t )
		print a, b;
	for ( c, d in s )
		print c, d;
	}
