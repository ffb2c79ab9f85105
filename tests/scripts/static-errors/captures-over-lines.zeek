# exit: 1
# What is wrong with captures is told of the body, of its end where there is no list, and of a `when` from its timeout on.
# Derived from the reference's sources, not recorded.

event zeek_init()
	{
	local a = 1;
	local b = 2;
	local c = 3;
	local f1 = function()
		{
		print a;
		};
	local f2 = function[a]()
		{
		print a + b;
		};
	local f3 = function[a, c]()
		{
		print a;
		};
	local f4 = function[a, a]()
		{
		print a;
		};
	when [a, b] ( a > 3 )
		{
		print "b is not used";
		}
	when [a, b] ( a > 3 )
		{
		print "b is used below";
		}
	timeout 1sec
		{
		print b;
		}
	when [a, a] ( a > 3 && b > 3 )
		{
		print a;
		}
	timeout 1sec
		{
		print a;
		}
	when [c] ( b > 2 )
		{
		print c;
		}
	timeout 1sec
		{
		print "no b";
		}
	}
