# args: -b --error-format short %
# What is told is not recorded from the reference, which tells nothing of this.

type R: record { n: count &default=0; };
global a: table[string] of set[string] &default=set();
global b: table[string] of R &default=R();
global c: table[string] of vector of count &default=vector();
global d: table[string] of R &default_insert=R();
global e: table[string] of count &default=0;
function f(k: string)
	{
	add a[k]["x"];
	b[k]$n = 3;
	c[k] += 1;
	++b[k]$n;
	b[k]$n += 1;
	c[k][0] = 1;
	delete a[k]["x"];
	}
function g(k: string)
	{
	d[k]$n = 3;
	++e[k];
	e[k] += 1;
	if ( k !in a ) a[k] = set();
	add a[k]["x"];
	b[k] = R();
	b[k]$n = 3;
	local r = b[k];
	r$n = 3;
	b[k] = r;
	}
