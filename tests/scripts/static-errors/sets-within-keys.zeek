# exit: 1
# The set that a key spreads is evaluated at once, and can't depend on what is local. Derived from the reference's source, not recorded
# from it.

function f(s: set[port]): table[port, count] of string
	{
	return table([s, 1] = "x");
	}

event zeek_init()
	{
	local ports = set(80/tcp, 443/tcp);
	local t: table[port] of string = { [ports] = "z" };
	}

global later: table[string] of set[port];

const unset_yet: table[port, count] of string = { [later["web"], 1] = "x" };
