# args: -b --error-format full %
# exit: 1

function later(): string
	{
	return when ( T ) { return "done"; }
	}

event zeek_init()
	{
	print later();
	}
