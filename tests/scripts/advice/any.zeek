# args: -b --error-format full %
# exit: 1
# Not recorded from the reference: the advice is this program's own.

function a()
	{
	local x: any = 3;
	print x + 1;
	}

function b()
	{
	local x: any = 3;
	local n: count = x;
	}
