# What nothing but statements at top level names is told as what nothing names: a function that is not exported, the
# handler of an event or hook that is not declared. Seen of handlers in the reference's own tests, else derived from its
# sources.

module M;

export {
	global known: event();
}

function helped() { print "helped"; }
function used() { helped(); }
function named() { print "named"; }
function handled() { print "handled"; }

event known() { handled(); }
event unknown_here() { print "unknown_here"; }
hook veto() { print "veto"; }

used();
local n = named;
n();
event known();
event unknown_here();
hook veto();
