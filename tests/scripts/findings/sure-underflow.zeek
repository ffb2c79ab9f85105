# args: -b --error-format full %
# What is told is not recorded from the reference, which tells nothing of this.

function straight(): count
	{
	local n: count = 0;
	n -= 1;
	return n;
	}

function stepped(): count
	{
	local n = 1;
	--n;
	--n;
	return n;
	}

function fresh_vector(): count
	{
	local v: vector of count = vector();
	return |v| - 1;
	}

function assigned_vector(v: vector of count): count
	{
	v = vector(1, 2);
	return |v| - 3;
	}

function empty_branch(v: vector of count): count
	{
	if ( |v| == 0 )
		return |v| - 1;
	return |v| - 1;
	}

function early_return(v: vector of count): count
	{
	if ( |v| > 0 )
		return |v| - 1;
	return |v| - 1;
	}

function negated(x: count): count
	{
	if ( x > 0 )
		return 0 - x;
	return 0 - x;
	}

function bounded(x: count): count
	{
	if ( x < 5 && T )
		return x - 5;
	if ( 10 <= x || x == 7 )
		return 6 - x;
	return 6 - x;
	}

function tested(n: count): count
	{
	if ( n != 0 )
		--n;
	else
		--n;
	return n;
	}

function joined(b: bool): count
	{
	local n = 3;
	if ( b )
		n = 1;
	else
		n = 2;
	return n - 3;
	}

function undeclared_size(): count
	{
	local s: set[string];
	return |s| - 1;
	}
function literal(): count
	{
	return 1 - 2;
	}
