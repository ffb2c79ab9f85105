# args: -b --error-format full %
# exit: 1
# Not recorded from the reference: the advice is this program's own.

counter: count = 0;

event zeek_init()
	{
	print counter;
	}
