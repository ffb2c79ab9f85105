# One loop variable may stand in brackets, whatever is looped over.

for ( [i], v in vector("a", "b") )
	print i, v;

for ( [c] in "xy" )
	print c;

for ( [k] in set(7) )
	print k;
