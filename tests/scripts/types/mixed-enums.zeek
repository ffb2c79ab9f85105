# Enums of different types stand for one another, with a warning, but not in one constructor.

type Color: enum { RED, GREEN };
type City: enum { ROME, PARIS };

function paint(c: Color) { print c; }

event zeek_init()
	{
	local c = RED;
	c = PARIS;
	paint(ROME);
	print RED == ROME;
	for ( k in set(GREEN) )
		print k;
	for ( k in set(PARIS) )
		print k;
	}
