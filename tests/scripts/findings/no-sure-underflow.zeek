# args: -b --lint certain --error-format full --allow ZK2004 %
# What is told is not recorded from the reference, which tells nothing of this.

global shared: vector of count = vector();

function fill() { shared += 1; }

function called(): count
	{
	shared = vector();
	fill();
	return |shared| - 1;
	}

function aliased(): count
	{
	local a: vector of count = vector();
	local b = a;
	b += 1;
	return |a| - 1;
	}

function looped(v: vector of count): count
	{
	local n: count = 0;
	for ( i in v )
		++n;
	return n - 1;
	}

function looped_while(): count
	{
	local n: count = 0;
	while ( T )
		{
		if ( n == 3 )
			break;
		++n;
		}
	return n - 3;
	}

function broken_off(n: count): count
	{
	while ( n > 0 )
		{
		if ( n == 5 )
			break;
		--n;
		}
	return n - 1;
	}

function never(): count
	{
	local n: count = 0;
	if ( n > 0 )
		n -= 1;
	while ( n > 0 )
		--n;
	return n > 0 ? n - 1 : n;
	}

function signed(): int
	{
	local n: int = 0;
	--n;
	n -= 5;
	local m = +1;
	m -= 2;
	return +0 - 4;
	}

function captured(): count
	{
	local n: count = 0;
	local f = function[n](): count { ++n; return n - 1; };
	n = f();
	return n - 1;
	}

function chosen(n: count): count
	{
	switch ( n ) {
		case 0:
			n = 4;
			break;
		default:
			break;
	}
	return n - 1;
	}

function by_type(a: any): int
	{
		{ local c: count = 0; print c; }
	switch ( a ) {
		case type int as c:
			--c;
			return c;
		default:
			return 0;
	}
	}

function appended(): count
	{
	local v: vector of count;
	v[|v|] = 1;
	return |v| - 1;
	}

function kept_in_loop(): count
	{
	local sum = 0;
	local i = 0;
	while ( i < 3 )
		{
		local s: set[count];
		add s[i];
		++i;
		local n = |s| - 1;
		sum += n;
		}
	return sum;
	}

function inserted(t: table[string] of count): count
	{
	if ( |t| == 0 )
		t["a"] = 1;
	return |t| - 1;
	}

function stepped_over(): count
	{
	local n: count = 0;
	if ( ++n > 0 && n == 1 )
		return n - 1;
	return (n = 5) - 4;
	}

function later()
	{
	local n: count = 0;
	when [n] ( n == 0 )
		{
		++n;
		print n - 1;
		}
	}
