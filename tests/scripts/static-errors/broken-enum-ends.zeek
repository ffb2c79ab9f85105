# args: -b --error-format zeek %
# exit: 1
# Where a name of an enum was refused, the reference reads no further than the next use of one of its names. Derived from
# the reference's sources.

type Color: enum { RED, GREEN };
redef enum Color += { BLUE = 7 };

global before: count = "one";

event zeek_init()
	{
	print RED;
	}

global after: count = "two";
