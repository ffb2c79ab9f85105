# What yields nothing is also a function that yields `any`, and one of any number of arguments is also one that takes a
# string. Not recorded; derived from Type.cc, same_type.

const extension: function(path: string): any = function(path: string) { } &redef;
const digest: function(text: string): string = sha256_hash &redef;

redef extension = function(path: string): count { return |path|; };

global quiet: function(s: string): any = function(s: string) { print "quiet", s; };
global joined: function(va_args: any): string = cat;

function shout(s: any): string
	{
	return to_upper(cat(s));
	}

event zeek_init()
	{
	print extension("abcd");
	print digest("x") == sha256_hash("x");
	quiet("called");
	local result: any = 1;
	result = quiet("assigned");
	print "kept", result;
	print quiet("printed");
	print joined("a", 1, T);
	joined = shout;
	print joined("b");
	}
