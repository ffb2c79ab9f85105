# args: -b --error-format full %
# exit: 1

function start(): count
	{
	exit(3);
	return 1;
	}

global first = start();
