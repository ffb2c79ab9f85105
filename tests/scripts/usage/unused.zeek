# What nothing can call is told: a handler of an event that is named nowhere else, a function that is not exported.

module M;

export {
	global start: function();
	global known: event();
}

function used() { }
function forgotten() { forgotten(); }
function only_by_typo() { }
function kept() &is_used { }
function by_default(n: count): count { return n; }

global cached: table[count] of count = table() &default=by_default;

event known() { }
event raised() { }

function start()
	{
	used();
	event raised();
	}

event misspelt() { only_by_typo(); }
event zeek_init() { }
hook veto() { }

# Declared, but kept to the module, and raised by nobody; and one that an unreached handler alone raises.
global raised_there: event();
global kept_here: event();
event kept_here() { event raised_there(); }
event raised_there() { }
