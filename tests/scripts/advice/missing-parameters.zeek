# args: -b --error-format full %
# exit: 1
# Not recorded from the reference: the advice is this program's own.

event zeek_init {
	print 1;
}

function f {
	print 1;
}

event zeek_done();
	{
	print 1;
	}
