# args: -b --error-format full %
# exit: 1

global report: function(n: count): string;

function report(n: string): string
	{
	return n;
	}
