# args: -b --error-format full %
# exit: 1

function limit(): count
	{
	print "no limit is set";
	exit(1);
	return 0;
	}

global most = limit();
