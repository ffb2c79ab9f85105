# args: -b --error-format full %
# exit: 1
# Not recorded from the reference: the advice is this program's own.

function a(n: count)
	{
	return n;
	}

function b(n: count): count
	{
	return;
	}

function c(n: string): count
	{
	return n;
	}
