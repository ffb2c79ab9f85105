# What is deprecated is told of where it gets a handler, a hook body or a redefinition, too; a function may get its body.
global ev: event(n: count) &deprecated="no events";
global hk: hook() &deprecated;
global fn: function() &deprecated="no functions";
const c = 3 &redef &deprecated="no constants";
option o = 3 &deprecated="no options";
type R: record { } &deprecated="no records";
type E: enum { RED } &deprecated="no colours";

event ev(n: count) { }
hook hk() { }
function fn() { }
redef c = 4;
redef o = 5;
redef record R += { b: count &optional; };
redef enum E += { BLUE };

event zeek_init()
	{
	print c, o;
	}
