# args: -b --error-format full %
# exit: 1
# Not recorded from the reference: the advice is this program's own.

function a()
	{
	local a: string = null;
	}

function b()
	{
	local a = true;
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
