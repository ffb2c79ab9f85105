# args: -b --error-format full %
# exit: 1

global report: event(n: count);

hook report(n: count)
	{
	print n;
	}
