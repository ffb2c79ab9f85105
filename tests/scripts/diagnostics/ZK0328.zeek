# args: -b --error-format full %
# exit: 1

module Clock;

export {
	global tick: event(n: count);
}

module Bell;

event zeek_init()
	{
	schedule 1 sec { tick(1) };
	}
