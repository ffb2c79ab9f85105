# Another name for a record is a type of that name, of the same fields. A redefinition reaches the names that stand for
# the record itself, not those that stand for these. Derived from the reference's source, not recorded from it.

type Point: record { x: count; y: string &default="d"; };
type Spot: Point;
type Place: Spot;

function moved(p: Point): Spot
	{
	return p;
	}

global early = moved(Point($x=9));

redef record Point += { z: count &optional; };

event zeek_init()
	{
	local spot: Spot;
	spot$x = 3;
	print spot, type_name(spot), Spot, Place, type_name(Spot($x=1)), type_name(Place($x=1));
	print Point($x=1), Spot($x=1), Place($x=1), type_name(vector(spot)), spot is Spot, early$x, type_name(early);
	}
