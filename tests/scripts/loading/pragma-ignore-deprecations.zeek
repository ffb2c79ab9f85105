# Nothing is said of what is deprecated between a push and its pop, wherever the two stand: around declarations, within
# a body, around a condition, within an item; and of files loaded there. What stands outside is told. Derived from the
# reference's sources.

@load ./_deprecated-uses

type Colour: enum { RED };
type Taste: enum { SWEET };
type R: record { old: count &default=1 &deprecated="the field"; };

function old(): bool &deprecated="the function" { return T; }

@pragma push ignore-deprecations
@load ./_deprecated-uses-too
@if ( old() )
global a = old();
@endif
@pragma push ignore-deprecations
global b = old();
@pragma pop ignore-deprecations
global c = old();
@pragma pop

@if ( old() )
global d = old();
@endif

function f(): bool
	{
	local r = R();
	local taste = SWEET;
@pragma push ignore-deprecations
	print r$old;
	taste = RED;
	local x = old();
@pragma pop
	print r$old;
	taste = RED;
	return old();
	}

global g =
@pragma push ignore-deprecations
    old() &&
@pragma pop
    old();

event zeek_init()
	{
	print a, b, c, d, f(), g;
	}
