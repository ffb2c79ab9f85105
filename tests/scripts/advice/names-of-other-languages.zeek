# args: -b --error-format full %
# exit: 1
# Not recorded from the reference: the advice is this program's own.

function a()
	{
	local x: string = null;
	}

function b()
	{
	local x = true;
	}

function c()
	{
	local v = vector(1);
	print len(v);
	}

function d()
	{
	println("x");
	}
