# args: -b --error-format full %
# exit: 1
# Not recorded from the reference: the advice is this program's own.

function a()
	{
	local i = 0;
	i++;
	}

function b()
	{
	if ( 1 <> 2 ) print 1;
	}

function c()
	{
	if ( 1 === 2 ) print 1;
	}

function d()
	{
	local n := 3;
	}

function e()
	{
	if ( 1 < 2 < 3 ) print 1;
	}

function f()
	{
	if ( "a" ~ /a/ ) print 1;
	}

function g()
	{
	print f"n = {n}";
	}

function h()
	{
	local u = "a" if T else "b";
	}
