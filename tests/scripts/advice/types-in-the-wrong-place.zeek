# args: -b --error-format full %
# exit: 1
# Not recorded from the reference: the advice is this program's own.

function a()
	{
	int n = 3;
	}

function b()
	{
	local v: vector[count];
	}

function c()
	{
	local t: table[count];
	}

function d()
	{
	local x count = 3;
	}

function k(count x): count
	{
	return x;
	}

function l(x count): count
	{
	return x;
	}

function m(x)
	{
	}

function o(x: count) -> count
	{
	return x;
	}
