# args: -b --error-format short %
# What is told is not recorded from the reference, which tells nothing of this.

function f(s: string)
	{
	if ( s == /foo/ ) print 1;
	if ( /bar/ != s ) print 2;
	if ( s == /foo.*/ ) print 3;
	if ( /foo/ in s ) print 4;
	if ( s == /^foo$/ ) print 5;
	local p = /abc/;
	if ( s == p ) print 6;
	if ( s == /foo|bar/ ) print 7;
	if ( s == /foo/ ) print 8; # zeekling: allow ZK2012
	}
