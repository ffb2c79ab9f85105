# args: -b --error-format full %
# exit: 1
# Not recorded from the reference: the advice is this program's own.

global x = 3
global y = 4;

type R: record { a: count; }
type S: record { b: count; };

function a()
	{
	print 1
	}

function b()
	{
	local z = 3
	return;
	}
