# args: -b --error-format json %
# exit: 1
# How repeated errors are told is not the reference's, which tells each.

global numbers: table[string] of count;

function look(key: string): count
	{
	return numbers[key];
	}

event zeek_init()
	{
	print look("none");
	}

event zeek_init()
	{
	print look("of");
	}

event zeek_init()
	{
	print look("these");
	}

event zeek_init()
	{
	print look("is");
	}

event zeek_init()
	{
	print look("there");
	}
