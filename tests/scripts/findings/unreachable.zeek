# args: -b --lint all --error-format short %
# What is told is not recorded from the reference, which tells nothing of this.

function f(n: count): count
	{
	while ( T ) { ++n; }
	print "never";
	return n;
	}
function g(n: count): count
	{
	if ( n > 1 ) return 1; else return 2;
	print n;
	}
function h(n: count): count
	{
	for ( i in vector(1) ) { next; print i; }
	switch ( n ) { case 1: return 1; default: return 2; }
	print 3;
	}
function e() { exit(1); print 1; }
function k(): count { if ( F ) print 1; return 1; }
function w(): count { while ( T ) { break; } return 1; }
