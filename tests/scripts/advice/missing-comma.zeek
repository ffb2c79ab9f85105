# args: -b --error-format full %
# exit: 1
# Not recorded from the reference: the advice is this program's own.

function a()
	{
	print "a" "b";
	}

global names: set[string] = { "x" "y" };
