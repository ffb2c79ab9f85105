# args: -b --error-format full %
# exit: 1
# Not recorded from the reference: the advice is this program's own.

function a()
	{
	local n = 3;
	print "n = " + n;
	}

function b()
	{
	print 80 == 80/tcp;
	}

function c()
	{
	print 10.0.0.1 == "10.0.0.1";
	}

function d()
	{
	local i: interval = 5;
	}

function e()
	{
	local host: addr = "1.2.3.4";
	}

function f()
	{
	local p: port = 80;
	}

function g()
	{
	local s = "5";
	local n: count = s;
	}

function h()
	{
	print network_time() + 5;
	}
