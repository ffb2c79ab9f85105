# args: -b --lint all --error-format short %
# What is told is not recorded from the reference, which tells nothing of this.

module M;
function helper(): count { return 1; }
function recursive(n: count): count { return recursive(n); }
function used(): count { return 2; }
event zeek_init()
	{
	local a = 1;
	local b = 2;
	b = 3;
	local f = function[a](): count { return 1 + a; };
	local x = used();
	when [x] ( x > 0 ) { print 1; }
	for ( i, e in vector(1,2) ) print 1;
	local w = 3; # zeekling: allow ZK2008
	}
