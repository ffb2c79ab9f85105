# args: -b --error-format full %
# exit: 1
# The reference only says that the events are unknown.

module Clock;

export {
	global tick: event(n: count);
}

global tock: event(n: count);

module Bell;

event zeek_init()
	{
	event tick(1);
	schedule 1 sec { tick(2) };
	event tock(1);
	event Bell::tick(3);
	event Clock::zeek_done();
	local n = 1;
	local f = function[n]() { event tock(n); };
	f();
	}
