# exit: 1
# Attributes that do not fit are told of the last expression or type before them; an enumerator of the token behind it.
# Derived from the reference's sources, not recorded.

global lone: count
	&optional;
global given
	= 5
	&log
	&optional;
global listed: vector of count = {
	1,
	2
}
	&ordered;
global twice: table[count] of count
	&create_expire=1min
	&write_expire=2min;

event one(a: count)
	&log
	{
	}
event two(a: count,
	b: string)
	&priority=1
	&optional
	{
	}
function three(): count
	&redef
	{ return 1; }
type E: enum {
	ONE = 1,
	TWO = "two"
};
function four(a: count,
	a: string,
	b: count)
	{
	}
global five: function(a: count &default=1,
	b: count,
	c: count &default=2);

# These are taken.
function six(a: count &log, b: count &redef): count { return a + b; }
event zeek_init()
	{
	local seven: count &default=7;
	local eight: count &default="eight";
	}

global nine: table[string] of count
	&default=function(n: count): count { return n; }
	&create_expire=1min;
global ten: table[string] of count
	&on_change=function(n: count) { }
	&create_expire=1min
	&redef;
global eleven: table[string] of count
	&expire_func=function(n: count): interval { return 1sec; }
	&create_expire=1min;
