# exit: 1
# An enum is written where a type is declared, or within that; anywhere else the reference reads no further. Derived from
# its source, not recorded from it.

type Light: record {
	color: enum { RED, GREEN };
	at: table[count] of enum { LEFT, RIGHT } &optional;
};

redef record Light += {
	state: enum { ON, OFF } &default=ON;
};

global light = Light($color=RED);
global other: enum { SMALL, LARGE };

function pick(which: enum { FIRST, LAST })
	{
	local found: vector of enum { YES, NO };
	}
