# args: -b --error-format full %
# exit: 1
# Not recorded from the reference: the advice is this program's own.

event tick()
	{
	schedule 5 sec tick();
	}

event tock()
	{
	schedule 5 { tock() };
	}
