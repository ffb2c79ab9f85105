# exit: 1
# A global that holds a function is not known in its own initialiser, unless it was declared before. Derived from the
# reference's sources, not recorded.

global before: function(n: count): count &redef;
redef before = function(n: count): count { return n > 0 ? n + before(n - 1) : 0; };
global within: function(n: count): count = function(n: count): count { return n > 0 ? within(n - 1) : 0; };
global count_it: count = count_it + 1;

event zeek_init()
	{
	print before(3);
	}
