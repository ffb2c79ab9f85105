# args: -b --error-format full %
# exit: 1
# Not recorded from the reference: the advice is this program's own.

event zeek_init()
	{
	n = 3;
	print n, later;
	print Notice::log;
	print Site::local_nets;
	}

global later = 3;
