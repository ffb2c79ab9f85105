# Alternate prototypes go by the names of parameters; a deprecated one warns the handler that uses it.

global arrived: event(who: string, when_: count);
global arrived: event(when_: count) &deprecated="take both";
global arrived: event();

event arrived(when_: count) { print "when", when_; }
event arrived() { print "somebody"; }
event arrived(who: string, when_: count) { print who, when_; }

event zeek_init()
	{
	event arrived("ann", 7);
	}
